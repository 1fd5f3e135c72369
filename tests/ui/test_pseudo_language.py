"""Every page in a language 40 % longer than English, and from right to left: nothing is cut off at 1366 × 728."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.forms.answers import Value
from clinic_app.reading import read_countries
from clinic_app.ui.unlock_page import Door
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.visit_page import PAGES
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.reviews import KINDS
from clinic_app.visit.screening import core_questions
from clinic_app.words import Words
from tests.ui.pseudo import Speak, from_the_right, longer, reference_in, words_in
from tests.ui.using import Hand, keys, line, settled, shell_of, visit_of

SPOKEN: dict[str, Speak] = {"longer": longer, "from the right": from_the_right}
ROUNDING, PADDING = 1, 14  # px


@pytest.fixture(params=list(SPOKEN))
def speak(request: pytest.FixtureRequest, qapp: QApplication) -> Speak:
    if request.param == "from the right":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return SPOKEN[request.param]


@pytest.fixture
def words_spoken(speak: Speak, words: Words) -> Words:
    return words_in(speak, words)


@pytest.fixture
def spoken(speak: Speak, demo: Clinic, words_spoken: Words) -> Clinic:
    return replace(demo, words=words_spoken, reference=reference_in(speak, demo.reference))


@pytest.fixture
def empty(words_spoken: Words, qtbot: QtBot) -> Window:
    window = Window(words_spoken)
    qtbot.addWidget(window)
    window.resize(FIRST)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def clinic_window(empty: Window, spoken: Clinic) -> Window:
    empty.show_clinic(spoken)
    settled()
    return empty


@pytest.mark.thorough
def test_sentences_are_longer_and_keep_their_placeholders(words: Words) -> None:
    spoken = words_in(longer, words)
    english, stretched = (sum(len(one.pattern(key)) for key in words) for one in (words, spoken))
    assert 1.3 < stretched / english < 1.5
    assert all(spoken.placeholders(one) == words.placeholders(one) for one in words)
    assert spoken.pattern("today.title") == "Tödddáý"


@pytest.mark.thorough
def test_the_search_for_what_is_cut_off_finds_it(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    held.resize(200, 100)
    label, button = QLabel("much too long for this", held), Pressable("Undeniably", role="plain", parent=held)
    label.setGeometry(0, 0, 40, 20)
    button.setGeometry(0, 30, 50, 40)
    outside = QLabel("x", held)
    outside.setGeometry(195, 0, 40, 20)
    held.show()
    assert len(list(cut_off(held))) == 3


@pytest.mark.thorough
def test_unlock(empty: Window) -> None:
    page = empty.unlock_page
    page.show_doors((Door("a", "Harbour Street Clinic"), Door("demo", "Demo", "only for the demo")))
    nothing_cut_off(empty)
    page.show_locked("14:03")
    nothing_cut_off(empty)


@pytest.mark.thorough
def test_new_record(empty: Window) -> None:
    page = empty.show_new_record(read_countries())
    nothing_cut_off(empty)
    page.show_key("ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    nothing_cut_off(empty)


@pytest.mark.parametrize("place", ["today", "patients", "settings"])
@pytest.mark.thorough
def test_places(clinic_window: Window, spoken: Clinic, place: str) -> None:
    shell = shell_of(clinic_window)
    shell.go(place)
    nothing_cut_off(clinic_window)
    if place == "patients":
        Hand().click(shell.patients.patients.rows[0])
        nothing_cut_off(clinic_window)
    for section in shell.settings.sections.index.rows if place == "settings" else ():
        shell.settings.sections.show_section(section)
        nothing_cut_off(clinic_window)
    if place == "today":
        keys(line(shell.today, spoken.words("today.search")), "ma")
        nothing_cut_off(clinic_window)
        keys(line(shell.today, spoken.words("today.search")), "zzz")
        nothing_cut_off(clinic_window)


@pytest.mark.parametrize("pane", ["muscles", "reviews"])
@pytest.mark.thorough
def test_library(clinic_window: Window, pane: str) -> None:
    shell = shell_of(clinic_window)
    shell.go("library")
    shell.library.show_pane(pane)
    if pane == "muscles":
        shell.library.show_muscle("quadratus_lumborum")
    nothing_cut_off(clinic_window)
    for kind in KINDS if pane == "reviews" else ():
        shell.library.reviews.show_kind(kind)
        shell.library.reviews.show_thing(next(iter(shell.library.reviews.list.rows)))
        nothing_cut_off(clinic_window)


@pytest.mark.thorough
def test_the_palette(clinic_window: Window) -> None:
    palette = shell_of(clinic_window).palette_here
    for typed in ("", "zzzz"):
        palette.call()
        palette.line.setText(typed)
        nothing_cut_off(clinic_window)
        palette.shut()


@pytest.mark.thorough
def test_new_patient(clinic_window: Window, spoken: Clinic) -> None:
    form = shell_of(clinic_window).new_patient
    shell_of(clinic_window).today.new_asked.emit()
    Hand().click(next(one for one in form.findChildren(Pressable) if one.words == spoken.words("registration.add")))
    keys(line(form, spoken.words("registration.family_name")), "voss")
    keys(line(form, spoken.words("registration.birth_date")), "7.4.1965")
    form.setFocus()
    nothing_cut_off(clinic_window)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.thorough
def test_pages_of_a_follow_up(clinic_window: Window, spoken: Clinic, page: str) -> None:
    """A visit with needles in and a violet plan; its needles bar stands over every page."""
    shell_of(clinic_window).open_visit(spoken.begin_visit(spoken.find("boateng")[0]).id)
    settled()
    follow_up = visit_of(clinic_window).page("follow_up")
    assert isinstance(follow_up, FollowUpPage)
    nothing_cut_off(clinic_window)
    follow_up.plan.boxes["dry_needling"].done.click()
    visit_of(clinic_window).go(page)
    nothing_cut_off(clinic_window)


@pytest.mark.parametrize("page", [one for one in PAGES if one != "follow_up"])
@pytest.mark.thorough
def test_pages_of_a_first_visit(clinic_window: Window, spoken: Clinic, page: str) -> None:
    """A first visit with two areas, a flag that is up, a list of muscles and one considered."""
    patient = spoken.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    row = spoken.begin_visit(patient)
    fill(spoken.open(row.id))
    spoken.settings["ask_impression"] = False
    shell_of(clinic_window).open_visit(row.id)
    visit_of(clinic_window).go(page)
    nothing_cut_off(clinic_window)


@pytest.mark.parametrize("page", ["intake", "treatment", "note"])
@pytest.mark.thorough
def test_pages_of_a_signed_visit(clinic_window: Window, spoken: Clinic, page: str) -> None:
    shell_of(clinic_window).open_visit(spoken.visits_of(spoken.find("boateng")[0])[1].id)
    visit_of(clinic_window).go(page)
    nothing_cut_off(clinic_window)


def fill(visit: OpenVisit) -> None:
    for zone, pain in (("lower_back.right", 6), ("lateral_hip.right", 4)):
        answer_row(visit, "intake", ("pain_map", zone), zone, {"intensity": pain, "kind": "ache"})
    questions = [where for _, where in core_questions(visit)]
    for where in questions[:-1]:
        visit.answer("red_flags", where, "no")
    visit.answer("red_flags", questions[-1], "yes")
    muscle = {"considered_muscle": "quadratus_lumborum", "considered_side": "right", "verdict": "added"}
    answer_row(visit, "assessment", ("differential", "quadratus_lumborum.right"), True, muscle)


def answer_row(visit: OpenVisit, form: str, row: tuple[str, str], value: Value, said: dict[str, Value]) -> None:
    below = [Said(form, path(row, name), given) for name, given in said.items()]
    visit.answer_all([Said(form, path(row), value), *below])


def nothing_cut_off(window: Window) -> None:
    settled()
    assert window.size() == FIRST
    found = "\n".join(cut_off(window))
    assert not found, found


def cut_off(root: QWidget) -> Iterator[str]:
    """Yield what is narrower or lower than its words, or lies outside what holds it."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty() and (found := _amiss(widget)):
            yield f"{found}: “{_words(widget)}” in {_where(widget)}"


def _amiss(widget: QWidget) -> str:
    if isinstance(widget, Pressable):
        return _wrapping(widget) or _outside(widget)
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QPushButton):  # those of the first page, made before our own are imported
        return "narrow" if widget.width() + ROUNDING < widget.sizeHint().width() else _outside(widget)
    if isinstance(widget, QLineEdit):
        return _line(widget) or _outside(widget)
    return _tabs(widget) if isinstance(widget, QTabBar) else ""


def _label(label: QLabel) -> str:
    if not label.text() or label.toolTip():
        return ""
    if label.wordWrap():
        return _wrapping(label) or _outside(label)
    return "narrow" if label.width() + ROUNDING < label.sizeHint().width() else _outside(label)


def _wrapping(widget: QWidget) -> str:
    least, needed = widget.minimumSizeHint().width(), widget.heightForWidth(widget.width())
    if widget.width() + ROUNDING < least:
        return f"narrower than its longest word ({widget.width()} < {least})"
    return f"lower than its lines ({widget.height()} < {needed})" if widget.height() + ROUNDING < needed else ""


def _line(field: QLineEdit) -> str:
    shown = field.text() or field.placeholderText()
    room = field.width() - 2 * PADDING - field.textMargins().left() - field.textMargins().right()
    needed = field.fontMetrics().horizontalAdvance(shown) if field.echoMode() == QLineEdit.EchoMode.Normal else 0
    return f"narrower than its example ({room} < {needed})" if shown and room < needed else ""


def _tabs(tabs: QTabBar) -> str:
    last = tabs.tabRect(tabs.count() - 1)
    return "" if tabs.rect().contains(last) else f"tabs end at {last.right()} of {tabs.width()}"


def _outside(widget: QWidget) -> str:
    """Say what a widget sticks out of; what scrolls up and down may be longer than its window."""
    above = widget.parentWidget()
    while above is not None:
        box, room = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size()), above.rect()
        around = above.parentWidget()
        scrolls = isinstance(around, QScrollArea) and above is around.viewport()
        within = room.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
        if scrolls:
            within.setTop(min(within.top(), box.top()))
            within.setBottom(max(within.bottom(), box.bottom()))
        if not within.contains(box):
            return f"sticks out of {type(above).__name__} ({box.getRect()} of {room.getRect()})"
        above = None if scrolls or above.isWindow() else around
    return ""


def _words(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | Pressable | QLineEdit) else ""
    return said or widget.accessibleName()


def _where(widget: QWidget) -> str:
    names = []
    above = widget.parentWidget()
    while above is not None:
        name = type(above).__name__
        if type(above).__module__.startswith("clinic_app.ui") and name not in names:
            names.append(name)
        above = above.parentWidget()
    return " < ".join(names[:5])
