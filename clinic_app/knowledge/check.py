"""Holds everything known against everything else: ids that resolve, rules that can fire, muscles that are covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app.data_files import Place
from clinic_app.errors import Problem
from clinic_app.forms.findings import parse
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.claims import Claim
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Muscle
from clinic_app.shapes import Fault, did_you_mean

#: Findings that the program gives itself and no form asks for.
GIVEN_BY_PROGRAM = frozenset({"region", "age", "sex"})


@dataclass(frozen=True)
class Crosscheck:
    """The knowledge and the forms, to be held against each other."""

    knowledge: Knowledge
    forms: Shelf

    def problems(self) -> list[Problem]:
        """Return everything that does not resolve or can never happen."""
        found = [
            *self._muscles(),
            *self._causes(),
            *self._flags(),
            *self._rules(),
            *self._hazards(),
            *self._exercises(),
        ]
        return [*found, *self._terms(), *self._forms()]

    # -- what may be named

    def _findings(self) -> set[str]:
        return {*self.knowledge.terms, *(f"pain:{zone}" for zone in self.knowledge.zones)}

    def askable(self) -> set[str]:
        """Return every finding that some answer of some form can give, with what it implies."""
        given: set[str] = set()
        for form in self.forms:
            for item, _ in form.walk():
                given |= {finding for _, finding in _findings_of(item, self.knowledge)}
        waiting = list(given)
        while waiting:
            term = self.knowledge.terms.get(waiting.pop())
            for implied in term.implies if term else ():
                if implied not in given:
                    given.add(implied)
                    waiting.append(implied)
        return given

    # -- each kind of file

    def _muscles(self) -> Iterator[Problem]:
        knowledge = self.knowledge
        for muscle in knowledge.muscles.values():
            see = _Seer("muscles", muscle.id, knowledge)
            for number, point in enumerate(muscle.trigger_points):
                place: Place = ("trigger_points", number)
                yield from see.unknown("zone", (*point.essential, *point.spillover), knowledge.zones, place)
                yield from see.unknown("source", point.sources, knowledge.sources, place)
            if muscle.local:
                yield from see.unknown("zone", muscle.local.zones, knowledge.zones, ("local",))
            for key, claims in claim_lists(muscle).items():
                known: Iterable[str] = _known_for(key, knowledge)
                for item, claim in claims.items():
                    yield from see.unknown(key, (item,), known, (key, item))
                    yield from see.unknown("source", claim.sources, knowledge.sources, (key, item))
            for key in ("synergists", "antagonists"):
                yield from see.unknown("muscle", getattr(muscle, key), knowledge.muscles, (key,))
            if muscle.needling.risk != "low" and not knowledge.hazards_of_muscle[muscle.id]:
                yield see.problem(("needling",), f"{muscle.needling.risk} needling risk, but no site hazard names it")

    def _causes(self) -> Iterator[Problem]:
        for cause in self.knowledge.causes.values():
            see = _Seer("causes", cause.id, self.knowledge)
            yield from see.unknown("zone", cause.zones, self.knowledge.zones, ("zones",))
            yield from see.unknown("finding", (*cause.indicators, *cause.defining), self._findings(), ("indicators",))
            yield from see.unknown("source", cause.sources, self.knowledge.sources, ("sources",))

    def _flags(self) -> Iterator[Problem]:
        askable = self.askable()
        for flag in self.knowledge.red_flags.values():
            see = _Seer("red_flags", flag.id, self.knowledge)
            yield from see.unknown("zone group", flag.zones, self.knowledge.zone_groups, ("zones",))
            named = (*flag.raised_by, *flag.with_any, *flag.alone)
            yield from see.unknown("finding", named, self._findings(), ("raised_by",))
            yield from see.unknown("cause", flag.causes, self.knowledge.causes, ("causes",))
            yield from see.unknown("source", flag.sources, self.knowledge.sources, ("sources",))
            if askable.isdisjoint(flag.raised_by):
                yield see.problem(("raised_by",), "no answer of any form can raise it")

    def _rules(self) -> Iterator[Problem]:
        askable = self.askable()
        for rule in self.knowledge.contraindications.values():
            see = _Seer("contraindications", rule.id, self.knowledge)
            yield from see.unknown("finding", rule.when, self._findings(), ("when",))
            yield from see.unknown("muscle", (*rule.muscles, *rule.not_muscles), self.knowledge.muscles, ("muscles",))
            yield from see.unknown("source", rule.sources, self.knowledge.sources, ("sources",))
            if not (rule.when or rule.open_flag or rule.under_age or rule.always):
                yield see.problem((), "says for no case when it applies")
            never = [finding for finding in rule.when if finding not in askable]
            if never:
                yield see.problem(("when",), f"no answer of any form can give “{never[0]}”")

    def _hazards(self) -> Iterator[Problem]:
        for hazard in self.knowledge.hazards.values():
            see = _Seer("hazards", hazard.id, self.knowledge)
            yield from see.unknown("muscle", hazard.muscles, self.knowledge.muscles, ("muscles",))
            yield from see.unknown("source", hazard.sources, self.knowledge.sources, ("sources",))

    def _exercises(self) -> Iterator[Problem]:
        for exercise in self.knowledge.exercises.values():
            see = _Seer("exercises", exercise.id, self.knowledge)
            yield from see.unknown("muscle", exercise.targets, self.knowledge.muscles, ("targets",))
            yield from see.unknown("source", exercise.sources, self.knowledge.sources, ("sources",))
            for caution in exercise.cautions:
                yield from see.unknown("finding", caution.when, self._findings(), ("cautions",))

    def _terms(self) -> Iterator[Problem]:
        for name, term in self.knowledge.terms.items():
            kind, _, item = name.partition(":")
            file = next((path for path in _finding_files(self.knowledge) if path.stem == kind), None)
            for implied in term.implies:
                if implied not in self.knowledge.terms and file:
                    hint = did_you_mean(implied, self.knowledge.terms)
                    yield Fault(("terms", item), f"implies unknown finding “{implied}”", hint).problem(file)

    def _forms(self) -> Iterator[Problem]:
        known = self._findings()
        for form in self.forms:
            for item, _ in form.walk():
                yield from self._item(form, item, known)

    def _item(self, form: Questionnaire, item: Item, known: set[str]) -> Iterator[Problem]:
        file = self.forms.files[form.id]
        for text, finding in _findings_of(item, self.knowledge):
            if finding not in known:
                what = f"question “{item.link_id}” gives unknown finding “{text}”"
                yield Problem(str(file), _line_of(file, item.link_id), what, did_you_mean(finding, known))
        groups = self.knowledge.zone_groups
        for alternative in (one.strip() for pattern in item.asked_when for one in pattern.split("|")):
            kind, _, name = alternative.partition(":")
            fits = name in groups if kind == "region" else alternative in known
            if ":" in alternative and not fits:
                hint = did_you_mean(name, groups) if kind == "region" else did_you_mean(alternative, known)
                what = f"question “{item.link_id}” is asked for unknown “{alternative}”"
                yield Problem(str(file), _line_of(file, item.link_id), what, hint)


@dataclass(frozen=True)
class _Seer:
    """Names problems of one thing by its file and line."""

    folder: str
    id: str
    knowledge: Knowledge

    def problem(self, place: Place, what: str, hint: str = "") -> Problem:
        return Fault(place, what, hint).problem(self.knowledge.files[f"{self.folder}/{self.id}"])

    def unknown(self, kind: str, names: Iterable[str], known: Iterable[str], place: Place) -> Iterator[Problem]:
        known = known if isinstance(known, (set, dict)) else set(known)
        for name in names:
            if name not in known:
                yield self.problem(place, f"unknown {kind} “{name}”", did_you_mean(name, known))


def claim_lists(thing: Muscle | Cause) -> dict[str, dict[str, Claim]]:
    """Return every list of claims of a muscle or cause by its key."""
    if isinstance(thing, Cause):
        return {"indicators": thing.indicators}
    keys = ("worse", "eases", "symptoms", "history", "tests", "satellites", "mimics")
    return {key: getattr(thing, key) for key in keys}


def claims(knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """Yield every claim by name, and whether a source is named or it is openly recalled."""
    for muscle in knowledge.muscles.values():
        for point in muscle.trigger_points:
            yield f"{muscle.id}/{point.id}", bool(point.sources) or point.certainty == "recalled"
        for key, listed in claim_lists(muscle).items():
            for item, claim in listed.items():
                yield f"{muscle.id}/{key}/{item}", claim.is_sourced
        yield f"{muscle.id}/needling", bool(muscle.needling.sources) or muscle.needling.certainty == "recalled"
    for cause in knowledge.causes.values():
        for item, claim in cause.indicators.items():
            yield f"{cause.id}/{item}", claim.is_sourced
    things: list[Any] = [
        *knowledge.red_flags.values(),
        *knowledge.contraindications.values(),
        *knowledge.hazards.values(),
    ]
    for thing in things:
        yield thing.id, bool(thing.sources)


def _known_for(key: str, knowledge: Knowledge) -> set[str]:
    if key == "satellites":
        return set(knowledge.muscles)
    if key == "mimics":
        return set(knowledge.causes)
    kind = {"symptoms": "symptom", "tests": "test"}.get(key, key)
    return {name.partition(":")[2] for name in knowledge.terms if name.startswith(f"{kind}:")}


def _findings_of(item: Item, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield each finding an item can give, as written and as its id; ``{row}`` of a chart stands for its zones."""
    for text in (*item.findings, *(one for option in item.options for one in option.findings)):
        if text.startswith("pain:{row}"):
            yield from ((text, f"pain:{zone}") for zone in knowledge.zones)
        else:
            try:
                yield text, parse(text.replace("@{row}", "")).id
            except ValueError:
                yield text, text


def _finding_files(knowledge: Knowledge) -> list[Path]:
    folder = next(iter(knowledge.files.values())).parent.parent / "findings" if knowledge.files else Path()
    return sorted(folder.glob("*.yaml"))


def _line_of(file: Path, link_id: str) -> int:
    """Return the line a question stands on: the first that begins with its link_id."""
    name = link_id.removesuffix(".right").removesuffix(".left")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip().removeprefix("- ").startswith((f"{name}:", f'"linkId": "{name}"')):
            return number
    return 1
