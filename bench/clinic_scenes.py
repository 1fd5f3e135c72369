"""The places of the clinic beside a visit: before anybody is in, the day, patients, settings, what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.opened import Opened
from bench.paper_scenes import a_form
from clinic_app.demo import PASSWORD
from clinic_app.reading import read_countries
from clinic_app.ui.exchange.import_window import ImportWindow
from clinic_app.ui.library_page import PANES
from clinic_app.ui.patient.patient_rooms import ROOMS
from clinic_app.ui.settings.sections import SECTIONS
from clinic_app.ui.today_rooms import PLAN, UNSIGNED, UNWANTED
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.away import Away

LIST = """Given name,Surname,Date of birth,Mobile,Pet
Maria,Keller,03/04/1975,0151 555010,cat
Dimitri,Voss,09/03/1974,01632 960105,
Noor,Aziz,22/11/1988,0151 555012,dog
"""


def before(running: Opened) -> Iterator[str]:
    """Yield what is seen before anybody is in."""
    window = running.window
    running.prepare()
    yield "unlock"
    running.give_password(f"not the {PASSWORD}")
    yield "unlock_refused"
    new = window.show_new_record(read_countries())
    yield "new_record"
    new.show_key("ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    yield "new_record_key"
    window.show_unlock()
    window.unlock_page.show_waiting("backup.restoring")
    yield "restoring"
    window.unlock_page.show_ready()


def places(running: Opened) -> Iterator[str]:
    """Yield every place of the rail, each room of it, and what may lie over them."""
    yield from _day(running)
    yield from _patients(running)
    for pane in PANES:
        running.shell.go("library")
        running.shell.library.show_pane(pane)
        yield f"library_{pane}"
    yield from _settings(running)
    yield from _around(running)
    shell = running.shell
    shell.go("today")
    shell.today.new_asked.emit()
    yield "new_patient"
    shell.go("lock")
    yield "locked"
    running.give_password()


def _day(running: Opened) -> Iterator[str]:
    shell = running.shell
    yield "today"
    search = shell.today.findChild(SearchField)
    assert search is not None
    for name, words in (("today_found", "vo"), ("today_nobody", "nobody of this name"), ("", "")):
        search.setText(words)
        if name:
            yield name
    for room in (PLAN, UNSIGNED, UNWANTED):
        shell.today.rooms.go(room)
        yield f"today_{room}"
    shell.today.rooms.show_progress(running.clinic.find("voss")[0])
    yield "today_progress"


def _patients(running: Opened) -> Iterator[str]:
    shell = running.shell
    shell.go("patients")
    yield "patients"
    for name in ("marek", "voss"):
        shell.show_patient(running.clinic.find(name)[0].id)
        yield f"timeline_{name}"
    for room in ROOMS[1:]:
        shell.patients.rooms.go(room)
        yield f"patient_{room}"


def _settings(running: Opened) -> Iterator[str]:
    shell = running.shell
    shell.go("settings")
    for section in (one for sections in SECTIONS.values() for one in sections):
        shell.settings.sections.index.rows[section].setFocus()
        shell.settings.sections.index.rows[section].click()
        yield f"settings_{section}"
        yield from _below(running, section)
    yield from _importing(running)
    yield from a_form(running)


def _below(running: Opened, section: str) -> Iterator[str]:
    """Yield the cards of a section that stand below what is seen of it at first."""
    cards = running.shell.settings.sections.cards
    if cards.verticalScrollBar().maximum():
        cards.verticalScrollBar().setValue(cards.verticalScrollBar().maximum())
        yield f"settings_{section}_below"


def _importing(running: Opened) -> Iterator[str]:
    """Yield the window that takes patients in: empty, and with a list that is looked at before it is taken."""
    window = ImportWindow(running.clinic)
    running.front = window
    window.show()
    yield "import_empty"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "patients.csv"
        path.write_text(LIST, encoding="utf-8")
        window.take([path])
        running.wait_for(lambda: not window.job.is_at_work)
        yield "import_list"
    window.close()
    running.front = running.window


def _around(running: Opened) -> Iterator[str]:
    """Yield what may lie over every page: the palette, and names that are hidden."""
    shell = running.shell
    shell.go("today")
    palette = shell.palette_here
    typed = {"": "", "_found": "go", "_muscle": "glut", "_settings": "settings", "_none": "zzz"}
    for name, words in typed.items():
        if palette.isHidden():
            palette.call()
        palette.line.setText(words)
        yield f"palette{name}"
    palette.shut()
    shell.hide_names()
    for place in ("today", "patients"):
        shell.go(place)
        yield f"{place}_names_hidden"
    shell.hide_names()


def bad_news(running: Opened) -> Iterator[str]:
    """Yield what is said when the server is away, and when an answer is not saved."""
    words = running.clinic.words
    running.shell.tell(words("record.server_away_now"))
    yield "server_away"
    running.shell.tell("")
    yield from _away(running)
    running.visit_page.desk.not_saved.emit(words("record.disk_full"))
    yield "not_saved"


def _away(running: Opened) -> Iterator[str]:
    """Yield a room of a clinic whose server does not answer, with answers that wait there."""
    away = running.shell.away
    away.watch.state = Away(is_away=True, waiting=3, copied=running.clinic.clock(), refused=(), lost="")
    away.refresh()
    yield "away"
    away.watch.state = None
    away.refresh()


def others(running: Opened) -> Iterator[str]:
    """Yield what somebody sees who may not read notes, and how they read them in an emergency."""
    owner, clinic = running.clinic.person, running.clinic
    running.shell.close_visit()
    visit = clinic.begin_visit(clinic.find("boateng")[0]).id
    clinic.person = replace(owner, role="reception", name="Kay Lund")
    running.window.show_clinic(clinic)
    shell = running.shell
    yield "today_reception"
    shell.open_visit(visit)
    yield "emergency_access"
    shell.emergency.reason.set_words("Collapsed at the desk")
    shell.emergency.open.click()
    yield "emergency_open"
    shell.emergency_strip.end.click()
    clinic.person = owner
    running.window.show_clinic(clinic)
    yield "today_emergency_told"
