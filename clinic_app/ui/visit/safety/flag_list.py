"""All flags that are up, most urgent first, each with its decision."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.alerts import Alert
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_card import FlagCard
from clinic_app.ui.visit.tab_order import follow, stops_of
from clinic_app.ui.widgets.empty_state import EmptyState


class FlagList(QWidget):
    """The flags of a visit below one another; where none is up it says so, and claims nothing more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cards: list[FlagCard] = []
        self._shown: list[Alert] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        words = desk.words
        title, meaning = words("safety.nothing_up"), words("safety.nothing_up_means")
        self._nothing = EmptyState("shield-check-outline", title, meaning, parent=self)
        self._column.addWidget(self._nothing)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is up now; what stays up keeps its widgets and what is being typed in them."""
        up = [alert for alert in self._desk.visit.now.alerts if alert.kind == "flag"]
        self._nothing.setVisible(not up)
        if up == self._shown:
            return
        self._shown = up
        before = {card.alert: card for card in self.cards}
        self.cards = [before[alert] if alert in before else FlagCard(self._desk, alert, self) for alert in up]
        for card in (one for one in before.values() if one not in self.cards):
            self._column.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        for place, card in enumerate(self.cards, start=1):
            self._column.insertWidget(place, card)
            card.show()
        if self.cards:
            follow(stops_of(self.cards[0])[0], self.cards)

    def card(self, flag: str) -> FlagCard | None:
        """Return the card of a flag, or None where it is not up."""
        return next((card for card in self.cards if card.alert.id == flag), None)
