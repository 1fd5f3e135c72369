"""What a person does with a page: finds words, presses, types; every press is counted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from clinic_app.ui.forms.question import Question
from clinic_app.ui.settings_page import SettingsPage
from clinic_app.ui.shell import Shell
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.window import Window


class Hand:
    """A hand with a mouse.

    Attributes:
        clicks: How often it pressed.
    """

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        """Scroll to a widget that can be pressed, and press it."""
        settled()
        bring_into_view(widget)
        assert widget.isVisible()
        assert widget.isEnabled()
        where = widget.rect().center()
        under = widget.window().childAt(widget.mapTo(widget.window(), where))
        assert under is not None
        assert under is widget or widget.isAncestorOf(under), f"{under} lies over {widget}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)
        self.clicks += 1
        settled()


def settled() -> None:
    """Let what was just put on the page be shown and laid out, and let go what was taken off."""
    for _ in range(10):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever scrolls around a widget so that all of it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    settled()


def keys(widget: QWidget, text: str) -> None:
    """Click into a line or a box and type."""
    widget.setFocus()
    QTest.keyClicks(widget, text)
    settled()


def key(widget: QWidget, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key on whatever has the keyboard in a widget's window."""
    QTest.keyClick(widget.window().focusWidget() or widget, pressed, modifier)
    settled()


def button(within: QWidget, words: str) -> QAbstractButton:
    """Return the visible button with these words, or with this name where it has none."""
    buttons = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    named = {one: (one.text().replace("&&", "&"), one.accessibleName()) for one in buttons}
    found = [one for one in buttons if words in named[one]]
    assert len(found) == 1, f"{len(found)} × “{words}” among {sorted(' / '.join(one) for one in named.values())}"
    return found[0]


def line(within: QWidget, name: str) -> QLineEdit:
    """Return the visible line with this name."""
    return next(one for one in within.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == name)


def seen(within: QWidget) -> str:
    """Return the words one sees, without those of buttons and lines."""
    labels = [one for one in within.findChildren(QLabel) if one.isVisible()]
    boxes = [one for one in within.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join([*(one.text() for one in labels), *(one.toPlainText() for one in boxes)])


def asked(within: QWidget, link: str) -> Question:
    """Return the visible question of a form."""
    found = [one for one in within.findChildren(Question) if one.isVisible() and one.item.link_id == link]
    assert len(found) == 1, f"{len(found)} × {link}"
    return found[0]


def answer(within: QWidget, link: str, value: object) -> QWidget:
    """Return the button that answers a visible question with one of its options."""
    segments = asked(within, link).findChild(Segments)
    assert segments is not None
    return segments.button(value)


def shell_of(window: Window) -> Shell:
    """Return what stands behind the unlock page."""
    assert window.shell is not None
    return window.shell


def settings_at(window: Window, section: str) -> SettingsPage:
    """Go to a section of the settings by hand, and return the page."""
    shell_of(window).go("settings")
    page = shell_of(window).settings
    Hand().click(page.sections.index.rows[section])
    return page


def visit_of(window: Window) -> VisitPage:
    """Return the visit on the desk."""
    page = shell_of(window).visit_page
    assert page is not None
    return page
