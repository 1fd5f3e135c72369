"""The marked areas by their letters, and how far a muscle explains each."""

from __future__ import annotations

from dataclasses import dataclass

from clinic_app.reasoning.ranking import Candidate
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.plates import Explained
from clinic_app.visit.note_sheet import lettered

#: How a strength of the knowledge reads as a letter.
EXPLAINS: dict[str, Explained] = {"essential": "full", "local": "full", "spillover": "partly", "near": "partly"}


@dataclass(frozen=True, slots=True)
class Area:
    """A marked area: its letter, its row in the pain map, its name with the side as a whole word."""

    letter: str
    row: str
    words: str


def marked_areas(desk: Desk) -> list[Area]:
    """Return the areas that hurt, with the letters they have on the chart; a numb place without pain is none."""
    answers, wording = desk.visit.of("intake"), desk.wording
    hurts = {_row_of(one.source) for one in desk.visit.now.findings if one.kind == "pain" and one.present}
    rows = lettered(answers.rows("pain_map"))
    return [Area(letter, row, wording.row(row)) for letter, row in rows if row in hurts]


def explained(candidate: Candidate, area: Area) -> Explained:
    """Return how far a muscle explains an area."""
    reasons = (*candidate.explains, *candidate.also_explains)
    strengths = [one.strength for one in reasons if _row_of(one.finding.source) == area.row]
    return EXPLAINS.get(strengths[0], "partly") if strengths else "not"


def letter_of(areas: list[Area], source: tuple[str, tuple[tuple[str, str], ...]] | None) -> str:
    """Return the letter of the area an answer marked, or nothing."""
    return next((area.letter for area in areas if area.row == _row_of(source)), "")


def _row_of(source: tuple[str, tuple[tuple[str, str], ...]] | None) -> str:
    if source is None or source[1][0][0] != "pain_map":
        return ""
    return source[1][0][1]
