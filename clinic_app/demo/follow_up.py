"""The second appointment of the seed patient, two weeks later, on the follow-up page."""

from __future__ import annotations

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
        hand.type(name)
        self._album.take("patient found")

    def open(self, name: str) -> None:
        """Open a visit for the patient."""
        self._hand.click(f"New visit: {name}")
        self._album.take("follow-up")

    def go_through(self) -> None:
        """Ask what changed, needle as planned, count the needles, and say how it went."""
        hand = self._hand
        hand.choose(
            "Since last time: a new medicine, fever, pregnancy, an operation, a new illness, or a skin problem?",
            "No change",
        )
        hand.choose("Anything unwanted after last time?", "Nothing")
        hand.choose("Pain now, Low back beside spine, RIGHT", "3")
        hand.choose("Consent today", "Spoken yes")
        hand.click("Needles in now, like this")
        self._album.take("needles in again")
        hand.rest(seconds=60)
        hand.click(f"Needles out, {LUMBAR}")
        hand.click("2 opened, none left over")
        hand.click("Sharps disposed of")
        hand.choose("How is it?", "Better")
        hand.choose("Anything unwanted in this session?", "None seen, none reported")
        hand.click("Better: go on as planned.")
        self._album.take("ready to sign")

    def sign(self, password: str) -> None:
        """Sign the note."""
        hand = self._hand
        hand.turn_to("Note & sign")
        hand.click(f"Password of {PRACTITIONER}")
        hand.type(password)
        hand.click("Sign and lock")
        self._album.take("follow-up signed")
