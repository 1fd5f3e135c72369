"""How a record of an older program becomes one of this program; Alembic is imported only when that is due."""
