"""The line under the figure that says at once, in words, what a click has done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping

#: Icon, its colour and the colour of the words while nothing was done yet.
AT_REST = ("gesture-tap-button", "text_2", "text_2")


class SaidLine(QWidget):
    """What was done, with a way to take it back; before anything was done, what can be.

    Attributes:
        undo_asked: A person wants to take it back.
    """

    undo_asked = Signal()

    def __init__(self, hint: str, *, undo: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("gesture-tap-button", colour="text_2", px=18, parent=self)
        self._words = Sentence("", hint, colour="text_2", parent=self)
        self._kept: tuple[str, ...] = (*AT_REST, hint)
        self._undo = Button(undo, role="quiet", icon="undo", parent=self)
        self._undo.clicked.connect(self.undo_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        kept = self._undo.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps when the button comes
        self._undo.setSizePolicy(kept)
        self._undo.setVisible(False)
        self.setSizePolicy(wrapping())

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def undo(self) -> Button:
        """The button that takes it back."""
        return self._undo

    def say(self, lead: str, rest: str, *, icon: str = "check-circle", colour: str = "ok") -> None:
        """Say what was done, on the screen and to a screen reader."""
        self._keep(icon, colour, "text", f"{lead} {rest}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, self.words))

    def rest(self, hint: str) -> None:
        """Go back to what can be done; nothing happened, so nothing is read aloud."""
        self._keep(*AT_REST, hint)

    def point_at(self, area: str) -> None:
        """Name the area under the pointer, at once and while it is there; nothing brings back what was said before."""
        icon, colour, ink, words = (*AT_REST, area) if area else self._kept
        self._mark.show_icon(icon, colour)
        self._words.set_colour(ink)
        self._words.set_words("" if ink == "text_2" else words, words if ink == "text_2" else "")

    def offer_undo(self, *, offered: bool) -> None:
        """Show or hide the way back: it takes back the newest answer, so it goes when there is a newer one."""
        self._undo.setVisible(offered)

    def _keep(self, *kept: str) -> None:
        """Show an icon with its colour and words with theirs, and go back to them when nothing is pointed at."""
        self._kept = kept
        self.point_at("")
