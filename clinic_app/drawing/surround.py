"""One outline around several zones: borders that two of them share are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from clinic_app.drawing.outline import Outline, Segment

# A drawn step with its start: two points for a straight line, four for a curve.
Step = tuple[tuple[float, float], ...]


def around(outlines: Iterable[Outline]) -> Outline:
    """Return the outline around closed outlines that share whole curves where they touch, as zones do."""
    count: Counter[Step] = Counter()
    for outline in outlines:
        count.update(min(step, step[::-1]) for step in _steps(outline))
    return tuple(_chained([step for step, times in count.items() if times % 2]))


def _steps(outline: Outline) -> Iterator[Step]:
    """Yield the steps of closed outlines in points rounded to the data file's hundredths."""
    here = home = (0.0, 0.0)
    for command, numbers in outline:
        given = [(round(x, 2), round(y, 2)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        chain = (here, *given) if given else (here, home)
        here = chain[-1]
        if command == "M":
            home = here
        elif len(set(chain)) > 1:
            yield chain


def _chained(steps: list[Step]) -> Iterator[Segment]:
    """Join steps end to end into rings, turning round those that need it."""
    waiting = dict.fromkeys(steps)
    at: dict[tuple[float, float], list[Step]] = {}
    for step in steps:
        for end in (step[0], step[-1]):
            at.setdefault(end, []).append(step)
    while waiting:
        first = next(iter(waiting))
        following: Step | None = first
        home = here = first[0]
        yield "M", home
        while following is not None:
            del waiting[following]
            points = following if following[0] == here else following[::-1]
            yield ("L" if len(points) == 2 else "C"), tuple(value for point in points[1:] for value in point)  # noqa: PLR2004
            here = points[-1]
            following = None if here == home else next((step for step in at[here] if step in waiting), None)
        yield "Z", ()
