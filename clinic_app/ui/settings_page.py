"""What the clinic and this screen have decided, section by section."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.exchange.record_cards import record_cards
from clinic_app.ui.library.reviews_card import ReviewsCard
from clinic_app.ui.people.auto_lock import MINUTES, USUAL
from clinic_app.ui.people.own_card import OwnCard
from clinic_app.ui.people.people_card import PeopleCard
from clinic_app.ui.questionnaire.forms_card import FormsCard
from clinic_app.ui.settings.givers_card import GiversCard
from clinic_app.ui.settings.lot_card import LotCard
from clinic_app.ui.settings.patients_screen_card import PatientsScreenCard
from clinic_app.ui.settings.printer_card import PrinterCard
from clinic_app.ui.settings.room_card import RoomCard
from clinic_app.ui.settings.sections import Sections
from clinic_app.ui.settings.sheet_card import SheetCard
from clinic_app.ui.settings.techniques_card import TechniquesCard
from clinic_app.ui.settings.traces_card import TracesCard
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic

FIELDS = ("clinic_name", "phone", "emergency")
CHOICES = {
    "paper": ("A4", "Letter"),
    "mode": ("support", "reference"),
    "ask_impression": ("yes", "no"),
    "scheme": ("light", "dark"),
    "text_size": ("100", "125", "150"),
    "lock_after": MINUTES,
}
DEFAULTS = {
    "paper": "A4",
    "mode": "support",
    "ask_impression": "yes",
    "scheme": "light",
    "text_size": "100",
    "lock_after": USUAL,
}
#: Choices that are kept as what they mean.
MEANS: dict[object, bool] = {"yes": True, "no": False}
LOOKS = ("scheme", "text_size")
TITLE = "clinic_name"


class SettingsPage(QWidget):
    """The clinic as it stands on paper, how the list is shown, how this screen looks.

    Attributes:
        sections: The index, and the cards of the section that is seen.
        techniques, givers, lots: What is switched on, who gives what, who got a lot of needles.
        forms: The forms there are.
        sheets: What patients' sheets look like, and in which languages they leave.
        reviews: What of the knowledge was reviewed.
        room, printer: Where this computer stands, and the printer beside it.
        people, own: Who signs in here, and how whoever is signed on does.
        visit_asked: Somebody wants to see a visit; carries it.
        look_changed: Light or dark, the text size, or the clinic's name at the top of the window is another.
    """

    look_changed = Signal()
    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._fields: dict[str, Field] = {}
        self._choices: dict[str, Segments] = {}
        self.sections = Sections(clinic, self)
        self.techniques, self.givers = TechniquesCard(clinic, self), GiversCard(clinic, self)
        self.lots, self.forms = LotCard(clinic, self), FormsCard(clinic, self)
        self.sheets, self.reviews = SheetCard(clinic, self), ReviewsCard(clinic, self)
        self.room, self.printer = RoomCard(clinic, self), PrinterCard(clinic, self)
        self.people, self.own = PeopleCard(clinic, self), OwnCard(clinic, self)
        self.people.changed.connect(self.givers.refresh)
        self.lots.visit_asked.connect(self.visit_asked)
        self.lots.setVisible(clinic.may("read_care"))
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sections)

    def refresh(self) -> None:
        """Show what is decided now."""
        for name, field in self._fields.items():
            field.set_words(str(self._clinic.settings.get(name, "")))
        for name, choice in self._choices.items():
            choice.set_value(self._decided(name))
        self.sections.refresh()

    def _fill(self) -> None:
        add, clinic = self.sections.add, self._clinic
        add("computer", self._card("screen", LOOKS), self.room, self.printer)
        add("own", self.own)
        on_paper = self._card("clinic", (*FIELDS, "paper", "lock_after"))
        add("clinic", on_paper, TracesCard(clinic, self), PatientsScreenCard(clinic, self))
        add("people", self.people)
        add("treatments", self.techniques, self.givers, self.lots)
        add("list", self._card("list", ("mode", "ask_impression")), self.reviews)
        add("paper", self.sheets, self.forms)
        for section, cards in record_cards(self._clinic, self).items():
            add(section, *cards)

    def _card(self, name: str, keys: tuple[str, ...]) -> Card:
        words = self._clinic.words
        card = Card(words(f"settings.{name}"), parent=self)
        card.setEnabled(keys == LOOKS or self._clinic.may("keep_settings"))
        for key in keys:
            if key in FIELDS:
                field = Field(words(f"settings.{key}"), parent=card)
                field.settled.connect(partial(self._typed, key))
                self._fields[key] = field
                card.body.addWidget(field)
                continue
            card.body.addWidget(Label(words(f"settings.{key}"), "label", parent=card))
            options = [Option(one, words(f"settings.{key}_{one}")) for one in CHOICES[key]]
            choice = Segments(options, name=words(f"settings.{key}"), parent=card)
            choice.chosen.connect(partial(self._chosen, key))
            self._choices[key] = choice
            card.body.addWidget(choice)
            if key == "mode":
                card.body.addWidget(Label(words("settings.mode_about"), "small", tone="text_2", parent=card))
        return card

    def _typed(self, key: str, typed: str) -> None:
        self._clinic.set(**{key: typed.strip()})
        if key == TITLE:
            self.look_changed.emit()

    def _chosen(self, key: str, value: object) -> None:
        if value is None:  # what is chosen was pressed once more: a clinic always has one
            self._choices[key].set_value(self._decided(key))
            return
        self._clinic.set(**{key: MEANS.get(value, value)})
        if key in LOOKS:
            self.look_changed.emit()

    def _decided(self, key: str) -> str:
        """Return the choice that stands."""
        kept = self._clinic.settings.get(key, DEFAULTS[key])
        return str(next((name for name, meant in MEANS.items() if kept is meant), kept))
