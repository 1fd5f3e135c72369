"""The tables of a record, the same on SQLCipher and on PostgreSQL.

Ids are UUIDs made by whoever writes a row, so that the same row sent twice is one row. ``seq`` is given by the record
and decides order; clocks never do. Times are stored as UTC text with the wall clock's offset and zone beside them.
JSON is stored as canonical text, because the chain and the signatures are taken over those very characters.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

#: The Alembic revision a fresh record is made at; a test proves that the migrations end here with these tables.
HEAD = "0003"

VISIT_KINDS = ("visit", "phone", "no_show", "cancelled", "document_read", "sent_to_emergency", "discharge")
VISIT_STATES = ("planned", "kiosk", "open", "signed", "entered_in_error")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    },
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(36), primary_key=True)


def _to(name: str, table: str, *, optional: bool = False) -> Column[str]:
    return Column(name, String(36), ForeignKey(f"{table}.id"), nullable=optional)


def _time(name: str, *, optional: bool = False) -> tuple[Column[str], Column[int], Column[str]]:
    """Return the three columns of a moment: UTC, minutes the wall clock was ahead, IANA zone."""
    return (
        Column(f"{name}_utc", String(32), nullable=optional),
        Column(f"{name}_offset", Integer, nullable=optional),
        Column(f"{name}_zone", String(64), nullable=optional),
    )


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


# The head of the chain over answers and events: one row, locked by every writer in turn.
chain = Table(
    "chain",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

person = Table(
    "person",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("profession", Text, nullable=False, server_default=""),
    Column("registration", Text, nullable=False, server_default=""),
    Column("role", String(32), nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    Column("details", Text, nullable=False, server_default="{}"),
    *_time("added"),
)

patient = Table(
    "patient",
    metadata,
    _id(),
    Column("number", Integer, nullable=False, unique=True),
    Column("given_name", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("birth_date", String(10), nullable=False),
    Column("sex", String(16), nullable=False, server_default=""),
    Column("phone", Text, nullable=False, server_default=""),
    Column("details", Text, nullable=False, server_default="{}"),
    Column("added_by", String(36), ForeignKey("person.id"), nullable=True),
    *_time("added"),
    # Where this was a second entry of somebody: the entry that counts. Its rows stay as they are.
    Column("merged_into", String(36), nullable=True),
)

problem = Table(
    "problem",
    metadata,
    _id(),
    _to("patient", "patient"),
    Column("title", Text, nullable=False),
    Column("state", String(16), nullable=False, server_default="open"),
    Column("details", Text, nullable=False, server_default="{}"),
    _to("added_by", "person"),
    *_time("added"),
    Index("ix_problem_patient", "patient"),
)

visit = Table(
    "visit",
    metadata,
    _id(),
    _to("patient", "patient", optional=True),
    _to("problem", "problem", optional=True),
    Column("kind", String(24), nullable=False),
    Column("state", String(24), nullable=False),
    *_time("care"),
    _to("added_by", "person", optional=True),
    *_time("added"),
    Column("presence", String(16), nullable=False, server_default=""),
    _one_of("kind", VISIT_KINDS),
    _one_of("state", VISIT_STATES),
    Index("ix_visit_patient", "patient"),
    Index("ix_visit_care", "care_utc"),
    Index("ix_visit_state", "state"),
)

# What was asked with, whole and once: forms, knowledge and templates by the SHA-256 of their canonical text.
form = Table(
    "form",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("body", Text, nullable=False),
    _one_of("kind", ("form", "knowledge", "template")),
)

answer = Table(
    "answer",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(36), nullable=False, unique=True),
    _to("visit", "visit"),
    Column("form", String(64), ForeignKey("form.hash"), nullable=False),
    Column("path", Text, nullable=False),
    Column("value", Text, nullable=True),
    Column("gesture", String(36), nullable=False),
    Column("replaces", Text, nullable=False),
    Column("provenance", String(16), nullable=False),
    Column("carried_from", String(36), nullable=True),
    Column("wording", Text, nullable=False),
    Column("language", String(16), nullable=False),
    _to("author", "person", optional=True),
    *_time("entered"),
    Column("hash", String(64), nullable=False),
    _one_of("provenance", ("asked", "carried", "kiosk", "imported", "undo", "redo")),
    Index("ix_answer_visit", "visit"),
)

event = Table(
    "event",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(36), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    _to("person", "person", optional=True),
    _to("patient", "patient", optional=True),
    _to("visit", "visit", optional=True),
    Column("detail", Text, nullable=False),
    *_time("at"),
    Column("hash", String(64), nullable=False),
    Index("ix_event_patient", "patient"),
    Index("ix_event_visit", "visit"),
    Index("ix_event_kind", "kind"),
)

note = Table(
    "note",
    metadata,
    _id(),
    Column("visit", String(36), ForeignKey("visit.id"), nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    _to("signer", "person"),
    *_time("signed"),
    Column("chain_seq", BigInteger, nullable=False),
    Column("chain_hash", String(64), nullable=False),
)

addendum = Table(
    "addendum",
    metadata,
    _id(),
    _to("note", "note"),
    Column("kind", String(24), nullable=False),
    Column("reason", Text, nullable=False),
    Column("text", Text, nullable=False),
    _to("author", "person"),
    *_time("written"),
    _one_of("kind", ("addendum", "entered_in_error")),
    Index("ix_addendum_note", "note"),
)

attachment = Table(
    "attachment",
    metadata,
    _id(),
    _to("patient", "patient", optional=True),
    _to("visit", "visit", optional=True),
    Column("kind", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("details", Text, nullable=False, server_default="{}"),
    _to("added_by", "person", optional=True),
    *_time("added"),
    Index("ix_attachment_patient", "patient"),
    Index("ix_attachment_visit", "visit"),
)

# What came from another program and has no place of its own here, word for word.
imported = Table(
    "imported",
    metadata,
    _id(),
    Column("batch", String(36), nullable=False),
    _to("patient", "patient", optional=True),
    Column("source", Text, nullable=False),
    Column("type", String(64), nullable=False),
    Column("body", Text, nullable=False),
    *_time("added"),
    Index("ix_imported_batch", "batch"),
    Index("ix_imported_patient", "patient"),
)

# The keys of a record on a server, where no folder holds a ``keys.json``: one row.
keyring = Table(
    "keyring",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# Alembic's own table, made by us so that a fresh record does not need Alembic.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32)),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
