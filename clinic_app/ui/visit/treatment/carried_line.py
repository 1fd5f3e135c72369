"""A row's plan from before: from when, and one press that keeps all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import place_name, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit import plans
from clinic_app.visit.carried import keeping, untouched
from clinic_app.visit.treatments import Site


class CarriedLine(QWidget):
    """Stands while anything of the row is carried and untouched.

    Attributes:
        keep: Makes all of it today's.
    """

    def __init__(self, desk: Desk, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, site
        line = FlowLayout(self, across=8, down=2)
        line.addWidget(IconMark("history", colour="on_carried_soft", px=18, parent=self))
        self._said = Label("", "small", tone="on_carried_soft", parent=self)
        name = desk.words("treatment.keep_name", muscle=place_name(desk, site), side=side_word(desk, site.side)).strip()
        self.keep = Button("", role="quiet", name=name, parent=self)
        self.keep.clicked.connect(self._keep)
        for part in (self._said, self.keep):
            line.addWidget(part)
        self.setSizePolicy(wrapping())
        self.refresh()

    def refresh(self) -> None:
        """Say where the plan comes from, and how much of it is untouched."""
        words, site = self._desk.words, self._site
        paths = untouched(self._desk.visit, site.form, site.row)
        self.setVisible(bool(paths))
        if not paths:
            return
        origin, earlier = plans.origin(self._desk.visit, site, paths[0])
        if earlier is not None:
            lead = words("treatment.from_visit", day=self._desk.wording.day(earlier.care.local.date()))
        else:
            lead = words("treatment.from_above" if origin == "above" else f"treating.from_{origin}")
        self._said.setText(lead)
        self.keep.set_words(words("treatment.keep", count=len(paths)))
        self.keep.setVisible(self._desk.visit.is_writable)

    def _keep(self) -> None:
        self._desk.answer_all(keeping(self._desk.visit, self._site.form, self._site.row))
