"""Brings a record up to this program's tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.records.tables import HEAD

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from clinic_app.records.record import Record

FOLDER = Path(__file__).resolve().parent / "migrations"


def is_due(record: Record) -> bool:
    """Say whether the record is of an older program."""
    return record.version() < HEAD


def upgrade(record: Record) -> None:
    """Bring the record to this program's tables: all steps in one transaction, or none."""
    with record.write() as connection:
        run(connection, "head")


def run(connection: Connection, revision: str) -> None:
    """Run the migrations up to a revision on an open transaction."""
    from alembic import command  # noqa: PLC0415  350 ms, needed only when an upgrade is due
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
