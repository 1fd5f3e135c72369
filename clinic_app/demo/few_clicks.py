"""Two appointments of a patient who is massaged only: a follow-up in few clicks, and a new pain map in few clicks."""

from __future__ import annotations

from clinic_app.demo.first_visit import intake_of, mark
from clinic_app.demo.follow_up import FollowUp
from clinic_app.demo.hand import Counted, Hand
from clinic_app.ui.visit.visit_page import VisitPage

#: Somebody of the demo record who was massaged last time, and where it hurt.
MASSAGED, HURTS = "Dimitri Voss", "Low back beside spine, LEFT"
#: Number, kind, zone and side of areas of which two have one kind; a number and a kind that stay set are left out.
THREE = (("6", "Ache", "scapula", "left"), ("4", "Tingling", "calf", "left"), ("3", "", "upper_back", "right"))
#: As many, all of them different from one another.
FOUR = (
    ("7", "Sharp", "neck_back", "left"),
    ("5", "Burning", "calf", "right"),
    ("2", "Tight", "thigh_back", "left"),
    ("8", "Cramp", "buttock_mid", "right"),
)


class FewClicks:
    """What a practitioner does with somebody who is not needled.

    Attributes:
        follow_up: From the patient opened to ready to sign.
        three: A map of three areas, each with its number and kind.
        four: A map of four.
    """

    def __init__(self, hand: Hand, follow_up: FollowUp) -> None:
        self._hand, self._follow_up = hand, follow_up
        self.follow_up, self.three, self.four = Counted(), Counted(), Counted()

    def without_needles(self) -> None:
        """Ask what changed, massage as planned, and say how it went."""
        hand = self._hand
        with hand.counting() as self.follow_up:
            self._follow_up.ask(HURTS)
            hand.choose("Consent today", "Spoken yes")
            hand.click("Done like this")
            self._follow_up.finish()

    def maps(self, page: VisitPage) -> None:
        """Mark three areas, then four more."""
        self._hand.turn_to("Intake")
        with self._hand.counting() as self.three:
            self._map(page, THREE)
        with self._hand.counting() as self.four:
            self._map(page, FOUR)

    def _map(self, page: VisitPage, areas: tuple[tuple[str, str, str, str], ...]) -> None:
        intake = intake_of(page)
        for number, kind, zone, side in areas:
            for button in filter(None, (number, kind)):
                self._hand.click(button, intake.map.brush)
            mark(self._hand, intake, zone, side)
