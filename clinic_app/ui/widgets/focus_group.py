"""Buttons that are one Tab stop together: Tab goes in and out, arrows move inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QWidget

from clinic_app.ui.widgets.pressable import Pressable

STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FocusGroup(QObject):
    """Moves the keyboard among the buttons of one widget, in their order."""

    def __init__(self, buttons: Sequence[Pressable], parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.reached.connect(self.rest_on)
        if self._buttons:
            self.rest_on(self._buttons[0])

    def rest_on(self, stop: Pressable) -> None:
        """Make one button the one that Tab reaches."""
        for button in self._buttons:
            strong = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)
        self._widget.setFocusProxy(stop)

    def took(self, event: QKeyEvent) -> bool:
        """Move on an arrow, Home or End, and say whether it was one."""
        usable = [button for button in self._buttons if button.isEnabled() and button.isVisible()]
        key = event.key()
        if not usable or not (key in STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            return False
        focused = next((place for place, button in enumerate(usable) if button.hasFocus()), 0)
        rtl = self._widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        turned = rtl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in STEPS:
            place = focused + (-STEPS[key] if turned else STEPS[key])
        else:
            place = 0 if key == Qt.Key.Key_Home else len(usable) - 1
        stop = usable[min(max(place, 0), len(usable) - 1)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(stop)
        event.accept()
        return True


def clicks_of(buttons: Sequence[Pressable], parent: QWidget) -> QButtonGroup:
    """Return the group whose ``idClicked`` tells the place of the button a person pressed; the buttons stay free."""
    group = QButtonGroup(parent)
    group.setExclusive(False)
    for place, button in enumerate(buttons):
        group.addButton(button, place)
    return group


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever scrolls around a widget until all of it shows."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
