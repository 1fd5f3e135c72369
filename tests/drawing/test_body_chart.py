"""The shipped chart: complete, symmetric, free of gaps; and what the program asks of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app import data_files, places
from clinic_app.drawing.body_chart import DATA, BodyChart, Direction, View, ZonePath, load
from clinic_app.drawing.outline import Outline, box_of, mirrored, outline_from
from clinic_app.drawing.pain_map import ROLES
from clinic_app.drawing.rings import rings_of
from clinic_app.drawing.surround import around

ZONES = places.PACKAGE / "knowledge" / "zones.yaml"
SIDES = {"midline": ("midline",), "left_right": ("left", "right")}
FIGURES = ("front", "back", "right", "left")
DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
TWINS = {"left": "right", "right": "left", "midline": "midline"}


@cache
def chart() -> BodyChart:
    return load()


def all_zones() -> list[ZonePath]:
    return [zone for view in chart().views.values() for zone in view.zones]


def mirror_of(view: str) -> str:
    for side in ("left", "right"):
        if view.endswith(side):
            return view.removesuffix(side) + TWINS[side]
    return view


def test_every_zone_of_the_vocabulary_is_there_on_its_sides_and_no_other() -> None:
    known = {(zone["id"], side) for zone in data_files.load(ZONES)["zones"] for side in SIDES[zone["sides"]]}
    assert len(known) == 172
    assert {(zone.zone, zone.side) for zone in all_zones()} == known


def test_there_are_four_figures_and_fifteen_insets() -> None:
    views = chart().views
    assert tuple(name for name, view in views.items() if not view.inset) == FIGURES
    assert sum(view.inset for view in views.values()) == 15


def test_left_is_the_exact_mirror_image_of_right() -> None:
    for zone in all_zones():
        twin = chart().views[mirror_of(zone.view)].find(zone.zone, TWINS[zone.side])
        assert twin is not None, zone
        assert around((twin.outline, mirrored(zone.outline, 0))) == (), f"{zone.view} {zone.zone} {zone.side}"
        assert twin.anchor == (-zone.anchor[0], zone.anchor[1])


def test_every_path_is_closed_lies_in_its_box_and_survives_being_written_and_read() -> None:
    for zone in all_zones():
        commands = [command for command, _ in zone.outline]
        assert commands[0] == "M"
        assert commands.count("M") == commands.count("Z") == len(zone.rings)
        around_path = box_of(zone.outline)
        assert zone.box.joined(around_path) == zone.box
        assert around_path.width > 0
        assert around_path.height > 0
        assert outline_from(text_of(zone.outline)) == rounded(zone.outline)


def rounded(outline: Outline) -> Outline:
    return tuple((command, tuple(round(number, 6) for number in numbers)) for command, numbers in outline)


def text_of(outline: Outline) -> str:
    return "".join(command + " ".join(f"{number:.6f}" for number in numbers) for command, numbers in outline)


def test_every_anchor_hits_its_own_zone() -> None:
    for zone in all_zones():
        assert chart().zone_at(zone.view, *zone.anchor) is zone


#: Where two zones meet at the midline, each reaches this far over it, so that no line of body shows between them.
SEAM = 0.2


@given(st.data())
def test_a_point_lies_in_one_zone_or_near_the_one_that_answers_or_outside(data: st.DataObject) -> None:
    view = chart().views[data.draw(st.sampled_from(sorted(chart().views)))]
    x = data.draw(st.floats(view.box.left - 12, view.box.right + 12))
    y = data.draw(st.floats(view.box.top - 12, view.box.bottom + 12))
    hit = chart().zone_at(view.id, x, y)
    inside = [zone for zone in view.zones if zone.contains(x, y)]
    if inside:
        assert hit in inside
        deep = [zone for zone in inside if zone.distance(x, y, 50) > SEAM]
        assert len(deep) <= 1
        return
    nearest = min(zone.distance(x, y, 50) for zone in view.zones)
    if hit is None:
        assert nearest > 6
    else:
        assert hit.distance(x, y, 50) <= min(6.5, nearest + 0.5)


def test_between_two_zones_equally_near_the_nearer_centre_wins() -> None:
    left = square("a", 0)
    right = square("b", 30)
    made = BodyChart({"v": View("v", inset=False, box=left.box, zones=(left, right), paths=("", (), ()))})
    for x, expected in ((12.0, "a"), (15.2, "b"), (18.0, "b")):
        hit = made.zone_at("v", x, 5)
        assert (hit.zone if hit else None) == (expected if min(abs(x - 10), abs(x - 20)) <= 6 else None)
    assert made.zone_at("v", 15, 60) is None


def square(name: str, left: float) -> ZonePath:
    right = left + 10 if name == "a" else left - 10
    text = f"M{left} 0L{right} 0L{right} 10L{left} 10Z"
    return ZonePath("v", name, "midline", text, box_of(outline_from(text)), ((left + right) / 2, 5))


def test_the_arrow_keys_lead_from_every_zone_to_every_other() -> None:
    for view in chart().views.values():
        steps = {(zone.zone, zone.side): set(steps_from(view, zone)) for zone in view.zones}
        for start in steps:
            assert reached(steps, start) == set(steps), f"{view.id} from {start}"


def steps_from(view: View, zone: ZonePath) -> Iterator[tuple[str, str]]:
    for direction in DIRECTIONS:
        following = chart().neighbour(view.id, zone.zone, zone.side, direction)
        if following is not None:
            yield following.zone, following.side


def reached(steps: dict[tuple[str, str], set[tuple[str, str]]], start: tuple[str, str]) -> set[tuple[str, str]]:
    seen, waiting = {start}, [start]
    while waiting:
        new = steps[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_an_arrow_key_moves_the_way_it_points() -> None:
    for zone in all_zones():
        for direction in DIRECTIONS:
            other = chart().neighbour(zone.view, zone.zone, zone.side, direction)
            if other is not None:
                dx, dy = other.anchor[0] - zone.anchor[0], other.anchor[1] - zone.anchor[1]
                ahead = {"left": -dx, "right": dx, "up": -dy, "down": dy}[direction]
                assert ahead > 0
                assert ahead >= max(abs(dx), abs(dy)) - 1e-9


def test_a_neighbour_of_a_zone_that_is_not_shown_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        chart().neighbour("front", "sacrum", "midline", "up")


def test_a_zone_is_found_in_every_view_that_shows_it() -> None:
    found = chart().paths_of("foot_dorsum", "left")
    assert [path.view for path in found] == ["front", "back", "left", "foot_left", "inner_foot_left"]
    assert {(path.zone, path.side) for path in found} == {("foot_dorsum", "left")}
    assert chart().paths_of("foot_dorsum", "midline") == ()


@pytest.mark.parametrize(
    ("zone", "side", "view"),
    [
        ("lower_back", "right", "back"),
        ("thigh_front", "left", "front"),
        ("cheek", "left", "front"),
        ("lateral_hip", "right", "right"),
        ("lateral_hip", "left", "left"),
        ("sole_arch", "left", "sole_left"),
        ("sternum", "midline", "front"),
    ],
)
def test_the_best_view_is_a_figure_unless_it_shows_the_zone_tiny(zone: str, side: str, view: str) -> None:
    assert chart().best_view(zone, side) == view


def test_the_best_view_of_nothing_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        chart().best_view("sternum", "left")


def test_the_drawing_asks_for_colours_by_role_only() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert "#" not in text
    for view in chart().views.values():
        parts = [view.body, *view.shade, *view.landmarks, *view.borders]
        assert {part.fill for part in parts} | {part.line for part in parts} <= ROLES | {""}
        assert view.landmarks
        assert len(rings_of(view.body.outline)) == 1


def test_loading_takes_less_than_25_ms() -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.025


def test_the_proofs_hold() -> None:
    pytest.importorskip("shapely", reason="the builder's proofs need shapely: pip install -e .[art]")
    from art.body_chart.check import Chart, faults, known_zones  # noqa: PLC0415  only where shapely is installed
    from art.body_chart.views import all_views  # noqa: PLC0415

    written = Chart.of(json.loads(DATA.read_text(encoding="utf-8"))["views"])
    found = faults(written, all_views(), known_zones(ZONES))
    assert {proof: failed for proof, failed in found.items() if failed} == {}
