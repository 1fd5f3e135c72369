"""The first appointment of the seed patient, from the empty map to the signed note, as somebody would click it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from clinic_app.demo.album import Album
from clinic_app.demo.hand import Counted, Hand, NotOnScreenError
from clinic_app.demo.record import PRACTITIONER
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.visit_page import VisitPage

SORE = (("lower_back", "right"), ("lower_back", "left"), ("buttock_upper", "right"))
WORSE = ("Sitting for long", "Slumped sitting", "Rising from a chair")
FELT = ("Stiff after rest", "Cannot move as far as before", "Comes and goes")
BEFORE = (
    "Earlier back injury",
    "Told of a disc problem",
    "Weight on the inside of the feet",
    "Does sport",
    "Never stretches, stiff",
)
ASSESSMENT = "Right quadratus lumborum and gluteus medius reproduce the known pain; no nerve signs."
MINUTES = 5
AGREED = (("Dry needling", "low back"), ("Massage", "hip and buttock"))
LUMBAR, HIP = "Quadratus lumborum RIGHT", "Gluteus medius RIGHT"


class FirstVisit:
    """What a practitioner does in the first appointment, page by page.

    Attributes:
        map: What the pain map of three areas took.
    """

    def __init__(self, hand: Hand, page: VisitPage, album: Album) -> None:
        self._hand, self._page, self._album = hand, page, album
        self.map = Counted()

    def pain(self) -> None:
        """Mark three areas, then what makes it worse and what is felt."""
        hand = self._hand
        with hand.counting() as self.map:
            hand.click("6")
            hand.click("Ache")
            for zone, side in SORE:
                mark(hand, intake_of(self._page), zone, side)
        self._album.take("pain map")
        for factor in WORSE:
            hand.choose(factor, "Worse")
        if not hand.sees(FELT[0]):  # folded away where other groups fit the marked areas better
            hand.click("Felt")
        for symptom in FELT:
            hand.click(symptom)
        self._album.take("what makes it worse")

    def history(self) -> None:
        """Say how it began and what was before."""
        hand = self._hand
        hand.turn_to("Beginning")
        hand.choose("How long ago?", "Years")
        hand.click("Fall")
        hand.choose("Since then", "The same")
        self._album.take("how it began")
        hand.turn_to("History")
        for chip in BEFORE:
            hand.click(chip)
        self._album.take("history")

    def safety(self) -> None:
        """Answer the safety questions one by one by keys, then what must be known before treating."""
        hand = self._hand
        hand.turn_to("Safety")
        for _ in hand.questions("No"):
            hand.key(Qt.Key.Key_N)
        self._album.take("safety questions")
        hand.turn_to("Before treating")
        for question in hand.questions("No"):
            hand.click("No", question)
        self._album.take("before treating")

    def examination(self) -> None:
        """Give the first impression, then add two muscles to the differential and feel them."""
        hand = self._hand
        hand.turn_to("Examination")
        hand.click("Muscle")
        hand.click("Show the list")
        self._album.take("muscles to consider")
        for muscle in (LUMBAR, HIP):
            hand.click(f"Add {muscle} to my differential")
        hand.click(f"Reasons for {LUMBAR}")
        self._album.take("reasons in words")
        hand.click(f"Close the reasons for {LUMBAR}")
        for muscle in (LUMBAR, HIP):
            hand.click(f"Feel {muscle}")
            hand.click(f"Tender, {muscle}")
        hand.click(f"Their known pain, {LUMBAR}")
        self._album.take("examination")

    def treatment(self) -> None:
        """Needle the right quadratus lumborum and massage the right gluteus medius."""
        self._hand.turn_to("Treatment")
        self._consent()
        self._needling()
        self._massage()
        self._after()

    def _consent(self) -> None:
        hand = self._hand
        hand.choose("Consent today", "Spoken yes")
        hand.click("Details, change or withdraw…")
        for treatment, area in AGREED:
            hand.click(f"{treatment} ({area}, RIGHT)")
        for risk in ("Soreness for a day or two", "Bruise or bleeding", "Injury of an organ"):
            hand.click(risk)
        self._album.take("consent")
        hand.click("Done")

    def _needling(self) -> None:
        hand = self._hand
        hand.click(f"Dry needling, {LUMBAR}")
        hand.click("Set-up")
        hand.click("Under the waist")
        hand.click("In like this, now")  # size, number, depth and technique as one usually does this muscle
        hand.choose("Twitch", "Few")
        hand.click("Their known pain")
        self._album.take("needles in")
        hand.rest(seconds=90)
        hand.click(f"Needles out, {LUMBAR}")
        hand.choose("Bleeding", "None")
        for _ in range(3):  # none, one, two
            hand.click("Needles opened: more")
        hand.click("Opened, not used: more")
        hand.click("Sharps disposed of")
        hand.click("Stretch")
        self._album.take("dry needling")

    def _massage(self) -> None:
        hand = self._hand
        hand.click("Massage")
        hand.click(f"Add {HIP} to Massage")
        hand.pick("Technique", "Kneading")
        hand.choose("Pressure", "Medium")
        for _ in range(MINUTES):
            hand.click("Minutes: more")
        hand.choose("Tissue response", "Softer")
        self._album.take("massage")

    def _after(self) -> None:
        hand = self._hand
        hand.choose("Pain now", "4")
        hand.choose("How is it?", "Better")
        hand.click("Aftercare explained")
        hand.choose("Anything unwanted in this session?", "None seen, none reported")
        self._album.take("treatment")

    def home_care(self, sheet: Path) -> None:
        """Take what is proposed, say when the next visit is, and give the sheet to the patient."""
        hand = self._hand
        hand.turn_to("Home care")
        hand.click("Use these 4")
        hand.click("In 2 weeks")
        hand.choose("The patient showed me each exercise", "Yes")
        self._album.take("home care")
        hand.save_as("Save as PDF…", sheet)

    def sign(self, note: Path, password: str) -> None:
        """Write one's own assessment, sign, and print the note into a file."""
        hand = self._hand
        hand.turn_to("Note & sign")
        hand.click("My assessment")
        hand.type(ASSESSMENT)
        hand.click(f"Password of {PRACTITIONER}")
        hand.type(password)
        self._album.take("before signing")
        hand.click("Sign and lock")
        self._album.take("signed")
        hand.click("Preview")
        self._album.take("note as pages")
        hand.save_as("Save as PDF…", note)


def intake_of(page: VisitPage) -> IntakePage:
    """Return the intake of a visit.

    Raises:
        NotOnScreenError: Something else stands there.
    """
    intake = page.page("intake")
    if not isinstance(intake, IntakePage):
        raise NotOnScreenError("there is no intake")
    return intake


def mark(hand: Hand, intake: IntakePage, zone: str, side: str) -> None:
    """Click an area of the figure from behind.

    Raises:
        NotOnScreenError: The figure has no such area there.
    """
    chart = intake.map.chart
    found = chart.chart.views["back"].find(zone, side)
    if found is None:
        raise NotOnScreenError(f"{zone} {side} is not on the chart")
    hand.click_on(chart, chart.place_of(found).toPoint())
