"""The button beneath all buttons: wraps its words, shows its focus, and a held key presses it once."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import known, paint_icon
from clinic_app.ui.lean import lean
from clinic_app.ui.looks import ROLES, Look, Role
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, paint_box, paint_ring
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.wrapped import Wrapped

GAP = 6  # between icon and words, px
ABOVE_AND_BELOW = 8  # least space over and under the words, px


class Pressable(QPushButton):
    """A button drawn from its role, the theme and its own state.

    Attributes:
        reached: It has got the keyboard; carries the button.
    """

    reached = Signal(object)

    def __init__(
        self,
        words: str,
        *,
        role: str,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lean(self)
        self._words = ""
        self._icon = known(icon)
        self._large = self._icon_last = False
        self._role = ROLES[role]
        self._texts: dict[str, Wrapped] = {}  # by kind of type
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setProperty("role", role)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(wrapping())
        self.set_words(words)
        self.setAccessibleName(name)

    @property
    def role(self) -> Role:
        """What this kind of button looks like."""
        return self._role

    @property
    def words(self) -> str:
        """The words on it."""
        return self._words

    def set_words(self, words: str) -> None:
        """Put other words on it; they are its accessible name too, unless it was given one."""
        if words == self._words:
            return
        self._words = words
        self.setText(words.replace("&", "&&"))
        self._forget()

    def set_icon(self, icon: str) -> None:
        """Put another icon on it; empty for none."""
        if icon == self._icon:
            return
        self._icon = known(icon)
        self._forget()

    def set_large(self, *, large: bool) -> None:
        """Make it a target of 64 px with larger words, for patients' screens."""
        self._large = large
        self._forget()

    def set_icon_last(self) -> None:
        """Put the icon behind the words: an arrow that leads on stands where it leads to."""
        self._icon_last = True
        self._forget()

    def shown_icon(self) -> str:
        """Return the icon to draw in the present state."""
        return self._icon

    def look(self) -> Look:
        """Return the look of the present state."""
        role = self.role
        if not self.isEnabled() and not self.isChecked():
            return role.off
        if self.isDown():
            return role.pressed
        if self.isChecked():
            return role.chosen.get(self.property("level") or "", role.chosen[""])
        return role.hover if self.underMouse() else role.rest

    def corners(self) -> Corners:
        """Return the radii of its box."""
        return Corners.all(themes.current().radius(self.role.radius))

    def least_height(self) -> int:
        """Return the height in px below which it is no target."""
        return themes.current().size("target_kiosk" if self._large else "target_min")

    def font_kind(self, *, chosen: bool) -> str:
        """Return the kind of text its words are."""
        if self._large:
            return "kiosk_strong" if self.role.font == "strong" else "kiosk_body"
        return self.role.font_chosen if chosen else self.role.font

    def sizeHint(self) -> QSize:
        """Return the size with all words on one line."""
        if self._hint is None:
            words = max(text.natural for text in self._both()) if self._words else 0.0
            width = math.ceil(words) + 1 + self.beside_words()
            self._hint = QSize(max(width, self.least_height()), self.heightForWidth(width))
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word and the least height."""
        if self._least is None:
            words = max(text.widest_word for text in self._both()) if self._words else 0.0
            least = self.least_height()
            self._least = QSize(max(math.ceil(words) + 1 + self.beside_words(), least), least)
        return QSize(self._least)

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped words need."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        room = max(1, width - self.beside_words())
        tallest = self._tallest(room) if self._words else 0.0
        content = tallest
        if self.shown_icon():
            icon = self.icon_px()
            content = tallest + icon + 2 if self.role.stacked else max(tallest, icon)
        return max(math.ceil(content) + 2 * ABOVE_AND_BELOW, self.least_height())

    def _tallest(self, room: int) -> float:
        """Return the height of the words in px, chosen or not: two weights of one type are equally high on one line."""
        both = self._both()
        shown = self._text(chosen=self.isChecked())
        if shown.is_one_line and all(text.natural <= room for text in both):
            return shown.size_at(room).height()
        return max(text.size_at(room).height() for text in both)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press it once however long they are held; other keys go to the group around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():
                self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the group around it."""
        super().focusInEvent(event)
        self.reached.emit(self)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme or the direction of reading changes."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, content and focus ring."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            look = self.look()
            box = QRectF(self.rect())
            paint_box(painter, box, self.corners(), look, theme)
            self.paint_content(painter, box, look)
            if self.hasFocus():
                dark = self.role.filled or look.ground in {"accent", "danger_fill"}
                paint_ring(painter, box, self.corners(), theme, gap=dark)

    def paint_content(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Draw icon and words."""
        colour = themes.current().colour(look.ink)
        icon, words = self._places(box)
        if self.shown_icon():
            paint_icon(painter, icon, self.shown_icon(), colour, rtl=self._rtl())
        if self._words:
            self._text(chosen=self.isChecked()).draw(painter, words, colour)

    def _places(self, box: QRectF) -> tuple[QRectF, QPointF]:
        """Return where the icon goes and where the words begin."""
        side = self.icon_px() if self.shown_icon() else 0
        text = self._text(chosen=self.isChecked()).size_at(max(1, box.width() - self.beside_words()))
        if self.role.stacked:
            top = box.center().y() - (side + 2 + text.height()) / 2
            icon = QRectF(box.center().x() - side / 2, top, side, side)
            return icon, QPointF(box.center().x() - text.width() / 2, top + side + 2)
        gap = GAP if side and self._words else 0
        width = side + gap + text.width()
        left = box.center().x() - width / 2 if self.role.centred else box.left() + self.role.padding
        icon_x, words_x = left, left + side + gap
        if self._icon_last:
            icon_x, words_x = left + text.width() + gap, left
        if self._rtl():
            icon_x, words_x = box.width() - icon_x - side, box.width() - words_x - text.width()
        middle = box.center().y()
        return QRectF(icon_x, middle - side / 2, side, side), QPointF(words_x, middle - text.height() / 2)

    def _both(self) -> tuple[Wrapped, Wrapped]:
        """Return its words as they are laid out when it is not chosen, and when it is."""
        return self._text(chosen=False), self._text(chosen=True)

    def _text(self, *, chosen: bool) -> Wrapped:
        kind = self.font_kind(chosen=chosen)
        if kind not in self._texts:
            centred = self.role.centred or self.role.stacked
            self._texts[kind] = laid_out(self._words, kind, themes.current().scale, self._rtl(), centred)
        return self._texts[kind]

    def beside_words(self) -> int:
        """Return the width in px that is not words: icon, gap and padding."""
        beside = 0
        if self.shown_icon() and not self.role.stacked:
            beside = self.icon_px() + (GAP if self._words else 0)
        return beside + 2 * self.role.padding

    def icon_px(self) -> int:
        """Return the side of its icon in px."""
        theme = themes.current()
        return theme.size("icon_large") if self._large else theme.px(self.role.icon_px)

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _forget(self) -> None:
        self._texts.clear()
        self._heights.clear()
        self._hint = self._least = None
        self.updateGeometry()
        self.update()


@lru_cache(maxsize=256)  # the same few answers stand beside question after question
def laid_out(words: str, kind: str, scale: float, rtl: bool, centred: bool) -> Wrapped:  # noqa: FBT001  a cache's key
    """Return words in a kind of type, shared by every button that says them."""
    return Wrapped([(words, Theme(scale=scale).font(kind))], rtl=rtl, centred=centred)
