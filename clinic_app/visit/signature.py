"""Who signed, and when."""

from __future__ import annotations

from dataclasses import dataclass

from clinic_app.clock import Moment


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a visit's note, and when."""

    name: str
    at: Moment
