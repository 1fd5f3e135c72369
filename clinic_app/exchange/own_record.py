"""A record of this program in a file: written as plain rows, and read back from those or from its FHIR Bundle."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clinic_app.errors import ClinicError
from clinic_app.exchange.bundle_out import ROW, TABLE
from clinic_app.forms.loose import Element, element, elements, text
from clinic_app.records.plain_rows import LEAVING, Row
from clinic_app.records.tables import HEAD

#: The word that says that a file of rows is ours.
FORMAT = "clinic-app record"
ROWS_FILE, BUNDLE_FILE = "record.json", "bundle.json"
#: The column of a document's bytes, and where record.json names the file that holds them.
BODY, BODY_FILE = "body", "body_file"
DOCUMENTS = "attachment"

Rows = dict[str, list[Row]]


def as_json(rows: Mapping[str, list[Row]], made: str, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the rows as JSON holds them; ``files`` names the file of each document by its id."""
    tables: dict[str, list[Row]] = {name: [dict(row) for row in found] for name, found in rows.items()}
    for row in tables[DOCUMENTS]:
        row.pop(BODY)
        row[BODY_FILE] = files[row["id"]]
    return {"format": FORMAT, "revision": HEAD, "made": made, "tables": tables}


def is_own(data: Any) -> bool:  # noqa: ANN401  whatever a file holds
    """Say whether JSON is a record of this program, as rows or as a bundle."""
    given = element(data)
    if given.get("format") == FORMAT:
        return True
    entries = elements(given.get("entry")) if given.get("resourceType") == "Bundle" else []
    return any(one.get("url") == TABLE for entry in entries[:1] for one in _extensions(element(entry.get("resource"))))


def rows_of(data: Any, body_of: Callable[[str], bytes]) -> Rows:  # noqa: ANN401
    """Return the rows a file of ours holds; ``body_of`` reads a file beside it.

    Raises:
        ClinicError: It is of a newer program, damaged, or a document is missing.
    """
    given = element(data)
    found = _of_tables(given, body_of) if given.get("format") == FORMAT else _of_bundle(given)
    for row in found[DOCUMENTS]:
        if hashlib.sha256(row[BODY]).hexdigest() != row["sha256"]:
            raise ClinicError("importing.document_damaged", title=row["title"])
    return found


def _of_tables(given: Element, body_of: Callable[[str], bytes]) -> Rows:
    if text(given.get("revision")) > HEAD:
        raise ClinicError("record.newer")
    tables = element(given.get("tables"))
    found: Rows = {table.name: [dict(row) for row in elements(tables.get(table.name))] for table in LEAVING}
    for row in found[DOCUMENTS]:
        row[BODY] = body_of(text(row.pop(BODY_FILE, "")))
    return _checked(found)


def _of_bundle(given: Element) -> Rows:
    found: Rows = {table.name: [] for table in LEAVING}
    for entry in elements(given.get("entry")):
        resource = element(entry.get("resource"))
        for table, row in _rows_in(resource):
            if table not in found:
                raise ClinicError("record.newer")
            if table == DOCUMENTS:
                row[BODY] = _body(resource)
            found[table].append(row)
    for table in ("answer", "event"):
        found[table].sort(key=lambda row: int(row.get("seq") or 0))
    return _checked(found)


def _rows_in(resource: Element) -> Iterator[tuple[str, Row]]:
    table = ""
    for one in _extensions(resource):
        if one.get("url") == TABLE:
            table = text(one.get("valueCode"))
        elif one.get("url") == ROW:
            try:
                yield table, dict(json.loads(text(one.get("valueString"))))
            except (ValueError, TypeError) as error:
                raise ClinicError("importing.record_damaged") from error


def _extensions(resource: Element) -> list[Element]:
    return elements(resource.get("extension"))


def _body(resource: Element) -> bytes:
    attachment = element(next(iter(elements(resource.get("content"))), {}).get("attachment"))
    try:
        return base64.b64decode(text(attachment.get("data")), validate=True)
    except binascii.Error as error:
        raise ClinicError("importing.record_damaged") from error


def _checked(found: Rows) -> Rows:
    """Return the rows if each has exactly the columns of its table.

    Raises:
        ClinicError: One has not.
    """
    for table in LEAVING:
        names = {column.name for column in table.columns}
        if any(set(row) != names for row in found[table.name]):
            raise ClinicError("importing.record_damaged")
    return found
