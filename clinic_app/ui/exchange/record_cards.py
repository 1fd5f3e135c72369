"""The cards of the settings page about the whole record: in, out, checked, kept and erased."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.exchange.breach_card import BreachCard
from clinic_app.ui.exchange.check_card import CheckCard
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.imports_card import ImportsCard
from clinic_app.ui.exchange.keeping_card import KeepingCard
from clinic_app.ui.widgets.card import Card
from clinic_app.visit.clinic import Clinic

#: What somebody must be allowed to do for each card, by the section of the settings it stands in.
NEEDED: dict[str, dict[type[ImportsCard | ExportCard | CheckCard | KeepingCard | BreachCard], str]] = {
    "moving": {ImportsCard: "take_whole_record", ExportCard: "take_whole_record"},
    "checks": {CheckCard: "answer_for", KeepingCard: "take_whole_record", BreachCard: "take_whole_record"},
}


def record_cards(clinic: Clinic, parent: QWidget) -> dict[str, list[Card]]:
    """Return the cards that whoever is signed on may use, by section."""
    return {
        section: [kind(clinic, parent) for kind, action in kinds.items() if clinic.may(action)]
        for section, kinds in NEEDED.items()
    }
