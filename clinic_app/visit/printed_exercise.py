"""One exercise in the patient's words: sides filled in, the dose as one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.exercises import Dose, Exercise, filled
from clinic_app.visit.last_home_care import DOSES
from clinic_app.visit.sheet_values import PrintedExercise

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Given:
    """What was chosen for one patient: the side, and the doses that somebody set, by linkId."""

    side: str = ""
    doses: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoseWords:
    """The sentences of a dose."""

    say: Mapping[str, str]

    def line(self, exercise: Exercise, given: Given) -> str:
        """Return the dose in one line: what was chosen, else what the exercise says."""
        say, dose = self.say, exercise.dose
        chosen = {name: _amount(given, dose, name) for name in DOSES}
        lines = [say["hold"].format(**chosen)] if chosen["hold_seconds"] else []
        if chosen["minutes"]:
            lines.append(say["for_minutes"].format(**chosen))
        lines += self._times(chosen["times"], dose)
        if (chosen["sets"] or 0) > 1:
            lines.append(say["sets"].format(**chosen))
        if exercise.sided and given.side == BOTH:
            lines.append(say["both_sides"])
        lines += self._often(chosen["a_day"], dose.weekly)
        if dose.whenever:
            lines.append(f"{dose.whenever[:1].upper()}{dose.whenever[1:].rstrip('.')}.")
        return " ".join(lines)

    def _times(self, times: int | None, dose: Dose) -> list[str]:
        if not times:
            return []
        if dose.times_to and times == dose.times:
            return [self.say["times_range"].format(times=times, times_to=dose.times_to)]
        return [self.say["once"] if times == 1 else self.say["times"].format(times=times)]

    def _often(self, a_day: int | None, weekly: int | None) -> list[str]:
        if weekly:
            return [self.say["weekly"].format(weekly=weekly)]
        return [self.say.get(f"daily_{a_day}", self.say["daily"]).format(a_day=a_day)] if a_day else []


def printed_exercise(exercise: Exercise, given: Given, dose: DoseWords, names: tuple[str, str]) -> PrintedExercise:
    """Return an exercise as the sheet says it; ``names`` are the words for right and left."""
    side: Literal["right", "left"] = "left" if given.side == "left" else "right"
    return PrintedExercise(
        filled(exercise.title, side, names),
        tuple(filled(step, side, names) for step in exercise.steps),
        filled(exercise.feel, side, names),
        dose.line(exercise, given),
        exercise.picture,
        side,
    )


def _amount(given: Given, published: Dose, name: str) -> int | None:
    """Return a dose that somebody set, else the published one; less than one is no dose."""
    said = given.doses.get(name)
    amount = said if isinstance(said, int) and said > 0 else getattr(published, name)
    return int(amount) if amount else None
