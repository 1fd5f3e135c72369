"""Imports that leave no source behind: PySide reads the source of every module that is imported after it."""

from __future__ import annotations

import linecache
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Nothing(dict[str, Any]):  # Any: what Python's own cache keeps of a file is nobody else's business
    """Keeps nothing that is put into it."""

    def __setitem__(self, _path: str, _lines: object) -> None:
        """Let go of it at once."""


@contextmanager
def no_source_kept() -> Iterator[None]:
    """Let Python keep no line of what is imported meanwhile; a crash's report reads its lines again.

    Letting go of them afterwards is too late: 27 MB of lines lie scattered between the modules that stay.
    """
    linecache.clearcache()
    kept, linecache.cache = linecache.cache, _Nothing()
    try:
        yield
    finally:
        linecache.cache = kept
