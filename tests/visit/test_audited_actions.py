"""Every audited action leaves one entry, no more and no fewer, through the calls that the window itself makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange import breach, note_check
from clinic_app.exchange.bundle_in import read_bundle
from clinic_app.exchange.copy_for_person import PARTS, CopyOrder, PersonCopy
from clinic_app.exchange.exact_json import read_json
from clinic_app.exchange.leaving import leave
from clinic_app.exchange.plan import carry_out, planned, take_back
from clinic_app.exchange.retention import hold
from clinic_app.reading import Reading
from clinic_app.records import chain
from clinic_app.records.events import Wanted
from clinic_app.records.rows import PatientRow, PersonRow
from clinic_app.visit import amendments, audit, emergency, givers, people, registration, signing, techniques
from clinic_app.visit.calling import begin_call
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.cosigning import cosign
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.guard import unguarded
from clinic_app.visit.kept import keep_document
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.opening import NewClinic, make_record, note, note_sign_in, open_clinic
from clinic_app.visit.presence import set_presence
from clinic_app.words import Words
from tests import proofs
from tests.conftest import QUICK
from tests.visit.treating import begin, finish, needle

PASSWORD = "correct horse battery"  # noqa: S105
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}
BUNDLE = b"""{"resourceType": "Bundle", "entry": [{"resource":
  {"resourceType": "Patient", "id": "p", "birthDate": "1980-01-01", "name": [{"family": "NAME"}]}}]}"""
TOLD = Disclosure("Dr Example", "goes on there")


@dataclass
class Scene:
    """A clinic with its owner signed on, in which each action finds what it needs."""

    clinic: Clinic
    folder: Path
    made: int = field(default=0)

    def patient(self) -> PatientRow:
        self.made += 1
        name = f"Field{'abcdefghijklmnopqrstuvwxyz'[self.made % 26]}{self.made}"
        return self.clinic.add_patient(given_name="Robin", family_name=name, birth_date="1981-05-02", phone="1")

    def draft(self) -> OpenVisit:
        return self.clinic.open(self.clinic.begin_visit(self.patient()).id)

    def ready(self, clinic: Clinic | None = None) -> OpenVisit:
        self.made += 1
        visit = begin(clinic or self.clinic, f"Ready{self.made}")
        needle(visit)
        finish(visit)
        return visit

    def signed(self, clinic: Clinic | None = None) -> OpenVisit:
        visit = self.ready(clinic)
        signing.sign(visit, self.clinic.words)
        return visit

    def place(self, ending: str = "") -> Path:
        self.made += 1
        return self.folder / f"out {self.made}{ending}"

    def of(self, role: str) -> Clinic:
        """Return the clinic with somebody of another role signed on."""
        self.made += 1
        person = PersonRow(f"{role}{self.made}", "Kim Reed", role, self.clinic.clock(), "Physiotherapist")
        unguarded(self.clinic.record).people.add(person)
        return replace(self.clinic, person=person, in_emergency=None)


#: Prepares whatever is needed and returns the action itself.
Prepare = Callable[[Scene], Callable[[], object]]


def _merging(scene: Scene) -> Callable[[], object]:
    first, second = scene.patient(), scene.patient()
    return lambda: registration.merge(scene.clinic, second, first)


def _parting(scene: Scene) -> Callable[[], object]:
    first, second = scene.patient(), scene.patient()
    registration.merge(scene.clinic, second, first)
    ((merged, _),) = registration.mergings(scene.clinic, first)
    return lambda: registration.part(scene.clinic, merged)


def _moving(scene: Scene) -> Callable[[], object]:
    visit, to = scene.draft().visit, scene.patient()
    return lambda: registration.move(scene.clinic, visit, to)


def _cosigning(scene: Scene) -> Callable[[], object]:
    visit = scene.clinic.open(scene.signed(scene.of("student")).visit.id)
    return lambda: cosign(visit)


def _adding(kind: str, request: str = "") -> Prepare:
    def prepared(scene: Scene) -> Callable[[], object]:
        visit = scene.signed()
        return lambda: signing.add(visit, kind, "Small bruise.", "patient phoned", request)

    return prepared


def _copying(scene: Scene) -> Callable[[], object]:
    visit = scene.signed()
    patient = scene.clinic.record.patients.get(str(visit.visit.patient))
    day = visit.visit.care.local.date()
    order = CopyOrder(day, day, frozenset(PARTS), patient.name, "asked for it", "passport")
    return lambda: PersonCopy(scene.clinic, patient).write(scene.place(), order)


def _importing(scene: Scene) -> Callable[[], str]:
    clinic, content = scene.clinic, BUNDLE.replace(b"NAME", str(scene.place()).encode())
    plan = planned(clinic.record, "x.json", content, read_bundle(read_json(content)))
    return lambda: carry_out(plan, clinic.record, clinic.person, clinic.clock())


def _taking_back(scene: Scene) -> Callable[[], object]:
    clinic = scene.clinic
    _importing(scene)()
    told = clinic.record.events.of_kind("imported")[-1]
    return lambda: take_back(clinic.record, told, clinic.person, clinic.clock())


def _checking_notes(scene: Scene) -> Callable[[], object]:
    visit = scene.signed()
    day = visit.visit.care.local.date()
    return lambda: note_check.check(scene.clinic, day, day, 1, 1)


def _passing(scene: Scene, reason: str = "asked and weighed") -> Callable[[], object]:
    visit = scene.draft()
    where = path(("passed", "dn_anticoagulant~dry_needling~quadratus_lumborum.right"), "rule_reason")
    return lambda: visit.answer("precautions", where, reason)


def _reviewing(scene: Scene) -> Callable[[], object]:
    return lambda: scene.clinic.mark_reviewed("muscles", "quadratus_lumborum")


def _taking_review_back(scene: Scene) -> Callable[[], object]:
    scene.clinic.mark_reviewed("muscles", "gluteus_medius")
    return lambda: scene.clinic.take_review_back("muscles", "gluteus_medius")


def _new_person(scene: Scene) -> PersonRow:
    scene.made += 1
    about = people.About(f"Kim Reed {scene.made}", "practitioner")
    return people.add_person(scene.clinic, about, f"{scene.made} slow green rivers")


def _changing_person(scene: Scene) -> Callable[[], object]:
    person = _new_person(scene)
    return lambda: people.change_person(scene.clinic, person.id, replace(people.about(person), role="assistant"))


def _letting_go(scene: Scene) -> Callable[[], object]:
    person = _new_person(scene)
    return lambda: people.let_go(scene.clinic, person.id)


def _new_password(scene: Scene) -> Callable[[], object]:
    person = _new_person(scene)
    return lambda: people.give_first_password(scene.clinic, person.id, "nine slow green rivers")


def _in_emergency(scene: Scene) -> Callable[[], object]:
    clinic, patient = scene.of("reception"), scene.patient()
    return lambda: emergency.open_in_emergency(clinic, patient.id, "collapsed at the desk")


def _seen(scene: Scene) -> Callable[[], object]:
    _in_emergency(scene)()
    opening = emergency.not_seen_yet(scene.clinic)[-1]
    return lambda: emergency.acknowledge(scene.clinic, opening)


def _refused(scene: Scene) -> Callable[[], object]:
    clinic, visit = scene.of("reception"), scene.draft().visit

    def tried() -> None:
        with pytest.raises(ClinicError):
            clinic.record.answers.of_visit(visit.id)

    return tried


def _listing_loss(scene: Scene) -> Callable[[], object]:
    day = scene.clinic.clock().local.date()
    return lambda: breach.found(scene.clinic, breach.Loss("a laptop", day - timedelta(days=1), day))


def _hazard(scene: Scene) -> Callable[[], object]:
    visit = scene.draft()
    return lambda: visit.acknowledge("kidney~quadratus_lumborum.right")


def _with(do: Callable[[Scene, PatientRow], object]) -> Prepare:
    def prepared(scene: Scene) -> Callable[[], object]:
        patient = scene.patient()
        return lambda: do(scene, patient)

    return prepared


def _of_draft(do: Callable[[Scene, OpenVisit], object]) -> Prepare:
    def prepared(scene: Scene) -> Callable[[], object]:
        visit = scene.draft()
        return lambda: do(scene, visit)

    return prepared


def _plainly(do: Callable[[Scene], object]) -> Prepare:
    return lambda scene: lambda: do(scene)


def _signing(scene: Scene) -> Callable[[], object]:
    visit = scene.ready()
    return lambda: signing.sign(visit, scene.clinic.words)


#: Each action and what it leaves: one entry, or one about each of two patients.
ACTIONS: dict[str, tuple[Prepare, tuple[str, ...]]] = {
    "look at a patient": (_with(lambda scene, one: scene.clinic.look_at(one.id)), ("patient_viewed",)),
    "look at a visit": (_of_draft(lambda scene, one: scene.clinic.open(one.visit.id)), ("viewed",)),
    "register": (_plainly(lambda scene: scene.patient()), ("patient_added",)),
    "change details": (
        _with(lambda scene, one: registration.change(scene.clinic, one, {"email": "a@example.org"})),
        ("patient_changed",),
    ),
    "put a name right": (
        _with(lambda scene, one: registration.change_identity(scene.clinic, one, given_name="Robyn")),
        ("patient_changed",),
    ),
    "make two one": (_merging, ("patients_merged", "second_entry")),
    "take two apart": (_parting, ("patients_parted", "second_entry")),
    "move a visit": (_moving, ("visit_moved",)),
    "begin a visit": (_with(lambda scene, one: scene.clinic.begin_visit(one)), ("visit_added",)),
    "note a call": (
        _with(lambda scene, one: begin_call(scene.clinic, one, "asks for a time")),
        ("visit_added", "viewed"),
    ),
    "say who is here": (
        _of_draft(lambda scene, one: set_presence(scene.clinic, one.visit.id, "arrived")),
        ("presence",),
    ),
    "change the kind": (_of_draft(lambda _, one: change_kind(one, "cancelled")), ("kind_changed",)),
    "go past a rule": (_passing, ("rule_passed",)),
    "hold a rule again": (lambda scene: _passing(scene, " "), ("rule_held_again",)),
    "read a hazard": (_hazard, ("hazard_read",)),
    "sign": (_signing, ("signed", "problem_added", "problem_renamed")),  # what it is about is settled with it
    "sign beside": (_cosigning, ("cosigned",)),
    "add below": (_adding(amendments.ADDENDUM), ("addendum",)),
    "accept a request": (_adding(amendments.ADDENDUM, amendments.ACCEPTED), ("addendum",)),
    "refuse a request": (_adding(amendments.ADDENDUM, amendments.REFUSED), ("addendum",)),
    "enter as an error": (_adding(signing.IN_ERROR), ("entered_in_error",)),
    "keep a page": (_of_draft(lambda _, one: keep_document(one, "note", "Note", b"%PDF-")), ("document_kept",)),
    "leave with everything": (_plainly(lambda scene: leave(scene.clinic, scene.place(), TOLD)), ("exported",)),
    "leave with one": (_with(lambda scene, one: leave(scene.clinic, scene.place(), TOLD, one)), ("exported",)),
    "give a copy": (_copying, ("copy_given",)),
    "take in": (_importing, ("imported",)),
    "take an import back": (_taking_back, ("import_undone",)),
    "check notes": (_checking_notes, ("notes_checked",)),
    "hold back from erasing": (_with(lambda scene, one: hold(scene.clinic, one, "a claim")), ("patient_changed",)),
    "add a person": (_plainly(_new_person), ("person_added",)),
    "change somebody's rights": (_changing_person, ("rights_changed",)),
    "let somebody go": (_letting_go, ("rights_changed",)),
    "give a password": (_new_password, ("password_changed",)),
    "change settings": (
        _plainly(lambda scene: scene.clinic.set(phone=f"01632 {scene.made}", emergency="112")),
        ("settings_changed",),
    ),
    "switch a technique": (
        _plainly(
            lambda scene: techniques.switch(scene.clinic, techniques.all_techniques(scene.clinic)[0][0].id, on=False)
        ),
        ("technique_switched",),
    ),
    "leave a treatment to somebody": (
        _plainly(lambda scene: givers.leave_to(scene.clinic, scene.clinic.person.id, "dry_needling", theirs=False)),
        ("treatment_left_to",),
    ),
    "review": (_reviewing, ("knowledge_reviewed",)),
    "take a review back": (_taking_review_back, ("knowledge_review_taken_back",)),
    "open in an emergency": (_in_emergency, ("emergency_access",)),
    "look at an emergency opening": (_seen, ("emergency_seen",)),
    "be refused": (_refused, ("refused",)),
    "sign in": (_plainly(lambda scene: note_sign_in(scene.clinic, 0)), ("signed_in",)),
    "sign in after slips": (_plainly(lambda scene: note_sign_in(scene.clinic, 2)), ("sign_in_refused", "signed_in")),
    "sign out": (_plainly(lambda scene: note(scene.clinic, "signed_out")), ("signed_out",)),
    "read the audit": (
        _plainly(lambda scene: audit.note_that_it_was_read(scene.clinic, Wanted())),
        ("audit_read",),
    ),
    "list what a lost laptop held": (_listing_loss, ("loss_listed",)),
}
#: What is done in the window, on paper or in a folder only, with the tests that look for its entry there.
ELSEWHERE = {
    "printed": "`ui/printing/test_what_left.py`",
    "print_failed": "`ui/printing/test_what_left.py`",
    "locked": "`ui/people/test_keeper.py`",
    "unlocked": "`ui/people/test_keeper.py`",
    "backup_asked": "`ui/backup/test_keeping.py::test_who_did_what_by_patient_and_time_and_what_was_given_out`",
    "record_checked": "`ui/backup/test_keeping.py::test_the_card_lists_them_makes_one_more_and_checks_the_record`",
    "restored": "`ui/backup/test_keeping.py::test_restoring_closes_the_clinic_and_brings_back_what_was`",
    "tail_lost": "`ui/backup/test_keeping.py::test_a_lost_tail_is_told_until_somebody_has_read_it`",
    "erased": "`exchange/test_erasing.py::test_what_remains_says_nothing_and_everything_else_stays`",
    "key_changed": "`records/test_rekeying.py`",
    "record_taken_in": "`exchange/test_leaving.py::test_a_record_comes_back_equal_field_by_field`",
    "closed_for_leaver": "`visit/test_people.py`",
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("audited")
    clock = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))
    made = NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD)
    make_record(folder / "record", made, clock, QUICK)
    clinic = open_clinic(folder / "record", PASSWORD, reading.reference, words, clock)
    yield Scene(clinic, folder)
    clinic.record.close()


def events(scene: Scene) -> list[str]:
    """Return the kinds of all events, in order."""
    return [one.kind for one in unguarded(scene.clinic.record).events.found(Wanted())][::-1]


@pytest.mark.parametrize("action", ACTIONS)
def test_it_leaves_one_entry(scene: Scene, action: str) -> None:
    prepare, kinds = ACTIONS[action]
    do = prepare(scene)
    before = events(scene)
    do()
    assert sorted(events(scene)[len(before) :]) == sorted(kinds)


def test_an_answer_is_one_link_of_the_same_chain_and_no_event(scene: Scene) -> None:
    visit = scene.draft()
    before, links = events(scene), _links(scene)
    visit.answer("intake", path("complaint"), "It began after moving house.")
    assert events(scene) == before
    assert _links(scene) == links + 1


def _links(scene: Scene) -> int:
    with unguarded(scene.clinic.record).read() as connection:
        return chain.head(connection).seq


def test_every_kind_the_list_has_words_for_is_looked_for_somewhere(words: Words) -> None:
    known = {one.removeprefix(audit.KINDS) for one in words if one.startswith(audit.KINDS)}
    looked_for = {kind for _, kinds in ACTIONS.values() for kind in kinds} | set(ELSEWHERE)
    assert looked_for <= known
    for kind, proof in ELSEWHERE.items():
        assert proofs.named(proof), kind
        assert not proofs.missing(proof), kind
