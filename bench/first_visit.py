"""A first visit, answered step by step as the pages would; the steps are in ``first_visit.yaml``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from clinic_app.data_files import load
from clinic_app.demo.record import said_in
from clinic_app.ui.chart.map_answers import FORM, clearing, row_path
from clinic_app.ui.desk import Desk
from clinic_app.visit import consent
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.screening import questions, unanswered
from clinic_app.visit.treatments import NEEDLING, STARTED, all_sites

STEPS = Path(__file__).with_suffix(".yaml")


class FirstVisit:
    """Gives the answers of a first visit through the desk it lies on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = load(STEPS)

    def give(self, step: str) -> None:
        """Give all answers of a step.

        Raises:
            KeyError: There is no such step, or a form has no such question.
        """
        for form_id, tree in self._steps[step].items():
            self._desk.answer_all(said_in(self._desk.visit.form(form_id), tree))
        if consent.FORM in self._steps[step]:
            self._desk.answer_all(consent.covering(self._desk.visit, self._desk.wording))

    def agree_to_all(self) -> None:
        """Let consent name everything that is treated, and the sensitive areas among it."""
        visit = self._desk.visit
        self._desk.answer_all(consent.covering(visit, self._desk.wording))
        self._desk.answer_all(Said(consent.FORM, path(one), "spoken") for one in consent.sensitive_areas(visit))

    def mark(self, row: str, intensity: int, kind: str) -> None:
        """Mark an area."""
        said = [Said(FORM, row_path(row), row), Said(FORM, row_path(row, "intensity"), intensity)]
        self._desk.answer_all([*said, Said(FORM, row_path(row, "kind"), kind)])

    def clear(self, row: str) -> None:
        """Take an area off."""
        self._desk.answer_all(clearing(row))

    def answer_safety_questions(self) -> None:
        """Answer every safety question asked, and not answered yet, with no."""
        visit = self._desk.visit
        while still_open := unanswered(visit, questions(visit)):  # one answer may bring up another question
            self._desk.answer_all(Said("red_flags", where, "no") for _, where in still_open)

    def answer_before_treating(self) -> None:
        """Answer the six questions before treating with no."""
        items = self._desk.visit.form("safety_history").items
        self._desk.answer_all(Said("safety_history", path(item.link_id), "no") for item in items)

    def put_needles_in(self, minutes: float) -> None:
        """Say that the needles have been in for some minutes, once what is to be minded at each site was read."""
        visit = self._desk.visit
        case = case_of(visit)
        for site in all_sites(visit):
            for hazard in site_cautions(visit, site, case).unread:
                self._desk.acknowledge(hazard_mark(hazard, site.muscle))
        since = (visit.clock().utc - timedelta(minutes=minutes)).isoformat()
        needled = [one for one in all_sites(visit) if NEEDLING in visit.form(one.form).safety_groups]
        self._desk.answer_all(Said(one.form, (*one.row, STARTED), since) for one in needled)
