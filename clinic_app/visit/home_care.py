"""Home care: which exercises fit what was treated, what speaks against them, and when a sheet may leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.knowledge.exercises import Caution, Dose, Exercise
from clinic_app.visit.home_care_words import SheetWords
from clinic_app.visit.last_home_care import DOSES, FORM, SIDE, LastExercise, dropped, keeping, last_exercises
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.sheet_template import Gentler, SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead
from clinic_app.visit.spoken import Spoken
from clinic_app.visit.treatments import given, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: How many items are proposed: what fits one page in print that is easy to read, and what a patient really does.
PROPOSED = 4
#: First let go, then hold, then strengthen, then move; calm whenever.
PHASES = ("release", "hold", "strengthen", "move", "calm")
#: In this order where the phase does not decide; what is no exercise comes after all exercises.
KINDS = ("self_release", "stretch", "strengthen")
REASON = "exercise_reason"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exercise that fits, for which muscles and side, and what to mind with this patient.

    Attributes:
        gentler: Why its dose begins lower than published, one reason each.
        at_most: The most of each dose that follows from them.
        last: Side and dose as given last time, by linkId.
    """

    exercise: Exercise
    muscles: tuple[str, ...]
    side: str
    cautions: tuple[Caution, ...]
    gentler: tuple[Gentler, ...] = ()
    last: Mapping[str, object] = field(default_factory=dict)

    @property
    def dose(self) -> Dose:
        """The dose to begin with: last time's or the published one, no more than this patient's history allows."""
        dose, smaller = self.exercise.dose, {}
        for name in DOSES:
            wanted = self.last.get(name) or getattr(dose, name)
            limits = [limit for one in self.gentler if (limit := getattr(one.at_most, name))]
            smaller[name] = min([wanted, *limits]) if wanted else None
        return replace(dose, **smaller)  # type: ignore[arg-type]  # all DOSES are numbers


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
    """Return what fits and is not chosen yet: one of each phase first, release to move, then a second of each.

    What must not be given to this patient and what was dropped today is not among it; what was given last time goes
    first within its phase. With a count of 0 everything that fits is returned, exercises before advice.
    """
    chosen = set(visit.of(FORM).rows("exercises"))
    fitting = _fitting(visit)
    left = [one for one in fitting.values() if one.exercise.id not in chosen]
    if not count:
        return left
    taken = [fitting[one] for one in chosen if one in fitting]
    found: list[Proposal] = []
    while left and len(found) + len(chosen) < count:
        best = min(left, key=_Rank(visit, [*taken, *found]).of)
        left.remove(best)
        found.append(best)
    return sorted(found, key=lambda one: (_is_advice(one), PHASES.index(one.exercise.phase)))


def proposal_of(visit: OpenVisit, exercise: Exercise, side: str) -> Proposal:
    """Return any exercise as it would be put on the sheet for this patient."""
    wanted = [muscle for muscle, _ in target_muscles(visit) if muscle in exercise.targets]
    last = {one.exercise: one.said for one in last_exercises(visit)}
    muscles, cautions = tuple(dict.fromkeys(wanted)), cautions_of(visit, exercise)
    return Proposal(exercise, muscles, side, cautions, gentler_of(visit, exercise), last.get(exercise.id, {}))


def adding(proposal: Proposal) -> list[Said]:
    """Return the answers that put an exercise on the sheet with the dose to begin with; no side is guessed."""
    exercise = proposal.exercise
    row: Path = (("exercises", exercise.id),)
    said = [Said(FORM, row, value=True)]
    if exercise.sided and proposal.side:
        said.append(Said(FORM, (*row, ("exercise_side", "")), proposal.side))
    for name in DOSES:
        value = getattr(proposal.dose, name)
        if value:
            said.append(Said(FORM, (*row, (name, "")), value))
    return said


def adding_again(visit: OpenVisit, last: LastExercise) -> list[Said]:
    """Return the answers of one gesture that keep an exercise of last time and put it on today's sheet.

    Side and dose are last time's; what the patient has told since may make the dose smaller.
    """
    exercise = visit.reference.knowledge.exercises[last.exercise]
    return [*keeping(last), *adding(proposal_of(visit, exercise, str(last.said[SIDE] or "")))]


def chosen_exercises(visit: OpenVisit) -> list[str]:
    """Return the ids of the exercises on the sheet, in order, without those that no file describes any more."""
    return [row for row in visit.of(FORM).rows("exercises") if row in visit.reference.knowledge.exercises]


def without_side(visit: OpenVisit) -> list[str]:
    """Return the titles of chosen exercises for one side of which nobody has said the side."""
    chosen = _chosen(visit)
    return [one.title for one in chosen if one.sided and not visit.value(FORM, ("exercises", one.id), "exercise_side")]


def without_reason(visit: OpenVisit) -> list[str]:
    """Return the titles of chosen exercises that are not for this patient and for which no reason is given."""
    return [one.title for one in _chosen(visit) if is_forbidden(visit, one) and not reason_for(visit, one)]


def reason_for(visit: OpenVisit, exercise: Exercise) -> str:
    """Return why an exercise that speaks against itself with this patient is given all the same, or nothing."""
    return str(visit.value(FORM, ("exercises", exercise.id), REASON) or "").strip()


def cautions_of(visit: OpenVisit, exercise: Exercise) -> tuple[Caution, ...]:
    """Return what speaks about an exercise with this patient; *not sure* counts as there."""
    there = _there(visit)
    return tuple(one for one in exercise.cautions if not one.when or not there.isdisjoint(one.when))


def is_forbidden(visit: OpenVisit, exercise: Exercise) -> bool:
    """Say whether something this patient has told means that an exercise is left out."""
    return any(one.do == "leave_out" and one.when for one in cautions_of(visit, exercise))


def gentler_of(visit: OpenVisit, exercise: Exercise) -> tuple[Gentler, ...]:
    """Return why an exercise begins with a smaller dose with this patient."""
    template = visit.reference.sheets.get(FORM)
    there = _there(visit)
    known = template.gentler if template else ()
    return tuple(one for one in known if one.speaks_of(exercise) and not there.isdisjoint(one.when))


def sheet(
    visit: OpenVisit, template: SheetTemplate, words: Words, head: Letterhead, spoken: Spoken | None = None
) -> HomeCareSheet:
    """Return the sheet for the patient; in English where nobody says in what language.

    Raises:
        ClinicError: The clinic's phone or emergency number is not set, an exercise lacks its side, one that is not
            for this patient lacks the reason, or the language is a draft and the clinic gives none: no sheet leaves
            so.
    """
    spoken = spoken or Spoken(words)
    if spoken.is_draft and not spoken.may_be_draft:
        raise ClinicError("sheet.draft_language", language=spoken.english_name)
    if not _has_number(head.phone) or not _has_number(head.emergency):
        raise ClinicError("sheet.no_phone")
    if missing := without_side(visit):
        raise ClinicError("home_care_page.no_side", exercises=", ".join(missing))
    if unexplained := without_reason(visit):
        raise ClinicError("home_care.no_reason", exercises=", ".join(unexplained))
    return SheetWords(visit, template, words, head, tuple(chosen_exercises(visit)), spoken).made()


@dataclass(frozen=True, slots=True)
class _Rank:
    """What comes next once some are taken."""

    visit: OpenVisit
    taken: list[Proposal]

    def of(self, one: Proposal) -> tuple[object, ...]:
        """Return the key of a proposal: the smallest comes next."""
        exercise = one.exercise
        phases = Counter(each.exercise.phase for each in self.taken)
        kinds = Counter(each.exercise.kind for each in self.taken)
        served = {muscle for each in self.taken for muscle in each.muscles}
        wanted = list(dict.fromkeys(muscle for muscle, _ in target_muscles(self.visit)))
        return (
            _is_advice(one),
            phases[exercise.phase],
            PHASES.index(exercise.phase),
            kinds[exercise.kind],
            not one.last,
            exercise.picture is None,
            -len(set(one.muscles) - served),
            _kind(exercise),
            min((wanted.index(muscle) for muscle in one.muscles), default=len(wanted)),
            exercise.id,
        )


def _fitting(visit: OpenVisit) -> dict[str, Proposal]:
    """Return every exercise for the wanted muscles that may be given, by id: exercises before advice."""
    wanted, left_out = target_muscles(visit), dropped(visit)
    found: dict[str, Proposal] = {}
    for muscle, side in wanted:
        for exercise in visit.reference.knowledge.exercises_of_muscle.get(muscle, ()):
            if exercise.id not in found and exercise.id not in left_out and not is_forbidden(visit, exercise):
                found[exercise.id] = proposal_of(visit, exercise, side)
    order = _Rank(visit, [])
    return {one.exercise.id: one for one in sorted(found.values(), key=order.of)}


def _chosen(visit: OpenVisit) -> list[Exercise]:
    return [visit.reference.knowledge.exercises[row] for row in chosen_exercises(visit)]


def _is_advice(one: Proposal) -> bool:
    return one.exercise.kind not in KINDS


def _kind(exercise: Exercise) -> int:
    return KINDS.index(exercise.kind) if exercise.kind in KINDS else len(KINDS)


def _there(visit: OpenVisit) -> set[str]:
    return {finding.id for finding in visit.now.findings if finding.counts_as_present}


def _has_number(said: str) -> bool:
    return any(one.isdigit() for one in said)
