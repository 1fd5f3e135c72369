"""The pages of a form: tabs where they fit into a line, else a list; and a step to the page before and after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.visit.intake.tabs import Tabs
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.segment import Option
from clinic_app.words import Words

#: More pages, or more letters altogether, than these stand in a list.
MOST_TABS, MOST_LETTERS = 7, 90


class SectionTabs(QWidget):
    """Where in a form of several pages one is; ``is_inside`` where it stands on such a page itself.

    Attributes:
        chosen: A person went to a page; carries its place.
    """

    chosen = Signal(int)

    def __init__(
        self, titles: list[str], words: Words, parent: QWidget | None = None, *, is_inside: bool = False
    ) -> None:
        super().__init__(parent)
        named = [title or words("questionnaire.page", number=place) for place, title in enumerate(titles, start=1)]
        self._count, self._place = len(named), 0
        self._tabs: Tabs | None = None
        self._box: ChoiceBox | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0 if is_inside else 16, 0, 0 if is_inside else 16, 0)
        back = IconButton("chevron-left", words("questionnaire.page_before"), quiet=True, parent=self)
        on = IconButton("chevron-right", words("questionnaire.page_after"), quiet=True, parent=self)
        back.clicked.connect(partial(self._go, -1))
        on.clicked.connect(partial(self._go, 1))
        row.addWidget(back)
        for arrow in (back, on):
            arrow.setVisible(not is_inside)  # pages follow each other; tabs on a page stand side by side
        if len(named) <= MOST_TABS and sum(map(len, named)) <= MOST_LETTERS:
            self._tabs = Tabs(named, name=words("questionnaire.pages"), parent=self)
            self._tabs.chosen.connect(self._chosen)
            row.addWidget(self._tabs, 1)
        else:
            options = [Option(place, f"{place + 1}. {title}") for place, title in enumerate(named)]
            self._box = ChoiceBox(options, name=words("questionnaire.pages"), parent=self)
            self._box.set_value(0)
            self._box.chosen.connect(self._chosen)
            row.addWidget(self._box, 1)
        row.addWidget(on)

    def show_place(self, place: int) -> None:
        """Show which page it is; tells nobody."""
        self._place = place
        if self._tabs is not None:
            self._tabs.setCurrentIndex(place)
        if self._box is not None:
            self._box.set_value(place)

    def _go(self, steps: int) -> None:
        place = min(max(self._place + steps, 0), self._count - 1)
        if place != self._place:
            self.show_place(place)
            self.chosen.emit(place)

    def _chosen(self, place: int) -> None:
        self._place = place
        self.chosen.emit(place)
