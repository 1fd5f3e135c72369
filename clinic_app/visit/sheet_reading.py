"""How hard the home-care sheets are to read: the school grade of each one that could be given."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from clinic_app.knowledge.readability import END, grade
from clinic_app.visit.sample_sheet import exercises_for, sample_sheet
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

#: The handout checklist: a whole sheet, one of its parts, and the words of one sentence.
HARDEST_SHEET, HARDEST_PART, LONGEST_SENTENCE = 6.0, 8.0, 25


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
    muscles = [one for one in reference.knowledge.muscles if exercises_for(reference, (one,))]
    sheets = {one: sample_sheet(reference, template, words, muscles=(one,)) for one in muscles}
    sheets[template.sheet] = sample_sheet(reference, template, words, muscles=())
    grades = {name: grade(" ".join(line for part in parts(one) for line in part)) for name, one in sheets.items()}
    hard = [
        f"the sheet for {name} reads at grade {found:.1f}" for name, found in grades.items() if found > HARDEST_SHEET
    ]
    every = dict.fromkeys(part for one in sheets.values() for part in parts(one))
    faults = [*hard, *(fault for part in every for fault in _faults(part))]
    return Readability(fmean(grades.values()), max(grades.values()), tuple(faults))


def parts(sheet: HomeCareSheet) -> list[tuple[str, ...]]:
    """Return what a patient reads, part by part, in whole sentences; names, dates and the footer are left out."""
    stop = tuple(f"{sheet.stop_title} {one}." for one in sheet.stop)
    exercises = [(f"{one.title}.", *one.steps, *((one.feel,) if one.feel else ()), one.dose) for one in sheet.exercises]
    said = [(sheet.message, sheet.today), *exercises, sheet.aftercare, (*stop, sheet.emergency)]
    return [tuple(line for line in part if line) for part in said if any(part)]


def _faults(part: tuple[str, ...]) -> list[str]:
    found = (
        [f"“{part[0]}” and what follows reads at grade {hard:.1f}"]
        if (hard := grade(" ".join(part))) > HARDEST_PART
        else []
    )
    sentences = [one.strip() for line in part for one in END.split(line) if one.strip()]
    return found + [f"“{one}” has {count} words" for one in sentences if (count := len(one.split())) > LONGEST_SENTENCE]
