"""The small parts that resources of a bundle are made of: references, codes, times, names, documents."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

from clinic_app.exchange.table import UNPRINTABLE
from clinic_app.forms.questionnaire import OURS

Part = dict[str, Any]
#: What an id may be in FHIR.
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
MEDIA = re.compile(r"[\w.+\-]+/[\w.+\-]+")


def known(**parts: Any) -> Part:  # noqa: ANN401  whatever FHIR holds
    """Return the parts that there are: FHIR knows no empty ones."""
    return {name: value for name, value in parts.items() if value}


def plain(text: str) -> str:
    """Return a text FHIR can hold: printable, no space at its ends."""
    return UNPRINTABLE.sub(" ", text).strip()


def place_of(row_id: str) -> str:
    """Return the id of a resource made of a row: the row's own where FHIR allows it."""
    return row_id if ID.fullmatch(row_id) else hashlib.sha256(row_id.encode()).hexdigest()


def refers(kind: str, row_id: str | None) -> Part:
    """Return a reference, or nothing."""
    return {"reference": f"{kind}/{place_of(row_id)}"} if row_id else {}


def coded(system: str, code: str) -> Part:
    """Return a concept with one code."""
    return {"coding": [{"system": system, "code": code}], "text": plain(code)}


def basic(place: str, kind: str, subject: Part | None = None) -> Part:
    """Return the resource for what FHIR has no other for."""
    return {"resourceType": "Basic", "id": place, "code": {"text": plain(kind) or "?"}} | known(subject=subject)


def named(given: str, family: str) -> list[Part]:
    """Return a patient's name, or nothing."""
    first, last = plain(given), plain(family)
    name = known(given=[first] if first else None, family=last, text=f"{first} {last}".strip())
    return [name] if name else []


def day_of_birth(written: str) -> str:
    """Return a birth date, or nothing where it is no day."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def stamp(row: Part, name: str) -> str:
    """Return a moment of a row with the offset of the clinic's wall."""
    utc = datetime.fromisoformat(row[f"{name}_utc"])
    zone = timezone(timedelta(minutes=row[f"{name}_offset"]))
    return utc.astimezone(zone).isoformat(timespec="milliseconds")


def attached(body: bytes, media: str, title: str = "") -> Part:
    """Return a document with its bytes."""
    kind = media if MEDIA.fullmatch(media) else "application/octet-stream"
    data = base64.b64encode(body).decode()
    return {"contentType": kind, "size": len(body)} | known(data=data, title=plain(title))


#: What names a bundle of a whole record as ours.
PROFILE = f"{OURS}/StructureDefinition/record"
