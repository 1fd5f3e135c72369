"""Every screen and state of the program, one after the other, as somebody would come to it."""

from __future__ import annotations

from collections.abc import Iterator

from bench.clinic_scenes import bad_news, before, others, places
from bench.first_visit import FirstVisit
from bench.kiosk_scenes import kiosk
from bench.opened import Opened
from bench.paper_scenes import given, pages
from clinic_app.ui.theme import Scheme
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.safety_page import BEFORE, SafetyPage
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import WALK_IN

MINUTES_IN = 4  # the needles have been in when the picture is taken


def scenes(running: Opened, scheme: Scheme) -> Iterator[str]:
    """Yield the name of each screen while the window shows it."""
    yield from before(running)
    running.go_in()
    _wear(running, scheme)
    yield from places(running)
    yield from _first_visit(running)
    yield from _follow_up(running)
    yield from bad_news(running)
    yield from kiosk(running)
    yield from others(running)


def _wear(running: Opened, scheme: Scheme) -> None:
    """Let the clinic itself have the colours: what it has decided wins over what the program began with."""
    running.clinic.set(scheme=scheme)
    running.shell.look_changed.emit()
    running.settle()


def _first_visit(running: Opened) -> Iterator[str]:
    running.begin_visit("Maren", "Holt", "1984-03-12", "female")
    yield from _intake(running)
    yield from _safety(running)
    yield from _examination(running)
    yield from _treatment(running)
    yield from _end(running)


def _intake(running: Opened) -> Iterator[str]:
    yield _at(running, "intake", "empty")
    _visit(running).give("three_zones")
    yield _at(running, "intake", "three_zones")
    _visit(running).give("history")
    for tab in ("beginning", "history", "goals"):
        name = _at(running, "intake", tab)
        page = running.visit_page.page("intake")
        assert isinstance(page, IntakePage)
        page.show_tab(tab)
        yield name


def _safety(running: Opened) -> Iterator[str]:
    yield _at(running, "safety", "not_asked")
    running.visit_page.desk.answer("intake", path(WALK_IN), value=True)
    yield _at(running, "safety", "walk_in")
    running.visit_page.desk.answer("intake", path(WALK_IN), None)
    _visit(running).answer_safety_questions()
    yield _at(running, "intake", "impression")
    _visit(running).give("impression")
    yield _at(running, "intake", "ranked")
    name = _at(running, "intake", "reasons")
    _open_reasons(running)
    yield name
    yield from _problems(running)
    yield from _flags(running)
    name = _at(running, "safety", "before_treating")
    page = running.visit_page.page("safety")
    assert isinstance(page, SafetyPage)
    page.show_answer(BEFORE, path(running.visit_page.desk.visit.form(BEFORE).items[0].link_id))
    yield name
    _visit(running).answer_before_treating()


def _problems(running: Opened) -> Iterator[str]:
    """Yield two problems in one visit, then leave one."""
    name = _at(running, "intake", "problems")
    page = running.visit_page
    offers = page.problems_panel.add.offers
    page.show_problems()
    yield "problems_one"
    next(iter(offers.values())).click()
    page.show_problems()
    running.settle()
    yield "problems"
    page.go("intake")
    yield name
    page.desk.undo()


def _flags(running: Opened) -> Iterator[str]:
    _visit(running).give("emergency")
    for page in ("safety", "intake", "treatment"):
        yield _at(running, page, "emergency")
    visit = _visit(running)
    visit.give("no_emergency")
    visit.give("flag")
    for page in ("safety", "intake"):
        yield _at(running, page, "open_flag")
    _visit(running).give("decision")
    yield _at(running, "safety", "decided")


def _examination(running: Opened) -> Iterator[str]:
    yield _at(running, "examination", "differential")
    name = _at(running, "examination", "reasons")
    _open_reasons(running)
    yield name
    _visit(running).give("examination")
    yield _at(running, "examination", "found")


def _treatment(running: Opened) -> Iterator[str]:
    yield _at(running, "treatment", "empty")
    visit = _visit(running)
    visit.give("needles")
    yield _at(running, "treatment", "before_needling")
    visit = _visit(running)
    visit.put_needles_in(MINUTES_IN)
    yield _at(running, "treatment", "needles_in")
    yield _at(running, "intake", "needles_in")
    yield _at(running, "note", "needles_in")
    running.shell.go("lock")
    yield "locked_needles_in"
    running.give_password()
    _visit(running).give("treated")
    yield _at(running, "treatment", "not_covered")
    _visit(running).agree_to_all()
    yield _at(running, "treatment", "done")


def _end(running: Opened) -> Iterator[str]:
    yield _at(running, "home_care", "empty")
    _visit(running).give("home_care")
    yield _at(running, "home_care", "chosen")
    care = running.visit_page.page("home_care")
    assert isinstance(care, HomeCarePage)
    yield from given(running, care)
    yield _at(running, "note", "open_points")
    _visit(running).give("assessment")
    yield _at(running, "note", "ready")
    name = _at(running, "note", "preview")
    note = running.visit_page.page("note")
    assert isinstance(note, NotePage)
    note.to_pages.click()
    yield name
    yield from pages(running, note)
    running.visit_page.desk.sign()
    assert running.visit_page.desk.visit.visit.state == "signed"
    for page in ("note", "intake", "examination", "treatment", "home_care"):
        yield _at(running, page, "signed")


def _follow_up(running: Opened) -> Iterator[str]:
    clinic = running.clinic
    row = next(one for one in clinic.today() if one.visit.state == "open" and one.number > 1).visit
    running.shell.open_visit(row.id)
    for page in running.visit_page.names:
        yield _at(running, page, page if page == "follow_up" else "follow_up")
    running.shell.go("today")
    running.shell.back_to_visit()
    running.visit_page.go("follow_up")
    running.shell.hide_names()
    yield "follow_up_names_hidden"
    running.shell.hide_names()
    running.clock.advance(days=7)
    running.shell.go("lock")  # nobody has been at the desk for a week
    running.give_password()
    holt = clinic.find("holt")[0]
    running.shell.open_visit(clinic.begin_visit(holt).id)
    yield _at(running, "follow_up", "retest")


def _visit(running: Opened) -> FirstVisit:
    return FirstVisit(running.visit_page.desk)


def _at(running: Opened, page: str, state: str) -> str:
    """Open the visit anew, as somebody who comes back to it, go to a page and return the name of the picture."""
    running.shell.open_visit(running.visit_page.desk.visit.visit.id)
    running.visit_page.go(page)
    running.settle()
    return page if state == page else f"{page}_{state}"


def _open_reasons(running: Opened) -> None:
    """Open the reasons of the first muscle; the pointer is on it then, so the figure shows where it refers pain."""
    page = running.visit_page.page(running.visit_page.place)
    panel = page.findChild(DifferentialPanel)
    assert panel is not None
    assert panel.list is not None
    first = panel.list.rows[0]
    first.set_open(is_open=True)
    panel.muscle_pointed.emit(first.row.one.muscle, first.row.one.side)
