"""A list of contacts: one is chosen, arrows go up and down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
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
        self._state_width = 0
        self._rest: Iterator[QWidget] = iter(())
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._fill_on)

    @property
    def chosen(self) -> ContactRow | None:
        """The row that is read about."""
        return next((row for row in self.rows if row.is_chosen), None)

    def fill(self, widgets: Sequence[QWidget], rest: Iterable[QWidget] = ()) -> None:
        """Show these rows, and the words between them, instead of those before; none is chosen.

        The rest is made and put below them one an event turn, so that somebody who types is not kept waiting for it.
        """
        for row in self.rows:  # the keyboard goes from one to the next as they leave: nobody is chosen by that
            row.blockSignals(True)
        super().fill(widgets)
        self.rows, self._state_width = [], 0
        for one in widgets:
            self._know(one)
        self.verticalScrollBar().setValue(0)
        self._rest = iter(rest)
        self._turn.start(0)  # it stops by itself when there is nothing more

    def _fill_on(self) -> None:
        widget = next(self._rest, None)
        if widget is None:
            self._turn.stop()
        else:
            self.body.addWidget(widget)
            self._know(widget)

    def _know(self, widget: QWidget) -> None:
        if not isinstance(widget, ContactRow):
            return
        widget.pointed.connect(partial(self.choose, widget))
        widget.moved.connect(partial(self._move, len(self.rows)))
        self.rows.append(widget)
        wide = widget.state_width()
        for row in self.rows if wide > self._state_width else ():
            row.set_state_width(wide)
        self._state_width = max(wide, self._state_width)
        widget.set_state_width(self._state_width)

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
