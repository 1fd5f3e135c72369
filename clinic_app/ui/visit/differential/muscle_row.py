"""One muscle of the list: its line, its reasons folded below, and what the practitioner makes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.polish import dress
from clinic_app.ui.visit.differential import considered
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of, verdict_of
from clinic_app.ui.visit.differential.muscle_details import MuscleDetails
from clinic_app.ui.visit.differential.muscle_head import MuscleHead
from clinic_app.ui.visit.differential.not_this import NotThis
from clinic_app.ui.visit.differential.shown import Shown, row_words, suggested_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label


class MuscleRow(Framed):
    """A muscle on one side; it stays the same widget while it is in the list, wherever it moves.

    Where another muscle takes its place in the list, it may become that one.

    Attributes:
        pointed: The pointer or the keyboard has come to it.
        left: The pointer or the keyboard has left it.
        built: It holds new widgets.
        page_asked: The page of its muscle is asked for; carries the muscle.
    """

    pointed = Signal()
    left = Signal()
    built = Signal()
    page_asked = Signal(str)

    def __init__(self, desk: Desk, row: Shown, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk, self.row, self._open = desk, row, False
        self._is_under = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 5, 2, 5)
        self._column.setSpacing(6)
        self.head = MuscleHead(desk, row, wide=wide, parent=self)
        self.head.add_pressed.connect(self._add_or_take_out)
        self.head.turned.connect(self._turned)
        self._column.addWidget(self.head)
        self.details: QWidget | None = None
        self._not_this: NotThis | None = None
        self._was = QTimer(self)
        self._was.setSingleShot(True)
        self._was.setInterval(themes.tokens()["motion_ms"]["toast_stay"])
        self._was.timeout.connect(partial(self.head.set_was, ""))
        self._watch(self.head.add, self.head.more)
        self.show_row(row)

    @property
    def not_this(self) -> NotThis:
        """What sets it aside, made when it is first wanted."""
        if self._not_this is None:
            self._not_this = one = NotThis(self._desk, self.row.one, self)
            one.set_aside.connect(self._set_aside)
            one.taken_back.connect(self._take_out)
            self._column.addWidget(one)
            self._watch(one.ask, one.reason, one.put)
            self.built.emit()
        return self._not_this

    @property
    def is_open(self) -> bool:
        """Whether its reasons show."""
        return self._open

    @property
    def may_become_another(self) -> bool:
        """Whether nobody looks into it or is about to press in it."""
        return not (self._open or self._is_under or self.has_keyboard)

    @property
    def is_under_pointer(self) -> bool:
        """Whether the pointer is on it."""
        return self._is_under

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        keyboard = QApplication.focusWidget()
        return keyboard is not None and self.isAncestorOf(keyboard)

    def become(self, row: Shown) -> None:
        """Show another muscle."""
        self._was.stop()
        self.head.set_was("")
        if self._not_this is not None:
            self._not_this.hide()
            self._not_this.deleteLater()
            self._not_this = None
        self.row = row
        self.show_row(row)

    def show_row(self, row: Shown) -> None:
        """Show where it stands now; a moved row says for 6 s where it was."""
        if row.number != self.row.number:
            self.head.set_was(self._desk.words("differential.was", place=self.row.place))
            self._was.start()
        before, self.row = self.row, row
        verdict = verdict_of(self._desk.visit, row.one)
        self.head.show_row(row, verdict)
        wanted = self._open or verdict.verdict == considered.NOT_THIS
        if wanted or self._not_this is not None:
            self.not_this.show_verdict(verdict)
            self.not_this.setVisible(wanted)
        self.setAccessibleName(row_words(self._desk, row))
        if self._open and (self.details is None or _said_anew(before, row)):
            self._build_details()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close the reasons."""
        self._open = is_open
        self.head.more.setChecked(is_open)
        dress(self, role="card" if is_open else "strip", marked=is_open)
        side = 10 if is_open else 2
        self._column.setContentsMargins(side, 5, side, 5)
        if is_open:
            self._build_details()
        else:
            self._drop_details()
        self.show_row(self.row)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is on it."""
        super().enterEvent(event)
        self._is_under = True
        self.pointed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left."""
        super().leaveEvent(event)
        self._is_under = False
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard comes and goes."""
        if event.type() == QEvent.Type.FocusIn:
            self.pointed.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _watch(self, *stops: QWidget) -> None:
        for stop in stops:
            stop.installEventFilter(self)

    def _turned(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        self.set_open(is_open=on)

    def _add_or_take_out(self) -> None:
        added = verdict_of(self._desk.visit, self.row.one).verdict == considered.ADDED
        if added:
            self._take_out()
        else:
            self._add(self.row.one)

    def _add(self, one: MuscleSide) -> None:
        if not considered.add(self._desk, one, suggested_words(self._desk, self.row)):
            self.show_row(self.row)

    def _set_aside(self, reason: str) -> None:
        if not considered.set_aside(self._desk, self.row.one, suggested_words(self._desk, self.row), reason):
            self.show_row(self.row)

    def _take_out(self) -> None:
        if not considered.take_out(self._desk, self.row.one):
            self.show_row(self.row)

    def _build_details(self) -> None:
        self._drop_details()
        details = QWidget(self)
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        reasons = MuscleDetails(self._desk, self.row, details)
        reasons.page_asked.connect(self.page_asked)
        column.addWidget(reasons)
        if self.row.candidate.twins:
            column.addWidget(self._twins(details))
        self._column.insertWidget(1, details)
        self.details = details
        self.built.emit()

    def _drop_details(self) -> None:
        if self.details is not None:
            self._column.removeWidget(self.details)
            self.details.hide()
            self.details.setParent(None)
            self.details.deleteLater()
            self.details = None

    def _twins(self, parent: QWidget) -> QWidget:
        """Return what cannot be told apart from it, each to be chosen instead."""
        twins = QWidget(parent)
        flow = FlowLayout(twins, across=6, down=4)
        words, muscles = self._desk.words, self._desk.visit.reference.knowledge.muscles
        names = ", ".join(muscles[one].name for one in (self.row.one.muscle, *self.row.candidate.twins))
        flow.addWidget(Label(words("differential.with_means", names=names), "small", tone="text_2", parent=twins))
        for one in self.row.twins():
            said = words("differential.add_twin", muscle=name_of(self._desk, one))
            name = words("differential.add_name", muscle=name_of(self._desk, one))
            button = Button(said, icon="plus", name=name, parent=twins)
            button.setEnabled(self._desk.visit.is_writable)
            button.clicked.connect(partial(self._add, one))
            flow.addWidget(button)
        return twins


def _said_anew(before: Shown, row: Shown) -> bool:
    """Say whether the reasons of a row differ from those shown before; equal points may rest on others."""
    return row != before or row.candidate.account != before.candidate.account
