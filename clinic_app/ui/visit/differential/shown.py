"""What a row of the list shows: a candidate with its place, side and marked areas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from clinic_app.forms.findings import Side
from clinic_app.reasoning.account import account
from clinic_app.reasoning.ranking import Candidate
from clinic_app.reasoning.reference_list import Entry, reference_list
from clinic_app.reasoning.suggestion import Suggestion, shown
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.areas import Area, explained, marked_areas
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of
from clinic_app.ui.visit.differential.places import places
from clinic_app.visit import screening
from clinic_app.visit.open_visit import OpenVisit


@dataclass(frozen=True, slots=True)
class Shown:
    """One row.

    Attributes:
        number: Its place, shared by ties; 0 in reference mode, where nothing is ranked.
        place: The same in words: *1*, *3=*; empty in reference mode.
        areas: The marked areas with their letters.
    """

    candidate: Candidate
    one: MuscleSide
    number: int
    place: str
    areas: tuple[Area, ...]

    @property
    def ranked(self) -> bool:
        """Whether it has a place and points."""
        return bool(self.place)

    def twins(self) -> list[MuscleSide]:
        """Return the other muscles of the row, on the same side."""
        return [MuscleSide(muscle, self.one.side) for muscle in self.candidate.twins]


def in_reference_mode(desk: Desk) -> bool:
    """Say whether this clinic uses the list as a reference only."""
    return bool(desk.clinic.settings.get("mode") == "reference")


def rows_of(desk: Desk) -> list[Shown]:
    """Return the rows to show: the first five with their ties, or in reference mode all that reach, A to Z."""
    visit, areas = desk.visit, tuple(marked_areas(desk))
    if in_reference_mode(desk):
        entries = reference_list(visit.reference.patterns, visit.now.findings)
        return [Shown(_of_entry(visit, one), MuscleSide(one.muscle, one.side or ""), 0, "", areas) for one in entries]
    numbers = places([one.points for one in visit.now.candidates])
    found = shown(_suggestion(visit))
    return [
        Shown(one, MuscleSide(one.muscle, one.side or ""), number, _place(desk, number, tied=tied), areas)
        for one, (number, tied) in zip(found, numbers, strict=False)
    ]


def left_by(desk: Desk, one: MuscleSide) -> list[str]:
    """Return the rows of the marked areas that a muscle of the list leaves; none where it is not listed."""
    row = next((row for row in rows_of(desk) if row.one == one), None)
    return [] if row is None else [area.row for area in row.areas if explained(row.candidate, area) == "not"]


def _of_entry(visit: OpenVisit, entry: Entry) -> Candidate:
    """Return an entry of the reference list with its areas; nothing is ranked, so it has no points."""
    pains = [one for one in visit.now.findings if one.kind == "pain" and one.present]
    side: Side = "left" if entry.side == "left" else "right"
    both = entry.side == "both"
    write_out = partial(account, visit.reference.patterns, entry.muscle, side, pains, (), is_both=both)
    return Candidate(entry.muscle, entry.side, 0.0, write_out)


def _place(desk: Desk, number: int, *, tied: bool) -> str:
    return desk.words("differential.rank", place=number) if tied else str(number)


def points_words(points: float) -> str:
    """Return points as a list shows them: one figure after the point, with a true minus."""
    return f"{points:.1f}".replace("-", "−")


def signed_words(points: float) -> str:
    """Return the points of a reason with their sign: *+5.7* or *−1.2*."""
    return f"{points:+.1f}".replace("-", "−")


def explained_words(desk: Desk, row: Shown) -> str:
    """Return in words which letters a row explains: *explains A and B, partly C*."""
    letters: dict[str, list[str]] = {"full": [], "partly": [], "not": []}
    for area in row.areas:
        letters[explained(row.candidate, area)].append(area.letter)
    said = [
        desk.words(f"differential.explained_{how}", letters=", ".join(found)) for how, found in letters.items() if found
    ]
    return ", ".join(said)


def suggested_words(desk: Desk, row: Shown) -> str:
    """Return what the record keeps about a suggestion: place, points and the knowledge they rest on."""
    version = desk.visit.reference.knowledge.version
    if not row.ranked:
        return desk.words("differential.suggested_reference", version=version)
    points = points_words(row.candidate.points)
    return desk.words("differential.suggested", place=row.place, points=points, version=version)


def row_words(desk: Desk, row: Shown) -> str:
    """Return a row as a screen reader reads it."""
    muscle, how = name_of(desk, row.one), explained_words(desk, row)
    if not row.ranked:
        return desk.words("differential.row_name_reference", muscle=muscle, explained=how)
    points = points_words(row.candidate.points)
    return desk.words("differential.row_name", place=row.place, muscle=muscle, points=points, explained=how)


def _suggestion(visit: OpenVisit) -> Suggestion:
    """Return the suggestion with only those emergencies that still wait for a decision holding it back."""
    waiting = (*screening.open_flags(visit), *screening.open_causes(visit))
    return Suggestion(waiting, tuple(visit.now.candidates), visit.reference.knowledge.version)
