"""What the clinic has decided: its name, its country, its phone and what else it sets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from clinic_app.canonical import canonical
from clinic_app.records.tables import setting

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class Settings:
    """Settings by name; values are whatever JSON can hold."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def all(self) -> dict[str, Any]:
        """Return every setting."""
        with self._record.read() as connection:
            rows = connection.execute(select(setting.c.name, setting.c.value)).all()
        return {name: json.loads(value) for name, value in rows}

    def put(self, values: Mapping[str, Any]) -> None:
        """Store settings, replacing those of the same name."""
        with self._record.write() as connection:
            connection.execute(delete(setting).where(setting.c.name.in_(list(values))))
            rows = [{"name": name, "value": canonical(value)} for name, value in values.items()]
            connection.execute(insert(setting), rows)
