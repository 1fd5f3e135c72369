"""``python -m tests.torture.typing_window RECORD VISIT``: the real window, in which somebody types without a pause.

It prints the number of each word once it stands in the box; it never ends by itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.clock import system_clock
from clinic_app.reading import read_reference, read_words
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.window import Window
from clinic_app.visit.opening import open_clinic
from tests.bad_records import PASSWORD
from tests.ui.using import settled, shell_of

#: Milliseconds between two words of somebody who types fast.
PAUSE = 120


def main(folder: Path, visit: str) -> None:
    """Open the record, go to the note, and type."""
    QApplication(sys.argv[:1])
    words = read_words()
    clinic = open_clinic(folder, PASSWORD, read_reference(words).reference, words, system_clock)
    window = Window(words)
    window.show_clinic(clinic)
    window.show()
    shell = shell_of(window)
    shell.open_visit(visit)
    assert shell.visit_page is not None
    shell.visit_page.go("note")
    settled()
    page = shell.visit_page.page("note")
    assert isinstance(page, NotePage)
    box = page.text.own_words.findChild(TextBox)
    assert isinstance(box, TextBox)
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    for number in range(1, 10_000):
        QTest.keyClicks(box, f"w{number} ")
        print(number, flush=True)  # noqa: T201  this is what is listened to
        QTest.qWait(PAUSE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
