"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first release."""
    _chain()
    _form()
    _person()
    _setting()
    _patient()
    _problem()
    _visit()
    _answer()
    _attachment()
    _event()
    _note()
    _addendum()


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )


def _form() -> None:
    op.create_table(
        "form",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('form', 'knowledge', 'template')", name=op.f("ck_form_kind_known")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_form")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profession", sa.Text(), server_default="", nullable=False),
        sa.Column("registration", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("active", sa.Integer(), server_default="1", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )


def _patient() -> None:
    op.create_table(
        "patient",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=False),
        sa.Column("sex", sa.String(length=16), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("added_by", sa.String(length=36), nullable=True),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_patient_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
        sa.UniqueConstraint("number", name=op.f("uq_patient_number")),
    )


def _problem() -> None:
    op.create_table(
        "problem",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("patient", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), server_default="open", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("added_by", sa.String(length=36), nullable=False),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_problem_added_by")),
        sa.ForeignKeyConstraint(["patient"], ["patient.id"], name=op.f("fk_problem_patient")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    op.create_index("ix_problem_patient", "problem", ["patient"], unique=False)


def _visit() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("patient", sa.String(length=36), nullable=True),
        sa.Column("problem", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("care_utc", sa.String(length=32), nullable=False),
        sa.Column("care_offset", sa.Integer(), nullable=False),
        sa.Column("care_zone", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.String(length=36), nullable=True),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "kind IN ('visit', 'phone', 'no_show', 'cancelled', 'document_read', 'sent_to_emergency', 'discharge')",
            name=op.f("ck_visit_kind_known"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'kiosk', 'open', 'signed', 'entered_in_error')", name=op.f("ck_visit_state_known")
        ),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_visit_added_by")),
        sa.ForeignKeyConstraint(["patient"], ["patient.id"], name=op.f("fk_visit_patient")),
        sa.ForeignKeyConstraint(["problem"], ["problem.id"], name=op.f("fk_visit_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_care", "visit", ["care_utc"], unique=False)
    op.create_index("ix_visit_patient", "visit", ["patient"], unique=False)


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("visit", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("gesture", sa.String(length=36), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("provenance", sa.String(length=16), nullable=False),
        sa.Column("carried_from", sa.String(length=36), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("author", sa.String(length=36), nullable=True),
        sa.Column("entered_utc", sa.String(length=32), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_zone", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "provenance IN ('asked', 'carried', 'kiosk', 'imported', 'undo', 'redo')",
            name=op.f("ck_answer_provenance_known"),
        ),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_answer_author")),
        sa.ForeignKeyConstraint(["form"], ["form.hash"], name=op.f("fk_answer_form")),
        sa.ForeignKeyConstraint(["visit"], ["visit.id"], name=op.f("fk_answer_visit")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_answer")),
        sa.UniqueConstraint("id", name=op.f("uq_answer_id")),
    )
    op.create_index("ix_answer_visit", "answer", ["visit"], unique=False)


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("patient", sa.String(length=36), nullable=True),
        sa.Column("visit", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("added_by", sa.String(length=36), nullable=True),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_attachment_added_by")),
        sa.ForeignKeyConstraint(["patient"], ["patient.id"], name=op.f("fk_attachment_patient")),
        sa.ForeignKeyConstraint(["visit"], ["visit.id"], name=op.f("fk_attachment_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_patient", "attachment", ["patient"], unique=False)
    op.create_index("ix_attachment_visit", "attachment", ["visit"], unique=False)


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("patient", sa.String(length=36), nullable=True),
        sa.Column("visit", sa.String(length=36), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.String(length=32), nullable=False),
        sa.Column("at_offset", sa.Integer(), nullable=False),
        sa.Column("at_zone", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["patient"], ["patient.id"], name=op.f("fk_event_patient")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_event_person")),
        sa.ForeignKeyConstraint(["visit"], ["visit.id"], name=op.f("fk_event_visit")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
        sa.UniqueConstraint("id", name=op.f("uq_event_id")),
    )
    op.create_index("ix_event_patient", "event", ["patient"], unique=False)
    op.create_index("ix_event_visit", "event", ["visit"], unique=False)


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("visit", sa.String(length=36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("signer", sa.String(length=36), nullable=False),
        sa.Column("signed_utc", sa.String(length=32), nullable=False),
        sa.Column("signed_offset", sa.Integer(), nullable=False),
        sa.Column("signed_zone", sa.String(length=64), nullable=False),
        sa.Column("chain_seq", sa.BigInteger(), nullable=False),
        sa.Column("chain_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["signer"], ["person.id"], name=op.f("fk_note_signer")),
        sa.ForeignKeyConstraint(["visit"], ["visit.id"], name=op.f("fk_note_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("visit", name=op.f("uq_note_visit")),
    )


def _addendum() -> None:
    op.create_table(
        "addendum",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("note", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("written_utc", sa.String(length=32), nullable=False),
        sa.Column("written_offset", sa.Integer(), nullable=False),
        sa.Column("written_zone", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('addendum', 'entered_in_error')", name=op.f("ck_addendum_kind_known")),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_addendum_author")),
        sa.ForeignKeyConstraint(["note"], ["note.id"], name=op.f("fk_addendum_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addendum")),
    )
    op.create_index("ix_addendum_note", "addendum", ["note"], unique=False)
