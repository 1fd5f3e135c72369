"""The screen in a patient's hands, question by question, and what comes of it once somebody of the clinic is back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton

from bench.opened import Opened
from clinic_app.demo import PASSWORD
from clinic_app.ui.kiosk.kiosk_messages import Telling
from clinic_app.ui.kiosk.kiosk_page import KioskPage
from tests.ui.kiosk.answering import WHO, answer_step

URGENT = "ces_saddle"
ANSWERED_YES = ("body", URGENT)  # the first opens a question of which several answers may be true
TYPED = WHO | {"complaint": "It grabs when I bend."}


def kiosk(running: Opened) -> Iterator[str]:
    """Yield each kind of question, the screen that sends to the staff, the door back, and the day after it."""
    running.shell.close_visit()
    running.shell.turn_asked.emit()
    running.settle()
    page = running.program.turned.page
    assert page is not None
    yield from _asked(running, page)
    page.staff.click()
    yield "kiosk_door"
    page.staff_asked.emit(PASSWORD)
    running.program.opening.wait()
    running.wait_for(lambda: running.window.shell is not None and not running.window.is_turned)
    yield "urgent"
    mine = next(one for one in running.clinic.record.visits.in_state("kiosk") if one.patient is None)
    running.shell.open_visit(mine.id)
    yield "whose"
    running.shell.whose.finder.rows[0].button.click()
    yield "urgent_attached"


def _asked(running: Opened, page: KioskPage) -> Iterator[str]:
    """Yield the first screen of each kind, before and after its answer where that shows more."""
    seen: set[str] = set()
    while page.step.kind != "thanks":
        kind = page.step.kind
        link = page.step.item.link_id if page.step.item else ""
        answer_step(page, QAbstractButton.click, yes=ANSWERED_YES, typed=TYPED)
        running.settle()
        if isinstance(page.shown, Telling) and link == URGENT:
            yield "kiosk_urgent"
            assert page.shown.button is not None
            page.shown.button.click()
        elif kind not in seen:
            yield f"kiosk_{kind}"
        seen.add(kind)
        page.next.click()
        running.settle()
    yield "kiosk_thanks"
