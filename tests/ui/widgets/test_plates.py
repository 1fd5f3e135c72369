"""Plates, badges, tags and counts: read without colour, and never shortened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Count, Explained, KeyCap, LetterBadge, Side, SidePlate, Tag, TagLevel
from tests.ui.conftest import Show
from tests.ui.seeing import changed_pixels, colours, contrast, picture, spoken


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("side", ["RIGHT", "LEFT", "BOTH"])
def test_the_word_of_a_plate_stands_out_from_its_ground(
    qapp: QApplication,
    show: Show,
    scheme: str,
    side: Side,
) -> None:
    theme = Theme(scheme, still=True)  # type: ignore[arg-type]  # one of its schemes
    theme.apply(qapp)
    plate = SidePlate(side, side)
    show(plate)
    image = picture(plate)
    middle = [image.pixelColor(x, y) for x in range(10, image.width() - 10) for y in range(4, image.height() - 4)]
    ground = theme.colour("side_fill" if side == "RIGHT" else "surface")
    ink = theme.colour("on_side_fill" if side == "RIGHT" else "text")
    assert middle.count(ground) > len(middle) / 3
    assert ink in middle
    assert max(contrast(one, ground) for one in middle) >= 4.5


def test_sides_differ_in_grey_and_shape(show: Show) -> None:
    host = QWidget()
    plates = [SidePlate(side, "WORD", parent=host) for side in ("RIGHT", "LEFT", "BOTH")]
    show(host)
    for plate in plates:
        plate.resize(plate.sizeHint())
    drawn = [picture(plate) for plate in plates]
    assert changed_pixels(drawn[0], drawn[1]) > 200
    assert changed_pixels(drawn[1], drawn[2]) > 100


def test_without_a_side_there_is_no_plate_and_no_window() -> None:
    assert not SidePlate("", "").isVisible()
    assert not SidePlate("LEFT", "LEFT").isVisible(), "without a parent it would be a window"


def test_a_plate_can_change_its_side(show: Show) -> None:
    plate = SidePlate("LEFT", "LINKS")
    show(plate)
    plate.set_side("RIGHT", "RECHTS")
    assert spoken(plate) == ("RECHTS", QAccessible.Role.StaticText)
    assert colours(plate).most_common(1)[0][0] == current().hex("side_fill")


@pytest.mark.parametrize("width", [400, 200, 130])
def test_a_plate_is_never_narrower_than_its_word(qapp: QApplication, show: Show, width: int) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    pair = NamedSide("Untergrätenmuskel, oberer Teil", "RIGHT", "RECHTS")
    show(pair, width)
    plate = pair.findChild(SidePlate)
    assert isinstance(plate, SidePlate)
    assert plate.width() >= plate.sizeHint().width()
    assert pair.rect().contains(plate.geometry())
    assert spoken(pair)[0] == "Untergrätenmuskel, oberer Teil RECHTS"
    label = next(one for one in pair.findChildren(QLabel) if one is not plate)
    assert label.height() >= label.heightForWidth(label.width())


def test_badges_differ_in_grey_and_say_so(show: Show) -> None:
    drawn = []
    for explained in ("full", "partly", "not"):
        badge = LetterBadge("A", explained, name=f"explains A {explained}")
        show(badge)
        drawn.append(picture(badge))
        assert spoken(badge)[0] == f"explains A {explained}"
        assert badge.width() >= badge.height()
    assert changed_pixels(drawn[0], drawn[1]) > 100
    assert changed_pixels(drawn[1], drawn[2]) > 30


def test_a_badge_can_change(show: Show) -> None:
    badge = LetterBadge("A", "not", name="not A")
    show(badge)
    before = picture(badge)
    full: Explained = "full"
    badge.set_explained(full, "explains A")
    assert changed_pixels(before, picture(badge)) > 100
    assert spoken(badge)[0] == "explains A"


@pytest.mark.parametrize("level", ["neutral", "ok", "warn", "danger", "info", "carried", "alert"])
def test_tags_read_their_words_in_their_level(show: Show, level: TagLevel) -> None:
    tag = Tag("Blood thinner: apixaban", level=level, icon="water-outline")
    show(tag)
    assert spoken(tag) == ("Blood thinner: apixaban", QAccessible.Role.StaticText)
    ground = {"neutral": "sunken", "alert": "danger_fill"}.get(level, f"{level}_soft")
    assert colours(tag).most_common(1)[0][0] == current().hex(ground)


def test_a_long_tag_wraps(qapp: QApplication, show: Show) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    tag = Tag("Blutgerinnungshemmer wegen Vorhofflimmern seit 2019", level="warn")
    show(tag, 260)
    assert tag.height() >= tag.heightForWidth(tag.width()) > tag.heightForWidth(2000)


def test_a_count_grows_with_its_number_and_says_what_it_counts(show: Show) -> None:
    count = Count(7, name="7 answers open")
    show(count)
    assert count.width() == count.height()
    count.set_number(128, "128 answers open")
    assert count.sizeHint().width() > count.sizeHint().height()
    assert spoken(count)[0] == "128 answers open"


def test_a_key_cap_shows_its_key(show: Show) -> None:
    cap = KeyCap("Ctrl T")
    show(cap)
    assert spoken(cap)[0] == "Ctrl T"
    assert current().hex("text_2") in colours(cap)


def test_right_to_left_puts_the_plate_before_the_name(show: Show) -> None:
    pair = NamedSide("Deltoid", "LEFT", "LEFT")
    pair.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(pair)
    plate = pair.findChild(SidePlate)
    assert isinstance(plate, SidePlate)
    label = next(one for one in pair.findChildren(QLabel) if one is not plate)
    assert plate.x() < label.x()
    assert label.geometry().right() == pair.width() - 1
