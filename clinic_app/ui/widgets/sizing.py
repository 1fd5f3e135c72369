"""How widgets that wrap their words ask for room."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy


def wrapping(across: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> QSizePolicy:
    """Return the policy of a widget that is taller when narrower."""
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
