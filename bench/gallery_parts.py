"""Controls of the gallery, each put into one of its states."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.degrees import DegreeField
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.halves_chip import HalvesChip
from clinic_app.ui.widgets.saved import SavedMark
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.tick_box import TickBox

SAFETY = (
    Option("no", "No", key="N"),
    Option("unsure", "Not sure", key="S", level="warn"),
    Option("yes", "Yes", key="Y", level="danger"),
)
ANSWERS = (Option("free", "Free"), Option("painful", "Painful"), Option("limited", "Limited"))


def flow(*widgets: QWidget) -> QWidget:
    """Return widgets in a wrapping row."""
    row = QWidget()
    layout = FlowLayout(row, across=8, down=6)
    for widget in widgets:
        layout.addWidget(widget)
    return row


def card(title: str, *widgets: QWidget, hint: str = "", icon: str = "") -> Card:
    """Return a card that holds widgets one under the other."""
    made = Card(title, hint=hint, icon=icon)
    for widget in widgets:
        made.body.addWidget(widget)
    return made


def off(widget: QWidget) -> QWidget:
    """Return the widget disabled."""
    widget.setEnabled(False)
    return widget


def on(chip: Chip | TickBox | Button) -> QWidget:
    """Return the widget checked."""
    chip.setCheckable(True)
    chip.setChecked(True)
    return chip


def chosen(value: object, options: tuple[Option, ...] = ANSWERS, **looks: object) -> Segments:
    """Return segments with one chosen."""
    made = Segments(options, name="Abduction", **looks)  # type: ignore[arg-type]  # shape and fill, by name
    made.set_value(value)
    return made


def pain(value: int | None, lowest: int = 0) -> PainScale:
    """Return a pain scale with a number chosen."""
    made = PainScale(name="Pain now", lowest=lowest)
    made.set_value(value)
    return made


def factor(words: str, value: str | None) -> HalvesChip:
    """Return a factor chip with an answer."""
    made = HalvesChip(words, worse="worse", eases="eases", no="no", keys=("W", "E", "N"))
    made.set_value(value)
    return made


def stepper(value: int | None, unit: str = "", level: str = "") -> Stepper:
    """Return a stepper with a value."""
    made = Stepper(name="Needles", fewer="One fewer", more="One more", unit=unit, highest=40)
    made.set_value(value)
    made.set_level(level)
    return made


def strip(level: str, lead: str, rest: str, *actions: str, inside: bool = False) -> Strip:
    """Return a strip with plain buttons."""
    made = Strip(level, lead, rest, inside=inside)  # type: ignore[arg-type]  # one of its levels
    for words in actions:
        made.add_action(Button(words))
    return made


def saved(state: str) -> SavedMark:
    """Return the saved mark in one of its states."""
    made = SavedMark(rescue="Keep a rescue copy")
    if state == "saved":
        made.show_saved("Saved 14:03:22")
    elif state == "saving":
        made._show("Saving…", "timer-outline", mark="text_2", tone="text_2")  # noqa: SLF001  without the 300 ms
    else:
        made.show_not_saved("Not saved since 14:03:22. The disk is full.")
    return made


def degrees(value: int | None) -> DegreeField:
    """Return a field of degrees."""
    made = DegreeField(name="Abduction, RIGHT", highest=180, last="150° on 6 November, painful from 120°")
    made.set_value(value)
    return made


def choice(value: str | None) -> ChoiceBox:
    """Return a list that drops down."""
    options = [Option("short", "0.25 × 30"), Option("long", "0.25 × 40")]
    made = ChoiceBox(options, name="Needle, mm", placeholder="Needle…")
    made.set_value(value)
    return made
