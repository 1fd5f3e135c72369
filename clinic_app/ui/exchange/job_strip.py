"""The strip of a card that says how far a long piece of work is, lets it be stopped, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.table import Watch
from clinic_app.ui.exchange.long_job import LongJob
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip, StripLevel
from clinic_app.words import Words


class JobStrip(Strip):
    """Hidden until something is under way.

    Attributes:
        done: The work is done; carries its result.
        job: What is under way.
        stop: Ends it.
        said: What stands on it.
    """

    done = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__("info", "", inside=True, parent=parent)
        self._says = words
        self.said = ""
        self.job = LongJob(self)
        self.job.told.connect(self._tell)
        self.job.done.connect(self.done)
        self.job.refused.connect(self.refuse)
        self.stop = Button(words("import_page.stop"), parent=self)
        self.stop.clicked.connect(self.job.stop)
        self.add_action(self.stop)
        self.hide()

    def start(self, work: Callable[[Watch], Any], lead: str) -> None:
        """Begin, unless something is under way."""
        if not self.job.is_at_work:
            self.tell("info", lead)
            self.stop.show()
            self.job.start(work)

    def tell(self, level: StripLevel, lead: str) -> None:
        """Say what came of it."""
        self.said = lead
        self.stop.hide()
        self.set_level(level)
        self.set_words(lead)
        self.show()
        self.announce()

    def refuse(self, error: ClinicError) -> None:
        """Say why it ended."""
        self.tell("danger", self._says.of_error(error))

    def end(self) -> None:
        """Stop what is under way and wait for its end: the window closes."""
        self.job.stop()
        self.job.wait()

    def _tell(self, done: int, of: int) -> None:
        if done:
            name = "import_page.done_of" if of else "import_page.done"
            self.set_words(self.said, self._says(name, done=f"{done:,}", of=f"{of:,}"))
