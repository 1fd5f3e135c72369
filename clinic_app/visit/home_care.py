"""Home care: which exercises fit what was treated, what the patient is told, and the sheet as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.knowledge.exercises import Caution, Exercise, filled
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead, PrintedExercise
from clinic_app.visit.treatments import given, sites
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

FORM = "home_care"
#: How many items are proposed: what fits one page in print that is easy to read, and what a patient really does.
PROPOSED = 3
#: First let go, then hold, then strengthen, then move; calm whenever.
PHASES = ("release", "hold", "strengthen", "move", "calm")
#: What each muscle gets, in this order: something to let it go, to lengthen it, to strengthen it; advice after that.
EXERCISES = (("self_release",), ("stretch",), ("strengthen",))
ADVICE = (("heat_cold", "posture", "activity", "breathing", "sleep"),)
DOSES = ("hold_seconds", "times", "sets", "a_day", "minutes")
#: Site hazards whose aftercare names the lung.
LUNG = "pneumothorax_named"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exercise that fits, for which muscles and side, and what to mind with this patient."""

    exercise: Exercise
    muscles: tuple[str, ...]
    side: str
    cautions: tuple[Caution, ...]


def target_muscles(visit: OpenVisit) -> list[tuple[str, str]]:
    """Return the muscles home care is for, with side: treated ones first, then the practitioner's differential."""
    found: list[tuple[str, str]] = []
    for form in given(visit):
        found += [(site.muscle, site.side) for site in sites(visit, form) if site.muscle]
    answers = visit.of("assessment")
    for row in answers.rows("differential"):
        if answers.value(path(("differential", row), "verdict")) == "added":
            muscle = answers.value(path(("differential", row), "considered_muscle"))
            side = answers.value(path(("differential", row), "considered_side"))
            found.append((str(muscle), str(side or "")))
    return list(dict.fromkeys(found))


def proposals(visit: OpenVisit, count: int = PROPOSED) -> list[Proposal]:
    """Return what fits and is not chosen yet: let go, stretch and strengthen for each muscle in turn.

    With a count of 0 everything that fits is returned.
    """
    chosen = set(visit.of(FORM).rows("exercises"))
    wanted = target_muscles(visit)
    found: dict[str, Proposal] = {}
    for kind_groups in (EXERCISES, ADVICE):
        for muscle, side in wanted:
            for kinds in kind_groups:
                _add_fitting(visit, (muscle, side), kinds, wanted, found, every=not count)
    left = [one for one in found.values() if one.exercise.id not in chosen]
    return left[: max(0, count - len(chosen))] if count else left


def _add_fitting(
    visit: OpenVisit,
    target: tuple[str, str],
    kinds: tuple[str, ...],
    wanted: list[tuple[str, str]],
    found: dict[str, Proposal],
    *,
    every: bool,
) -> None:
    """Add the best exercise of some kinds for a muscle that is not there yet, or every one."""
    fits = [one for one in visit.reference.knowledge.exercises_of_muscle.get(target[0], ()) if one.kind in kinds]
    fits.sort(key=lambda one: (one.picture is None, PHASES.index(one.phase), -_shared(one, wanted), one.id))
    for exercise in fits:
        proposal = _proposal(visit, exercise, wanted, target[1])
        if exercise.id not in found and proposal:
            found[exercise.id] = proposal
            if not every:
                return


def adding(proposal: Proposal) -> list[Said]:
    """Return the answers that put an exercise on the sheet with its published dose; no side is guessed."""
    exercise = proposal.exercise
    row: Path = (("exercises", exercise.id),)
    said = [Said(FORM, row, value=True)]
    if exercise.sided and proposal.side:
        said.append(Said(FORM, (*row, ("exercise_side", "")), proposal.side))
    for name in DOSES:
        value = getattr(exercise.dose, name)
        if value:
            said.append(Said(FORM, (*row, (name, "")), value))
    return said


def chosen_exercises(visit: OpenVisit) -> list[str]:
    """Return the ids of the exercises on the sheet, in order, without those that no file describes any more."""
    return [row for row in visit.of(FORM).rows("exercises") if row in visit.reference.knowledge.exercises]


def without_side(visit: OpenVisit) -> list[str]:
    """Return the titles of chosen exercises for one side of which nobody has said the side."""
    exercises = visit.reference.knowledge.exercises
    chosen = [exercises[row] for row in chosen_exercises(visit)]
    return [one.title for one in chosen if one.sided and not visit.value(FORM, ("exercises", one.id), "exercise_side")]


def cautions_of(visit: OpenVisit, exercise: Exercise) -> tuple[Caution, ...]:
    """Return what speaks about an exercise with this patient; *not sure* counts as there."""
    there = {finding.id for finding in visit.now.findings if finding.counts_as_present}
    return tuple(one for one in exercise.cautions if not one.when or not there.isdisjoint(one.when))


def sheet(visit: OpenVisit, template: SheetTemplate, words: Words, head: Letterhead) -> HomeCareSheet:
    """Return the sheet for the patient.

    Raises:
        ClinicError: The clinic's phone or emergency number is not set, or an exercise lacks its side: no sheet leaves
            without them.
    """
    if not head.phone.strip() or not head.emergency.strip():
        raise ClinicError("sheet.no_phone")
    if missing := without_side(visit):
        raise ClinicError("home_care_page.no_side", exercises=", ".join(missing))
    return _Sheet(visit, template, words, head).made()


def _shared(exercise: Exercise, wanted: list[tuple[str, str]]) -> int:
    return sum(muscle in exercise.targets for muscle, _ in wanted)


def _proposal(visit: OpenVisit, exercise: Exercise, wanted: list[tuple[str, str]], side: str) -> Proposal | None:
    cautions = cautions_of(visit, exercise)
    if any(one.do == "leave_out" and one.when for one in cautions):
        return None
    muscles = tuple(dict.fromkeys(muscle for muscle, _ in wanted if muscle in exercise.targets))
    return Proposal(exercise, muscles, side, cautions)


@dataclass(frozen=True)
class _Sheet:
    visit: OpenVisit
    template: SheetTemplate
    words: Words
    head: Letterhead

    def made(self) -> HomeCareSheet:
        say, patient, author = self.template.words, self.visit.patient, self.visit.author
        name = patient.name if patient else ""
        by = author.name if author else ""
        day = Wording(self.visit, self.words).day(self.visit.visit.care.local.date())
        return HomeCareSheet(
            blocks=self.template.blocks,
            language=self.template.language,
            title=self.template.title,
            for_patient=say["for_patient"].format(patient=name, author=by, date=day),
            patient=f"{name} · {self.words('patient.number', number=patient.number)}" if patient else "",
            letterhead=self.head,
            call_us=say["call_us"].format(phone=self.head.phone),
            message=self._message(),
            exercises=tuple(self._exercise(row) for row in chosen_exercises(self.visit)),
            own_line=str(self.visit.value(FORM, "own_line") or ""),
            aftercare_title=say["aftercare_title"],
            aftercare=tuple(self._aftercare()),
            stop_title=say["stop_title"],
            stop=self.template.stop,
            emergency=self.template.emergency.format(emergency=self.head.emergency),
            next_visit=self._next_visit(),
            start=say["start"],
            end=say["end"],
            page=say["page"],
            footer=f"{say['not_emergency'].format(author=by, date=day)} {say['draft']}",
        )

    def _message(self) -> str:
        own = self.visit.value(FORM, "message")
        if own:
            return str(own)
        zones = self.visit.reference.knowledge.zones
        pains = [one for one in self.visit.now.findings if one.kind == "pain" and one.present and one.item in zones]
        if not pains:
            return self.template.message_without_area
        worst = max(pains, key=lambda one: (one.amount or 0.0, one.id))
        zone = zones[worst.item]
        side = f"{self.words(f'side.{worst.side}')} " if worst.side else ""
        return self.template.message.format(area=f"{side}{zone.plain or zone.label.lower()}")

    def _exercise(self, row: str) -> PrintedExercise:
        exercise = self.visit.reference.knowledge.exercises[row]
        answered = self.visit.value(FORM, ("exercises", row), "exercise_side")
        side: Literal["right", "left"] = "left" if answered == "left" else "right"
        names = (self.words("side.right"), self.words("side.left"))
        return PrintedExercise(
            filled(exercise.title, side, names),
            tuple(filled(step, side, names) for step in exercise.steps),
            filled(exercise.feel, side, names),
            self._dose(exercise, row),
            exercise.picture,
            side,
        )

    def _dose(self, exercise: Exercise, row: str) -> str:
        """Return the dose in one line: what was chosen, else what the exercise says."""
        say, dose = self.template.words, exercise.dose
        chosen = {name: self.visit.value(FORM, ("exercises", row), name) or getattr(dose, name) for name in DOSES}
        lines = []
        if chosen["hold_seconds"]:
            lines.append(say["hold"].format(**chosen))
        if chosen["minutes"]:
            lines.append(say["for_minutes"].format(**chosen))
        lines += self._times(chosen, dose.times, dose.times_to)
        if chosen["sets"] and chosen["sets"] > 1:
            lines.append(say["sets"].format(**chosen))
        if exercise.sided and self.visit.value(FORM, ("exercises", row), "exercise_side") == "both":
            lines.append(say["both_sides"])
        lines += self._often(chosen["a_day"], dose.weekly)
        if dose.whenever:
            lines.append(f"{dose.whenever[:1].upper()}{dose.whenever[1:].rstrip('.')}.")
        until = self.visit.value(FORM, "until")
        if until:
            lines.append(say["until"].format(until=Wording(self.visit, self.words).day(date.fromisoformat(until))))
        return " ".join(lines)

    def _times(self, chosen: dict[str, int | None], published: int | None, upper: int | None) -> list[str]:
        say, times = self.template.words, chosen["times"]
        if not times:
            return []
        if upper and times == published:
            return [say["times_range"].format(times=times, times_to=upper)]
        return [say["once"] if times == 1 else say["times"].format(times=times)]

    def _often(self, a_day: int | None, weekly: int | None) -> list[str]:
        say = self.template.words
        often = [say.get(f"daily_{a_day}", say["daily"]).format(a_day=a_day)] if a_day else []
        return [say["weekly"].format(weekly=weekly)] if weekly else often

    def _aftercare(self) -> list[str]:
        found: list[str] = []
        for form in given(self.visit):
            for group in form.safety_groups:
                found += self.template.aftercare.get(group, ())
            hazards = self.visit.reference.knowledge.hazards_of_muscle
            needled = "needling" in form.safety_groups
            muscles = {site.muscle for site in sites(self.visit, form)} if needled else set()
            if any(hazard.consent == LUNG for muscle in muscles for hazard in hazards.get(muscle, ())):
                found += self.template.aftercare.get("needling_chest", ())
        return [one.format(emergency=self.head.emergency) for one in dict.fromkeys(found)]

    def _next_visit(self) -> str:
        say, day = self.template.words, self.visit.value(FORM, "next_visit")
        if not day:
            return ""
        when = Wording(self.visit, self.words).day(date.fromisoformat(str(day)))
        time = self.visit.value(FORM, "next_time")
        line = say["next_visit_at"].format(day=when, time=time) if time else say["next_visit"].format(day=when)
        return f"{line} · {say['bring']}"
