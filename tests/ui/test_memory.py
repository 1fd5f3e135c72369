"""What the window's memory rests on: no style sheet over everything, and nothing kept of what is gone."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, SignalInstance
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from clinic_app import data_files
from clinic_app.drawing import body_chart
from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.ui.shell import Shell
from clinic_app.ui.unseen import Unseen
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.conftest import Show
from tests.ui.using import settled, shell_of

OPENED = 4


@pytest.fixture
def shell(window: Window) -> Shell:
    return shell_of(window)


def _widgets(shell: Shell) -> Counter[str]:
    """Count what there is outside the lists of patients, which are filled little by little."""
    settled()
    gc.collect()
    lists = (shell.today, shell.patients)
    outside = (one for one in QApplication.allWidgets() if not any(page.isAncestorOf(one) for page in lists))
    return Counter(type(one).__name__ for one in outside)


def test_no_style_sheet_lies_over_the_window(shell: Shell, demo: Clinic) -> None:
    shell.open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    settled()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.styleSheet() == ""
    assert shell.visit_page is not None
    dressed = [one for one in shell.visit_page.findChildren(QWidget) if one.styleSheet()]
    assert dressed
    assert not [one for one in dressed if isinstance(one, (QFrame, QPushButton)) and _holds_others(one)]


def _holds_others(one: QWidget) -> bool:
    return not isinstance(one, (QLineEdit, QPlainTextEdit)) and bool(one.findChildren(QPushButton))


def test_a_visit_that_is_closed_leaves_no_widget_behind(shell: Shell, demo: Clinic) -> None:
    visit = demo.begin_visit(demo.find("boateng")[0]).id

    def look_in() -> Counter[str]:
        for _ in range(OPENED):
            shell.open_visit(visit)
            settled()
            shell.close_visit()
        return _widgets(shell)

    first = look_in()
    assert look_in() - first == Counter()


def test_screen_and_paper_share_one_body_chart(
    shell: Shell, demo: Clinic, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shipped_chart()
    read, load = list[Path](), data_files.load

    def counted(path: Path) -> Any:  # noqa: ANN401  as load()
        read.append(path)
        return load(path)

    monkeypatch.setattr(data_files, "load", counted)
    shell.open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    assert shell.visit_page is not None
    note = shell.visit_page.page("note")
    assert isinstance(note, NotePage)
    assert note.paper.save(tmp_path / "note.pdf")
    assert body_chart.DATA not in read


def test_the_library_is_let_go_when_nobody_reads_in_it(shell: Shell) -> None:
    shell.show_muscle("masseter")
    open_widgets = _widgets(shell)
    shell.library.muscles.index.field.setText("ma")
    shell.go("today")
    _nobody_looked(shell)
    left = _widgets(shell)
    assert left["PartView"] + left["LibraryPage"] == 0 < open_widgets["PartView"]
    shell.go("library")
    assert shell.library.muscles.muscle == "masseter"
    assert shell.library.muscles.index.field.text() == "ma"


def test_the_library_stays_under_what_covers_it(shell: Shell) -> None:
    shell.go("library")
    page = shell.library
    _nobody_looked(shell)
    assert shell.library is page


def _nobody_looked(shell: Shell) -> None:
    waiting = shell.library.findChild(Unseen)
    assert waiting is not None
    waiting.for_long.emit()


def test_a_page_waits_only_while_it_is_hidden(show: Show) -> None:
    page = QWidget()
    unseen = Unseen(page)
    timer = unseen._waiting  # whether it runs is all that can be seen before 20 s are over
    show(page)
    assert not timer.isActive()
    page.hide()
    assert timer.isActive()
    page.show()
    assert not timer.isActive()


def test_signals_nobody_asked_for_are_not_kept_and_can_be_asked_for_later(show: Show) -> None:
    button, pressed = Button("Add", role="quiet"), []
    assert not [one for one in vars(button).values() if isinstance(one, SignalInstance)]
    button.clicked.connect(lambda: pressed.append(True))
    show(button)
    button.click()
    assert pressed == [True]


def test_an_edge_takes_its_room_at_any_height(show: Show) -> None:
    card = Card("Pain")
    card.resize(200, 0)
    show(card)
    assert card.contentsMargins().left() == 1
    card.set_marked(marked=True)
    assert card.contentsMargins().left() == 2


def test_a_bar_is_dressed_when_it_is_seen(show: Show) -> None:
    scroll, tall = Scroll(), QWidget()
    assert scroll.verticalScrollBar().styleSheet() == ""
    tall.setMinimumHeight(2000)
    scroll.body.addWidget(tall)
    show(scroll)
    settled()
    bar = scroll.verticalScrollBar()
    assert bar.isVisible()
    assert bar.styleSheet()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))
    assert bar.width() == 12
