"""Options drawn by one widget until somebody comes near them: a page of questions is there in a third of the time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.questionnaire.faces import Face, Faces, faces_of
from clinic_app.ui.widgets.box import Corners, paint_box
from clinic_app.ui.widgets.segment import Ends, Option, Segment, paint_joined
from clinic_app.ui.widgets.segment_rows import Shape
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping


class Sketch(QWidget):
    """The options of one question, drawn as ``Segments`` draws them; becomes that as soon as it is wanted.

    The pointer, the keyboard, a finger or a moment without work make the buttons; nothing that is done to it is lost.

    Attributes:
        chosen: A person chose; carries the option's value, or None when the choice was taken back.
    """

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option], *, name: str, shape: Shape, parent: QWidget) -> None:
        super().__init__(parent)
        self._options, self._shape = tuple(options), shape
        self._value: object = None
        self._live: Segments | None = None
        self._pressed: Segment | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(wrapping())

    def set_value(self, value: object) -> None:
        """Show a choice, or none; tells nobody. An unknown value raises ``ValueError``."""
        if self._live is not None:
            self._live.set_value(value)
            return
        if value is not None and all(one.value != value for one in self._options):
            raise ValueError(f"{value!r} is not offered")
        if value != self._value:
            self._value = value
            self.update()

    def wake(self) -> Segments:
        """Return the buttons, made now if they were not yet."""
        if self._live is None:
            live = Segments(self._options, name=self.accessibleName(), shape=self._shape, parent=self)
            live.set_value(self._value)
            live.chosen.connect(self.chosen)
            live.setGeometry(self.rect())
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setFocusProxy(live)
            self._live = live
            live.show()
        return self._live

    def sizeHint(self) -> QSize:
        """Return the size of all options in one row."""
        return QSize(self._faces.natural)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word among the options."""
        return QSize(self._faces.least, themes.current().size("target_min"))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows the options need."""
        return self._faces.height(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the options."""
        if self._live is not None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            values = iter(self._options)
            rows = self._faces.rows(self.width())
            for row in rows:
                parts = [(face, self._box(spot, is_only=len(rows) == 1), next(values).value) for face, spot in row]
                if self._shape == "joined" and all(value != self._value for _, _, value in parts):
                    self._paint_row(painter, [(face, box) for face, box, _ in parts])
                    continue
                for number, (face, box, value) in enumerate(parts):
                    self._paint(painter, face, box, (number == 0, number == len(row) - 1), value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons fill it."""
        super().resizeEvent(event)
        if self._live is not None:
            self._live.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when type or direction changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.__dict__.pop("_faces", None)
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the buttons."""
        self.wake().setFocus(event.reason())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be ready for the pointer."""
        self.wake()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press that came before the pointer was seen, as a finger's does."""
        self._pressed = self._button_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button on which finger or pointer went down, if it is let go there."""
        button, self._pressed = self._pressed, None
        if button is not None and button is self._button_at(event.position().toPoint()):
            button.setFocus(Qt.FocusReason.MouseFocusReason)
            button.click()

    @cached_property
    def _faces(self) -> Faces:
        return faces_of(tuple(one.words for one in self._options), self._shape, themes.current().scale, self._rtl)

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _box(self, spot: QRect, *, is_only: bool) -> QRect:
        """Return where an option stands, as seen; in the only row it is as high as there is room."""
        box = QRect(spot)
        if is_only:
            box.setHeight(max(self.height(), box.height()))
        if self._rtl:
            box.moveLeft(self.width() - box.right() - 1)
        return box

    def _paint_row(self, painter: QPainter, parts: list[tuple[Face, QRect]]) -> None:
        """Draw a row in which nothing is chosen: one face, lines between the options, and their words."""
        theme, role = themes.current(), parts[0][0].role
        look = role.rest if self.isEnabled() else role.off
        whole = QRectF(parts[0][1].united(parts[-1][1]))
        paint_joined(painter, whole, look, Ends(theme.radius(role.radius), left=True, right=True), chosen=False)
        line = theme.colour("line")
        for face, box in parts:
            if box.left() > whole.left():
                painter.fillRect(QRect(box.left(), box.top() + 1, 1, box.height() - 2), line)
            face.draw(painter, QRectF(box), look, chosen=False)

    def _paint(self, painter: QPainter, face: Face, box: QRect, ends: tuple[bool, bool], value: object) -> None:
        """Draw one option; ``ends`` says whether it is the first and the last of its row."""
        theme, role = themes.current(), face.role
        chosen = value == self._value and self._value is not None
        look = role.chosen[""] if chosen else role.rest if self.isEnabled() else role.off
        where, radius = QRectF(box), theme.radius(role.radius)
        painter.setClipRect(where)
        if self._shape == "joined":
            left, right = reversed(ends) if self._rtl else ends
            paint_joined(painter, where, look, Ends(radius, left=left, right=right), chosen=chosen)
        else:
            paint_box(painter, where, Corners.all(radius), look, theme)
        face.draw(painter, where, look, chosen=chosen)
        painter.setClipping(False)

    def _button_at(self, spot: QPoint) -> Segment | None:
        live = self.wake()
        found = live.childAt(live.mapFrom(self, spot))
        return found if isinstance(found, Segment) else None
