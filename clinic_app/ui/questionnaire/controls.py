"""The control of an item: for one answer, or for several where the item takes several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from clinic_app.forms.control_kind import control_kind
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.questionnaire import Option as Answer
from clinic_app.ui.forms.controls import ABILITY
from clinic_app.ui.forms.open_choice import OpenChoice
from clinic_app.ui.questionnaire.ends import WithEnds
from clinic_app.ui.questionnaire.file_field import FileField
from clinic_app.ui.questionnaire.naming import said
from clinic_app.ui.questionnaire.quantity_field import QuantityField
from clinic_app.ui.questionnaire.sketch import Sketch
from clinic_app.ui.questionnaire.slider import Slider
from clinic_app.ui.questionnaire.suggested import Suggested
from clinic_app.ui.questionnaire.typed_field import TypedField
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.degrees import DegreeField
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segment_rows import Shape
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.words import Words

#: Options up to here are picked by a digit.
DIGITS = 9
HIGHEST_COUNT = 9999


@dataclass(frozen=True)
class Control:
    """A widget that gives one answer.

    Attributes:
        widget: What stands on the page.
        show: Shows an answer, or none; tells nobody.
        answered: Tells what a person answered, None where it was taken back; nothing is told by what cannot answer.
        amiss: Tells in words what does not fit.
        wide: Whether it wants the whole width below its question.
    """

    widget: QWidget
    show: Callable[[Any], None]
    answered: SignalInstance | None = None
    amiss: SignalInstance | None = None
    wide: bool = False


def control_for(item: Item, words: Words, parent: QWidget) -> Control:
    """Return the control for one answer to an item."""
    return _MADE.get(control_kind(item), _line)(item, words, parent)


def numbered(options: tuple[Answer, ...]) -> list[Option]:
    """Return options to offer, the first nine picked by their digit."""
    return [
        Option(one.code, f"{one.prefix} {one.text}".strip(), key=str(place) if place <= DIGITS else "")
        for place, one in enumerate(options, start=1)
    ]


def _segments(item: Item, _words: Words, parent: QWidget) -> Control:
    kind = control_kind(item)
    shape: Shape = "listed" if kind == "listed" else "joined"
    options = Sketch(numbered(item.options), name=item.text, shape=shape, parent=parent)
    return Control(options, _lenient(options.set_value), options.chosen, wide=kind == "listed")


def _yes_no(item: Item, words: Words, parent: QWidget) -> Control:
    options = [Option(True, words("questionnaire.yes"), key="y"), Option(False, words("questionnaire.no"), key="n")]
    segments = Sketch(options, name=item.text, shape="joined", parent=parent)
    return Control(segments, _lenient(segments.set_value), segments.chosen)


def _tick(item: Item, words: Words, parent: QWidget) -> Control:
    tick = TickBox(said(item, f" · {words('questionnaire.needed')}" if item.required else ""), parent=parent)
    return Control(tick, lambda value: tick.setChecked(value is True), tick.clicked, wide=True)


def _folded(item: Item, words: Words, parent: QWidget) -> Control:
    box = ChoiceBox(numbered(item.options), name=item.text, placeholder=words("form.choose"), parent=parent)
    return Control(box, _lenient(box.set_value), box.chosen)


def _open_choice(item: Item, words: Words, parent: QWidget) -> Control:
    choice = OpenChoice(
        numbered(item.options),
        name=item.text,
        placeholder=words("form.choose"),
        other=words("form.other"),
        parent=parent,
    )
    return Control(choice, choice.set_value, choice.chosen)


def _suggested(item: Item, words: Words, parent: QWidget) -> Control:
    field = Suggested(item, words, parent)
    return Control(field, field.show_value, field.answered, field.amiss, wide=True)


def _scale(item: Item, _words: Words, parent: QWidget) -> Control:
    of_pain = ABILITY not in item.controls
    scale = PainScale(name=item.text, lowest=int(item.minimum or 0), of_pain=of_pain, parent=parent)
    ends = (item.details.lower, item.details.upper)
    shown = WithEnds(scale, ends, parent) if any(ends) else scale
    return Control(shown, lambda value: scale.set_value(_whole(value)), scale.chosen, wide=True)


def _slider(item: Item, _words: Words, parent: QWidget) -> Control:
    lowest = item.minimum if item.minimum is not None else 0
    highest = item.maximum if item.maximum is not None else 100
    default = 1 if item.type == "integer" or highest - lowest > 1 else 0.1
    slider = Slider(
        name=item.text,
        lowest=lowest,
        highest=highest,
        step=abs(item.step or default) or 1,
        ends=(item.details.lower, item.details.upper),
        parent=parent,
    )
    return Control(slider, slider.set_value, slider.chosen, wide=True)


def _stepper(item: Item, words: Words, parent: QWidget) -> Control:
    stepper = Stepper(
        name=item.text,
        fewer=words("form.fewer", name=item.text),
        more=words("form.more", name=item.text),
        unit=item.unit,
        lowest=int(item.minimum or 0),
        highest=int(item.maximum if item.maximum is not None else HIGHEST_COUNT),
        step=int(item.step or 1),
        parent=parent,
    )
    return Control(stepper, lambda value: stepper.set_value(_whole(value)), stepper.entered)


def _degrees(item: Item, _words: Words, parent: QWidget) -> Control:
    highest = int(item.maximum if item.maximum is not None else 360)
    field = DegreeField(name=item.text, lowest=int(item.minimum or 0), highest=highest, parent=parent)
    return Control(field, lambda value: field.set_value(_whole(value)), field.entered)


def _quantity(item: Item, words: Words, parent: QWidget) -> Control:
    field = QuantityField(item, words, parent)
    return Control(field, field.show_value, field.answered, field.amiss)


def _text(item: Item, _words: Words, parent: QWidget) -> Control:
    box = TextBox(name=item.text, placeholder=item.placeholder, lines=2, parent=parent)
    return Control(box, lambda value: box.keep_up(str(value or "")), box.settled, wide=True)


def _file(item: Item, words: Words, parent: QWidget) -> Control:
    field = FileField(item, words, parent)
    return Control(field, field.show_value, field.answered, field.amiss)


def _none(item: Item, words: Words, parent: QWidget) -> Control:
    label = Label(words("questionnaire.not_answered_here"), "small", tone="text_2", parent=parent)

    def show(value: object) -> None:
        held = value.get("display") or value.get("reference") if isinstance(value, dict) else value
        label.setText(str(held) if held else words("questionnaire.not_answered_here"))

    label.setAccessibleName(item.text)
    return Control(label, show)


def _line(item: Item, words: Words, parent: QWidget) -> Control:
    field = TypedField(item, words, parent)
    wide = control_kind(item) in ("line", "url", "coded_line")
    return Control(field, field.show_value, field.answered, field.amiss, wide=wide)


def _lenient(show: Callable[[Any], None]) -> Callable[[Any], None]:
    """Show an answer that is offered; one that is not (from an older form, from another program) shows as none."""

    def shown(value: object) -> None:
        try:
            show(value)
        except ValueError:
            show(None)

    return shown


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None


_MADE: dict[str, Callable[[Item, Words, QWidget], Control]] = {
    "segments": _segments,
    "listed": _segments,
    "yes_no": _yes_no,
    "tick": _tick,
    "folded": _folded,
    "open_choice": _open_choice,
    "suggested": _suggested,
    "scale": _scale,
    "slider": _slider,
    "stepper": _stepper,
    "degrees": _degrees,
    "quantity": _quantity,
    "text": _text,
    "file": _file,
    "none": _none,
}
