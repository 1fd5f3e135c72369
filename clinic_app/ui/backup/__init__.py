"""Backups and who did what: what watches over the record while somebody works, and the cards of the settings."""
