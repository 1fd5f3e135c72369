"""A patient's visits as rows, newest first, each with its small map and what was done; older ones when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.ui.chart.small_map import SmallMap, marks_of
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.contacts import of_visit
from clinic_app.ui.problems.problem_chips import ProblemChips
from clinic_app.ui.timeline.course_view import CourseView
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.glance import opened
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.past import COUNTED
from clinic_app.visit.problems import seen
from clinic_app.visit.progress import Step, course
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow


class VisitRows:
    """Makes what stands on a patient's timeline.

    Attributes:
        visits: All visits, newest first.
    """

    def __init__(self, clinic: Clinic, patient: PatientRow) -> None:
        self._clinic = clinic
        self._is_open = clinic.may_read(patient.id)
        self.visits = clinic.visits_of(patient)

    def course(self, parent: QWidget) -> CourseView | None:
        """Return the trend, or nothing where nobody was seen yet."""
        newest = self._newest
        return None if newest is None else CourseView(newest, self._steps, self._clinic.words, parent)

    def problems(self, parent: QWidget) -> ProblemChips | None:
        """Return the patient's problems, or nothing where there are none yet."""
        newest = self._newest
        if newest is None or not seen(newest):
            return None
        return ProblemChips(newest, self._clinic.words, parent)

    def row(self, place: int, parent: QWidget) -> ContactRow:
        """Return the row of a visit by its place in ``visits``."""
        visit = self.visits[place]
        step = self._by_visit.get(visit.id)
        contact = of_visit(self._clinic, visit, len(self.visits) - place, self._done(step))
        return ContactRow(contact, parent, picture=self._map(step, parent))

    @cached_property
    def _newest(self) -> OpenVisit | None:
        """The newest visit in which somebody was seen, opened to read; none where reading is not this person's."""
        if not self._is_open:
            return None
        seen = (one for one in self.visits if one.state in COUNTED and _is_visit(one))
        newest = next(seen, None)
        return None if newest is None else opened(self._clinic, newest)

    @cached_property
    def _steps(self) -> list[Step]:
        return course(self._newest) if self._newest is not None else []

    @cached_property
    def _by_visit(self) -> dict[str, Step]:
        return {step.visit.id: step for step in self._steps}

    def _map(self, step: Step | None, parent: QWidget) -> SmallMap:
        if step is None or not step.areas:
            return SmallMap((), self._clinic.words("around.no_map"), parent)
        named = [self._wording.area(area.row, area.pain) for area in step.areas]
        return SmallMap(marks_of(step.areas, shipped_chart()), "; ".join(named), parent)

    def _done(self, step: Step | None) -> str:
        """Return how strong the worst area was and what was given."""
        if step is None:
            return ""
        words, forms, pain = self._clinic.words, self._clinic.reference.forms, step.pain()
        strong = words("around.pain_of_ten", number=pain) if pain is not None else ""
        return " · ".join(one for one in (strong, *(forms[form].title for form in step.treatments)) if one)

    @cached_property
    def _wording(self) -> Wording:
        if self._newest is None:
            raise ValueError("nobody was seen yet")
        return Wording(self._newest, self._clinic.words)


def _is_visit(row: VisitRow) -> bool:
    return row.kind == "visit"
