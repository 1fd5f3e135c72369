"""The record on disk: tables, store, keys, chain. The only place that knows SQLAlchemy."""
