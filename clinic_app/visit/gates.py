"""What still stands between a visit and its signature; each point says what is open and where to answer it.

What holds for every kind of contact stands here: whose it is, red flags, answers that differ, whatever was treated,
every needle. What one kind asks besides stands in ``contacts.yaml``; so no kind can be a way round a needle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from clinic_app.visit import consent, contacts, screening
from clinic_app.visit.care_times import LONGEST, lasted
from clinic_app.visit.needle_gates import needles
from clinic_app.visit.open_point import OpenPoint
from clinic_app.visit.problem_gates import further_problems
from clinic_app.visit.treatment_gates import treatments

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

__all__ = ["OpenPoint", "may_sign", "open_points"]

#: A child younger than this agrees together with a guardian; older ones are asked by the law of the place.
OF_AGE, GUARDIAN = 16, "guardian"
#: The letter that prints before somebody sent to emergency can be signed for.
EMERGENCY_LETTER = "emergency_letter"
#: Sentences that say more than “… is open” about a question that a kind of contact asks.
OWN_SENTENCES = {"assessment.own_words": ("gate.own_words", "note")}


def open_points(visit: OpenVisit) -> list[OpenPoint]:
    """Return everything that is open, in the order of the pages."""
    contact = contacts.contact_of(visit, visit.reference.contacts)
    gates = [gate for name, gate in GATES if name in ("", *contact.checks)]
    return [*(point for gate in gates for point in gate(visit)), *_asked(visit, contact)]


def may_sign(visit: OpenVisit) -> bool:
    """Say whether nothing blocks the signature."""
    return not any(point.blocks for point in open_points(visit))


def _who(visit: OpenVisit) -> Iterator[OpenPoint]:
    if visit.patient is None:
        yield OpenPoint("gate.no_patient", "intake")
    elif _is_before_birth(visit.patient.birth_date, visit.visit.care.local.date()):
        yield OpenPoint("treating.before_birth", "intake")


def _is_before_birth(born: str, day: date) -> bool:
    try:
        return day < date.fromisoformat(born)
    except ValueError:
        return False


def _safety_questions(visit: OpenVisit) -> Iterator[OpenPoint]:
    core = screening.unanswered(visit, screening.core_questions(visit))
    if core:
        yield OpenPoint("gate.core_questions", "safety", screening.FORM, core[0][1], {"count": len(core)})
    further = screening.unanswered(visit, screening.questions(visit))[len(core) :]
    if further:
        where = further[0][1]
        yield OpenPoint(
            "gate.further_questions", "safety", screening.FORM, where, {"count": len(further)}, blocks=False
        )


def _flags(visit: OpenVisit) -> Iterator[OpenPoint]:
    for alert in screening.open_flags(visit):
        values: dict[str, object] = {"flag": alert.id}
        yield OpenPoint("gate.flag", "safety", "flag_decisions", (("flags", alert.id), ("decision", "")), values)


def _since_last_time(visit: OpenVisit) -> Iterator[OpenPoint]:
    if not visit.past.visits:
        return
    for link_id, sentence in (("changed", "gate.changed"), ("unwanted", "gate.unwanted")):
        if visit.value("follow_up", link_id) is None:
            yield OpenPoint(sentence, "follow_up", "follow_up", ((link_id, ""),))


def _letter(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield that the letter somebody sent to emergency takes along was neither printed nor saved."""
    kept = (one.kind for one in visit.record.notes.attachments(visit.visit.id))
    if EMERGENCY_LETTER not in kept and EMERGENCY_LETTER in visit.reference.letters:
        yield OpenPoint("closing.letter_not_printed", "note", "letter", (("letter_to", ""),))


def _times(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield that care seems to have lasted for hours: two times may be the wrong way round."""
    long = lasted(visit.visit.care, visit.value("visit_details", "started"), visit.value("visit_details", "ended"))
    if long is not None and long > LONGEST:
        hours = round(long.total_seconds() / 3600)
        yield OpenPoint("closing.long", "note", "visit_details", (("ended", ""),), {"hours": hours}, blocks=False)


def _minor(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield that a child agreed to a treatment and no guardian did."""
    said = visit.value(consent.FORM, consent.CONSENT)
    age = visit.now.age
    if age is not None and age < OF_AGE and said is not None and said not in (GUARDIAN, *consent.NO):
        where = ((consent.CONSENT, ""),)
        yield OpenPoint("closing.minor", "treatment", consent.FORM, where, {"age": age}, blocks=False)


def _away(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield that answers are on this computer only while the clinic's server is away."""
    if visit.record.is_away:
        yield OpenPoint("away.not_signable", "note")


def _conflicts(visit: OpenVisit) -> Iterator[OpenPoint]:
    for form_id in visit.used_forms:
        for path in visit.of(form_id).conflicts():
            question = visit.form(form_id).item(path[-1][0]).text
            yield OpenPoint("gate.conflict", "note", form_id, path, {"question": question})


def _asked(visit: OpenVisit, contact: contacts.Contact) -> Iterator[OpenPoint]:
    """Yield the questions that this kind of contact wants answered, where nothing but blanks stands."""
    for asked in contact.asks:
        names = asked.split(contacts.OR)
        if not any(str(visit.value(*name.split(".", 1)) or "").strip() for name in names):
            name = names[0]
            form_id, _, link_id = name.partition(".")
            sentence, page = OWN_SENTENCES.get(name, ("treating.asked", "treatment"))
            values: dict[str, object] = {"question": visit.form(form_id).item(link_id).text}
            yield OpenPoint(sentence, page, form_id, ((link_id, ""),), values)


#: Every gate in the order of the pages; one with a name holds for the kinds of contact that name it, others for all.
GATES: tuple[tuple[str, Callable[[OpenVisit], Iterator[OpenPoint]]], ...] = (
    ("", _away),
    ("", _who),
    ("safety_questions", _safety_questions),
    ("", _flags),
    ("since_last_time", _since_last_time),
    ("letter", _letter),
    ("", _times),
    ("", _minor),
    ("", _conflicts),
    ("", treatments),
    ("", needles),
    ("", further_problems),
)
