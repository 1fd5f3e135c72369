"""Whatever holds a signature back is said in words and leads to where it is answered, for every kind of contact."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.open_point_words import ON_THE_NOTE, point_words
from clinic_app.ui.visit.visit_page import AnswerPage, VisitPage, page_of
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import VISIT, change_kind
from clinic_app.visit.gates import OpenPoint, open_points
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.site_plan import adding
from tests.ui.conftest import Show
from tests.ui.using import Hand, seen, settled
from tests.ui.visit.treating import HIP, LUMBAR, NEEDLING, cleared, needled, next_visit

Mark = Callable[..., None]
MORE = (("massage", LUMBAR, "left"), (NEEDLING, "scalenes", "right"), ("massage", "levator_ani", "right"))
#: What is answered so that as many gates as can be stand open at once: form, path, answer.
TROUBLE: tuple[tuple[str, tuple[str | tuple[str, str], ...], object], ...] = (
    ("safety_history", ("blood",), "yes"),
    ("safety_history", ("anticoagulant",), "yes"),
    ("safety_history", ("needles",), "yes"),
    ("safety_history", ("needle_phobia",), "yes"),
    ("safety_history", ("skin",), "yes"),
    ("safety_history", ("metal_allergy",), "yes"),
    ("safety_history", ("infection",), "not_sure"),
    ("red_flags", ("ces_saddle",), "yes"),
    (NEEDLING, (("sites", f"{LUMBAR}.right"), "needle"), "9x900"),
    (NEEDLING, (("sites", f"{LUMBAR}.right"), "needles"), 40),
    ("consent", ("consent",), "guardian"),
    ("consent", ("chaperone",), "present"),
    ("visit_details", ("started",), "10:00"),
    ("visit_details", ("ended",), "09:00"),
)


def in_trouble(desk: Desk) -> None:
    needled(desk)
    for form, muscle, side in (
        ("massage", LUMBAR, "left"),
        (NEEDLING, "scalenes", "right"),
        ("massage", "levator_ani", "right"),
    ):
        desk.answer_all(adding(desk.visit, desk.visit.form(form), muscle, side))
    desk.answer_all(adding(desk.visit, desk.visit.form("mobilisation"), "lumbar", ""))
    for form, where, value in TROUBLE:
        desk.answer(form, path(*where), value)


def lead_nowhere(page: VisitPage, points: Iterable[OpenPoint]) -> list[str]:
    """Return the points whose answer is on none of the pages, in words."""
    found = []
    for point in points:
        elsewhere = point.page == "note" and point.form not in ON_THE_NOTE
        target = page_of(point.form, point.path) if elsewhere else point.page
        page.go(target)
        settled()
        answers: AnswerPage = page.page(target)  # type: ignore[assignment]  # every page of ours can
        if not answers.show_answer(point.form, point.path):
            found.append(point_words(page.desk, point))
    return found


@pytest.fixture
def page(clinic: Clinic, screened: Desk, mark: Mark, show: Show) -> VisitPage:
    mark("lower_back.right", 6)
    cleared(screened)
    in_trouble(screened)
    page = VisitPage(clinic, screened.visit.visit.id)
    show(page, 1290)
    return page


def test_every_point_of_a_troubled_visit_is_in_words_and_leads_to_its_answer(page: VisitPage) -> None:
    points = open_points(page.desk.visit)
    named = {one.sentence for one in points}
    assert named >= {
        *("gate.flag", "gate.absolute", "gate.reason", "gate.hazard", "gate.side", "gate.site", "gate.needles_in"),
        *("gate.needles_opened", "gate.sharps", "gate.adverse_event", "gate.pain_after", "gate.own_words"),
        *(
            "treating.technique_off",
            "treating.asked",
            "treating.needle_size",
            "treating.sensitive",
            "treating.required",
        ),
        *("practice.out_of_range", "consent_scope.not_named", "closing.long", "gate.not_asked"),
    }
    said = [point_words(page.desk, one) for one in points]
    assert all("{" not in one and "_" not in one for one in said)
    assert lead_nowhere(page, points) == []


def test_the_buttons_of_the_note_lead_there_and_a_signature_is_refused_meanwhile(page: VisitPage) -> None:
    page.go("note")
    note = page.page("note")
    assert isinstance(note, NotePage)
    settled()
    assert not note.before.sign.isEnabled()
    assert f"{note.before.blocking} point" in seen(note.before)
    for number in (0, len(note.before.shows) // 2, len(note.before.shows) - 1):
        point = (note.before.points or [])[number]
        page.go("note")
        Hand().click(note.before.shows[number])
        assert page.place == point.page
        assert page.focusWidget() is not None


@pytest.mark.parametrize("kind", ["phone", "sent_to_emergency", "document_read", "discharge", "no_show", "cancelled"])
def test_what_a_kind_of_contact_must_hold_leads_to_its_question(
    kind: str, clinic: Clinic, desk: Desk, show: Show
) -> None:
    assert kind != VISIT
    change_kind(desk.visit, kind)
    page = VisitPage(clinic, desk.visit.visit.id)
    show(page, 1290)
    points = open_points(page.desk.visit)
    assert bool([one for one in points if one.blocks]) is (kind not in ("no_show", "cancelled"))
    assert lead_nowhere(page, points) == []


def test_what_was_carried_and_not_touched_leads_to_its_row(
    page: VisitPage, clinic: Clinic, clock: object, show: Show
) -> None:
    later = next_visit(clinic, clock, page.desk)  # type: ignore[arg-type]  # the clock that is set
    later.answer_all(adding(later.visit, later.visit.form("massage"), HIP, "right"))
    again = VisitPage(clinic, later.visit.visit.id)
    show(again, 1290)
    later.answer_all([Said("follow_up", path("changed"), "no")])
    again.desk.visit.refresh()
    assert lead_nowhere(again, open_points(again.desk.visit)) == []
