"""One sentence of the note, and where it comes from: a press goes to the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.note import Sentence
from clinic_app.visit.origin import Origin, Way, origin_of

LEAST_FOR_WORDS = 320
ICONS: dict[Way, str] = {
    "clicked": "gesture-tap-button",
    "typed": "keyboard-outline",
    "kept": "history",
    "kiosk": "account-outline",
    "counted": "chart-line",
}
#: Answers to the assessment that are given beside the list of muscles, not on the note page.
AT_THE_LIST = ("impression", "differential", "causes", "none_of_these", "other_idea")


class SentenceRow(QWidget):
    """A sentence with its origin at the end.

    Attributes:
        sentence: What it says.
        origin: The button that says where it comes from and goes there.
    """

    def __init__(self, desk: Desk, sentence: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.sentence = desk, sentence
        came = origin_of(desk.visit, sentence)
        name = desk.words("note_page.show_answer", sentence=sentence.text)
        self.origin = Button(origin_words(desk, came), role="origin", icon=ICONS[came.way], name=name, parent=self)
        self.origin.clicked.connect(self._show)
        self.origin.setEnabled(bool(sentence.path) or sentence.form in desk.visit.reference.forms)
        line = QWidget(self)
        beside = BesideLayout(line, least=LEAST_FOR_WORDS, gap=12)
        label = Label(sentence.text, parent=line)
        label.setContentsMargins(0, 5, 0, 5)
        beside.addWidget(label)
        beside.addWidget(self.origin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(Rule(self))

    def _show(self) -> None:
        at_the_list = bool(self.sentence.path) and self.sentence.path[0][0] in AT_THE_LIST
        page = "examination" if self.sentence.form == "assessment" and at_the_list else ""
        self._desk.show(page, self.sentence.form, self.sentence.path)


def origin_words(desk: Desk, came: Origin) -> str:
    """Return an origin as it stands behind a sentence."""
    if came.at is None:
        return desk.words("note_page.counted")
    time = f"{came.at.local:%H:%M}"
    if came.author and came.way in ("clicked", "typed", "kept"):
        way = "other_typed" if came.way == "typed" else "other_clicked"
        return desk.words(f"note_page.{way}", name=came.author, time=time)
    return desk.words(f"note_page.{came.way}", time=time)
