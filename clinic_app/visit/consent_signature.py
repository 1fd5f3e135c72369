"""A signature by touch under consent: the drawn line, when, and a digest of what was agreed to at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.canonical import canonical, digest
from clinic_app.clock import Moment
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.consent import FORM
from clinic_app.visit.drawn import Stroke, kept
from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

DRAWN, DIGEST = "consent_signature", "consent_text"


@dataclass(frozen=True, slots=True)
class SignatureSaid:
    """A signature that stands: its points as text, when it was drawn, and the digest of what was agreed to then."""

    value: str
    entered: Moment
    text: str


def agreed_digest(visit: OpenVisit) -> str:
    """Return a digest of all answers about consent, the signature itself left out, with the form and the template."""
    answers = visit.of(FORM)
    said = sorted(
        [list(map(list, way)), answers.value(way)]
        for way in answers.paths()
        if way[0][0] not in (DRAWN, DIGEST) and answers.said(way)
    )
    template = visit.reference.letters.get(FORM)
    return digest(canonical({"form": visit.form(FORM).hash, "page": template.version if template else 0, "said": said}))


def signing(visit: OpenVisit, strokes: tuple[Stroke, ...]) -> list[Said]:
    """Return the answers of one gesture that keep a signature with a digest of what is agreed to."""
    return [Said(FORM, path(DRAWN), kept(strokes)), Said(FORM, path(DIGEST), agreed_digest(visit))]


def signature_said(visit: OpenVisit) -> SignatureSaid | None:
    """Return the signature that stands, or None."""
    said = [one for one in visit.of(FORM).said(path(DRAWN)) if isinstance(one, AnswerRow)]
    if not said:
        return None
    return SignatureSaid(str(said[-1].value), said[-1].entered, str(visit.value(FORM, DIGEST) or ""))
