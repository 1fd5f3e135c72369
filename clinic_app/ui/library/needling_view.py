"""What to know before needling a muscle: how risky, what lies there, what the rules say."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.knowledge.muscles import Muscle
from clinic_app.knowledge.safety import Hazard, Rule
from clinic_app.ui.library.knowledge_words import sentence_case, short_sources
from clinic_app.ui.library.muscle_parts import MuscleParts
from clinic_app.ui.library.part_view import PartView
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.strip import Strip, StripLevel
from clinic_app.visit.clinic import Clinic

LEVELS: dict[str, StripLevel] = {"low": "info", "moderate": "warn", "high": "danger"}
RULE_LEVELS: dict[str, StripLevel] = {"absolute": "danger", "relative": "warn", "local": "warn", "note": "info"}


class NeedlingView(QWidget):
    """The risk as a strip, what is at risk in lines, then site hazards and the rules that name the muscle."""

    def __init__(self, clinic: Clinic, muscle: Muscle, parts: MuscleParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words, knowledge = clinic.words, clinic.reference.knowledge
        self.setSizePolicy(wrapping())
        self.setAccessibleName(words("library.part.needling"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PartView(parts.needling(), words, self))
        risk = muscle.needling.risk
        column.addWidget(Strip(LEVELS[risk], words(f"library.risk.{risk}"), icon="needle", inside=True, parent=self))
        for hazard in knowledge.hazards_of_muscle[muscle.id]:
            column.addWidget(Strip("warn", *self._hazard(hazard), icon="alert", inside=True, parent=self))
        for rule in knowledge.contraindications.values():
            if muscle.id in rule.muscles:
                column.addWidget(Strip(RULE_LEVELS[rule.level], *self._rule(rule), inside=True, parent=self))
        column.addWidget(Label(words("library.further_rules"), "small", tone="text_2", parent=self))

    def _hazard(self, hazard: Hazard) -> tuple[str, str]:
        words = self._clinic.words
        said = [f"{sentence_case(hazard.rule.rstrip('.'))}.", words(f"library.consent.{hazard.consent}")]
        return f"{sentence_case(hazard.structure)}.", " ".join([*said, self._named(hazard.sources)])

    def _rule(self, rule: Rule) -> tuple[str, str]:
        words, terms = self._clinic.words, self._clinic.reference.knowledge.terms
        when = [terms[one].label for one in rule.when if one in terms]
        said = [f"{rule.steps.rstrip('.')}."]
        said += [words("library.when", what=", ".join(when))] if when else []
        said += [words("library.threshold", what=rule.threshold)] if rule.threshold else []
        emergency = str(self._clinic.settings.get("emergency", ""))
        rest = " ".join([*said, self._named(rule.sources)]).replace("{EMERGENCY}", emergency)
        return f"{words(f'treatment.level.{rule.level}')}.", rest

    def _named(self, sources: tuple[str, ...]) -> str:
        named = short_sources(self._clinic.reference.knowledge, sources)
        return self._clinic.words("safety.sources", sources=named) if named else ""
