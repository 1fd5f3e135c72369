"""One question on the page: its words, its control, its help, and beside it what is amiss, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.forms.amiss import of_value
from clinic_app.forms.answers import Path
from clinic_app.forms.control_kind import ControlKind, control_kind
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.polish import dress
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.chips import Chips
from clinic_app.ui.questionnaire.controls import control_for
from clinic_app.ui.questionnaire.field_boxes import FieldBoxes, height_at
from clinic_app.ui.questionnaire.naming import helps, named
from clinic_app.ui.questionnaire.several import Several
from clinic_app.ui.questionnaire.sketch import Sketch
from clinic_app.ui.questionnaire.typed_field import said_of
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping

MANY = ("chips", "many_open")


class ItemField(QWidget):
    """A question bound to one path of a form.

    It lays its two or three parts out by itself: a page of questions is there sooner than by layouts inside layouts.

    Attributes:
        item: The question.
        path: Where its answer goes; for one that repeats, where its rows are.
    """

    def __init__(
        self, answering: Answering, item: Item, path: Path, parent: QWidget | None = None, *, is_bare: bool = False
    ) -> None:
        super().__init__(parent)
        self._answering, self.item, self.path = answering, item, path
        self._typed_amiss = self._told_amiss = self._said_amiss = ""
        self._many: Chips | Several | None = None
        self._amiss: Label | None = None  # made when something is amiss: on most fields nothing ever is
        self._kind = control_kind(item)
        wide = self._make_control(self._kind)
        self._boxes = FieldBoxes(self._words(self._kind, is_bare=is_bare), self._answers, wide=wide)
        self.setFocusProxy(self._answers)
        self.setSizePolicy(wrapping())
        self.refresh()

    def refresh(self) -> None:
        """Show what is answered."""
        self._boxes.forget()
        if self._many is not None:
            self._many.refresh()
            self.setFocusProxy(self._many)
        else:
            self._control.show(self._answering.answers.value(self.path))
        fixed = self.item.read_only or bool(self.item.details.calculated)
        self._answers.setEnabled(self._answering.is_writable and not fixed)

    def say_amiss(self, words: str) -> None:
        """Say beside it what is amiss, or with no words that nothing is."""
        self._told_amiss = words
        self._show_amiss()

    def wake(self) -> None:
        """Make what was only drawn until now."""
        if isinstance(self._answers, Sketch):
            self._answers.wake()

    def sizeHint(self) -> QSize:
        """Return the size of words and control side by side, or one below the other."""
        width = self._boxes.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part at its narrowest."""
        return QSize(self._boxes.least_width(), self._answers.minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        bottom = self._boxes.bottom(width)
        return bottom if self._amiss is None or self._amiss.isHidden() else bottom + 4 + height_at(self._amiss, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._boxes.forget()

    def regrow(self) -> None:
        """Place the parts anew; whoever watches the field calls it when one of them asks for another size."""
        self._boxes.forget()
        self._place()

    def _place(self) -> None:
        rtl = self.isRightToLeft()
        bottom = self._boxes.place(self.width(), rtl=rtl)
        if self._amiss is not None and not self._amiss.isHidden():
            self._amiss.setGeometry(QRect(0, bottom + 4, self.width(), height_at(self._amiss, self.width())))

    def _make_control(self, kind: ControlKind) -> bool:
        """Make what answers it, and say whether that wants the whole width."""
        if kind in MANY:
            self._many = Chips(self._answering, self.item, self.path[:-1], self)
        elif self.item.repeats:
            self._many = Several(self._answering, self.item, self.path[:-1], self)
            self._many.amiss.connect(self._typed)
        else:
            self._control = control_for(self.item, self._answering.words, self)
            if self._control.answered is not None:
                self._control.answered.connect(self._answered)
            if self._control.amiss is not None:
                self._control.amiss.connect(self._typed)
        self._answers: QWidget = self._many or self._control.widget
        return self._many is not None or self._control.wide

    def _words(self, kind: ControlKind, *, is_bare: bool) -> QWidget | None:
        """Return the question's words with its help; of a tick, which says its words itself, the help alone."""
        if is_bare:
            return None
        if kind != "tick":
            return named(self.item, "body", self, behind=self._needed())
        below = " ".join(helps(self.item))
        return Label(below, "small", tone="text_2", parent=self) if below else None

    def _needed(self) -> str:
        return f" · {self._answering.words('questionnaire.needed')}" if self.item.required else ""

    def _answered(self, value: object) -> None:
        if self._kind == "tick" and value is False:
            value = None  # a tick that is taken off is an answer taken back, never a no
        given = None if isinstance(value, str) and not value.strip() else value
        if given is not None and self._kind == "text":
            found = next(of_value(self.item, given), None)
            self._typed(said_of(found.sentence, found.values, self._answering.words) if found else "")
            if found:
                return
        if not self._answering.answer(self.path, given):
            self.refresh()

    def _typed(self, words: str) -> None:
        self._typed_amiss = words
        self._show_amiss()

    def _show_amiss(self) -> None:
        words = self._typed_amiss or self._told_amiss
        if words == self._said_amiss:
            return
        self._said_amiss = words
        if self._amiss is None:
            self._amiss = Label("", "small_strong", tone="danger", parent=self)
        self._amiss.setText(words)
        self._amiss.setVisible(bool(words))
        self.regrow()
        self.updateGeometry()
        proxy = self._answers.focusProxy() or self._answers
        proxy.setAccessibleDescription(words)
        dress(self, level="danger" if words else "")
