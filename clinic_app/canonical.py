"""One way to write a value as text, so that a digest of it means something."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:  # noqa: ANN401  anything JSON can hold
    """Return JSON with sorted keys, no spaces and ASCII only (so that NUL and lone surrogates survive any store)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
