"""The reasons of a row in words, part by part: plain values that a page draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clinic_app.forms.findings import Finding
from clinic_app.reasoning.account import Reason
from clinic_app.reasoning.ranking import Candidate
from clinic_app.ui.desk import Desk
from clinic_app.ui.library.knowledge_words import sentence_case, short_sources
from clinic_app.ui.visit.differential.areas import EXPLAINS, Area, letter_of
from clinic_app.ui.visit.finding_words import could_ask_words, place_words, said_words
from clinic_app.ui.widgets.plates import Explained

MOST_TO_ASK = 4


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One line: its words, its points where it has any, what makes it doubtful, the letter of its area."""

    words: str
    points: float | None = None
    doubt: str = ""
    letter: str = ""
    how: Explained = "full"


class ReasonLines:
    """The lines of one candidate."""

    def __init__(self, desk: Desk, candidate: Candidate, areas: tuple[Area, ...]) -> None:
        self._desk, self._candidate, self._areas = desk, candidate, list(areas)

    def explains(self) -> list[ReasonLine]:
        """Return the marked areas its pattern reaches, and how."""
        also = [replace(self._reached(one), points=None) for one in self._candidate.also_explains]
        return [self._reached(one) for one in self._candidate.explains] + also

    def leaves(self) -> list[ReasonLine]:
        """Return the marked areas it does not reach."""
        return [self._left(one) for one in self._candidate.leaves]

    def speaks_for(self) -> list[ReasonLine]:
        """Return the answers that speak for it."""
        return [self._said(one) for one in self._candidate.speaks_for]

    def speaks_against(self) -> list[ReasonLine]:
        """Return the answers that speak against it."""
        return [self._said(one) for one in self._candidate.speaks_against]

    def not_asked(self) -> list[ReasonLine]:
        """Return the first few things nobody has asked or tested, most telling first."""
        return [self._could_ask(one) for one in self._candidate.not_asked[:MOST_TO_ASK]]

    def sources(self) -> list[ReasonLine]:
        """Return what the lines above rest on, each source once."""
        keys = (key for reason in self._candidate.reasons for key in reason.sources)
        named = short_sources(self._desk.visit.reference.knowledge, keys)
        return [ReasonLine(named)] if named else []

    def disagreements(self) -> list[ReasonLine]:
        """Return what sources on this muscle do not agree on; its page says who says what."""
        muscle = self._desk.visit.reference.knowledge.muscles[self._candidate.muscle]
        about = "; ".join(sentence_case(one.about) for one in muscle.disagreements)
        return [ReasonLine(self._desk.words("differential.disagree_on", about=about))] if about else []

    def _reached(self, reason: Reason) -> ReasonLine:
        words = self._desk.words
        values = {
            "area": place_words(self._desk, reason.finding),
            "strength": words(f"differential.strength.{reason.strength}"),
        }
        line = words("differential.strength_line", **values)
        letter = letter_of(self._areas, reason.finding.source)
        return ReasonLine(line, reason.points, self._doubt(reason), letter, EXPLAINS[reason.strength])

    def _left(self, finding: Finding) -> ReasonLine:
        return ReasonLine(place_words(self._desk, finding), letter=letter_of(self._areas, finding.source), how="not")

    def _said(self, reason: Reason) -> ReasonLine:
        return ReasonLine(said_words(self._desk, reason.finding), reason.points, self._doubt(reason))

    def _could_ask(self, finding: str) -> ReasonLine:
        claim = self._desk.visit.reference.knowledge.muscles[self._candidate.muscle].claims().get(finding)
        is_recalled = claim is not None and claim.certainty == "recalled"
        doubt = self._desk.words("differential.doubt.recalled") if is_recalled else ""
        return ReasonLine(could_ask_words(self._desk, finding), doubt=doubt)

    def _doubt(self, reason: Reason) -> str:
        doubtful = reason.certainty in ("recalled", "field")
        return self._desk.words(f"differential.doubt.{reason.certainty}") if doubtful else ""
