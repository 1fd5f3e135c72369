"""Something folded away under its own heading."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.sizing import wrapping

UNBOUNDED = 16_777_215  # Qt's largest height
LEAST_FOR_HEADING = 120  # px the heading keeps before the action goes below it


class Expander(QWidget):
    """A heading that opens and closes what is under it, in 120 ms or at once where nothing is to move.

    Attributes:
        turned: A person opened (True) or closed it.
        body: The layout that takes what is folded away.
    """

    turned = Signal(bool)

    def __init__(self, heading: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Pressable(heading, role="fold", icon="chevron-right", parent=self)
        self._head.setCheckable(True)
        self._head.clicked.connect(self._pressed)
        self._inside = QWidget(self)
        self._inside.setVisible(False)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(8, 4, 8, 8)
        self._line = BesideLayout(least=LEAST_FOR_HEADING)
        self._action: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        self._line.addWidget(self._head)
        column.addWidget(self._inside)
        self.setSizePolicy(wrapping())
        self.setFocusProxy(self._head)
        self._motion = QPropertyAnimation(self._inside, b"maximumHeight", self)
        self._motion.finished.connect(self._rest)

    @property
    def is_open(self) -> bool:
        """Whether what is under it shows."""
        return self._head.isChecked()

    def set_action(self, action: QWidget) -> None:
        """Put what can be done with all under it at the end of the line of its heading; it shows while it is open."""
        self._action = QWidget(self)
        FlowLayout(self._action).addWidget(action)
        self._line.addWidget(self._action)
        self._action.setVisible(self.is_open)

    def set_heading(self, heading: str) -> None:
        """Change the heading."""
        self._head.set_words(heading)

    def set_open(self, *, is_open: bool, moves: bool = True) -> None:
        """Open or close it; tells nobody. What nobody has pressed need not move."""
        self._head.setChecked(is_open)
        if self._action is not None:
            self._action.setVisible(is_open)
        self._head.set_icon("chevron-down" if is_open else "chevron-right")
        time = themes.current().motion("expand")
        self._motion.stop()
        if not (time and moves and self.isVisible()):
            self._rest()
            return
        height = self._inside.heightForWidth(self.width())
        full = height if height >= 0 else self._inside.sizeHint().height()
        self._motion.setDuration(time)
        self._motion.setStartValue(0 if is_open else self._inside.height())
        self._motion.setEndValue(full if is_open else 0)
        self._inside.setMaximumHeight(0 if is_open else self._inside.height())
        self._inside.setVisible(True)
        self._motion.start()

    def _pressed(self) -> None:
        self.set_open(is_open=self._head.isChecked())
        self.turned.emit(self._head.isChecked())

    def _rest(self) -> None:
        self._inside.setVisible(self.is_open)
        self._inside.setMaximumHeight(UNBOUNDED)
