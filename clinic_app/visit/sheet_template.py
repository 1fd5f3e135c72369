"""How a sheet for the patient is built, read from ``templates/*.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from clinic_app.knowledge.exercises import Dose, Exercise, Kind, Phase
from clinic_app.languages.language import SheetText
from clinic_app.shapes import Fault, did_you_mean, read
from clinic_app.visit.sheet_placeholders import sheet_faults

BLOCKS = ("header", "message", "exercises", "own_line", "aftercare", "stop", "next_visit")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Gentler:
    """A smaller dose for somebody of whom a finding was told.

    Attributes:
        say: Why, to the practitioner.
        when: Findings any one of which asks for it.
        at_most: The most of each that is then proposed.
        kinds, phases: Of which exercises; empty means of all.
    """

    say: str
    when: tuple[str, ...]
    at_most: Dose
    kinds: tuple[Kind, ...] = ()
    phases: tuple[Phase, ...] = ()

    def speaks_of(self, exercise: Exercise) -> bool:
        """Say whether an exercise is of the kind and phase this is about."""
        return exercise.kind in (self.kinds or (exercise.kind,)) and exercise.phase in (
            self.phases or (exercise.phase,)
        )


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """A sheet for the patient.

    Attributes:
        sheet: Its id.
        blocks: Which blocks it has, in order; the stop box must be one of them.
        words: Its fixed sentences by name, with placeholders.
        message, message_without_area: The main message, with the area of the pain or without one.
        stop: When to stop and call, as ends of the sentence the box begins.
        emergency: When to call the emergency number.
        covers: How words begin that the box says already; signs of an exercise with none of them stand in it too.
        aftercare: What to expect after a treatment, by the treatment's safety group.
        days: The seven days to tick, from Monday, short.
        gentler: Smaller doses for what patients have.
    """

    sheet: str
    version: int
    title: str
    blocks: tuple[str, ...]
    words: dict[str, str]
    message: str
    message_without_area: str
    stop: tuple[str, ...]
    emergency: str
    aftercare: dict[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = "en"
    days: tuple[str, ...] = ()
    gentler: tuple[Gentler, ...] = ()
    covers: tuple[str, ...] = ()

    @property
    def text(self) -> SheetText:
        """What it says, apart from how it is built."""
        return SheetText(**{one.name: getattr(self, one.name) for one in fields(SheetText)})


def read_sheet_template(data: Any) -> tuple[SheetTemplate | None, list[Fault]]:  # noqa: ANN401  a parsed file
    """Return the template of a parsed file and its faults: what is unknown, what nobody fills, no stop box."""
    template, faults = read(SheetTemplate, data)
    if template is None:
        return None, faults
    for number, block in enumerate(template.blocks):
        if block not in BLOCKS:
            faults.append(Fault(("blocks", number), f"unknown block “{block}”", did_you_mean(block, BLOCKS)))
    if len(template.days) not in (0, WEEK):
        faults.append(Fault(("days",), f"has {len(template.days)} days", f"{WEEK}, or none"))
    if "stop" not in template.blocks:
        faults.append(Fault(("blocks",), "every sheet needs the block “stop”"))
    faults += sheet_faults(template)
    return (None, faults) if faults else (template, faults)
