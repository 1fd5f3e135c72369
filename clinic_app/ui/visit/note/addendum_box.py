"""What is added below a signed note, by us or because the patient asks: the note itself stays as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.amendments import ACCEPTED, REFUSED

#: Our own addition, then what may come of a patient's request.
WISHES, OWN = ("", ACCEPTED, REFUSED), "own"


class AddendumBox(Card):
    """Who wants it, a line, a box and two buttons.

    Attributes:
        whose: Whether it is our own addition, or a request of the patient that is accepted or refused.
        reason, text: What is typed.
        add_it: Writes it below the note.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("note_page.addendum_title"), parent=parent)
        self._desk = desk
        words = desk.words
        wishes = [Option(one, words(f"amending.{one or OWN}")) for one in WISHES]
        self.whose = Segments(wishes, name=words("amending.whose"), parent=self)
        self._about = Label("", "small", tone="text_2", parent=self)
        self._what = Label("", "label", parent=self)
        self.reason = Field(
            words("note_page.addendum_reason"), hint=words("note_page.addendum_reason_hint"), parent=self
        )
        self.text = TextBox(name=words("note_page.addendum_text"), lines=3, parent=self)
        self.add_it = Button(words("note_page.addendum_add"), role="main", icon="plus", parent=self)
        close = Button(words("note_page.addendum_close"), role="quiet", parent=self)
        self.add_it.clicked.connect(self._add)
        close.clicked.connect(self.hide)
        self.whose.chosen.connect(self._show)
        whose = Label(words("amending.whose"), "label", parent=self)
        for part in (whose, self.whose, self._about, self.reason, self._what, self.text):
            self.body.addWidget(part)
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8)
        flow.addWidget(self.add_it)
        flow.addWidget(close)
        self.body.addWidget(held)
        self._begin()

    def _begin(self) -> None:
        """Be empty, and about our own addition."""
        self.reason.set_words("")
        self.text.set_words("")
        self.whose.set_value("")
        self._show("")

    def _show(self, wish: object) -> None:
        """Say what belongs into the two lines."""
        if wish is None:
            self.whose.set_value("")
        words, name = self._desk.words, str(wish or OWN)
        about = words(f"amending.about_{name}")
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._what.setText(words(f"amending.text_{name}"))
        self.text.setAccessibleName(self._what.text())

    def _add(self) -> None:
        reason, text = self.reason.words.strip(), self.text.words.strip()
        if not reason or not text:
            self.reason.set_amiss(self._desk.words("note_page.needs_both"))
            return
        if self._desk.add_below(text, reason, str(self.whose.value or "")):
            self._begin()
            self.hide()
