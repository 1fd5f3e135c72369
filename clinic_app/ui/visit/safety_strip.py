"""The strip above every page of a visit: what the answers ask for first, and the way to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.reasoning.alerts import ORDER, Alert, AlertUrgency
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_card import LEVELS
from clinic_app.ui.visit.safety.flag_words import counted, listed_words, titles_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit import screening
from clinic_app.visit.open_visit import path


class SafetyStrip(QWidget):
    """One band for each urgency that is up and not decided: emergency, same day, referral, note; else nothing at all.

    Attributes:
        bands: The bands by urgency, most urgent first; those of urgencies that are not up are hidden.
        buttons: The button of each band.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._up: dict[AlertUrgency, list[Alert]] = {}
        self._lead: dict[AlertUrgency, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bands = {urgency: Strip(LEVELS[urgency], "", parent=self) for urgency in ORDER}
        self.buttons: dict[AlertUrgency, Button] = {}
        for urgency, band in self.bands.items():
            self.buttons[urgency] = Button("", parent=band)
            self.buttons[urgency].clicked.connect(partial(self._go, urgency))
            band.add_action(self.buttons[urgency])
            column.addWidget(band)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is up; an emergency that was not up before is read aloud."""
        self._up = self._found()
        for urgency, band in self.bands.items():
            alerts = self._up.get(urgency, [])
            band.setVisible(bool(alerts))
            if not alerts:
                self._lead.pop(urgency, None)
                continue
            lead = self._desk.words(f"safety.{urgency}", what=titles_of(self._desk, alerts))
            band.set_words(lead, self._meaning(urgency, alerts))
            self.buttons[urgency].set_words(self._action(urgency, alerts))
            self.buttons[urgency].setAccessibleDescription(lead)
            if urgency == "emergency" and lead != self._lead.get(urgency):
                band.announce()
            self._lead[urgency] = lead
        self.setVisible(bool(self._up))

    def _found(self) -> dict[AlertUrgency, list[Alert]]:
        visit = self._desk.visit
        notes = [one for one in visit.now.alerts if one.kind == "flag" and one.urgency == "note"]
        not_noted = [one for one in notes if not screening.decision_of(visit, one.id).decision]
        found: dict[AlertUrgency, list[Alert]] = {}
        for alert in (*screening.open_flags(visit), *screening.open_causes(visit), *not_noted):
            found.setdefault(alert.urgency, []).append(alert)
        return found

    def _meaning(self, urgency: AlertUrgency, alerts: list[Alert]) -> str:
        words = self._desk.words
        if urgency == "note":
            return words("safety.note_means", **counted(self._desk))
        if len(alerts) == 1:
            rest = listed_words(self._desk, alerts[0])
        else:
            rest = words("safety.need_decision", count=len(alerts))
        return f"{rest} {words('safety.held')}" if urgency == "emergency" else rest

    def _action(self, urgency: AlertUrgency, alerts: list[Alert]) -> str:
        words = self._desk.words
        if urgency != "note":
            return words("safety.decide" if alerts[0].kind == "flag" else "safety.check")
        still_open = len(self._open_questions())
        return words("safety.ask_more", count=still_open) if still_open else words("safety.read_note")

    def _go(self, urgency: AlertUrgency) -> None:
        alert = self._up[urgency][0]
        still_open = self._open_questions() if urgency == "note" else []
        if alert.kind == "cause":
            self._desk.show("examination", "assessment", path(("causes", alert.id), "cause_checked"))
        elif still_open:
            self._desk.show("safety", screening.FORM, still_open[0])
        else:
            self._desk.show("safety", "flag_decisions", path(("flags", alert.id), "decision"))

    def _open_questions(self) -> list[Path]:
        visit = self._desk.visit
        return [where for _, where in screening.unanswered(visit, screening.questions(visit))]
