"""Outcome measures of a visit: the score, the change against last time, and what is published about such a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from clinic_app.forms.answers import Path
from clinic_app.forms.measure import Measure, measure_of
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.visit.form_files import is_retired
from clinic_app.visit.patient_resource import patient_resource
from clinic_app.visit.wording import Wording
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: The part of a note's template that names the measures.
MEASURES = "measures"
INTAKE, PAIN_MAP = "intake", "pain_map"


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure in a visit.

    Attributes:
        score: Today's score, or None.
        last: The score before, or None.
        last_day: When that was.
    """

    form: Questionnaire
    measure: Measure
    score: float | None
    last: float | None = None
    last_day: date | None = None

    @property
    def verdict(self) -> Path:
        """Return the path of the answer that is told after the score; empty for none."""
        return ((self.measure.verdict, ""),) if self.measure.verdict else ()

    @property
    def difference(self) -> float | None:
        """Today's score less the one before."""
        return None if self.score is None or self.last is None else round(self.score - self.last, 2)

    @property
    def is_notable(self) -> bool:
        """Whether the change is as large as one people notice."""
        return bool(self.measure.notable and self.difference and abs(self.difference) >= self.measure.notable)

    @property
    def is_better(self) -> bool:
        """Whether the change is for the better."""
        change = self.difference or 0
        return change < 0 if self.measure.better == "lower" else change > 0


def measured(visit: OpenVisit) -> list[Measured]:
    """Return every measure that is offered or was taken in this visit, the shortest first."""
    found = [one for form in visit.reference.forms if (one := _measured(visit, form)) is not None]
    shown_ones = [one for one in found if one.score is not None or not is_retired(visit.settings, one.form.id)]
    return sorted(shown_ones, key=lambda one: sum(1 for _ in one.form.walk()))


def measured_in(visit: OpenVisit, form_id: str) -> Measured | None:
    """Return one measure, or None where the form is none."""
    return _measured(visit, visit.form(form_id)) if form_id in visit.reference.forms else None


def in_words(one: Measured, wording: Wording, words: Words) -> str:
    """Return score and change in words, or nothing where there is no score."""
    if one.score is None:
        return ""
    verdict = wording.value(one.form.id, one.verdict) if one.verdict else ""
    told = _told(one, wording, words)
    return f"{told} {verdict}." if verdict else told


def _told(one: Measured, wording: Wording, words: Words) -> str:
    if one.score is None:
        return ""
    said = words("measures.score", title=one.form.title, score=shown(one.score), highest=shown(one.measure.highest))
    if one.last is None or one.last_day is None or one.difference is None:
        return f"{said}."
    day = wording.day(one.last_day)
    if not one.difference:
        return f"{said}, {words('measures.same', day=day)}."
    which = "better" if one.is_better else "worse"
    told = words(f"measures.{which}", by=shown(abs(one.difference)), last=shown(one.last), day=day)
    notable = one.measure.notable
    if not notable:
        return f"{said}, {told}."
    noted = words("measures.notable" if one.is_notable else "measures.not_notable", least=shown(notable))
    return f"{said}, {told}; {noted}."


def surroundings(visit: OpenVisit) -> dict[str, Any]:
    """Return what forms may ask of the visit by name: its patient, and how far pain is spread by the body chart."""
    from clinic_app.visit.widespread_pain import widespread  # noqa: PLC0415  only where a form is open

    spread = widespread(visit.of(INTAKE).rows(PAIN_MAP))
    about = patient_resource(visit.patient)
    return {"painfulAreas": spread.areas, "painfulRegions": spread.regions, "patient": about}


def shown(number: float) -> str:
    """Return a score as it is written."""
    return str(int(number)) if float(number).is_integer() else f"{number:.1f}"


def _measured(visit: OpenVisit, form: Questionnaire) -> Measured | None:
    measure = measure_of(form.resource)
    if measure is None:
        return None
    form = visit.form(form.id)
    path = ((measure.score, ""),)
    now = visit.of(form.id).value(path)
    last, day = next(_earlier(visit, form.id, measure), (None, None))
    return Measured(form, measure, now if isinstance(now, int | float) else None, last, day)


def _earlier(visit: OpenVisit, form_id: str, measure: Measure) -> Iterator[tuple[float, date]]:
    for one in reversed(visit.past.asked(form_id)):
        value = one.value(form_id, ((measure.score, ""),))
        if isinstance(value, int | float):
            yield float(value), one.row.care.local.date()
