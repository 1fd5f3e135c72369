"""The window locked and opened: by itself, by the system, by the same and by another person; passwords and keys."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records import attempts
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.ui.people.auto_lock import AutoLock
from clinic_app.ui.people.keeper import Keeper
from clinic_app.ui.people.password_page import PasswordPage
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.opening import open_clinic
from clinic_app.visit.people import About, add_person, let_go
from clinic_app.visit.pin import Pin
from clinic_app.visit.unsigned import unsigned
from clinic_app.words import Words
from tests.ui.conftest import NOW, PASSWORD
from tests.ui.using import Hand, asked, button, seen, settings_at, settled, shell_of, visit_of

FIRST_PASSWORD = "eleven blue kettles"  # noqa: S105
OWN = "nine slow green rivers"


@pytest.fixture
def keeper(demo: Clinic, words: Words, qtbot: QtBot) -> Iterator[Keeper]:
    """Give the keeper of a window with the demo clinic open, wired as the program does it."""
    window = Window(words)
    qtbot.addWidget(window)
    window.resize(FIRST)
    keeper = Keeper(window, words, demo.clock)
    page = window.unlock_page
    page.unlock_asked.connect(lambda _door, typed: keeper.come_back(typed, page.code))
    keeper.let_in(demo, PASSWORD)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    settled()
    yield keeper
    keeper.let_go()


def window_of(keeper: Keeper) -> Window:
    window = keeper.parent()
    assert isinstance(window, Window)
    return window


def is_covered(keeper: Keeper) -> bool:
    """Say whether the window is covered now."""
    return keeper.is_covered


def type_in(keeper: Keeper, password: str) -> None:
    line = window_of(keeper).unlock_page.findChildren(QLineEdit)[0]
    line.setText(password)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()


def begin(keeper: Keeper) -> TextBox:
    """Open a follow-up and click into a box of it."""
    window, clinic = window_of(keeper), keeper.clinic
    assert clinic is not None
    shell_of(window).open_visit(clinic.begin_visit(clinic.find("boateng")[0]).id)
    settled()
    box = asked(visit_of(window), "since_words").findChild(TextBox)
    assert box is not None
    Hand().click(box)
    return box


def kinds(demo: Clinic) -> list[str]:
    told = ("signed_in", "locked", "unlocked", "sign_in_refused", "signed_out")
    found = [one for kind in told for one in unguarded(demo.record).events.of_kind(kind)]
    return [one.kind for one in sorted(found, key=lambda one: one.seq)]


def test_a_lock_saves_what_is_typed_and_coming_back_finds_the_same_caret(keeper: Keeper, demo: Clinic) -> None:
    box = begin(keeper)
    visit = visit_of(window_of(keeper)).desk.visit.visit.id
    QTest.keyClicks(box, "Slept ")
    keeper.lock()
    settled()
    assert [row.value for row in unguarded(demo.record).answers.of_visit(visit)] == ["Slept "]
    assert not shell_of(window_of(keeper)).isVisible()
    type_in(keeper, PASSWORD)
    assert shell_of(window_of(keeper)).isVisible()
    assert window_of(keeper).focusWidget() is box
    QTest.keyClicks(box, "well.")
    assert box.toPlainText() == "Slept well."
    assert kinds(demo) == ["signed_in", "locked", "unlocked"]


def test_a_wrong_password_is_refused_waits_longer_each_time_and_is_noted(
    keeper: Keeper, demo: Clinic, folder: Path, words: Words
) -> None:
    keeper.lock()
    for _ in range(attempts.FREE):
        type_in(keeper, "not the password at all")
        assert words("record.wrong_password") in seen(window_of(keeper))
    type_in(keeper, PASSWORD)
    assert is_covered(keeper)
    assert words("people.wait", count=1) in seen(window_of(keeper))
    assert attempts.load(folder).wrong == attempts.FREE
    time.sleep(attempts.delay(attempts.FREE) + 0.1)
    type_in(keeper, PASSWORD)
    assert not is_covered(keeper)
    assert kinds(demo).count("sign_in_refused") == attempts.FREE


def test_the_minutes_are_those_of_the_settings_from_then_on(keeper: Keeper, demo: Clinic) -> None:
    window, auto = window_of(keeper), keeper.auto
    assert auto is not None
    assert isinstance(demo.clock, SetClock)
    choice = settings_at(window, "clinic")._choices["lock_after"]
    Hand().click(choice.button("2"))
    auto.touch()
    demo.clock.advance(minutes=2)
    auto.look()
    assert is_covered(keeper)


@pytest.mark.thorough
def test_other_windows_of_the_program_close_with_the_lock(keeper: Keeper, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    keeper.lock()
    settled()
    assert not other.isVisible()


@pytest.mark.thorough
def test_needles_go_on_ringing_while_it_is_locked(keeper: Keeper) -> None:
    begin(keeper)
    keeper.lock()
    settled()
    needles = window_of(keeper).needles
    assert needles is not None
    assert needles._seconds.isActive()


def test_somebody_else_signs_in_and_the_first_ones_draft_waits(keeper: Keeper, demo: Clinic, words: Words) -> None:
    kim = add_person(demo, About("Kim Reed", "reception"), OWN)
    assert demo.keys is not None
    demo.keys.store.save(demo.keys.store.load().with_person(kim.id, OWN, demo.keys.key, demo.keys.cost))
    window, box = window_of(keeper), begin(keeper)
    first, visit = shell_of(window), visit_of(window).desk.visit.visit.id
    QTest.keyClicks(box, "Slept ")
    keeper.lock()
    type_in(keeper, OWN)
    assert keeper.clinic is not None
    assert keeper.clinic.person.name == "Kim Reed"
    assert shell_of(window) is not first
    assert not first.isVisible()
    with pytest.raises(ClinicError, match="may_not"):
        keeper.clinic.open(visit)
    demo.open(visit).answer("follow_up", (("changed", ""),), "no")  # meanwhile, in another room
    keeper.lock()
    assert words("people.locked_for_others") in seen(window)
    type_in(keeper, PASSWORD)
    assert shell_of(window) is first
    assert keeper.clinic.person.id == demo.person.id
    assert visit_of(window).desk.visit.visit.id == visit
    assert visit_of(window).desk.visit.value("follow_up", "changed") == "no"
    assert visit_of(window).desk.visit.value("follow_up", "since_words") == "Slept "


def test_a_pin_uncovers_within_the_shift_and_three_wrong_ones_end_it(
    keeper: Keeper, demo: Clinic, words: Words
) -> None:
    demo.pin = Pin("4711", demo.clock)
    keeper.lock()
    assert words("people.pin_too") in seen(window_of(keeper))
    type_in(keeper, "4711")
    assert not is_covered(keeper)
    keeper.lock()
    for left in (2, 1):
        type_in(keeper, "4712")
        assert words("people.pin_wrong", count=left) in seen(window_of(keeper))
    type_in(keeper, "4712")
    assert words("people.pin_over") in seen(window_of(keeper))
    type_in(keeper, "4711")
    assert is_covered(keeper)
    type_in(keeper, PASSWORD)
    assert not is_covered(keeper)


def test_a_pin_does_not_outlive_the_shift(demo: Clinic) -> None:
    pin = Pin("4711", demo.clock)
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(hours=11, minutes=59)
    assert pin.opens("4711")
    demo.clock.advance(minutes=1)
    assert not pin.opens("4711")
    demo.clock.advance(hours=-13)
    assert not pin.opens("4711")


def test_a_first_password_is_changed_before_anything_is_seen(
    keeper: Keeper, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    add_person(demo, About("Kim Reed", "practitioner"), FIRST_PASSWORD)
    window = window_of(keeper)
    keeper.lock()
    type_in(keeper, FIRST_PASSWORD)
    page = window.findChild(PasswordPage)
    assert isinstance(page, PasswordPage)
    assert page.isVisible()
    assert not shell_of(window).isVisible()
    QTest.keyClicks(page.password.line, OWN)
    QTest.keyClicks(page.again.line, OWN)
    Hand().click(page.take)
    settled()
    assert keeper.clinic is not None
    assert keeper.clinic.person.name == "Kim Reed"
    assert shell_of(window).isVisible()
    other = open_clinic(folder, OWN, reading.reference, words, SetClock(NOW))
    assert other.person.name == "Kim Reed"
    other.record.close()


def test_the_owner_comes_in_with_the_recovery_key_and_gets_the_next_one(
    keeper: Keeper, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    assert demo.keys is not None
    printed = demo.keys.new_recovery_key()
    window = window_of(keeper)
    keeper.let_go()
    demo.record.close()
    keeper.recover(str(folder))
    settled()
    page = window.findChild(PasswordPage)
    assert isinstance(page, PasswordPage)
    assert page.key is not None
    groups = printed.split("-")
    groups[2] = ("B" if groups[2][0] == "A" else "A") + groups[2][1:]  # one wrong character is always noticed
    wrong = "-".join(groups)
    page.key.line.setText(wrong)
    for line in (page.password.line, page.again.line):
        line.setText(OWN)
    Hand().click(page.take)
    assert words("record.recovery_key_group", group=3) in seen(page)
    page.key.line.setText(printed.lower().replace("-", " "))
    Hand().click(page.take)
    settled()
    assert page.card.isVisible()
    following = page.card._shown.text().replace("  ", "-")
    assert following != printed
    Hand().click(button(page, words("new_record.put_away")))
    Hand().click(button(page, words("new_record.go_on")))
    again = open_clinic(folder, OWN, reading.reference, words, SetClock(NOW))
    assert again.person.role == "owner"
    assert [one.detail for one in again.record.events.of_kind("password_changed")] == [{"by": "recovery_key"}]
    assert again.keys is not None
    vault = again.keys.store.load()
    assert vault.open_with_recovery_key(following) == again.keys.key
    with pytest.raises(ClinicError, match="wrong_recovery_key"):
        vault.open_with_recovery_key(printed)
    again.record.close()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Give the address of a message bus of this test's own."""
    config = tmp_path / "bus.conf"
    config.write_text(
        "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN'"
        " 'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'><busconfig><type>session</type>"
        f"<listen>unix:path={tmp_path}/bus</listen><auth>EXTERNAL</auth><policy context='default'>"
        "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>",
        encoding="utf-8",
    )
    try:
        daemon = subprocess.Popen(  # noqa: S603  a daemon of our own
            ["dbus-daemon", f"--config-file={config}", "--print-address", "--nofork"],  # noqa: S607  wherever it is
            stdout=subprocess.PIPE,
            text=True,
        )
    except FileNotFoundError:
        pytest.skip("no dbus-daemon on this machine")
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


LISTENS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from clinic_app.ui.people.screen_lock import screen_lock
app = QCoreApplication([])
lock = screen_lock(app)
lock.locked.connect(lambda: (print("locked"), app.quit()))
def say():
    path, interface, name, *said = sys.argv[1:]
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments([one == "True" for one in said])
    bus = QDBusConnection.sessionBus()
    if "login1" in interface:
        bus = QDBusConnection.systemBus()
        assert bus.registerService("org.freedesktop.login1")
    assert bus.send(message)
QTimer.singleShot(100, say)
QTimer.singleShot(1500, app.quit)
app.exec()
"""


@pytest.mark.parametrize(
    ("said", "locked"),
    [
        (("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "True"), True),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "True"), True),
        (("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "False"), False),
        (("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock"), True),
        (("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "True"), True),
        (("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "False"), False),
    ],
)
def test_the_systems_own_lock_is_heard_on_a_real_bus(bus: str, said: tuple[str, ...], *, locked: bool) -> None:
    import os  # noqa: PLC0415  only here
    import sys  # noqa: PLC0415

    if sys.platform != "linux":
        pytest.skip("D-Bus is Linux's")
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus}
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", LISTENS, *said], env=environment, capture_output=True, text=True, check=True
    )
    assert ("locked" in ran.stdout) is locked, ran.stderr


def test_what_the_system_says_locks(keeper: Keeper) -> None:
    assert isinstance(keeper.auto, AutoLock)
    keeper.auto.screen.locked.emit()
    assert is_covered(keeper)


def test_the_record_gets_another_key_and_everybody_signs_in_as_before(
    keeper: Keeper, demo: Clinic, folder: Path, reading: Reading, words: Words, qtbot: QtBot
) -> None:
    assert demo.keys is not None
    before = demo.keys.key
    window = window_of(keeper)
    Hand().click(settings_at(window, "people").people.change_key)
    qtbot.waitUntil(lambda: words("people.key_changed") in seen(window), timeout=20_000)
    assert keeper.clinic is None
    again = open_clinic(folder, PASSWORD, reading.reference, words, SetClock(NOW))
    assert again.keys is not None
    assert again.keys.key != before
    assert again.find("boateng")[0].family_name == "Boateng"
    assert len(again.record.events.of_kind("key_changed")) == 1
    again.record.close()


def test_a_leavers_draft_is_closed_from_the_queue(keeper: Keeper, demo: Clinic, words: Words) -> None:
    kim = add_person(demo, About("Kim Reed", "practitioner"), OWN)
    patient = demo.find("boateng")[0]
    now = demo.clock()
    row = VisitRow(str(uuid4()), "visit", "open", now, now, patient.id, added_by=kim.id)
    demo.record.visits.add(row, EventRow(str(uuid4()), "visit_added", now))
    let_go(demo, kim.id)
    rooms, hand = shell_of(window_of(keeper)).today.rooms, Hand()
    rooms.go("unsigned")
    settled()
    rooms.unsigned.reading.show_note(next(one for one in unsigned(demo) if one.visit.id == row.id))
    settled()
    part = rooms.unsigned.reading.leaver
    assert words("people.draft_of_leaver", name="Kim Reed") in seen(rooms)
    assert not rooms.unsigned.reading.box.isVisible()
    hand.click(part.close_draft)
    assert words("people.reason_missing") in seen(rooms)
    part.reason.line.setText("Left in October")
    hand.click(part.close_draft)
    settled()
    assert demo.record.visits.get(row.id).state == "signed"
    shell_of(window_of(keeper)).open_visit(row.id)
    visit_of(window_of(keeper)).go("note")
    settled()
    assert words("people.unsigned_by_author", author="Kim Reed") in seen(window_of(keeper))
    assert "Left in October" in seen(window_of(keeper))


@pytest.mark.thorough
def test_an_assistant_sees_that_they_sign_nothing(keeper: Keeper, demo: Clinic, words: Words) -> None:
    demo.person = add_person(demo, About("Kim Reed", "assistant"), OWN)
    window = window_of(keeper)
    window.show_clinic(demo)
    shell_of(window).open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    visit_of(window).go("note")
    settled()
    assert words("people.signs_nothing") in seen(window)


@pytest.mark.thorough
def test_another_role_counts_from_the_next_unlock_and_whoever_left_stays_out(
    keeper: Keeper, demo: Clinic, words: Words
) -> None:
    add_person(demo, About("Noa Vale", "owner"), FIRST_PASSWORD)
    demo.pin = Pin("4711", demo.clock)
    begin(keeper)
    raw, now = unguarded(demo.record), demo.clock()
    keeper.lock()
    row = replace(raw.people.get(demo.person.id), role="reception")
    raw.people.change(row, EventRow(str(uuid4()), "rights_changed", now))  # in another room
    type_in(keeper, "4711")
    assert not is_covered(keeper)
    assert keeper.clinic is not None
    assert keeper.clinic.person.role == "reception"
    assert shell_of(window_of(keeper)).visit_page is None
    assert words("people.no_reading") in seen(window_of(keeper))
    keeper.lock()
    raw.people.change(replace(row, active=False), EventRow(str(uuid4()), "rights_changed", now))
    type_in(keeper, "4711")
    assert is_covered(keeper)
    assert words("people.has_left") in seen(window_of(keeper))
