"""The body chart on its own, and the card around it on a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.drawing.body_chart import ZonePath
from clinic_app.reading import Reading
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.pain_map_card import PainMapCard
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.words import Words
from tests.ui.visit.conftest import clinic, desk  # noqa: F401  the same visit on the same desk

LEFT_BUTTON = Qt.MouseButton.LeftButton


@dataclass
class Told:
    """What a chart has told."""

    clicked: list[tuple[str, str]] = field(default_factory=list)
    dragged: list[list[tuple[str, str]]] = field(default_factory=list)
    hovered: list[tuple[str, str]] = field(default_factory=list)
    spots: list[tuple[str, str, str]] = field(default_factory=list)

    def hear(self, chart: BodyChartView) -> None:
        chart.zone_clicked.connect(lambda zone, side: self.clicked.append((zone, side)))
        chart.zones_dragged.connect(lambda zones: self.dragged.append([tuple(zone) for zone in zones]))
        chart.zone_hovered.connect(lambda zone, side: self.hovered.append((zone, side)))
        chart.spot_picked.connect(lambda *spot: self.spots.append(spot))


@pytest.fixture
def names(reading: Reading, words: Words) -> ZoneNames:
    return ZoneNames.of(reading.reference.knowledge, reading.reference.forms["intake"], words)


@pytest.fixture
def place(qtbot: QtBot) -> Callable[..., None]:
    """Return a function that shows a widget of a size as a window of its own."""

    def placed(widget: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        QCoreApplication.processEvents()

    return placed


@pytest.fixture
def chart(names: ZoneNames, place: Callable[..., None]) -> BodyChartView:
    view = BodyChartView(names)
    place(view, 490, 300)
    return view


@pytest.fixture
def told(chart: BodyChartView) -> Told:
    heard = Told()
    heard.hear(chart)
    return heard


@pytest.fixture
def card(desk: Desk, names: ZoneNames, place: Callable[..., None]) -> PainMapCard:  # noqa: F811  pytest's way
    made = PainMapCard(desk, names)
    place(made, 530, 560)
    return made


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def zone_in(chart: BodyChartView, view: str, zone: str, side: str) -> ZonePath:
    found = chart.chart.views[view].find(zone, side)
    assert found is not None
    return found


def spot(chart: BodyChartView, view: str, zone: str, side: str) -> QPoint:
    return chart.place_of(zone_in(chart, view, zone, side)).toPoint()


def click(
    chart: BodyChartView,
    view: str,
    zone: str,
    side: str,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.mouseClick(chart, LEFT_BUTTON, keys, spot(chart, view, zone, side))


def drag(chart: BodyChartView, *places: QPoint) -> None:
    QTest.mousePress(chart, LEFT_BUTTON, Qt.KeyboardModifier.NoModifier, places[0])
    for one in places[1:]:
        QTest.mouseMove(chart, one)
    QTest.mouseRelease(chart, LEFT_BUTTON, Qt.KeyboardModifier.NoModifier, places[-1])


def turn_wheel(chart: BodyChartView, at: QPointF, keys: Qt.KeyboardModifier, notches: int = 1) -> QWheelEvent:
    event = QWheelEvent(
        at,
        QPointF(chart.mapToGlobal(at.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, event)
    return event
