"""The cards of the settings page about the whole record: in, out, checked, kept and erased."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.exchange.check_card import CheckCard
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.imports_card import ImportsCard
from clinic_app.ui.exchange.keeping_card import KeepingCard
from clinic_app.ui.widgets.card import Card
from clinic_app.visit.clinic import Clinic

NEEDED = {
    ImportsCard: "take_whole_record",
    ExportCard: "take_whole_record",
    CheckCard: "answer_for",
    KeepingCard: "take_whole_record",
}


def record_cards(clinic: Clinic, parent: QWidget) -> list[Card]:
    """Return the cards that whoever is signed on may use."""
    return [kind(clinic, parent) for kind, action in NEEDED.items() if clinic.may(action)]
