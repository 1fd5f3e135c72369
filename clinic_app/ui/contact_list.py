"""A list of contacts: one is chosen, arrows go up and down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.widgets.scroll import Scroll


class ContactList(Scroll):
    """Rows, with words between them where there are any.

    Attributes:
        rows: The rows shown, in order.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(0)
        self.rows: list[ContactRow] = []

    @property
    def chosen(self) -> ContactRow | None:
        """The row that is read about."""
        return next((row for row in self.rows if row.is_chosen), None)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these rows, and the words between them, instead of those before; none is chosen."""
        super().fill(widgets)
        self.rows = [one for one in widgets if isinstance(one, ContactRow)]
        widest = max((row.state_width() for row in self.rows), default=0)
        for place, row in enumerate(self.rows):
            row.set_state_width(widest)
            row.pointed.connect(partial(self.choose, row))
            row.moved.connect(partial(self._move, place))
        self.verticalScrollBar().setValue(0)

    def choose(self, row: ContactRow) -> None:
        """Show a row as chosen, and no other."""
        for one in self.rows:
            one.set_chosen(chosen=one is row)

    def enter(self) -> None:
        """Put the keyboard on the first row."""
        if self.rows:
            self._focus(self.rows[0])

    def _move(self, place: int, step: int) -> None:
        self._focus(self.rows[min(max(place + step, 0), len(self.rows) - 1)])

    def _focus(self, row: ContactRow) -> None:
        row.button.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(row, 0, 0)
