"""The home-care sheet of a visit in the patient's words, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.knowledge.exercises import Exercise
from clinic_app.visit.last_home_care import DOSES, EXERCISES, FORM, SIDE
from clinic_app.visit.note_sheet import marks
from clinic_app.visit.printed_exercise import DoseWords, Given, printed_exercise
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead, PrintedExercise, StopBox
from clinic_app.visit.spoken import Spoken
from clinic_app.visit.stop_signs import with_own_signs
from clinic_app.visit.treatments import given, is_needling, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: Site hazards whose aftercare names the lung.
LUNG = "pneumothorax_named"
NEEDLING, CHEST = "needling", "needling_chest"
#: From so many areas on they are listed; one alone stands in the main message.
MANY = 2
#: A space at which no line ends: a number stays in one piece.
UNBROKEN = "\u00a0"
VIEWS = ("front", "back", "right", "left")


@dataclass(frozen=True)
class SheetWords:
    """What the sheet says: the template's sentences filled with what stands in the visit.

    Attributes:
        chosen: Ids of the exercises, in order.
        spoken: The patient's language.
    """

    visit: OpenVisit
    template: SheetTemplate
    words: Words
    head: Letterhead
    chosen: tuple[str, ...]
    spoken: Spoken

    def made(self) -> HomeCareSheet:
        """Return the sheet as plain values."""
        say, fill, patient = self._told.words, self.spoken.fill, self.visit.patient
        by = self.visit.author.name if self.visit.author else ""
        day = self.spoken.day(self.visit.visit.care.local.date())
        number = self.spoken("patient.number", number=patient.number) if patient else ""
        exercises = [self._known(row) for row in self.chosen]
        empty = empty_sheet(self.template, self.spoken, self.head)
        return replace(
            with_own_signs(empty, self.template, exercises, self.spoken),
            for_patient=fill(say["for_patient"], patient=patient.name if patient else "", author=by, date=day),
            patient=f"{patient.name} · {number}" if patient else "",
            message=self._message(),
            exercises=tuple(self._exercise(row) for row in self.chosen),
            own_line=str(self.visit.value(FORM, "own_line") or ""),
            aftercare=tuple(self._aftercare()),
            next_visit=self._next_visit(),
            footer=f"{fill(say['not_emergency'], author=by, date=day)} {say['draft']}",
            today=today_words(self._told, exercises),
            where=self._where(),
            marks=tuple(replace(one, letter="", point=None) for one in marks(self.visit, self.words)),
            until=self._until(),
            showed_me=say.get("showed_me", "") if self.visit.value(FORM, "showed_me") == "yes" else "",
        )

    @cached_property
    def _told(self) -> SheetTemplate:
        """The template in the patient's language."""
        return self.spoken.sheet(self.template)

    def _known(self, row: str) -> Exercise:
        return self.visit.reference.knowledge.exercises[row]

    def _exercise(self, row: str) -> PrintedExercise:
        said = {name: self.visit.value(FORM, (EXERCISES, row), name) for name in (SIDE, *DOSES)}
        doses = {name: said[name] for name in DOSES if isinstance(said[name], int)}
        dose = DoseWords(self._told.words, self.spoken)
        return printed_exercise(self._known(row), Given(str(said[SIDE] or ""), doses), dose)

    def _message(self) -> str:
        own = self.visit.value(FORM, "message")
        if own:
            return str(own)
        zones = self.visit.reference.knowledge.zones
        pains = [one for one in self.visit.now.findings if one.kind == "pain" and one.present and one.item in zones]
        if not pains:
            return self._told.message_without_area
        worst = max(pains, key=lambda one: (one.amount or 0.0, one.id))
        return self.spoken.fill(self._told.message, area=self._area(worst.item, worst.side))

    def _area(self, zone: str, side: str | None) -> str:
        return self.spoken.area(self.visit.reference.knowledge.zones[zone], side)

    def _where(self) -> str:
        zones = self.visit.reference.knowledge.zones
        rows = [row.partition(".") for row in self.visit.of("intake").rows("pain_map")]
        areas = [self._area(zone, side) for zone, _, side in rows if zone in zones]
        line = self._told.words.get("where", "")
        if len(areas) < MANY and not self.visit.value(FORM, "message"):
            return ""  # the main message names it
        return self.spoken.fill(line, areas=self.spoken.listed(dict.fromkeys(areas))) if areas and line else ""

    def _aftercare(self) -> list[str]:
        found: list[str] = []
        for form in given(self.visit):
            for group in form.safety_groups:
                found += self._told.aftercare.get(group, ())
            if is_needling(form) and any(self._is_near_the_lung(site.muscle) for site in sites(self.visit, form)):
                found += self._told.aftercare.get(CHEST, ())
        return [self.spoken.fill(one, emergency=self.head.emergency) for one in dict.fromkeys(found)]

    def _is_near_the_lung(self, muscle: str) -> bool:
        """Say whether a needle here can reach the lung; a place nobody named might."""
        hazards = self.visit.reference.knowledge.hazards_of_muscle
        return not muscle or any(hazard.consent == LUNG for hazard in hazards.get(muscle, ()))

    def _until(self) -> str:
        until = self.visit.value(FORM, "until")
        if not until:
            return ""
        return self.spoken.fill(self._told.words["until"], until=self.spoken.day(date.fromisoformat(str(until))))

    def _next_visit(self) -> str:
        say, day = self._told.words, self.visit.value(FORM, "next_visit")
        if not day:
            return ""
        when = self.spoken.day(date.fromisoformat(str(day)))
        time = self.visit.value(FORM, "next_time")
        line = say["next_visit_at" if time else "next_visit"]
        line = self.spoken.fill(line, **({"day": when, "time": time} if time else {"day": when}))
        return f"{line} · {say['bring']}"


def empty_sheet(template: SheetTemplate, spoken: Spoken, head: Letterhead) -> HomeCareSheet:
    """Return a sheet with everything that is the same for every patient."""
    told = spoken.sheet(template)
    say, fill = told.words, spoken.fill
    in_english = StopBox(
        template.words["stop_title"], template.stop, template.emergency.format(emergency=head.emergency)
    )
    return HomeCareSheet(
        blocks=told.blocks,
        language=spoken.code,
        title=told.title,
        for_patient="",
        patient="",
        letterhead=head,
        call_us=fill(say["call_us"], phone=head.phone.replace(" ", UNBROKEN)),
        message=told.message_without_area,
        exercises=(),
        own_line="",
        aftercare_title=say["aftercare_title"],
        aftercare=(),
        stop_title=say["stop_title"],
        stop=told.stop,
        emergency=fill(told.emergency, emergency=head.emergency),
        next_visit="",
        start=say["start"],
        end=say["end"],
        page=say["page"],
        footer=say["draft"],
        view_words={view: spoken(f"side.{view}") for view in VIEWS},
        days=told.days,
        direction=spoken.direction,
        draft=spoken.draft_words,
        stop_in_english=in_english if spoken.is_draft else None,
    )


def today_words(template: SheetTemplate, exercises: list[Exercise]) -> str:
    """Return the one thing to do today: the first exercise once, the first advice, or a short walk."""
    if not exercises:
        return template.words.get("today_without", "")
    counted = exercises[0].dose.times or exercises[0].dose.hold_seconds
    return template.words.get("today" if counted else "today_advice", "")
