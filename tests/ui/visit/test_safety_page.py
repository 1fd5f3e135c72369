"""Safety questions: nothing unanswered becomes a no, and a flag closes only with what was found and decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.forms.findings import parse
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.finding_words import said_words
from clinic_app.ui.visit.safety.flag_card import FlagCard
from clinic_app.ui.visit.safety_page import SafetyPage
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit import screening
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import press, turn_wheel

Mark = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def key(which: Qt.Key, *, held: bool = False) -> None:
    press(focused(), which, chr(which).lower(), held=held)


def answered(desk: Desk) -> dict[str, object]:
    said = desk.visit.of("red_flags")
    return {where[-1][0]: said.value(where) for where in said.paths()}


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Label) if not one.isHidden())


def card_of(page: SafetyPage, flag: str) -> FlagCard:
    card = page.flags.card(flag)
    assert card is not None
    return card


def test_a_held_key_answers_one_question_and_the_next_row_has_the_keyboard(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    first, second = page.questions.rows[:2]
    first.take_keyboard()
    key(Qt.Key.Key_N)
    for _ in range(20):
        key(Qt.Key.Key_N, held=True)
    assert answered(desk) == {first.item.link_id: "no"}
    assert second.isAncestorOf(focused())
    key(Qt.Key.Key_S)
    key(Qt.Key.Key_Y)
    assert list(answered(desk).values()) == ["no", "not_sure", "yes"]


def test_the_same_letter_again_keeps_the_answer(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    row = page.questions.rows[0]
    for _ in range(2):
        row.take_keyboard()
        key(Qt.Key.Key_N)
    assert answered(desk) == {row.item.link_id: "no"}


def test_letters_with_a_modifier_are_left_to_the_window(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    page.questions.rows[0].take_keyboard()
    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert answered(desk) == {}


def test_unanswered_stays_unanswered_and_no_button_answers_for_all(desk: Desk, show: Show, mark: Mark) -> None:
    mark("lower_back.right")
    page = SafetyPage(desk)
    show(page, 1290)
    asked = len(page.questions.rows)
    assert asked > len(screening.core_questions(desk.visit)) == 16
    row = page.questions.rows[3]
    for button in row.findChildren(Pressable):
        before = answered(desk)
        click(button)
        changed = set(answered(desk).items()) ^ set(before.items())
        assert {link for link, _ in changed} == {row.item.link_id}
    outside = [
        one
        for one in page.questions.findChildren(Pressable)
        if not any(r.isAncestorOf(one) for r in page.questions.rows)
    ]
    assert not [one for one in outside if one.isVisible()]
    assert f"1 of {asked} answered" in texts(page)


def test_answering_a_row_again_takes_it_back_and_undo_opens_it(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    row = page.questions.rows[0]
    segments = row.findChild(Segments)
    assert segments is not None
    click(segments.button("yes"))
    assert row.property("level") == "danger"
    desk.undo()
    assert answered(desk) == {}
    assert segments.value is None
    assert not row.property("level")


def test_not_sure_and_prefers_not_to_say_count_as_yes_and_say_so(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    row = page.questions.row(path("ces_saddle"))
    assert row is not None
    decline = next(one for one in row.findChildren(Pressable) if one.words == "Prefers not to say")
    click(decline)
    assert answered(desk) == {"ces_saddle": "declined"}
    assert row.property("level") == "warn"
    assert "Counts as yes" in texts(row)
    assert [one.id for one in screening.open_flags(desk.visit)] == ["ces_saddle"]
    click(decline)
    assert answered(desk) == {}


def test_core_questions_stand_first_and_a_group_is_named_once(desk: Desk, show: Show, mark: Mark) -> None:
    mark("lower_back.right")
    page = SafetyPage(desk)
    show(page, 1290)
    core = {item.link_id for item, _ in screening.core_questions(desk.visit)}
    is_core = [row.item.link_id in core for row in page.questions.rows]
    assert is_core == sorted(is_core, reverse=True)
    tops = [row.mapTo(page, row.rect().topLeft()).y() for row in page.questions.rows]
    assert tops == sorted(tops)
    groups = [row._group.text() for row in page.questions.rows if row._group.text() and row.item.link_id in core]
    assert len(groups) == len(set(groups))
    assert "Cauda equina" in groups


def test_every_flag_has_its_group_in_words_and_every_finding_it_speaks_of(desk: Desk) -> None:
    for flag in desk.visit.reference.knowledge.red_flags.values():
        assert f"safety.group.{flag.group}" in desk.words
        together = [one for cluster in flag.clusters for one in cluster.findings if not one.startswith("region:")]
        for finding in (*flag.raised_by, *flag.noted_by, *together):
            for mark in ("", "-", "?"):
                assert said_words(desk, parse(f"{mark}{finding}"))


def test_tab_goes_down_the_rows_as_they_stand(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    page.questions.rows[0].take_keyboard()
    visited = []
    for _ in range(12):
        visited += [n for n, row in enumerate(page.questions.rows) if row.isAncestorOf(focused())]
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert visited == sorted(visited)
    assert set(visited) == {0, 1, 2, 3, 4, 5}


def test_a_flag_says_why_what_to_do_how_soon_and_by_whom(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    assert page.flags.cards == []
    desk.answer("red_flags", path("acs"), "yes")
    said = texts(card_of(page, "acs"))
    flag = desk.visit.reference.knowledge.red_flags["acs"]
    assert "{EMERGENCY}" in flag.action
    assert "999" in said
    assert "{" not in said
    assert "On the screening list for" in said
    assert flag.clinician in said
    assert flag.target_time in said
    assert desk.visit.reference.knowledge.sources[flag.sources[0]].short in said
    assert "Research draft, not clinically reviewed" in said


def test_a_decision_that_acts_later_than_the_flag_asks_stands_last_and_needs_a_reason(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    choice = card_of(page, "progressive_leg_weakness").decision
    assert [one.value for one in choice.enough._options] == ["doctor_today", "emergency"]
    assert choice.less is not None
    assert [one.value for one in choice.less._options] == ["refer", "explained", "note_only"]
    assert choice.less.mapTo(page, choice.less.pos()).y() > choice.enough.mapTo(page, choice.enough.pos()).y()
    click(choice.less.button("refer"))
    where = ("flags", "progressive_leg_weakness")
    assert desk.visit.value("flag_decisions", where, "decision") is None
    assert choice.reason.isVisible()
    assert choice.reason.line.hasFocus()
    QTest.keyClick(choice.reason.line, Qt.Key.Key_Return)
    assert desk.visit.value("flag_decisions", where, "decision") is None
    before = len(desk.visit.gestures.undoable)
    QTest.keyClicks(choice.reason.line, "Known since 2019, unchanged")
    QTest.keyClick(choice.reason.line, Qt.Key.Key_Return)
    assert desk.visit.value("flag_decisions", where, "decision") == "refer"
    assert desk.visit.value("flag_decisions", where, "reason") == "Known since 2019, unchanged"
    assert len(desk.visit.gestures.undoable) == before + 1
    desk.undo()
    assert desk.visit.value("flag_decisions", where, "decision") is None
    assert desk.visit.value("flag_decisions", where) is None


def test_a_choice_that_waits_for_its_reason_gives_way_to_a_decision_recorded_meanwhile(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    choice = card_of(page, "progressive_leg_weakness").decision
    assert choice.less is not None
    click(choice.less.button("refer"))
    desk.answer("intake", path("onset"), "sudden")
    assert [choice.less.value, choice.enough.value] == ["refer", None]
    desk.answer("flag_decisions", path(("flags", "progressive_leg_weakness"), "decision"), "doctor_today")
    assert [choice.less.value, choice.enough.value] == [None, "doctor_today"]
    assert not choice.reason.isVisible()


def test_a_flag_closes_with_finding_decision_who_was_told_and_when(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    card = card_of(page, "progressive_leg_weakness")
    assert card._state._words.text() == "Still open: what I found, my decision, who was told, when."
    click(card.decision.enough.button("doctor_today"))
    for link_id, said in (("found", "Heel walk weak on the RIGHT"), ("told", "GP surgery, Dr Rao")):
        editor = card.questions[link_id].focusProxy()
        assert editor is not None
        editor.setFocus()
        QTest.keyClicks(focused(), said)
    assert desk.visit.value("flag_decisions", ("flags", "progressive_leg_weakness"), "told_at") is None
    click(card._now)
    assert desk.visit.value("flag_decisions", ("flags", "progressive_leg_weakness"), "told_at") == "13:40"
    card.questions["found"].setFocus()
    assert screening.open_flags(desk.visit) == []
    assert card._state._words.text().startswith("Decision recorded.")
    assert "GP surgery, Dr Rao, 13:40" in card._state._words.text()


def test_a_reason_that_is_taken_away_leaves_the_decision_open(desk: Desk) -> None:
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    where = ("flags", "progressive_leg_weakness")
    for link_id, said in (("found", "x"), ("decision", "refer"), ("told", "GP"), ("told_at", "13:41")):
        desk.answer("flag_decisions", path(where, link_id), said)
    assert [one.id for one in screening.open_flags(desk.visit)] == ["progressive_leg_weakness"]
    desk.answer("flag_decisions", path(where, "reason"), "Known since 2019")
    assert screening.open_flags(desk.visit) == []


def test_a_flag_that_stays_keeps_what_is_being_typed(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    card = card_of(page, "progressive_leg_weakness")
    desk.answer("red_flags", path("ces_saddle"), "yes")
    assert [one.alert.id for one in page.flags.cards] == ["ces_saddle", "progressive_leg_weakness"]
    assert page.flags.cards[1] is card
    desk.undo()
    assert page.flags.cards == [card]


def test_pre_checks_answer_by_click_and_count(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    assert page.show_answer("safety_history", path("blood"))
    segments = page.before.widgets["blood"].findChild(Segments)
    assert segments is not None
    assert segments.isVisible()
    click(segments.button("not_sure"))
    assert desk.visit.value("safety_history", "blood") == "not_sure"
    assert page._tabs._steps[1].open_words == "5 open"


def test_every_answer_of_the_page_can_be_shown(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("ces_saddle"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    assert page.show_answer("red_flags", path("dvt"))
    row = page.questions.row(path("dvt"))
    assert row is not None
    assert row.isAncestorOf(focused())
    assert page.show_answer("flag_decisions", path(("flags", "ces_saddle"), "told"))
    assert card_of(page, "ces_saddle").questions["told"].isAncestorOf(focused())
    assert not page.show_answer("flag_decisions", path(("flags", "aaa"), "told"))
    assert not page.show_answer("intake", path("onset"))


def test_the_wheel_changes_nothing(desk: Desk, show: Show) -> None:
    desk.answer("red_flags", path("ces_saddle"), "yes")
    page = SafetyPage(desk)
    show(page, 1290)
    seen = desk.visit.seen
    for widget in page.findChildren(QWidget):
        turn_wheel(widget)
    assert desk.visit.seen == seen


def test_a_signed_visit_takes_no_answer(desk: Desk, show: Show) -> None:
    page = SafetyPage(desk)
    show(page, 1290)
    row = page.questions.rows[0]
    desk.visit.visit = replace(desk.visit.visit, state="signed")
    desk.changed.emit()
    segments = row.findChild(Segments)
    assert segments is not None
    click(segments.button("no"))
    assert answered(desk) == {}
