"""Patients merged, who has arrived, what was brought in from elsewhere, the keys of a clinic's server.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what the clinic's day needs to the tables of the first release."""
    op.add_column("patient", sa.Column("merged_into", sa.String(length=36), nullable=True))
    op.add_column("visit", sa.Column("presence", sa.String(length=16), nullable=False, server_default=""))
    op.create_index("ix_event_kind", "event", ["kind"], unique=False)
    _imported()
    op.create_table(
        "keyring",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keyring")),
    )


def _imported() -> None:
    op.create_table(
        "imported",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("patient", sa.String(length=36), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("added_utc", sa.String(length=32), nullable=False),
        sa.Column("added_offset", sa.Integer(), nullable=False),
        sa.Column("added_zone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["patient"], ["patient.id"], name=op.f("fk_imported_patient")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported")),
    )
    op.create_index("ix_imported_batch", "imported", ["batch"], unique=False)
    op.create_index("ix_imported_patient", "imported", ["patient"], unique=False)
