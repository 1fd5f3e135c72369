"""What the clinic and this screen have decided."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.library.reviews_card import ReviewsCard
from clinic_app.ui.questionnaire.forms_card import FormsCard
from clinic_app.ui.settings.givers_card import GiversCard
from clinic_app.ui.settings.lot_card import LotCard
from clinic_app.ui.settings.sheet_card import SheetCard
from clinic_app.ui.settings.techniques_card import TechniquesCard
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import Centred
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic

WIDTH = 640
FIELDS = ("clinic_name", "phone", "emergency")
CHOICES = {
    "paper": ("A4", "Letter"),
    "mode": ("support", "reference"),
    "ask_impression": ("yes", "no"),
    "scheme": ("light", "dark"),
    "text_size": ("100", "125", "150"),
}
DEFAULTS = {"paper": "A4", "mode": "support", "ask_impression": "yes", "scheme": "light", "text_size": "100"}
#: Choices that are kept as what they mean.
MEANS: dict[object, bool] = {"yes": True, "no": False}
LOOKS = ("scheme", "text_size")
TITLE = "clinic_name"


class SettingsPage(QWidget):
    """The clinic as it stands on paper, how the list is shown, how this screen looks.

    Attributes:
        techniques, givers, lots: What is switched on, who gives what, who got a lot of needles.
        forms: The forms there are.
        sheets: What patients' sheets look like, and in which languages they leave.
        reviews: What of the knowledge was reviewed.
        look_changed: Light or dark, the text size, or the clinic's name at the top of the window is another.
    """

    look_changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._fields: dict[str, Field] = {}
        self._choices: dict[str, Segments] = {}
        scroll = Scroll(parent=self)
        scroll.body.setContentsMargins(16, 16, 16, 16)
        for name, keys in (("clinic", (*FIELDS, "paper")), ("list", ("mode", "ask_impression")), ("screen", LOOKS)):
            scroll.body.addWidget(Centred(self._card(name, keys), self))
        self.techniques, self.givers = TechniquesCard(clinic, self), GiversCard(clinic, self)
        self.lots, self.forms = LotCard(clinic, self), FormsCard(clinic, self)
        self.sheets, self.reviews = SheetCard(clinic, self), ReviewsCard(clinic, self)
        for card in (self.sheets, self.techniques, self.givers, self.reviews, self.lots, self.forms):
            card.setFixedWidth(WIDTH)
            scroll.body.addWidget(Centred(card, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Show what is decided now."""
        for name, field in self._fields.items():
            field.set_words(str(self._clinic.settings.get(name, "")))
        for name, choice in self._choices.items():
            choice.set_value(self._decided(name))
        for card in (self.sheets, self.techniques, self.givers, self.reviews, self.lots, self.forms):
            card.refresh()

    def _card(self, name: str, keys: tuple[str, ...]) -> Card:
        words = self._clinic.words
        card = Card(words(f"settings.{name}"), parent=self)
        card.setFixedWidth(WIDTH)
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
