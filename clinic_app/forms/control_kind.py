"""Which control an item gets, by one name; decided here so that a file can be judged without a window."""

from __future__ import annotations

from typing import Literal

from clinic_app.forms.questionnaire import Item

ControlKind = Literal[
    "heading",
    "words",
    "yes_no",
    "tick",
    "chips",
    "segments",
    "listed",
    "folded",
    "suggested",
    "open_choice",
    "many_open",
    "coded_line",
    "scale",
    "slider",
    "stepper",
    "degrees",
    "number",
    "quantity",
    "line",
    "text",
    "date",
    "time",
    "dateTime",
    "url",
    "file",
    "none",
]

#: Up to this many options stand side by side; more go into a list.
MOST_SIDE_BY_SIDE = 8
#: From this many options on a person types a part of the word.
FROM_HERE_TYPED = 25
#: So many may be on or off side by side; of more, each answer is typed by a part of its word.
MOST_CHIPS = 60
#: Answers longer than this many characters stand one below the other.
LONG_WORDS = 28
#: A slider with at most this many steps shows them all as buttons.
MOST_STEPS = 11
_SIMPLE: dict[str, ControlKind] = {
    "group": "heading",
    "display": "words",
    "quantity": "quantity",
    "text": "text",
    "string": "line",
    "url": "url",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "attachment": "file",
    "reference": "none",
}


def control_kind(item: Item) -> ControlKind:
    """Return the control of an item; ``none`` where it is shown as text only, which is a reference."""
    if item.chooses and item.is_question:
        return _choice(item)
    if item.type == "boolean":
        return "tick" if "check-box" in item.controls else "yes_no"
    if item.type in ("integer", "decimal"):
        return _number(item)
    return _SIMPLE[item.type]


def _choice(item: Item) -> ControlKind:
    if not item.options:
        return "coded_line"
    if item.repeats and len(item.options) < MOST_CHIPS:
        return "many_open" if item.type == "open-choice" else "chips"
    if "autocomplete" in item.controls or len(item.options) >= FROM_HERE_TYPED:
        return "suggested"
    if item.type == "open-choice":
        return "open_choice"
    if len(item.options) > MOST_SIDE_BY_SIDE:
        return "folded"
    orientation = item.details.orientation
    is_long = orientation != "horizontal" and any(len(one.text) > LONG_WORDS for one in item.options)
    return "listed" if orientation == "vertical" or is_long else "segments"


def _number(item: Item) -> ControlKind:
    controls = item.controls
    if "slider" in controls:
        low, high, step = item.minimum or 0, item.maximum if item.maximum is not None else 100, item.step or 1
        whole = float(low).is_integer() and step == 1
        return "scale" if whole and low in (0, 1) and high == MOST_STEPS - 1 else "slider"
    if "stepper" in controls:
        return "stepper"
    return "degrees" if "degrees" in controls else "number"
