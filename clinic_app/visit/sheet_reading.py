"""How hard the home-care sheets are to read: the school grade of each one that could be given."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from clinic_app.knowledge.readability import grade
from clinic_app.visit.handout_checklist import part_faults, parts, reading_faults, shape_faults
from clinic_app.visit.sample_sheet import exercises_for, sample_sheet
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.spoken import Spoken

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words


@dataclass(frozen=True, slots=True)
class Readability:
    """Grades of all sheets, and what is over the limits.

    Attributes:
        mean, highest: Flesch-Kincaid school grade over all sheets.
        faults: A sentence each.
    """

    mean: float
    highest: float
    faults: tuple[str, ...]

    def as_json(self) -> dict[str, float]:
        """Return mean and highest grade, rounded."""
        return {"mean": round(self.mean, 2), "max": round(self.highest, 2)}


def readability(reference: Reference, template: SheetTemplate, words: Words) -> Readability:
    """Return how the sheet reads with the exercises that each muscle has, and without any."""
    spoken = Spoken(words)
    muscles = [one for one in reference.knowledge.muscles if exercises_for(reference, (one,))]
    sheets = {one: sample_sheet(reference, template, spoken, muscles=(one,)) for one in muscles}
    sheets[template.sheet] = sample_sheet(reference, template, spoken, muscles=())
    grades = [grade(" ".join(line for part in parts(one) for line in part)) for one in sheets.values()]
    faults = [
        f"the sheet for {name} {said}"
        for name, one in sheets.items()
        for said in (*reading_faults(one), *shape_faults(one))
    ]
    every = dict.fromkeys(part for one in sheets.values() for part in parts(one))
    faults += [said for part in every for said in part_faults(part)]
    return Readability(fmean(grades), max(grades), tuple(faults))
