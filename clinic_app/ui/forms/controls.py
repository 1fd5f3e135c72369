"""The control that fits a question: what it offers, shows and tells is the same for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.forms.count import Count
from clinic_app.ui.forms.open_choice import OpenChoice
from clinic_app.ui.forms.typed_line import TypedLine
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.degrees import DegreeField
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.words import Words

#: Up to this many options stand side by side; more go into a list.
MOST_SIDE_BY_SIDE = 8
#: A scale on which more is better.
ABILITY = "ability"
#: Options up to here are picked by a digit.
DIGITS = 9
#: How safety answers look when chosen, and the letter that picks them.
SAFETY = {"no": ("n", ""), "not_sure": ("s", "warn"), "yes": ("y", "danger"), "declined": ("", "warn")}


@dataclass(frozen=True)
class Control:
    """A widget that gives one answer.

    Attributes:
        widget: What stands on the page.
        show: Shows an answer, or none; tells nobody.
        answered: Tells what a person answered, None where it was taken back.
        wide: Whether it wants the whole width below its question.
    """

    widget: QWidget
    show: Callable[[Any], None]
    answered: SignalInstance
    wide: bool = False


def control_for(item: Item, words: Words, parent: QWidget) -> Control:
    """Return the control for one answer to a question."""
    if item.type in ("choice", "open-choice"):
        return _choice(item, words, parent)
    if item.type in ("integer", "decimal") and {"slider", "stepper", "degrees"}.intersection(item.controls):
        return _number(item, words, parent)
    if item.type == "boolean":
        tick = TickBox(item.text, parent=parent)
        return Control(tick, lambda value: tick.setChecked(bool(value)), tick.clicked)
    if item.type == "text":
        box = TextBox(name=item.text, placeholder=item.placeholder, lines=1, parent=parent)
        return Control(box, lambda value: box.keep_up(str(value or "")), box.settled, wide=True)
    line = TypedLine(item, words, parent)
    return Control(line, line.show_value, line.answered)


def _number(item: Item, words: Words, parent: QWidget) -> Control:
    if "slider" in item.controls:
        of_pain = ABILITY not in item.controls
        scale = PainScale(name=item.text, lowest=int(item.minimum or 0), of_pain=of_pain, parent=parent)
        return Control(scale, scale.set_value, scale.chosen, wide=True)
    return _stepper(item, words, parent) if "stepper" in item.controls else _degrees(item, parent)


def _choice(item: Item, words: Words, parent: QWidget) -> Control:
    safety = set(SAFETY) >= {option.code for option in item.options} and "not_sure" in {o.code for o in item.options}
    options = [_option(one.code, one.text, place, safety=safety) for place, one in enumerate(item.options, start=1)]
    if item.type == "open-choice":
        choice = OpenChoice(
            options, name=item.text, placeholder=words("form.choose"), other=words("form.other"), parent=parent
        )
        return Control(choice, choice.set_value, choice.chosen)
    if len(options) <= MOST_SIDE_BY_SIDE:
        segments = Segments(options, name=item.text, parent=parent)
        return Control(segments, segments.set_value, segments.chosen)
    box = ChoiceBox(options, name=item.text, placeholder=words("form.choose"), parent=parent)
    return Control(box, box.set_value, box.chosen)


def _option(code: str, text: str, place: int, *, safety: bool) -> Option:
    """Return an option; a safety answer is picked by its letter, any other of the first nine by its digit."""
    if safety:
        key, level = SAFETY[code]
        return Option(code, text, key=key, level=level)
    return Option(code, text, key=str(place) if place <= DIGITS else "")


def _stepper(item: Item, words: Words, parent: QWidget) -> Control:
    count = Count(item, words, parent)
    return Control(count, count.set_value, count.stepper.entered)


def _degrees(item: Item, parent: QWidget) -> Control:
    field = DegreeField(
        name=item.text,
        lowest=int(item.minimum if item.minimum is not None else 0),
        highest=int(item.maximum if item.maximum is not None else 360),
        parent=parent,
    )
    return Control(field, lambda value: field.set_value(None if value is None else int(value)), field.entered)
