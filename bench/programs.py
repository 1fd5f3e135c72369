"""The programs whose starts are compared, as Python source: each runs in a process of its own."""

from __future__ import annotations

#: The least a Qt program can show: one window with a label, a field and a button.
PEER = """
import time
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
PEER_FIRST_PAGE = PEER.replace("{then}", "pass")

#: The same, and then what no program with an encrypted SQL record gets around.
PEER_RECORD = PEER.replace(
    "{then}",
    """begun = time.perf_counter()
    import sqlalchemy
    from sqlcipher3 import dbapi2
    def opened():
        connection = dbapi2.connect("{file}")
        connection.execute(f"PRAGMA key=\\"x'{key}'\\"")
        return connection
    engine = sqlalchemy.create_engine("sqlite://", module=dbapi2, creator=opened)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM kept").scalar()
    middle.repaint()
    print("inside", time.perf_counter() - begun, flush=True)""",
)

#: Ours, started as ``clinic-app`` starts it; what breaks ends it, else whoever measures would wait for ever.
OURS = """
import os
import sys
import time
import traceback
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
def broken(*told):
    traceback.print_exception(*told)
    os._exit(1)
sys.excepthook = broken
Theme().apply(app)
program = Program(words, system_clock)
page = program.window.unlock_page
{then}
program.window.show()
app.exec()
program.close()
"""
OURS_FIRST_PAGE = OURS.replace(
    "{then}",
    """
def painted():
    print("painted", flush=True)
    app.quit()
page.painted.connect(lambda: QTimer.singleShot(0, painted))
""",
)

#: The password is given the moment everything beside the window has been read; Today is there once it was painted and
#: the window waits for somebody to do something.
OURS_TODAY = OURS.replace(
    "{then}",
    """
from PySide6.QtCore import QEvent, QObject
from clinic_app.demo import PASSWORD
derivation = []
def timed(*given):
    begun = time.perf_counter()
    key = plain(*given)
    derivation.append(time.perf_counter() - begun)
    return key
def give_password():
    global begun, plain
    from clinic_app.records import locks
    plain, locks.hash_secret_raw = locks.hash_secret_raw, timed
    begun = time.perf_counter()
    page.unlock_asked.emit(str(places.records() / "demo"), PASSWORD)
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, usable)
        return False
seen = Seen()
def opened(_clinic):
    program.window.shell.today.installEventFilter(seen)
def usable():
    print("inside", time.perf_counter() - begun, flush=True)
    print("derivation", sum(derivation), flush=True)
    print("painted", flush=True)
    app.quit()
program.preparing.done.connect(lambda _: QTimer.singleShot(0, give_password))
program.opening.done.connect(opened)
""",
)
