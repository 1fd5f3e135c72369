"""Open visits are found without reading those of thirty years.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep visits by their state: Today asks for the open ones, and nearly all are signed."""
    op.create_index("ix_visit_state", "visit", ["state"], unique=False)
