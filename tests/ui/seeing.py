"""What a widget looks like, as numbers."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

OPAQUE = 255


class Heard(list[object]):
    """Notes what a signal carries, or None where it carries nothing that matters."""

    def note(self, *values: object) -> None:
        """Take one signal."""
        self.append(values[0] if values else None)


def picture(widget: QWidget) -> QImage:
    """Return what a widget draws."""
    return widget.grab().toImage()


def colours(widget: QWidget) -> Counter[str]:
    """Return how many pixels there are of each colour."""
    image = picture(widget)
    return Counter(image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height()))


def changed_pixels(before: QImage, after: QImage) -> int:
    """Return how many pixels differ between two pictures of one size."""
    assert before.size() == after.size()
    return sum(before.pixel(x, y) != after.pixel(x, y) for x in range(before.width()) for y in range(before.height()))


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    """Return the contrast of WCAG 2, 1 to 21."""
    darker, lighter = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def press(widget: QWidget, key: Qt.Key, text: str = "", *, held: bool = False) -> None:
    """Press a key once more on a widget; held: the keyboard repeats it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
    QApplication.sendEvent(widget, event)


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """Turn the wheel over the middle of a widget and return what became of the event."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def spoken(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Return the name and the role a screen reader reads."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()
