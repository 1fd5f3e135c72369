"""Forms, knowledge and templates as they were when used, each kept once by the hash of its canonical text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from clinic_app.canonical import canonical, digest
from clinic_app.records.tables import form

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class Contents:
    """What was asked with: going back to an old visit shows what was asked then."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._kept: set[str] = set()

    def keep(self, kind: str, name: str, version: str, body: Any) -> str:  # noqa: ANN401  any JSON
        """Store a form, knowledge or template once and return its hash."""
        text = canonical(body)
        found = digest(text)
        if found in self._kept:
            return found
        with self._record.write() as connection:
            if connection.execute(select(form.c.hash).where(form.c.hash == found)).first() is None:
                row = {"hash": found, "kind": kind, "name": name, "version": version, "body": text}
                connection.execute(insert(form).values(row))
        self._kept.add(found)
        return found

    def body(self, content_hash: str) -> Any:  # noqa: ANN401
        """Return what was kept under a hash, or None."""
        with self._record.read() as connection:
            text = connection.execute(select(form.c.body).where(form.c.hash == content_hash)).scalar_one_or_none()
        return None if text is None else json.loads(text)

    def name(self, content_hash: str) -> tuple[str, str]:
        """Return name and version of what was kept under a hash."""
        with self._record.read() as connection:
            found = connection.execute(select(form.c.name, form.c.version).where(form.c.hash == content_hash)).one()
        return found.name, found.version
