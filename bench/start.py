"""How long until the unlock page is painted, and from there until Today can be used."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

from bench.pairs import interleaved, until_line

ROUNDS = 15

#: The least a Qt program can show: one window with a label, a field and a button.
PEER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    {then}
    print("painted", flush=True)
    app.quit()
window, middle = Window(), QWidget()
column = QVBoxLayout(middle)
for part in (QLabel("Password"), QLineEdit(), QPushButton("Unlock")):
    column.addWidget(part)
window.setCentralWidget(middle)
window.resize(1366, 728)
window.show()
app.exec()
"""

#: Ours, started as ``clinic-app`` starts it; the password is given the moment the page is there.
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import system_clock
from clinic_app.crash import install_crash_page
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.words import Words
app = QApplication(list(ARGUMENTS))
words = Words.of("en", places.cache())
install_crash_page(words)
Theme().apply(app)
program = Program(words, system_clock)
page = program.window.unlock_page
{then}
program.window.show()
app.exec()
program.close()
"""
FIRST_PAGE = """
def painted():
    print("painted", flush=True)
    app.quit()
page.painted.connect(lambda: QTimer.singleShot(0, painted))
"""
TODAY = """
from clinic_app.demo import PASSWORD
import threading
def derive():
    from clinic_app.records import vault
    plain = vault.derive_key
    def timed(*given, **named):
        begun = time.perf_counter()
        key = plain(*given, **named)
        print("derivation", time.perf_counter() - begun, flush=True)
        return key
    vault.derive_key = timed
def ask():
    page.unlock_asked.emit(str(places.records() / "demo"), PASSWORD)
def opened(_clinic):
    QTimer.singleShot(0, usable)
def usable():
    program.window.shell.today.repaint()
    print("painted", flush=True)
    app.quit()
page.painted.connect(ask)
program.opening.done.connect(opened)
"""
OPEN_ONE_FILE = """
    import sqlalchemy
    from sqlcipher3 import dbapi2
    engine = sqlalchemy.create_engine("sqlite://", module=dbapi2, creator=lambda: opened(dbapi2))
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
"""


def unlock_page() -> str:
    """Compare the first page with the least a Qt program can show."""
    with tempfile.TemporaryDirectory() as home:
        ours = _seconds(OURS.replace("{then}", FIRST_PAGE), home)
        peer = _seconds(PEER.replace("{then}", "pass"), home)
        return interleaved(ours, peer, ROUNDS).line("unlock page painted, from the start of the process", 1.3)


def _seconds(program: str, home: str) -> Callable[[], float]:
    return lambda: until_line(program, home=home)[0]
