"""The dark bar that says what was taken away and gives it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.sentence import Sentence

FROM_BELOW = 24  # px above the lower edge of what it lies on
WIDEST = 560
LEAST_FOR_WORDS = 180


class UndoBar(Framed):
    """Lies over the foot of its parent for 6 s (or ``stay_ms``), and longer while the pointer or the keyboard is in it.

    Attributes:
        undone: A person pressed undo; the bar is gone.
    """

    undone = Signal()

    def __init__(self, *, undo: str, stay_ms: int | None = None, parent: QWidget) -> None:
        super().__init__("undo", parent)
        self._around = parent
        self._words = Sentence("", colour="on_side_fill", parent=self)
        self._button = Pressable(undo, role="undo", icon="undo", parent=self)
        self._button.clicked.connect(self._undo)
        row = BesideLayout(self, least=LEAST_FOR_WORDS, gap=16)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.setInterval(themes.tokens()["motion_ms"]["toast_stay"] if stay_ms is None else stay_ms)
        self._stay.timeout.connect(self._leave)
        self._rise = QPropertyAnimation(self, b"pos", self)
        parent.installEventFilter(self)
        self.hide()

    def offer(self, lead: str, rest: str = "") -> None:
        """Say what was done and offer to take it back."""
        self._words.set_words(lead, rest)
        self._place()
        self.show()
        self.raise_()
        theme = themes.current()
        here = self.pos()
        self._rise.stop()
        if theme.motion("toast_in"):
            self._rise.setDuration(theme.motion("toast_in"))
            self._rise.setStartValue(here + QPoint(0, FROM_BELOW))
            self._rise.setEndValue(here)
            self._rise.start()
        self._stay.start()
        words = f"{lead} {rest}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is in it."""
        self._stay.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count the 6 s anew when the pointer has left."""
        self._stay.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the parent."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        self._stay.stop()
        self._rise.stop()
        super().hideEvent(event)

    def _undo(self) -> None:
        self._gone()
        self.undone.emit()

    def _leave(self) -> None:
        if self._button.hasFocus():
            self._stay.start()
        else:
            self._gone()

    def _gone(self) -> None:
        self.hide()

    def _place(self) -> None:
        around = self._around
        width = min(around.width() - 2 * FROM_BELOW, max(themes.current().px(WIDEST), self.minimumSizeHint().width()))
        height = self.heightForWidth(width)
        self.setGeometry((around.width() - width) // 2, around.height() - height - FROM_BELOW, width, height)
