"""Everything that can be done, in one list to search: Ctrl+K."""
