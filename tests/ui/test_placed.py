"""What lies in a layout is found in its order, and Python holds nothing of it afterwards."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QStackedWidget, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from clinic_app.ui.placed import placed_in
from clinic_app.ui.widgets.flow import FlowLayout


def filled(layout: QLayout, *names: str) -> None:
    for name in names:
        layout.addWidget(QLabel(name))


def names_in(layout: QLayout) -> list[str]:
    inside = []
    for one in placed_in(layout):
        inside += names_in(one) if isinstance(one, QLayout) else [one.text() if isinstance(one, QLabel) else "?"]
    return inside


def test_the_order_is_the_layout_s_not_that_of_making(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    floating = QLabel("floating", page)
    column, row = QVBoxLayout(page), QHBoxLayout()
    filled(column, "second")
    column.addStretch()
    column.addLayout(row)
    filled(row, "third", "fourth")
    filled(column, "fifth")
    column.insertWidget(0, QLabel("first"))
    assert names_in(column) == ["first", "second", "third", "fourth", "fifth"]
    assert floating.parent() is page


def test_our_own_layouts_tell_their_order_too(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    filled(flow, "one", "two", "three")
    assert names_in(flow) == ["one", "two", "three"]


def test_no_item_that_qt_may_delete_is_kept(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QLabel("page"))
    layout = stack.layout()
    assert layout is not None
    before = items()
    assert names_in(layout) == ["page"]
    assert items() == before


def items() -> int:
    gc.collect()
    return sum(isinstance(one, QWidgetItem) for one in shiboken6.getAllValidWrappers())
