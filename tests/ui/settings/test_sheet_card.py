"""The print part of Settings: logo, colour, link, drafts, and who has read a language."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image

from clinic_app.ui.settings.sheet_card import SheetCard
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.clinic_paper import COLOURS, is_link, letterhead
from tests.ui.using import Hand, bring_into_view, keys, settings_at, settled


@pytest.fixture
def card(window: Window) -> SheetCard:
    return settings_at(window, "paper").sheets


def picture(path: Path, size: tuple[int, int] = (1200, 400), kind: str = "PNG") -> Path:
    Image.new("RGBA", size, (200, 30, 30, 120)).save(path, kind)
    return path


def test_a_logo_is_kept_small_and_stands_on_paper(card: SheetCard, demo: Clinic, tmp_path: Path) -> None:
    assert card.take_logo(picture(tmp_path / "logo.png"))
    kept = demo.letterhead.logo
    with Image.open(io.BytesIO(kept)) as read:
        assert (read.format, read.mode) == ("PNG", "RGB")
        assert read.size == (900, 300)
    assert b64decode(str(demo.record.settings.all()["logo"])) == kept
    bring_into_view(card.remove)
    Hand().click(card.remove)
    assert demo.letterhead.logo == b""
    assert card.remove.isHidden()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0" * 20_000_000, "20.0 MB"),
        (b"not a picture", "not a picture"),
        (b"\x89PNG\r\n\x1a\n broken", "not a picture"),
        (b"", "not a picture"),
    ],
)
def test_a_large_or_broken_logo_is_said_and_changes_nothing(
    card: SheetCard, demo: Clinic, tmp_path: Path, content: bytes, said: str
) -> None:
    assert card.take_logo(picture(tmp_path / "logo.png"))
    before = demo.letterhead.logo
    (tmp_path / "other.png").write_bytes(content)
    assert not card.take_logo(tmp_path / "other.png")
    assert said in card.logo_words
    assert demo.letterhead.logo == before


def test_a_picture_cut_short_and_a_missing_file_are_said(card: SheetCard, demo: Clinic, tmp_path: Path) -> None:
    whole = picture(tmp_path / "logo.png", (3000, 2000)).read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    for name in ("half.png", "nowhere.png"):
        assert not card.take_logo(tmp_path / name)
        assert "not a picture" in card.logo_words
    assert demo.letterhead.logo == b""


def test_a_colour_is_chosen_and_stays_dark(card: SheetCard, demo: Clinic) -> None:
    bring_into_view(card.colour)
    Hand().click(card.colour.button("purple"))
    assert demo.letterhead.accent == COLOURS["purple"]
    for one in COLOURS.values():
        red, green, blue = (int(one[at : at + 2], 16) / 255 for at in (1, 3, 5))
        light = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in (red, green, blue)]
        luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
        assert 1.05 / (luminance + 0.05) >= 7


def test_a_link_is_an_address_or_nothing(card: SheetCard, demo: Clinic) -> None:
    line = card.link.line
    bring_into_view(line)
    for typed, kept in (("https://example.org/plan", "https://example.org/plan"), ("plan", "https://example.org/plan")):
        line.selectAll()
        keys(line, typed)
        line.clearFocus()
        settled()
        assert demo.letterhead.link == kept
    assert not is_link("https://" + "a" * 200 + ".org")
    assert not is_link("javascript:alert(1)")


def test_drafts_are_allowed_by_one_switch(card: SheetCard, demo: Clinic) -> None:
    assert not demo.spoken("es").may_be_draft
    bring_into_view(card.drafts)
    Hand().click(card.drafts.button("yes"))
    assert demo.spoken("es").may_be_draft
    Hand().click(card.drafts.button("no"))
    assert not demo.spoken("es").may_be_draft


def test_a_clinician_says_that_a_language_was_read(card: SheetCard, demo: Clinic) -> None:
    assert set(card.languages) == set(demo.reference.languages.known)
    button = card.languages["de"].button
    bring_into_view(button)
    Hand().click(button)
    assert not demo.spoken("de").is_draft
    assert demo.reviews.of("languages", "de").reviewer.startswith(demo.person.name)
    assert demo.spoken("es").is_draft
    Hand().click(button)
    assert demo.spoken("de").is_draft


def test_a_damaged_logo_in_the_record_is_left_out() -> None:
    assert letterhead({"logo": "%%%"}).logo == b""
    assert letterhead({"logo": None, "accent": "mauve"}).accent == ""
