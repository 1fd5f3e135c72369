"""When care began and ended: one press says both."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.visit.open_visit import Said, path

FORM = "visit_details"


class CareTimesOffer(QWidget):
    """A button that says that care began when the visit did and ends now; gone once either was said.

    Attributes:
        take: The button.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.take = Button("", role="more", parent=self)
        self.take.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.take)
        row.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Offer the beginning that is known."""
        visit = self._desk.visit
        said = any(visit.value(FORM, link) is not None for link in ("started", "ended"))
        self.setVisible(visit.is_writable and not said)
        self.take.set_words(self._desk.words("plan.times", began=f"{visit.visit.care.local:%H:%M}"))

    def _take(self) -> None:
        began, now = self._desk.visit.visit.care.local, self._desk.clinic.clock().local
        self._desk.answer_all(
            [Said(FORM, path("started"), f"{began:%H:%M}"), Said(FORM, path("ended"), f"{now:%H:%M}")],
        )
