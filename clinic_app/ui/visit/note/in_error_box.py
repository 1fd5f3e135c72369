"""A signed note that should not be there: said with a reason, in two steps, and never taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.visit.signing import IN_ERROR, add


class InErrorBox(Card):
    """A reason, what is wrong, a tick that it is the whole note, and then the button.

    Attributes:
        reason, text: What is typed.
        sure: The first step; the button waits for it.
        do_it: The second step.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("signing.in_error_title"), icon="alert", parent=parent)
        self._desk = desk
        words = desk.words
        self.reason = Field(words("signing.in_error_reason"), hint=words("signing.in_error_hint"), parent=self)
        self.text = TextBox(name=words("signing.in_error_text"), lines=2, parent=self)
        self.sure = TickBox(words("signing.in_error_sure"), parent=self)
        self.do_it = Button(words("signing.in_error_do"), role="danger", icon="close", parent=self)
        close = Button(words("signing.in_error_close"), role="quiet", parent=self)
        self.do_it.setEnabled(False)
        self.sure.clicked.connect(self._take_step)
        self.do_it.clicked.connect(self._do)
        close.clicked.connect(self.hide)
        self.body.addWidget(Label(words("signing.in_error_about"), tone="text_2", parent=self))
        self.body.addWidget(self.reason)
        self.body.addWidget(Label(words("signing.in_error_text"), "label", parent=self))
        self.body.addWidget(self.text)
        self.body.addWidget(self.sure)
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8)
        flow.addWidget(self.do_it)
        flow.addWidget(close)
        self.body.addWidget(held)

    def _take_step(self) -> None:
        self.do_it.setEnabled(self.sure.isChecked())

    def _do(self) -> None:
        reason, text = self.reason.words.strip(), self.text.words.strip()
        if not reason or not text:
            self.reason.set_amiss(self._desk.words("note_page.needs_both"))
            return
        if self._desk.commit_note(lambda: add(self._desk.visit, IN_ERROR, text, reason)):
            self.hide()
