"""How everything looks: colours, sizes and type from ``tokens.json``, light or dark, text from 100 to 150 %.

A theme is a value. Applying another one to the running application restyles every widget at once: each hears of it as
``QEvent.StyleChange``. The theme in force travels with the application like its palette and its font do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from clinic_app.ui import fonts

Scheme = Literal["light", "dark"]

FOLDER = Path(__file__).resolve().parent
#: The style sheets by what wears them: the name Qt gives it, and the files. Only what Qt draws wears one: for a sheet
#: of the whole application Qt keeps 9 kB for each of a page's thousands of widgets, and 100 kB for each that scrolls.
SHEETS = {
    "line": ("QLineEdit", ("field", "line", "menu")),
    "text": ("QPlainTextEdit", ("field", "text", "menu")),
    "choice": ("QComboBox", ("field", "choice", "lists")),
    "list": ("QAbstractItemView", ("lists",)),
    "bar": ("QScrollBar", ("bars",)),
    "gate": ("QLineEdit", ("field", "menu", "gate")),
}
SMALLEST_TEXT, LARGEST_TEXT = 1.0, 1.5
#: What the application is started with. Asked for here, the style does not need Python's picture of QStyle, which takes
#: 4 ms to make before the first paint.
ARGUMENTS = ("clinic-app", "-style", "fusion")


@cache
def tokens() -> dict[str, Any]:
    """Return ``tokens.json``: the one place where colours and sizes are decided."""
    read: dict[str, Any] = json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class Theme:
    """A look for the whole program.

    Attributes:
        scheme: ``light`` or ``dark``.
        scale: Size of the text, 1.0 to 1.5; targets grow with their words and never shrink.
        still: Nothing moves: every duration is 0 ms.
    """

    scheme: Scheme = "light"
    scale: float = 1.0
    still: bool = False

    def __post_init__(self) -> None:
        """Refuse a text size the pages were not laid out for."""
        if not SMALLEST_TEXT <= self.scale <= LARGEST_TEXT:
            raise ValueError(f"text size {self.scale} is not between {SMALLEST_TEXT} and {LARGEST_TEXT}")

    def hex(self, name: str) -> str:
        """Return a colour as ``#RRGGBB``; an unknown name raises ``KeyError``."""
        value: str = tokens()["color"][self.scheme][name]
        return value

    def colour(self, name: str) -> QColor:
        """Return a colour by its name; an unknown name raises ``KeyError``."""
        return _colour(self.hex(name))

    def pain(self, number: int) -> tuple[QColor, QColor]:
        """Return the fill and the ink of a pain number 0–10; the same in light and dark, save 0."""
        if number == 0:
            return self.colour("surface"), self.colour("text")
        odd = number - 1 + number % 2
        band = f"{odd}-{odd + 1}"
        pain = tokens()["pain"]
        return _colour(pain["fill"][band]), _colour(pain["ink"][band])

    def px(self, length: float) -> int:
        """Return a length that belongs to text (an icon, a badge) at this text size."""
        return round(length * self.scale)

    def font(self, kind: str) -> QFont:
        """Return the font of a kind of text: ``body``, ``strong``, ``heading`` …; do not change it, copy it."""
        return _font(kind, self.scale)

    def space(self, step: int) -> int:
        """Return step 0–7 of the spacing ladder in px."""
        return int(tokens()["space"][str(step)])

    def size(self, name: str) -> int:
        """Return a size in px, such as ``target_min``."""
        return int(tokens()["size"][name])

    def radius(self, name: str) -> int:
        """Return the radius of ``control``, ``card``, ``chip`` or ``figure_badge`` corners in px."""
        return int(tokens()["radius"][name])

    def motion(self, name: str) -> int:
        """Return how many ms a movement takes; 0 when nothing is to move."""
        return 0 if self.still else int(tokens()["motion_ms"][name])

    def stylesheet(self, wearer: str) -> str:
        """Return the style sheet of one of ``SHEETS``, from the files in ``qss/``."""
        return _stylesheet(wearer, self.scheme, self.scale)

    def palette(self) -> QPalette:
        """Return the same colours for what no style sheet reaches."""
        palette = QPalette()
        for role, name in PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):  # words beside them stay as they are
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_disabled"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the application, started with ``ARGUMENTS``, and every widget it has."""
        fonts.load()
        is_another = isinstance(app.property("theme"), Theme)
        app.setProperty("theme", self)
        app.setFont(self.font("body"))
        app.setPalette(self.palette())
        QToolTip.setFont(self.font("small"))
        QToolTip.setPalette(self.palette())
        if is_another:
            app.setStyle(ARGUMENTS[-1])  # every widget hears of it


def current() -> Theme:
    """Return the theme last applied to the application, or the light one at 100 %."""
    app = QCoreApplication.instance()
    theme = app.property("theme") if app else None
    return theme if isinstance(theme, Theme) else Theme()


@cache
def _stylesheet(wearer: str, scheme: Scheme, scale: float) -> str:
    field, files = SHEETS[wearer]
    values = dict(tokens()["color"][scheme]) | {f"radius_{k}": v for k, v in tokens()["radius"].items()}
    values |= {"scheme": scheme, "scale": scale, "row_h": int(tokens()["size"]["row_h"]), "field": field}
    texts = [Template((FOLDER / "qss" / f"{name}.qss").read_text(encoding="utf-8")) for name in files]
    return "".join(text.substitute(values) for text in texts)


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


@cache
def _font(kind: str, scale: float) -> QFont:
    text = tokens()["type"][kind]
    tabular = text.get("tabular", False)
    return fonts.font(tokens()["font"]["ui"], round(text["px"] * scale), text["weight"], tabular=tabular)


_ROLE = QPalette.ColorRole
PALETTE = {
    _ROLE.Window: "window",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.PlaceholderText: "text_3",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "danger",
    _ROLE.Highlight: "accent",
    _ROLE.HighlightedText: "on_accent",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.ToolTipBase: "side_fill",
    _ROLE.ToolTipText: "on_side_fill",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "sunken",
    _ROLE.Mid: "line",
    _ROLE.Dark: "line_strong",
    _ROLE.Shadow: "line_strong",
}
