"""The library of an open clinic: built when somebody wants to read in it, let go when nobody has for a while."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from clinic_app.ui.library_page import LibraryPage, Place
from clinic_app.ui.unseen import Unseen
from clinic_app.visit.clinic import Clinic


class ShellLibrary:
    """Keeps the page while it is read in, and afterwards where somebody was."""

    def __init__(self, clinic: Clinic, stack: QStackedWidget) -> None:
        self._clinic, self._stack = clinic, stack
        self._page: LibraryPage | None = None
        self._place: Place | None = None

    def page(self) -> tuple[LibraryPage, bool]:
        """Return the page, in the stack, and whether it was built just now."""
        if self._page is not None:
            return self._page, False
        self._page = page = LibraryPage(self._clinic, self._stack)
        if self._place is not None:
            page.go_to(self._place)
        self._stack.addWidget(page)
        Unseen(page).for_long.connect(self._let_go)
        return page, True

    def _let_go(self) -> None:
        """Let the page go, unless only something over the window hides it."""
        if self._page is not None and self._stack.currentWidget() is not self._page:
            self._place = self._page.place
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
