"""How long a click on the figure takes until it is seen, in the real window with everything visible."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QObject, QPointF, QSize, Qt
from PySide6.QtTest import QTest

from bench.first_visit import FirstVisit
from bench.opened import Opened, opened
from bench.pairs import verdict
from bench.raw_commit import RawCommit
from clinic_app import places
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.theme import Theme
from clinic_app.ui.visit.intake_page import IntakePage

SIZE = QSize(1920, 1080)
VISITS = 21  # the first one warms up and does not count
MEDIAN_LIMIT, P99_LIMIT, DRAG_LIMIT = 16.0, 33.0, 33.0  # ms
MOVES = 120
#: What hurts before the first click that counts, so that the list of muscles stands there already.
FIRST = ("lower_back", "right")
#: Ten more areas, in another order at each visit, so that nothing is drawn from what an earlier visit left ready.
ZONES = (
    ("iliac_crest", "right"),
    ("buttock_upper", "right"),
    ("thigh_back", "right"),
    ("flank", "right"),
    ("mid_back", "right"),
    ("lower_back", "left"),
    ("calf", "right"),
    ("scapula", "right"),
    ("shoulder_front", "left"),
    ("upper_arm_front", "left"),
)
#: A drag down the back and up the other side of it.
DRAGGED = ("scapula", "left"), ("calf", "left"), ("calf", "right"), ("scapula", "right")


@dataclass(frozen=True, slots=True)
class Gesture:
    """Milliseconds from before an event is handed to the window, without what storing the rows costs by itself.

    Attributes:
        figure: Until the figure had painted it; None where it had nothing new to paint.
        window: Until everything else was laid out and painted too, and nothing was left to do.
        commit: What was taken off both.
        processor: What the window took of the processor, storing included, whatever else the machine was doing.
    """

    figure: float | None
    window: float
    commit: float
    processor: float


class Painted(QObject):
    """Knows when the figure was last painted."""

    def __init__(self, chart: BodyChartView) -> None:
        super().__init__(chart)
        self.at: float | None = None
        self._inside = False
        chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let it paint, then look at the clock."""
        if event.type() != QEvent.Type.Paint or self._inside:
            return False
        self._inside = True
        QCoreApplication.sendEvent(watched, event)
        self._inside = False
        self.at = self.at or time.perf_counter()
        return True


class Pointer:
    """A mouse over the figure of the visit on the desk, with a stopwatch."""

    def __init__(self, running: Opened, raw: RawCommit) -> None:
        page = running.visit_page.page("intake")
        assert isinstance(page, IntakePage)
        self.chart = page.map.chart
        self._raw = raw
        self._painted = Painted(self.chart)
        self._handle = running.window.windowHandle()
        self._window = running.window
        page.map.brush.scale.set_value(6)
        page.map.brush.kinds.set_value("ache")
        running.settle()

    def place_of(self, zone: str, side: str) -> QPointF:
        """Return where a zone's middle is seen on the figure."""
        return self.chart.place_of(self.chart.show_zone(zone, side))

    def click(self, zone: str, side: str) -> Gesture:
        """Click a zone; the pointer is over it already, as a hand's would be."""
        at = self.place_of(zone, side)
        self._send(QEvent.Type.MouseMove, at)
        self._send(QEvent.Type.MouseButtonPress, at)
        _drawn()
        return self._measured(partial(self._send, QEvent.Type.MouseButtonRelease, at))

    def drag(self, through: Sequence[tuple[str, str]], moves: int) -> list[Gesture]:
        """Press, move through zones in so many steps, let go; return the moves."""
        places = [self.place_of(*zone) for zone in through]
        self._send(QEvent.Type.MouseMove, places[0])
        self._send(QEvent.Type.MouseButtonPress, places[0])
        _drawn()
        path = _along(places, moves)
        found = [self._measured(partial(self._send, QEvent.Type.MouseMove, to)) for to in path]
        self._send(QEvent.Type.MouseButtonRelease, places[-1])
        _drawn()
        return found

    def _measured(self, do: Callable[[], None]) -> Gesture:
        self._raw.forget()
        self._painted.at = None
        begun, busy = time.perf_counter(), time.process_time()
        do()
        _drawn()
        window, processor = (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000
        figure = None if self._painted.at is None else (self._painted.at - begun) * 1000
        commit = self._raw.milliseconds()
        return Gesture(None if figure is None else figure - commit, window - commit, commit, processor)

    def _send(self, kind: QEvent.Type, at: QPointF) -> None:
        place = self.chart.mapTo(self._window, at.toPoint())
        if kind == QEvent.Type.MouseMove:
            QTest.mouseMove(self._handle, place)
        elif kind == QEvent.Type.MouseButtonPress:
            QTest.mousePress(self._handle, Qt.MouseButton.LeftButton, pos=place)
        else:
            QTest.mouseRelease(self._handle, Qt.MouseButton.LeftButton, pos=place)


def _ready(running: Opened, raw: RawCommit, name: str) -> Pointer:
    """Begin a visit that has come to the list of muscles, whatever is marked next."""
    running.begin_visit("Robin", name)
    visit = FirstVisit(running.visit_page.desk)
    for zone in (FIRST, *ZONES, *DRAGGED):
        visit.mark(".".join(zone), 6, "ache")
    visit.answer_safety_questions()
    visit.give("impression")
    for zone in (*ZONES, *DRAGGED):
        visit.clear(".".join(zone))
    running.settle()
    return Pointer(running, raw)


def click() -> str:
    """Measure clicks and a drag."""
    clicks: list[Gesture] = []
    with opened(Theme(), SIZE) as running:
        running.go_in()
        with RawCommit(running.clinic.record, places.records()) as raw:
            for number in range(VISITS):
                pointer = _ready(running, raw, f"Field {number}")
                shuffled = Random(number).sample(ZONES, len(ZONES))  # noqa: S311  no secret; another order each visit
                clicks += [pointer.click(*zone) for zone in shuffled]
            moves = _ready(running, raw, "Fields").drag(DRAGGED, MOVES)
    return "\n".join((*_clicks(clicks[len(ZONES) :]), *_moves(moves)))


def _clicks(clicks: Sequence[Gesture]) -> list[str]:
    commit = statistics.median(one.commit for one in clicks)
    return [
        f"click on the figure to painted, {SIZE.width()} × {SIZE.height()}, {len(clicks)} clicks:",
        _two("the figure", [one.figure for one in clicks if one.figure is not None]),
        _two("the whole window", [one.window for one in clicks]),
        f"  without storing the rows, measured beside: {commit:.1f} ms in the middle",
        _processor([one.processor for one in clicks]),
    ]


def _moves(moves: Sequence[Gesture]) -> list[str]:
    stored = sum(one.commit > 0 for one in moves)
    middle, worst = statistics.median(one.window for one in moves), max(one.window for one in moves)
    return [
        f"drag, {len(moves)} moves, {stored} of them into another area: the whole window",
        f"  median {middle:.1f} ms, longest {worst:.1f} ms ({verdict(worst, DRAG_LIMIT)} {DRAG_LIMIT:.0f} ms)",
        _processor([one.processor for one in moves]),
    ]


def _processor(times: Sequence[float]) -> str:
    return f"  of the processor, all in: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms"


def _two(name: str, times: Sequence[float]) -> str:
    middle, late = statistics.median(times), statistics.quantiles(times, n=100)[98]
    return (
        f"  {name}: median {middle:.1f} ms ({verdict(middle, MEDIAN_LIMIT)} {MEDIAN_LIMIT:.0f} ms), "
        f"p99 {late:.1f} ms ({verdict(late, P99_LIMIT)} {P99_LIMIT:.0f} ms)"
    )


def _along(places: Sequence[QPointF], moves: int) -> list[QPointF]:
    legs = [QLineF(one, other) for one, other in pairwise(places)]
    steps = moves // len(legs)
    return [leg.pointAt(step / steps) for leg in legs for step in range(1, steps + 1)]


def _drawn() -> None:
    for _ in range(3):  # what a paint asks for is done in the next round
        QCoreApplication.processEvents()
