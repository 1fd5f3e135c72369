"""Shows every control in every state, light and dark, and writes the pictures into the folder given.

python -m bench.gallery FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from bench import gallery_pages
from clinic_app.ui.theme import Theme

PAGES: dict[str, tuple[Callable[[], list[QWidget]], int]] = {
    "buttons": (gallery_pages.buttons, 2),
    "answers": (gallery_pages.answers, 2),
    "messages": (gallery_pages.messages, 2),
    "frame": (gallery_pages.frame, 1),
    "german": (gallery_pages.german, 2),
}


def draw(app: QApplication, page: str, theme: Theme, to: Path, width: int = 1180) -> None:
    """Write one picture."""
    theme.apply(app)
    make, columns = PAGES[page]
    window = QWidget()
    grid = QGridLayout(window)
    grid.setContentsMargins(12, 12, 12, 12)
    grid.setSpacing(10)
    for place, part in enumerate(make()):
        grid.addWidget(part, *divmod(place, columns))
        grid.setColumnStretch(place % columns, 1)
    window.resize(width, 100)
    window.show()
    app.processEvents()
    window.resize(width, max(window.heightForWidth(width), window.minimumSizeHint().height()))
    app.processEvents()
    app.processEvents()
    window.grab().save(str(to))
    window.close()
    window.deleteLater()
    app.processEvents()


def main() -> None:
    """Draw all pages light, dark, at 150 % and from right to left."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    draw(app, "german", Theme(scale=1.5, still=True), folder / "german_narrow_150.png", width=760)
    for page in PAGES:
        for name, theme in (
            ("light", Theme(still=True)),
            ("dark", Theme("dark", still=True)),
            ("light_150", Theme(scale=1.5, still=True)),
        ):
            draw(app, page, theme, folder / f"{page}_{name}.png")
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        draw(app, page, Theme(still=True), folder / f"{page}_rtl.png")
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


if __name__ == "__main__":
    main()
