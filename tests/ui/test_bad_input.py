"""The same bad input against the real window: one sentence where one looks, what is typed stays, nothing is lost."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.crash import install_crash_page
from clinic_app.demo import PASSWORD as DEMO_PASSWORD
from clinic_app.doors import DEMO
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records import embedded, vault
from clinic_app.ui.new_record_page import Asked
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.opening import open_clinic
from clinic_app.words import Words
from tests import bad_records
from tests.bad_records import DAMAGES, PASSWORD, SAID, SETTINGS
from tests.ui.seeing import Heard

#: A letter, a note and a rule of a clinic's own, each with a name that nobody fills or knows.
LETTER = """\
letter: referral_letter
version: 7
title: Our letter
opening: "About {patient}, born {born}."
closing: With kind regards
sections:
  - letter: why
    title: Why
    lines:
      - ask: letter.letter_why
        say: "{value} {phone_number}"
"""
NOTE = """\
note: visit_note
version: 9
sections:
  - letter: S
    title: Reported
    lines:
      - ask: intake.worst
        say: "Worst {how_bad} of 10."
"""
RULE = """\
id: own_rule
treatments: [needling]
when: ["history:three_legs"]
level: relative
steps: Look twice.
sources: [nzasa]
review: {status: draft}
"""
Start = Callable[[Path | None], Program]
AtWork = tuple[Program, Clinic, VisitPage]
LONGEST_MS = 20_000


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> tuple[Path, str]:
    """Make one record for all tests, and name the visit in it."""
    return bad_records.template(tmp_path_factory.mktemp("template"), reading.reference, words)


@pytest.fixture
def folder(tmp_path: Path, template: tuple[Path, str]) -> Path:
    return Path(shutil.copytree(template[0], tmp_path / "record"))


@pytest.fixture
def start(qtbot: QtBot, words: Words, clock: SetClock, warm_home: Path) -> Iterator[Start]:
    """Return a function that shows the window for a record (or the usual choice) and waits until it is ready."""
    running: list[Program] = []

    def started(record: Path | None) -> Program:
        program = Program(words, clock, record)
        running.append(program)
        qtbot.addWidget(program.window)
        told = Heard()
        program.preparing.done.connect(told.note)
        program.preparing.failed.connect(told.note)
        program.window.show()
        qtbot.waitUntil(lambda: bool(told), timeout=LONGEST_MS)
        return program

    yield started
    for program in running:
        program.close()


def said(program: Program) -> str:
    """Return what the first page says below the password."""
    label = program.window.unlock_page._said
    return label.text() if label.isVisible() else ""


def unlock(program: Program, qtbot: QtBot, password: str = PASSWORD) -> None:
    """Type a password and wait until it opened or was refused."""
    page = program.window.unlock_page
    line = page.findChildren(QLineEdit)[0]
    line.setText(password)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.clinic is not None or page._unlock.isEnabled(), timeout=LONGEST_MS)


def open_visit(program: Program, visit_id: str) -> VisitPage:
    shell = program.window.shell
    assert shell is not None
    shell.open_visit(visit_id)
    assert shell.visit_page is not None
    return shell.visit_page


def opened_at(start: Start, folder: Path, visit_id: str, qtbot: QtBot) -> AtWork:
    """Start at a record, unlock it and open its visit."""
    program = start(folder)
    unlock(program, qtbot)
    assert program.clinic is not None
    return program, program.clinic, open_visit(program, visit_id)


@pytest.fixture
def at_work(start: Start, folder: Path, template: tuple[Path, str], qtbot: QtBot) -> AtWork:
    """Give the window with the visit of this test's own record open."""
    return opened_at(start, folder, template[1], qtbot)


def words_box(page: VisitPage, name: str) -> TextBox:
    return next(one for one in page.findChildren(TextBox) if one.accessibleName() == name and one.isVisible())


def type_over(box: TextBox, typed: str) -> None:
    """Type other words into a box and leave it."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    box.settle()


def button(within: QWidget, words: str) -> Pressable:
    return next(one for one in within.findChildren(Pressable) if one.words == words and one.isVisible())


def seen(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(Label) if one.isVisible())


# -- getting in


def test_a_wrong_password_is_said_and_the_next_key_replaces_it(
    start: Start, folder: Path, qtbot: QtBot, words: Words
) -> None:
    program = start(folder)
    unlock(program, qtbot, "three blue kettle")
    assert said(program) == words("record.wrong_password")
    assert program.clinic is None
    line = program.window.unlock_page.findChildren(QLineEdit)[0]
    assert line.selectedText() == line.text() == "three blue kettle"
    unlock(program, qtbot)
    assert program.clinic is not None


#: One of each kind that the first page can meet; ``tests/test_bad_input.py`` goes through all of them.
SHOWN = ("gone", "no keys", "keys cut short", "bytes flipped in the middle", "cut in half", "another file")


@pytest.mark.parametrize("damage", [*SHOWN, "rows of a newer program"])
def test_each_damage_is_said_on_the_first_page_and_a_good_copy_opens_there(
    start: Start,
    folder: Path,
    template: tuple[Path, str],
    qtbot: QtBot,
    words: Words,
    capfd: pytest.CaptureFixture[str],
    damage: str,
) -> None:
    do, sentence = DAMAGES[damage]
    do(folder)
    program = start(folder)
    unlock(program, qtbot)
    place = str(folder / embedded.KEYS if sentence == "record.keys_damaged" else folder)
    assert said(program) == words.pattern(sentence).replace("{place}", place)
    assert "Traceback" not in capfd.readouterr().err
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.unlink(missing_ok=True)
    shutil.copytree(template[0], folder)
    unlock(program, qtbot)
    assert program.clinic is not None
    page = open_visit(program, template[1])
    assert page.desk.visit.value("intake", "complaint") == SAID


def test_a_read_only_record_is_said_on_the_first_page(
    start: Start, template: tuple[Path, str], qtbot: QtBot, words: Words, reachable: Path
) -> None:
    folder = Path(shutil.copytree(template[0], reachable / "record"))
    program = start(folder)
    with bad_records.read_only(folder):
        unlock(program, qtbot)
        assert said(program) in (words("record.read_only"), words("record.cannot_open"))
    unlock(program, qtbot)
    assert program.clinic is not None
    assert bad_records.said_in(program.clinic, template[1]) == SAID


# -- in the middle of a visit


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Give a folder that anybody may look into; the usual one is closed to others."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_typing_into_a_record_that_turned_read_only_stays_on_the_screen_until_it_is_saved(
    start: Start, template: tuple[Path, str], qtbot: QtBot, words: Words, reachable: Path
) -> None:
    folder = Path(shutil.copytree(template[0], reachable / "record"))
    _, clinic, page = opened_at(start, folder, template[1], qtbot)
    clinic.record.close()  # a connection that is open already would go on writing
    box = words_box(page, page.desk.visit.form("intake").item("complaint").text)
    with bad_records.read_only(folder):
        type_over(box, "said to a wall")
        not_saved = (words("record.read_only"), words("record.cannot_open"))
        assert any(one in seen(page) for one in not_saved)
        assert box.words == "said to a wall"
        QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
        assert any(one in seen(page) for one in not_saved)
    QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
    assert not any(one in seen(page) for one in not_saved)
    assert bad_records.said_in(clinic, template[1]) == "said to a wall"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with bad_records.small_disk(tmp_path / "disk", megabytes=4):
        yield tmp_path / "disk"


def test_a_full_disk_keeps_everything_typed_on_the_screen_and_saves_all_of_it_later(
    start: Start, disk: Path, template: tuple[Path, str], qtbot: QtBot, words: Words, reading: Reading, clock: SetClock
) -> None:
    folder = Path(shutil.copytree(template[0], disk / "record"))
    program, _, page = opened_at(start, folder, template[1], qtbot)
    form = page.desk.visit.form("intake")
    box = words_box(page, form.item("complaint").text)
    with bad_records.filled(disk):
        type_over(box, "typed on a full disk")
        assert words("record.disk_full") in seen(page)
        page.go("note")
        second = words_box(page, page.desk.visit.form("assessment").item("own_words").text)
        type_over(second, "and one more thing")
        page.go("intake")
        assert words("record.disk_full") in seen(page)
        assert (box.words, second.words) == ("typed on a full disk", "and one more thing")
        assert page.desk.visit.value("intake", "complaint") == SAID  # nothing pretends to be saved
    QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
    assert words("record.disk_full") not in seen(page)
    program.close()
    again = open_clinic(folder, PASSWORD, reading.reference, words, clock)
    visit = again.open(template[1])
    assert visit.value("intake", "complaint") == "typed on a full disk"
    assert visit.value("assessment", "own_words") == "and one more thing"
    again.record.close()


def test_a_record_that_may_grow_no_more_is_full_without_a_disk_being_so(
    at_work: AtWork, template: tuple[Path, str], words: Words
) -> None:
    """The same on machines where no disk can be mounted: SQLite's own limit gives its own answer."""
    _, clinic, page = at_work
    with clinic.record.engine.connect() as connection:
        limit = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit}")
    box = words_box(page, page.desk.visit.form("intake").item("complaint").text)
    long = "moving house " * 2000
    box.setPlainText(long)
    box.settle()
    assert words("record.disk_full") in seen(page)
    assert box.words == long
    clinic.record.close()  # the limit goes with its connection
    QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
    assert words("record.disk_full") not in seen(page)
    assert bad_records.said_in(clinic, template[1]) == long


def test_a_press_that_was_not_saved_is_not_shown_as_done_and_is_done_by_trying_again(
    at_work: AtWork, words: Words
) -> None:
    _, clinic, page = at_work
    visit = page.desk.visit
    bad_records.write_nothing_more(clinic.record)
    assert not page.desk.answer("intake", (("pain_map", "lower_back.right"),), "lower_back.right")
    assert words("record.read_only") in seen(page)
    assert visit.of("intake").rows("pain_map") == []
    clinic.record.close()
    QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
    assert list(visit.of("intake").rows("pain_map")) == ["lower_back.right"]


def test_a_visit_with_words_that_are_not_saved_is_not_taken_off_the_desk(
    at_work: AtWork, template: tuple[Path, str], words: Words
) -> None:
    program, clinic, page = at_work
    shell, window, record = program.window.shell, program.window, clinic.record
    assert shell is not None
    bad_records.write_nothing_more(record)
    box = words_box(page, page.desk.visit.form("intake").item("complaint").text)
    type_over(box, "not saved yet")
    shell.go("patients")
    shell.open_visit(template[1])
    assert shell.visit_page is page
    assert page.isVisible()
    assert box.words == "not saved yet"
    assert not window.close()
    assert words("bad_news.close_once_more") in seen(page)
    record.close()
    assert window.close()  # and what could be saved by now is saved
    assert bad_records.said_in(clinic, template[1]) == "not saved yet"


def test_a_window_closes_when_asked_once_more(at_work: AtWork, words: Words) -> None:
    program, clinic, page = at_work
    bad_records.write_nothing_more(clinic.record)
    type_over(words_box(page, page.desk.visit.form("intake").item("complaint").text), "never to be saved")
    program.window.cover("14:03")
    assert not program.window.close()
    assert said(program) == words("bad_news.close_once_more")
    assert program.window.close()


def test_what_is_no_answer_is_tried_again_too(at_work: AtWork, words: Words) -> None:
    _, _, page = at_work
    refusals = iter([True, False])

    def keep() -> None:
        if next(refusals):
            raise ClinicError("record.busy")
        page.desk.visit.acknowledge("a hazard@1")

    assert not page.desk.commit(keep)
    assert words("record.busy") in seen(page)
    QTest.mouseClick(button(page, words("visit_page.try_again")), Qt.MouseButton.LeftButton)
    assert words("record.busy") not in seen(page)
    assert page.desk.visit.has_read("a hazard@1")


# -- making records


def asked(clinic: str) -> Asked:
    return Asked(SETTINGS | {"clinic_name": clinic}, "Ada Rook", "", PASSWORD)


def test_a_new_record_that_does_not_fit_is_said_and_can_be_made_later(
    start: Start, disk: Path, qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLINIC_APP_HOME", str(disk / "home"))
    program = start(disk / "none yet")
    program._show_new_record()
    page = program.window.new_record
    assert page is not None
    with bad_records.filled(disk):
        page.wanted.emit(asked("Harbour"))
        assert page._said.text() in (
            words("record.disk_full"),
            words("record.cannot_write", place=str(places.records() / "harbour")),
        )
        assert not (places.records() / "harbour").exists()
    page.wanted.emit(asked("Harbour"))
    assert vault.load(places.records() / "harbour" / embedded.KEYS).open(PASSWORD)


@pytest.mark.parametrize("clinic", ["x" * 300, "Demo", "../../CON"])
def test_any_clinic_name_makes_a_record_of_its_own(
    start: Start, tmp_path: Path, words: Words, own_home: Path, clinic: str
) -> None:
    program = start(tmp_path / "none yet")
    program._show_new_record()
    page = program.window.new_record
    assert page is not None
    page.wanted.emit(asked(clinic))
    (made,) = places.records().iterdir()
    assert made.name != DEMO
    assert vault.load(made / embedded.KEYS).open(PASSWORD)


def test_without_room_for_the_demo_record_ones_own_record_still_opens(
    start: Start,
    disk: Path,
    template: tuple[Path, str],
    qtbot: QtBot,
    words: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLINIC_APP_HOME", str(disk / "home"))
    shutil.copytree(template[0], places.records() / "harbour")
    with bad_records.filled(disk):
        program = start(None)
        assert said(program) in (
            words("record.disk_full"),
            words("record.cannot_write", place=str(places.records())),
        )
        assert sorted(one.name for one in places.user_folder().iterdir()) == ["cache", "records"]
        assert list(places.cache().iterdir()) == []
        assert sorted(one.name for one in places.records().iterdir()) == ["harbour"]
    unlock(program, qtbot)
    assert program.clinic is not None
    assert bad_records.said_in(program.clinic, template[1]) == SAID


def test_the_demo_record_is_made_whole_once_there_is_room(
    start: Start, own_home: Path, qtbot: QtBot, words: Words
) -> None:
    (own_home / "records").write_text("in the way", encoding="utf-8")
    program = start(None)
    assert said(program) == words("record.cannot_write", place=str(own_home / "records"))
    (own_home / "records").unlink()
    program = start(None)
    assert said(program) == ""
    unlock(program, qtbot, DEMO_PASSWORD)
    assert program.clinic is not None
    assert sorted(one.name for one in own_home.iterdir() if one.name != "cache") == ["records"]


# -- broken data files


def test_a_clinics_own_broken_file_is_named_and_keeps_nobody_out(
    start: Start, folder: Path, own_home: Path, qtbot: QtBot, words: Words
) -> None:
    for place in ("forms/own.yaml", "knowledge/muscles/own.yaml", "templates/visit_note.yaml"):
        (own_home / place).parent.mkdir(parents=True, exist_ok=True)
        (own_home / place).write_text("a: [\n", encoding="utf-8")
    program = start(folder)
    assert said(program).startswith("3 faults in data files; ")
    assert f"{Path('muscles', 'own.yaml')}:2: is not YAML" in said(program)
    unlock(program, qtbot)
    assert program.clinic is not None


@pytest.mark.parametrize(
    ("place", "text", "named"),
    [
        ("templates/referral_letter.yaml", LETTER, "nobody fills “{phone_number}”"),
        ("templates/visit_note.yaml", NOTE, "nobody fills “{how_bad}”"),
        ("templates/referral_letter.yaml", LETTER.replace("{patient}", "you"), "“{patient}” is missing"),
        ("knowledge/contraindications/own_rule.yaml", RULE, "history:three_legs"),
    ],
)
def test_a_clinics_own_file_that_names_what_is_not_there_is_said_and_the_visit_opens(
    place: str,
    text: str,
    named: str,
    start: Start,
    folder: Path,
    own_home: Path,
    template: tuple[Path, str],
    qtbot: QtBot,
) -> None:
    (own_home / place).parent.mkdir(parents=True, exist_ok=True)
    (own_home / place).write_text(text, encoding="utf-8")
    program = start(folder)
    assert said(program).startswith("1 file has a fault and is left out: ")
    assert Path(place).name in said(program)
    assert named in said(program)
    unlock(program, qtbot)
    page = open_visit(program, template[1])
    assert page.desk.visit.is_writable
    assert page.desk.visit.reference.letters["referral_letter"].version  # ours stands where the own one cannot
    assert "own_rule" not in page.desk.visit.reference.knowledge.contraindications
    page.go("note")
    assert page.page("note").isVisible()


def test_a_broken_file_every_visit_rests_on_is_named_and_nothing_opens_half(
    start: Start, folder: Path, tmp_path: Path, qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    for name in ("forms", "templates"):
        shutil.copytree(places.shipped(name), shipped / name)
    monkeypatch.setattr(places, "shipped", lambda name: shipped / name)
    (shipped / "forms" / "intake.yaml").write_text("form: intake\nitems: [\n", encoding="utf-8")
    program = start(folder)
    assert said(program).startswith(f"{shipped / 'forms' / 'intake.yaml'}:3: is not YAML")
    unlock(program, qtbot)
    assert program.clinic is None


# -- when something of ours breaks


@pytest.fixture
def hook(words: Words) -> Iterator[None]:
    before = sys.excepthook
    install_crash_page(words)
    yield
    sys.excepthook = before


def told_by_a_box(qtbot: QtBot, error: BaseException) -> list[tuple[str, str]]:
    """Raise an error where Qt would, close each box that comes, and return what they said."""
    boxes: list[tuple[str, str]] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            boxes.append((box.text(), box.detailedText()))
            sys.excepthook(type(error), error, error.__traceback__)  # breaks again while it is being told
            box.accept()

    QTimer.singleShot(50, close)
    sys.excepthook(type(error), error, error.__traceback__)
    return boxes


def test_bad_news_that_nobody_caught_is_one_sentence(hook: None, qtbot: QtBot, words: Words, own_home: Path) -> None:
    boxes = told_by_a_box(qtbot, ClinicError("record.damaged"))
    assert boxes == [(words("record.damaged"), "")]
    full = OSError(28, "No space left on device", "sheet.pdf")
    ((sentence, _),) = told_by_a_box(qtbot, full)
    assert sentence == words("bad_news.system", place="sheet.pdf", said="No space left on device")
    assert not (own_home / "last-crash.txt").exists()


def test_a_mistake_of_ours_is_said_and_its_report_holds_no_value(
    hook: None, qtbot: QtBot, words: Words, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "Zoë O'Neill"  # noqa: S105  a patient's name
    answers: dict[str, int] = {}
    with pytest.raises(KeyError) as broke:
        answers[secret]
    ((sentence, detail),) = told_by_a_box(qtbot, broke.value)
    assert sentence == words("crash.sentence")
    report = (own_home / "last-crash.txt").read_text(encoding="utf-8")
    assert "KeyError" in report
    assert Path(__file__).name in report
    for text in (detail, report, capsys.readouterr().err):
        assert secret not in text
