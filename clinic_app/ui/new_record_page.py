"""Making a record: the clinic, its country and phone, its owner, a password; then the recovery key to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.people.key_card import KeyCard
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import fill_with_cards
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.words import Words

WIDTH = 560
FIELDS = ("clinic_name", "phone", "emergency", "owner", "profession")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: settings of the clinic, its owner and the password."""

    settings: dict[str, Any]
    owner: str
    profession: str
    password: str


class NewRecordPage(QWidget):
    """Asks what a new record needs, and shows the recovery key once it is made.

    Attributes:
        wanted: Everything was typed; carries an ``Asked``.
        left: Somebody went back.
        print_asked: The recovery key should be printed.
        finished: The recovery key is put away.
    """

    wanted = Signal(object)
    left = Signal()
    print_asked = Signal()
    finished = Signal()

    def __init__(self, words: Words, countries: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._countries = words, countries
        self._fields = {name: Field(words(f"new_record.{name}"), parent=self) for name in FIELDS}
        show, hide = words("unlock.show"), words("unlock.hide")
        hint = words("new_record.password_hint")
        self._password = SecretField(words("new_record.password"), hint=hint, show=show, hide=hide, parent=self)
        self._again = SecretField(words("new_record.again"), show=show, hide=hide, parent=self)
        self._form = self._form_card()
        self._key = KeyCard(words, self)
        self._key.print_asked.connect(self.print_asked)
        self._key.finished.connect(self.finished)
        self._key.hide()
        fill_with_cards(self, self._form, self._key, around=(24, 24, 24, 24))

    def show_refused(self, sentence: str) -> None:
        """Say in words why no record was made."""
        self._said.setText(sentence)
        self._said.show()
        self._make.setEnabled(True)

    def show_key(self, printed: str) -> None:
        """Show the recovery key of the record just made."""
        self._form.hide()
        self._key.show_key(printed)

    def _form_card(self) -> Card:
        words = self._words
        card = Card(words("new_record.title"), parent=self)
        card.setFixedWidth(WIDTH)
        card.body.addWidget(Label(words("new_record.about"), tone="text_2", parent=card))
        card.body.addWidget(self._fields["clinic_name"])
        card.body.addWidget(Label(words("new_record.country"), "label", parent=card))
        options = [Option(code, about["name"]) for code, about in self._countries.items()]
        self._country = ChoiceBox(options, name=words("new_record.country"), placeholder=words("form.choose"))
        self._country.chosen.connect(self._country_chosen)
        card.body.addWidget(self._country)
        self._about_country = Label("", "small", tone="text_2", parent=card)
        self._about_country.hide()
        card.body.addWidget(self._about_country)
        for name in ("phone", "emergency", "owner", "profession"):
            card.body.addWidget(self._fields[name])
        card.body.addWidget(self._password)
        card.body.addWidget(self._again)
        self._said = Label("", "small_strong", tone="danger", parent=card)
        self._said.hide()
        card.body.addWidget(self._said)
        self._make = Button(words("new_record.make"), role="main", parent=card)
        self._make.clicked.connect(self._ask)
        back = Button(words("new_record.back"), role="quiet", icon="chevron-left", parent=card)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self._make)
        card.body.addLayout(row)
        return card

    def _country_chosen(self, code: object) -> None:
        about = self._countries[str(code)]
        self._fields["emergency"].set_words(str(about["emergency"]))
        mode = self._words(f"new_record.mode_{about['mode']}")
        self._about_country.setText(self._words("new_record.country_sets", paper=about["paper"], mode=mode))
        self._about_country.show()

    def _ask(self) -> None:
        self._said.hide()
        missing = [name for name in ("clinic_name", "phone", "emergency", "owner") if not self._typed(name)]
        for name in missing:
            self._fields[name].set_amiss(self._words("new_record.missing"))
        if self._country.value is None:
            self.show_refused(self._words("new_record.no_country"))
        elif missing:
            self.show_refused(self._words("new_record.name_missing"))
        elif self._password.words != self._again.words:
            self.show_refused(self._words("new_record.differ"))
        else:
            about = self._countries[str(self._country.value)]
            settings: dict[str, Any] = {name: self._typed(name) for name in ("clinic_name", "phone", "emergency")}
            settings |= {"country": self._country.value, "paper": about["paper"], "mode": about["mode"]}
            settings |= {"language": self._words.language}
            self._make.setEnabled(False)
            self.wanted.emit(Asked(settings, self._typed("owner"), self._typed("profession"), self._password.words))

    def _typed(self, name: str) -> str:
        return self._fields[name].words.strip()
