"""The two ways out of the record, to a folder or to one file, and the strip that says how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.exchange.table import Watch
from clinic_app.ui.exchange.choose_place import choose_place
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.lock_fields import LockFields
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.words import Words

GAP = 8  # px between the buttons, and between them and the strip


class TwoWays(QWidget):
    """What is locked goes to one file; nothing is asked where something is still to be said.

    Attributes:
        to_folder, to_file: The two ways.
        strip: How far it is and what came of it.
    """

    def __init__(
        self,
        words: Words,
        lock: LockFields,
        named: Callable[[], str | None],
        write: Callable[[Path], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words, self._lock, self._named, self._write = words, lock, named, write
        self._place, self._written_key = Path(), ""
        self.to_folder, self.to_file = (
            Button(words(f"leaving.{one}"), parent=self) for one in ("to_folder", "to_file")
        )
        beside = QWidget(self)
        beside.setSizePolicy(wrapping())
        flow = FlowLayout(beside, across=GAP)
        for button, is_file in ((self.to_folder, False), (self.to_file, True)):
            button.clicked.connect(partial(self._ask, is_file))
            flow.addWidget(button)
        self.to_folder.hide()
        lock.changed.connect(self.to_folder.setHidden)
        self.strip = JobStrip(words, self)
        self.strip.done.connect(self._written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(beside)
        column.addWidget(self.strip)

    def start(self, work: Callable[[Watch], int], place: Path, written: str) -> None:
        """Begin to write to a place; ``written`` is the sentence said of it where it was not locked."""
        self._place, self._written_key = place, written
        self.strip.start(work, self._words("leaving.writing"))

    def _ask(self, is_file: bool) -> None:  # noqa: FBT001  bound by partial
        name = self._named()
        place = choose_place(self, self._words, name, is_file=is_file) if name is not None else None
        if place is not None:
            self._write(place)

    def _written(self, count: object) -> None:
        self.strip.tell("ok", self._lock.written(self._written_key, self._place, int(str(count))))
