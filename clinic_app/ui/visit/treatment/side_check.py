"""A site on the other side than the pain, or on a muscle that reaches none of it: said at the row, decided there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit import cautions
from clinic_app.visit.site_plan import moving
from clinic_app.visit.treatments import Site


class SideCheck(QWidget):
    """Two buttons that name both sides, and a note; hidden where nothing is to be said.

    Attributes:
        turn, meant: Make it the side of the pain; this side is meant.
    """

    def __init__(self, desk: Desk, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, site
        words = desk.words
        self._strip = Strip("warn", words("treatment.check_side"), icon="swap-horizontal", inside=True, parent=self)
        self.turn = Button("", parent=self._strip)
        self.meant = Button(words("treatment.is_meant", side=side_word(desk, site.side)), parent=self._strip)
        self.turn.clicked.connect(self._move)
        self.meant.clicked.connect(self._mean)
        for button in (self.turn, self.meant):
            self._strip.add_action(button)
        self._outside = QWidget(self)
        line = QHBoxLayout(self._outside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconMark("information-outline", colour="text_2", px=18, parent=self._outside))
        line.addWidget(Label(words("treatment.outside"), "small", tone="text_2", parent=self._outside), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._strip)
        column.addWidget(self._outside)
        self.refresh()

    @property
    def warns(self) -> bool:
        """Whether the side is still to be decided."""
        meant = self._desk.visit.of("precautions").value(cautions.side_path(self._site))
        return cautions.other_side(self._desk.visit, self._site) is not None and not meant

    def refresh(self) -> None:
        """Hold the site against the marked pain."""
        desk, site = self._desk, self._site
        pain_side = cautions.other_side(desk.visit, site)
        outside = cautions.is_outside(desk.visit, site)
        self._strip.setVisible(self.warns)
        self._outside.setVisible(outside)
        self.setVisible(self.warns or outside)
        if pain_side:
            sides = {"pain_side": side_word(desk, pain_side), "side": side_word(desk, site.side)}
            said = desk.words("treatment.side_differs", **sides)
            self._strip.set_words(desk.words("treatment.check_side"), said)
            self.turn.set_words(desk.words("treatment.make_it", side=sides["pain_side"]))
        self._strip.setEnabled(desk.visit.is_writable)

    def _move(self) -> None:
        pain_side = cautions.other_side(self._desk.visit, self._site)
        if pain_side:
            self._desk.answer_all(moving(self._desk.visit, self._site, pain_side))

    def _mean(self) -> None:
        said = self._desk.words("treatment.side_reason", side=side_word(self._desk, self._site.side))
        self._desk.answer("precautions", cautions.side_path(self._site), said)
