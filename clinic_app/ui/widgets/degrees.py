"""A joint's range in degrees, with what was measured last time beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.number_box import NumberBox


class DegreeField(QWidget):
    """A box for whole degrees; ``last`` is the sentence about the last measurement. It is never filled beforehand.

    Attributes:
        entered: A person gave a number; carries it, or None for an emptied box.
        refused: A number outside the limits was typed and does not count.
    """

    entered = Signal(object)
    refused = Signal(int)

    def __init__(
        self,
        *,
        name: str,
        highest: int,
        lowest: int = 0,
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = NumberBox(lowest=lowest, highest=highest, name=name, step=5, parent=self)
        self._last = Label(last, "small", tone="text_2", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(Label("°", "strong", parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self._last, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.box)
        self.set_last(last)
        self.box.entered.connect(self.entered)
        self.box.refused.connect(self.refused)

    @property
    def value(self) -> int | None:
        """The degrees, or None while empty."""
        return self.box.value

    def set_value(self, value: int | None) -> None:
        """Show degrees, or none; tells nobody."""
        self.box.set_value(value)

    def set_last(self, last: str) -> None:
        """Say what was measured last time."""
        self._last.setText(last)
        self._last.setVisible(bool(last))
        self.box.setAccessibleDescription(last)
