"""How the chart looks: its colours, its kept picture, and the sides in whole words whatever the lens does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.drawing.kinds import KINDS
from clinic_app.drawing.pain_map import BANDS, ROLES, UNRATED, Mark, pictures
from clinic_app.drawing.referral import Referral
from clinic_app.ui.chart.badges import badges
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.chart_signs import ChartSigns
from clinic_app.ui.chart.panes import Lens, Pane
from clinic_app.ui.chart.regions import REGIONS
from clinic_app.ui.chart.swatch import paint_swatch
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.painting import paint
from clinic_app.ui.theme import Theme, current, tokens
from clinic_app.words import Words
from tests.ui.chart.conftest import zone_in
from tests.ui.seeing import changed_pixels, colours, contrast, picture

MARKS = [
    Mark("lower_back", "right", 6, "burning", "A"),
    Mark("buttock_upper", "right", 5, "ache", "B", deep=True),
    Mark("thigh_back", "left", 9, "tingling", "C"),
    Mark("neck_back", "right", 10, "tight", "D"),
    Mark("neck_side", "left", 10, "sharp", "E"),
]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(request.param)


def test_every_role_has_a_colour(theme: Theme) -> None:
    assert set(chart_colours(theme)) >= ROLES


def test_patterns_and_numbers_can_be_read_on_their_fill(theme: Theme) -> None:
    inks = chart_colours(theme)
    for role in (*BANDS, UNRATED):
        assert contrast(inks[f"on_{role}"], inks[role]) >= 4.5, role
    assert contrast(inks["on_badge"], inks["badge"]) >= 4.5


def test_lines_over_the_figure_can_be_seen_on_it(theme: Theme) -> None:
    inks = chart_colours(theme)
    for role in ("figure_line", "mark_line", "spot", "ghost", "focus", "unexplained", "referral", "referral_point"):
        assert contrast(inks[role], inks["figure"]) >= 2.9, role


def test_fills_are_those_of_the_tokens_and_the_figure_stays_light(theme: Theme) -> None:
    inks = chart_colours(theme)
    fills = [inks[role].name().upper() for role in BANDS[1:]]
    assert fills == list(tokens()["pain"]["fill"].values())
    assert inks["pain_0"] == QColor("#FFFFFF")
    assert inks["figure"].lightnessF() > 0.75


def plain_picture(chart: BodyChartView, lens: Lens, marks: list[Mark]) -> QImage:
    """Return the figures painted part by part, without anything kept."""
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    image.fill(current().colour("sunken"))
    panes = [pane.seen(lens) for pane in chart._panes]
    pixel = 1 / panes[0].scale
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pane, drawn in zip(panes, pictures(chart.chart, marks, chart.views, pixel), strict=True):
            painter.save()
            painter.translate(pane.origin)
            painter.scale(pane.scale, pane.scale)
            paint(painter, drawn.parts, chart_colours(current()))
            painter.restore()
    return image


def _apart(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def test_the_kept_picture_is_what_painting_all_of_it_gives(chart: BodyChartView) -> None:
    nameless = [replace(mark, letter="", intensity=None) for mark in MARKS]  # without badges
    chart.set_marks(nameless)
    shown, plain = picture(chart), plain_picture(chart, Lens(), nameless)
    box = chart._panes[1].around(chart.chart.views["back"].box).toRect().adjusted(0, 60, 0, -30)
    points = [(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())]
    differ = [at for at in points if _apart(shown.pixelColor(*at), plain.pixelColor(*at)) > 24]
    assert not differ


def test_a_further_mark_does_not_draw_the_figures_again(chart: BodyChartView) -> None:
    chart.set_marks(MARKS[:1])
    picture(chart)
    bare = chart._painter._bare
    chart.set_marks(MARKS)
    before = chart._painter._pixmap.cacheKey()
    picture(chart)
    assert chart._painter._bare is bare
    assert chart._painter._pixmap.cacheKey() != before
    chart.set_lens(Lens(2.0))
    picture(chart)
    assert chart._painter._bare is not bare


def plates_of(chart: BodyChartView, words: Words) -> list[tuple[Pane, QRectF, list[tuple[str, QRectF]]]]:
    signs, found = ChartSigns(chart.chart, words), []
    drawn = chart._painter._pictures_of(chart._sight())
    for pane, one in zip(chart._seen(), drawn, strict=True):
        seen = pane.box.intersected(QRectF(QPointF(), QSizeF(chart.size())))
        taken = [badge.box for badge in badges(one.labels, pane, seen)]
        plates = signs.plates(pane, seen, taken, current())
        for plate in plates:
            assert not any(box.intersects(plate.box) for box in taken)
        found.append((pane, seen, [(plate.side, plate.box) for plate in plates]))
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("region", REGIONS)
def test_every_view_says_its_sides_in_whole_words(
    chart: BodyChartView, words: Words, qapp: QApplication, region: str, scale: float
) -> None:
    Theme(scale=scale, still=True).apply(qapp)
    chart.set_marks(MARKS)
    for turn in range(len(REGIONS[region].turns)):
        chart.show_region(region, turn)
        for pane, _, plates in plates_of(chart, words):
            zones = chart.chart.views[pane.view].zones
            assert {side for side, _ in plates} == {zone.side for zone in zones} - {"midline"}
            for side, box in plates:
                if len(plates) > 1:
                    middle = sum(pane.place(*zone.anchor).x() for zone in zones if zone.side == side) / sum(
                        zone.side == side for zone in zones
                    )
                    assert (box.center().x() < pane.box.center().x()) == (middle < pane.box.center().x())


@pytest.mark.parametrize("zoom", [1.5, 2.5, 4.0])
@pytest.mark.parametrize(("x", "y"), [(0, 0), (-150, -90), (-240, -200), (-400, -40), (-900, -500)])
def test_zoomed_the_side_one_looks_at_is_still_named(
    chart: BodyChartView, words: Words, zoom: float, x: float, y: float
) -> None:
    chart.set_marks(MARKS)
    chart.set_lens(Lens(zoom, x, y).within(QSizeF(chart.size())))
    for pane, seen, plates in plates_of(chart, words):
        if seen.width() >= 80:
            assert plates, (pane.view, seen)
        for side, box in plates:
            on_viewers_left = (side == "right") == (pane.view == "front")
            if len(plates) == 1:
                assert (seen.center().x() <= pane.origin.x()) == on_viewers_left
            assert seen.contains(box)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_badges_of_zones_in_sight_are_in_sight(chart: BodyChartView, qapp: QApplication, scale: float) -> None:
    Theme(scale=scale, still=True).apply(qapp)
    chart.set_marks(MARKS)
    for lens in (Lens(), Lens(3.0, -700, -150), Lens(4.0, -900, -500)):
        chart.set_lens(lens.within(QSizeF(chart.size())))
        for pane, one in zip(chart._seen(), chart._painter._pictures_of(chart._sight()), strict=True):
            seen = pane.box.intersected(QRectF(chart.rect()))
            shown = badges(one.labels, pane, seen)
            in_sight = [label for label in one.labels if seen.contains(pane.place(*label.callout.target))]
            assert len(shown) == len(in_sight)
            assert all(seen.contains(badge.box) for badge in shown)


def test_overlays_are_seen_and_go_away_again(chart: BodyChartView) -> None:
    plain = picture(chart)
    chart.show_referral(Referral((("calf", "left"),), (("thigh_back", "left"),)))
    assert changed_pixels(plain, picture(chart)) > 60
    chart.show_referral(None)
    assert changed_pixels(plain, picture(chart)) == 0
    chart.set_ghosts(MARKS)
    assert changed_pixels(plain, picture(chart)) > 60
    chart.set_ghosts([])
    assert changed_pixels(plain, picture(chart)) == 0


def test_an_unexplained_zone_has_a_heavy_red_line(chart: BodyChartView) -> None:
    red = chart_colours(current())["unexplained"].name().upper()
    before = colours(chart)[red]
    chart.show_referral(None, [("calf", "right"), ("calf", "left")])
    assert colours(chart)[red] > before + 60


def test_kinds_are_told_apart_without_colour(qapp: QApplication, theme: Theme) -> None:
    seen = set()
    for kind in KINDS:
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_swatch(painter, QRectF(1, 1, 22, 22), kind, 4, theme)
        seen.add(bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()))
    assert len(seen) == len(KINDS)


def test_larger_text_makes_larger_badges(
    names: ZoneNames, place: Callable[[QWidget, int, int], None], qapp: QApplication
) -> None:
    sizes = []
    for scale in (1.0, 1.5):
        Theme(scale=scale, still=True).apply(qapp)
        view = BodyChartView(names)
        place(view, 490, 300)
        view.set_marks(MARKS[:1])
        QCoreApplication.processEvents()
        label = view._painter._pictures_of(view._sight())[1].labels[0]
        sizes.append(view._pane_of(zone_in(view, "back", "lower_back", "right")).around(label.box).height())
    assert sizes[1] == pytest.approx(1.5 * sizes[0])
