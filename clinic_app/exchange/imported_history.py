"""What another program's record says of a patient, as lines to read: history that was imported, never a finding."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clinic_app.forms.loose import Element, element, elements, text

DAY = len("2020-01-31")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line.

    Attributes:
        kind: condition, allergy, medicine, contact, measured, done, plan or document.
        what: In the words of whoever wrote it.
        when: YYYY-MM-DD, or as much of it as is known.
        state: Such as active or resolved, in FHIR's codes.
    """

    kind: str
    what: str
    when: str
    state: str


def lines(kept: Iterable[tuple[str, str]]) -> list[HistoryLine]:
    """Return the lines of resources given as type and body, newest first; types without a line are left out."""
    found = []
    for kind, body in kept:
        if kind in _READERS:
            line = _READERS[kind](element(json.loads(body)))
            if line.what:
                found.append(line)
    return sorted(found, key=lambda one: one.when, reverse=True)


def words_of(concept: object) -> str:
    """Return what a CodeableConcept says to a reader."""
    given = element(concept)
    said = [text(given.get("text"))]
    said += [text(one.get("display")) or text(one.get("code")) for one in elements(given.get("coding"))]
    return next((one for one in said if one), "")


def _when(resource: Element, *names: str) -> str:
    for name in names:
        value = resource.get(name)
        found = text(value) or text(element(value).get("start"))
        if found:
            return found[:DAY]
    return ""


def _state(resource: Element, *names: str) -> str:
    for name in names:
        value = resource.get(name)
        found = text(value) or next((text(one.get("code")) for one in elements(element(value).get("coding"))), "")
        if found:
            return found
    return ""


def _condition(one: Element) -> HistoryLine:
    when = _when(one, "onsetDateTime", "onsetPeriod", "recordedDate", "assertedDate")
    return HistoryLine("condition", words_of(one.get("code")), when, _state(one, "clinicalStatus"))


def _allergy(one: Element) -> HistoryLine:
    reactions = [
        words_of(each) for reaction in elements(one.get("reaction")) for each in elements(reaction.get("manifestation"))
    ]
    what = ": ".join(part for part in (words_of(one.get("code")), ", ".join(filter(None, reactions))) if part)
    return HistoryLine("allergy", what, _when(one, "onsetDateTime", "recordedDate"), _state(one, "clinicalStatus"))


def _medicine(one: Element) -> HistoryLine:
    name = words_of(one.get("medicationCodeableConcept")) or text(
        element(one.get("medicationReference")).get("display")
    )
    doses = [text(dose.get("text")) for field in ("dosage", "dosageInstruction") for dose in elements(one.get(field))]
    what = ", ".join(part for part in (name, *doses) if part)
    return HistoryLine(
        "medicine", what, _when(one, "effectiveDateTime", "effectivePeriod", "authoredOn"), _state(one, "status")
    )


def _contact(one: Element) -> HistoryLine:
    said = [words_of(each) for field in ("type", "reasonCode") for each in elements(one.get(field))]
    what = ": ".join(dict.fromkeys(part for part in said if part)) or text(element(one.get("class")).get("code"))
    return HistoryLine("contact", what, _when(one, "period"), _state(one, "status"))


def _measured(one: Element) -> HistoryLine:
    parts = [f"{words_of(each.get('code'))} {_value(each)}".strip() for each in elements(one.get("component"))]
    what = f"{words_of(one.get('code'))}: {_value(one) or ', '.join(parts)}".rstrip(": ")
    return HistoryLine(
        "measured", what, _when(one, "effectiveDateTime", "effectivePeriod", "issued"), _state(one, "status")
    )


def _value(one: Element) -> str:
    quantity = element(one.get("valueQuantity"))
    if quantity:
        return f"{_short(quantity.get('value'))} {text(quantity.get('unit'))}".strip()
    plain = next((text(value) for key, value in one.items() if key.startswith("value") and text(value)), "")
    return plain or words_of(one.get("valueCodeableConcept"))


def _short(value: object) -> str:
    """Return a number with the digits somebody reads; all of them are kept with the resource."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else text(value)


def _done(one: Element) -> HistoryLine:
    what = words_of(one.get("code")) or words_of(one.get("vaccineCode")) or text(one.get("description"))
    series = [
        words_of(each.get("bodySite")) or text(element(each.get("bodySite")).get("display"))
        for each in elements(one.get("series"))
    ]
    when = _when(one, "performedDateTime", "performedPeriod", "occurrenceDateTime", "effectiveDateTime", "started")
    return HistoryLine("done", what or ", ".join(filter(None, series)), when, _state(one, "status"))


def _plan(one: Element) -> HistoryLine:
    said = [
        text(one.get("title")),
        *(words_of(each) for each in elements(one.get("category"))),
        words_of(one.get("description")),
    ]
    return HistoryLine(
        "plan",
        next((part for part in said if part), ""),
        _when(one, "period", "startDate"),
        _state(one, "status", "lifecycleStatus"),
    )


def _document(one: Element) -> HistoryLine:
    what = text(one.get("description")) or words_of(one.get("type"))
    return HistoryLine("document", what, _when(one, "date", "created"), _state(one, "status"))


_READERS: dict[str, Callable[[Element], HistoryLine]] = {
    "Condition": _condition,
    "AllergyIntolerance": _allergy,
    "MedicationStatement": _medicine,
    "MedicationRequest": _medicine,
    "Encounter": _contact,
    "Observation": _measured,
    "Procedure": _done,
    "Immunization": _done,
    "DiagnosticReport": _done,
    "ImagingStudy": _done,
    "CarePlan": _plan,
    "Goal": _plan,
    "DocumentReference": _document,
}
#: Types of resources that have a place here: the patient's own row, or a line of the imported history.
PLACED = frozenset(("Patient", *_READERS))
