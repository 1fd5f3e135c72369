"""The page Intake, opened in a size, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.chart.marked_area import MarkedArea
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.intake_page import IntakePage

LEFT_BUTTON = Qt.MouseButton.LeftButton
Open = Callable[..., IntakePage]


@pytest.fixture
def open_page(desk: Desk, qtbot: QtBot) -> Open:
    """Return a function that opens the page in a size."""

    def opened(width: int = 1290, height: int = 560, panel: QWidget | None = None) -> IntakePage:
        page = IntakePage(desk, panel)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        settle()
        return page

    return opened


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def mark_zone(page: IntakePage, view: str, zone: str, side: str) -> None:
    found = page.map.chart.chart.views[view].find(zone, side)
    assert found is not None
    QTest.mouseClick(page.map.chart, LEFT_BUTTON, pos=page.map.chart.place_of(found).toPoint())
    settle()


def row(page: IntakePage, name: str) -> MarkedArea:
    area = page.pain.areas.area(name)
    assert area is not None
    return area
