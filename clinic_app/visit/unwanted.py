"""Unwanted effects over the whole clinic: each with the visit that caused it, and who is to be called back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from clinic_app.forms.answers import Answers
from clinic_app.records.rows import AnswerRow, PatientRow, VisitRow
from clinic_app.visit.open_visit import path
from clinic_app.visit.past import COUNTED
from clinic_app.visit.standing import standing_at

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

Told = Literal["session", "next_visit", "later"]
NOTHING = ("none", "nothing")
NOT_COUNTED = ("entered_in_error",)


@dataclass(frozen=True, slots=True)
class Effect:
    """Something unwanted.

    Attributes:
        visit: The visit that caused it.
        told: Whether it was told in that session, asked at the next visit, or in a later call.
        told_in: The contact in which it was told.
        what, severity, action: Codes and words as they were answered; empty where they were not.
        call_back: The day somebody is to call, or None.
    """

    patient: PatientRow | None
    visit: VisitRow
    told: Told
    told_in: VisitRow
    what: str
    severity: str = ""
    action: str = ""
    call_back: date | None = None


def effects(clinic: Clinic) -> list[Effect]:
    """Return everything unwanted in the record, newest first."""
    return _counted([*_in_session(clinic.record), *_at_next_visit(clinic.record), *_later(clinic.record)])


def told_after(visit: OpenVisit) -> list[Effect]:
    """Return what was told about a visit after it, at the next one or in a call, the oldest first."""
    found = (*_at_next_visit(visit.record), *_later(visit.record))
    return _counted(one for one in found if one.visit.id == visit.visit.id)[::-1]


def _counted(found: Iterable[Effect]) -> list[Effect]:
    counted = [one for one in found if one.visit.state not in NOT_COUNTED and one.told_in.state not in NOT_COUNTED]
    return sorted(counted, key=lambda one: one.told_in.care.utc, reverse=True)


def call_backs_due(clinic: Clinic, day: date) -> list[Effect]:
    """Return the effects whose day to call has come and about which nobody has written since, the oldest first."""
    known = effects(clinic)
    heard = [(one.visit.id, one.told_in.care.local.date()) for one in known if one.told != "session"]
    due = [(one.call_back, one) for one in known if one.call_back is not None and one.call_back <= day]
    open_ones = [(at, one) for at, one in due if not any(visit == one.visit.id and at <= on for visit, on in heard)]
    return [one for _, one in sorted(open_ones, key=lambda due: due[0])]


def _in_session(record: Record) -> Iterator[Effect]:
    for row in _said(record, "adverse_event"):
        visit = record.visits.get(row.visit)
        answers = _answers(record, row)
        yield Effect(
            _patient(record, visit),
            visit,
            "session",
            visit,
            str(row.value),
            _text(answers, "adverse_severity"),
            _text(answers, "adverse_detail"),
            _day(_text(answers, "call_back")),
        )


def _at_next_visit(record: Record) -> Iterator[Effect]:
    for row in _said(record, "unwanted"):
        visit = record.visits.get(row.visit)
        earlier = [one for one in _visits(record, visit) if one.care.utc < visit.care.utc and _was_seen(one)]
        if earlier:
            answers = _answers(record, row)
            severity, action = _text(answers, "unwanted_severity"), _text(answers, "unwanted_what")
            yield Effect(_patient(record, visit), earlier[-1], "next_visit", visit, str(row.value), severity, action)


def _was_seen(visit: VisitRow) -> bool:
    return visit.kind == "visit" and visit.state in COUNTED


def _later(record: Record) -> Iterator[Effect]:
    for row in _said(record, "about_visit"):
        told_in = record.visits.get(row.visit)
        cause = next((one for one in _visits(record, told_in) if one.id == row.value), None)
        if cause is None:
            continue
        answers = _answers(record, row)
        yield Effect(
            _patient(record, cause),
            cause,
            "later",
            told_in,
            _text(answers, "later_event"),
            _text(answers, "later_severity"),
            _text(answers, "later_action"),
            _day(_text(answers, "later_call_back")),
        )


def _said(record: Record, link_id: str) -> Iterator[AnswerRow]:
    yield from (row for row in standing_at(record, link_id) if row.value not in NOTHING)


def _answers(record: Record, about: AnswerRow) -> Answers:
    """Return the answers to the same form in the same visit."""
    answers = Answers()
    for row in record.answers.of_visit(about.visit):
        if row.form == about.form:
            answers.add(row)
    return answers


def _visits(record: Record, like: VisitRow) -> list[VisitRow]:
    return record.visits.of_patient(like.patient) if like.patient else []


def _patient(record: Record, visit: VisitRow) -> PatientRow | None:
    return record.patients.get(visit.patient) if visit.patient else None


def _text(answers: Answers, link_id: str) -> str:
    return str(answers.value(path(link_id)) or "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
