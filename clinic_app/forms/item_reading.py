"""Items of a Questionnaire as others write them → ``Item``; whatever does not fit is named in a warning and kept."""

from __future__ import annotations

from itertools import count
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.details import Details
from clinic_app.forms.details_reading import details_of
from clinic_app.forms.loose import (
    Element,
    by_address,
    element,
    elements,
    extension,
    flag,
    number,
    plain,
    text,
    value_of,
    whole,
)
from clinic_app.forms.oddities import mended
from clinic_app.forms.option_reading import options_of, translated
from clinic_app.forms.questionnaire import (
    ASKED_WHEN,
    CARRIED,
    FINDING,
    LAST_VALUE,
    OURS,
    SHORT,
    SIDE,
    Condition,
    Item,
    Option,
)
from clinic_app.forms.value_sets import ValueSets

TYPES = frozenset({"group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text"})
TYPES |= {"url", "choice", "open-choice", "attachment", "reference", "quantity"}
#: Types of other versions of FHIR, and what they are here.
OTHER_TYPES = {"coding": "choice", "question": "string", "uri": "url", "number": "decimal", "instant": "dateTime"}
_SPELT = {one.lower(): one for one in TYPES}
OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
#: Display items that belong to the item above them instead of standing for themselves.
BESIDE = frozenset({"help", "flyover", "lower", "upper", "unit", "prompt", "legal"})
#: Items nested deeper than this are refused.
DEEPEST = 60
#: Most warnings that are listed; a file with more has the same fault many times.
MOST_WARNINGS = 200


Extensions = dict[str, list[Any]]


class ItemReader:
    """Reads items one after the other.

    Attributes:
        warnings: What was odd, each with its place in the file.
    """

    def __init__(self, resource: Element, language: str = "") -> None:
        self.warnings: list[str] = []
        self._sets = ValueSets(resource)
        self._language = language
        self._links: set[str] = set()
        self._named: set[str] = set()

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

    def _item(self, one: Element, place: str, depth: int) -> Item:
        kind = self._type(one, place)
        link = self._link(one, place)
        below, around, hint = self._below(one, kind)
        words = text(one.get("text"))
        if "_text" in one:
            words = translated(element(one["_text"]), self._language) or words
        said = by_address(one) if "extension" in one else {}
        details = details_of(one, words, around, link, said)
        options = self._options(one, kind, place)
        self._name_strangers(one, place)
        made = Item(
            link_id=link,
            text=words,
            type=kind,
            required=flag(one.get("required")),
            repeats=flag(one.get("repeats")),
            read_only=flag(one.get("readOnly")),
            options=options,
            items=self.items(below, f"{place}.item", depth + 1) if below else (),
            controls=controls_of(one) if at.CONTROL in said else (),
            conditions=self._conditions(one, place),
            any_condition=one.get("enableBehavior") == "any",
            hint=hint,
            initial=_initial(one),
            details=details,
            **(_numbers(said, one, details, around) if said or around or "maxLength" in one else {}),
            **(_ours(said) if said else {}),
        )
        if one.get("item") == []:
            self.warn(f"{place}.item", "is an empty list")
        made, odd = mended(made, one)
        for said_ in odd:
            self.warn(place, said_)
        return made

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

    def _below(self, one: Element, kind: str) -> tuple[list[Any], dict[str, str], str]:
        """Return the items that stand for themselves, words that belong to the item, and its help."""
        given = one.get("item")
        if not isinstance(given, list):
            return (elements(given), {}, "") if given else ([], {}, "")
        own: list[Any] = []
        around: dict[str, str] = {}
        hints: list[str] = []
        for each in given:
            role = _role(each) if isinstance(each, dict) and each.get("type") == "display" else ""
            if not role:
                own.append(each)
            elif role in ("lower", "upper", "flyover", "unit") and kind != "group":
                around[role] = text(each.get("text"))
            else:
                hints.append(text(each.get("text")))
        return own, around, " ".join(one for one in hints if one)

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
                self.warn(here, f"operator “{operator}” is none; the item is asked always")
                continue
            if operator == "exists":
                found.append(Condition(question, operator, value is not False))
                continue
            if not kind:
                self.warn(here, "names no answer")
                continue
            found.append(Condition(question, operator, plain(each, "answer")))
        return tuple(found)

    def _name_strangers(self, one: Element, place: str) -> None:
        if "extension" not in one:
            return
        for each in elements(one.get("extension")):
            url = text(each.get("url"))
            known = at.ALSO_KNOWN.get(url, url) in at.UNDERSTOOD or url.startswith(OURS)
            if not known and url not in self._named:
                self._named.add(url)
                self.warn(place, f"extension {url or 'without address'} is kept and not acted on")
            language = text(element(each.get("valueExpression")).get("language"))
            if known and language not in ("", "text/fhirpath"):
                self.warn(place, f"an expression in {language} is kept and not worked out")


def controls_of(one: Element) -> tuple[str, ...]:
    """Return the codes of how an item wants to be shown."""
    concept = element(extension(one, at.CONTROL))
    return tuple(text(coding.get("code")) for coding in elements(concept.get("coding")))


def _role(one: Element) -> str:
    return next((code for code in controls_of(one) if code in BESIDE), "")


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
        "unit": text(unit.get("display")) or text(unit.get("code")).strip("{}") or around.get("unit", ""),
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
