"""Where views lie, and the lens: what is under the pointer stays there, and there is never anything beyond."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.ui.chart.panes import CLOSEST, Lens, arranged
from clinic_app.ui.chart.regions import BODY, REGIONS, region_of, sides_of

SIZE = QSizeF(490, 300)
xs, ys = st.floats(0, 490), st.floats(0, 300)


@given(xs, ys, st.floats(0.3, 5.0))
def test_zooming_keeps_what_is_under_the_pointer(x: float, y: float, factor: float) -> None:
    at = QPointF(x, y)
    lens = Lens().nearer(2.0, QPointF(245, 150), SIZE)
    nearer = lens.nearer(factor, at, SIZE)
    assert 1.0 <= nearer.zoom <= CLOSEST
    free = Lens(nearer.zoom, at.x() - lens.back(at).x() * nearer.zoom, at.y() - lens.back(at).y() * nearer.zoom)
    if free == free.within(SIZE):  # nothing beyond the picture would show
        held = nearer.there(lens.back(at))
        assert (held.x(), held.y()) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(1, CLOSEST))
def test_nothing_beyond_the_picture_ever_shows(x: float, y: float, zoom: float) -> None:
    lens = Lens(zoom).moved(QPointF(x, y), SIZE)
    near, far = lens.there(QPointF()), lens.there(QPointF(SIZE.width(), SIZE.height()))
    assert near.x() <= 1e-6
    assert near.y() <= 1e-6
    assert far.x() >= SIZE.width() - 1e-6
    assert far.y() >= SIZE.height() - 1e-6


def test_the_lens_moves_no_further_than_a_box_asks_for() -> None:
    lens = Lens(2.0)
    assert lens.showing(QRectF(10, 10, 20, 20), SIZE) == lens
    moved = lens.showing(QRectF(600, 10, 40, 20), SIZE)
    assert (moved.x, moved.y) == (490 - 640, 0)


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("region", REGIONS)
def test_every_view_lies_whole_in_its_pane_and_panes_do_not_overlap(region: str, text: float) -> None:
    chart = shipped_chart()
    for size in (SIZE, QSizeF(756, 600), QSizeF(1500, 700)):
        for turn in range(len(REGIONS[region].turns)):
            panes = arranged(chart, REGIONS[region].shown(turn, size.width()), size, text)
            assert len({pane.scale for pane in panes}) == 1
            for pane in panes:
                box = pane.around(chart.views[pane.view].box)
                assert pane.box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(box), (pane.view, size)
                assert QRectF(QPointF(), size).adjusted(-1, -1, 1, 1).contains(pane.box)
            apart = [one.box.intersected(other.box) for one in panes for other in panes if one is not other]
            assert all(shared.width() < 0.5 or shared.height() < 0.5 for shared in apart)


def test_a_place_and_its_point_are_each_others_way_back() -> None:
    pane = arranged(shipped_chart(), ("front", "back"), SIZE)[1].seen(Lens(2.5, -40, -90))
    x, y = pane.unit(pane.place(31.0, 222.0))
    assert (x, y) == pytest.approx((31.0, 222.0))


def test_every_view_belongs_to_one_region_and_more_is_the_only_way_to_mouth_and_pelvic_floor() -> None:
    assert {view for region in REGIONS.values() for view in region.together} == set(shipped_chart().views)
    for region in REGIONS.values():
        assert sorted(region.together) == sorted(view for views in region.turns for view in views)
    assert region_of("mouth") == region_of("pelvic_floor") == "more"
    assert region_of("back") == BODY


def test_front_has_the_patients_right_on_the_viewers_left_and_back_on_the_right() -> None:
    views = shipped_chart().views
    assert sides_of(views["front"]) == ("right", "left")
    assert sides_of(views["back"]) == ("left", "right")
    assert sides_of(views["face"]) == ("right", "left")
    assert sides_of(views["right"]) == ("right", "right")
    assert sides_of(views["palm_left"]) == ("left", "left")


def test_all_four_figures_stand_together_only_where_it_is_wide() -> None:
    assert REGIONS[BODY].shown(0, 1399) == ("front", "back")
    assert REGIONS[BODY].shown(1, 1399) == ("right", "left")
    assert REGIONS[BODY].shown(0, 1400) == ("front", "back", "right", "left")
