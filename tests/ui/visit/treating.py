"""Visits with a differential, cleared for treatment, with needles in: what several tests begin with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinic_app.clock import SetClock
from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.consent import agreeing
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.site_plan import adding
from clinic_app.visit.treatments import all_sites

NEEDLING = "dry_needling"
LUMBAR, HIP = "quadratus_lumborum", "gluteus_medius"
PLAN = {"needle": "0.30x50", "needles": 2, "depth": "muscle", "technique": "static"}
SEEN = {"twitch": "few", "bleeding": "spot", "dwell_seconds": 60, "out": True}


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    drawn()


def drawn() -> None:
    """Let what was just put on the page be shown."""
    for _ in range(3):  # shown, laid out, laid out again around what wraps
        QCoreApplication.processEvents()


def considered(desk: Desk, muscle: str = LUMBAR, side: str = "right") -> None:
    row = ("differential", f"{muscle}.{side}")
    said = {"considered_muscle": muscle, "considered_side": side, "verdict": "added"}
    desk.answer_all(
        [
            Said("assessment", path(row), value=True),
            *(Said("assessment", path(row, name), value) for name, value in said.items()),
        ],
    )


def cleared(desk: Desk) -> None:
    for item in desk.visit.form("safety_history").items:
        desk.answer("safety_history", path(item.link_id), "no")


def site(muscle: str = LUMBAR, side: str = "right") -> Path:
    return (("sites", f"{muscle}.{side}"),)


def at_site(desk: Desk, link: str, muscle: str = LUMBAR, side: str = "right") -> object:
    return desk.visit.of(NEEDLING).value((*site(muscle, side), (link, "")))


def needled(desk: Desk, muscle: str = LUMBAR, side: str = "right", **more: object) -> None:
    """Put needles in at a site, all of it said by a person."""
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), muscle, side))
    for link, value in (PLAN | more).items():
        desk.answer(NEEDLING, (*site(muscle, side), (link, "")), value)
    drawn()


def counted(desk: Desk) -> None:
    """Say everything about a needling that a signature wants, save that the needles are out."""
    desk.answer(NEEDLING, (*site(), ("dwell_seconds", "")), 60)
    for link, value in (("needles_opened", 2), ("needles_unused", 0), ("sharps", True)):
        desk.answer(NEEDLING, path(link), value)
    desk.answer_all(agreeing(desk.visit, desk.wording, "spoken"))
    desk.answer("response", path("pain_after"), 3)
    desk.answer("response", path("adverse_event"), "none")
    desk.answer("assessment", path("own_words"), "Low back muscle, RIGHT.")
    case = case_of(desk.visit)
    for one in all_sites(desk.visit):
        for hazard in site_cautions(desk.visit, one, case).unread:
            desk.acknowledge(hazard_mark(hazard, one.muscle))


def next_visit(clinic: Clinic, clock: SetClock, before: Desk, **weeks: float) -> Desk:
    """Begin another visit of the same patient, two weeks later."""
    clock.advance(**(weeks or {"weeks": 2}))
    patient = before.visit.patient
    assert patient is not None
    return Desk(clinic, clinic.begin_visit(patient).id)
