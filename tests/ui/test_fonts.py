"""The typeface: Inter itself, at real weights."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFontInfo, QFontMetricsF

from clinic_app.ui import fonts
from clinic_app.ui.theme import Theme, tokens


def width(kind: str, words: str) -> float:
    return QFontMetricsF(Theme().font(kind)).horizontalAdvance(words)


def test_inter_is_found_without_importing_its_package() -> None:
    path = fonts.font_file()
    assert path is not None
    assert path.suffix == ".ttf"
    assert "fontpkg_inter" not in sys.modules


def test_every_kind_of_text_is_inter() -> None:
    for kind in tokens()["type"]:
        assert QFontInfo(Theme().font(kind)).family() == "Inter"


def test_weights_are_drawn_not_smeared() -> None:
    assert width("strong", "Infraspinatus") > width("body", "Infraspinatus") * 1.02


def test_figures_of_a_clock_are_equally_wide() -> None:
    assert width("clock", "14:03:22") == width("clock", "11:11:11")


def test_sentences_keep_their_own_hyphens() -> None:
    assert width("small", "-") < width("clock", "-")
