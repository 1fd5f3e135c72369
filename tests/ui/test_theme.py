"""The theme: every pair of colours that meets can be read, and another theme restyles what is already there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from clinic_app.ui.looks import EXPLAINED, LEVELS, ROLES, SIDES, Look
from clinic_app.ui.theme import SHEETS, Theme, current, tokens
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from tests.ui.conftest import Show
from tests.ui.seeing import colours, contrast

GROUNDS = ("window", "surface", "sunken", "raised")
SOFT = ("danger", "warn", "ok", "info", "carried")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text_2", "text_3") for ground in (*GROUNDS, "rail")),
    *((ink, ground) for ink in ("accent", *SOFT) for ground in GROUNDS),
    *((f"on_{level}_soft", f"{level}_soft") for level in (*SOFT, "accent")),
    *(("text", f"{level}_soft") for level in (*SOFT, "accent")),
    *((level, f"{level}_soft") for level in SOFT),
    *(("text_2", ground) for ground in ("carried_soft", "accent_soft")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *(("on_danger_fill", ground) for ground in ("danger_fill", "danger_fill_hover", "danger_fill_pressed")),
    ("on_side_fill", "side_fill"),
    ("surface", "text_2"),
]
EDGE_PAIRS = [
    *((edge, ground) for edge in ("line_strong", "focus") for ground in GROUNDS),
    *((edge, ground) for edge in ("focus", "accent") for ground in ("rail", "accent_soft")),
    *(("focus", f"{level}_soft") for level in SOFT),
    *((edge, "surface") for edge in ("accent", "warn", "danger", "side_fill", "chart_1", "chart_2")),
]
INTERACTIVE = [(name, look) for name, role in ROLES.items() for look in (role.rest, role.hover, role.pressed)]
CHOSEN = [(name, look) for name, role in ROLES.items() for look in role.chosen.values()]
SIGNS = [(name, look) for table in (LEVELS, EXPLAINED, SIDES) for name, look in table.items()]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(request.param)


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.hex(ink), theme.hex(ground)) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_can_be_seen(theme: Theme, edge: str, ground: str) -> None:
    assert contrast(theme.hex(edge), theme.hex(ground)) >= 3.0


@pytest.mark.parametrize(("name", "look"), [*INTERACTIVE, *CHOSEN, *SIGNS])
def test_words_on_every_look_can_be_read(theme: Theme, name: str, look: Look) -> None:
    assert contrast(theme.hex(look.ink), theme.hex(look.ground or "surface")) >= 4.5


@pytest.mark.parametrize(("name", "look"), [(name, look) for name, look in [*INTERACTIVE, *CHOSEN] if look.edge])
def test_edges_of_buttons_can_be_seen(theme: Theme, name: str, look: Look) -> None:
    around = contrast(theme.hex(look.edge), theme.hex("side_fill" if name == "undo" else "surface"))
    inside = contrast(theme.hex(look.edge), theme.hex(look.ground or "surface"))
    assert max(around, inside) >= 3.0


def test_pain_numbers_can_be_read_and_get_darker() -> None:
    fills = [Theme().pain(number) for number in range(11)]
    assert all(contrast(ink, fill) >= 4.5 for fill, ink in fills)
    lightness = [contrast(fill, QColor("black")) for fill, _ in fills[::2]]
    assert lightness == sorted(lightness, reverse=True)
    assert Theme("dark").pain(7) == Theme("light").pain(7)


def test_both_schemes_have_the_same_names() -> None:
    assert tokens()["color"]["light"].keys() == tokens()["color"]["dark"].keys()


@pytest.mark.parametrize("wearer", SHEETS)
def test_style_sheet_has_every_value_and_no_descendant_of_a_name(theme: Theme, wearer: str) -> None:
    sheet = theme.stylesheet(wearer)
    assert "$" not in sheet
    assert "#" not in "".join(line.split("{")[0] for line in sheet.splitlines() if "{" in line)


def test_an_unknown_colour_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        Theme().colour("petrol")


@pytest.mark.parametrize("scale", [0.9, 1.6])
def test_a_text_size_out_of_range_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="text size"):
        Theme(scale=scale)


def test_stillness_takes_every_movement_away() -> None:
    assert Theme().motion("expand") == 120
    assert Theme(still=True).motion("expand") == 0


def test_another_theme_restyles_what_is_there(qapp: QApplication, show: Show) -> None:
    label, button, line = Label("Front of shoulder"), Button("Unlock", role="main"), Line(name="Name")
    for widget in (label, button, line):
        show(widget)
    before = button.sizeHint(), label.sizeHint()
    night = Theme("dark", 1.5, still=True)
    night.apply(qapp)
    qapp.processEvents()
    assert current() is night
    assert label.font().pixelSize() == round(15 * 1.5)
    assert (button.sizeHint().width(), label.sizeHint().width()) > (before[0].width(), before[1].width())
    assert button.sizeHint().height() > before[0].height()
    assert night.hex("accent") in colours(button)
    assert night.hex("surface") in colours(line)
    assert night.hex("text") in colours(label)
