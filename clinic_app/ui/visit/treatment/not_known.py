"""What was not asked or nobody was sure of: no rule counts it as absent."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.findings import parse
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.cautions import SiteCautions, blocks_unknown, not_known

BEFORE: tuple[str, str, Path] = ("safety", "safety_history", ())


class NotKnown(QWidget):
    """How many points, whether signing waits for them, and the button to the questions."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = Strip("warn", "", icon="help-circle-outline", inside=True, parent=self)
        self.ask = Button(desk.words("treatment.ask_them"), parent=self._strip)
        self.ask.clicked.connect(self._ask)
        self._target: tuple[str, str, Path] = BEFORE
        self._strip.add_action(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.hide()

    @property
    def offered(self) -> tuple[Button, ...]:
        """The button to the questions, while it is offered."""
        return () if self.isHidden() else (self.ask,)

    def show_cautions(self, said: SiteCautions) -> None:
        """Count the points of a site's undecided rules."""
        points = not_known(said)
        blocks = blocks_unknown(self._desk.visit, said.site)
        self.setVisible(bool(points))
        if points:
            words = self._desk.words
            self._target = self._asked_at(said.site.form, points)
            self.ask.set_words(words("treatment.ask_them" if self._target == BEFORE else "treating.ask_here"))
            self._strip.set_level("warn" if blocks else "info")
            rest = words("treatment.not_known_blocks") if blocks else ""
            self._strip.set_words(words("treatment.not_known", count=len(points)), rest)

    def _asked_at(self, form_id: str, points: tuple[str, ...]) -> tuple[str, str, Path]:
        """Return where to ask: the treatment's own form where it asks any of the points, else *before treating*."""
        for item, _ in self._desk.visit.form(form_id).walk():
            given = {parse(one).id for option in item.options for one in option.findings}
            if not given.isdisjoint(points):
                return "treatment", form_id, ((item.link_id, ""),)
        return BEFORE

    def _ask(self) -> None:
        self._desk.show(*self._target)
