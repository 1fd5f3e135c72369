"""Red flags, causes, rules and site hazards held against forms and muscles: each must be able to speak up some day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clinic_app.errors import Problem
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.shelf import Shelf
from clinic_app.forms.visibility import COMPARISON
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.clusters import AGE, alternatives, findings_in
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.safety import SAFETY_GROUPS, RedFlag, Rule
from clinic_app.knowledge.seer import Seer

#: Groups a treatment form names when needles are used; site hazards speak there.
NEEDLING = "needling"


@dataclass(frozen=True)
class RuleCheck:
    """What can raise an alert or hold a treatment back.

    Attributes:
        askable: Every finding that some answer can give, or that follows from answers.
    """

    knowledge: Knowledge
    forms: Shelf
    askable: set[str]

    def problems(self) -> Iterator[Problem]:
        """Yield what does not resolve or can never happen."""
        yield from self._flags()
        yield from self._causes()
        yield from self._rules()
        yield from self._hazards()
        yield from self._techniques()
        yield from self._treatments()

    @cached_property
    def _known(self) -> set[str]:
        knowledge = self.knowledge
        zones = {f"pain:{zone}" for zone in knowledge.zones}
        return {*knowledge.terms, *zones, *(f"region:{group}" for group in knowledge.zone_groups)}

    @cached_property
    def _can_be_said(self) -> set[str]:
        return {*self.askable, *(one for one in self._known if one.startswith("region:"))}

    def _flags(self) -> Iterator[Problem]:
        for flag in self.knowledge.red_flags.values():
            see = Seer("red_flags", flag.id, self.knowledge)
            yield from see.unknown("zone group", flag.zones, self.knowledge.zone_groups, ("zones",))
            yield from see.unknown("cause", flag.causes, self.knowledge.causes, ("causes",))
            yield from see.unknown("source", flag.sources, self.knowledge.sources, ("sources",))
            for key, names in (("raised_by", flag.raised_by), ("noted_by", flag.noted_by)):
                yield from see.unknown("finding", names, self._known, (key,))
                yield from see.never((one for one in names if one in self._known), self._can_be_said, (key,))
            yield from self._clusters(see, flag)
            if not (flag.raised_by or flag.clusters):
                yield see.problem((), "no answer can ever raise it above a note")

    def _causes(self) -> Iterator[Problem]:
        for cause in self.knowledge.causes.values():
            see = Seer("causes", cause.id, self.knowledge)
            yield from see.unknown("zone", cause.zones, self.knowledge.zones, ("zones",))
            yield from see.unknown("source", cause.sources, self.knowledge.sources, ("sources",))
            yield from see.unknown("finding", cause.indicators, self._known, ("indicators",))
            yield from see.unknown("finding", cause.defining, self._known, ("defining",))
            defining = (one for one in cause.defining if one in self._known)
            yield from see.never(defining, self._can_be_said, ("defining",))
            yield from self._clusters(see, cause)
            for name, claim in cause.indicators.items():
                yield from see.unknown("source", claim.sources, self.knowledge.sources, ("indicators", name))

    def _clusters(self, see: Seer, thing: RedFlag | Cause) -> Iterator[Problem]:
        for number, cluster in enumerate(thing.clusters):
            place = ("clusters", number)
            named = cluster.findings
            yield from see.unknown("finding", named, self._known, place)
            yield from see.never((one for one in named if one in self._known), self._can_be_said, place)
            yield from see.unknown("source", cluster.sources, self.knowledge.sources, (*place, "sources"))
            if len(cluster.of) < cluster.at_least:
                what = f"asks for {cluster.at_least} of {len(cluster.of)} patterns: it can never hold"
                yield see.problem(place, what)
            if not (cluster.all or cluster.at_least):
                yield see.problem(place, "holds for everybody: it names no pattern that must hold")
            if not _names_a_finding(cluster.all, cluster.of if cluster.at_least else ()):
                yield see.problem(place, "rests on an age or a region alone: it names no finding")
        for pattern in thing.concerns:
            if not COMPARISON.fullmatch(pattern.strip()):
                yield see.problem(("concerns",), f"“{pattern}” should read like “age <= 16” or “sex = F”")
        lowering = tuple(one for pattern in thing.lowered_by for one in findings_in(pattern))
        yield from see.unknown("finding", lowering, self._known, ("lowered_by",))
        yield from see.never((one for one in lowering if one in self._known), self._can_be_said, ("lowered_by",))

    def _rules(self) -> Iterator[Problem]:
        knowledge = self.knowledge
        for rule in knowledge.contraindications.values():
            see = Seer("contraindications", rule.id, knowledge)
            yield from see.unknown("safety group", rule.treatments, SAFETY_GROUPS, ("treatments",))
            yield from see.unknown("finding", rule.when, self._known, ("when",))
            yield from see.never((one for one in rule.when if one in self._known), self._can_be_said, ("when",))
            for key, names in (("muscles", rule.muscles), ("not_muscles", rule.not_muscles)):
                yield from see.unknown("muscle", names, knowledge.muscles, (key,))
            yield from see.unknown("source", rule.sources, knowledge.sources, ("sources",))
            if not (rule.when or rule.open_flag or rule.under_age or rule.always):
                yield see.problem((), "says for no case when it applies")
            if self._given.isdisjoint(rule.treatments):
                yield see.problem(("treatments",), "no treatment form names one of these groups: it never speaks")
            if not set(rule.muscles or knowledge.muscles) - set(rule.not_muscles):
                yield see.problem(("not_muscles",), "leaves no muscle for which it could apply")
            yield from self._weeks(see, rule)

    def _weeks(self, see: Seer, rule: Rule) -> Iterator[Problem]:
        if not rule.weeks:
            return
        if list(rule.weeks) != sorted(rule.weeks):
            yield see.problem(("weeks",), "runs from a later week to an earlier one")
        if not any(name in self._counted for name in rule.when):
            yield see.problem(("weeks",), f"no question asks for the weeks of “{', '.join(rule.when)}”")

    @cached_property
    def _counted(self) -> set[str]:
        """The findings that come with a figure."""
        items = [item for form in self.forms for item, _ in form.walk() if item.type in ("integer", "decimal", "count")]
        return {finding for item in items for finding in item.findings}

    def _hazards(self) -> Iterator[Problem]:
        for hazard in self.knowledge.hazards.values():
            see = Seer("hazards", hazard.id, self.knowledge)
            yield from see.unknown("muscle", hazard.muscles, self.knowledge.muscles, ("muscles",))
            yield from see.unknown("source", hazard.sources, self.knowledge.sources, ("sources",))
            if not hazard.muscles:
                yield see.problem(("muscles",), "names no muscle: it is never shown")
            elif not self._needled:
                yield see.problem((), "no treatment form uses needles and lets a muscle be chosen: it is never shown")
        for muscle in self.knowledge.muscles.values():
            if muscle.needling.risk != "low" and not self.knowledge.hazards_of_muscle[muscle.id]:
                what = f"{muscle.needling.risk} needling risk, but no site hazard names it"
                yield Seer("muscles", muscle.id, self.knowledge).problem(("needling",), what)

    @cached_property
    def _needled(self) -> bool:
        """Whether some treatment form with needles asks for a muscle."""
        forms = (form for form in self.forms if NEEDLING in form.safety_groups)
        return any(_asks_for_muscle(item, self.knowledge) for form in forms for item, _ in form.walk())

    @cached_property
    def _given(self) -> set[str]:
        """The safety groups that treatment forms name."""
        return {group for form in self.forms for group in form.safety_groups}

    def _techniques(self) -> Iterator[Problem]:
        for technique in self.knowledge.techniques.values():
            see = Seer("techniques", technique.id, self.knowledge)
            yield from see.unknown("safety group", technique.treatments, SAFETY_GROUPS, ("treatments",))
            yield from see.unknown("muscle", technique.muscles, self.knowledge.muscles, ("muscles",))
            yield from see.unknown("source", technique.sources, self.knowledge.sources, ("sources",))
            if not (technique.muscles or technique.technique):
                yield see.problem((), "names neither muscles nor an answer: it would switch a whole treatment off")
            if self._given.isdisjoint(technique.treatments):
                yield see.problem(("treatments",), "no treatment form names one of these groups")

    def _treatments(self) -> Iterator[Problem]:
        for form in self.forms:
            for group in form.safety_groups:
                if group not in SAFETY_GROUPS:
                    yield Problem(str(self.forms.files[form.id]), 1, f"unknown safety group “{group}”")


def _names_a_finding(every: tuple[str, ...], some: tuple[str, ...]) -> bool:
    """Say whether a pattern that must hold is about findings only, so that something said stands behind the alert."""
    return any(
        all(not AGE.fullmatch(one) and not one.startswith(("region:", "-")) for one in alternatives(pattern))
        for pattern in (*every, *some)
    )


def _asks_for_muscle(item: Item, knowledge: Knowledge) -> bool:
    return any(option.code in knowledge.muscles for option in item.options)
