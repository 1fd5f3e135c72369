"""One line of a list: when, who, what it is about, how far it is, and one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag, TagLevel
from clinic_app.visit.derived import age_on

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic
    from clinic_app.words import Words

WHEN_PX, VERB_PX = 52, 112
BAR = 4
KEYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Contact:
    """What a line says.

    Attributes:
        when: A time or a number, where the list has such a column.
        who, below_who: Name or day, and the small words below it.
        about, below_about: What it is about, and the small words below that.
        verb: What the button does.
        state, level, icon: How far it is; an empty state shows none.
        main: Whether the button is the page's main one.
    """

    who: str
    below_who: str
    verb: str
    when: str = ""
    about: str = ""
    below_about: str = ""
    state: str = ""
    level: TagLevel = "neutral"
    icon: str = ""
    main: bool = False


class TwoLines(QVBoxLayout):
    """Words of a row and small ones below them; either may be none."""

    def __init__(self, row: QWidget, kind: str, above: str, below: str) -> None:
        super().__init__()
        self._row, self._kind = row, kind
        self._above: Label | None = None
        self._below: Label | None = None
        self.setSpacing(0)
        self.addStretch()
        self.addStretch()
        self.say(above, below)

    def say(self, above: str, below: str) -> None:
        """Say these words now."""
        if above and self._above is None:
            self._above = Label("", self._kind, parent=self._row)
            self.insertWidget(1, self._above)
        if below and self._below is None:
            self._below = Label("", "small", tone="text_2", parent=self._row)
            self.insertWidget(self.count() - 1, self._below)
        for label, words in ((self._above, above), (self._below, below)):
            if label is not None:
                label.setText(words)
                label.setVisible(bool(words))


class ContactRow(QWidget):
    """A row of 44 px or more; a press anywhere on it chooses it, its button opens it.

    Attributes:
        opened: Its button was pressed.
        pointed: It was pressed, or its button got the keyboard.
        moved: An arrow key goes up (−1) or down (1) from it.
        button: Its button.
    """

    opened = Signal()
    pointed = Signal()
    moved = Signal(int)

    def __init__(self, contact: Contact, parent: QWidget | None = None, *, picture: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        self._is_chosen = False
        self._state: QWidget | None = None
        self._when: Label | None = None
        self._about: TwoLines | None = None
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 4, 6)
        row.setSpacing(10)
        if picture is not None:
            row.addWidget(picture)
        if contact.when:
            self._when = Label(contact.when, "strong", parent=self)
            self._when.setMinimumWidth(themes.current().px(WHEN_PX))
            row.addWidget(self._when)
        is_timeline = picture is not None  # a day needs less room than a name
        self._who = TwoLines(self, "strong", contact.who, contact.below_who)
        row.addLayout(self._who, 4 if is_timeline else 6)
        if contact.about or contact.below_about:
            self._about = TwoLines(self, "body", contact.about, contact.below_about)
            row.addLayout(self._about, 6 if is_timeline else 5)
        if contact.state:
            row.addWidget(self._tag(contact))
        self.button = self._opener(contact)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(self))

    @property
    def is_chosen(self) -> bool:
        """Whether the list shows it as the one that is read about."""
        return self._is_chosen

    def set_chosen(self, *, chosen: bool) -> None:
        """Show whether it is the one that is read about."""
        self._is_chosen = chosen
        self.update()

    def set_contact(self, contact: Contact) -> None:
        """Say something else in the same columns; how far it is stays."""
        self.contact = contact
        if self._when is not None:
            self._when.setText(contact.when)
        self._who.say(contact.who, contact.below_who)
        if self._about is not None:
            self._about.say(contact.about, contact.below_about)
        self.button.set_words(contact.verb)
        self.button.setAccessibleName(f"{contact.verb}: {contact.who}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        event.accept()
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand arrows that its button does not want to the list."""
        step = KEYS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            self.moved.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the bar of the chosen row."""
        super().paintEvent(event)
        if not self._is_chosen:
            return
        theme, box = themes.current(), QRectF(self.rect())
        left = box.right() - BAR if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else box.left()
        with QPainter(self) as painter:
            painter.fillRect(box, theme.colour("accent_soft"))
            painter.fillRect(QRectF(left, box.top(), BAR, box.height()), theme.colour("accent"))

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in the colours of another theme."""
        super().changeEvent(event)
        self.update()

    def state_width(self) -> int:
        """Return the width in px its state wants."""
        return self._state.sizeHint().width() if self._state else 0

    def set_state_width(self, width: int) -> None:
        """Give its state a width, so that states and what stands before them are columns."""
        if self._state is not None:
            self._state.setFixedWidth(width)

    def _opener(self, contact: Contact) -> Button:
        button = Button(contact.verb, role="main" if contact.main else "plain", parent=self)
        button.setAccessibleName(f"{contact.verb}: {contact.who}")
        button.setMinimumWidth(themes.current().px(VERB_PX))
        button.clicked.connect(self.opened)
        button.reached.connect(self.pointed)
        return button

    def _tag(self, contact: Contact) -> QWidget:
        self._state = QWidget(self)
        line = QHBoxLayout(self._state)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch()
        tag = Tag(contact.state, level=contact.level, icon=contact.icon, parent=self._state)
        line.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._state


def about_patient(clinic: Clinic, patient: PatientRow) -> str:
    """Return age, sex and birth date as one line; nothing while names are hidden."""
    if clinic.names_hidden:
        return ""
    words = clinic.words
    age = age_on(patient.birth_date, clinic.clock().local.date())
    years = words("patient.years", count=age) if age is not None else ""
    sex = f"registration.{patient.sex}"
    born = words("patient.born", born=birth_words(words, patient.birth_date))
    return " · ".join(one for one in (years, words(sex) if sex in words else patient.sex, born) if one)


def about_and_number(clinic: Clinic, patient: PatientRow) -> str:
    """Return age, sex, birth date and the clinic's number as one line; the number alone while names are hidden."""
    number = clinic.words("patient.number", number=patient.number)
    return " · ".join(one for one in (about_patient(clinic, patient), number) if one)


def birth_words(words: Words, born: str) -> str:
    """Return a birth date in words, or as it is kept where it is no date."""
    try:
        day = date.fromisoformat(born)
    except ValueError:
        return born
    return date_words(words, day)


def date_words(words: Words, day: date) -> str:
    """Return a date in words, such as *6 November 2026*."""
    return words("date.day", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)
