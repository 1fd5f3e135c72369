"""What to paint for a patient's pain map, as plain curves and labels: the one source for screen, paper and library.

Lengths in the constants are pixels; a caller says with ``pixel`` how many drawing units a pixel (or a point on paper)
is, and every width and sign keeps its size whatever the scale of the figure. Colours are roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from clinic_app.drawing.body_chart import BodyChart, View, ZonePath
from clinic_app.drawing.callouts import Callout, Label, placed
from clinic_app.drawing.kinds import pattern_parts
from clinic_app.drawing.outline import Box, Outline, Part, circle, polygon
from clinic_app.drawing.referral import Referral, SidedZone, referral_parts
from clinic_app.drawing.rings import Point, Ring, between, box_around, inner_point, inset, stretches

BANDS = ("pain_0", "pain_1_2", "pain_3_4", "pain_5_6", "pain_7_8", "pain_9_10")
UNRATED = "pain_unrated"
WORST = 10
#: Every colour a picture may ask for; a nearly transparent one for ``figure_shade``, a half transparent leader_halo.
ROLES = frozenset(
    (
        *("figure", "figure_line", "figure_landmark", "figure_zone_line", "figure_shade"),
        *(*BANDS, UNRATED),
        *(f"on_{role}" for role in (*BANDS, UNRATED)),
        *("mark_line", "spot", "ghost", "focus", "unexplained"),
        *("referral", "referral_halo", "referral_point"),
        *("leader", "leader_halo", "badge", "on_badge"),
    )
)

OUTLINE = 1.4
DEEP_INSET, DEEP_LINE, DEEP_DASH = 3.2, 1.4, (4.0, 2.6)
GHOST_LINE, GHOST_DASH = 1.6, (5.0, 3.5)
UNEXPLAINED_LINE, FOCUS_LINE = 3.0, 2.4
SPOT, SPOT_LINE = 3.6, 1.6
# Where a pixel is more units than this the figure is small: its quietest lines are left out, the rest is drawn finer.
SMALL, FINER = 1.5, 0.72
QUIETEST = 1.0  # landmark lines thinner than this are the quietest


@dataclass(frozen=True, slots=True)
class Mark:
    """One pain the patient marked.

    Attributes:
        zone: Id of the zone.
        side: The patient's side: ``left``, ``right`` or ``midline``.
        intensity: 0 to 10; 0 is numb without pain, None is not said.
        kind: Such as ``ache``; see ``kinds.KINDS``.
        letter: The letter that links it to its row, reason and note, or empty.
        deep: True deep, False at the surface, None not asked.
        point: The very spot, as view and place in it, or None.
    """

    zone: str
    side: str
    intensity: int | None
    kind: str
    letter: str
    deep: bool | None = None
    point: tuple[str, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """One view with everything on it, in the order of painting.

    Attributes:
        view: Id of the view.
        box: Around figure and labels.
        parts: Curves to fill and stroke, the first at the bottom.
        labels: Badges to draw on top.
    """

    view: str
    box: Box
    parts: tuple[Part, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What may lie over the marks.

    Attributes:
        referral: A muscle's referral area.
        unexplained: Marked zones with their side that this muscle does not explain.
        ghosts: Marks of the last visit.
        highlighted: The zone and side under the pointer or the keyboard.
        borders: Whether all zone borders are shown.
    """

    referral: Referral | None = None
    unexplained: tuple[SidedZone, ...] = ()
    ghosts: tuple[Mark, ...] = ()
    highlighted: tuple[str, str] | None = None
    borders: bool = False


NOTHING = Overlay()


@dataclass(frozen=True, slots=True)
class _Share:
    """The part of a zone that one mark fills."""

    mark: Mark
    outline: Outline
    rings: tuple[Ring, ...]
    target: Point


def band(intensity: int | None) -> str:
    """Return the colour role of a pain number.

    Raises:
        ValueError: The number is not 0 to 10.
    """
    if intensity is None:
        return UNRATED
    if not 0 <= intensity <= WORST:
        raise ValueError(f"pain {intensity} is not 0 to 10")
    return BANDS[(intensity + 1) // 2]


def pictures(
    chart: BodyChart, marks: Iterable[Mark], views: Sequence[str], pixel: float = 1.0, overlay: Overlay = NOTHING
) -> tuple[Picture, ...]:
    """Return what to paint in each view asked for.

    A mark is coloured wherever its zone appears, and labelled once: where it was pointed at, else in the view that
    shows it best.

    Args:
        chart: The body chart.
        marks: What the patient marked; several in one zone share it.
        views: Ids of the views that are shown together.
        pixel: Size of a screen pixel or a point on paper, in drawing units.
        overlay: What else to show.

    Raises:
        ValueError: A pain number is not 0 to 10.
    """
    given = list(marks)
    homes = [_home(chart, mark, views) for mark in given]
    out = []
    for name in views:
        labelled = {number for number, home in enumerate(homes) if home == name}
        out.append(_picture(chart.views[name], given, labelled, pixel, overlay))
    return tuple(out)


def unseen(chart: BodyChart, marks: Iterable[Mark], views: Sequence[str]) -> tuple[Mark, ...]:
    """Return the marks that none of the views shows."""
    return tuple(mark for mark in marks if not _home(chart, mark, views))


def _home(chart: BodyChart, mark: Mark, views: Sequence[str]) -> str:
    """Return the view in which a mark is labelled, or an empty id."""
    shown = [path for path in chart.paths_of(mark.zone, mark.side) if path.view in views]
    if mark.point is not None and mark.point[0] in (path.view for path in shown):
        return mark.point[0]
    return max(shown, key=lambda path: path.prominence).view if shown else ""


def _picture(view: View, marks: list[Mark], labelled: set[int], pixel: float, overlay: Overlay) -> Picture:
    shares = dict(_shares(view, marks))
    small = pixel > SMALL
    pen = pixel * FINER if small else pixel
    parts = [
        replace(view.body, line=""),
        *(part for share in shares.values() for part in _filling(share, pen)),
        *view.shade,
        *(replace(line, width=line.width * pen) for line in _lines(view, small=small, borders=overlay.borders)),
        *_rims(view, shares.values(), pen),
        *_over(view, pen, overlay),
        *(part for mark in marks for part in _spot(view, mark, pen)),
    ]
    labels = placed(_callouts(view, [shares[number] for number in sorted(labelled)]), view.flanks, pixel)
    box = view.box
    for label in labels:
        box = box.joined(label.box)
    return Picture(view.id, box, tuple(parts), labels)


def _shares(view: View, marks: list[Mark]) -> Iterator[tuple[int, _Share]]:
    """Yield what each mark fills; marks in one zone share it in bands across its longer side."""
    by_zone: dict[tuple[str, str], list[int]] = {}
    for number, mark in enumerate(marks):
        by_zone.setdefault((mark.zone, mark.side), []).append(number)
    for key, numbers in by_zone.items():
        path = view.find(*key)
        if path is None:
            continue
        if len(numbers) == 1:
            yield numbers[0], _Share(marks[numbers[0]], path.outline, path.rings, path.anchor)
            continue
        for number, rings in zip(numbers, _bands(path, len(numbers)), strict=True):
            outline = tuple(segment for ring in rings for segment in polygon(ring))
            yield number, _Share(marks[number], outline, rings, inner_point(rings))


def _bands(path: ZonePath, count: int) -> Iterator[tuple[Ring, ...]]:
    axis, cuts = _cuts(path, count)
    for low, high in pairwise(cuts):
        yield between(path.rings, axis, low, high)


def _cuts(path: ZonePath, count: int) -> tuple[int, list[float]]:
    """Return the axis (0 for x, 1 for y) along which a zone is longer, and where to cut it."""
    box = box_around(path.rings)
    axis = 1 if box.height >= box.width else 0
    low, high = (box.top, box.bottom) if axis else (box.left, box.right)
    return axis, [low + (high - low) * place / count for place in range(count + 1)]


@lru_cache(maxsize=256)  # where each stroke of a pattern has room is slow to find, and another mark changes none of it
def _filling(share: _Share, pen: float) -> tuple[Part, ...]:
    role = band(share.mark.intensity)
    parts = [Part(share.outline, role), *pattern_parts(share.mark.kind, share.rings, f"on_{role}", pen)]
    if share.mark.deep:
        dash = (DEEP_DASH[0] * pen, DEEP_DASH[1] * pen)
        rim = inset(share.rings, DEEP_INSET * pen)
        parts += [Part(polygon(line, closed=False), "", f"on_{role}", DEEP_LINE * pen, dash) for line in rim]
    return tuple(parts)


def _lines(view: View, *, small: bool, borders: bool) -> Iterator[Part]:
    """Yield borders, landmarks and the edge of the figure: they lie over the colours and keep its form."""
    yield from view.borders if borders else ()
    yield from (line for line in view.landmarks if line.width >= QUIETEST or not small)
    yield replace(view.body, fill="")


def _rims(view: View, shares: Iterable[_Share], pen: float) -> Iterator[Part]:
    """Yield a line around each marked zone, and one between the marks that share it."""
    count: dict[tuple[str, str], int] = {}
    for share in shares:
        key = (share.mark.zone, share.mark.side)
        count[key] = count.get(key, 0) + 1
    for key, marks in count.items():
        path = view.find(*key)
        if path is None:
            continue
        yield Part(path.outline, "", "mark_line", OUTLINE * pen)
        axis, cuts = _cuts(path, marks)
        for cut in cuts[1:-1]:
            start, along = ((0.0, cut), (1.0, 0.0)) if axis else ((cut, 0.0), (0.0, 1.0))
            for stretch in stretches(path.rings, start, along):
                yield Part(polygon(stretch, closed=False), "", "mark_line", OUTLINE * pen)


def _over(view: View, pen: float, overlay: Overlay) -> Iterator[Part]:
    """Yield last visit's marks, the referral area, what it leaves unexplained, and the highlighted zone."""
    for ghost in overlay.ghosts:
        path = view.find(ghost.zone, ghost.side)
        if path is not None:
            dash = (GHOST_DASH[0] * pen, GHOST_DASH[1] * pen)
            yield Part(path.outline, "", "ghost", GHOST_LINE * pen, dash)
    if overlay.referral is not None:
        yield from referral_parts(view, overlay.referral, pen)
    for path in _paths(view, overlay.unexplained):
        yield Part(path.outline, "", "unexplained", UNEXPLAINED_LINE * pen)
    if overlay.highlighted is not None:
        for path in _paths(view, (overlay.highlighted,)):
            yield Part(path.outline, "", "focus", FOCUS_LINE * pen)


def _paths(view: View, keys: Iterable[tuple[str, str]]) -> Iterator[ZonePath]:
    for key in dict.fromkeys(keys):
        path = view.find(*key)
        if path is not None:
            yield path


def _spot(view: View, mark: Mark, pen: float) -> Iterator[Part]:
    if mark.point is not None and mark.point[0] == view.id:
        _, x, y = mark.point
        yield Part(circle(x, y, SPOT * pen), "spot", "mark_line", SPOT_LINE * pen)


def _callouts(view: View, shares: Iterable[_Share]) -> Iterator[Callout]:
    """Yield what is written beside the figure; two kinds in one zone with one letter and number are written once."""
    written: set[tuple[str, ...]] = set()
    for share in shares:
        mark, target, rings = share.mark, share.target, share.rings
        if mark.point is not None and mark.point[0] == view.id:
            target, rings = mark.point[1:], ()
        number = "" if mark.intensity is None else str(mark.intensity)
        same = (mark.zone, mark.side, mark.letter, number)
        if (mark.letter or number) and same not in written:
            yield Callout(target, mark.letter, number, band(mark.intensity), rings)
        written.add(same)
