"""Every window and page of the program as somebody comes to it, for checks that hold everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from clinic_app.reading import read_countries
from clinic_app.ui.library_page import PANES
from clinic_app.ui.patient.patient_rooms import ROOMS
from clinic_app.ui.settings.sections import SECTIONS
from clinic_app.ui.shell import Shell
from clinic_app.ui.today_rooms import PLAN, PROGRESS, UNSIGNED, UNWANTED
from clinic_app.ui.unlock_page import Door
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.visit_page import PAGES
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.screening import questions, unanswered
from tests.ui.using import settled, shell_of, visit_of

#: The screens by name; each puts the window there.
SCENES = (
    *("unlock", "locked", "new_record", "new_record_key"),
    *("today", "patients", "timeline", "new_patient", "palette", "names_hidden"),
    *(f"library_{pane}" for pane in PANES),
    *(f"settings_{section}" for sections in SECTIONS.values() for section in sections),
    *(f"patient_{room}" for room in ROOMS[1:]),
    *(f"day_{room}" for room in (PLAN, UNSIGNED, UNWANTED, PROGRESS)),
    *("whose", "emergency", "problems"),
    *(f"first_{page}" for page in PAGES if page != "follow_up"),
    *(f"later_{page}" for page in PAGES),
    *("intake_beginning", "intake_history", "intake_goals", "signed_note"),
)


def show(window: Window, demo: Clinic, scene: str) -> QWidget:
    """Put the window on a screen and return what is then on it."""
    name, _, page = scene.partition("_")
    if name in ("unlock", "locked", "new"):
        _before(window, scene)
    elif name in ("first", "later"):
        open_visit(window, demo, is_first=name == "first")
        visit_of(window).go(page)
        _open_all(window)
    elif name == "intake":
        open_visit(window, demo, is_first=True)
        intake = visit_of(window).page("intake")
        assert isinstance(intake, IntakePage)
        intake.show_tab(page)
    elif name == "problems":
        open_visit(window, demo, is_first=True)
        visit_of(window).show_problems()
    elif name in ("patient", "day", "whose", "emergency"):
        _beside(shell_of(window), demo, name, page)
    elif name == "signed":
        signed = next(one for one in demo.visits_of(demo.find("voss")[0]) if one.state == "signed")
        shell_of(window).open_visit(signed.id)
        visit_of(window).go("note")
    else:
        _place(window, demo, scene)
    settled()
    return window


def open_visit(window: Window, demo: Clinic, *, is_first: bool) -> None:
    """Open a visit with two marked areas, every safety question answered, and an area that nothing has been said of."""
    if is_first:
        patient = demo.add_patient(given_name="Maren", family_name="Holt", birth_date="1984-03-12", phone="")
    else:
        patient = demo.find("nakamura")[0]
    shell_of(window).open_visit(demo.begin_visit(patient).id)
    desk = visit_of(window).desk
    rows = ("lower_back.right", "buttock_upper.right") if is_first else ()
    said = [Said("intake", path(("pain_map", row)), row) for row in rows]
    desk.answer_all([*said, *(Said("intake", path(("pain_map", row), "intensity"), 5) for row in rows)])
    while open_ones := unanswered(desk.visit, questions(desk.visit)):
        desk.answer_all(Said("red_flags", where, "no") for _, where in open_ones)
    settled()


def _before(window: Window, scene: str) -> None:
    page = window.unlock_page
    if scene.startswith("new_record"):
        new = window.show_new_record(read_countries())
        if scene.endswith("key"):
            new.show_key("ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
        return
    if scene.startswith("new_patient"):
        shell_of(window).show_new_patient()
        return
    if scene == "locked":
        window.cover("14:03")
        return
    page.show_doors((Door("a", "Harbour Street Clinic"), Door("demo", "Demo", "only for the demo")))
    page.show_ready()
    window.show_unlock()


def _place(window: Window, demo: Clinic, scene: str) -> None:
    shell = shell_of(window)
    name, _, pane = scene.partition("_")
    places: dict[str, Callable[[], object]] = {
        "timeline": lambda: shell.show_patient(demo.find("voss")[0].id),
        "palette": shell.palette_here.call,
        "names": shell.hide_names,
        "library": lambda: shell.library.show_pane(pane),
        "settings": lambda: shell.settings.sections.show_section(pane),
    }
    if name not in places or name in ("library", "settings"):
        shell.go(name)
    if name in places:
        places[name]()


def _beside(shell: Shell, demo: Clinic, name: str, room: str) -> None:
    """Show a room of a patient or of the day, or one of the two pages that stand before a visit."""
    patient = demo.find("voss")[0]
    if name == "patient":
        shell.show_patient(patient.id)
        shell.patients.rooms.go(room)
    elif name == "day" and room == PROGRESS:
        shell.today.rooms.show_progress(patient)
    elif name == "day":
        shell.today.rooms.go(room)
    else:
        if name == "emergency":
            demo.person = replace(demo.person, role="reception")
        page = shell.whose if name == "whose" else shell.emergency
        page.ask(demo.record.visits.in_state("kiosk")[0].id)
        shell._stack.setCurrentWidget(page)


def _open_all(window: Window) -> None:
    """Unfold what is folded, so that all of a page is walked through."""
    for fold in list(_folds(window)):
        with suppress(RuntimeError):  # one that went away because another was opened
            fold.set_open(is_open=True)
    settled()


def _folds(window: Window) -> Iterator[Expander]:
    return (one for one in visit_of(window).findChildren(Expander) if one.isVisible())
