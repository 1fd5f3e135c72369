"""What follows from the answers of a form: what is asked, what is worked out, what must hold and does not.

One ``Evaluation`` goes with one form for as long as it is filled in: it reads each expression once, and works one out
again only when an answer changed that the expression can see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.details import Constraint
from clinic_app.forms.fhirpath import FhirPath, Nodes, holds, node, plain_values
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.reach import Reach
from clinic_app.forms.response import ResponseTree
from clinic_app.forms.shortcuts import ItemsByLink
from clinic_app.forms.standing import Standing
from clinic_app.forms.worked_out import value_in

#: How often what is asked by expressions is looked at again because it changed what other expressions see.
ROUNDS = 4
Changes = list[tuple[Path, Value]]


@dataclass(frozen=True)
class Outcome:
    """A form as its answers stand.

    Attributes:
        standing: Says which items are asked.
        asked: Every item that is asked, with the path its answer goes to, in reading order.
        broken: What must hold and does not: the path where it stands (empty for the form as a whole), and what it is.
    """

    standing: Standing
    asked: tuple[tuple[Item, Path], ...]
    broken: tuple[tuple[Path, Constraint], ...] = ()


class Evaluation:
    """Looks at the answers of one form, again and again.

    Attributes:
        paths: The reader of expressions, with the faults it met.
    """

    def __init__(self, form: Questionnaire, surroundings: Mapping[str, Any] | None = None) -> None:
        self._form = form
        self._reach = Reach(form)
        self.paths = FhirPath(self._reach.declared)
        self._known: dict[str, Any] = dict(surroundings or {})
        self._named: dict[str, Any] | None = None
        self._conditions: dict[tuple[str, Path], bool | None] = {}
        self._kept: dict[tuple[str, Path], tuple[object, Nodes]] = {}
        self._versions: dict[str, int] = {}
        self._said: dict[str, Any] = {}
        self._version = 0

    def surround(self, surroundings: Mapping[str, Any]) -> None:
        """Take other values for the names that come from around the form."""
        if dict(surroundings) != self._known:
            self._known = dict(surroundings)
            self._named = None
            self._kept.clear()

    def look(self, answers: Answers) -> Outcome:
        """Return the form as its answers stand."""
        needs_tree = self._watching or self._constrained
        standing = self._standing(answers) if needs_tree else Standing(self._form, answers, self._condition)
        asked = tuple(_asked(self._form.items, (), answers, standing))
        return Outcome(standing, asked, tuple(self._broken(asked)))

    def calculated(self, answers: Answers) -> Changes:
        """Return what calculated items should say and do not say yet."""
        if not self._calculating:
            return []
        standing = self._standing(answers)
        changes: Changes = []
        for item, path in _asked(self._form.items, (), answers, standing):
            if item.details.calculated:
                nodes = self._at(item.details.calculated, item, path[:-1])
                changes += value_in(item, path, plain_values(nodes), answers)
        return changes

    def is_seen(self, changes: Changes) -> bool:
        """Say whether something that is worked out looks at what changed."""
        links = {path[-1][0] for path, _ in changes}
        if links & self._asked_by:
            return True
        seen = [self._reach.of(item.details.calculated) for item in self._calculating]
        return any(one is None or links.intersection(one) for one in seen)

    def initial(self, answers: Answers) -> Changes:
        """Return what stands in a form from the beginning: fixed values, chosen options, worked-out beginnings."""
        standing = self._standing(answers)
        changes: Changes = []
        for item, path in _asked(self._form.items, (), answers, standing):
            values = list(item.details.initials)
            if item.details.initial:
                values = plain_values(self._at(item.details.initial, item, path[:-1])) or values
            if values and item.is_question and not answers.said(path) and not answers.rows(item.link_id, path[:-1]):
                changes += value_in(item, path, values, answers)
        return changes

    @cached_property
    def _calculating(self) -> list[Item]:
        return [item for item, _ in self._form.walk() if item.details.calculated]

    @cached_property
    def _asked_by(self) -> set[str]:
        return {condition.question for item, _ in self._form.walk() for condition in item.conditions}

    @cached_property
    def _constrained(self) -> bool:
        return bool(self._form.constraints) or any(item.details.constraints for item, _ in self._form.walk())

    @cached_property
    def _watching(self) -> bool:
        return any(item.details.enabled_when for item, _ in self._form.walk())

    @cached_property
    def _has_expressions(self) -> bool:
        details = [item.details for item, _ in self._form.walk()]
        return self._constrained or any(one.calculated or one.enabled_when or one.initial for one in details)

    def _standing(self, answers: Answers) -> Standing:
        """Return what is asked, once what expressions ask no longer changes what they see."""
        for _ in range(ROUNDS):
            standing = Standing(self._form, answers, self._condition)
            if not self._has_expressions:
                return standing
            self._take(ResponseTree(self._form, answers, standing.is_asked, inside=True))
            if not self._watching or not self._conditions_changed(answers, standing):
                break
        return standing

    def _condition(self, item: Item, within: Path) -> bool | None:
        return self._conditions.get((item.link_id, within), False)

    def _conditions_changed(self, answers: Answers, standing: Standing) -> bool:
        found: dict[tuple[str, Path], bool | None] = {}
        for item, path in _asked(self._form.items, (), answers, standing, everything=True):
            if item.details.enabled_when:
                nodes = self._at(item.details.enabled_when, item, path[:-1])
                failed = not nodes and item.details.enabled_when in self.paths.faults
                found[(item.link_id, path[:-1])] = True if failed else holds(nodes)  # ask rather than miss
        changed, self._conditions = found != self._conditions, found
        return changed

    def _take(self, tree: ResponseTree) -> None:
        """Look at answers anew and note which linkIds say something else."""
        self._version += 1
        for link in self._said.keys() | tree.said.keys():
            if self._said.get(link) != tree.said.get(link):
                self._versions[link] = self._version
        self._said = tree.said
        self._elements = tree.elements
        resource: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "item": tree.items}
        self._resource = node(resource, "QuestionnaireResponse")
        self.paths.items["resource"] = ItemsByLink("resource", resource)
        self.paths.items.setdefault("questionnaire", ItemsByLink("questionnaire", self._form.resource))

    def _at(self, expression: str, item: Item, within: Path) -> Nodes:
        """Return what an expression gives where an item stands."""
        path: Path = (*within, (item.link_id, ""))
        known = self._variables(item, within, self._reach.names(expression))
        if item.details.element:
            known["qitem"] = node(item.details.element, "Questionnaire.item")
        return self._kept_or_new(expression, self._element(item, path), path, known)

    def _kept_or_new(self, expression: str, focus: Any, path: Path, known: dict[str, Any]) -> Nodes:  # noqa: ANN401
        """Return what an expression gives at a path, worked out again only where an answer it sees changed."""
        seen = self._reach.of(expression)
        key = (expression, path)
        fingerprint: object = (
            self._version if seen is None else max((self._versions.get(one, 0) for one in seen), default=0)
        )
        kept = self._kept.get(key)
        if kept is not None and kept[0] == fingerprint:
            return kept[1]
        found = self.paths.work_out(expression, focus, known | {"context": focus})
        self._kept[key] = (fingerprint, found)
        return found

    def _variables(self, item: Item, within: Path, wanted: set[str]) -> dict[str, Any]:
        """Return the variables an item sees that are wanted: the form's, then those of the items around it, its own."""
        known = dict(self._around)
        known["resource"] = self._resource
        known["questionnaire"] = self._questionnaire
        if not wanted - known.keys():
            return known
        for variable in self._form.variables:
            if variable.name in wanted:
                known[variable.name] = self._kept_or_new(variable.expression, self._resource, (), known)
        for above in (*self._form.around(item.link_id), item):
            mine = [one for one in above.details.variables if one.name in wanted]
            path = self._place(above, within) if mine else ()
            for variable in mine:
                known[variable.name] = self._kept_or_new(variable.expression, self._element(above, path), path, known)
        return known

    def _place(self, item: Item, within: Path) -> Path:
        """Return the path of an item around a place."""
        row = next((step[1] for step in within if step[0] == item.link_id), "")
        depth = next((number for number, step in enumerate(within) if step[0] == item.link_id), None)
        if depth is not None:
            return (*within[:depth], (item.link_id, row))
        kept = [step for step in within if step[0] in self._form.row_questions(item.link_id)]
        return (*kept, (item.link_id, ""))

    def _element(self, item: Item, path: Path) -> Any:  # noqa: ANN401  a node
        link = item.details.original_link or item.link_id
        return node(self._elements.get(path, {"linkId": link}), "QuestionnaireResponse.item")

    @property
    def _around(self) -> dict[str, Any]:
        """What comes from around the form, by name; a resource as a node, so that its parts can be asked for."""
        if self._named is None:
            self._named = {
                name: node(value, str(value["resourceType"]))
                if isinstance(value, Mapping) and "resourceType" in value
                else value
                for name, value in self._known.items()
            }
        return self._named

    @cached_property
    def _questionnaire(self) -> Any:  # noqa: ANN401  a node
        return node(self._form.resource, "Questionnaire")

    def _broken(self, asked: tuple[tuple[Item, Path], ...]) -> Iterator[tuple[Path, Constraint]]:
        for constraint in self._form.constraints:
            known = {**self._around, "resource": self._resource, "questionnaire": self._questionnaire}
            if self._fails(constraint, self.paths.work_out(constraint.expression, self._resource, known)):
                yield (), constraint
        for item, path in asked:
            for constraint in item.details.constraints:
                answered = path in self._elements and self._elements[path].get("answer", True)
                if answered and self._fails(constraint, self._at(constraint.expression, item, path[:-1])):
                    yield path, constraint

    def _fails(self, constraint: Constraint, nodes: Nodes) -> bool:
        return constraint.expression not in self.paths.faults and plain_values(nodes)[:1] == [False]


def _asked(
    items: tuple[Item, ...], within: Path, answers: Answers, standing: Standing, *, everything: bool = False
) -> list[tuple[Item, Path]]:
    """Return the items that are asked; with ``everything`` also those only an expression keeps away."""
    found: list[tuple[Item, Path]] = []

    def gather(items: tuple[Item, ...], within: Path) -> None:  # one list: at two hundred items generators are slow
        for item in items:
            by_expression = item.details.enabled_when
            asks = not (item.conditions or by_expression) or standing.is_asked(item, within)
            if not asks and not (everything and by_expression):
                continue
            path: Path = (*within, (item.link_id, ""))
            found.append((item, path))
            if not item.items:
                continue
            if item.repeats:
                for row in answers.rows(item.link_id, within):
                    gather(item.items, (*within, (item.link_id, row)))
            elif not item.is_question or answers.said(path):
                gather(item.items, within)

    gather(items, within)
    return found
