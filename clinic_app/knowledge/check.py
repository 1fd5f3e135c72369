"""Holds everything known against everything else: ids that resolve, rules that can fire, muscles that are covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app.data_files import Place
from clinic_app.errors import Problem
from clinic_app.forms.findings import ANSWERED, parse
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.claims import Claim
from clinic_app.knowledge.derived import DERIVED
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Muscle
from clinic_app.knowledge.rule_check import RuleCheck
from clinic_app.knowledge.safety import SAFETY_GROUPS, RedFlag
from clinic_app.knowledge.seer import Seer
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
            *RuleCheck(self.knowledge, self.forms, self.askable()).problems(),
            *self._exercises(),
            *self._evidence(),
            *self._prevalence(),
        ]
        return [*found, *self._terms(), *self._forms()]

    # -- what may be named

    def _findings(self) -> set[str]:
        return {*self.knowledge.terms, *(f"pain:{zone}" for zone in self.knowledge.zones)}

    def askable(self) -> set[str]:
        """Return every finding that some answer of some form can give, with what it implies and what follows."""
        given: set[str] = set(DERIVED)
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
            see = Seer("muscles", muscle.id, knowledge)
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
            yield from self._muscle_parts(muscle, see)

    def _muscle_parts(self, muscle: Muscle, see: Seer) -> Iterator[Problem]:
        """Yield what does not resolve in the parts of a muscle that are no lists of claims."""
        sources = self.knowledge.sources
        for number, nerve in enumerate(muscle.entrapment):
            yield from see.unknown("zone", nerve.zones, self.knowledge.zones, ("entrapment", number))
            yield from see.unknown("finding", nerve.findings, self._findings(), ("entrapment", number))
            yield from see.unknown("source", nerve.sources, sources, ("entrapment", number))
        for number, words in enumerate(muscle.discriminators):
            yield from see.unknown("source", words.sources, sources, ("discriminators", number))
        for number, one in enumerate(muscle.disagreements):
            held_by = [key for view in one.views for key in view.sources]
            yield from see.unknown("source", held_by, sources, ("disagreements", number))
        for key in ("anatomy", "needling", "massage", "local"):
            part = getattr(muscle, key)
            yield from see.unknown("source", part.sources if part else (), sources, (key,))

    def _exercises(self) -> Iterator[Problem]:
        for exercise in self.knowledge.exercises.values():
            see = Seer("exercises", exercise.id, self.knowledge)
            yield from see.unknown("muscle", exercise.targets, self.knowledge.muscles, ("targets",))
            yield from see.unknown("source", exercise.sources, self.knowledge.sources, ("sources",))
            for caution in exercise.cautions:
                yield from see.unknown("finding", caution.when, self._findings(), ("cautions",))

    def _evidence(self) -> Iterator[Problem]:
        regions = {one.region for one in self.knowledge.muscles.values()}
        for one in self.knowledge.evidence.values():
            see = Seer("evidence", one.id, self.knowledge)
            yield from see.unknown("safety group", one.treatments, SAFETY_GROUPS, ("treatments",))
            for number, said in enumerate(one.says):
                yield from see.unknown("source", said.sources, self.knowledge.sources, ("says", number))
                yield from see.unknown("region", said.regions, regions, ("says", number))

    def _prevalence(self) -> Iterator[Problem]:
        for one in self.knowledge.prevalence.values():
            see = Seer("prevalence", one.id, self.knowledge)
            for number, row in enumerate(one.rows):
                yield from see.unknown("zone", row.zones, self.knowledge.zones, ("rows", number))
                yield from see.unknown("muscle", row.of_muscle(), self.knowledge.muscles, ("rows", number))

    def _terms(self) -> Iterator[Problem]:
        for name, term in self.knowledge.terms.items():
            file = self.knowledge.files.get(f"findings/{name}")
            if file is None:
                continue
            place: Place = ("terms", name.partition(":")[2])
            for implied in term.implies:
                if implied not in self.knowledge.terms:
                    hint = did_you_mean(implied, self.knowledge.terms)
                    yield Fault(place, f"implies unknown finding “{implied}”", hint).problem(file)
            for zone in term.zones:
                if zone not in self.knowledge.zones:
                    hint = did_you_mean(zone, self.knowledge.zones)
                    yield Fault(place, f"names unknown zone “{zone}”", hint).problem(file)
            if name in self._implied_by(name):
                yield Fault(place, f"implies itself, by way of “{term.implies[0]}”").problem(file)

    def _implied_by(self, name: str) -> set[str]:
        """Return everything that a finding implies, whatever the way; itself only where it goes round in a circle."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            term = self.knowledge.terms.get(waiting.pop())
            new = set(term.implies if term else ()) - found
            found |= new
            waiting += new
        return found

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
        yield from self._days(form, item)
        groups = self.knowledge.zone_groups
        for alternative in (one.strip() for pattern in item.asked_when for one in pattern.split("|")):
            kind, _, name = alternative.partition(":")
            fits = name in groups if kind == "region" else alternative in known
            if ":" in alternative and not fits:
                hint = did_you_mean(name, groups) if kind == "region" else did_you_mean(alternative, known)
                what = f"question “{item.link_id}” is asked for unknown “{alternative}”"
                yield Problem(str(file), _line_of(file, item.link_id), what, hint)

    def _days(self, form: Questionnaire, item: Item) -> Iterator[Problem]:
        """Yield the questions a finding takes its day from that ask for none."""
        said = " ".join((*item.findings, *(one for option in item.options for one in option.findings)))
        asked = {one.link_id for one, _ in form.walk() if one.type == "date"} | {"row"}
        for name in sorted({*ANSWERED.findall(said)} - asked):
            what = f"question “{item.link_id}” takes its day from “{name}”, which asks for none"
            yield Problem(str(self.forms.files[form.id]), _line_of(self.forms.files[form.id], item.link_id), what)


def claim_lists(thing: Muscle | Cause) -> dict[str, dict[str, Claim]]:
    """Return every list of claims of a muscle or cause by its key."""
    if isinstance(thing, Cause):
        return {"indicators": thing.indicators}
    keys = ("worse", "eases", "symptoms", "history", "tests", "satellites", "mimics")
    return {key: getattr(thing, key) for key in keys}


def claims(knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """Yield every claim by name, and whether a source is named or it is openly recalled."""
    for muscle in knowledge.muscles.values():
        yield from _claims_of(muscle)
    for cause in knowledge.causes.values():
        for item, claim in cause.indicators.items():
            yield f"{cause.id}/{item}", claim.is_sourced
    raised: list[RedFlag | Cause] = [*knowledge.red_flags.values(), *knowledge.causes.values()]
    for one in raised:
        for number, cluster in enumerate(one.clusters, start=1):
            yield f"{one.id}/cluster {number}", cluster.is_sourced
    for evidence in knowledge.evidence.values():
        for number, said in enumerate(evidence.says, start=1):
            yield f"{evidence.id}/says {number}", bool(said.sources)
    things: list[Any] = [
        *knowledge.red_flags.values(),
        *knowledge.contraindications.values(),
        *knowledge.hazards.values(),
    ]
    for thing in things:
        yield thing.id, bool(thing.sources)


def _claims_of(muscle: Muscle) -> Iterator[tuple[str, bool]]:
    for point in muscle.trigger_points:
        yield f"{muscle.id}/{point.id}", bool(point.sources) or point.certainty == "recalled"
    for key, listed in claim_lists(muscle).items():
        for item, claim in listed.items():
            yield f"{muscle.id}/{key}/{item}", claim.is_sourced
    for number, nerve in enumerate(muscle.entrapment, start=1):
        yield f"{muscle.id}/entrapment {number}", nerve.is_sourced
    for number, words in enumerate(muscle.discriminators, start=1):
        yield f"{muscle.id}/discriminator {number}", words.is_sourced
    yield f"{muscle.id}/needling", bool(muscle.needling.sources) or muscle.needling.certainty == "recalled"


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
                yield text, parse(ANSWERED.sub("", text)).id
            except ValueError:
                yield text, text


def _line_of(file: Path, link_id: str) -> int:
    """Return the line a question stands on: the first that begins with its link_id."""
    name = link_id.removesuffix(".right").removesuffix(".left")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip().removeprefix("- ").startswith((f"{name}:", f'"linkId": "{name}"')):
            return number
    return 1
