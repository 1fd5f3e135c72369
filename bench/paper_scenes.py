"""What is written on paper, read on the screen: a letter, a sheet given out, a form in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

from bench.opened import Opened
from clinic_app.ui.questionnaire.window import FormWindow
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.visit.letter import offered
from clinic_app.visit.room import choose_printer

MEASURE = "fibromyalgia"


def pages(running: Opened, note: NotePage) -> Iterator[str]:
    """Yield every page beside the note, and leave the note where it was."""
    for letter in offered(running.visit_page.desk.visit):
        note.paper.show_paper(letter.letter)
        running.settle()
        yield f"note_{letter.letter}"
    note.to_text.click()


def given(running: Opened, page: HomeCarePage) -> Iterator[str]:
    """Yield a sheet sent to a printer that is not there, and the same sheet handed over."""
    jobs = running.shell.prints.jobs
    choose_printer(running.clinic, "Front desk")
    page.sheet.ways.printer.click()
    running.wait_for(lambda: bool(jobs.failed))
    yield "home_care_not_printed"
    jobs.dismiss(jobs.failed[0])
    assert page.sheet.given.tick is not None
    page.sheet.given.tick.click()
    running.settle()
    yield "home_care_handed_over"
    choose_printer(running.clinic, "")


def a_form(running: Opened) -> Iterator[str]:
    """Yield a form that somebody looks at in its own window."""
    form = next(one for one in running.clinic.reference.forms if one.id == MEASURE)
    running.front = window = FormWindow(form, (), running.clinic.words)
    window.show()
    running.settle()
    yield "form_window"
    window.close()
    running.front = running.window
