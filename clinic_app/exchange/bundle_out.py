"""The rows of a record → a FHIR R4 Bundle that others read, and that says everything when it comes back to us.

Each resource tells in FHIR's own words what FHIR has words for, and carries the row it was made of as canonical JSON in
an extension: nothing is lost on the way back.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from clinic_app.canonical import canonical
from clinic_app.exchange.bundle_parts import (
    attached,
    basic,
    coded,
    day_of_birth,
    known,
    named,
    place_of,
    plain,
    refers,
    stamp,
)
from clinic_app.exchange.questionnaire_response import response_from
from clinic_app.forms import resource as forms
from clinic_app.forms.answers import Answers
from clinic_app.forms.questionnaire import OURS, Questionnaire
from clinic_app.records.plain_rows import Row

Resource = dict[str, Any]
#: Where a resource keeps the row it was made of, and the table of the row.
ROW, TABLE = f"{OURS}/StructureDefinition/record-row", f"{OURS}/StructureDefinition/record-table"
SEXES = ("male", "female", "other", "unknown")
STATES = {"planned": "planned", "kiosk": "arrived", "open": "in-progress", "signed": "finished"}
NOT_COME = ("no_show", "cancelled")


class BundleOut:
    """The resources of some rows.

    Attributes:
        rows: The rows by table.
    """

    def __init__(self, rows: Mapping[str, list[Row]]) -> None:
        self.rows = rows
        self._forms: dict[str, Questionnaire | None] = {}
        self._patients = {row["id"]: row["patient"] for row in rows["visit"]}
        self._signed = {row["visit"] for row in rows["note"]}

    def entries(self) -> Iterator[Resource]:
        """Yield the entries of the bundle."""
        for resource in self._resources():
            yield {"fullUrl": f"{OURS}/{resource['resourceType']}/{resource['id']}", "resource": resource}

    def _resources(self) -> Iterator[Resource]:
        makers = {
            "person": self._practitioner,
            "patient": self._patient,
            "problem": self._condition,
            "form": self._form,
            "visit": self._encounter,
            "event": self._audit,
            "addendum": self._addendum,
            "attachment": self._attachment,
            "imported": self._imported,
            "setting": self._setting,
        }
        for table, make in makers.items():
            for row in self.rows[table]:
                yield self._with_row(make(row), table, row)
        for row in self.rows["note"]:
            yield self._with_row(self._note(row), "note", row)
            yield self._provenance(row)
        yield from self._responses()

    def _with_row(self, made: Resource, table: str, row: Row) -> Resource:
        """Return a resource with the row it was made of; the bytes of a document stand in its attachment only."""
        return self._with_rows(made, table, [row])

    def _with_rows(self, made: Resource, table: str, rows: list[Row]) -> Resource:
        kept = [{"url": TABLE, "valueCode": table}]
        for row in rows:
            told = {name: value for name, value in row.items() if not isinstance(value, bytes)}
            kept.append({"url": ROW, "valueString": canonical(told)})
        return made | {"extension": [*made.get("extension", []), *kept]}

    def _practitioner(self, row: Row) -> Resource:
        made: Resource = {"resourceType": "Practitioner", "id": place_of(row["id"]), "active": bool(row["active"])}
        made |= known(name=[{"text": plain(row["name"])}] if plain(row["name"]) else None)
        if plain(row["registration"]):
            made["identifier"] = [{"value": plain(row["registration"])}]
        if plain(row["profession"]):
            made["qualification"] = [{"code": {"text": plain(row["profession"])}}]
        return made

    def _patient(self, row: Row) -> Resource:
        details = json.loads(row["details"])
        telecom = [
            {"system": system, "value": value}
            for system, value in (("phone", plain(row["phone"])), ("email", plain(str(details.get("email", "")))))
            if value
        ]
        merged = row["merged_into"]
        return {
            "resourceType": "Patient",
            "id": place_of(row["id"]),
            "active": merged is None,
            "identifier": [{"system": f"{OURS}/patient-number", "value": str(row["number"])}],
            **known(
                name=named(row["given_name"], row["family_name"]),
                telecom=telecom,
                gender=row["sex"] if row["sex"] in SEXES else None,
                birthDate=day_of_birth(row["birth_date"]),
                address=[{"text": plain(str(details["address"]))}] if plain(str(details.get("address", ""))) else None,
                link=[{"other": refers("Patient", merged), "type": "replaced-by"}] if merged else None,
            ),
        }

    def _condition(self, row: Row) -> Resource:
        system = "http://terminology.hl7.org/CodeSystem/condition-clinical"
        return {
            "resourceType": "Condition",
            "id": place_of(row["id"]),
            "clinicalStatus": coded(system, "active" if row["state"] == "open" else "resolved"),
            "code": {"text": plain(row["title"]) or "?"},
            "subject": refers("Patient", row["patient"]),
            "recordedDate": stamp(row, "added"),
            "recorder": refers("Practitioner", row["added_by"]),
        }

    def _form(self, row: Row) -> Resource:
        body = json.loads(row["body"])
        if row["kind"] == "form" and isinstance(body, dict) and body.get("resourceType") == "Questionnaire":
            return body | {"id": place_of(row["hash"])}
        return basic(place_of(row["hash"]), row["kind"])

    def _encounter(self, row: Row) -> Resource:
        status = "entered-in-error" if row["state"] == "entered_in_error" else STATES[row["state"]]
        return {
            "resourceType": "Encounter",
            "id": place_of(row["id"]),
            "status": "cancelled" if row["kind"] in NOT_COME else status,
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
            "type": [coded(f"{OURS}/CodeSystem/contact", row["kind"])],
            "period": {"start": stamp(row, "care")},
            **known(
                subject=refers("Patient", row["patient"]),
                diagnosis=[{"condition": refers("Condition", row["problem"])}] if row["problem"] else None,
            ),
        }

    def _audit(self, row: Row) -> Resource:
        who = refers("Practitioner", row["person"]) or {"display": "clinic-app"}
        about = [refers("Patient", row["patient"]), refers("Encounter", row["visit"])]
        return {
            "resourceType": "AuditEvent",
            "id": place_of(row["id"]),
            "type": {"system": f"{OURS}/CodeSystem/event", "code": row["kind"]},
            "recorded": stamp(row, "at"),
            "agent": [{"who": who, "requestor": True}],
            "source": {"observer": {"display": "clinic-app"}},
            **known(entity=[{"what": one} for one in about if one]),
        }

    def _note(self, row: Row) -> Resource:
        made = self._document(row["id"], "note", row["visit"], row["signer"], stamp(row, "signed"))
        made["docStatus"] = "final"
        made["identifier"] = [{"system": f"{OURS}/sha256", "value": row["sha256"]}]
        return made | {"content": [{"attachment": attached(row["body"].encode(), "application/json")}]}

    def _provenance(self, row: Row) -> Resource:
        """Return who signed a note, when, and over which digest."""
        signature = {
            "type": [{"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1"}],
            "when": stamp(row, "signed"),
            "who": refers("Practitioner", row["signer"]),
            "sigFormat": "text/plain",
            "data": base64.b64encode(row["sha256"].encode()).decode(),
        }
        return {
            "resourceType": "Provenance",
            "id": place_of(row["id"]),
            "target": [refers("DocumentReference", row["id"])],
            "recorded": stamp(row, "signed"),
            "agent": [{"who": refers("Practitioner", row["signer"])}],
            "signature": [signature],
        }

    def _addendum(self, row: Row) -> Resource:
        visit = next((one["visit"] for one in self.rows["note"] if one["id"] == row["note"]), None)
        made = self._document(row["id"], row["kind"], visit, row["author"], stamp(row, "written"))
        made["relatesTo"] = [{"code": "appends", "target": refers("DocumentReference", row["note"])}]
        return made | {"content": [{"attachment": attached(row["text"].encode("utf-8", "replace"), "text/plain")}]}

    def _attachment(self, row: Row) -> Resource:
        made = self._document(row["id"], row["kind"], row["visit"], row["added_by"], stamp(row, "added"))
        subject = refers("Patient", row["patient"])
        made |= known(subject=subject or made.get("subject"))
        made["identifier"] = [{"system": f"{OURS}/sha256", "value": row["sha256"]}]
        return made | {"content": [{"attachment": attached(bytes(row["body"]), row["media_type"], row["title"])}]}

    def _document(self, place: str, kind: str, visit: str | None, author: str | None, when: str) -> Resource:
        return {
            "resourceType": "DocumentReference",
            "id": place_of(place),
            "status": "current",
            "type": coded(f"{OURS}/CodeSystem/document", kind),
            "date": when,
            **known(
                subject=refers("Patient", self._patients.get(visit or "")),
                author=[refers("Practitioner", author)] if author else None,
                context={"encounter": [refers("Encounter", visit)]} if visit else None,
            ),
        }

    def _imported(self, row: Row) -> Resource:
        return basic(place_of(row["id"]), row["type"], refers("Patient", row["patient"]))

    def _setting(self, row: Row) -> Resource:
        return basic(hashlib.sha256(row["name"].encode()).hexdigest(), "setting")

    def _responses(self) -> Iterator[Resource]:
        """Yield one response for each form of each visit, with every row that was ever written for it."""
        together: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows["answer"]:
            together.setdefault((row["visit"], row["form"]), []).append(row)
        for (visit, form), rows in together.items():
            yield self._with_rows(self._response(visit, form, rows), "answer", rows)

    def _response(self, visit: str, content_hash: str, rows: list[Row]) -> Resource:
        status = "completed" if visit in self._signed else "in-progress"
        form = self._form_of(content_hash)
        made = response_from(form, _folded(rows), status) if form else {"resourceType": "QuestionnaireResponse"}
        made |= {"status": status, "id": place_of(hashlib.sha256(f"{visit} {content_hash}".encode()).hexdigest())}
        last = rows[-1]
        return made | known(
            subject=refers("Patient", self._patients.get(visit)),
            encounter=refers("Encounter", visit),
            authored=stamp(last, "entered"),
            author=refers("Practitioner", last["author"]),
        )

    def _form_of(self, content_hash: str) -> Questionnaire | None:
        if content_hash not in self._forms:
            body = next((one["body"] for one in self.rows["form"] if one["hash"] == content_hash), None)
            self._forms[content_hash] = forms.read(json.loads(body))[0] if body else None
        return self._forms[content_hash]


def _folded(rows: list[Row]) -> Answers:
    answers = Answers()
    for row in rows:
        answers.add(FoldedRow(row))
    return answers


class FoldedRow:
    """A plain row as it is folded."""

    def __init__(self, row: Row) -> None:
        self.id: str = row["id"]
        self.path = tuple((step[0], step[1]) for step in json.loads(row["path"]))
        self.value = None if row["value"] is None else json.loads(row["value"])
        self.replaces = tuple(json.loads(row["replaces"]))
