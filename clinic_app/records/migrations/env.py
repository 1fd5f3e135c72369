"""Run by Alembic: upgrades over the one connection it is handed, inside its transaction."""

from alembic import context

from clinic_app.records.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
