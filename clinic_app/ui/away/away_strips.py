"""What stands above every page while the clinic's server is away, and what it refused when it was back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.away.away_watch import AwayWatch
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.away import Refused, refused, see_to
from clinic_app.visit.clinic import Clinic

#: So many refused answers are read in the strip; the box below the note gets all of them.
MOST = 6


class AwayStrips(QWidget):
    """Strips, one for the server and one for each visit of which answers were refused; hidden while there are none.

    Attributes:
        watch: What looks after the copy and gets this room back.
        add_asked: Somebody wants to write what was refused below the signed note; carries the visit and the text.
    """

    add_asked = Signal(str, str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.watch = AwayWatch(clinic, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how it stands."""
        clear(self._column)
        state, words = self.watch.state, self._clinic.words
        if state is not None and state.is_away:
            self._add(Strip("warn", words("away.server"), self._standing(), icon="server-network-off", parent=self))
        if state is not None and state.lost:
            self._add(Strip("danger", words("away.lost"), words("away.lost_where", place=state.lost), parent=self))
        with suppress(ClinicError):  # what cannot be read now is said when it can
            for one in refused(self._clinic) if state is not None and not state.is_away else []:
                self._add(self._refused(one))
        self.setVisible(self._column.count() > 0)

    def _standing(self) -> str:
        """Return how old the copy is, how much waits, and what else is in the way."""
        state, words = self.watch.state, self._clinic.words
        if state is None:
            return ""
        copied = words("away.copy_from", time=f"{state.copied.local:%H:%M}") if state.copied else words("away.no_copy")
        kept = words("away.here", count=state.waiting) if state.waiting else ""
        return " ".join(one for one in (copied, kept, self.watch.trouble) if one)

    def _refused(self, one: Refused) -> Strip:
        words = self._clinic.words
        when = f"{one.given.local:%H:%M}" if one.given else ""
        lead = words("away.refused", name=one.whose, time=when, why=one.why)
        more = len(one.lines) - MOST
        rest = [words("away.more", count=more)] if more > 0 else []
        strip = Strip("danger", lead, " · ".join([*one.lines[:MOST], *rest]), parent=self)
        add = Button(words("away.add_below"), icon="plus", parent=strip)
        add.clicked.connect(partial(self.add_asked.emit, one.visit, "\n".join(one.lines)))
        done = Button(words("away.seen_to"), role="quiet", parent=strip)
        done.clicked.connect(partial(self._see_to, one.visit))
        strip.add_action(add)
        strip.add_action(done)
        return strip

    def _see_to(self, visit: str) -> None:
        with suppress(ClinicError):  # it stays in sight
            see_to(self._clinic, visit)
        self.watch.refresh()

    def _add(self, strip: Strip) -> None:
        self._column.addWidget(strip)
