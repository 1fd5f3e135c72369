"""To whom a paper leaves and what for: asked before it leaves, the usual answers with one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.visit.registration import details_of

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.words import Words

#: Who usually gets a paper.
PATIENT, GP, INSURER = "patient", "gp", "insurer"
#: Whoever the paper itself is written to, such as the reader of a letter.
ADDRESSEE = "addressee"
#: Somebody who is none of them.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """To whom something leaves, and what for; both are asked before it does.

    Attributes:
        who: Which of the usual recipients that is, such as ``PATIENT``; ``OTHER`` where it is none of them, and nothing
            where nobody was to choose.
    """

    recipient: str
    purpose: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class UsualRecipient:
    """Somebody who usually gets a paper.

    Attributes:
        id: One of ``PATIENT``, ``GP``, ``INSURER``, ``ADDRESSEE``.
        name: As it stands on a button.
        told: What one click on it says.
    """

    id: str
    name: str
    told: Disclosure


def usual(words: Words, patient: PatientRow | None) -> list[UsualRecipient]:
    """Return who usually gets a paper about a patient, the patient first; the GP by name where it is known."""
    gp = details_of(patient)["gp"] if patient else ""
    named = {GP: words("printing_room.gp_named", name=gp)} if gp else {}
    return [_usual(words, one, named.get(one, words(f"printing_room.to.{one}"))) for one in (PATIENT, GP, INSURER)]


def addressed(words: Words, to: str, title: str) -> UsualRecipient:
    """Return the reader of a letter as a recipient, the letter's title as what it is for."""
    return UsualRecipient(ADDRESSEE, words("printing_room.button.addressee"), Disclosure(to, title, ADDRESSEE))


def one_of(known: Sequence[UsualRecipient], chosen: object) -> Disclosure | None:
    """Return what a click on one of the usual recipients says, or None where it is none of them."""
    return next((one.told for one in known if one.id == chosen), None)


def _usual(words: Words, which: str, recipient: str) -> UsualRecipient:
    told = Disclosure(recipient, words(f"printing_room.for.{which}"), which)
    return UsualRecipient(which, words(f"printing_room.button.{which}"), told)
