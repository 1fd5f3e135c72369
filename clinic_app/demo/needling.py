"""Three muscles needled: once from the differential, once as last time. Nothing is typed, and each tick is a press."""

from __future__ import annotations

from clinic_app.demo.album import Album
from clinic_app.demo.first_visit import HIP, LUMBAR
from clinic_app.demo.follow_up import FollowUp
from clinic_app.demo.hand import Counted, Hand

BACK = "Iliocostalis lumborum RIGHT"
THREE = (LUMBAR, HIP, BACK)
PUT_DOWN_TO = "I put it down to quadratus lumborum RIGHT, gluteus medius RIGHT, iliocostalis lumborum RIGHT."
OPENED = "5 opened, none left over"


class Needling:
    """What a practitioner does in the third and the fourth appointment of the seed patient.

    Attributes:
        three: From the differential to ready to sign, with three muscles needled.
        again: The needles of the same three as last time: in, each out, counted and disposed of.
        again_to_sign: That whole appointment, from the patient opened to ready to sign.
    """

    def __init__(self, hand: Hand, album: Album) -> None:
        self._hand, self._album = hand, album
        self._follow_up = FollowUp(hand, album)
        self.three, self.again, self.again_to_sign = Counted(), Counted(), Counted()

    def from_the_differential(self) -> None:
        """Put three muscles on the differential and needle them as one usually does."""
        hand = self._hand
        self._follow_up.ask()
        hand.turn_to("Examination")
        if hand.sees("Show the list"):
            hand.click("Show the list")
        for muscle in THREE:
            hand.click(f"Add {muscle} to my differential")
        with hand.counting() as self.three:
            hand.turn_to("Treatment")
            hand.click("Dry needling, all 3 muscles")
            self._album.take("three muscles planned")
            hand.click("All 3 in like this, now")
            hand.choose("Consent today", "Spoken yes")
            self._album.take("three muscles needled")
            hand.rest(seconds=90)
            self._out_and_counted()
            self._follow_up.say_how_it_went()
            hand.click(PUT_DOWN_TO)
        self._album.take("three muscles ready to sign")

    def as_last_time(self) -> None:
        """Needle the three as last time."""
        hand = self._hand
        with hand.counting() as self.again_to_sign:
            self._follow_up.ask()
            hand.choose("Consent today", "Spoken yes")
            with hand.counting() as self.again:
                hand.click("Needles in now, like this")
                hand.rest(seconds=90)
                self._out_and_counted()
            self._follow_up.finish()
        self._album.take("as last time ready to sign")

    def _out_and_counted(self) -> None:
        for muscle in THREE:
            self._hand.click(f"Needles out, {muscle}")
        self._hand.click(OPENED)
        self._hand.click("Sharps disposed of")
