"""Needles out, ticked per site; opened, unused and sharps beside it: clicks of their own, never joined."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.treatments import NEEDLING, Site, given, sites

COUNTED = ("needles_opened", "needles_unused", "sharps")
SEEN = ("twitch", "dwell_seconds", "out")


class NeedlesOut(QWidget):
    """What a needled site still has to tell today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._built: set[tuple[str, str]] = set()
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Add the sites that came."""
        for form in given(self._desk.visit):
            if NEEDLING not in form.safety_groups:
                continue
            for site in sites(self._desk.visit, form):
                key = (form.id, site.row[-1][1])
                if key not in self._built:
                    self._built.add(key)
                    self._add(site)
            if self._built and (form.id, "") not in self._built:
                self._built.add((form.id, ""))
                for link in COUNTED:
                    self._column.addWidget(Question(self._desk, form.id, form.item(link), parent=self))

    def _add(self, site: Site) -> None:
        form = self._desk.visit.form(site.form)
        name = self._desk.wording.row(site.row[-1][1])
        self._column.insertWidget(self._column.count(), Label(name, "label", parent=self))
        for link in SEEN:
            self._column.addWidget(Question(self._desk, site.form, form.item(link), site.row, self))
