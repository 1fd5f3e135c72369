"""One line of a list of contacts: time, name, what it is about, how far it is, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag, TagLevel
from clinic_app.visit.clinic import Appointment, Clinic
from clinic_app.visit.derived import age_on

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

TIME_WIDTH = 58
#: State → words of the button, and how the state is shown.
STATES: dict[str, tuple[str, TagLevel, str]] = {
    "open": ("continue", "warn", "pencil-outline"),
    "signed": ("read", "ok", "lock-outline"),
    "entered_in_error": ("read", "neutral", "close"),
    "planned": ("open", "neutral", ""),
    "kiosk": ("open", "info", "clipboard-check-outline"),
}


class ContactRow(QWidget):
    """A row of 44 px or more.

    Attributes:
        opened: Its button was pressed.
        pointed: The pointer or the keyboard is on it.
    """

    opened = Signal()
    pointed = Signal()

    def __init__(self, time: str, name: str, about: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setContentsMargins(2, 4, 2, 4)
        when = Label(time, "strong", parent=self)
        when.setFixedWidth(TIME_WIDTH)
        row.addWidget(when)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(name, "strong", parent=self))
        names.addWidget(Label(about, "small", tone="text_2", parent=self))
        row.addLayout(names, 1)
        self._tags = QHBoxLayout()
        row.addLayout(self._tags)
        self._button = Button(button, parent=self)
        self._button.setAccessibleName(f"{button}: {name}")
        self._button.setMinimumWidth(120)
        self._button.clicked.connect(self.opened)
        self._button.installEventFilter(self)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(self))

    @classmethod
    def of_visit(cls, clinic: Clinic, one: Appointment, parent: QWidget) -> ContactRow:
        """Return the row of a visit."""
        words, patient = clinic.words, one.patient
        care = one.visit.care.local
        today = care.date() == clinic.clock().local.date()
        time = f"{care:%H:%M}" if today else words("date.short", day=care.day, month=words(f"date.month.{care.month}"))
        name = patient.name if patient else words("patient.none_yet")
        about = words("today.visit_number", number=one.number)
        if patient:
            about = f"{about_patient(clinic, patient)} · {about}"
        verb, level, icon = STATES[one.visit.state]
        row = cls(time, name, about, words(f"today.{verb}"), parent)
        row._tags.addWidget(Tag(words(f"today.state_{one.visit.state}"), level=level, icon=icon, parent=row))
        return row

    @classmethod
    def of_patient(cls, clinic: Clinic, patient: PatientRow, parent: QWidget) -> ContactRow:
        """Return the row of a patient who was looked for."""
        words = clinic.words
        return cls(f"{patient.number}", patient.name, about_patient(clinic, patient), words("today.open"), parent)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is on it."""
        self.pointed.emit()
        super().enterEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # Qt hands any object
        """Tell that the keyboard is on it."""
        if event.type() == QEvent.Type.FocusIn:
            self.pointed.emit()
        return super().eventFilter(watched, event)


def about_patient(clinic: Clinic, patient: PatientRow) -> str:
    """Return age, sex and birth date as one line."""
    age = age_on(patient.birth_date, clinic.clock().local.date())
    parts = [clinic.words("patient.years", count=age) if age is not None else "", patient.sex]
    parts.append(clinic.words("patient.born", born=patient.birth_date))
    return " · ".join(one for one in parts if one)
