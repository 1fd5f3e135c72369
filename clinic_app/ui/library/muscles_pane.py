"""The muscles: list, chart and page beside each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.forms.findings import Side
from clinic_app.ui import theme as themes
from clinic_app.ui.library.muscle_card import MuscleCard
from clinic_app.ui.library.muscle_index import MuscleIndex
from clinic_app.ui.library.referral_card import ReferralCard
from clinic_app.visit.clinic import Clinic

INDEX_PX = 236


class MusclesPane(QWidget):
    """Choose a muscle at the left, see where it is felt in the middle, read about it at the right.

    Attributes:
        reviewed: A review mark was set or taken back.
        index, referral, card: The three cards.
        muscle: The muscle that is read about.
    """

    reviewed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.index = MuscleIndex(clinic, self)
        self.referral = ReferralCard(clinic, self)
        self.card = MuscleCard(clinic, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self.index)
        row.addWidget(self.referral, 36)
        row.addWidget(self.card, 54)
        self.index.chosen.connect(self.show_muscle)
        self.card.muscle_asked.connect(self.show_muscle)
        self.card.reviewed.connect(self.reviewed)
        self.referral.side_chosen.connect(self._show_side)
        self.referral.zone_asked.connect(self._show_zone)
        self._share_width()
        first = next(iter(self.index.list.rows), "")
        if first:
            self.show_muscle(first)

    @property
    def muscle(self) -> str:
        """The muscle that is read about."""
        return self.card.muscle

    def show_muscle(self, muscle: str) -> None:
        """Show the page of a muscle.

        Raises:
            KeyError: There is no such muscle.
        """
        self._show(muscle, self.referral.side)

    def refresh(self) -> None:
        """Look at the review mark again."""
        if self.card.mark is not None:
            self.card.mark.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Give the list the width the text asks for."""
        if event.type() == QEvent.Type.StyleChange:
            self._share_width()
        super().changeEvent(event)

    def _show(self, muscle: str, side: Side) -> None:
        self.card.show_muscle(muscle, side)
        self.referral.show_muscle(muscle, side)
        self.index.choose(muscle)

    def _show_side(self, side: str) -> None:
        self._show(self.muscle, "left" if side == "left" else "right")

    def _show_zone(self, zone: str) -> None:
        self.index.field.setText(self._clinic.reference.knowledge.zones[zone].label)

    def _share_width(self) -> None:
        self.index.setFixedWidth(themes.current().px(INDEX_PX))
