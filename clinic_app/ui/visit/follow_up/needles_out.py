"""What needled sites still have to tell today: out, ticked per site; what was seen; needles opened; sharps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.follow_up.was_before import WasBefore
from clinic_app.ui.visit.site_words import muscle_name
from clinic_app.ui.visit.treatment.needle_timing import NeedleTiming
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import NEEDLING, Site, given, needle_count, sites

SEEN = ("twitch", "bleeding")
DWELL = "dwell_seconds"
OPENED, UNUSED, SHARPS = "needles_opened", "needles_unused", "sharps"


class NeedlesOut(QWidget):
    """Every needled site with its time and its tick; below them what is counted once.

    Attributes:
        sites: The time and the tick of each site, by row id.
        questions: The questions by linkId, those of a site by row id and linkId.
        all_used: Says that as many were opened as are in, and none is left over.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sites: dict[str, NeedleTiming] = {}
        self.questions: dict[tuple[str, str], Question] = {}
        self.all_used: Button | None = None
        self._shown: list[Site] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the sites as they are; those that stay keep what is typed in them."""
        visit = self._desk.visit
        needled = [form for form in given(visit) if NEEDLING in form.safety_groups]
        found = [site for form in needled for site in sites(visit, form)]
        if found != self._shown:
            self._shown = found
            self._build(needled, found)
        for timing in self.sites.values():
            timing.refresh()
        for site in found:
            show_where(self._question(site.row[-1][1], DWELL), wanted=not self.sites[site.row[-1][1]].is_running)
        self._show_counts(needled)
        show_where(self, wanted=bool(found))

    def focus(self, form_id: str, where: Path) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        needled = self._shown and self._shown[0].form == form_id
        row, link = (where[0][1] if len(where) > 1 else "", where[-1][0]) if where else ("", "")
        target: QWidget | None = self.questions.get((row, link)) if needled else None
        if needled and link == "out" and row in self.sites:
            timing = self.sites[row]
            target = timing.finish if timing.is_running else timing.ticked
        if target is None or not target.isVisibleTo(self):
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _question(self, row: str, link: str) -> Question:
        return self.questions[row, link]

    def _build(self, forms: list[Questionnaire], found: list[Site]) -> None:
        clear(self._column)
        self.sites, self.questions, self.all_used = {}, {}, None
        for site in found:
            self._add_site(site)
        for form in forms:
            self._add_counts(form)

    def _add_site(self, site: Site) -> None:
        desk, row = self._desk, site.row[-1][1]
        self._column.addWidget(WasBefore(desk, muscle_name(desk, site.muscle), site.side, "", self))
        self.sites[row] = NeedleTiming(desk, site, self)
        self._column.addWidget(self.sites[row])
        form = desk.visit.form(site.form)
        for link in (DWELL, *SEEN):
            self.questions[row, link] = Question(desk, site.form, form.item(link), site.row, self)
            self._column.addWidget(self.questions[row, link])

    def _add_counts(self, form: Questionnaire) -> None:
        self.all_used = Button("", parent=self)
        self.all_used.clicked.connect(partial(self._all_used, form.id))
        self._column.addWidget(self.all_used)
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=12, down=4)
        for link in (OPENED, UNUSED):
            self.questions["", link] = Cell(self._desk, form.id, form.item(link), parent=held)
            flow.addWidget(self.questions["", link])
        self._column.addWidget(held)
        self.questions["", SHARPS] = Question(self._desk, form.id, form.item(SHARPS), parent=self)
        self._column.addWidget(self.questions["", SHARPS])

    def _show_counts(self, forms: list[Questionnaire]) -> None:
        """Offer the usual answer as long as nobody has counted; it says both numbers before it is pressed."""
        visit, inside = self._desk.visit, needle_count(self._desk.visit).inside
        if self.all_used is None:
            return
        counted = any(visit.value(form.id, link) is not None for form in forms for link in (OPENED, UNUSED))
        self.all_used.set_words(self._desk.words("follow_up_page.all_used", count=inside))
        show_where(self.all_used, wanted=bool(inside) and not counted and visit.is_writable)

    def _all_used(self, form_id: str) -> None:
        inside = needle_count(self._desk.visit).inside
        self._desk.answer_all([Said(form_id, path(OPENED), inside), Said(form_id, path(UNUSED), 0)])
