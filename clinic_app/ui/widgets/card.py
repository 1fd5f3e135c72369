"""A card: a titled part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.ui.polish import dress
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.visibility import show_where

HEAD = (14, 1, 8, 1)
HEAD_HEIGHT = 44
LEAST_FOR_TITLE = 140  # px the title keeps before the actions go below it
BODY = (14, 10, 14, 12)


class Rule(Framed):
    """A hair line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rule", parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Card(Framed):
    """A surface with a head (icon, title, hint, actions at its end) and a body.

    What it holds keeps to the top; ``fill`` is for a card whose list or picture takes all the height there is.

    Attributes:
        body: The layout that takes what the card holds.
    """

    def __init__(
        self,
        title: str = "",
        *,
        hint: str = "",
        icon: str = "",
        fill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", parent)
        self._actions: FlowLayout | None = None
        self._hint: Label | None = None
        self._across: BesideLayout | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*BODY)
        self.body.setSpacing(8)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.setSpacing(0)
        if title:
            around.addWidget(self._head(title, hint, icon))
            around.addWidget(Rule(self))
        self.setAccessibleName(title)
        around.addLayout(self.body, 1 if fill else 0)
        if not fill:
            around.addStretch(1)

    def add_action(self, action: QWidget) -> None:
        """Put a button at the end of the head; a card without a title has none."""
        if self._actions is None:
            raise ValueError("a card without a title has no head")
        self._actions.addWidget(action)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_hint(self, hint: str) -> None:
        """Change the small words behind the title."""
        if self._hint is not None:
            self._hint.setText(hint)
            self._hint.setVisible(bool(hint))

    def set_flat(self) -> None:
        """Go without an edge and the room inside it: a part of another card is no box in a box."""
        dress(self, flat=True)
        around = self.layout()
        if around is not None:
            around.setContentsMargins(0, 0, 0, 0)
        self.body.setContentsMargins(0, BODY[1], 0, BODY[3])
        if self._across is not None:
            self._across.setContentsMargins(0, HEAD[1], 0, HEAD[3])

    def set_marked(self, *, marked: bool) -> None:
        """Give it the heavy edge of what comes next."""
        dress(self, marked=marked)

    def _head(self, title: str, hint: str, icon: str) -> QWidget:
        head = QWidget(self)
        head.setMinimumHeight(HEAD_HEIGHT)
        self._across = row = BesideLayout(head, least=LEAST_FOR_TITLE)
        row.setContentsMargins(*HEAD)
        words = QHBoxLayout()
        words.setContentsMargins(0, 6, 0, 6)
        words.setSpacing(8)
        if icon:
            words.addWidget(IconMark(icon, parent=head), 0, Qt.AlignmentFlag.AlignVCenter)
        title_and_hint = QWidget(head)
        flow = FlowLayout(title_and_hint, across=8, down=0)
        self._title = Label(title, "card", parent=title_and_hint)
        self._hint = Label(hint, "small", tone="text_2", parent=title_and_hint)
        show_where(self._hint, wanted=bool(hint))
        flow.addWidget(self._title)
        flow.addWidget(self._hint)
        words.addWidget(title_and_hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self._actions = FlowLayout(across=4, down=4)
        row.addItem(words)
        row.addItem(self._actions)
        return head
