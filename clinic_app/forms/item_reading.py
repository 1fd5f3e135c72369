"""Items of a Questionnaire as others write them → ``Item``; whatever does not fit is named in a warning and kept."""

from __future__ import annotations

from itertools import count
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.beside import beside, controls_of, words_in
from clinic_app.forms.details import Details
from clinic_app.forms.details_reading import details_of
from clinic_app.forms.loose import (
    Element,
    by_address,
    element,
    elements,
    flag,
    number,
    plain,
    text,
    value_of,
    whole,
)
from clinic_app.forms.oddities import mended
from clinic_app.forms.option_reading import options_of
from clinic_app.forms.questionnaire import (
    ASKED_WHEN,
    CARRIED,
    FINDING,
    LAST_VALUE,
    SHORT,
    SIDE,
    Condition,
    Item,
    Option,
)
from clinic_app.forms.strangers import HL7_CONTROLS, Strangers
from clinic_app.forms.value_sets import ValueSets

TYPES = frozenset({"group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text"})
TYPES |= {"url", "choice", "open-choice", "attachment", "reference", "quantity"}
#: Types of other versions of FHIR, and what they are here.
OTHER_TYPES = {"coding": "choice", "question": "string", "uri": "url", "number": "decimal", "instant": "dateTime"}
_SPELT = {one.lower(): one for one in TYPES}
OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
#: Items nested deeper than this are refused.
DEEPEST = 60
#: Most warnings that are listed; a file with more has the same fault many times.
MOST_WARNINGS = 200


Extensions = dict[str, list[Any]]


class ItemReader:
    """Reads items one after the other.

    Attributes:
        warnings: What was odd, each with its place in the file.
        strangers: Names what nobody acts on.
    """

    def __init__(self, resource: Element, language: str = "") -> None:
        self.warnings: list[str] = []
        self._sets = ValueSets(resource)
        self._language = language
        self._links: set[str] = set()
        self.strangers = Strangers(self.warn)

    def items(self, given: Any, place: str, depth: int = 0) -> tuple[Item, ...]:  # noqa: ANN401  whatever JSON can hold
        """Return the items of a list.

        Raises:
            ValueError: They are nested too deeply.
        """
        if depth > DEEPEST:
            raise ValueError(f"items are nested more than {DEEPEST} deep at {place}")
        if given == []:
            self.warn(place, "is an empty list")
        elif given is not None and not isinstance(given, list):
            self.warn(place, "should be a list")
        listed = given if isinstance(given, list) else [given]
        made = []
        for number_, one in enumerate(listed):
            here = f"{place}[{number_}]"
            if isinstance(one, dict):
                made.append(self._item(one, here, depth))
            elif given is not None:
                self.warn(here, "is no item")
        return tuple(made)

    def warn(self, place: str, what: str) -> None:
        """Note something odd."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(f"{place}: {what}")
        elif len(self.warnings) == MOST_WARNINGS:
            self.warnings.append(f"{place}: more is odd from here on than is listed")

    def _item(self, one: Element, place: str, depth: int) -> Item:
        kind = self._type(one, place)
        link = self._link(one, place)
        said = by_address(one) if "extension" in one else {}
        there = beside(one, kind, self._language, said)
        words = words_in(one, self._language) if "_text" in one else text(one.get("text"))
        details = details_of(one, words, there.around, link, said)
        options = self._options(one, kind, place)
        self.strangers.name(one, place)
        made = Item(
            link_id=link,
            text=words,
            type=kind,
            required=flag(one.get("required")),
            repeats=flag(one.get("repeats")),
            read_only=flag(one.get("readOnly")),
            options=options,
            items=self.items(there.items, f"{place}.item", depth + 1) if there.items else (),
            controls=self._controls(one, place) if at.CONTROL in said else (),
            conditions=self._conditions(one, place),
            any_condition=one.get("enableBehavior") == "any",
            hint=" ".join(one for one in there.hints if one),
            initial=_initial(one),
            details=details,
            **(_numbers(said, one, details, there.around) if said or there.around or "maxLength" in one else {}),
            **(_ours(said) if said else {}),
        )
        if one.get("item") == []:
            self.warn(f"{place}.item", "is an empty list")
        made, odd = mended(made, one)
        for said_ in odd:
            self.warn(place, said_)
        return made

    def _controls(self, one: Element, place: str) -> tuple[str, ...]:
        codes = controls_of(one)
        if not HL7_CONTROLS.issuperset(codes):
            self.strangers.name_controls(one, place)
        return codes

    def _type(self, one: Element, place: str) -> str:
        given = text(one.get("type"))
        if given in TYPES:
            return given
        guessed = OTHER_TYPES.get(given, "") or _SPELT.get(given.lower(), "")
        if given == "coding" and one.get("answerConstraint") in ("optionsOrString", "optionsOrType"):
            guessed = "open-choice"  # as FHIR R5 says it
        if not guessed:
            has_options = one.get("answerOption") or one.get("answerValueSet")
            guessed = "group" if one.get("item") else "choice" if has_options else "string"
        said = f"type “{given}” is none of FHIR R4" if given else "has no type"
        self.warn(place, f"{said}; taken as {guessed}")
        return guessed

    def _link(self, one: Element, place: str) -> str:
        link = text(one.get("linkId"))
        if not link:
            self.warn(place, "has no linkId")
            link = f"#{place}"
        if link not in self._links:
            self._links.add(link)
            return link
        self.warn(place, f"linkId “{link}” is used twice")
        own = next(f"{link}#{number_}" for number_ in count(2) if f"{link}#{number_}" not in self._links)
        self._links.add(own)
        return own

    def _options(self, one: Element, kind: str, place: str) -> tuple[Option, ...]:
        given = one.get("answerOption")
        if given == []:
            self.warn(f"{place}.answerOption", "is an empty list")
        if given:
            self._check_options(elements(given), place)
            return options_of(elements(given), self._language)
        wanted = text(one.get("answerValueSet")) or text(element(one.get("options")).get("reference"))
        if not wanted:
            if kind == "choice":
                self.warn(place, "is a choice without options; it is asked as text")
            return ()
        codings = self._sets.codings(wanted)
        if codings is None:
            self.warn(place, f"value set {wanted} is not in the file; it is asked as text")
            return ()
        if not self._sets.is_whole(wanted):
            self.warn(place, f"value set {wanted} is only partly in the file; what it lacks cannot be chosen")
        return options_of([{"valueCoding": coding} for coding in codings], self._language)

    def _check_options(self, given: list[Element], place: str) -> None:
        for number_, one in enumerate(given):
            if type(one.get("valueCoding")) is dict:
                continue
            kind, value = value_of(one)
            wrong = (
                not kind
                or (kind == "valueInteger" and (isinstance(value, bool) or not isinstance(value, int)))
                or kind == "valueCoding"
                or (kind in ("valueString", "valueDate", "valueTime") and not isinstance(value, str))
            )
            if wrong:
                self.warn(f"{place}.answerOption[{number_}]", f"{kind or 'value'} is of the wrong kind: {value!r:.60}")

    def _conditions(self, one: Element, place: str) -> tuple[Condition, ...]:
        found = []
        for number_, each in enumerate(elements(one.get("enableWhen"))):
            here = f"{place}.enableWhen[{number_}]"
            question, operator = text(each.get("question")), text(each.get("operator")) or "="
            kind, value = value_of(each, "answer")
            if not question:
                self.warn(here, "names no question")
                continue
            if operator not in OPERATORS:
                self.warn(here, f"operator “{operator}” is none; that condition is left out")
                continue
            if operator == "exists":
                found.append(Condition(question, operator, value not in (False, "false")))
                continue
            if not kind:
                self.warn(here, "names no answer")
                continue
            found.append(Condition(question, operator, plain(each, "answer")))
        return tuple(found)


def _numbers(said: Extensions, one: Element, details: Details, around: dict[str, str]) -> dict[str, Any]:
    low, high = _first(said, at.MINIMUM), _first(said, at.MAXIMUM)
    if low is None:
        low = element(_first(said, at.MIN_QUANTITY)).get("value")
    if high is None:
        high = element(_first(said, at.MAX_QUANTITY)).get("value")
    if isinstance(low, dict):
        low = low.get("value")
    if isinstance(high, dict):
        high = high.get("value")
    unit = element(_first(said, at.UNIT))
    return {
        "minimum": None if details.earliest or low is None else number(low),
        "maximum": None if details.latest or high is None else number(high),
        "step": number(_first(said, at.STEP)),
        "unit": (text(unit.get("display")) or text(unit.get("code"))).strip("{}") or around.get("unit", ""),
        "max_length": whole(one["maxLength"]) if "maxLength" in one else None,
        "placeholder": text(_first(said, at.ENTRY_FORMAT)),
    }


def _ours(said: Extensions) -> dict[str, Any]:
    return {
        "asked_when": tuple(text(found) for found in said.get(ASKED_WHEN, ())),
        "findings": tuple(text(found) for found in said.get(FINDING, ())),
        "side": text(_first(said, SIDE)),
        "carried": text(_first(said, CARRIED)),
        "short": text(_first(said, SHORT)),
        "shows_last": flag(_first(said, LAST_VALUE)),
    }


def _first(said: Extensions, url: str) -> Any:  # noqa: ANN401  whatever value[x] holds
    values = said.get(url)
    return values[0] if values else None


def _initial(one: Element) -> Any:  # noqa: ANN401  whatever value[x] holds
    chosen = (each for each in elements(one.get("answerOption")) if flag(each.get("initialSelected")))
    return next((plain(each) for each in (*chosen, *elements(one.get("initial")))), None)
