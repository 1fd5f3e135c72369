"""The window that takes patients in: a file is read, looked at, changed, and written only when somebody says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.bundle_in import read_bundle
from clinic_app.exchange.coming_back import Return
from clinic_app.exchange.people_in import Reading
from clinic_app.exchange.plan import Plan, carry_out, planned
from clinic_app.exchange.source import ENDINGS, Source, opened
from clinic_app.exchange.table import Watch
from clinic_app.ui.exchange.columns_card import ColumnsCard
from clinic_app.ui.exchange.locked_card import LockedCard
from clinic_app.ui.exchange.long_job import LongJob
from clinic_app.ui.exchange.return_card import ReturnCard
from clinic_app.ui.exchange.sum_card import SumCard
from clinic_app.ui.exchange.twins_card import TwinsCard
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.centred import Centred
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic

WIDTH = 760
#: What is refused until somebody types the passphrase of the file.
ASK_PASSPHRASE = ("locking.asks", "locking.another")


class ImportWindow(QWidget):
    """Files one after the other, each as a dry run until somebody takes it in; gone when it is closed.

    Attributes:
        taken_in: A batch was written.
        closed: Somebody closed it, and nothing is under way any more.
        job: What is under way: reading, comparing, writing.
        columns, twins, sums, back, locked: The cards of the file on the page, None where it has none of that.
        strip: What is to be known above them: how far it is, what was refused, that it was taken in.
    """

    taken_in = Signal()
    closed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._clinic, self._words = clinic, clinic.words
        self._waiting: list[Path] = []
        self._source: Source | None = None
        self._plan: Plan | None = None
        self.columns: ColumnsCard | None = None
        self.twins: TwinsCard | None = None
        self.sums: SumCard | None = None
        self.back: ReturnCard | None = None
        self.locked: LockedCard | None = None
        self._path = Path()
        self.job = LongJob(self)
        self.job.told.connect(self._say_how_far)
        self.job.refused.connect(self._refuse)
        self.job.done.connect(self._came)
        self.setWindowTitle(self._words("import_page.title"))
        self._lay_out()

    def _lay_out(self) -> None:
        words = self._words
        scroll = Scroll(parent=self)
        scroll.body.setContentsMargins(16, 16, 16, 16)
        self.strip = Strip("info", "", parent=self)
        self.strip.hide()
        self.stop = Button(words("import_page.stop"), parent=self.strip)
        self.stop.clicked.connect(self.job.stop)
        self.strip.add_action(self.stop)
        self.empty = EmptyState(
            "file-document-outline", words("import_page.empty"), words("import_page.empty_about"), parent=self
        )
        self.choose = Button(words("import_page.choose"), role="main", parent=self)
        self.choose.clicked.connect(self._ask)
        scroll.body.addWidget(self.empty)
        scroll.body.addWidget(Centred(self.choose, self))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        scroll.body.addLayout(self._cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(scroll, 1)

    def take(self, paths: list[Path]) -> None:
        """Read files, one after the other."""
        self._waiting = list(paths)
        self._next()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way; what was not written stays unwritten."""
        self.job.stop()
        self.job.wait()
        super().closeEvent(event)
        self.closed.emit()

    def _next(self) -> None:
        self._clear()
        if self._waiting:
            self._path = self._waiting.pop(0)
            self._read("")
        else:
            self.empty.show()
            self.choose.show()

    def _read(self, passphrase: str) -> None:
        self._work(partial(_read, self._clinic, self._path, passphrase))

    def _ask(self) -> None:
        kinds = " ".join(f"*.{one}" for one in ENDINGS)
        names, _ = QFileDialog.getOpenFileNames(self, self._words("import_page.choose"), "", f"({kinds})")
        if names:
            self.take([Path(one) for one in names])

    def _work(self, work: Any) -> None:  # noqa: ANN401  whatever takes a watch
        self.stop.show()
        self._say("info", self._words("import_page.reading"))
        self.job.start(work)

    def _say_how_far(self, done: int, of: int) -> None:
        if done:
            name = "import_page.done_of" if of else "import_page.done"
            self.strip.set_words(self._words("import_page.reading"), self._words(name, done=f"{done:,}", of=f"{of:,}"))

    def _came(self, result: object) -> None:
        self.strip.hide()
        self._drop(self.locked)
        self.locked = None
        if isinstance(result, Plan):
            self._show(result)
        elif isinstance(result, Return):
            self._show_return(result)
        elif isinstance(result, tuple):
            source, reading, plan = result
            self._source = source
            if reading is not None:
                self._show_columns(reading)
            self._show(plan)
        else:
            self._written()

    def _refuse(self, error: ClinicError) -> None:
        self.stop.hide()
        self._say("danger", self._words.of_error(error))
        if error.sentence in ASK_PASSPHRASE:
            self._show_locked(error)
        elif self._plan is None:
            self.empty.show()
            self.choose.show()

    def _show_locked(self, error: ClinicError) -> None:
        """Ask for the passphrase; the first time that is no refusal."""
        if self.locked is None:
            self.locked = LockedCard(self._path.name, self._words, self)
            self.locked.typed.connect(self._read)
            self.locked.leave.clicked.connect(self._next)
            self._add(self.locked)
        else:
            self.locked.passphrase.set_amiss(self._words.of_error(error))
        self.strip.hide()
        self.locked.passphrase.line.setFocus()

    def _say(self, level: Any, lead: str, rest: str = "") -> None:  # noqa: ANN401  one of the strip's levels
        self.strip.set_level(level)
        self.strip.set_words(lead, rest)
        self.strip.show()
        self.strip.announce()

    def _show_columns(self, reading: Reading) -> None:
        self.columns = ColumnsCard(reading, self._words, self)
        self.columns.changed.connect(self._read_anew)
        self._add(self.columns)

    def _read_anew(self, reading: Reading) -> None:
        if self._source is not None:
            self._work(partial(_plan, self._clinic, self._source, reading))

    def _show(self, plan: Plan) -> None:
        """Show what would be done."""
        self._plan = plan
        self._drop(self.twins)
        self._drop(self.sums)
        self.twins = None
        if plan.twins:
            self.twins = TwinsCard(plan, self._words, self)
            self.twins.decided.connect(self._decide)
            self._add(self.twins)
        self.sums = SumCard(plan, self._words, self)
        self.sums.take_in.clicked.connect(self._take_in)
        self.sums.leave.clicked.connect(self._next)
        self._add(self.sums)
        self._allow()

    def _show_return(self, back: Return) -> None:
        """Show what a record of this program would bring back."""
        self.back = ReturnCard(back, self._words, self)
        self.back.take_in.clicked.connect(partial(self._bring_back, back))
        self.back.leave.clicked.connect(self._next)
        self._add(self.back)

    def _bring_back(self, back: Return) -> None:
        clinic = self._clinic
        if not self.job.is_at_work:
            self.stop.hide()
            self._say("info", self._words("import_page.writing"))
            self.job.start(lambda _watch: str(back.carry_out(clinic.record, clinic.person, clinic.clock())))

    def _decide(self, decision: str, newcomers: tuple[int, ...]) -> None:
        if self._plan is not None and self.twins is not None and self.sums is not None:
            self._plan = self._plan.decided(decision, *newcomers)
            self.twins.show_plan(self._plan)
            self.sums.show_plan(self._plan)
            self._allow()

    def _allow(self) -> None:
        """Let the file be taken in once the order of its dates is known and there is something in it."""
        if self.sums is not None and self._plan is not None:
            has_order = self.columns is None or self.columns.has_order
            self.sums.allow(asked=not has_order, nothing=not self._plan.brings_anything)

    def _take_in(self) -> None:
        plan, clinic = self._plan, self._clinic
        if plan is None or self.job.is_at_work:
            return
        self.stop.hide()
        self._say("info", self._words("import_page.writing"))
        self.job.start(lambda _watch: carry_out(plan, clinic.record, clinic.person, clinic.clock()))

    def _written(self) -> None:
        self.stop.hide()
        said = "importing.own_written" if self.back else "importing.written"
        self.taken_in.emit()
        self._next()
        if not self.job.is_at_work:
            self._say("ok", self._words(said))

    def _add(self, card: QWidget) -> None:
        card.setFixedWidth(WIDTH)
        self._cards.addWidget(Centred(card, self))

    def _drop(self, card: QWidget | None) -> None:
        if card is not None and (around := card.parentWidget()) is not None:
            self._cards.removeWidget(around)
            around.hide()
            around.deleteLater()

    def _clear(self) -> None:
        clear(self._cards)
        self._source = self._plan = None
        self.columns = self.twins = self.sums = self.back = self.locked = None
        self.empty.hide()
        self.choose.hide()


def _read(clinic: Clinic, path: Path, passphrase: str, watch: Watch) -> Return | tuple[Source, Reading | None, Plan]:
    source = opened(path, watch, passphrase)
    if source.is_own_record:
        back = Return(source)
        back.counts()  # what is damaged is said now
        return back
    if source.table is None:
        return source, None, planned(clinic.record, source.name, source.content, read_bundle(source.data, watch), watch)
    reading = Reading.guessed(source.table, clinic.clock().local.date())
    return source, reading, _plan(clinic, source, reading, watch)


def _plan(clinic: Clinic, source: Source, reading: Reading, watch: Watch) -> Plan:
    return planned(clinic.record, source.name, source.content, reading.incoming(watch), watch)
