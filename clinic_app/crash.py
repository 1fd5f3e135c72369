"""What happens when something of ours breaks: it is said, what is stored stays, nothing runs on in a wrong state.

PySide6 hands exceptions in slots to ``sys.excepthook`` and carries on; this hook shows one sentence. What a person can
act on (a full disk, a damaged record) is said as it is anywhere else; of everything else a report is written that holds
none of the visit's words (names of files and lines only).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clinic_app import __version__, places
from clinic_app.errors import ClinicError, DataFileError

if TYPE_CHECKING:
    from types import TracebackType

    from clinic_app.words import Words


def install_crash_page(words: Words) -> None:
    """Install the hook."""
    is_told = False

    def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal is_told
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        sentence = sentence_of(error, words)
        where = "" if sentence else report(kind, trace)
        print(sentence or where, file=sys.stderr)  # noqa: T201  the only way out when the window is in doubt
        if is_told:
            return  # what breaks again while its sentence is on the screen would pile up windows without end
        is_told = True
        try:
            _say(words("bad_news.title" if sentence else "crash.title"), sentence or words("crash.sentence"), where)
        finally:
            is_told = False

    sys.excepthook = crashed


def sentence_of(error: BaseException, words: Words) -> str:
    """Return what a person can be told of an error in one sentence; empty where it is a mistake of ours."""
    if isinstance(error, ClinicError):
        return words.of_error(error)
    if isinstance(error, DataFileError):
        return str(error.problem)
    if isinstance(error, OSError) and error.strerror:
        return words("bad_news.system", place=error.filename or words("bad_news.output"), said=error.strerror)
    return ""


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
    icon = QMessageBox.Icon.Critical if detail else QMessageBox.Icon.Warning
    box = QMessageBox(icon, title, sentence)
    box.setDetailedText(detail)
    box.exec()
