"""One visit after another, answered, taken back, moved, removed, undone and carried at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.rows import PersonRow
from clinic_app.visit.carried import keeping
from clinic_app.visit.carrying import as_last_time, last_treatments
from clinic_app.visit.cautions import case_of, reason_path, site_cautions
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.gates import may_sign
from clinic_app.visit.needling import all_used, putting_in
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.plans import as_the_first
from clinic_app.visit.screening import core_questions
from clinic_app.visit.signing import sign
from clinic_app.visit.site_plan import adding_all, moving, removing_site
from clinic_app.visit.techniques import switch
from clinic_app.visit.treatments import Site, all_sites, given, row_item, sites
from clinic_app.words import Words
from tests.visit.walk import choices
from tests.visit.walk.dangers import dangers
from tests.visit.walk.practitioner import go_on

Gesture = Callable[[OpenVisit, Questionnaire], list[Said]]
ROLES = st.sampled_from(("owner", "student"))
AT_ONCE: tuple[Gesture, ...] = (putting_in, all_used, as_the_first)


class Walk(RuleBasedStateMachine):
    """A practitioner's patient, visit after visit."""

    def __init__(self, clinic: Clinic, words: Words, met: Counter[str]) -> None:
        super().__init__()
        self.clinic, self.words, self.met = clinic, words, met
        self.owner = clinic.person
        name = str(uuid4())[:8]
        self.patient = clinic.add_patient(given_name="Robin", family_name=name, birth_date="1981-05-02", phone="")
        self.visit: OpenVisit
        self.is_ready = False
        self._begin()

    def _begin(self) -> None:
        self.visit = self.clinic.open(self.clinic.begin_visit(self.patient).id)
        if self.visit.past.visits:
            since = {"changed": "no", "unwanted": "nothing"}
            self.visit.answer_all(Said("follow_up", path(link), said) for link, said in since.items())
        self.visit.answer_all(Said("red_flags", where, "no") for _, where in core_questions(self.visit))

    # -- what may be done

    @initialize(form=st.sampled_from((*choices.NEEDLING, *choices.NEEDLING, "massage", "")), steps=st.integers(0, 4))
    def begin_well(self, form: str, steps: int) -> None:
        """Most walks begin near a signature: it is from there that a step aside is dangerous."""
        if form:
            self.visit.answer_all(adding_all(self.visit, self.visit.form(form), [("quadratus_lumborum", "right")]))
            for _ in range(steps):
                go_on(self.visit, 12)

    @rule(
        form=st.sampled_from(choices.TREATMENTS),
        muscles=choices.FEW_MUSCLES,
        side=st.sampled_from(("right", "left", "both")),
    )
    def treat(self, form: str, muscles: set[str], side: str) -> None:
        item = row_item(self.visit.form(form))
        if item is None:
            self.visit.answer(form, path("other_what"), "Cranial touch")
            return
        known = [one for one in sorted(muscles) if item.items[0].option(one)] or [item.items[0].options[0].code]
        self.visit.answer_all(adding_all(self.visit, self.visit.form(form), [(one, side) for one in known]))

    @precondition(lambda self: self._rows())
    @rule(data=st.data())
    def tell_of_a_row(self, data: st.DataObject) -> None:
        site = data.draw(st.sampled_from(self._rows()))
        links = [one for one in choices.ROW if one in self.visit.form(site.form)]
        if links:
            link = data.draw(st.sampled_from(links))
            self.visit.answer(site.form, (*site.row, (link, "")), data.draw(st.sampled_from(choices.ROW[link])))

    @precondition(lambda self: self._rows())
    @rule(data=st.data(), side=st.sampled_from(("right", "left")), away=st.booleans())
    def remove_or_move(self, data: st.DataObject, side: str, *, away: bool) -> None:
        site = data.draw(st.sampled_from(self._rows()))
        self.visit.answer_all(removing_site(self.visit, site) if away else moving(self.visit, site, side))

    @precondition(lambda self: self._needled())
    @rule(data=st.data(), link=st.sampled_from(sorted(choices.TELLS)))
    def tell_of_needles(self, data: st.DataObject, link: str) -> None:
        form = data.draw(st.sampled_from(self._needled()))
        self.visit.answer(form, path(link), data.draw(st.sampled_from(choices.TELLS[link])))

    @precondition(lambda self: self._needled())
    @rule(data=st.data(), gesture=st.sampled_from(AT_ONCE))
    def all_rows_at_once(self, data: st.DataObject, gesture: Gesture) -> None:
        form = self.visit.form(data.draw(st.sampled_from(self._needled())))
        self.visit.answer_all(gesture(self.visit, form))

    @rule(how=st.sampled_from(("plan", "done", "keep")))
    def as_before(self, how: str) -> None:
        if how == "keep":
            for form in given(self.visit):
                self.visit.answer_all(keeping(self.visit, form.id, ()))
        for treatment in last_treatments(self.visit) if how != "keep" else ():
            self.visit.answer_all(as_last_time(treatment, done=how == "done"))

    @rule(
        group=st.sampled_from(sorted(choices.HISTORY)),
        answer=st.sampled_from(("no", "yes", "not_sure")),
        data=st.data(),
    )
    def history(self, group: str, answer: str, data: st.DataObject) -> None:
        self.visit.answer("safety_history", path(group), answer)
        if answer == "yes":
            link = data.draw(st.sampled_from(choices.HISTORY[group]))
            self.visit.answer("safety_history", path(link), data.draw(st.sampled_from(("yes", "no"))))

    @rule(flag=st.sampled_from(choices.FLAGS), answer=st.sampled_from(("yes", "no", "not_sure", None)))
    def flag(self, flag: str, answer: str | None) -> None:
        self.visit.answer("red_flags", path(flag), answer)

    @rule(data=st.data(), said=st.sets(st.sampled_from(sorted(choices.DECIDED))))
    def decide(self, data: st.DataObject, said: set[str]) -> None:
        if up := [one.id for one in self.visit.now.alerts if one.kind == "flag"]:
            row = ("flags", data.draw(st.sampled_from(up)))
            answers = [Said("flag_decisions", path(row, link), choices.DECIDED[link]) for link in sorted(said)]
            self.visit.answer_all(answers)

    @precondition(lambda self: bool(all_sites(self.visit)))
    @rule(reason=st.sampled_from(choices.REASONS), role=ROLES, absolute=st.booleans())
    def give_reasons(self, reason: str | None, role: str, *, absolute: bool) -> None:
        """Give one reason for every rule that fires, or only for those that forbid."""
        case, visit = case_of(self.visit), self.visit
        fires = [(site, one.rule) for site in all_sites(visit) for one in site_cautions(visit, site, case).fires]
        wanted = [(site, one) for site, one in fires if one.level == "absolute" or not absolute]
        visit.author = self._person(role)
        visit.answer_all(Said("precautions", reason_path(one.id, site), reason) for site, one in wanted)
        visit.author = self.owner

    @precondition(lambda self: bool(self._needled()))
    @rule(link=st.sampled_from(choices.FORBIDDING), role=ROLES, reason=st.sampled_from(choices.REASONS))
    def forbidden_but_for_a_reason(self, link: str, role: str, reason: str | None) -> None:
        self.visit.answer_all(Said("safety_history", path(one), "yes") for one in ("needles", link))
        self.give_reasons(reason, role, absolute=True)

    @precondition(lambda self: self.is_ready)
    @rule(harm=st.sampled_from(choices.HARMS))
    def step_aside(self, harm: tuple[str, str, Value]) -> None:
        """Take one answer back, or give one that harms, where all is ready to be signed."""
        form, link, value = harm
        rows = [site for site in self._rows() if link in choices.ROW and link in self.visit.form(site.form)]
        if form:
            self.visit.answer(form, path(link), value)
        elif link in choices.ROW:
            for site in rows[:1]:
                self.visit.answer(site.form, (*site.row, (link, "")), value)
        else:
            for needled in self._needled()[:1]:
                self.visit.answer(needled, path(link), value)

    @precondition(lambda self: self.is_ready and self._needled())
    @rule(data=st.data())
    def one_more_needle(self, data: st.DataObject) -> None:
        """Say that the needles of a row are in after all, where all is ready to be signed."""
        needled = [site for site in self._rows() if site.form in choices.NEEDLING]
        site = data.draw(st.sampled_from(needled))
        self.visit.answer(site.form, (*site.row, ("out", "")), None)

    @rule(technique=st.sampled_from(choices.TECHNIQUES), on=st.booleans())
    def switch_technique(self, technique: str, *, on: bool) -> None:
        switch(self.clinic, technique, on=on)

    @rule(kind=st.sampled_from(choices.KINDS))
    def another_kind(self, kind: str) -> None:
        change_kind(self.visit, kind)

    @rule(back=st.booleans())
    def undo_or_redo(self, *, back: bool) -> None:
        self.met["undone"] += bool(self.visit.undo() if back else self.visit.redo())

    @rule(consent=st.sampled_from(("spoken", "guardian", "refused", "withdrawn", None)))
    def agree(self, consent: str | None) -> None:
        self.visit.answer("consent", path("consent"), consent)

    @rule()
    def restart(self) -> None:
        """Open the visit anew, as after a crash: what stands is what was stored."""
        self.visit = self.clinic.open(self.visit.visit.id)

    @rule(count=st.integers(1, 12))
    def some_of_it(self, count: int) -> None:
        go_on(self.visit, count)

    @rule()
    def all_of_it(self) -> None:
        for _ in range(3):  # one answer may open another question
            go_on(self.visit, 12)

    @rule()
    def sign_it(self) -> None:
        """Sign where that is offered; then the next visit begins with plans from before."""
        try:
            sign(self.visit, self.words)
        except ClinicError:
            assert not may_sign(self.visit)
            return
        self.met["signed"] += 1
        self._check()
        assert isinstance(self.clinic.clock, SetClock)
        self.clinic.clock.advance(days=8)
        self._begin()

    # -- what must never be

    @invariant()
    def nothing_dangerous_can_be_signed(self) -> None:
        self.met["action"] += 1
        self.is_ready = self.visit.is_writable and may_sign(self.visit)
        if self.is_ready:
            self.met["ready"] += 1
            self._check()
        elif next(dangers(self.visit, self.owner.id), None):
            self.met["held"] += 1

    def _check(self) -> None:
        self.met["needled"] += bool(self._needled())
        assert list(dangers(self.visit, self.owner.id)) == []

    # -- what there is

    def _rows(self) -> list[Site]:
        return [site for site in all_sites(self.visit) if site.row]

    def _needled(self) -> list[str]:
        return [form.id for form in given(self.visit) if form.id in choices.NEEDLING and sites(self.visit, form)]

    def _person(self, role: str) -> PersonRow:
        if role == self.owner.role:
            return self.owner
        known = [one for one in self.clinic.record.people.all() if one.role == role]
        if not known:
            known = [replace(self.owner, id=str(uuid4()), name="Sam Fell", role=role)]
            self.clinic.record.people.add(known[0])
        return known[0]
