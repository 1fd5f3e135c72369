"""What a muscle's page says, part by part: plain values that a page draws.

Every claim names its sources by number; a claim without one is marked as recalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from clinic_app.knowledge.claims import Certainty, Claim, Claims, Grade
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Disagreement, Discriminator, Muscle, TriggerPoint
from clinic_app.ui.library.knowledge_words import disagreement_words, full_source, sentence_case
from clinic_app.visit.wording import inside_a_sentence
from clinic_app.words import Words

GRADES: tuple[Grade, ...] = ("typical", "common", "possible")
#: Muscles felt in the same areas that are named at most.
MOST_ALIKE = 8
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Shape = Literal["lines", "tags", "links"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement.

    Attributes:
        words: What is said.
        lead: What stands before it in heavy type.
        grade: How regularly it is found, where that is known.
        sources: Numbers of the sources, as the page lists them.
        certainty: As in the knowledge.
        link: Id of the muscle it leads to.
    """

    words: str
    lead: str = ""
    grade: Grade | Literal[""] = ""
    sources: tuple[int, ...] = ()
    certainty: Certainty = "item"
    link: str = ""

    @property
    def numbers(self) -> str:
        """The source numbers as small raised figures; in brackets where the sources support the list as a whole."""
        said = " ".join(str(one).translate(SUPERSCRIPTS) for one in self.sources)
        return f"⁽{said}⁾" if said and self.certainty == "field" else said


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its statements; ``name`` is the id of the heading under ``library.part``."""

    name: str
    entries: tuple[Entry, ...]
    shape: Shape = "lines"


class Numbering:
    """Gives each source a number in the order in which the page comes to it.

    Attributes:
        keys: The sources so far, the first one has the number 1.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge.sources
        self.keys: dict[str, int] = {}

    def of(self, keys: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources, smallest first."""
        known = (key for key in keys if key in self._known)
        return tuple(sorted({self.keys.setdefault(key, len(self.keys) + 1) for key in known}))


class MuscleParts:
    """The parts of one muscle's page, in the order in which they are read.

    Attributes:
        numbering: The sources they name.
    """

    def __init__(self, knowledge: Knowledge, words: Words, muscle: Muscle) -> None:
        self._knowledge, self._words, self._muscle = knowledge, words, muscle
        self.numbering = Numbering(knowledge)

    def before_needling(self) -> list[Part]:
        """Return where it hurts, what sets it apart, what speaks for it, what it is confused with."""
        muscle = self._muscle
        parts = [
            Part("points", tuple(map(self._point, muscle.trigger_points))),
            Part("apart", tuple(map(self._apart, muscle.discriminators))),
            self._claimed("worse", "worse", muscle.worse),
            self._claimed("eases", "eases", muscle.eases),
            self._claimed("symptoms", "symptom", muscle.symptoms),
            self._claimed("tests", "test", muscle.tests),
            self._claimed("history", "history", muscle.history),
            self._mimics(),
            *self._muscles(),
        ]
        return [one for one in parts if one.entries]

    def after_needling(self) -> list[Part]:
        """Return how it is reached by hand, nerves it can press on, where sources differ, its anatomy, its notes."""
        muscle = self._muscle
        parts = [
            Part("disagreements", tuple(map(self._differ, muscle.disagreements))),
            Part("massage", tuple(self._massage())),
            Part("trials", tuple(self._trials())),
            Part("entrapment", tuple(self._entrapments())),
            Part("anatomy", tuple(self._anatomy())),
            Part("notes", (Entry(muscle.notes),) if muscle.notes else ()),
        ]
        return [one for one in parts if one.entries]

    def needling(self) -> Part:
        """Return what to know before needling it."""
        needling, words = self._muscle.needling, self._words
        said = (
            ("structures", ", ".join(needling.structures_at_risk)),
            ("position", needling.position),
            ("needling_notes", needling.notes),
        )
        entries = (
            self._entry(sentence_case(text), needling.sources, needling.certainty, lead=words(f"library.{name}"))
            for name, text in said
            if text
        )
        return Part("needling", tuple(entries))

    def sources(self) -> Part:
        """Return every source named so far, in full, by its number."""
        return Part(
            "sources",
            tuple(
                Entry(full_source(self._knowledge, self._words, key), f"{number}.")
                for key, number in self.numbering.keys.items()
            ),
        )

    def areas(self, zones: Iterable[str]) -> str:
        """Return areas as they stand in a sentence."""
        known = (self._knowledge.zones[one].label for one in zones if one in self._knowledge.zones)
        return ", ".join(inside_a_sentence(one) for one in known)

    def _point(self, point: TriggerPoint) -> Entry:
        words = self._words
        said = [words("library.always", areas=self.areas(point.essential))] if point.essential else []
        said += [words("library.sometimes", areas=self.areas(point.spillover))] if point.spillover else []
        said += [sentence_case(point.note)] if point.note else []
        lead = f"{sentence_case(point.where)}."
        return self._entry(" ".join(said), point.sources, point.certainty, lead=lead)

    def _apart(self, one: Discriminator) -> Entry:
        return self._entry(sentence_case(one.text), one.sources, one.certainty)

    def _claimed(self, name: str, kind: str, claims: Claims) -> Part:
        by_grade = sorted(claims.items(), key=lambda one: GRADES.index(one[1].grade))
        return Part(name, tuple(self._claim(f"{kind}:{item}", claim) for item, claim in by_grade), "tags")

    def _claim(self, finding: str, claim: Claim) -> Entry:
        term = self._knowledge.terms.get(finding)
        said = term.label if term else finding.partition(":")[2].replace("_", " ")
        if claim.expect == "negative":
            said = self._words("library.negative", test=said)
        return Entry(said, "", claim.grade, self.numbering.of(claim.sources), claim.certainty)

    def _mimics(self) -> Part:
        causes = self._knowledge.causes
        known = ((causes[one].label, claim) for one, claim in self._muscle.mimics.items() if one in causes)
        return Part(
            "mimics", tuple(self._entry(label, claim.sources, claim.certainty) for label, claim in known), "tags"
        )

    def _muscles(self) -> Iterator[Part]:
        muscle = self._muscle
        sets_off = self._named(muscle.satellites)
        yield Part("twins", tuple(self._named(self._twins())), "links")
        yield Part("alike", tuple(self._named(self._alike())), "links")
        yield Part("satellites", tuple(sets_off), "links")
        yield Part("synergists", tuple(self._named(muscle.synergists)), "links")
        yield Part("antagonists", tuple(self._named(muscle.antagonists)), "links")

    def _named(self, muscles: Iterable[str]) -> Iterator[Entry]:
        """Yield other muscles by name, with the sources of what links them where that is a claim."""
        claims: Mapping[str, Claim] = muscles if isinstance(muscles, Mapping) else {}
        for one in muscles:
            if one in self._knowledge.muscles and one != self._muscle.id:
                claim = claims.get(one, Claim())
                name = self._knowledge.muscles[one].name
                yield Entry(name, "", "", self.numbering.of(claim.sources), claim.certainty, one)

    def _twins(self) -> list[str]:
        row = self._muscle.twins
        return [one.id for one in self._knowledge.muscles.values() if row and one.twins == row]

    def _alike(self) -> list[str]:
        """Return other muscles that are always felt in the same areas, those that share most first."""
        own = _always(self._muscle)
        shared = {one.id: len(own & _always(one)) for one in self._knowledge.muscles.values()}
        twins = set(self._twins())
        found = [one for one, count in shared.items() if count and one != self._muscle.id and one not in twins]
        return sorted(found, key=lambda one: (-shared[one], one))[:MOST_ALIKE]

    def _differ(self, one: Disagreement) -> Entry:
        def numbered(sources: Iterable[str]) -> str:
            return Entry("", sources=self.numbering.of(sources)).numbers

        return Entry(disagreement_words(self._words, one, numbered), f"{sentence_case(one.about)}:")

    def _massage(self) -> Iterator[Entry]:
        massage = self._muscle.massage
        for note in massage.notes:
            yield self._entry(sentence_case(note), massage.sources, massage.certainty)

    def _trials(self) -> Iterator[Entry]:
        """Yield what trials say of treatments, of muscles of this region and of all."""
        for one in sorted(self._knowledge.evidence.values(), key=lambda one: one.title):
            for number, said in enumerate(one.about(self._muscle.region)):
                yield self._entry(said.text, said.sources, "item", lead="" if number else f"{one.title}.")

    def _entrapments(self) -> Iterator[Entry]:
        for one in self._muscle.entrapment:
            terms = (self._knowledge.terms.get(finding) for finding in one.findings)
            felt = ", ".join(inside_a_sentence(term.label) for term in terms if term)
            said = sentence_case(self._words("library.pressed", felt=felt, areas=self.areas(one.zones)))
            lead = f"{sentence_case(one.nerve)}." if one.nerve else ""
            yield self._entry(f"{said} {sentence_case(one.note)}".strip(), one.sources, one.certainty, lead=lead)

    def _anatomy(self) -> Iterator[Entry]:
        anatomy, words = self._muscle.anatomy, self._words
        said = {
            "origin": anatomy.origin,
            "insertion": anatomy.insertion,
            "nerve": anatomy.nerve,
            "actions": "; ".join(anatomy.actions),
        }
        for name, text in said.items():
            if text:
                lead = words(f"library.{name}")
                yield self._entry(sentence_case(text), anatomy.sources, anatomy.certainty, lead=lead)

    def _entry(self, said: str, sources: Iterable[str], certainty: Certainty, *, lead: str = "") -> Entry:
        return Entry(said, lead, "", self.numbering.of(sources), certainty)


def _always(muscle: Muscle) -> set[str]:
    return {zone for point in muscle.trigger_points for zone in point.essential}
