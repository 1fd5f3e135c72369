"""One exercise in the patient's words: sides filled in, the dose as one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinic_app.knowledge.exercises import Dose, Exercise, Side
from clinic_app.visit.last_home_care import DOSES
from clinic_app.visit.sheet_values import PrintedExercise
from clinic_app.visit.spoken import Spoken

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Given:
    """What was chosen for one patient: the side, and the doses that somebody set, by linkId."""

    side: str = ""
    doses: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoseWords:
    """The sentences of a dose, in the patient's language."""

    say: Mapping[str, str]
    spoken: Spoken

    def line(self, exercise: Exercise, given: Given) -> str:
        """Return the dose in one line: what was chosen, else what the exercise says."""
        say, dose = self.say, exercise.dose
        chosen = {name: _amount(given, dose, name) for name in DOSES}
        lines = self._counted("hold", "hold_seconds", chosen["hold_seconds"])
        lines += self._counted("for_minutes", "minutes", chosen["minutes"])
        lines += self._times(chosen["times"], dose)
        if (chosen["sets"] or 0) > 1:
            lines += self._counted("sets", "sets", chosen["sets"])
        if exercise.sided and given.side == BOTH:
            lines.append(say["both_sides"])
        lines += self._counted("weekly", "weekly", dose.weekly)
        if not dose.weekly:
            lines += self._counted("daily", "a_day", chosen["a_day"])
        if dose.whenever:
            lines.append(f"{dose.whenever[:1].upper()}{dose.whenever[1:].rstrip('.')}.")
        return " ".join(lines)

    def _times(self, times: int | None, dose: Dose) -> list[str]:
        if times and dose.times_to and times == dose.times:
            values = {"times": times, "times_to": dose.times_to}
            return [self.spoken.counted(self.say, "times_range", dose.times_to, **values)]
        return [self.say["once"]] if times == 1 else self._counted("times", "times", times)

    def _counted(self, key: str, name: str, number: int | None) -> list[str]:
        return [self.spoken.counted(self.say, key, number, **{name: number})] if number else []


def printed_exercise(exercise: Exercise, given: Given, dose: DoseWords) -> PrintedExercise:
    """Return an exercise as the sheet says it, in the language of its dose."""
    side: Side = "left" if given.side == "left" else "right"
    told = dose.spoken.exercise(exercise)

    def sided(sentence: str) -> str:
        return dose.spoken.with_side(sentence, side)

    return PrintedExercise(
        sided(told.title),
        tuple(sided(step) for step in told.steps),
        sided(told.feel),
        dose.line(told, given),
        exercise.picture,
        side,
    )


def _amount(given: Given, published: Dose, name: str) -> int | None:
    """Return a dose that somebody set, else the published one; less than one is no dose."""
    said = given.doses.get(name)
    amount = said if isinstance(said, int) and said > 0 else getattr(published, name)
    return int(amount) if amount else None
