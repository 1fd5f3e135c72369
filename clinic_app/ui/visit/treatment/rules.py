"""Rules that speak against a site: how grave, what to do, what fired them, sources, and the reason for going on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.reasoning.contraindications import Caution
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.polish import dress
from clinic_app.ui.visit.safety.flag_words import action_words, source_words
from clinic_app.ui.visit.site_words import because, muscle_name, rule_name, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag, TagLevel
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.cautions import reason_path
from clinic_app.visit.treatments import Site, all_sites, is_begun

FORM, REASON = "precautions", "rule_reason"
TAGS: dict[str, tuple[TagLevel, str]] = {
    "absolute": ("alert", "lock-outline"),
    "relative": ("warn", "alert"),
    "local": ("warn", "target"),
    "note": ("neutral", "information-outline"),
}


class RuleBox(Framed):
    """One rule at one site, with the line for the reason.

    Attributes:
        reason: The question for the practitioner's reason.
    """

    def __init__(self, desk: Desk, caution: Caution, site: Site, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk, self.caution, self._site = desk, caution, site
        self.setProperty("inside", True)
        dress(self, level="danger" if caution.rule.level == "absolute" else "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._head())
        about = Label(self._about(), "small", tone=self._tone, parent=self)
        self._column.addWidget(about)
        self._lock = Label("", "strong", tone=self._tone, parent=self)
        self._column.addWidget(self._lock)
        within = reason_path(caution.rule.id, site)[:-1]
        self.reason = Cell(desk, FORM, desk.visit.form(FORM).item(REASON), within, self)
        self._column.addWidget(self.reason)
        self._same = Button("", role="quiet", icon="content-copy", parent=self)
        self._same.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._same.clicked.connect(self._take_same)
        self._column.addWidget(self._same)
        self.setSizePolicy(wrapping())
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def _tone(self) -> str:
        return "on_danger_soft" if self.caution.rule.level == "absolute" else "on_warn_soft"

    def refresh(self) -> None:
        """Say whether the row waits for the reason, and offer the one that stands at another site."""
        reason = self._reason_at(self._site)
        begun = is_begun(self._desk.visit, self._site)
        self._lock.setText(self._desk.words("consent_scope.begun" if begun else "treatment.needs_reason"))
        self._lock.setVisible(not reason and self.caution.rule.level == "absolute")
        other = None if reason else self._other_site()
        self._same.setVisible(other is not None and self._desk.visit.is_writable)
        if other is not None:
            names = {"muscle": muscle_name(self._desk, other.muscle), "side": side_word(self._desk, other.side)}
            self._same.set_words(self._desk.words("treatment.same_reason", **names))

    def _head(self) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        rule = self.caution.rule
        level, icon = TAGS[rule.level]
        tag = Tag(self._desk.words(f"treatment.level.{rule.level}"), level=level, icon=icon, parent=head)
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        lead, steps = rule_name(self._desk, rule), action_words(self._desk, rule.steps)
        rest = steps[len(lead) :].lstrip(".: ") if steps.startswith(lead) else steps  # one without a name says it once
        row.addWidget(Sentence(f"{lead}.", rest, colour=self._tone, parent=head), 1)
        head.setSizePolicy(wrapping())
        return head

    def _about(self) -> str:
        sources = source_words(self._desk, self.caution.rule.sources)
        return " · ".join((because(self._desk, self.caution), sources or self._desk.words("treatment.no_source")))

    def _reason_at(self, site: Site) -> str:
        return str(self._desk.visit.of(FORM).value(reason_path(self.caution.rule.id, site)) or "")

    def _other_site(self) -> Site | None:
        others = [one for one in all_sites(self._desk.visit) if one != self._site]
        return next((one for one in others if self._reason_at(one)), None)

    def _take_same(self) -> None:
        other = self._other_site()
        if other is not None:
            self._desk.answer(FORM, reason_path(self.caution.rule.id, self._site), self._reason_at(other))


class RuleBoxes(QWidget):
    """The boxes of the rules that fire at a site; a box stays while its rule fires, so that typing is not disturbed.

    Attributes:
        boxes: The boxes by the rule's id.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes: dict[str, RuleBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_rules(self, cautions: Iterable[Caution], site: Site) -> None:
        """Show these rules, the gravest first as they come."""
        wanted = {one.rule.id: one for one in cautions}
        for rule_id in [one for one, box in self.boxes.items() if wanted.get(one) != box.caution]:
            box = self.boxes.pop(rule_id)
            box.hide()
            box.deleteLater()
        for place, (rule_id, caution) in enumerate(wanted.items()):
            if rule_id not in self.boxes:
                self.boxes[rule_id] = RuleBox(self._desk, caution, site, self)
                self._column.insertWidget(place, self.boxes[rule_id])
        self.setVisible(bool(wanted))
