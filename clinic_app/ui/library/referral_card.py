"""Where a muscle's pain is felt: the patients' own chart, with the muscle's areas and trigger points on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.drawing.referral import Referral
from clinic_app.forms.findings import Side
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.referral_of import referral_of
from clinic_app.ui.chart.region_buttons import RegionButtons
from clinic_app.ui.chart.regions import BODY, REGIONS, region_of
from clinic_app.ui.chart.zone_names import MIDLINE, ZoneNames
from clinic_app.ui.library.legend import Legend
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic

SIDES: tuple[Side, Side] = ("right", "left")
#: Room beside a figure, px: there are no badges here, so it may be larger.
BESIDE = 12.0


class ReferralCard(Card):
    """The chart for one side; a press on an area asks who is felt there.

    Attributes:
        side_chosen: A person chose the other side; carries it.
        zone_asked: A person pressed an area; carries the zone.
        chart: The figure.
        sides: RIGHT and LEFT.
    """

    side_chosen = Signal(str)
    zone_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("library.felt"), fill=True, parent=parent)
        self._knowledge = clinic.reference.knowledge
        names = ZoneNames.of(self._knowledge, clinic.reference.forms["intake"], words)
        options = [Option(side, words(f"side.{side}")) for side in SIDES]
        self.sides = Segments(options, name=words("library.side"), parent=self)
        self.sides.chosen.connect(self._choose)
        self.add_action(self.sides)
        self.regions = RegionButtons(words, self)
        buttons = QWidget(self)
        buttons.setSizePolicy(wrapping())
        flow = FlowLayout(buttons, across=2, down=0)
        for button in self.regions.buttons:
            flow.addWidget(button)
        self.chart = BodyChartView(names, beside=BESIDE, parent=self)
        self.chart.zone_clicked.connect(self._asked)
        self.regions.lead(self.chart)
        self.body.setContentsMargins(12, 6, 12, 10)
        self.body.setSpacing(6)
        self.body.addWidget(buttons)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(Legend(words, self))
        self.body.addWidget(Label(words("library.press_area"), "small", tone="text_2", parent=self))
        self.side: Side = "right"
        self._muscle = ""
        self.sides.set_value(self.side)

    def show_muscle(self, muscle: str, side: Side) -> None:
        """Lay a muscle's areas over the figure and turn to a view that shows the first of them.

        Raises:
            KeyError: There is no such muscle.
        """
        is_other = muscle != self._muscle
        self._muscle, self.side = muscle, side
        self.sides.set_value(side)
        referral = referral_of(muscle, side, self._knowledge)
        if is_other:
            self._turn_to(muscle, side, referral)
        self.chart.show_referral(referral)

    def _turn_to(self, muscle: str, side: Side, referral: Referral) -> None:
        """Show the part of the body the muscle lies in; without a place for it, the first area it is felt in."""
        if referral.points:
            view = referral.points[0][0]
            region = region_of(view)
            self.chart.show_region(region, REGIONS[region].turn_to(view))
            return
        self.chart.show_region(BODY)
        for point in self._knowledge.muscles[muscle].trigger_points:
            for zone in (*point.essential, *point.spillover):
                where = side if self._knowledge.zones[zone].has_sides else MIDLINE
                if self.chart.chart.paths_of(zone, where):
                    self.chart.show_zone(zone, where)
                    return

    def _choose(self, value: object) -> None:
        side: Side = "left" if value == "left" else "right"
        if value is None:  # what is chosen was pressed once more: a figure always has a side
            side = self.side
            self.sides.set_value(side)
        if side != self.side:
            self.side_chosen.emit(side)

    def _asked(self, zone: str, _side: str) -> None:
        self.zone_asked.emit(zone)
