"""Which sentences a sheet's template must have, and what each may leave for the program to fill."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.data_files import Place
from clinic_app.languages.check import IS_COUNTED
from clinic_app.shapes import Fault, did_you_mean

if TYPE_CHECKING:
    from clinic_app.visit.sheet_template import SheetTemplate

#: Sentence → what is filled in; those every sheet needs, and those that may be left out.
NEEDED = {
    "for_patient": "patient author date",
    "call_us": "phone",
    "start": "",
    "end": "",
    "hold": "hold_seconds",
    "for_minutes": "minutes",
    "once": "",
    "times": "times",
    "times_range": "times times_to",
    "sets": "sets",
    "both_sides": "",
    "daily": "a_day",
    "weekly": "weekly",
    "until": "until",
    "aftercare_title": "",
    "stop_title": "",
    "next_visit": "day",
    "next_visit_at": "day time",
    "bring": "",
    "page": "page pages",
    "draft": "",
    "not_emergency": "author date",
}
OPTIONAL = {"where": "areas", "today": "", "today_advice": "", "today_without": "", "showed_me": "", "do": ""}
KNOWN = NEEDED | OPTIONAL


def sheet_faults(template: SheetTemplate) -> Iterator[Fault]:
    """Yield sentences that are missing or unknown, and placeholders that nobody fills."""
    for name in NEEDED:
        if name not in template.words:
            yield Fault(("words",), f"“{name}” is missing", "every sheet prints it")
    for name, said in template.words.items():
        counted = IS_COUNTED.fullmatch(name)
        if name not in KNOWN and not counted:
            yield Fault(("words", name), f"unknown sentence “{name}”", did_you_mean(name, KNOWN))
            continue
        yield from _filled(("words", name), said, KNOWN[counted[1] if counted else name])
    yield from _filled(("message",), template.message, "area")
    yield from _filled(("message_without_area",), template.message_without_area, "")
    yield from _filled(("emergency",), template.emergency, "emergency")
    for group, lines in template.aftercare.items():
        for number, said in enumerate(lines):
            yield from _filled(("aftercare", group, number), said, "emergency")
    for number, said in enumerate(template.stop):
        yield from _filled(("stop", number), said, "")


def _filled(place: Place, said: str, known: str) -> Iterator[Fault]:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(said) if name is not None]
    except ValueError:
        yield Fault(place, "has a brace without its partner")
        return
    names_known = known.split()
    for name in names:
        if name not in names_known:
            hint = did_you_mean(name, names_known) or f"known here: {known or 'none'}"
            yield Fault(place, f"unknown placeholder “{{{name}}}”", hint)
