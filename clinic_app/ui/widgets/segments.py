"""One choice out of a few, all of them in sight; nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.focus_group import FocusGroup, clicks_of
from clinic_app.ui.widgets.segment import Option, Segment
from clinic_app.ui.widgets.segment_rows import ROLE_OF, Shape, height_of, natural_width, rows_of
from clinic_app.ui.widgets.sizing import wrapping


class Segments(QWidget):
    """Two to six buttons of which one is chosen; pressing the chosen one again takes the choice back.

    Arrows move, Space and Enter pick, an option's letter picks at once. A held key picks nothing.

    Raises ``ValueError`` when there is nothing to choose from.

    Attributes:
        chosen: A person chose; carries the option's value, or None when the choice was taken back.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        *,
        name: str,
        shape: Shape = "joined",
        fill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not options:
            raise ValueError(f"“{name}” has no options")
        self._options = tuple(options)
        self._value: object = None
        self._shape = shape
        self._fill = fill or shape == "listed"
        self._joined = shape in {"joined", "halves"}
        self._joins_before = shape == "halves"
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        self._buttons = [Segment(option, ROLE_OF[shape], joined=self._joined, parent=self) for option in self._options]
        for button in self._buttons:
            button.setAccessibleDescription(name)
            button.stand_in(self._again)
        self._clicks = clicks_of(self._buttons, self)
        self._clicks.idClicked.connect(self._clicked)
        self._group = FocusGroup(self._buttons, self)
        self.setAccessibleName(name)
        self.setSizePolicy(wrapping())

    @property
    def value(self) -> object:
        """The value of the chosen option, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a choice, or none; tells nobody. An unknown value raises ``ValueError``."""
        values = [option.value for option in self._options]
        if value is not None and value not in values:
            raise ValueError(f"{value!r} is not offered")
        self._value = value
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setChecked(value is not None and option.value == value)
        if value is not None:
            self._group.rest_on(self._buttons[values.index(value)])

    def button(self, value: object) -> Segment:
        """Return the button of a value."""
        return self._buttons[[option.value for option in self._options].index(value)]

    def forbid(self, value: object, reason: str) -> None:
        """Lock an option; the reason is read aloud with it and must also stand beside the row."""
        button = self.button(value)
        button.setEnabled(False)
        button.set_icon("lock-outline")
        button.setToolTip(reason)
        button.setAccessibleDescription(reason)

    def allow(self, value: object) -> None:
        """Unlock an option."""
        option = next(one for one in self._options if one.value == value)
        button = self.button(value)
        button.setEnabled(True)
        button.set_icon(option.icon)
        button.setToolTip("")
        button.setAccessibleDescription(self.accessibleName())

    def set_large(self, *, large: bool) -> None:
        """Make every option a target of 64 px, for patients' screens."""
        for button in self._buttons:
            button.set_large(large=large)

    def set_ends(self, radius: float, *, joins_before: bool) -> None:
        """Round the row's corners by so many px, and say whether its first part joins a box drawn before it."""
        self._joins_before = joins_before
        for button in self._buttons:
            button.set_radius(radius)
        self._arrange()

    def _clicked(self, number: int) -> None:
        self._choose(self._options[number].value)

    def _choose(self, value: object) -> None:
        chosen = None if value == self._value else value
        self.set_value(chosen)
        self.chosen.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on arrows and pick on an option's letter."""
        if self._group.took(event):
            return
        for option, button in zip(self._options, self._buttons, strict=True):
            if option.key and button.isEnabled() and _is_key(event, option.key):
                event.accept()
                if not event.isAutoRepeat():
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._choose(option.value)
                return
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return the size of all options in one row."""
        width = natural_width(self._buttons, self._shape)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word among the options."""
        return QSize(
            max(button.minimumSizeHint().width() for button in self._buttons),
            max(button.minimumSizeHint().height() for button in self._buttons),
        )

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows the options need."""
        if width not in self._heights:
            self._heights[width] = height_of(self._buttons, width, self._shape, fill=self._fill)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the options out again."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the options out again when type or direction changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._heights.clear()
            self.updateGeometry()

    def _again(self) -> None:
        """Lay the options out again: one of them asks for another size."""
        self._heights.clear()
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rows = rows_of(self._buttons, self.width(), self._shape, fill=self._fill)
        for row in rows:
            for place, (button, box) in enumerate(row):
                first, last = place == 0, place == len(row) - 1
                if self._joined:
                    starts = first and not self._joins_before
                    button.join(left_end=last if rtl else starts, right_end=starts if rtl else last)
                if len(rows) == 1:
                    box.setHeight(max(self.height(), box.height()))
                box.moveLeft(self.width() - box.right() - 1 if rtl else box.left())
                button.setGeometry(box)


def _is_key(event: QKeyEvent, key: str) -> bool:
    plain = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & plain:
        return False
    return event.text().casefold() == key.casefold() or event.key() == ord(key.upper())
