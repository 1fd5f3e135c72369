"""What leads to the cards about the whole record from anywhere: take patients in, leave with everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.imports_card import ImportsCard

if TYPE_CHECKING:
    from clinic_app.ui.palette.actions import Actions
    from clinic_app.ui.shell import Shell


def add_record_actions(actions: Actions, shell: Shell) -> None:
    """Add the actions of whoever may move the whole record."""
    if shell.clinic.may("take_whole_record"):
        actions.add("take_in", partial(take_in, shell), icon="plus")
        actions.add("leave", partial(go_to_export, shell), icon="file-document-outline")


def take_in(shell: Shell) -> None:
    """Open the window that takes patients in."""
    shell.go("settings")
    card = shell.settings.findChild(ImportsCard)
    if isinstance(card, ImportsCard):
        card.show_window()


def go_to_export(shell: Shell) -> None:
    """Go to the card that writes the whole record, into its first line."""
    shell.go("settings")
    card = shell.settings.findChild(ExportCard)
    if isinstance(card, ExportCard):
        _bring_into_view(card)
        card.fields.recipient.line.setFocus()


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
