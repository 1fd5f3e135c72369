"""What the columns of a file mean: each with its first values and a list to choose another meaning from."""

from __future__ import annotations

from functools import partial
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.exchange.meanings import KEPT, LEFT_OUT
from clinic_app.exchange.people_in import Reading
from clinic_app.exchange.table import SourceTable
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.words import Words

#: Values shown of each column, and characters of each.
SHOWN, LONGEST = 3, 40
LEAST_FOR_WORDS = 280
CHOICE_WIDTH = 250


class ColumnsCard(Card):
    """The columns of one file.

    Attributes:
        changed: A column means something else, or the order of dates is another; carries the new reading.
        choices: The list of meanings of each column.
        order: The choice of the order of dates, where it has to be asked.
    """

    changed = Signal(object)

    def __init__(self, reading: Reading, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("import_page.columns"), hint=words("import_page.columns_hint"), parent=parent)
        self._reading, self._words = reading, words
        self.choices: dict[str, ChoiceBox] = {}
        self.order: Segments | None = None
        self._asked = QVBoxLayout()
        self._asked.setSpacing(6)
        self.body.addLayout(self._asked)
        meanings = (*reading.synonyms.meanings, KEPT, LEFT_OUT)
        options = [Option(one, words(f"importing.meaning.{one}")) for one in meanings]
        for place, column in enumerate(reading.table.columns):
            if place:
                self.body.addWidget(Rule(self))
            self.body.addWidget(self._row(place, column, options))
        self.has_order = len(reading.orders) == 1
        self._ask_order()

    @property
    def reading(self) -> Reading:
        """How the file is read now."""
        return self._reading

    def _row(self, place: int, column: str, options: list[Option]) -> QWidget:
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_WORDS)
        beside.addWidget(Sentence(column, _first_values(self._reading.table, place), parent=row))
        name = self._words("import_page.means", column=column)
        choice = ChoiceBox(options, name=name, parent=row)
        choice.setMinimumWidth(CHOICE_WIDTH)
        choice.set_value(self._reading.meanings[column])
        choice.chosen.connect(partial(self._mean, column))
        self.choices[column] = choice
        beside.addWidget(choice)
        return row

    def _mean(self, column: str, meaning: object) -> None:
        before = next(iter(self._reading.dates()), "")
        self._reading = self._reading.meaning(column, str(meaning))
        for name, choice in self.choices.items():
            choice.set_value(self._reading.meanings[name])
        if next(iter(self._reading.dates()), "") != before:  # other dates: what was said of the former ones is void
            self.has_order = len(self._reading.orders) == 1
            self._ask_order()
        self.changed.emit(self._reading)

    def _ask_order(self) -> None:
        """Ask in which order the dates are written where they can be read in two ways."""
        clear(self._asked)
        self.order = None
        orders = self._reading.orders
        if len(orders) < len(("one", "another")):
            return
        words = self._words
        written = next(iter(self._reading.dates()))
        question = Sentence(
            words("importing.order.ask"), words("importing.order.ask_about", written=written), parent=self
        )
        self.order = Segments(
            [Option(one, words(f"importing.order.{one}")) for one in orders],
            name=words("importing.order.ask"),
            parent=self,
        )
        self.order.chosen.connect(self._order)
        for widget in (question, self.order, Rule(self)):
            self._asked.addWidget(widget)

    def _order(self, order: object) -> None:
        self.has_order = order is not None
        if order is not None:
            self._reading = self._reading.in_order(str(order))
        self.changed.emit(self._reading)


def _first_values(table: SourceTable, place: int) -> str:
    """Return the first values of a column that say something."""
    said = (" ".join(row.cells[place].split()) for row in table.rows)
    first = islice((one for one in said if one), SHOWN)
    return " · ".join(one if len(one) <= LONGEST else f"{one[:LONGEST]}…" for one in first)
