"""Where a plan comes from, in this order: this patient, one's own last time, the row above, what is usual."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.visit.carried import is_carried, untouched
from clinic_app.visit.carrying import as_last_time, last_treatments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.needle_gates import is_needle_size
from clinic_app.visit.needling import all_used, lacks, putting_in, waiting
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.plans import as_the_first, origin
from clinic_app.visit.signing import sign
from clinic_app.visit.site_plan import adding, adding_all
from clinic_app.visit.treatments import all_sites, needle_count, seconds_in
from clinic_app.words import Words
from tests.visit.treating import LUMBAR, NEEDLING, begin, blocking, finish, needle, open_clinic, screen

HIP = "gluteus_medius"


@pytest.fixture
def practised(clinic: Clinic, words: Words) -> Clinic:
    """Give the clinic of somebody who has needled one muscle, in somebody else."""
    visit = begin(clinic, "Before")
    needle(visit, point="Where Mrs Before is sore")
    visit.answer(NEEDLING, path("needle_lot"), "Seirin 4711")
    visit.answer(NEEDLING, path(("hygiene", "hands")), "hands")
    finish(visit)
    sign(visit, words)
    return clinic


def row_of(visit: OpenVisit, muscle: str, *links: str) -> list[object]:
    return [visit.value(NEEDLING, ("sites", f"{muscle}.right"), link) for link in links]


def test_ones_own_last_plan_is_offered_in_another_patient_and_no_word_of_the_first(practised: Clinic) -> None:
    visit = begin(practised)
    visit.answer_all(adding(visit, visit.form(NEEDLING), LUMBAR, "right"))
    assert row_of(visit, LUMBAR, "needle", "needles", "depth", "technique") == ["0.30x50", 2, "muscle", "static"]
    assert row_of(visit, LUMBAR, "point", "twitch", "dwell_seconds", "out") == [None] * 4
    (site,) = all_sites(visit)
    assert {origin(visit, site, where)[0] for where in untouched(visit, NEEDLING, site.row)} == {"own"}
    assert visit.value(NEEDLING, "needle_lot") == "Seirin 4711"
    assert visit.of(NEEDLING).rows("hygiene") == ["hands"]
    assert is_carried(visit, NEEDLING, path("needle_lot"))
    assert needle_count(visit).inside == 0
    everything = str(visit.settings) + str([row.value for row in visit.record.answers.of_visit(visit.visit.id)])
    assert "Mrs Before" not in everything


def test_somebody_else_has_other_habits(practised: Clinic, reading: Reading, words: Words, clock: SetClock) -> None:
    other = open_clinic(practised.record, reading, words, clock, role="practitioner")
    other.settings |= practised.record.settings.all()
    visit = begin(other)
    visit.answer_all(adding(visit, visit.form(NEEDLING), LUMBAR, "right"))
    assert row_of(visit, LUMBAR, "needle") == [None]


def test_the_patients_own_last_time_goes_before_ones_habit(practised: Clinic, words: Words, clock: SetClock) -> None:
    first = begin(practised)
    needle(first, needle="0.25x40")
    finish(first)
    sign(first, words)
    clock.advance(days=7)
    third = begin(practised, "Third")
    needle(third, needle="0.30x75")
    finish(third)
    sign(third, words)
    assert first.patient is not None
    again = practised.open(practised.begin_visit(first.patient).id)
    again.answer_all(adding(again, again.form(NEEDLING), LUMBAR, "right"))
    assert row_of(again, LUMBAR, "needle") == ["0.25x40"]
    (site,) = all_sites(again)
    kind, earlier = origin(again, site, (*site.row, ("needle", "")))
    assert (kind, earlier.id if earlier else "") == ("visit", first.visit.id)


def test_what_is_usual_is_offered_last_and_counts_once_kept(clinic: Clinic, words: Words) -> None:
    visit = begin(clinic)
    visit.answer_all(adding(visit, visit.form("heat"), LUMBAR, "right"))
    (site,) = all_sites(visit)
    where = (*site.row, ("heat_minutes", ""))
    assert visit.of("heat").value(where) == 15
    assert origin(visit, site, where) == ("usual", None)
    assert "treatment.not_touched" in blocking(visit)
    told = " ".join(one.text for one in sentences(visit, visit.reference.note, words))
    assert "15 min" not in told
    visit.answer("heat", where, 15)
    assert "treatment.not_touched" not in blocking(visit)
    assert "Heat, Quadratus lumborum, RIGHT: 15 min." in " ".join(
        one.text for one in sentences(visit, visit.reference.note, words)
    )


def test_rows_without_a_plan_take_the_first_ones_but_not_its_place(clinic: Clinic) -> None:
    visit = begin(clinic)
    visit.answer_all(adding_all(visit, visit.form(NEEDLING), [(LUMBAR, "right"), (HIP, "right")]))
    assert as_the_first(visit, visit.form(NEEDLING)) == []
    for link, value in (("needle", "0.30x50"), ("needles", 2), ("depth", "muscle"), ("landmarks", "Last rib")):
        visit.answer(NEEDLING, path(("sites", f"{LUMBAR}.right"), link), value)
    visit.answer_all(as_the_first(visit, visit.form(NEEDLING)))
    assert row_of(visit, HIP, "needle", "needles", "depth", "landmarks") == ["0.30x50", 2, "muscle", None]
    assert is_carried(visit, NEEDLING, path(("sites", f"{HIP}.right"), "needle"))


def test_needles_of_all_planned_rows_go_in_with_one_gesture_and_none_comes_out_so(
    practised: Clinic, clock: SetClock
) -> None:
    visit = begin(practised)
    form = visit.form(NEEDLING)
    visit.answer_all(adding_all(visit, form, [(LUMBAR, "right"), (HIP, "right")]))
    lumbar, hip = all_sites(visit)
    assert lacks(visit, hip) == ("needle", "needles", "depth", "technique")
    before = len(visit.gestures.undoable)
    visit.answer_all(putting_in(visit, form))
    assert len(visit.gestures.undoable) == before + 1
    assert untouched(visit, NEEDLING) == []
    assert [one.muscle for one in needle_count(visit).open_sites] == [LUMBAR]
    clock.advance(seconds=70)
    assert seconds_in(visit, lumbar) == 70
    assert [one.muscle for one in waiting(visit, form)] == [HIP]
    assert visit.of(NEEDLING).value((*lumbar.row, ("out", ""))) is None
    visit.answer_all(all_used(visit, form))
    assert (visit.value(NEEDLING, "needles_opened"), visit.value(NEEDLING, "needles_unused")) == (2, 0)
    assert "gate.needles_in" in blocking(visit)


def test_as_last_time_takes_the_plan_and_nothing_that_was_seen(practised: Clinic, clock: SetClock) -> None:
    patient = practised.find("Before")[0]
    clock.advance(days=7)
    visit = practised.open(practised.begin_visit(patient).id)
    screen(visit)
    (treatment,) = last_treatments(visit)
    visit.answer_all(as_last_time(treatment))
    assert row_of(visit, LUMBAR, "needle", "needles", "point") == ["0.30x50", 2, "Where Mrs Before is sore"]
    assert row_of(visit, LUMBAR, "twitch", "bleeding", "out", "dwell_seconds", "started") == [None] * 5
    assert visit.value(NEEDLING, "needles_opened") is None
    assert visit.value(NEEDLING, "sharps") is None
    assert {origin(visit, site, (*site.row, ("needle", "")))[0] for site in all_sites(visit)} == {"visit"}


@pytest.mark.parametrize(
    ("size", "exists"),
    [
        ("0.30x50", True),
        ("0.16x25", True),
        ("0,25 × 40 mm", True),
        (".30x75", True),
        ("0.30x500", False),
        ("3x50", False),
        ("0.90x40", False),
        ("0.30", False),
        ("long", False),
        ("0.30x0", False),
    ],
)
def test_a_needle_that_is_not_made_is_not_signed(size: str, exists: bool, clinic: Clinic) -> None:
    assert is_needle_size(size) == exists
    visit = begin(clinic)
    needle(visit, needle=size)
    finish(visit)
    assert ("treating.needle_size" in blocking(visit)) != exists


def test_each_needling_counts_its_own_needles(clinic: Clinic) -> None:
    visit = begin(clinic)
    needle(visit)
    needle(visit, form="electro_needling", needles=1)
    finish(visit)
    assert needle_count(visit).inside == 3
    assert needle_count(visit, NEEDLING).inside == 2
    assert "gate.needles_opened" in blocking(visit)
    visit.answer_all(all_used(visit, visit.form("electro_needling")))
    visit.answer("electro_needling", path("sharps"), value=True)
    assert blocking(visit) == set()
