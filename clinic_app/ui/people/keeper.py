"""Who is in: the first sign-in, the lock, the same or another person coming back, a new password, the recovery key.

It imports what opens records only when somebody comes: the first page is on the screen before that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.ui.people.auto_lock import AutoLock
    from clinic_app.ui.people.password_page import PasswordPage
    from clinic_app.ui.window import Window
    from clinic_app.visit.clinic import Clinic


#: A shell that came back after somebody else was in has it.
KNOWN = "known"


class Keeper(QObject):
    """Stands between the window and whoever is in front of it.

    Attributes:
        clinic: The open clinic of whoever is in, or None.
        is_covered: The window is locked.
        job: The change of the record's key, beside the window.
        auto: Locks by itself; None until somebody is in.
        shown: A clinic is shown that was not before; carries its shell.
    """

    shown = Signal(object)

    def __init__(self, window: Window, words: Words, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._words, self._clock = window, words, clock
        self.clinic: Clinic | None = None
        self.is_covered = False
        self.auto: AutoLock | None = None
        self._page: PasswordPage | None = None
        self.job = Background(self)
        self.job.done.connect(self._key_changed)
        self.job.failed.connect(self._key_stays)

    # -- in

    def let_in(self, clinic: Clinic, password: str) -> None:
        """Show an open clinic; who came in with somebody else's choice of password takes one of their own first.

        Raises:
            ClinicError: The record cannot be read.
        """
        if clinic.keys is not None and clinic.keys.has_first_password(clinic.person.id):
            self._ask_password(clinic, password)
            return
        self._show(clinic)

    def let_go(self) -> Clinic | None:
        """Note that whoever is in goes, and return the clinic to be closed; None where nobody is in."""
        if self.auto is not None:
            self.auto.stop()
        self._note("signed_out")
        self._window.let_parked_go()
        clinic, self.clinic, self.is_covered = self.clinic, None, False
        return clinic

    def _show(self, clinic: Clinic) -> None:
        is_other = self.clinic is not None and self.clinic.person.id != clinic.person.id
        shell = self._window.switch_to(clinic) if is_other else self._window.show_clinic(clinic)
        self.clinic = shell.clinic
        self._window.unlock_page.show_ready()
        if not shell.property(KNOWN):
            shell.setProperty(KNOWN, True)
            shell.lock_asked.connect(self.lock)
            shell.key_asked.connect(self._change_key)
            self.shown.emit(shell)
        self.is_covered = False
        self._count()

    def _count(self) -> None:
        """Count the minutes in which nobody touches anything."""
        from clinic_app.ui.people.auto_lock import AutoLock  # noqa: PLC0415  not before the first paint

        if self.auto is None:
            self.auto = AutoLock(self._clock, lambda: self.clinic.settings if self.clinic is not None else {}, self)
            self.auto.due.connect(self.lock)
        self.auto.watch(self._window.windowHandle())
        self.auto.start()

    # -- locked

    def lock(self) -> None:
        """Save what is being typed and cover everything."""
        if self.clinic is None or self.is_covered or self._window.is_turned:  # a patient's screen shows nothing of ours
            return
        self.is_covered = True
        if self.auto is not None:
            self.auto.stop()
        self._window.cover(f"{self._clock().local:%H:%M}")
        has_pin = self.clinic.pin is not None and self.clinic.pin.holds
        self._window.unlock_page.ask_for(pin=has_pin, others=self.clinic.keys is not None)
        self._note("locked")

    def come_back(self, typed: str, code: str) -> None:
        """Uncover for whoever was here, or let somebody else in at the same record."""
        if self.clinic is None:
            return
        try:
            self._try(self.clinic, typed, code)
        except ClinicError as error:
            self.refuse(error, self._words.of_error(error))

    def _try(self, clinic: Clinic, typed: str, code: str) -> None:
        from clinic_app.visit.opening import sign_in_again  # noqa: PLC0415  not before the first paint
        from clinic_app.visit.pin import looks_like_pin  # noqa: PLC0415

        if clinic.keys is None:  # opened by the program itself: a demonstration, a test
            if not clinic.knows_password(typed):
                raise ClinicError("record.wrong_password")
            self._uncover()
            return
        if clinic.pin is not None and looks_like_pin(typed):
            if not clinic.pin.opens(typed):
                left = clinic.pin.left if clinic.pin.holds else 0
                self._note("sign_in_refused", by="pin")
                raise ClinicError("people.pin_wrong", count=left) if left else ClinicError("people.pin_over")
            self._uncover()
            return
        other = sign_in_again(clinic, typed, code)
        if other is not clinic:
            self.let_in(other, typed)
            return
        if clinic.pin is not None:
            clinic.pin.renew()
        self._uncover()

    def _uncover(self) -> None:
        from clinic_app.visit.opening import as_now  # noqa: PLC0415  not before the first paint

        if self.clinic is None:
            return
        person = as_now(self.clinic)
        if person == self.clinic.person:
            self._window.uncover()
        else:  # what this person may do is other than when the pages were made
            self.clinic.person = person
            self._show(self.clinic)
        self.is_covered = False
        self._note("unlocked")
        self._count()

    def refuse(self, error: BaseException, sentence: str) -> None:
        """Say on the first page why nobody comes in; where a code is wanted, ask for it."""
        page = self._window.unlock_page
        if isinstance(error, ClinicError) and error.sentence == "people.code_wanted":
            page.ask_code()
        page.show_refused(sentence)

    # -- passwords

    def _ask_password(self, clinic: Clinic, first: str) -> None:
        from clinic_app.ui.people.password_page import PasswordPage  # noqa: PLC0415  not before the first paint
        from clinic_app.visit.people import change_own_password  # noqa: PLC0415

        page = self._page = PasswordPage(self._words, recovery=False, parent=self._window)

        def take(_key: str, password: str) -> None:
            try:
                change_own_password(clinic, first, password)
            except ClinicError as error:
                page.show_refused(self._words.of_error(error))
                return
            self._window.close_page(page)
            self._show(clinic)

        def leave() -> None:
            self._window.close_page(page)
            if self.clinic is None:  # nobody else is in at this record
                clinic.record.close()
            self._window.show_unlock()
            self._window.unlock_page.show_ready()

        page.wanted.connect(take)
        page.left.connect(leave)
        self._window.show_page(page)
        page.password.setFocus()

    def print_key(self, key: str, record: str) -> None:
        """Print a recovery key, or save its page."""
        from clinic_app.documents.recovery_key import recovery_key_pdf  # noqa: PLC0415  not before the first paint
        from clinic_app.ui.printing.files import print_or_save  # noqa: PLC0415

        print_or_save(recovery_key_pdf(key, record, self._words, self._clock()), self._window, self._words)

    def recover(self, door: str) -> None:
        """Ask for the recovery key of a record and for the owner's next password."""
        from clinic_app.ui.people.password_page import PasswordPage  # noqa: PLC0415  not before the first paint
        from clinic_app.visit.opening import recover  # noqa: PLC0415

        folder = Path(door)
        page = self._page = PasswordPage(self._words, recovery=True, parent=self._window)

        def take(key: str, password: str) -> None:
            try:
                printed = recover(folder, key, password, self._clock)
            except ClinicError as error:
                page.show_refused(self._words.of_error(error))
                return
            page.card.print_asked.connect(lambda: self.print_key(printed, folder.name))
            page.show_key(printed)

        def leave() -> None:
            self._window.close_page(page)
            self._window.show_unlock()

        page.wanted.connect(take)
        page.left.connect(leave)
        page.card.finished.connect(leave)
        self._window.show_page(page)
        if page.key is not None:
            page.key.setFocus()

    def _change_key(self) -> None:
        """Close the clinic and give its record another key, beside the window; everybody signs in again then."""
        from clinic_app.ui.backup.restore_flow import close_safely  # noqa: PLC0415  not before the first paint
        from clinic_app.visit.changing_key import changing_key  # noqa: PLC0415

        if self.clinic is None:
            return
        change = changing_key(self.clinic)
        clinic = self.let_go()
        if clinic is not None:
            close_safely(self._window, clinic)
        self._window.leave()
        self._window.unlock_page.show_waiting("people.changing_key")
        self.job.start(change)

    def _key_changed(self) -> None:
        self.job.wait()
        self._window.unlock_page.show_ready()
        self._window.unlock_page.show_told(self._words("people.key_changed"))

    def _key_stays(self, error: BaseException) -> None:
        self.job.wait()
        self._window.unlock_page.show_ready()
        if not isinstance(error, ClinicError):
            raise error
        self._window.unlock_page.show_refused(self._words.of_error(error))

    def _note(self, kind: str, **detail: str) -> None:
        from clinic_app.visit.opening import note  # noqa: PLC0415  not before the first paint

        if self.clinic is not None:
            note(self.clinic, kind, **detail)
