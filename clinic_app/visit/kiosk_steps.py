"""What the turned screen asks, one question a screen: the next is found anew after each answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.visit.asked_of_patients import (
    COMPLAINT,
    FLAGS,
    FORM,
    HISTORY,
    INTAKE,
    MAP,
    NO_PAIN,
    PAIN,
    YES,
    true_or_not,
)
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import questions

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

Kind = Literal["welcome", "words", "map", "number", "choice", "several", "thanks"]


@dataclass(frozen=True, slots=True)
class KioskStep:
    """One screen.

    Attributes:
        kind: How it is answered: by words, on the figure, by a number, by one of some choices, by any of several.
        form: The form it answers.
        path: Where its answer goes; for several, where those of its items go.
        item: The question, or the group whose items are the several.
        row: The marked area it asks about, or nothing.
    """

    kind: Kind
    form: str = ""
    path: Path = ()
    item: Item | None = None
    row: str = ""


def steps(visit: OpenVisit) -> list[KioskStep]:
    """Return every screen as things stand: more may follow from the answers."""
    return [
        KioskStep("welcome"),
        *_own_words(visit, "who_name", "who_born"),
        KioskStep("map", INTAKE, path(MAP), visit.form(INTAKE).item(MAP)),
        *_numbers(visit),
        KioskStep("words", INTAKE, path(COMPLAINT), visit.form(INTAKE).item(COMPLAINT)),
        *_history(visit),
        *(KioskStep("choice", FLAGS, where, item) for item, where in questions(visit)),
        KioskStep("thanks"),
    ]


def is_answered(visit: OpenVisit, step: KioskStep) -> bool:
    """Say whether a screen was answered; words need not be."""
    if step.kind in ("choice", "number"):
        return bool(visit.of(step.form).said(step.path))
    if step.kind == "map":
        told = visit.of(INTAKE).rows(MAP) or visit.value(FORM, NO_PAIN) or visit.value(FORM, "other_place")
        return bool(told)
    return True


def _own_words(visit: OpenVisit, *links: str) -> Iterator[KioskStep]:
    for link in links:
        yield KioskStep("words", FORM, path(link), visit.form(FORM).item(link))


def _numbers(visit: OpenVisit) -> Iterator[KioskStep]:
    item = visit.form(INTAKE).item(PAIN)
    for row in visit.of(INTAKE).rows(MAP):
        yield KioskStep("number", INTAKE, path((MAP, row), PAIN), item, row)


def _history(visit: OpenVisit) -> Iterator[KioskStep]:
    """Yield the grouped questions before a treatment; a group that was answered with yes asks which."""
    for item in visit.form(HISTORY).items:
        if not item.options:
            continue
        yield KioskStep("choice", HISTORY, path(item.link_id), item)
        if visit.value(HISTORY, item.link_id) == YES:
            for group in item.items:
                if true_or_not(group):
                    yield KioskStep("several", HISTORY, (), group)
