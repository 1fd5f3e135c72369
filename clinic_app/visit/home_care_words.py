"""The home-care sheet of a visit in the patient's words, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from clinic_app.knowledge.exercises import Exercise
from clinic_app.visit.last_home_care import DOSES, EXERCISES, FORM, SIDE
from clinic_app.visit.note_sheet import marks
from clinic_app.visit.printed_exercise import DoseWords, Given, printed_exercise
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead, PrintedExercise
from clinic_app.visit.treatments import given, is_needling, sites
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: Site hazards whose aftercare names the lung.
LUNG = "pneumothorax_named"
NEEDLING, CHEST = "needling", "needling_chest"
#: From so many areas on they are listed; one alone stands in the main message.
MANY = 2
VIEWS = ("front", "back", "right", "left")


@dataclass(frozen=True)
class SheetWords:
    """What the sheet says: the template's sentences filled with what stands in the visit.

    Attributes:
        chosen: Ids of the exercises, in order.
    """

    visit: OpenVisit
    template: SheetTemplate
    words: Words
    head: Letterhead
    chosen: tuple[str, ...]

    def made(self) -> HomeCareSheet:
        """Return the sheet as plain values."""
        say, patient, author = self.template.words, self.visit.patient, self.visit.author
        by = author.name if author else ""
        day = self._wording.day(self.visit.visit.care.local.date())
        blank = empty_sheet(self.template, self.words, self.head)
        return replace(
            blank,
            for_patient=say["for_patient"].format(patient=patient.name if patient else "", author=by, date=day),
            patient=f"{patient.name} · {self.words('patient.number', number=patient.number)}" if patient else "",
            message=self._message(),
            exercises=tuple(self._exercise(row) for row in self.chosen),
            own_line=str(self.visit.value(FORM, "own_line") or ""),
            aftercare=tuple(self._aftercare()),
            next_visit=self._next_visit(),
            footer=f"{say['not_emergency'].format(author=by, date=day)} {say['draft']}",
            today=today_words(self.template, [self._known(row) for row in self.chosen]),
            where=self._where(),
            marks=tuple(replace(one, letter="", point=None) for one in marks(self.visit, self.words)),
            until=self._until(),
            showed_me=say.get("showed_me", "") if self.visit.value(FORM, "showed_me") == "yes" else "",
        )

    @property
    def _wording(self) -> Wording:
        return Wording(self.visit, self.words)

    def _known(self, row: str) -> Exercise:
        return self.visit.reference.knowledge.exercises[row]

    def _exercise(self, row: str) -> PrintedExercise:
        said = {name: self.visit.value(FORM, (EXERCISES, row), name) for name in (SIDE, *DOSES)}
        doses = {name: said[name] for name in DOSES if isinstance(said[name], int)}
        names = (self.words("side.right"), self.words("side.left"))
        dose = DoseWords(self.template.words)
        return printed_exercise(self._known(row), Given(str(said[SIDE] or ""), doses), dose, names)

    def _message(self) -> str:
        own = self.visit.value(FORM, "message")
        if own:
            return str(own)
        zones = self.visit.reference.knowledge.zones
        pains = [one for one in self.visit.now.findings if one.kind == "pain" and one.present and one.item in zones]
        if not pains:
            return self.template.message_without_area
        worst = max(pains, key=lambda one: (one.amount or 0.0, one.id))
        return self.template.message.format(area=self._area(worst.item, worst.side))

    def _area(self, zone: str, side: str | None) -> str:
        known = self.visit.reference.knowledge.zones[zone]
        said = f"{self.words(f'side.{side}')} " if side in ("right", "left", "both") else ""
        return f"{said}{known.plain or known.label.lower()}"

    def _where(self) -> str:
        zones = self.visit.reference.knowledge.zones
        rows = [row.partition(".") for row in self.visit.of("intake").rows("pain_map")]
        areas = [self._area(zone, side) for zone, _, side in rows if zone in zones]
        line = self.template.words.get("where", "")
        if len(areas) < MANY and not self.visit.value(FORM, "message"):
            return ""  # the main message names it
        return line.format(areas=", ".join(dict.fromkeys(areas))) if areas and line else ""

    def _aftercare(self) -> list[str]:
        found: list[str] = []
        for form in given(self.visit):
            for group in form.safety_groups:
                found += self.template.aftercare.get(group, ())
            if is_needling(form) and any(self._is_near_the_lung(site.muscle) for site in sites(self.visit, form)):
                found += self.template.aftercare.get(CHEST, ())
        return [one.format(emergency=self.head.emergency) for one in dict.fromkeys(found)]

    def _is_near_the_lung(self, muscle: str) -> bool:
        """Say whether a needle here can reach the lung; a place nobody named might."""
        hazards = self.visit.reference.knowledge.hazards_of_muscle
        return not muscle or any(hazard.consent == LUNG for hazard in hazards.get(muscle, ()))

    def _until(self) -> str:
        until = self.visit.value(FORM, "until")
        if not until:
            return ""
        return self.template.words["until"].format(until=self._wording.day(date.fromisoformat(str(until))))

    def _next_visit(self) -> str:
        say, day = self.template.words, self.visit.value(FORM, "next_visit")
        if not day:
            return ""
        when = self._wording.day(date.fromisoformat(str(day)))
        time = self.visit.value(FORM, "next_time")
        line = say["next_visit_at"].format(day=when, time=time) if time else say["next_visit"].format(day=when)
        return f"{line} · {say['bring']}"


def empty_sheet(template: SheetTemplate, words: Words, head: Letterhead) -> HomeCareSheet:
    """Return a sheet with everything that is the same for every patient."""
    say = template.words
    return HomeCareSheet(
        blocks=template.blocks,
        language=template.language,
        title=template.title,
        for_patient="",
        patient="",
        letterhead=head,
        call_us=say["call_us"].format(phone=head.phone),
        message=template.message_without_area,
        exercises=(),
        own_line="",
        aftercare_title=say["aftercare_title"],
        aftercare=(),
        stop_title=say["stop_title"],
        stop=template.stop,
        emergency=template.emergency.format(emergency=head.emergency),
        next_visit="",
        start=say["start"],
        end=say["end"],
        page=say["page"],
        footer=say["draft"],
        view_words={view: words(f"side.{view}") for view in VIEWS},
        days=template.days,
    )


def today_words(template: SheetTemplate, exercises: list[Exercise]) -> str:
    """Return the one thing to do today: the first exercise once, the first advice, or a short walk."""
    if not exercises:
        return template.words.get("today_without", "")
    counted = exercises[0].dose.times or exercises[0].dose.hold_seconds
    return template.words.get("today" if counted else "today_advice", "")
