"""The rail at the side of the window: the places of the program, and below them settings and lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, rounded
from clinic_app.ui.widgets.focus_group import FocusGroup
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.pressable import Pressable

BAR = 4


class RailItem(Pressable):
    """An icon with its word below; where one is, a bar stands at its side."""

    def least_height(self) -> int:
        """Return the height in px below which it is no target."""
        return themes.current().size("rail_item_h")

    def minimumSizeHint(self) -> QSize:
        """Return a size that holds the word and is at least as wide as the rail."""
        size = super().minimumSizeHint()
        return QSize(max(size.width(), themes.current().size("rail_w") - 12), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the item and its bar."""
        super().paintEvent(event)
        if self.isChecked():
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.width() - BAR if rtl else 0
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                bar = rounded(QRectF(left, 6, BAR, self.height() - 12), Corners.all(BAR / 2))
                painter.fillPath(bar, themes.current().colour("accent"))


class Rail(Framed):
    """Places above, of which one is where one is, and actions below; one Tab stop with arrows inside.

    Attributes:
        chosen: A person pressed an item; carries its key. A place is shown as chosen only by ``set_place``.
    """

    chosen = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__("rail", parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._items: dict[str, RailItem] = {}
        self._places: set[str] = set()
        self._place = ""
        self._group: FocusGroup | None = None
        self._clicks = QButtonGroup(self)
        self._clicks.setExclusive(False)
        self._clicks.idClicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._below):
            part.setSpacing(4)
        column.addLayout(self._above)
        column.addStretch()
        column.addLayout(self._below)

    def add_place(self, key: str, icon: str, words: str) -> None:
        """Put a place at the end of the upper part."""
        item = self._add(key, icon, words)
        item.setCheckable(True)
        item.setAutoExclusive(True)
        self._places.add(key)
        self._above.addWidget(item)

    def add_action(self, key: str, icon: str, words: str) -> None:
        """Put an action at the end of the lower part."""
        self._below.addWidget(self._add(key, icon, words))

    def item(self, key: str) -> RailItem:
        """Return the button of a place or an action."""
        return self._items[key]

    def set_place(self, key: str) -> None:
        """Show where one is; empty for nowhere."""
        self._place = key
        for one in self._places:
            self._items[one].setChecked(one == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the items."""
        if self._group is None or not self._group.took(event):
            event.ignore()

    def _add(self, key: str, icon: str, words: str) -> RailItem:
        item = RailItem(words, role="rail", icon=icon, parent=self)
        self._clicks.addButton(item, len(self._items))
        self._items[key] = item
        self._group = FocusGroup(list(self._items.values()), self)
        return item

    def _clicked(self, number: int) -> None:
        self.set_place(self._place)
        self.chosen.emit(list(self._items)[number])
