"""The sections of the settings: their names at the left, the cards of one of them at the right."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.library.index_list import Group, IndexList
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.clinic import Clinic

#: The sections by the heading they stand under, in their order.
SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "here": ("computer", "own"),
        "practice": ("clinic", "people", "treatments", "list", "paper"),
        "record": ("backups", "moving", "checks"),
    }
)
#: What somebody must be allowed to do, one of these at least, before a section has anything for them.
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "paper": ("keep_settings",),
        "backups": ("take_whole_record",),
        "moving": ("take_whole_record",),
        "checks": ("take_whole_record", "answer_for", "read_audit"),
    }
)
CARD_WIDTH = 680  # px at 100 %; longer lines are hard to read
INDEX_WIDTH = 212  # px at 100 %
AROUND = 16  # px


@runtime_checkable
class Refreshed(Protocol):
    """A card that reads anew what it shows."""

    def refresh(self) -> None:
        """Show what is there now."""


def sections_of(clinic: Clinic) -> list[str]:
    """Return the sections that have something for whoever is signed on, in their order."""
    every = (one for sections in SECTIONS.values() for one in sections)
    return [one for one in every if one not in NEEDED or any(clinic.may(action) for action in NEEDED[one])]


class _Cards(Scroll):
    """The cards of one section, one below the other beside the index, and no wider than reads well."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.body.setSpacing(10)
        self.cards: list[Card] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave free what the cards do not need."""
        over = event.size().width() - round(CARD_WIDTH * themes.current().scale) - AROUND
        self.body.setContentsMargins(AROUND, 0, max(AROUND, over), 0)
        super().resizeEvent(event)


class Sections(QWidget):
    """The index and what is chosen in it.

    Attributes:
        index: The names of the sections; an arrow goes up and down, Enter shows one.
        shown: The section that is seen.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, there = clinic.words, sections_of(clinic)
        self._pages: dict[str, _Cards] = {}
        self._stack = QStackedWidget(self)
        for one in there:
            self._pages[one] = page = _Cards(words(f"settings_sections.{one}"), self)
            self._stack.addWidget(page)
        self.index = IndexList(name=words("settings_sections.index"), parent=self)
        self.index.chosen.connect(self.show_section)
        groups = [
            Group(
                words(f"settings_sections.heading.{heading}"),
                tuple((one, words(f"settings_sections.{one}")) for one in sections if one in there),
            )
            for heading, sections in SECTIONS.items()
        ]
        self.index.show_groups([one for one in groups if one.names], "")
        self._lay_out()
        self.show_section(there[0])

    @property
    def cards(self) -> Scroll:
        """What the cards of the section that is seen scroll in."""
        return self._pages[self.shown]

    def add(self, section: str, *cards: Card) -> None:
        """Put cards below those of a section; where the section is nobody's here, they are let go.

        Raises:
            ValueError: There is no such section.
        """
        if section not in self._pages:
            if not any(section in sections for sections in SECTIONS.values()):
                raise ValueError(section)
            for card in cards:
                card.hide()
            return
        page = self._pages[section]
        for card in cards:
            page.body.addWidget(card)
            page.cards.append(card)

    def show_section(self, section: str) -> None:
        """Show the cards of a section as they are now.

        Raises:
            KeyError: There is no such section for whoever is signed on.
        """
        page = self._pages[section]
        self.shown = section
        self._stack.setCurrentWidget(page)
        page.verticalScrollBar().setValue(0)
        self.index.choose(section)
        self.refresh()

    def show_card(self, card: Card) -> None:
        """Show the section a card is in, scrolled to the card."""
        section = next(key for key, page in self._pages.items() if card in page.cards)
        self.show_section(section)
        bring_into_view(card)

    def refresh(self) -> None:
        """Let the cards that are seen read anew what they show."""
        for card in self._pages[self.shown].cards:
            if isinstance(card, Refreshed):
                card.refresh()

    def _lay_out(self) -> None:
        side = Card(fill=True, parent=self)
        side.setAccessibleName(self.index.accessibleName())
        side.body.setContentsMargins(6, 2, 6, 8)
        side.body.addWidget(self.index)
        self._side = side
        self._measure()
        row = QHBoxLayout(self)
        row.setContentsMargins(AROUND, AROUND, 0, AROUND)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text has another size."""
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        self._side.setFixedWidth(round(INDEX_WIDTH * themes.current().scale))
