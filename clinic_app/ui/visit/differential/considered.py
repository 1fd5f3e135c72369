"""What the practitioner makes of a muscle: into the differential, set aside, or out again. One gesture each."""

from __future__ import annotations

from dataclasses import dataclass

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.plates import Side
from clinic_app.visit.open_visit import OpenVisit, Said, path

FORM = "assessment"
ADDED, NOT_THIS = "added", "not_this"


@dataclass(frozen=True, slots=True)
class MuscleSide:
    """A muscle with its side: left, right, both, or empty where no side was said."""

    muscle: str
    side: str

    @property
    def row(self) -> str:
        """Its row id: ``quadratus_lumborum.right``."""
        return f"{self.muscle}.{self.side}" if self.side else self.muscle

    @classmethod
    def of_row(cls, row: str) -> MuscleSide:
        """Return the muscle and side of a row id."""
        muscle, _, side = row.partition(".")
        return cls(muscle, side)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was recorded about a muscle; both empty where nothing was."""

    verdict: str = ""
    reason: str = ""


def verdict_of(visit: OpenVisit, one: MuscleSide) -> Verdict:
    """Return what was recorded about a muscle."""
    row: Path = (("differential", one.row),)
    if not visit.of(FORM).said(row):
        return Verdict()
    answers = visit.of(FORM)
    said = [str(answers.value((*row, (link, ""))) or "") for link in ("verdict", "verdict_reason")]
    return Verdict(*said)


def considered(visit: OpenVisit, verdict: str = ADDED) -> list[MuscleSide]:
    """Return the muscles with a verdict, in the order they were given it."""
    rows = [MuscleSide.of_row(row) for row in visit.of(FORM).rows("differential")]
    return [one for one in rows if verdict_of(visit, one).verdict == verdict]


def add(desk: Desk, one: MuscleSide, suggested: str) -> bool:
    """Put a muscle into the differential, with what was suggested of it; say whether it was saved."""
    return desk.answer_all(_said(one, suggested, ADDED, None))


def set_aside(desk: Desk, one: MuscleSide, suggested: str, reason: str) -> bool:
    """Record that it is not this muscle, and why; say whether it was saved."""
    return desk.answer_all(_said(one, suggested, NOT_THIS, reason))


def take_out(desk: Desk, one: MuscleSide) -> bool:
    """Take back what was recorded about a muscle; say whether it was saved."""
    return desk.answer(FORM, path(("differential", one.row)), None)


def side_of(one: MuscleSide) -> Side:
    """Return the side as its plate knows it."""
    plates: dict[str, Side] = {"left": "LEFT", "right": "RIGHT", "both": "BOTH"}
    return plates.get(one.side, "")


def name_of(desk: Desk, one: MuscleSide) -> str:
    """Return the muscle's name with its side as a whole word: *Quadratus lumborum RIGHT*."""
    known = desk.visit.reference.knowledge.muscles.get(one.muscle)
    return f"{known.name if known else one.muscle} {desk.wording.side(one.side)}".strip()


def _said(one: MuscleSide, suggested: str, verdict: str, reason: str | None) -> list[Said]:
    row = path(("differential", one.row))
    values = {
        "considered_muscle": one.muscle,
        "considered_side": one.side or None,
        "verdict": verdict,
        "verdict_reason": reason,
        "suggested": suggested or None,
    }
    return [Said(FORM, row, True), *(Said(FORM, (*row, (link, "")), value) for link, value in values.items())]
