"""The settings of an open clinic with every card, built when somebody first wants them: most sign in and never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.ui.backup.audit_card import AuditCard
from clinic_app.ui.backup.backups_card import BackupsCard
from clinic_app.ui.settings_page import SettingsPage

if TYPE_CHECKING:
    from clinic_app.ui.shell import Shell


class ShellSettings:
    """Builds the page once.

    Attributes:
        backups: The card of the backups, or None while the page is not built.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._page: SettingsPage | None = None
        self.backups: BackupsCard | None = None

    @property
    def page(self) -> SettingsPage:
        """The page."""
        if self._page is None:
            shell, clinic = self._shell, self._shell.clinic
            self._page = page = SettingsPage(clinic, shell)
            self.backups = BackupsCard(clinic, shell.watch, page)
            page.sections.add("backups", self.backups)
            page.sections.add("checks", AuditCard(clinic, page))
            self.backups.restore_asked.connect(shell.restore_asked)
            page.people.key_asked.connect(shell.key_asked)
            page.look_changed.connect(shell.look_changed)
            page.reviews.asked.connect(shell.show_reviews)
            page.visit_asked.connect(shell.open_visit)
        return self._page

    def stop(self) -> None:
        """Wait for a check that is under way."""
        if self.backups is not None:
            self.backups.stop()
