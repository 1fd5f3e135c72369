"""A form as the program uses it: small frozen dataclasses read from a FHIR R4 Questionnaire.

The resource itself stays the truth: it is what is stored, hashed and exported; these dataclasses are a view of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clinic_app.canonical import canonical, digest
from clinic_app.forms.details import PLAIN, Constraint, Details, Variable

#: Where our own extensions and code systems live; ``.example`` is reserved and resolves nowhere.
OURS = "https://clinic-app.example/fhir"
FINDING = f"{OURS}/StructureDefinition/finding"
ASKED_WHEN = f"{OURS}/StructureDefinition/asked-when"
CARRIED = f"{OURS}/StructureDefinition/carried"
SHORT = f"{OURS}/StructureDefinition/short-text"
LAST_VALUE = f"{OURS}/StructureDefinition/show-last-value"
SIDE = f"{OURS}/StructureDefinition/side"
SAFETY_GROUPS = f"{OURS}/CodeSystem/safety-group"
COMBINES_WITH = f"{OURS}/CodeSystem/combines-with"
AT_HAND = f"{OURS}/StructureDefinition/at-hand"
NARRATIVE = f"{OURS}/StructureDefinition/narrative"
CONTROLS = f"{OURS}/CodeSystem/item-control"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from; ``code`` is what is stored, ``findings`` what choosing it means.

    Attributes:
        kind: FHIR's name of the value: valueCoding, valueString, valueInteger, valueDate, valueTime.
        value: The value as the file has it, for export; None where code and text say it all.
    """

    code: str
    text: str
    findings: tuple[str, ...] = ()
    exclusive: bool = False
    ordinal: float | None = None
    kind: str = "valueCoding"
    value: Any = field(default=None, compare=False, repr=False)
    prefix: str = ""
    is_initial: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of enableWhen: compares the answer to another question of the same form."""

    question: str
    operator: str
    answer: Any


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of questions, or a line of text.

    Attributes:
        type: FHIR's item type: group, display, boolean, integer, decimal, string, text, date, time, dateTime,
            choice, open-choice, quantity …
        controls: Codes of how to show it, the standard ones and ours (``body-chart``, ``worse-eases`` …).
        asked_when: Patterns of findings that must all hold before it is asked (see ``visibility.py``).
        carried: ``plan`` where last visit's answer may be offered again; observations never are.
        short: How a note names it, where that differs from the question.
        side: The patient's side it asks about, where a question is asked once for each side.
        findings: What an answer means (``{row}`` stands for the row's id); a number becomes the finding's amount.
        initial: What a plan usually says: offered like an earlier plan where there is none, never an answer by itself.
        details: What only few items say: limits, expressions, styles.
    """

    link_id: str
    text: str
    type: str
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    controls: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    asked_when: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    max_length: int | None = None
    placeholder: str = ""
    hint: str = ""
    findings: tuple[str, ...] = ()
    side: str = ""
    carried: str = ""
    short: str = ""
    shows_last: bool = False
    initial: Any = None
    details: Details = PLAIN

    def option(self, code: str) -> Option | None:
        """Return the option with a code, or None."""
        return next((one for one in self.options if one.code == code), None)

    @property
    def is_conditional(self) -> bool:
        """Whether its form asks it only under a condition."""
        return bool(self.conditions or self.details.enabled_when)

    @property
    def is_question(self) -> bool:
        """Whether it takes an answer."""
        return self.type not in ("group", "display")

    @property
    def chooses(self) -> bool:
        """Whether it is answered by one of its options, whatever its type."""
        return self.type in ("choice", "open-choice") or bool(self.options)

    @property
    def has_rows(self) -> bool:
        """Whether each of its answers (or repeats) is a row of its own."""
        return self.repeats


@dataclass(frozen=True, slots=True)
class Narrative:
    """One line of how a note tells of a treatment.

    Attributes:
        say: The sentence; ``{link_id}`` stands for an answer, what stands in brackets goes where something is missing.
        each: The repeating group of which every row becomes a sentence; empty for the form as a whole.
        first: Stands at the top of its section.
    """

    say: str
    each: str = ""
    first: bool = False


@dataclass(frozen=True)
class Questionnaire:
    """A form: what it asks, and the FHIR resource it was read from.

    Attributes:
        safety_groups: For a treatment: the groups that contraindication rules speak of; empty for other forms.
        combines_with: For a treatment: treatments it is often given with.
        at_hand: For a treatment: stands beside every muscle of the differential, not only in the list of all.
        narrative: For a treatment: how a note tells of it.
        variables: FHIRPath expressions by name that all items may use.
        constraints: What must hold of the answers as a whole.
    """

    id: str
    title: str
    version: str
    items: tuple[Item, ...]
    language: str = "en"
    safety_groups: tuple[str, ...] = ()
    combines_with: tuple[str, ...] = ()
    at_hand: bool = False
    narrative: tuple[Narrative, ...] = ()
    variables: tuple[Variable, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    resource: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the resource's canonical text: under it the form is kept in a record."""
        return digest(canonical(self.resource))

    @cached_property
    def _by_link(self) -> dict[str, tuple[Item, tuple[Item, ...]]]:
        return {item.link_id: (item, above) for item, above in self.walk()}

    @cached_property
    def asks_by_expression(self) -> bool:
        """Whether FHIRPath decides whether some item is asked."""
        return any(one.details.enabled_when for one, _ in self.walk())

    @cached_property
    def always_asked(self) -> frozenset[str]:
        """The linkIds of items that are asked whatever was answered, in a row wherever the row is present."""
        return frozenset(
            item.link_id
            for item, above in self.walk()
            if not item.is_conditional and not any(map(_is_condition, above))
        )

    def walk(self) -> Iterator[tuple[Item, tuple[Item, ...]]]:
        """Yield every item with the items above it, outermost first, in reading order."""
        yield from self._walked

    @cached_property
    def _walked(self) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
        """Every item with those above it: walked once, asked for at every change."""
        return tuple(_walk(self.items, ()))

    def item(self, link_id: str) -> Item:
        """Return an item.

        Raises:
            KeyError: The form has none with this linkId.
        """
        return self._by_link[link_id][0]

    def __contains__(self, link_id: object) -> bool:
        return link_id in self._by_link

    def asks(self, link_id: str) -> bool:
        """Say whether a linkId is a question of this form."""
        found = self._by_link.get(link_id)
        return found is not None and found[0].is_question

    def around(self, link_id: str) -> tuple[Item, ...]:
        """Return the items above one, outermost first."""
        return self._by_link[link_id][1]

    def row_questions(self, link_id: str) -> tuple[str, ...]:
        """Return the linkIds whose row ids stand in the path to a question, outermost first."""
        return self._row_questions[link_id]

    @cached_property
    def _row_questions(self) -> dict[str, tuple[str, ...]]:
        walked = self._by_link.items()
        return {link: tuple(one.link_id for one in above if one.has_rows) for link, (_, above) in walked}


def _is_condition(item: Item) -> bool:
    """Say whether what lies below an item is asked only under a condition."""
    return item.is_conditional or (item.is_question and not item.has_rows)


def _walk(items: tuple[Item, ...], above: tuple[Item, ...]) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    for item in items:
        yield item, above
        yield from _walk(item.items, (*above, item))
