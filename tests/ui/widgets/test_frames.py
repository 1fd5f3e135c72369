"""Cards, rail, steps, expander, empty states, scrolling: what holds a page together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.rail import Rail
from clinic_app.ui.widgets.scroll import Scroll, StillWheel
from clinic_app.ui.widgets.steps import Step, StepBar
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, picture, press, spoken, turn_wheel

GERMAN = ("Nachuntersuchung", "Befragung", "Untersuchung", "Behandlung", "Eigenübungen", "Notiz & Unterschrift")


def test_a_card_has_head_body_and_actions(show: Show) -> None:
    card = Card("Where does it hurt?", hint="compared with 6 November", icon="target")
    action = Button("Undo", role="quiet")
    card.add_action(action)
    inside = Label("Front of shoulder")
    card.body.addWidget(inside)
    show(card)
    assert spoken(card)[0] == "Where does it hurt?"
    assert action.mapTo(card, action.rect().center()).y() < inside.y()
    assert action.mapTo(card, action.rect().topRight()).x() > card.width() - 20
    card.set_title("Worse with")
    card.set_hint("")
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisible()] == [
        "Worse with",
        "Front of shoulder",
    ]


def test_a_marked_card_has_a_heavy_edge(show: Show) -> None:
    card = Card("Test next")
    show(card)
    assert current().hex("accent") not in colours(card)
    card.set_marked(marked=True)
    assert current().hex("accent") in colours(card)


def test_a_card_without_a_title_has_no_actions() -> None:
    with pytest.raises(ValueError, match="head"):
        Card().add_action(QWidget())


def test_what_a_card_holds_keeps_to_the_top(show: Show) -> None:
    card = Card("Pain")
    button = Button("Free")
    card.body.addWidget(button)
    show(card)
    card.setFixedHeight(400)
    QApplication.processEvents()
    assert button.height() < 60
    assert button.y() < 100


@pytest.mark.parametrize("width", [500, 320])
def test_a_long_title_wraps_and_its_actions_go_below(qapp: QApplication, show: Show, width: int) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    card = Card("Nervenwurzelreizsyndrom ausschließen", hint="seit Behandlungsbeginn")
    card.add_action(Button("Wiederholen", role="quiet"))
    show(card, width)
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert label.width() >= label.minimumSizeHint().width()


def test_a_label_leans_where_reading_begins(show: Show) -> None:
    label = Label("Elena Marsh")
    show(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert spoken(label) == ("Elena Marsh", QAccessible.Role.StaticText)


@pytest.fixture
def rail(show: Show) -> Rail:
    made = Rail(name="Places")
    for key, icon, words in (("today", "calendar-today", "Today"), ("muscles", "arm-flex-outline", "Muscles")):
        made.add_place(key, icon, words)
    made.add_action("lock", "lock-outline", "Lock")
    show(made)
    return made


def test_the_rail_tells_what_was_pressed_and_the_window_says_where_one_is(rail: Rail) -> None:
    heard = Heard()
    rail.chosen.connect(heard.note)
    rail.set_place("today")
    QTest.mouseClick(rail.item("muscles"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(rail.item("lock"), Qt.MouseButton.LeftButton)
    assert heard == ["muscles", "lock"]
    assert rail.item("today").isChecked(), "the window has not gone there"
    rail.set_place("muscles")
    assert [rail.item(key).isChecked() for key in ("today", "muscles")] == [False, True]


def test_the_rail_is_as_wide_as_said_and_grows_with_the_text(qapp: QApplication, rail: Rail) -> None:
    assert rail.sizeHint().width() == current().size("rail_w")
    Theme(scale=1.5, still=True).apply(qapp)
    qapp.processEvents()
    assert rail.item("muscles").minimumSizeHint().width() <= rail.sizeHint().width()
    assert rail.item("today").minimumSizeHint().height() >= 60


def test_the_rail_is_one_tab_stop_with_arrows(rail: Rail) -> None:
    rail.set_place("today")
    rail.setFocus()
    QTest.keyClick(rail.item("today"), Qt.Key.Key_Down)
    QTest.keyClick(rail.item("muscles"), Qt.Key.Key_Down)
    assert rail.item("lock").hasFocus()
    assert spoken(rail.item("today")) == ("Today", QAccessible.Role.RadioButton)
    assert spoken(rail.item("lock")) == ("Lock", QAccessible.Role.Button)


def steps(words: tuple[str, ...] = ("Intake", "Examination", "Treatment")) -> StepBar:
    bar = StepBar(name="Steps of the visit")
    for number, one in enumerate(words, start=1):
        bar.add_step(Step(one, number=str(number)))
    return bar


def test_steps_are_tabs_to_a_screen_reader(show: Show) -> None:
    bar = steps(("Intake", "Note & sign"))
    show(bar)
    bar.set_step(0, Step("Intake", number="1", open_words="2 open", name="Intake, 2 answers open"))
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.PageTabList
    names = [interface.child(place).text(QAccessible.Text.Name) for place in (0, 1)]
    assert names == ["Intake, 2 answers open", "Note & sign"]
    assert interface.child(0).role() == QAccessible.Role.PageTab


def test_steps_are_reached_by_mouse_and_arrows_once(show: Show) -> None:
    bar = steps()
    show(bar)
    heard = Heard()
    bar.chosen.connect(heard.note)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    press(bar, Qt.Key.Key_Right)
    press(bar, Qt.Key.Key_Left)
    for _ in range(4):
        press(bar, Qt.Key.Key_Left, held=True)
    assert heard == [1, 2, 1]


def test_the_wheel_changes_no_step(show: Show) -> None:
    bar = steps()
    show(bar)
    assert not turn_wheel(bar).isAccepted()
    assert bar.currentIndex() == 0


def test_number_tick_and_open_look_different(show: Show) -> None:
    bar = steps()
    show(bar)
    number = picture(bar)
    bar.set_step(1, Step("Examination", number="2", done=True))
    tick = picture(bar)
    bar.set_step(1, Step("Examination", number="2", open_words="2 open"))
    assert changed_pixels(number, tick) > 100
    assert current().hex("warn_soft") in colours(bar)


def test_focus_is_seen_on_the_present_step(show: Show) -> None:
    bar = steps()
    show(bar)
    before = picture(bar)
    bar.setFocus()
    assert changed_pixels(before, picture(bar)) > bar.tabRect(0).width()
    assert bar.height() >= 46


@pytest.mark.parametrize(("width", "scale"), [(1100, 1.0), (1100, 1.5)])
def test_german_steps_stay_whole(qapp: QApplication, show: Show, width: int, scale: float) -> None:
    Theme(scale=scale, still=True).apply(qapp)
    bar = steps(GERMAN)
    show(bar, width)
    boxes = [bar.tabRect(place) for place in range(len(GERMAN))]
    metrics = bar.fontMetrics()
    assert boxes[-1].right() < bar.width()
    for words, box in zip(GERMAN, boxes, strict=True):
        assert box.width() > metrics.horizontalAdvance(words)
        assert box.height() <= bar.height()


def test_steps_mirror(show: Show) -> None:
    bar = steps()
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(bar)
    assert isinstance(bar, QTabBar)
    assert bar.tabRect(0).right() == bar.width() - 1
    assert bar.tabRect(1).right() < bar.tabRect(0).left()


def test_an_expander_opens_closes_and_tells(show: Show) -> None:
    expander = Expander("Older visits (4)")
    inside = Label("6 November")
    expander.body.addWidget(inside)
    show(expander)
    heard = Heard()
    expander.turned.connect(heard.note)
    head = expander.findChild(Pressable)
    assert isinstance(head, Pressable)
    assert not inside.isVisible()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    assert inside.isVisible()
    assert expander.is_open
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert not inside.isVisible()
    assert heard == [True, False]
    assert head.height() >= 40


def test_an_expander_takes_its_time_only_when_things_may_move(qtbot: QtBot, qapp: QApplication, show: Show) -> None:
    Theme().apply(qapp)
    expander = Expander("Sources")
    inside = Label("Lee 2017")
    expander.body.addWidget(inside)
    show(expander)
    closed = expander.height()
    expander.set_open(is_open=True)
    qtbot.wait(30)
    assert inside.isVisible()
    assert expander.height() < closed + inside.sizeHint().height()
    qtbot.waitUntil(lambda: expander.height() >= closed + inside.sizeHint().height(), timeout=1500)
    expander.set_open(is_open=False)
    qtbot.waitUntil(lambda: not inside.isVisible(), timeout=1500)


def test_an_empty_state_says_what_and_offers_what_next(show: Show) -> None:
    state = EmptyState("calendar-today", "No appointments today", "Find a patient above, or add a new one.")
    main = Button("New patient", role="main")
    state.add_action(main)
    show(state)
    assert spoken(state)[0] == "No appointments today"
    assert main.isVisible()
    assert abs(main.mapTo(state, main.rect().center()).x() - state.width() // 2) <= 2


def test_scrolling_over_a_foreign_slider_moves_the_page_not_the_slider(show: Show) -> None:
    scroll = Scroll()
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(50)
    StillWheel(slider)
    scroll.body.addWidget(slider)
    for number in range(40):
        scroll.body.addWidget(Label(f"line {number}"))
    scroll.setFixedHeight(200)
    show(scroll)
    scroll.verticalScrollBar().setValue(60)
    turn_wheel(slider)
    assert slider.value() == 50


def test_arrowing_to_something_below_brings_it_into_view(show: Show) -> None:
    scroll = Scroll()
    for number in range(40):
        scroll.body.addWidget(Label(f"line {number}"))
    last = Button("Last")
    scroll.body.addWidget(last)
    scroll.setFixedHeight(200)
    show(scroll)
    bring_into_view(last)
    assert scroll.viewport().rect().contains(last.mapTo(scroll.viewport(), last.rect().center()))
    assert scroll.horizontalScrollBar().maximum() == 0
