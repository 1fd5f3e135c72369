"""What can be done in a part of the window: each thing has words, perhaps keys, and is found by the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from clinic_app.words import Words

#: Properties of an action: the name of its icon; whether the palette leaves it out, because it is open already.
ICON, ITSELF = "icon_name", "is_palette"


class Actions:
    """The actions of one widget; their keys work wherever the keyboard is in its window, while the widget is seen.

    Attributes:
        all: The actions, in the order in which they are offered.
        where: What stands behind each of them in the palette, such as *in this visit*.
    """

    def __init__(self, words: Words, owner: QWidget, where: str) -> None:
        self._words, self._owner, self.where = words, owner, where
        self.all: list[QAction] = []

    def add(self, key: str, do: Callable[[], object], *, keys: str = "", icon: str = "", said: str = "") -> QAction:
        """Add an action and return it.

        Args:
            key: Its name; its words are ``around.do.<key>`` unless ``said`` gives others.
            do: What it does.
            keys: The keys that do it, such as ``Ctrl+L``.
            icon: Its icon in the palette.
            said: Its words.
        """
        action = QAction(said or self._words(f"around.do.{key}"), self._owner)
        action.setObjectName(key)
        action.setProperty(ICON, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(partial(_do, do))
        self._owner.addAction(action)
        self.all.append(action)
        return action

    def action(self, key: str) -> QAction:
        """Return the action of a name.

        Raises:
            KeyError: There is none.
        """
        for action in self.all:
            if action.objectName() == key:
                return action
        raise KeyError(key)


def _do(do: Callable[[], object], _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own argument
    do()
