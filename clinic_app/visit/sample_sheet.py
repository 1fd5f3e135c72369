"""A home-care sheet for an invented patient, made without a record: to look at, and to measure how it reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clinic_app.knowledge.exercises import Exercise
from clinic_app.visit.home_care import KINDS, PHASES, PROPOSED
from clinic_app.visit.home_care_words import CHEST, NEEDLING, empty_sheet, today_words
from clinic_app.visit.printed_exercise import DoseWords, Given, printed_exercise
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead, PrintedMark

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.visit.sheet_template import SheetTemplate
    from clinic_app.words import Words

PATIENT, NUMBER, AUTHOR = "Sam Rivers", 1001, "J. Adeyemi"
HEAD = Letterhead("Harbour Street Clinic", "01632 960001", "999")
DAY = date(2026, 11, 20)
MUSCLES, SIDE = ("quadratus_lumborum", "gluteus_medius"), "right"
AREAS = ("lower_back", "buttock_upper")


def sample_sheet(
    reference: Reference,
    template: SheetTemplate,
    words: Words,
    head: Letterhead = HEAD,
    muscles: tuple[str, ...] = MUSCLES,
) -> HomeCareSheet:
    """Return the sheet of somebody needled near the chest today, with exercises for some muscles of the right side."""
    say, exercises = template.words, exercises_for(reference, muscles)
    today, again = _day(words, DAY), _day(words, DAY + timedelta(weeks=2))
    names = (words("side.right"), words("side.left"))
    dose, given = DoseWords(say), Given(SIDE)
    aftercare = (*template.aftercare.get(NEEDLING, ()), *template.aftercare.get(CHEST, ()))
    zones = reference.knowledge.zones
    areas = [f"{names[0]} {zones[one].plain or zones[one].label.lower()}" for one in AREAS if one in zones]
    return replace(
        empty_sheet(template, words, head),
        for_patient=say["for_patient"].format(patient=PATIENT, author=AUTHOR, date=today),
        patient=f"{PATIENT} · {words('patient.number', number=NUMBER)}",
        message=template.message.format(area=areas[0]) if areas else template.message_without_area,
        exercises=tuple(printed_exercise(one, given, dose, names) for one in exercises),
        aftercare=tuple(one.format(emergency=head.emergency) for one in aftercare),
        next_visit=f"{say['next_visit'].format(day=again)} · {say['bring']}",
        footer=f"{say['not_emergency'].format(author=AUTHOR, date=today)} {say['draft']}",
        today=today_words(template, exercises),
        where=say["where"].format(areas=", ".join(areas)) if areas and "where" in say else "",
        marks=tuple(PrintedMark(one, SIDE, 6, "ache", "", None, "") for one in AREAS if one in zones),
        until=say["until"].format(until=again),
        showed_me=say.get("showed_me", ""),
    )


def exercises_for(reference: Reference, muscles: tuple[str, ...]) -> list[Exercise]:
    """Return exercises for some muscles as they would be proposed to somebody with nothing against any of them."""
    served = reference.knowledge.exercises_of_muscle
    known = {one.id: one for muscle in muscles for one in served.get(muscle, ())}
    by_phase: dict[str, list[Exercise]] = {phase: [] for phase in PHASES}
    for one in sorted(known.values(), key=lambda each: (each.kind not in KINDS, each.picture is None)):
        by_phase[one.phase].append(one)
    turns = [(place, phase) for place in range(PROPOSED) for phase in PHASES if len(by_phase[phase]) > place]
    chosen = [by_phase[phase][place] for place, phase in turns][:PROPOSED]
    return sorted(chosen, key=lambda one: PHASES.index(one.phase))


def _day(words: Words, day: date) -> str:
    return words("date.day", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)
