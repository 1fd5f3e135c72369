"""Settings: how long records are kept, whose time is over, and erasing one with a second person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.retention import OF_AGE, YEARS, Keeping, erase, hold, rule, whose_time_is_over
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic

LEAST_FOR_WORDS = 240
MOST = 100
NUMBERS = (YEARS, OF_AGE)
LONGEST_YEARS = 100


class KeepingCard(Card):
    """The rule in two numbers, and the patients it is over for once somebody asks.

    Attributes:
        numbers: The two lines.
        show: Looks whose time is over.
        rows: Who was found, by id, with the buttons to hold and to erase.
        erasing: The box that asks for reason and second person, while it is open.
        strip: What came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("erasing.card"), parent=parent)
        self._clinic = clinic
        self.numbers = {name: Field(words(f"erasing.{name}"), parent=self) for name in NUMBERS}
        self.rows: dict[str, tuple[Button, Button]] = {}
        self.erasing: ErasingBox | None = None
        for name, field in self.numbers.items():
            field.settled.connect(partial(self._typed, name))
        self.body.addWidget(pair(self.numbers[YEARS], self.numbers[OF_AGE], self))
        self.body.addWidget(Label(words("erasing.card_about"), "small", tone="text_2", parent=self))
        self.show_due = Button(words("erasing.show"), parent=self)
        self.show_due.clicked.connect(self.look)
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        FlowLayout(row).addWidget(self.show_due)
        self.body.addWidget(row)
        self.strip = JobStrip(words, self)
        self.strip.done.connect(self._found)
        self.body.addWidget(self.strip)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)

    def refresh(self) -> None:
        """Show the rule that holds."""
        for name, field in self.numbers.items():
            field.set_words(str(rule(self._clinic, name)))

    def look(self) -> None:
        """Find whose time is over; among many patients that takes a while."""
        clinic = self._clinic
        self.strip.start(lambda _watch: whose_time_is_over(clinic), clinic.words("erasing.looking"))

    def _found(self, found: object) -> None:
        self.strip.hide()
        self._show(found if isinstance(found, list) else [])

    def _show(self, found: list[Keeping]) -> None:
        clear(self._list)
        self.rows, self.erasing = {}, None
        words = self._clinic.words
        if not found:
            self._list.addWidget(Label(words("erasing.nobody"), "small", tone="text_2", parent=self))
        for one in found[:MOST]:
            if self._list.count():
                self._list.addWidget(Rule(self))
            self._list.addWidget(self._row(one))
        if len(found) > MOST:
            self._list.addWidget(Label(words("erasing.more", count=len(found) - MOST), "small", parent=self))

    def _row(self, one: Keeping) -> QWidget:
        words = self._clinic.words
        said = [words("erasing.last", last=one.last.isoformat()), words("erasing.due", due=one.due.isoformat())]
        said += [words("erasing.is_held", reason=one.hold)] if one.hold else []
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_WORDS)
        name = f"{self._clinic.name_of(one.patient)} ({one.patient.number})"
        beside.addWidget(Sentence(name, " · ".join(said), parent=row))
        held = Button(words("erasing.release" if one.hold else "erasing.hold"), role="quiet", parent=row)
        gone = Button(words("erasing.erase"), role="quiet", parent=row)
        gone.setEnabled(not one.hold)
        held.clicked.connect(partial(self._hold, one))
        gone.clicked.connect(partial(self._open, one))
        actions = QWidget(row)
        flow = FlowLayout(actions, across=4)
        for button in (held, gone):
            button.setAccessibleDescription(name)
            flow.addWidget(button)
        beside.addWidget(actions)
        self.rows[one.patient.id] = (held, gone)
        return row

    def _hold(self, one: Keeping) -> None:
        if one.hold:
            self._do(partial(hold, self._clinic, one.patient, ""))
        else:
            self._open(one, only_hold=True)

    def _open(self, one: Keeping, *, only_hold: bool = False) -> None:
        """Ask for what holding or erasing needs, below the list."""
        if self.erasing is not None:
            self._list.removeWidget(self.erasing)
            self.erasing.deleteLater()
        self.erasing = ErasingBox(self._clinic, one, self, only_hold=only_hold)
        self.erasing.button.clicked.connect(self._go)
        self._list.addWidget(self.erasing)
        self.erasing.reason.line.setFocus()

    def _go(self) -> None:
        box, clinic = self.erasing, self._clinic
        if box is None:
            return
        if box.only_hold:
            if box.reason.words.strip():
                self._do(partial(hold, clinic, box.keeping.patient, box.reason.words))
            else:
                box.reason.set_amiss(clinic.words("erasing.no_reason"))
            return
        second = clinic.record.people.get(str(box.second.value)) if box.second.value else clinic.person
        typed = box.password.words
        box.password.set_words("")
        self._do(partial(erase, clinic, box.keeping.patient, box.reason.words, second, typed))

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except ClinicError as error:
            self.strip.refuse(error)
            return
        self._show(whose_time_is_over(self._clinic))
        self.strip.tell("ok", self._clinic.words("erasing.done"))

    def _typed(self, name: str, typed: str) -> None:
        field = self.numbers[name]
        if typed.strip().isdecimal() and 0 < int(typed) <= LONGEST_YEARS:
            self._clinic.set(**{name: int(typed)})
        else:
            field.set_amiss(self._clinic.words("erasing.no_years", most=LONGEST_YEARS))


class ErasingBox(QWidget):
    """Reason, second person and their password, and the red button; to hold, the reason alone.

    Attributes:
        keeping: Whose record it is about.
        reason, second, password, button: What is typed, chosen and pressed.
    """

    def __init__(self, clinic: Clinic, keeping: Keeping, parent: QWidget, *, only_hold: bool) -> None:
        super().__init__(parent)
        words = clinic.words
        self.keeping, self.only_hold = keeping, only_hold
        name = clinic.name_of(keeping.patient)
        title = words("erasing.hold_whom" if only_hold else "erasing.erase_whom", name=name)
        self.reason = Field(words("erasing.reason"), parent=self)
        others = [one for one in clinic.record.people.all() if one.active and one.id != clinic.person.id]
        options = [Option(one.id, one.name) for one in others]
        self.second = ChoiceBox(options, name=words("erasing.second_name"), parent=self)
        self.password = SecretField(
            words("erasing.second_password"),
            show=words("note_page.show_password"),
            hide=words("note_page.hide_password"),
            parent=self,
        )
        verb = words("erasing.hold" if only_hold else "erasing.for_good")
        self.button = Button(verb, role="plain" if only_hold else "danger", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(title, "strong", parent=self))
        column.addWidget(self.reason)
        if only_hold:
            self.second.hide()
            self.password.hide()
        else:
            column.addWidget(Label(words("erasing.second_name"), "label", parent=self))
            column.addWidget(self.second)
            column.addWidget(self.password)
            column.addWidget(Label(words("erasing.warning"), "small", tone="danger", parent=self))
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        FlowLayout(row).addWidget(self.button)
        column.addWidget(row)
