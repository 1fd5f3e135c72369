"""Brings a record up to this program's tables."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from clinic_app.records.tables import HEAD, alembic_version

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from clinic_app.records.record import Record

#: Why the backup before an upgrade was made.
BEFORE = "before_upgrade"
FOLDER = Path(__file__).resolve().parent / "migrations"


def is_due(record: Record) -> bool:
    """Say whether the record is of an older program."""
    return record.version() < HEAD


def upgrade(record: Record, now: datetime) -> None:
    """Bring the record to this program's tables: all steps in one transaction, or none.

    A record on this machine is copied first, and the copy verified.

    Raises:
        ClinicError: The copy could not be made, or the record does not take a step; it is then as it was.
    """
    if record.backups is not None:
        record.backups.take(record, now, BEFORE)
    with record.write() as connection:
        if _is_behind(connection):  # another window may have been quicker
            run(connection, "head")


def _is_behind(connection: Connection) -> bool:
    return str(connection.execute(select(alembic_version.c.version_num)).scalar_one()) < HEAD


def run(connection: Connection, revision: str) -> None:
    """Run the migrations up to a revision on an open transaction."""
    from alembic import command  # noqa: PLC0415  350 ms, needed only when an upgrade is due
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
