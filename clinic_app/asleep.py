"""Imports without asyncio: SQLAlchemy imports it for programs that are written with it, and this one is not.

It takes 8 MB and a tenth of the time until somebody is in.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

NAME = "asyncio"


class _Asleep(ModuleType):
    """Stands for asyncio in whatever is imported meanwhile, and becomes it when something of it is asked for."""

    iscoroutine = staticmethod(inspect.iscoroutine)  # the one thing SQLAlchemy takes out of it at once

    def __getattr__(self, name: str) -> object:
        """Import it after all."""
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        return getattr(import_module(NAME), name)


@contextmanager
def asyncio_asleep() -> Iterator[None]:
    """Let what is imported meanwhile have asyncio when it first uses it; where it is there already, nothing changes."""
    if NAME in sys.modules:
        yield
        return
    sys.modules[NAME] = stand_in = _Asleep(NAME)
    try:
        yield
    finally:
        if sys.modules.get(NAME) is stand_in:
            del sys.modules[NAME]
