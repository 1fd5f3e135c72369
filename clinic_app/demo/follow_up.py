"""The second appointment of the seed patient, two weeks later, on the follow-up page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clinic_app.demo.album import Album
from clinic_app.demo.first_visit import LUMBAR
from clinic_app.demo.hand import Hand
from clinic_app.demo.record import PRACTITIONER

NEEDLING, MASSAGE = "Dry needling", "Massage"


class FollowUp:
    """What a practitioner clicks in a follow-up; nothing is typed between opening the patient and the signature."""

    def __init__(self, hand: Hand, album: Album) -> None:
        self._hand, self._album = hand, album

    def find(self, name: str) -> None:
        """Go back to the day and look the patient up."""
        hand = self._hand
        hand.click("Back to today")
        hand.click("Name, date of birth, phone or number")
        hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)  # what was looked up last still stands there
        hand.type(name)
        self._album.take("patient found")

    def open(self, name: str) -> None:
        """Open a visit for the patient."""
        self._hand.click(f"New visit: {name}")
        self._album.take("follow-up")

    def go_through(self) -> None:
        """Ask what changed, needle as planned, count the needles, and say how it went."""
        hand = self._hand
        self.ask()
        hand.choose("Consent today", "Spoken yes")
        hand.click("Needles in now, like this")
        self._album.take("needles in again")
        hand.rest(seconds=60)
        hand.click(f"Needles out, {LUMBAR}")
        hand.click("2 opened, none left over")
        hand.click("Sharps disposed of")
        self.finish()
        self._album.take("ready to sign")

    def ask(self, where: str = "Low back beside spine, RIGHT") -> None:
        """Ask what changed since last time and how the pain is now where it hurt."""
        hand = self._hand
        hand.choose(
            "Since last time: a new medicine, fever, pregnancy, an operation, a new illness, or a skin problem?",
            "No change",
        )
        hand.choose("Anything unwanted after last time?", "Nothing")
        hand.choose(f"Pain now, {where}", "3")

    def say_how_it_went(self) -> None:
        """Say how it is now, and whether anything unwanted happened."""
        self._hand.choose("How is it?", "Better")
        self._hand.choose("Anything unwanted in this session?", "None seen, none reported")

    def finish(self) -> None:
        """Say how it went, and take the assessment from one's phrases."""
        self.say_how_it_went()
        self._hand.click("Better: go on as planned.")

    def sign(self, password: str) -> None:
        """Sign the note."""
        hand = self._hand
        hand.turn_to("Note & sign")
        hand.click(f"Password of {PRACTITIONER}")
        hand.type(password)
        hand.click("Sign and lock")
        self._album.take("follow-up signed")
