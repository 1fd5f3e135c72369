"""Zones of the hand, drawn once in hand units and used in the figures and the insets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from art.body_chart import hands
from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, box, joined, right_of, shape, valid


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a hand is cut: thumb, index and middle finger, ring and little finger, ball of the thumb."""

    thumb: BaseGeometry
    radial: BaseGeometry
    ulnar: BaseGeometry
    base: BaseGeometry


def _open() -> Cuts:
    fingers = below("-70 91, -42 92, -30 95, -20 103, -10 107, 9 110.5, 20 108.5, 31 104.5, 42 98, 70 96")
    return Cuts(
        thumb=below("35 88, 48 74, 84 50").intersection(right_of("40.6 60, 42 90, 46 105, 56 220")),
        radial=fingers.intersection(right_of("-1 60, -1 112, -1.4 240")),
        ulnar=fingers,
        base=right_of("2 -44, 3 4, 6 24, 13 45, 24 66, 34 84, 41 97").intersection(above("-60 97, 60 97")),
    )


def _hanging() -> Cuts:
    fingers = below("-60 80, -32 84, -20 95, 0 103, 18 103, 33 95, 60 86")
    return Cuts(
        thumb=below("20 94, 33 80, 60 60").intersection(right_of("34 60, 33 92, 33.2 112, 32 128, 28 150, 20 220")),
        radial=fingers.intersection(right_of("-2.4 60, -3.2 104, -3.8 128, -7.4 150, -13.2 168, -21 186, -40 220")),
        ulnar=fingers,
        base=right_of("-2 -44, 0 4, 6 30, 14 52, 24 72, 33 92").intersection(above("-60 97, 60 97")),
    )


def on_front(figure: Partition) -> None:
    """Take the palm of the front view."""
    _on_figure(figure, _open(), hands.open_hand(0.7).whole, hands.on_arm, "hand_palm")


def on_back(figure: Partition) -> None:
    """Take the back of the hand of the back view."""
    _on_figure(figure, _open(), hands.open_hand(0.7).whole, hands.on_arm, "hand_dorsum")


def on_side(figure: Partition) -> None:
    """Take the hanging hand of the side views."""
    _on_figure(figure, _hanging(), hands.hanging_hand().whole, hands.on_side_arm, "hand_dorsum")


def _on_figure(
    figure: Partition, cuts: Cuts, hand: BaseGeometry, place: Callable[[BaseGeometry], BaseGeometry], rest: str
) -> None:
    near = place(box(-150, -20, 150, 260)).intersection(place(hand).buffer(3))
    figure.take("thumb", place(cuts.thumb), near)
    figure.take("fingers_radial", place(cuts.radial), near)
    figure.take("fingers_ulnar", place(cuts.ulnar), near)
    figure.take("thumb_base", place(cuts.base), near)
    figure.take(rest, near)


def inset(rest: str) -> Partition:
    """Return an open hand with its wrist: the palm, or the back of the hand, takes what no other zone does."""
    hand = hands.open_hand()
    stub = shape("-28 4!, -28 -5, -30.4 -34!, 31 -34!, 28.6 -5, 28.6 4!")
    figure = Partition(valid(joined([joined([stub, hand.root], 46), hand.whole], 1.4)))
    if rest == "hand_palm":
        figure.take("forearm_radial", above("-60 0, 60 2"), right_of("18 -44, 17 -14, 20 12"))
        figure.take("wrist_front", above("-60 1, 0 4, 60 1"))
    else:
        figure.take("forearm_radial", above("-60 -1, 60 1"), right_of("19 -40, 19 -10, 22 12"))
        figure.take("wrist_back", above("-60 1, 0 4, 60 1"))
    cuts = _open()
    figure.take("thumb", cuts.thumb)
    figure.take("fingers_radial", cuts.radial)
    figure.take("fingers_ulnar", cuts.ulnar)
    figure.take("thumb_base", cuts.base)
    figure.take(rest, figure.body)
    return figure
