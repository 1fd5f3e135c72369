"""The figure on the screen, in the library, in small maps and on paper is one and the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from reportlab.platypus import Flowable, Table

from clinic_app.documents.body_map import BodyMap
from clinic_app.documents.flowables import Drawing
from clinic_app.documents.page import Type
from clinic_app.drawing.body_chart import load, shipped_chart
from clinic_app.drawing.outline import Outline
from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.pain_map_card import PainMapCard
from clinic_app.ui.chart.small_map import SmallMap
from clinic_app.ui.desk import Desk
from clinic_app.ui.library.referral_card import ReferralCard
from clinic_app.visit.sheet_values import PrintedMark

MARK = Mark("lower_back", "right", 6, "ache", "A")
SIDES = {"right": "RIGHT", "left": "LEFT", "front": "FRONT", "back": "BACK"}


def test_chart_library_and_small_maps_show_one_figure(card: PainMapCard, desk: Desk) -> None:
    library, small = ReferralCard(desk.clinic), SmallMap([MARK], "Low back beside spine, RIGHT")
    assert card.chart.chart is library.chart.chart is small._chart is shipped_chart()
    for one in (library, small):
        one.deleteLater()


def test_paper_draws_what_the_screen_draws(card: PainMapCard) -> None:
    card.chart.set_marks([MARK])
    on_screen = dict(zip(card.chart.views, card.chart._painter._pictures_of(card.chart._sight()), strict=True))["back"]
    printed = PrintedMark(said="Low back beside spine, RIGHT: 6 of 10, ache", **asdict(MARK))
    (drawing,) = drawings(BodyMap(load(), [printed], SIDES, Type(10), 150.0).parts())
    screen: set[Outline] = {part.outline for part in on_screen.parts if part.fill}
    paper: set[Outline] = {part.outline for part in drawing._parts if part.fill}
    marked = shipped_chart().views["back"].find("lower_back", "right")
    assert marked is not None
    assert len(paper) > 2
    assert paper <= screen
    assert marked.outline in {part.outline for part in (*on_screen.parts, *drawing._parts)}


def drawings(flowables: list[Flowable]) -> Iterator[Drawing]:
    """Yield the drawings among what stands on a page, in tables too."""
    for one in flowables:
        if isinstance(one, Drawing):
            yield one
        elif isinstance(one, Table):
            for row in one._cellvalues:  # type: ignore[attr-defined]  # the stubs do not know what a table holds
                for cell in row:
                    yield from drawings([cell] if isinstance(cell, Flowable) else cell)
