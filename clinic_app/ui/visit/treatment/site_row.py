"""One treated muscle with its side: what was planned, what was seen, and everything that speaks about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell, SiteCell, plan_first
from clinic_app.ui.visit.site_words import place_name, plate, side_word
from clinic_app.ui.visit.treatment.carried_line import CarriedLine
from clinic_app.ui.visit.treatment.deep_lock import DeepLock
from clinic_app.ui.visit.treatment.hazards import Hazards
from clinic_app.ui.visit.treatment.needle_timing import OUT, NeedleTiming
from clinic_app.ui.visit.treatment.not_known import NotKnown
from clinic_app.ui.visit.treatment.rules import RuleBoxes
from clinic_app.ui.visit.treatment.side_check import SideCheck
from clinic_app.ui.visit.treatment.technique_off import TechniqueOff, forbid_switched_off
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.cautions import PRESSURE, TECHNIQUE, is_forbidden, site_cautions
from clinic_app.visit.site_plan import removing_site
from clinic_app.visit.treatments import Site, is_begun, is_needling, row_item
from clinic_app.visit.wording import inside_a_sentence

LEAST_FOR_NAME = 200
WORDS = ("string", "text")
RULES = ("passed", "side_meant")


class SiteRow(QWidget):
    """A site. While a rule forbids it and no reason stands there, nothing of it can be answered, unless needles are in.

    Attributes:
        site: Which one.
        cells: Its questions by linkId.
        timing: The needles' time; None where nothing is needled.
        rules: The rules that fire, each with the line for the reason.
    """

    def __init__(self, desk: Desk, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.site = desk, site
        self.cells: dict[str, Cell] = {}
        form = desk.visit.form(site.form)
        needled = is_needling(form) and OUT[0] in form
        self.timing = NeedleTiming(desk, site, self) if needled else None
        self.side_check = SideCheck(desk, site, self)
        self.carried = CarriedLine(desk, site, self)
        self._asked, self._placed = self._cells(wordy=False), self._cells(wordy=True)
        self.hazards, self.rules = Hazards(desk, self, only_read=True), RuleBoxes(desk, self)
        self.not_known, self.off = NotKnown(desk, self), TechniqueOff(desk, self)
        pressure = self.cells.get(PRESSURE[0])
        self._deep = DeepLock(desk, site, pressure, self) if pressure else None
        self._lay_out()
        self._place.setChecked(any(desk.visit.of(site.form).said(cell.path) for cell in self._wordy()))
        self._show_place()

    def show_case(self, case: Case) -> None:
        """Show what the record holds and what speaks about the site."""
        said = site_cautions(self._desk.visit, self.site, case)
        self.side_check.refresh()
        self.carried.refresh()
        self.hazards.show_cautions(said)
        self.rules.show_rules(said.fires, self.site)
        self.not_known.show_cautions(said)
        self.off.show_cautions(said)
        # An answer that is off is only locked itself: another one can still be chosen. What is in can always come out.
        forbidden = is_forbidden(self._desk.visit, said) or any(not one.technique for one in said.off)
        locked = forbidden and not is_begun(self._desk.visit, self.site)
        if TECHNIQUE[0] in self.cells:
            forbid_switched_off(self._desk, self.site, self.cells[TECHNIQUE[0]])
        for part in (self._asked, self._placed, self.timing, self.carried):
            if part is not None:
                part.setEnabled(not locked)
        if self.timing is not None:
            self.timing.refresh()
        if self._deep is not None:
            self._deep.show_case(case)
        inside = self.timing is not None and self.timing.is_running  # needles that are in are never taken out of sight
        self._remove.setVisible(self._desk.visit.is_writable and not inside)
        self._show_asked()

    def set_first(self, *, first: bool) -> None:
        """Leave out the line above the first site."""
        self._rule.setVisible(not first)

    def focus(self, path: Path) -> bool:
        """Put the keyboard on a question of this row, or on what is to be read there; say whether it is here."""
        target = self._target(path)
        if target in self._wordy():
            self._place.setChecked(True)
            self._show_place()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target is not None

    def _show_asked(self) -> None:
        """Show the questions that are asked in this row now."""
        visit, form = self._desk.visit, self._desk.visit.form(self.site.form)
        if not any(cell.item.conditions or cell.item.asked_when for cell in self.cells.values()):
            return
        asked = {path for _, path in visit.now.asked(form.id)}
        for cell in self.cells.values():
            cell.setVisible(cell.path in asked and cell.is_told)

    def _target(self, path: Path) -> QWidget | None:
        link = path[-1][0] if path else ""
        if link == "rule_reason":
            box = self.rules.boxes.get(path[0][1].partition("~")[0])
            return box.reason if box else None
        if link == "side_reason":
            return self.side_check.meant
        if link == OUT[0] and self.timing is not None:
            return self.timing.finish if self.timing.is_running else self.timing.ticked
        if link in self.cells:
            return self.cells[link]
        return next(iter((*self.not_known.offered, *self.cells.values())), None)

    def _cells(self, *, wordy: bool) -> QWidget:
        held = QWidget(self)
        flow = FlowLayout(held, across=2, down=2, fill=wordy)
        held.setSizePolicy(wrapping())
        for item in plan_first(self._questions()):
            if (item.type in WORDS) is wordy:
                self.cells[item.link_id] = SiteCell(self._desk, self.site.form, item, self.site.row, held)
                flow.addWidget(self.cells[item.link_id])
        return held

    def _questions(self) -> list[Item]:
        item = row_item(self._desk.visit.form(self.site.form))
        asked = item.items[2:] if item else ()
        shown = [one for one in asked if "hidden" not in one.controls]
        return [one for one in shown if self.timing is None or one.link_id != OUT[0]]

    def _wordy(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.item.type in WORDS]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        self._rule = Rule(self)
        column.addWidget(self._rule)
        column.addWidget(self._head())
        parts = (self.side_check, self.off, self.rules, self.carried, self._asked, self._deep, self._placed)
        for part in (*parts, self.hazards, self.not_known):
            if part is not None:
                column.addWidget(part)

    def _head(self) -> QWidget:
        head = QWidget(self)
        row = BesideLayout(head, least=LEAST_FOR_NAME)
        words, site = self._desk.words, self.site
        name, side = place_name(self._desk, site), side_word(self._desk, site.side)
        row.addWidget(NamedSide(name, plate(site.side), side, parent=head))
        actions = QWidget(head)
        flow = FlowLayout(actions, across=4, down=4)
        self._place = Button(self._in_words(), role="quiet", icon="target", parent=actions)
        self._place.setCheckable(True)
        self._place.clicked.connect(self._show_place)
        remove = words("treatment.remove", muscle=name, side=side).strip()
        self._remove = IconButton("close", remove, quiet=True, parent=actions)
        self._remove.clicked.connect(self._take_away)
        for part in (self.timing, self._place, self._remove):
            if part is not None:
                flow.addWidget(part)
        row.addWidget(actions)
        return head

    def _in_words(self) -> str:
        """Return what is told in words here, such as *Trigger point, landmarks*."""
        asked = [cell.item.text for cell in self._wordy()]
        return ", ".join([*asked[:1], *(inside_a_sentence(one) for one in asked[1:])])

    def _show_place(self) -> None:
        self._place.setVisible(bool(self._wordy()))
        self._placed.setVisible(self._place.isChecked())

    def _take_away(self) -> None:
        self._desk.answer_all(removing_site(self._desk.visit, self.site))
