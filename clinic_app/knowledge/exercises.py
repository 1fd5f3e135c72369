"""A home exercise or piece of advice as one file: what to do, how much, when to leave it out, what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from clinic_app.data_files import load
from clinic_app.knowledge.claims import Certainty, Review
from clinic_app.knowledge.picture import Picture
from clinic_app.shapes import Fault, read

Kind = Literal["stretch", "strengthen", "self_release", "heat_cold", "posture", "activity", "breathing", "sleep"]
Phase = Literal["release", "hold", "strengthen", "move", "calm"]
Position = Literal["supine", "side_lying", "prone", "seated", "standing", "kneeling", "all_fours", "any"]
Side = Literal["right", "left"]

MOST_STEPS = 7
MOST_WORDS = 15
#: The most that a dose may say; more is a typing mistake.
MOST = {"hold_seconds": 120, "times": 30, "sets": 5, "a_day": 12, "minutes": 60, "weekly": 7}
IS_ID = re.compile(r"[a-z][a-z0-9_]*")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Dose:
    """How long, how many and how often; a field ending in ``_to`` is the upper end of its range.

    Attributes:
        hold_seconds: Seconds to hold once.
        times: How many times in a row.
        sets: How many such rows.
        a_day: How often on one day.
        minutes: Minutes to go on for, where nothing is counted.
        weekly: Days in a week; empty means every day.
        whenever: When to do it where the clock does not say: "each time you lift".
    """

    hold_seconds: int | None = None
    hold_seconds_to: int | None = None
    times: int | None = None
    times_to: int | None = None
    sets: int | None = None
    a_day: int | None = None
    a_day_to: int | None = None
    minutes: int | None = None
    minutes_to: int | None = None
    weekly: int | None = None
    weekly_to: int | None = None
    whenever: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """Findings that speak against an exercise; without findings it is always told to the practitioner."""

    say: str
    do: Literal["leave_out", "warn"] = "warn"
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise or advice block of a home-care sheet.

    Attributes:
        title: The patient's words.
        targets: Ids of the muscles it serves.
        sided: Done for the sore side; then words hold ``{side}`` and ``{other_side}`` and the picture is mirrored.
        steps: Sentences that begin with a verb and ask for one action.
        feel: What the patient should feel, or empty.
        stop_if: Ends of the sentence "Stop if …", in the patient's words.
        easier, harder: Ids of other exercises, or sentences.
        certainty: As for every claim: named by a source, supported in general, or recalled.
        no_picture: Why there is no picture, where there is none.
    """

    id: str
    title: str
    kind: Kind
    phase: Phase
    targets: tuple[str, ...]
    position: Position
    steps: tuple[str, ...]
    dose: Dose
    sources: tuple[str, ...]
    certainty: Certainty
    sided: bool = False
    feel: str = ""
    equipment: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    stop_if: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    note: str = ""
    review: Review = field(default_factory=Review)
    picture: Picture | None = None
    no_picture: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything a patient reads except title and dose, as whole sentences with their placeholders."""
        stops = tuple(f"Stop if {one}." for one in self.stop_if)
        others = tuple(one for one in (*self.easier, *self.harder) if not IS_ID.fullmatch(one))
        return (*self.steps, *((self.feel,) if self.feel else ()), *stops, *others)


def filled(sentence: str, side: Side, names: tuple[str, str] = ("RIGHT", "LEFT")) -> str:
    """Return a sentence for the sore side; ``names`` are the words for right and left."""
    own, other = names if side == "right" else names[::-1]
    return sentence.replace("{side}", own).replace("{other_side}", other)


def read_exercise(path: Path) -> tuple[Exercise | None, list[Fault]]:
    """Return the exercise of one file and what is wrong with it.

    Raises:
        DataFileError: The file cannot be read or is not YAML.
    """
    exercise, faults = read(Exercise, load(path))
    if exercise is None:
        return None, faults
    return exercise, [*faults, *exercise_faults(exercise)]


def exercise_faults(exercise: Exercise) -> list[Fault]:
    """Return what its types alone cannot say: lengths, ranges, placeholders, and that nothing is left open."""
    checks = (_id_faults, _step_faults, _side_faults, _dose_faults, _picture_faults, _source_faults)
    return [fault for check in checks for fault in check(exercise)]


def _id_faults(exercise: Exercise) -> Iterator[Fault]:
    if not IS_ID.fullmatch(exercise.id):
        yield Fault(("id",), f"“{exercise.id}” is not lower case letters, digits and underscores")
    for number, one in enumerate(exercise.targets):
        if not IS_ID.fullmatch(one):
            yield Fault(("targets", number), f"“{one}” is not the id of a muscle")
    for number, caution in enumerate(exercise.cautions):
        for place, finding in enumerate(caution.when):
            if ":" not in finding:
                yield Fault(
                    ("cautions", number, "when", place), f"“{finding}” is not a finding such as history:surgery"
                )


def _step_faults(exercise: Exercise) -> Iterator[Fault]:
    if not 1 <= len(exercise.steps) <= MOST_STEPS:
        yield Fault(("steps",), f"has {len(exercise.steps)} steps", f"1 to {MOST_STEPS}")
    for number, step in enumerate(exercise.steps):
        if len(step.split()) > MOST_WORDS:
            yield Fault(("steps", number), f"has {len(step.split())} words", f"at most {MOST_WORDS}")
        if not step.endswith("."):
            yield Fault(("steps", number), "does not end with a full stop")
    for number, clause in enumerate(exercise.stop_if):
        if clause.endswith(".") or clause[:1].isupper():
            yield Fault(("stop_if", number), "should go on after “Stop if”: small first letter, no full stop")


def _side_faults(exercise: Exercise) -> Iterator[Fault]:
    named = {name for one in exercise.sentences for name in PLACEHOLDER.findall(one)}
    yield from (Fault((), f"unknown placeholder “{{{name}}}”") for name in sorted(named - {"side", "other_side"}))
    if exercise.sided and "side" not in named:
        yield Fault(("sided",), "is true, but no sentence names {side}")
    if not exercise.sided and named:
        yield Fault(("sided",), "is false, but a sentence names {side}")


def _dose_faults(exercise: Exercise) -> Iterator[Fault]:
    dose = exercise.dose
    if not (dose.hold_seconds or dose.times or dose.minutes or dose.whenever):
        yield Fault(("dose",), "does not say how long or how many")
    if not (dose.a_day or dose.weekly or dose.whenever):
        yield Fault(("dose",), "does not say how often")
    for one in fields(dose):
        value = getattr(dose, one.name)
        if not isinstance(value, int):
            continue
        bare = one.name.removesuffix("_to")
        low = getattr(dose, bare)
        if not 1 <= value <= MOST[bare]:
            yield Fault(("dose", one.name), f"{value} is outside 1 to {MOST[bare]}")
        elif bare != one.name and (low is None or low >= value):
            yield Fault(("dose", one.name), f"{value} is not more than {bare}")


def _picture_faults(exercise: Exercise) -> Iterator[Fault]:
    if (exercise.picture is None) is not bool(exercise.no_picture):
        yield Fault(("picture",), "give either a picture or, in no_picture, the reason why there is none")


def _source_faults(exercise: Exercise) -> Iterator[Fault]:
    if not exercise.sources and exercise.certainty != "recalled":
        yield Fault(("sources",), "are empty, but it is not marked as recalled")
