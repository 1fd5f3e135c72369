"""What tests of treated visits begin with: a clinic, a visit whose safety is answered, every open point answered."""

from __future__ import annotations

from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.consent import agreeing
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.screening import core_questions
from clinic_app.visit.site_plan import adding
from clinic_app.visit.treatments import all_sites
from clinic_app.visit.wording import Wording
from clinic_app.words import Words

NEEDLING, LUMBAR = "dry_needling", "quadratus_lumborum"
ENGLISH = Words.of("en")
ROW = {"needle": "0.30x50", "needles": 2, "depth": "muscle", "technique": "static", "dwell_seconds": 60, "out": True}


def open_clinic(record: Record, reading: Reading, words: Words, clock: Clock, role: str = "owner") -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", role, clock())
    record.people.add(person)
    numbers = {"phone": "01632 960001", "emergency": "999"}
    return Clinic(record, reading.reference, words, clock, person, lambda _: True, numbers)


def begin(clinic: Clinic, name: str = "Field") -> OpenVisit:
    """Begin a first visit with pain on the right and every safety question answered no."""
    patient = clinic.add_patient(given_name="Robin", family_name=name, birth_date="1981-05-02", phone="", sex="male")
    visit = clinic.open(clinic.begin_visit(patient).id)
    screen(visit)
    zone = ("pain_map", "lower_back.right")
    visit.answer_all([Said("intake", path(zone), zone[1]), Said("intake", path(zone, "intensity"), 6)])
    return visit


def screen(visit: OpenVisit) -> None:
    for _, where in core_questions(visit):
        visit.answer("red_flags", where, "no")
    visit.answer_all(Said("safety_history", path(one.link_id), "no") for one in visit.form("safety_history").items)


def needle(visit: OpenVisit, muscle: str = LUMBAR, form: str = NEEDLING, **changed: object) -> None:
    """Needle a muscle and say all of it."""
    visit.answer_all(adding(visit, visit.form(form), muscle, "right"))
    row = ("sites", f"{muscle}.right")
    visit.answer_all(Said(form, path(row, link), value) for link, value in (ROW | changed).items())


def finish(visit: OpenVisit, form: str = NEEDLING) -> None:
    """Say everything else a needled visit needs."""
    case = case_of(visit)
    for site in all_sites(visit):
        visit.acknowledge(*(hazard_mark(one, site.muscle) for one in site_cautions(visit, site, case).unread))
    inside = sum(int(visit.value(form, site.row[0], "needles") or 0) for site in all_sites(visit) if site.form == form)
    said = [Said(form, path("needles_opened"), inside), Said(form, path("needles_unused"), 0)]
    said += [Said(form, path("sharps"), value=True), *agreeing(visit, Wording(visit, ENGLISH), "spoken")]
    said += [Said("response", path("pain_after"), 3), Said("response", path("adverse_event"), "none")]
    visit.answer_all([*said, Said("assessment", path("own_words"), "Right quadratus lumborum.")])


def blocking(visit: OpenVisit) -> set[str]:
    return {one.sentence for one in open_points(visit) if one.blocks}
