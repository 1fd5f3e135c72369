"""What a cause, a rule set or an exercise says, in lines a clinician can check one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinic_app.forms.findings import parse
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.clusters import AGE, Cluster, alternatives
from clinic_app.knowledge.exercises import Exercise, filled
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.safety import Hazard, RedFlag, Rule
from clinic_app.ui.library.knowledge_words import sentence_case, short_sources
from clinic_app.ui.library.muscle_parts import Entry, Part
from clinic_app.visit.wording import inside_a_sentence
from clinic_app.words import Words

#: A rule is named after so many of the findings that fire it.
MOST_NAMED = 2

Thing = Cause | RedFlag | Rule | Hazard | Exercise


def title_of(knowledge: Knowledge, kind: str, thing: str) -> str:
    """Return what a thing is called in a list.

    Raises:
        KeyError: There is no such thing.
    """
    found = getattr(knowledge, kind)[thing]
    if isinstance(found, Rule):
        when = [knowledge.terms[one].label for one in found.when if one in knowledge.terms][:MOST_NAMED]
        begins = found.steps.partition(":")[0].partition(".")[0]
        return f"{', '.join(when)}: {begins}" if when else begins
    if isinstance(found, Hazard):
        return sentence_case(found.structure)
    named: str = getattr(found, "label", "") or getattr(found, "title", "") or getattr(found, "name", "")
    return named


class ThingWords:
    """The lines of one thing; ``emergency`` is the clinic's emergency number."""

    def __init__(self, knowledge: Knowledge, words: Words, emergency: str) -> None:
        self._knowledge, self._words, self._causes = knowledge, words, knowledge.causes
        self._emergency = emergency

    def part(self, thing: Thing) -> Part:
        """Return all that a thing says, each line with what it speaks of."""
        lines = {
            Cause: self._cause,
            RedFlag: self._flag,
            Rule: self._rule,
            Hazard: self._hazard,
            Exercise: self._exercise,
        }[type(thing)]
        said = [*lines(thing), ("sources", short_sources(self._knowledge, thing.sources))]  # type: ignore[operator]  # the one for its type
        whole = ((name, text.replace("{EMERGENCY}", self._emergency)) for name, text in said if text)
        return Part("says", tuple(Entry(text, self._words(f"library.says.{name}")) for name, text in whole))

    def _cause(self, cause: Cause) -> Iterator[tuple[str, str]]:
        yield "urgency", self._words(f"library.cause_urgency.{cause.urgency}")
        yield "zones", self._zones(cause.zones)
        yield "features", "; ".join(cause.features)
        yield "concerns", self._patterns(cause.concerns)
        yield "defining", self._patterns(cause.defining)
        yield from (("cluster", self._cluster(one)) for one in cause.clusters)
        yield "indicators", self._patterns(cause.indicators)
        yield "lowered_by", self._patterns(cause.lowered_by)
        yield "action", sentence_case(cause.action)

    def _flag(self, flag: RedFlag) -> Iterator[tuple[str, str]]:
        yield "clinician", flag.clinician
        yield "urgency", self._words(f"differential.urgency.{flag.urgency}")
        yield "target_time", flag.target_time
        yield "hold", self._words(f"library.hold.{flag.hold}")
        yield "zones", ", ".join(self._group(one) for one in flag.zones)
        yield "concerns", self._patterns(flag.concerns)
        yield "raised_by", self._patterns(flag.raised_by)
        yield from (("cluster", self._cluster(one)) for one in flag.clusters)
        yield "noted_by", self._patterns(flag.noted_by)
        yield "lowered_by", self._patterns(flag.lowered_by)
        yield "action", flag.action
        yield "causes", ", ".join(self._causes[one].label for one in flag.causes if one in self._causes)
        yield "note", flag.note

    def _rule(self, rule: Rule) -> Iterator[tuple[str, str]]:
        words = self._words
        yield "level", words(f"treatment.level.{rule.level}")
        yield "treatments", ", ".join(words(f"library.treatments.{one}") for one in rule.treatments)
        yield "when", self._patterns(rule.when)
        yield "always", words("library.always_fires") if rule.always else ""
        yield "open_flag", words("library.open_flag") if rule.open_flag else ""
        yield "under_age", str(rule.under_age or "")
        yield "weeks", "–".join(str(one) for one in rule.weeks)
        yield "threshold", rule.threshold
        yield "detail", ", ".join(words(f"library.detail.{one}") for one in rule.detail)
        yield "muscles", self._muscles(rule.muscles)
        yield "not_muscles", self._muscles(rule.not_muscles)
        yield "technique", rule.technique.replace("_", " ")
        yield "steps", rule.steps
        yield "note", rule.note

    def _hazard(self, hazard: Hazard) -> Iterator[tuple[str, str]]:
        yield "rule", sentence_case(hazard.rule)
        yield "consent", self._words(f"library.consent.{hazard.consent}")
        yield "muscles", self._muscles(hazard.muscles)
        yield "note", hazard.note

    def _exercise(self, exercise: Exercise) -> Iterator[tuple[str, str]]:
        yield "muscles", self._muscles(exercise.targets)
        words = self._words
        sides = words("side.right"), words("side.left")
        yield from (("step", filled(one, "right", sides)) for one in exercise.steps)
        yield "feel", filled(exercise.feel, "right", sides)
        yield from (("caution", sentence_case(one.say)) for one in exercise.cautions)
        yield "stop_if", "; ".join(exercise.stop_if)
        yield "note", exercise.note

    def _cluster(self, cluster: Cluster) -> str:
        words = self._words
        held = [self._any_of(one) for one in cluster.all]
        if cluster.of:
            some = "; ".join(self._pattern(one) for one in cluster.of)
            held.append(words("library.at_least", count=cluster.at_least, what=some))
        said = words("library.and").join(held)
        return f"{said} ({short_sources(self._knowledge, cluster.sources) or words('differential.doubt.recalled')})"

    def _patterns(self, patterns: Iterable[str]) -> str:
        return "; ".join(self._pattern(one) for one in patterns)

    def _any_of(self, pattern: str) -> str:
        said = self._pattern(pattern)
        return self._words("library.any_of", what=said) if len(alternatives(pattern)) > 1 else said

    def _pattern(self, pattern: str) -> str:
        return self._words("ask_next.or").join(self._alternative(one) for one in alternatives(pattern))

    def _alternative(self, text: str) -> str:
        """Return one alternative of a pattern in words; an age stays as it is written."""
        words = self._words
        if AGE.fullmatch(text) or text.startswith(("age", "sex")):
            return text.replace(">=", "≥").replace("<=", "≤")
        finding = parse(text)
        said = self._named(finding.kind, finding.item, finding.id)
        side = f" {words(f'side.{finding.side}')}" if finding.side else ""
        return words("library.absent", what=f"{said}{side}") if not finding.present else f"{said}{side}"

    def _named(self, kind: str, item: str, finding: str) -> str:
        if kind == "pain":
            return self._words("library.pain_in", area=self._zones((item,)) or item)
        if kind == "region":
            return self._words("library.pain_in", area=self._group(item))
        term = self._knowledge.terms.get(finding)
        label = term.label if term else item.replace("_", " ")
        named = f"library.kind.{kind}"
        label = inside_a_sentence(label)
        return self._words(named, what=label) if named in self._words else label

    def _zones(self, zones: Iterable[str]) -> str:
        return ", ".join(
            inside_a_sentence(self._knowledge.zones[one].label) for one in zones if one in self._knowledge.zones
        )

    def _group(self, group: str) -> str:
        return group.replace("_", " ")

    def _muscles(self, muscles: Iterable[str]) -> str:
        return ", ".join(self._knowledge.muscles[one].name for one in muscles if one in self._knowledge.muscles)
