"""Where one reads from right to left, the page is mirrored and the patient is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.examination_page import ExaminationPage
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.scale import PainScale
from tests.ui.conftest import Show
from tests.ui.seeing import changed_pixels, picture
from tests.ui.using import settled

MARKED = ("lower_back.right", "buttock_upper.right", "scapula.left")


@pytest.fixture
def marked(screened: Desk, mark: Callable[..., None]) -> Desk:
    for zone in MARKED:
        mark(zone, 6, "burning")
    return screened


@pytest.fixture
def turned(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Return what turns the direction of reading; it is turned back afterwards."""

    def turn() -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        settled()

    yield turn
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def places(page: QWidget) -> list[tuple[int, int]]:
    """Return where the cards of a page begin and end."""
    cards = [one for one in page.findChildren(Card) if one.isVisible()]
    return [(one.mapTo(page, QPoint()).x(), one.mapTo(page, QPoint()).x() + one.width()) for one in cards]


@pytest.mark.parametrize("kind", [IntakePage, ExaminationPage])
def test_cards_change_sides(
    kind: type[IntakePage | ExaminationPage], marked: Desk, show: Show, turned: Callable[[], None]
) -> None:
    page = IntakePage(marked, DifferentialPanel(marked, wide=False)) if kind is IntakePage else ExaminationPage(marked)
    show(page, 1280)
    settled()
    before = places(page)
    assert len(before) >= 2
    turned()
    assert places(page) == [(page.width() - right, page.width() - left) for left, right in before]


def test_the_figure_is_the_same_to_the_pixel(marked: Desk, show: Show, turned: Callable[[], None]) -> None:
    page = IntakePage(marked, DifferentialPanel(marked, wide=False))
    show(page, 1280)
    settled()
    before = picture(page.map.chart)
    turned()
    assert changed_pixels(before, picture(page.map.chart)) == 0


def test_numbers_run_from_left_to_right_all_the_same(marked: Desk, show: Show, turned: Callable[[], None]) -> None:
    page = IntakePage(marked, DifferentialPanel(marked, wide=False))
    show(page, 1280)
    turned()
    scale = page.map.brush.scale
    assert isinstance(scale, PainScale)
    spots = [(scale.cell(number).y(), scale.cell(number).x()) for number in range(11)]
    assert spots == sorted(spots)
