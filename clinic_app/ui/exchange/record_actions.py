"""What leads to the cards about the whole record from anywhere: take patients in, leave with everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.imports_card import ImportsCard
from clinic_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from clinic_app.ui.palette.actions import Actions
    from clinic_app.ui.shell import Shell

CardKind = TypeVar("CardKind", bound=Card)


def add_record_actions(actions: Actions, shell: Shell) -> None:
    """Add the actions of whoever may move the whole record."""
    if shell.clinic.may("take_whole_record"):
        actions.add("take_in", partial(take_in, shell), icon="plus")
        actions.add("leave", partial(go_to_export, shell), icon="file-document-outline")


def take_in(shell: Shell) -> None:
    """Open the window that takes patients in."""
    card = _shown(shell, ImportsCard)
    if card is not None:
        card.show_window()


def go_to_export(shell: Shell) -> None:
    """Go to the card that writes the whole record, into its first line."""
    card = _shown(shell, ExportCard)
    if card is not None:
        card.fields.recipient.line.setFocus()


def _shown(shell: Shell, kind: type[CardKind]) -> CardKind | None:
    """Show the settings at a card, and return it."""
    shell.go("settings")
    card = shell.settings.findChild(kind)
    if isinstance(card, kind):
        shell.settings.sections.show_card(card)
        return card
    return None
