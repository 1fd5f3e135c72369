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
from clinic_app.visit.stop_signs import with_own_signs

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.visit.sheet_template import SheetTemplate
    from clinic_app.visit.spoken import Spoken

PATIENT, NUMBER, AUTHOR = "Sam Rivers", 1001, "J. Adeyemi"
HEAD = Letterhead("Harbour Street Clinic", "01632 960001", "999")
DAY = date(2026, 11, 20)
MUSCLES, SIDE = ("quadratus_lumborum", "gluteus_medius"), "right"
AREAS = ("lower_back", "buttock_upper")


def sample_sheet(
    reference: Reference,
    template: SheetTemplate,
    spoken: Spoken,
    head: Letterhead = HEAD,
    muscles: tuple[str, ...] = MUSCLES,
) -> HomeCareSheet:
    """Return the sheet of somebody needled near the chest today, with exercises for some muscles of the right side."""
    told, fill, exercises = spoken.sheet(template), spoken.fill, exercises_for(reference, muscles)
    say, today, again = told.words, spoken.day(DAY), spoken.day(DAY + timedelta(weeks=2))
    dose, given = DoseWords(say, spoken), Given(SIDE)
    aftercare = (*told.aftercare.get(NEEDLING, ()), *told.aftercare.get(CHEST, ()))
    zones = reference.knowledge.zones
    areas = [spoken.area(zones[one], SIDE) for one in AREAS if one in zones]
    return replace(
        with_own_signs(empty_sheet(template, spoken, head), template, exercises, spoken),
        for_patient=fill(say["for_patient"], patient=PATIENT, author=AUTHOR, date=today),
        patient=f"{PATIENT} · {spoken('patient.number', number=NUMBER)}",
        message=fill(told.message, area=areas[0]) if areas else told.message_without_area,
        exercises=tuple(printed_exercise(one, given, dose) for one in exercises),
        aftercare=tuple(fill(one, emergency=head.emergency) for one in aftercare),
        next_visit=f"{fill(say['next_visit'], day=again)} · {say['bring']}",
        footer=f"{fill(say['not_emergency'], author=AUTHOR, date=today)} {say['draft']}",
        today=today_words(told, exercises),
        where=fill(say["where"], areas=spoken.listed(areas)) if areas and "where" in say else "",
        marks=tuple(PrintedMark(one, SIDE, 6, "ache", "", None, "") for one in AREAS if one in zones),
        until=fill(say["until"], until=again),
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
