"""Whether what is on the screen is in the record."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label

ANNOUNCED_EVERY_MS = 10_000
LEAST_FOR_WORDS = 180  # px the words keep before the button goes below them


class SavedMark(QWidget):
    """Saved with its time, saving (said only after 300 ms), kept here only, or not saved: red, staying, with a way out.

    Attributes:
        rescue_asked: A person asked for the rescue copy.
    """

    rescue_asked = Signal()

    def __init__(self, *, rescue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = ""
        self._said = QElapsedTimer()
        self._mark = IconMark("check-circle", colour="ok", px=18, parent=self)
        self._words = Label("", "clock", tone="text_2", parent=self)
        self._rescue = Button(rescue, parent=self)
        self._rescue.clicked.connect(self.rescue_asked)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._mark)
        said.addWidget(self._words, 1)
        row = BesideLayout(self, least=LEAST_FOR_WORDS)
        row.addItem(said)
        row.addWidget(self._rescue)
        for widget in (self._mark, self._words, self._rescue):
            widget.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(themes.tokens()["timing_ms"]["spinner_after"])
        self._late.timeout.connect(self._show_saving)

    def show_saved(self, words: str) -> None:
        """Say that everything is saved and since when."""
        self._late.stop()
        self._show(words, "check-circle", mark="ok", tone="text_2")
        if not self._said.isValid() or self._said.elapsed() > ANNOUNCED_EVERY_MS:
            self._announce(words)

    def show_saving(self, words: str) -> None:
        """Say that it is being saved, unless that is over within 300 ms."""
        self._saving = words
        self._late.start()

    def show_not_saved(self, words: str) -> None:
        """Say since when nothing was saved, and why, until the next time it was."""
        self._late.stop()
        self._show(words, "alert", mark="danger", tone="danger")
        self._words.set_kind("small_strong")
        self._rescue.show()
        self._announce(words)

    def show_kept(self, words: str) -> None:
        """Say that it is kept, but not yet where it belongs, until it is."""
        self._late.stop()
        self._show(words, "server-network-off", mark="warn", tone="warn")
        self._words.set_kind("small_strong")
        if not self._said.isValid() or self._said.elapsed() > ANNOUNCED_EVERY_MS:
            self._announce(words)

    def _show_saving(self) -> None:
        self._show(self._saving, "timer-outline", mark="text_2", tone="text_2")

    def _show(self, words: str, icon: str, *, mark: str, tone: str) -> None:
        self._mark.show_icon(icon, mark)
        self._words.set_kind("clock")
        self._words.set_tone(tone)
        self._words.setText(words)
        self._mark.show()
        self._words.show()
        self._rescue.hide()

    def _announce(self, words: str) -> None:
        self._said.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))
