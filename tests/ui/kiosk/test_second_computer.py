"""A second computer for patients beside two rooms, all at one real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, make_url, text

from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.rows import PersonRow
from clinic_app.records.server import open_record
from clinic_app.records.vault import Cost
from clinic_app.ui.kiosk.kiosk_messages import Telling
from clinic_app.ui.kiosk.kiosk_page import KioskPage
from clinic_app.ui.kiosk.map_step import MapStep
from clinic_app.ui.kiosk.patients_window import PatientsWindow
from clinic_app.ui.kiosk.question_steps import QuestionStep
from clinic_app.ui.settings.patients_screen_card import PatientsScreenCard
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.opening import NewClinic, make_on_server
from clinic_app.visit.patients_screen import PatientsScreen, new_password, read_screen, set_up, waiting
from clinic_app.words import Words
from tests.ui.conftest import NOW
from tests.ui.kiosk.answering import go_on, press_every_key, to_question
from tests.ui.using import Hand, button, seen, settled, shell_of

#: The issue's own limit: what a patient wrote is seen in every room within a second.
WITHIN_MS = 1000
OWNER = "a long enough password"
QUICK = Cost(memory=8 * 4, passes=1, lanes=4)
PEOPLE = {"p": "Ada Rook", "q": "Ben Stone"}


@dataclass
class Server:
    """A record on a server, and what the clinic's program has written for the second computer."""

    address: str
    screen: PatientsScreen

    def do(self, statement: str) -> None:
        """Do something to the server as its administrator."""
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def let_screen_in(self, *, is_let: bool) -> None:
        """Let the screen's role sign in, or not."""
        self.do(f'ALTER ROLE "{make_url(self.screen.address).username}" {"LOGIN" if is_let else "NOLOGIN"}')


@pytest.fixture(scope="module")
def server(postgres_address: str, reading: Reading, words: Words) -> Iterator[Server]:
    name = f"screen_{uuid4().hex[:12]}"
    administrator = Server(postgres_address, PatientsScreen(""))
    administrator.do(f"CREATE DATABASE {name}")
    address = postgres_address.replace("/postgres?", f"/{name}?")
    record = open_record(address)
    record.create()
    for person, called in PEOPLE.items():
        record.people.add(PersonRow(person, called, "owner", SetClock(NOW)()))
    record.settings.put({"clinic_name": "Harbour Street", "draft_languages": True})
    record.close()
    clinic = room(address, "p", reading, words)
    screen = set_up(clinic, new_password())
    clinic.record.close()
    yield Server(address, screen)
    administrator.do(f"DROP DATABASE {name} WITH (FORCE)")
    administrator.do(f'DROP ROLE "{make_url(screen.address).username}"')


def room(address: str, person: str, reading: Reading, words: Words) -> Clinic:
    record = open_record(address)
    row = record.people.get(person)
    return Clinic(record, reading.reference, words, SetClock(NOW), row, lambda _: True, record.settings.all())


@pytest.fixture
def rooms(server: Server, reading: Reading, words: Words) -> Iterator[list[Window]]:
    """Give two rooms with a person signed on in each."""
    clinics = [room(server.address, one, reading, words) for one in PEOPLE]
    windows = []
    for clinic in clinics:
        window = Window(words)
        window.resize(FIRST)
        window.show_clinic(clinic)
        window.show()
        windows.append(window)
    settled()
    yield windows
    for window, clinic in zip(windows, clinics, strict=True):
        window.leave()
        window.close()
        window.deleteLater()
        settled()
        clinic.record.close()


class Waiting:
    """The second computer, started as often as somebody likes."""

    def __init__(self, folder: Path, server: Server, reading: Reading, words: Words) -> None:
        self.folder, self._with = folder, (server.screen, folder, reading.reference, words, SetClock(NOW))
        self.window = self.start()

    def start(self) -> PatientsWindow:
        self.window = PatientsWindow(*self._with)
        self.window.resize(1366, 768)
        self.window.show()
        settled()
        return self.window

    def kill(self) -> None:
        """Stop as a pulled plug does: nothing more is sent, nothing is told to close."""
        self.window.sending.stop()
        self.window.page.stop()
        self.window.hide()
        self.window.deleteLater()
        settled()

    @property
    def page(self) -> KioskPage:
        return self.window.page

    @property
    def left(self) -> int:
        return waiting(self.folder)


@pytest.fixture
def second(tmp_path: Path, server: Server, reading: Reading, words: Words) -> Iterator[Waiting]:
    folder = tmp_path / "screen"
    folder.mkdir()
    found = Waiting(folder, server, reading, words)
    yield found
    found.window.end()
    found.window.deleteLater()
    settled()


def say(page: KioskPage, words: str) -> None:
    assert isinstance(page.shown, QuestionStep)
    assert page.shown.box is not None
    page.shown.box.setPlainText(words)
    go_on(page)


def nobodys(window: Window) -> list[str]:
    assert window.shell is not None
    return [one.id for one in window.shell.clinic.record.visits.in_state("kiosk") if one.patient is None]


def test_what_cannot_wait_interrupts_every_room_within_a_second_until_one_takes_it_by_name(
    second: Waiting, rooms: list[Window], words: Words, qtbot: QtBot
) -> None:
    page = second.page
    for link in ("ces_saddle", "ces_bladder"):
        question = to_question(page, link)
        assert question.choices is not None
        qtbot.waitUntil(lambda: second.left == 0, timeout=5000)  # nobody answers twenty questions in a second
        qtbot.wait(WITHIN_MS)
        asked = monotonic()
        question.choices.buttons["yes"].click()
        if isinstance(page.shown, Telling):
            break
    qtbot.waitUntil(lambda: all(one.urgent is not None and one.urgent.isVisible() for one in rooms), timeout=WITHIN_MS)
    assert monotonic() - asked < WITHIN_MS / 1000
    assert seen(page.shown).strip() == words("kiosk.tell_staff")
    ada, ben = (one.urgent for one in rooms)
    assert ada is not None
    assert ben is not None
    assert words("whose.nobody_yet") in ben.said[0]
    Hand().click(button(ada, words("whose.taken", name="Ada Rook")))
    qtbot.waitUntil(lambda: not ben.isVisible(), timeout=WITHIN_MS)
    assert rooms[1].shell is not None
    (told,) = rooms[1].shell.clinic.record.events.of_kind("kiosk_acknowledged")
    assert told.person == "p"


@pytest.mark.thorough
def test_answers_stand_among_what_waits_in_every_room(
    second: Waiting, rooms: list[Window], words: Words, qtbot: QtBot
) -> None:
    before = len(nobodys(rooms[0]))
    go_on(second.page)
    say(second.page, "Marcus Boateng")
    wanted = words("waiting.kiosk", count=before + 1)
    qtbot.waitUntil(lambda: all(one.shell and wanted in seen(one.shell.today) for one in rooms), timeout=WITHIN_MS * 2)
    assert len(nobodys(rooms[1])) == before + 1
    assert second.left == 0


def test_while_the_server_is_away_it_waits_here_and_is_sent_once(
    second: Waiting, server: Server, rooms: list[Window], words: Words, qtbot: QtBot
) -> None:
    before = nobodys(rooms[0])
    server.let_screen_in(is_let=False)
    try:
        go_on(second.page)
        say(second.page, "Grace Low")
        qtbot.waitUntil(lambda: words("screens.waiting", count=1) in seen(second.window), timeout=5000)
        say(second.page, "2.5.1980")
        assert second.left == 2
        assert all(b"Grace" not in one.read_bytes() for one in second.folder.rglob("*") if one.is_file())
        second.kill()
        second.start()
        assert second.page.step.kind == "welcome"
        assert "Grace" not in seen(second.window)
    finally:
        server.let_screen_in(is_let=True)
    qtbot.waitUntil(lambda: second.left == 0, timeout=8000)
    qtbot.waitUntil(lambda: len(nobodys(rooms[0])) == len(before) + 1, timeout=WITHIN_MS * 2)
    (mine,) = set(nobodys(rooms[0])) - set(before)
    assert rooms[0].shell is not None
    visit = rooms[0].shell.clinic.open(mine)
    assert visit.value("kiosk", "who_name") == "Grace Low"
    assert visit.value("kiosk", "who_born") == "2.5.1980"
    assert len(rooms[0].shell.clinic.record.answers.of_visit(mine)) == 2
    assert not seen(second.window).count(words("screens.waiting", count=1))


@pytest.mark.thorough
def test_no_key_leads_anywhere(second: Waiting) -> None:
    press_every_key(second.window)
    assert not second.window.close()
    assert second.window.isVisible()
    assert second.page.isVisible()
    assert not second.page.staff.isVisible()


def test_in_arabic_it_runs_from_the_right_and_keeps_the_same_codes(
    second: Waiting, rooms: list[Window], words: Words, qtbot: QtBot, reading: Reading
) -> None:
    before, page = nobodys(rooms[0]), second.page
    arabic = reading.reference.languages.known["ar"]
    Hand().click(button(second.window, "العربية"))
    assert page.isRightToLeft()
    assert page.back.mapTo(page, page.back.rect().center()).x() > page.width() / 2 or not page.back.isVisible()
    assert "Draft translation" in seen(page)
    go_on(page)
    assert arabic.questions["kiosk"]["who_name"] in seen(page)
    assert page.next.mapTo(page, page.next.rect().center()).x() < page.width() / 2
    go_on(page)
    go_on(page)
    assert isinstance(page.shown, MapStep)
    assert not page.shown.chart.isRightToLeft()
    page.shown.chart.zone_clicked.emit("lower_back", "right")
    settled()
    assert f"{arabic.zones['lower_back']}، {arabic.sentences['kiosk.your_right']}" in seen(page)
    question = to_question(page, "ces_saddle")
    assert arabic.questions["red_flags"]["ces_saddle"] in seen(page)
    assert question.choices is not None
    assert question.choices.buttons["yes"].words == "نعم"
    question.choices.buttons["yes"].click()
    settled()
    if not isinstance(page.shown, Telling):
        question = to_question(page, "ces_bladder")
        assert question.choices is not None
        question.choices.buttons["yes"].click()
        settled()
    assert isinstance(page.shown, Telling)
    assert seen(page.shown).split("\n") == [arabic.sentences["kiosk.tell_staff"], words("kiosk.tell_staff")]
    qtbot.waitUntil(lambda: second.left == 0 and len(nobodys(rooms[0])) > len(before), timeout=5000)
    (mine,) = set(nobodys(rooms[0])) - set(before)
    assert rooms[0].shell is not None
    here = rooms[0].shell.clinic
    qtbot.waitUntil(lambda: here.open(mine).value("red_flags", "ces_saddle") == "yes", timeout=5000)
    rows = here.record.answers.of_visit(mine)
    assert {one.language for one in rows} == {"ar"}
    assert {arabic.questions["intake"]["pain_map"], arabic.sentences["kiosk.how_strong"]} <= {
        one.wording for one in rows
    }


def card_of(window: Window) -> PatientsScreenCard:
    shell = shell_of(window)
    shell.go("settings")
    shell.settings.sections.show_section("clinic")
    settled()
    card = shell.settings.findChild(PatientsScreenCard)
    assert isinstance(card, PatientsScreenCard)
    return card


@pytest.mark.thorough
def test_the_owner_sets_it_up_in_the_settings(
    rooms: list[Window], server: Server, words: Words, tmp_path: Path
) -> None:
    card = card_of(rooms[0])
    assert card.button.isEnabled()
    assert not card.line.isVisible()
    card.set_up_at(tmp_path / "nowhere" / "patients-screen.json")
    assert words("record.cannot_write", place=str(tmp_path / "nowhere")) in seen(card)
    file = tmp_path / "patients-screen.json"
    card.set_up_at(file)
    assert words("screens.written", file=str(file), name=file.name) in seen(card)
    assert read_screen(file.read_text(encoding="utf-8")).public == server.screen.public


@pytest.mark.thorough
def test_a_record_of_this_computer_offers_none(window: Window, words: Words) -> None:
    card = card_of(window)
    assert not card.button.isEnabled()
    assert words("screens.no_server") in seen(card)


@pytest.mark.thorough
@pytest.mark.parametrize("code", ["es", "de"])
def test_each_language_asks_everything_in_its_own_words(second: Waiting, reading: Reading, code: str) -> None:
    page, language = second.page, reading.reference.languages.known[code]
    Hand().click(button(second.window, language.name))
    page.next.click()
    met = []
    while page.step.kind != "thanks":
        screen = page.shown
        if isinstance(screen, MapStep):
            screen.chart.zone_clicked.emit("lower_back", "right")
        elif isinstance(screen, QuestionStep):
            met.append(seen(screen))
            if screen.scale is not None:
                screen.scale.cell(8).click()
            elif screen.choices is not None and page.step.kind == "choice":
                is_history = page.step.form == "safety_history"
                screen.choices.buttons["yes" if is_history else "no"].click()
        page.next.click()
    assert len(met) > 25
    assert not [one for one in met if "[English]" in one]
    every = set(language.questions["red_flags"].values()) | set(language.questions["safety_history"].values())
    assert sum(any(one in said for one in every) for said in met) > 20


@pytest.mark.thorough
def test_a_room_at_the_server_hands_its_own_screen_over(
    postgres_address: str, reading: Reading, words: Words, qtbot: QtBot, warm_home: Path
) -> None:
    """No address lies in the file that says so; the answers wait here sealed and are taken in by whoever is back."""
    name = f"turned_{uuid4().hex[:12]}"
    administrator = Server(postgres_address, PatientsScreen(""))
    administrator.do(f"CREATE DATABASE {name}")
    address = postgres_address.replace("/postgres?", f"/{name}?")
    make_on_server(address, NewClinic({"clinic_name": "Harbour Street"}, "Ada Rook", "", OWNER), SetClock(NOW), QUICK)
    program = started(address, words, qtbot)
    with qtbot.waitSignal(program.opening.done, timeout=20_000):
        program._unlock(address, OWNER)
    settled()
    shell = program.window.shell
    assert shell is not None
    shell.actions_here.action("turn").trigger()
    settled()
    assert name not in (warm_home / "turned.json").read_text(encoding="utf-8")
    page = program.turned.page
    assert page is not None
    go_on(page)
    say(page, "Grace Low")
    assert waiting(warm_home / "turned") == 1
    program.window.hide()  # the plug
    program.window.deleteLater()
    settled()
    program = started(address, words, qtbot)
    assert program.turned.page is not None
    program.turned.page.staff_asked.emit(OWNER)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    assert program.clinic is not None
    (mine,) = [one.id for one in program.clinic.record.visits.in_state("kiosk")]
    assert program.clinic.open(mine).value("kiosk", "who_name") == "Grace Low"
    assert waiting(warm_home / "turned") == 0
    program.close()
    program.window.leave()
    program.window.close()
    program.window.deleteLater()
    settled()
    administrator.do(f"DROP DATABASE {name} WITH (FORCE)")


def started(address: str, words: Words, qtbot: QtBot) -> Program:
    program = Program(words, SetClock(NOW), address)
    with qtbot.waitSignal(program.preparing.done, timeout=60_000):
        program.window.show()
    settled()
    return program
