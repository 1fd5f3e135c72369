"""Widgets without what Python keeps of signals that nobody has asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance


def lean(made: QObject) -> None:
    """Let go of the signals of a widget just made; whoever connects one gets it made anew.

    PySide makes one for each signal of each class above it: 3 kB for a button, and a page has a thousand.
    """
    own = made.__dict__
    kept = {name: value for name, value in own.items() if not isinstance(value, SignalInstance)}
    own.clear()
    own.update(kept)
