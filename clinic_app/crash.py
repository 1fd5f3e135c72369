"""What happens when something of ours breaks: it is said, what is stored stays, nothing runs on in a wrong state.

PySide6 hands exceptions in slots to ``sys.excepthook`` and carries on; this hook writes the report without any of the
visit's words (names of files and lines only) and shows one sentence.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clinic_app import __version__, places

if TYPE_CHECKING:
    from types import TracebackType

    from clinic_app.words import Words


def install_crash_page(words: Words) -> None:
    """Install the hook."""

    def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        where = report(kind, trace)
        print(where, file=sys.stderr)  # noqa: T201  the only way out when the window is in doubt
        _say(words("crash.title"), words("crash.sentence"), where)

    sys.excepthook = crashed


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Write and return a report that holds places in the program, never a value: values may be a patient's."""
    import traceback  # noqa: PLC0415  this is on the way to the first paint, a crash seldom is

    frames = [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(trace)]
    text = "\n".join([f"clinic-app {__version__}, Python {sys.version.split()[0]}", kind.__name__, *frames])
    try:
        folder = places.user_folder()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "last-crash.txt").write_text(text, encoding="utf-8")
    except OSError:
        return text
    return text


def _say(title: str, sentence: str, detail: str) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    if QApplication.instance() is None:
        return
    box = QMessageBox(QMessageBox.Icon.Critical, title, sentence)
    box.setDetailedText(detail)
    box.exec()
