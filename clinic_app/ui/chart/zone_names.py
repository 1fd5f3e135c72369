"""Areas of the body in words: the name, the side as a whole word, and what was marked there."""

from __future__ import annotations

from collections.abc import Mapping

from clinic_app.drawing.pain_map import Mark
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.zones import Zone
from clinic_app.visit.wording import inside_a_sentence
from clinic_app.words import Words

MIDLINE = "midline"


class ZoneNames:
    """The words for areas in one language; ``kinds`` are the kinds of pain by code."""

    def __init__(self, zones: Mapping[str, Zone], kinds: Mapping[str, str], words: Words) -> None:
        self._zones, self.kinds, self.words = zones, dict(kinds), words

    @classmethod
    def of(cls, knowledge: Knowledge, form: Questionnaire, words: Words) -> ZoneNames:
        """Return the names as a form words the kinds of pain."""
        kinds = {option.code: option.text for option in form.item("kind").options}
        return cls(knowledge.zones, kinds, words)

    def label(self, zone: str) -> str:
        """Return the name of an area without its side."""
        return self._zones[zone].label if zone in self._zones else zone

    def side(self, side: str) -> str:
        """Return a side as a whole word, or nothing for the midline."""
        return "" if side == MIDLINE else self.words(f"side.{side}")

    def named(self, zone: str, side: str) -> str:
        """Return the name with its side: *Low back beside spine, RIGHT*."""
        return ", ".join(one for one in (self.label(zone), self.side(side)) if one)

    def in_sentence(self, zone: str, sides: tuple[str, ...]) -> str:
        """Return the name inside a sentence, its side first: *RIGHT low back beside spine*."""
        said = [self.side(side) for side in sides if side != MIDLINE]
        before = self.words("chart.both", first=said[0], second=said[1]) if len(said) > 1 else "".join(said)
        return f"{before} {inside_a_sentence(self.label(zone))}".strip()

    def marked(self, zone: str, side: str, mark: Mark | None) -> str:
        """Return what a screen reader says of an area: *Low back beside spine, RIGHT, marked A, 6, ache*."""
        said = [self.named(zone, side)]
        if mark is not None:
            said.append(self.words("chart.marked", letter=mark.letter))
            said += [] if mark.intensity is None else [str(mark.intensity)]
            said.append(self.kind(mark.kind))
        return ", ".join(one for one in said if one)

    def kind(self, kind: str) -> str:
        """Return a kind of pain as it stands inside a sentence."""
        return inside_a_sentence(self.kinds.get(kind, ""))
