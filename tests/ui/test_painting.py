"""Plain curves on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from clinic_app.drawing.outline import Part, circle, polygon
from clinic_app.ui.painting import paint, path_of

INKS = {"figure": QColor("#E4E9E6"), "line": QColor("#6E7F7E")}


def painted(*parts: Part) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint(painter, parts, INKS)
    return image


def test_roles_become_inks() -> None:
    image = painted(Part(circle(50, 50, 30), fill="figure", line="line", width=4))
    assert image.pixelColor(50, 50) == INKS["figure"]
    assert image.pixelColor(50, 20) == INKS["line"]
    assert image.pixelColor(5, 5) == QColor("white")


def test_a_part_without_fill_is_hollow() -> None:
    assert painted(Part(circle(50, 50, 30), line="line")).pixelColor(50, 50) == QColor("white")


def test_later_parts_lie_on_top() -> None:
    square = polygon([(10, 10), (90, 10), (90, 90), (10, 90)])
    image = painted(Part(square, fill="figure"), Part(circle(50, 50, 10), fill="line"))
    assert image.pixelColor(50, 50) == INKS["line"]


def test_dashes_are_in_drawing_units() -> None:
    image = painted(Part(polygon([(0, 50), (100, 50)], closed=False), line="line", width=4, dashed=(20, 20)))
    row = [image.pixelColor(x, 50) == INKS["line"] for x in (10, 30, 50, 70)]
    assert row == [True, False, True, False]


def test_a_path_is_made_once_and_has_its_curves() -> None:
    outline = circle(0, 0, 10)
    assert path_of(outline) is path_of(outline)
    assert path_of(outline).contains(QPointF(9.5, 0))
    assert not path_of(outline).contains(QPointF(9.5, 9.5))


def test_an_unknown_role_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        painted(Part(circle(0, 0, 1), fill="skin"))
