"""Settings: patients from other programs, every import there was, and a way to take one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.permission import may_move_record
from clinic_app.exchange.plan import COUNTS, take_back
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from clinic_app.records.rows import EventRow
    from clinic_app.ui.exchange.import_window import ImportWindow

LEAST_FOR_WORDS = 220
SIZE = (860, 720)


class ImportsCard(Card):
    """Every import, newest first.

    Attributes:
        open: Opens the window that takes patients in.
        back: The button that takes each import back, by the id of its batch.
        window_of: The window, while it is open.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("import_page.card"), hint=words("import_page.card_hint"), parent=parent)
        self._clinic = clinic
        self.window_of: ImportWindow | None = None
        self.back: dict[str, Button] = {}
        self.open = Button(words("import_page.open"), icon="plus", role="quiet", parent=self)
        self.open.clicked.connect(self.show_window)
        self.add_action(self.open)
        self.said = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self.said)
        self.body.addLayout(self._rows)

    def refresh(self) -> None:
        """Show the imports there were."""
        clear(self._rows)
        self.back = {}
        may = may_move_record(self._clinic.person)
        self.open.setEnabled(may)
        if not may:
            self._rows.addWidget(Sentence("", self._clinic.words("importing.may_not"), parent=self))
            return
        for told, is_undone in self._clinic.record.imports.batches():
            if self._rows.count():
                self._rows.addWidget(Rule(self))
            self._rows.addWidget(self._row(told, is_undone=is_undone))
        if not self._rows.count():
            self._rows.addWidget(Sentence("", self._clinic.words("import_page.none_yet"), parent=self))

    def show_window(self) -> ImportWindow:
        """Open the window, or bring it to the front."""
        from clinic_app.ui.exchange.import_window import ImportWindow  # noqa: PLC0415  most days nobody asks for it

        if self.window_of is None:
            self.window_of = ImportWindow(self._clinic, self)
            self.window_of.taken_in.connect(self.refresh)
            self.window_of.closed.connect(self._let_go)
            self.window_of.resize(*SIZE)
            self.window_of.show()
        self.window_of.activateWindow()
        return self.window_of

    def _let_go(self) -> None:
        self.window_of = None

    def _row(self, told: EventRow, *, is_undone: bool) -> QWidget:
        words = self._clinic.words
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_WORDS)
        source = str(told.detail["source"])
        counts = told.detail["counts"]
        said = [words(f"importing.sum.{name}", count=counts[name]) for name in COUNTS if counts[name]]
        day = day_words(words, told.at.local.date())
        state = [words("import_page.taken_back")] if is_undone else []
        beside.addWidget(Sentence(source, " · ".join((*state, day, *said)), parent=row))
        if not is_undone:
            back = Button(words("import_page.take_back"), role="quiet", parent=row)
            back.setAccessibleName(words("import_page.take_back_named", source=source))
            back.clicked.connect(partial(self._take_back, told))
            self.back[str(told.detail["batch"])] = back
            beside.addWidget(back)
        return row

    def _take_back(self, told: EventRow) -> None:
        clear(self.said)
        clinic = self._clinic
        try:
            take_back(clinic.record, told, clinic.person, clinic.clock())
        except ClinicError as error:
            self.said.addWidget(Strip("danger", clinic.words.of_error(error), inside=True, parent=self))
            return
        clinic.forget_names()
        self.said.addWidget(Strip("ok", clinic.words("import_page.was_taken_back"), inside=True, parent=self))
        self.refresh()
