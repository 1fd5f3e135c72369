"""A line for a day, typed in any of the ways people write one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.exchange.meanings import synonyms
from clinic_app.exchange.written_dates import day_of
from clinic_app.ui.widgets.field import Field
from clinic_app.visit.clinic import Clinic


class DayField(Field):
    """A field that knows which day stands in it."""

    def __init__(self, label: str, clinic: Clinic, day: date, parent: QWidget) -> None:
        super().__init__(label, parent=parent)
        self._clinic = clinic
        self.set_words(day.isoformat())

    def day(self) -> date | None:
        """Return the day, or None after saying that there is none such in the calendar."""
        try:
            return day_of(self.words, "dmy", synonyms().by_month, self._clinic.clock().local.date())
        except ValueError:
            self.set_amiss(self._clinic.words("copying.no_day"))
            return None
