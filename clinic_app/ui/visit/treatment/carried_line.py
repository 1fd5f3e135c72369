"""A row's plan from before: from when, and one press that keeps all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import muscle_name, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.carried import keeping, untouched
from clinic_app.visit.site_plan import carried_from
from clinic_app.visit.treatments import Site


class CarriedLine(QWidget):
    """Stands while anything of the row is carried and untouched.

    Attributes:
        keep: Makes all of it today's.
    """

    def __init__(self, desk: Desk, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, site
        self._strip = Strip("carried", "", parent=self)
        names = {"muscle": muscle_name(desk, site.muscle), "side": side_word(desk, site.side)}
        self.keep = Button("", name=desk.words("treatment.keep_name", **names).strip(), parent=self._strip)
        self.keep.clicked.connect(self._keep)
        self._strip.add_action(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.refresh()

    def refresh(self) -> None:
        """Say where the plan comes from, and how much of it is untouched."""
        words, site = self._desk.words, self._site
        paths = untouched(self._desk.visit, site.form, site.row)
        self.setVisible(bool(paths))
        if not paths:
            return
        earlier = carried_from(self._desk.visit, site.form, paths[0])
        if earlier is None:
            lead = words("treatment.from_above")
        else:
            lead = words("treatment.from_visit", day=self._desk.wording.day(earlier.care.local.date()))
        self._strip.set_words(lead, words("treatment.not_in_note"))
        self.keep.set_words(words("treatment.keep", count=len(paths)))
        self.keep.setVisible(self._desk.visit.is_writable)

    def _keep(self) -> None:
        self._desk.answer_all(keeping(self._desk.visit, self._site.form, self._site.row))
