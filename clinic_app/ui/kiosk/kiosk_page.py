"""The turned screen: nothing of the clinic is behind it, one question is before the patient."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.fonts import load_arabic
from clinic_app.ui.kiosk.kiosk_messages import StaffDoor, Telling
from clinic_app.ui.kiosk.large import large_button
from clinic_app.ui.kiosk.map_step import MapStep
from clinic_app.ui.kiosk.progress_line import ProgressLine
from clinic_app.ui.kiosk.question_steps import QuestionStep
from clinic_app.ui.kiosk.sitter import Sitter
from clinic_app.ui.kiosk.welcome import Welcome
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.asked import Asked
from clinic_app.visit.kiosk import Sitting
from clinic_app.visit.kiosk_steps import KioskStep, is_answered, steps

#: Nobody has touched it for so long: what was answered is kept, and the next patient begins anew. In ms.
ALONE = 180_000


class KioskPage(QWidget):
    """Screens one after the other; back, next and help always in the same places.

    Attributes:
        staff_asked: Somebody of the clinic wants in; carries the password.
        answered: Something was answered; it is in the box.
        back, next, help: The buttons.
        staff: The button that leads to the door; never seen on a computer that has none.
        shown: What is in the middle.
    """

    staff_asked = Signal(str)
    answered = Signal()

    def __init__(
        self, begin: Callable[[], Sitting], languages: Sequence[Asked], parent: QWidget | None = None, *, door: bool
    ) -> None:
        super().__init__(parent)
        self._begin, self._languages, self._has_door = begin, languages, door
        self._asked = languages[0]
        self._sitter: Sitter | None = None
        self._place = 0
        self.shown: QWidget = QWidget(self)
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE)
        self._alone.timeout.connect(self.start)
        self._progress = ProgressLine(self)
        self._not_kept = Strip("danger", "", parent=self)
        self._not_kept.hide()
        self._middle = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 16)
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._column.addWidget(self._not_kept)
        self._column.addLayout(self._middle, 1)
        self._column.addLayout(self._foot())
        load_arabic()
        self.start()

    @property
    def sitter(self) -> Sitter:
        """The sitting that is under way."""
        if self._sitter is None:
            raise ValueError("nobody sits here yet")
        return self._sitter

    def start(self) -> None:
        """Begin anew for the next patient; what the last one answered is in the box and nowhere else."""
        self.stop()
        self._asked = self._languages[0]
        self._sitter = Sitter(self._begin(), self._asked, self)
        self._sitter.urgent.connect(self._tell_staff)
        self._sitter.not_kept.connect(self._say_not_kept)
        self._sitter.answered.connect(self._answered)
        self._place = 0
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say that a password was not right."""
        if isinstance(self.shown, StaffDoor):
            self.shown.refuse(sentence)

    def event(self, event: QEvent) -> bool:
        """Begin to wait anew with whatever a patient does."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin):
            self._alone.start()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where it goes on: what was focused before the page came into its window is forgotten by Qt."""
        super().showEvent(event)
        self._wait_at_next()

    def stop(self) -> None:
        """Let go of the sitting: what was answered is in the box."""
        self._alone.stop()
        if self._sitter is not None:
            self._settle()
            self._sitter.close()
            self._sitter = None

    # -- around the question

    def _head(self) -> QHBoxLayout:
        words = self._asked.words
        self.help = large_button(words("kiosk.help"), icon="hand-back-right-outline", parent=self)
        self.help.clicked.connect(self._tell_staff)
        row = QHBoxLayout()
        row.addWidget(self._progress, 1)
        row.addWidget(self.help)
        self.staff = large_button(words("kiosk.staff"), role="quiet", icon="lock-outline", parent=self)
        if self._has_door:
            self.staff.clicked.connect(self._show_door)
            row.addWidget(self.staff)
        return row

    def _foot(self) -> QHBoxLayout:
        words = self._asked.words
        self.back = large_button(words("kiosk.back"), icon="chevron-left", parent=self)
        self.next = large_button(words("kiosk.next"), role="main", icon="chevron-right", parent=self)
        self.next.set_icon_last()
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self._draft = Label("", "small", tone="text_2", parent=self)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._draft)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    # -- from screen to screen

    @property
    def step(self) -> KioskStep:
        """The screen's question."""
        return self._steps()[self._place]

    def _steps(self) -> list[KioskStep]:
        found = steps(self.sitter.visit)
        self._place = min(self._place, len(found) - 1)
        return found

    def _go_on(self) -> None:
        self._settle()
        if self.step.kind == "thanks":
            self.start()
            return
        self._place += 1
        self._show()

    def _go_back(self) -> None:
        self._settle()
        self._place = max(0, self._place - 1)
        self._show()

    def _show(self) -> None:
        step, every = self.step, self._steps()
        words = self._asked.words
        if step.kind == "map":
            self._put(MapStep(self.sitter, self))
        elif step.kind == "welcome":
            welcome = Welcome(self._languages, self._asked, self)
            welcome.chosen.connect(self._speak)
            self._put(welcome)
        elif step.kind == "thanks":
            self._put(Telling(words("kiosk.thanks"), words("kiosk.thanks_more"), parent=self))
        else:
            self._put(QuestionStep(self.sitter, step, self))
        self._dress()
        self._progress.show_step(self._place, len(every) - 1, words)
        self.back.setVisible(0 < self._place < len(every) - 1)
        self.next.set_words(words({"welcome": "kiosk.begin", "thanks": "kiosk.finish"}.get(step.kind, "kiosk.next")))
        self._show_whether_answered()
        self._wait_at_next()
        self._alone.start()

    def _wait_at_next(self) -> None:
        """Have the keyboard where it goes on: there is nothing to answer here, and help is not what is asked first."""
        if self.step.kind in ("welcome", "thanks"):
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self, place: int) -> None:
        """Ask in another language."""
        self._asked = self._languages[place]
        self.sitter.ask_in(self._asked)
        self._show()

    def _dress(self) -> None:
        """Put the language's words around the question, from its side."""
        words, is_rtl = self._asked.words, self._asked.spoken.direction == "rtl"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        self.help.set_words(words("kiosk.help"))
        self.back.set_words(words("kiosk.back"))
        self._draft.setText(self._asked.spoken.draft_words)

    def _put(self, screen: QWidget) -> None:
        self._middle.removeWidget(self.shown)
        self.shown.hide()
        self.shown.deleteLater()
        self.shown = screen
        self._middle.addWidget(screen)
        is_question = not isinstance(screen, StaffDoor)
        for button in (self.back, self.next, self.help):
            button.setVisible(is_question)
        self.staff.setVisible(is_question and self._has_door)
        screen.show()
        screen.setFocus()

    def _answered(self) -> None:
        self._alone.start()
        self._show_whether_answered()
        self.answered.emit()

    def _show_whether_answered(self) -> None:
        """Let nobody go on past a question that was not answered: *not sure* is an answer."""
        self.next.setEnabled(is_answered(self.sitter.visit, self.step))

    def _settle(self) -> None:
        if isinstance(self.shown, MapStep | QuestionStep):
            self.shown.settle()

    # -- somebody of the clinic

    def _tell_staff(self) -> None:
        """Say to tell somebody now, and nothing about why."""
        telling = Telling(*self._asked.tell_staff, button=self._asked.words("kiosk.told"), parent=self)
        telling.done.connect(self._show)
        self._put(telling)
        for button in (self.back, self.next, self.help):
            button.hide()

    def _show_door(self) -> None:
        door = StaffDoor(self._languages[0].words, self)
        door.left.connect(self._show)
        door.asked.connect(self.staff_asked)
        self._put(door)

    def _say_not_kept(self, sentence: str) -> None:
        self._not_kept.set_words(self._asked.words("kiosk.not_kept"), sentence)
        self._not_kept.show()
