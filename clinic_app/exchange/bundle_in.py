"""A FHIR Bundle → patients with everything that belongs to them, each resource kept word for word."""

from __future__ import annotations

import base64
import binascii
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from clinic_app.errors import ClinicError
from clinic_app.exchange.exact_json import written
from clinic_app.exchange.imported_history import PLACED, words_of
from clinic_app.exchange.incoming import Enclosed, Incoming, Newcomer, Remark, Verbatim
from clinic_app.exchange.people_in import LONGEST_DETAIL, LONGEST_NAME, NUMBER
from clinic_app.exchange.table import STEP, Watch, printable, unwatched
from clinic_app.forms.loose import Element, element, elements, text

#: What a resource says whose it is.
WHOSE = ("patient", "subject", "beneficiary", "individual", "for")
PATIENT = "Patient"
#: Relations of a contact by HL7's codes: who decides, and who is called.
GUARDIANS, CALLED = {"GUARD", "PRN", "MTH", "FTH", "N"}, {"C", "E", "ECON"}
#: How sure a name is the one in use, the best first.
USES = ("official", "usual", "")
#: HL7's code for the number a patient has in a record.
RECORD_NUMBER = "MR"
DAY = len("2020-01-31")


def read_bundle(data: Any, watch: Watch = unwatched) -> Incoming:  # noqa: ANN401  whatever the file holds
    """Return what a bundle, or a single resource, brings.

    Raises:
        ClinicError: It is no FHIR resource, or there is no patient in it.
    """
    found = list(_resources(data))
    if not any(resource.get("resourceType") == PATIENT for _, resource in found):
        raise ClinicError("importing.no_patient")
    names = _names(found)
    remarks: list[Remark] = []
    belongings: dict[int, list[Element]] = defaultdict(list)
    nobodys: list[Verbatim] = []
    for number, (_, resource) in enumerate(found, 1):
        if number % STEP == 0:
            watch(number, len(found))
        kind, reference = text(resource.get("resourceType")), _whose(resource)
        owner = number if kind == PATIENT else names.get(reference)
        if owner is None:
            nobodys.append(Verbatim(printable(kind)[:64], written(resource)))
            if reference:
                about = {"type": kind, "reference": reference[:80]}
                remarks.append(Remark(number, "importing.row.dangling", about))
        else:
            belongings[owner].append(resource)
    newcomers = []
    for number, resources in sorted(belongings.items()):
        one, amiss = _newcomer(number, resources)
        newcomers.append(one)
        remarks += amiss
    counted = Counter(text(resource.get("resourceType")) for _, resource in found)
    counts = {kind: (count, count if kind in PLACED else 0) for kind, count in sorted(counted.items())}
    return Incoming(tuple(newcomers), tuple(remarks), tuple(nobodys), counts)


def _resources(data: Any) -> Iterator[tuple[str, Element]]:  # noqa: ANN401
    """Yield every resource with the address it is known by in the bundle."""
    given = element(data)
    if not text(given.get("resourceType")):
        raise ClinicError("importing.no_bundle")
    if given["resourceType"] != "Bundle":
        yield "", given
        return
    for entry in elements(given.get("entry")):
        resource = element(entry.get("resource"))
        if text(resource.get("resourceType")):
            yield text(entry.get("fullUrl")), resource


def _names(found: Iterable[tuple[str, Element]]) -> dict[str, int]:
    """Return the number of each patient by every reference that means them."""
    names: dict[str, int] = {}
    for number, (address, resource) in enumerate(found, 1):
        if resource.get("resourceType") == PATIENT:
            for one in (address, f"{PATIENT}/{text(resource.get('id'))}"):
                names.setdefault(one, number)
    names.pop("", None)
    return names


def _whose(resource: Element) -> str:
    for name in WHOSE:
        reference = text(element(resource.get(name)).get("reference"))
        if reference:
            return reference
    return ""


def _newcomer(number: int, resources: list[Element]) -> tuple[Newcomer, list[Remark]]:
    person = next(one for one in resources if one.get("resourceType") == PATIENT)
    given, family = (printable(one)[:LONGEST_NAME] for one in _name(person))
    born, amiss = _born(number, printable(text(person.get("birthDate"))))
    if not given and not family:
        family = printable(text(person.get("id"))) or PATIENT
        amiss.append(Remark(number, "importing.row.no_name_kept"))
    details = {name: printable(said)[:LONGEST_DETAIL] for name, said in _details(person) if printable(said)}
    phones = dict.fromkeys(printable(text(one.get("value"))) for one in _telecom(person, "phone", "sms"))
    return (
        Newcomer(
            line=number,
            given_name=given,
            family_name=family,
            birth_date=born,
            sex=printable(text(person.get("gender")))[:16],
            phone=" / ".join(one for one in phones if one)[:LONGEST_NAME],
            details=details,
            kept=tuple(Verbatim(printable(text(one["resourceType"]))[:64], written(one)) for one in resources),
            documents=tuple(document for one in resources for document in _documents(one)),
        ),
        amiss,
    )


def _born(number: int, said: str) -> tuple[str, list[Remark]]:
    """Return as much of a birth date as holds."""
    if not said:
        return "", [Remark(number, "importing.row.no_birth_date")]
    try:
        date.fromisoformat(f"{said[:DAY]}-01-01"[:DAY] if len(said) < DAY else said[:DAY])
    except ValueError:
        return "", [Remark(number, "importing.row.no_such_day_kept", {"written": said[:40]})]
    part = [] if len(said) >= DAY else [Remark(number, "importing.row.part_of_date", {"written": said})]
    return said[:DAY], part


def _name(person: Element) -> tuple[str, str]:
    names = sorted(elements(person.get("name")), key=lambda one: _rank(text(one.get("use"))))
    best = names[0] if names else {}
    given = best.get("given")
    first = " ".join(text(one) for one in given) if isinstance(given, list) else text(given)
    family = text(best.get("family"))
    if not first and not family:
        first, _, family = text(best.get("text")).rpartition(" ")
    return first, family


def _rank(use: str) -> int:
    return USES.index(use) if use in USES else len(USES)


def _details(person: Element) -> Iterator[tuple[str, str]]:
    identifiers = elements(person.get("identifier"))
    ours = [one for one in identifiers if RECORD_NUMBER in _codes(one.get("type"))] or identifiers
    yield NUMBER, text(ours[0].get("value")) if ours else ""
    yield "email", " / ".join(text(one.get("value")) for one in _telecom(person, "email"))
    for address in elements(person.get("address"))[:1]:
        lines = address.get("line")
        parts = [text(one) for one in lines] if isinstance(lines, list) else []
        parts += [text(address.get(name)) for name in ("city", "state", "postalCode", "country")]
        yield "address", text(address.get("text")) or ", ".join(one for one in parts if one)
    for spoken in elements(person.get("communication"))[:1]:
        yield "language", words_of(spoken.get("language"))
    for doctor in elements(person.get("generalPractitioner"))[:1]:
        yield "gp", text(doctor.get("display"))
    for contact in elements(person.get("contact")):
        yield from _contact(contact)


def _contact(contact: Element) -> Iterator[tuple[str, str]]:
    relations = elements(contact.get("relationship"))
    codes = {code for one in relations for code in _codes(one)}
    name = " ".join(one for one in _name({"name": [contact.get("name")]}) if one)
    phone = next((text(one.get("value")) for one in _telecom(contact, "phone")), "")
    who = "guardian" if codes & GUARDIANS and not codes & CALLED else "emergency"
    yield f"{who}_name", name
    yield f"{who}_phone", phone
    if who == "guardian" and relations:
        yield "guardian_relation", words_of(relations[0])


def _telecom(person: Element, *systems: str) -> Iterator[Element]:
    return (one for one in elements(person.get("telecom")) if one.get("system") in systems)


def _codes(concept: object) -> set[str]:
    return {text(one.get("code")) for one in elements(element(concept).get("coding"))}


def _documents(resource: Element) -> Iterator[Enclosed]:
    """Yield the documents a DocumentReference carries in itself."""
    if resource.get("resourceType") != "DocumentReference":
        return
    for content in elements(resource.get("content")):
        attachment = element(content.get("attachment"))
        data = text(attachment.get("data"))
        if not data:
            continue
        with suppress(binascii.Error, ValueError):  # it is kept word for word all the same
            body = base64.b64decode(data, validate=True)
            title = text(attachment.get("title")) or text(resource.get("description")) or words_of(resource.get("type"))
            about = {"date": printable(text(resource.get("date")))[:DAY]}
            media = printable(text(attachment.get("contentType"))) or "application/octet-stream"
            yield Enclosed(printable(title)[:LONGEST_NAME], media[:64], body, about)
