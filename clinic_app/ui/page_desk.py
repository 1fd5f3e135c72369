"""The desk as one page of a visit sees it: it looks again when it is on the screen, not behind another page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject

from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk


class PageDesk(Desk):
    """The same visit; ``changed`` is held back while the page sleeps and told once when it wakes.

    Six pages redrawn at every click would take the time of one click six times; five of them nobody sees.
    """

    def __init__(self, desk: Desk) -> None:
        QObject.__init__(self, desk)  # not Desk's: the visit is open already
        self._desk = desk
        self.clinic, self.visit = desk.clinic, desk.visit
        self._sleeps = self._missed = False
        desk.pointed_at.connect(self._point)
        desk.changed.connect(self._hear)
        self.told.connect(desk.told)
        self.to_printer.connect(desk.to_printer)

    def sleep(self) -> None:
        """Hold back what changes from now on."""
        self._sleeps = True

    def wake(self) -> None:
        """Tell, once, that something changed meanwhile."""
        self._sleeps = False
        if self._missed:
            self._missed = False
            self.pointed_at.emit()
            self.changed.emit()

    def tell_changed(self) -> None:
        """Tell everybody that the visit is other than before."""
        self._desk.tell_changed()

    def at_pointer(self, *, goes_on: bool) -> AbstractContextManager[None]:
        """Do so for the whole visit's desk."""
        return self._desk.at_pointer(goes_on=goes_on)

    def hand_goes_on(self) -> None:
        """Do so for the whole visit's desk."""
        self._desk.hand_goes_on()

    def try_again(self) -> None:
        """Do what was not saved once more."""
        self._desk.try_again()

    def show(self, page: str, form_id: str, where: Path) -> None:
        """Ask the window to show an answer."""
        self._desk.show(page, form_id, where)

    def tell_error(self, error: ClinicError) -> None:
        """Say what did not work."""
        self._desk.tell_error(error)
        self.not_saved.emit(self.words.of_error(error))

    def commit(self, do: Callable[[], object]) -> bool:
        """Do it through the whole visit's desk, and tell this page too."""
        done = self._desk.commit(do)
        if done:
            self.last_saved = self._desk.last_saved
            self.saved.emit(self.last_saved)
        return done

    def commit_note(self, do: Callable[[], object]) -> bool:
        """Do it through the whole visit's desk."""
        return self._desk.commit_note(do)

    def _point(self) -> None:
        self._missed = self._missed or self._sleeps
        if not self._sleeps:
            self.pointed_at.emit()

    def _hear(self) -> None:
        self._missed = self._missed or self._sleeps
        if not self._sleeps:
            self.changed.emit()
