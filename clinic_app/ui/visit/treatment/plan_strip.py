"""The plans of all rows of a treatment at once: kept, or kept with the needles in now, each with one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.carried import keeping, untouched
from clinic_app.visit.cautions import SiteCautions, is_locked
from clinic_app.visit.needling import lacks, putting_in, waiting
from clinic_app.visit.plans import as_the_first, untouched_set_up
from clinic_app.visit.treatments import is_needling, sites


class PlanStrip(QWidget):
    """Stands while there is a plan to keep, needles to go in, or a row that could have the first one's plan.

    Attributes:
        in_now: Says that the needles of all planned rows are in, just as planned.
        keep: Makes every planned value today's.
        as_first: Gives the rows without a plan the first row's.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        words = desk.words
        self._strip = Strip("carried", "", inside=True, parent=self)
        self.in_now = Button("", role="main", icon="needle", parent=self._strip)
        self.keep = Button("", name=words("treating.keep_name", treatment=form.title), parent=self._strip)
        self.as_first = Button(words("treating.as_first"), icon="content-copy", parent=self._strip)
        for button, do in ((self.in_now, self._in_now), (self.keep, self._keep), (self.as_first, self._as_first)):
            button.clicked.connect(do)
            self._strip.add_action(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._strip)
        self.hide()

    def show_cautions(self, said: Sequence[SiteCautions]) -> None:
        """Offer what can be done with all rows now."""
        visit, form = self._desk.visit, self._form
        planned = [site for site in sites(visit, form) if untouched(visit, form.id, site.row)]
        values = len(untouched(visit, form.id))
        ready = [site for site in waiting(visit, form) if not lacks(visit, site)] if is_needling(form) else []
        bare = as_the_first(visit, form)
        held = any(one.unread or is_locked(visit, one) for one in said)
        self.in_now.setVisible(bool(ready))
        self.in_now.setEnabled(not held)
        self.in_now.set_words(self._desk.words("treating.in_like_this", count=len(ready)))
        self.keep.setVisible(values > 0 and (len(planned) != 1 or bool(untouched_set_up(visit, form))))
        self.keep.set_words(self._desk.words("treating.keep_values", count=values))
        self.as_first.setVisible(bool(bare))
        self._say(len(planned), len(ready), bare=bool(bare), held=held)
        offers = bool(ready or bare or values)
        self.setVisible(offers and visit.is_writable)

    def _say(self, planned: int, ready: int, *, bare: bool, held: bool) -> None:
        words = self._desk.words
        self._strip.set_level("carried" if planned else "info")
        lead = words("treating.planned", count=planned) if planned else ""
        if held and ready:
            rest = words("treating.held")
        elif planned or not (ready or bare):
            rest = words("treatment.not_in_note")
        else:
            rest = words("treating.needles_not_in") if ready else words("treating.no_plan")
        self._strip.set_words(lead, rest)
        self.in_now.setAccessibleDescription(rest if held else "")

    def _in_now(self) -> None:
        self._desk.answer_all(putting_in(self._desk.visit, self._form))

    def _keep(self) -> None:
        self._desk.answer_all(keeping(self._desk.visit, self._form.id, ()))

    def _as_first(self) -> None:
        self._desk.answer_all(as_the_first(self._desk.visit, self._form))
