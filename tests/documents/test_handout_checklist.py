"""The items of the handout checklist that a program can judge: met by every sheet, and missed ones are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from clinic_app.documents.flowables import DARK
from clinic_app.documents.home_care import BODIES, Made, Size, home_care_pdf
from clinic_app.documents.home_care_story import ACCENT
from clinic_app.documents.page import LINE_HEIGHT, MARGIN, PAPERS, TIGHT_LINE_HEIGHT, PageFrame, Type
from clinic_app.documents.page_checks import page_faults
from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.handout_checklist import part_faults, reading_faults, shape_faults
from clinic_app.visit.sample_sheet import sample_sheet
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words

CODES = ("en", "es", "de", "ar")
Sheet = Callable[[str], HomeCareSheet]


@pytest.fixture
def sheet(reading: Reading, words: Words) -> Sheet:
    def made(code: str) -> HomeCareSheet:
        language = reading.reference.languages.known.get(code)
        spoken = Spoken(words, language, is_draft=language is not None)
        return sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken)

    return made


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", BODIES)
@pytest.mark.parametrize("code", CODES)
def test_every_sheet_keeps_to_it(sheet: Sheet, code: str, size: Size, paper: str) -> None:
    page = sheet(code)
    page = replace(page, letterhead=replace(page.letterhead, paper=paper))  # type: ignore[arg-type]  # A4 or Letter
    assert shape_faults(page) == []
    assert page_faults(home_care_pdf(page, size), page, size) == []


@pytest.mark.parametrize("code", CODES[1:])
def test_a_draft_fits_a_sheet_of_paper_too(sheet: Sheet, code: str) -> None:
    assert home_care_pdf(sheet(code)).pages <= 2


def test_what_a_page_misses_is_named(sheet: Sheet) -> None:
    page = sheet("en")
    made = home_care_pdf(page)
    untagged = home_care_pdf(page, is_kept=False)
    faults = {
        "is set in 9 pt": page_faults(replace(made, body=9.0), page, "normal"),
        "is not tagged": page_faults(untagged, page, "normal"),
        "has 5 pages": page_faults(replace(made, pages=5), page, "normal"),
        "has no title": page_faults(made, replace(page, title="Another"), "normal"),
        "lacks the stop box": page_faults(made, replace(page, emergency="Call 55512 now."), "normal"),
    }
    for said, found in faults.items():
        assert any(said in one for one in found), said


def test_small_letters_and_letters_in_the_margin_are_named(sheet: Sheet) -> None:
    page = sheet("en")
    frame = PageFrame("A4", page.title, "", "en", "", "", "{page}/{pages}")
    small = Made(frame.made(lambda: [Type(8).say(page.emergency)]), 1, 12.0)
    assert "page 1 has letters of 8.0 pt" in page_faults(small, page, "normal")
    wide = replace(frame, paper="Letter")
    on_a4 = wide.made(lambda: [Type(12).say(page.emergency)]).replace(b"612 792", b"560 792")
    assert any("in its margin" in one for one in page_faults(Made(on_a4, 1, 12.0), page, "normal"))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (("Palpate the trigger point.",), "says “Palpate”"),
        (("Do 50% of it.",), "leaves something to work out"),
        (("Do 3 x 10.",), "leaves something to work out"),
        (("so " * 30 + "long.",), "has 31 words"),
        (("It is lifted.", "It is turned.", "It is held then lifted."), "say what is done"),
        (("Physiotherapeutic rehabilitation necessitates individualised considerations.",), "reads at grade"),
    ],
)
def test_hard_words_are_named(part: tuple[str, ...], said: str) -> None:
    assert any(said in one for one in part_faults(part)), part_faults(part)


def test_long_words_all_over_are_named(sheet: Sheet) -> None:
    hard = replace(sheet("en"), message="Individual musculoskeletal rehabilitation necessitates considerations. " * 20)
    said = " ".join(reading_faults(hard))
    assert "by SMOG" in said
    assert "has long words" in said


def test_what_a_sheet_lacks_is_named(sheet: Sheet) -> None:
    page = sheet("en")
    bare = replace(page, message="", stop=(), call_us="", patient="", emergency="Call now.", footer="")
    assert len(shape_faults(bare)) == 6
    long = replace(page.exercises[0], steps=("Lift.",) * 8, dose="")
    assert [one.rpartition("”")[2] for one in shape_faults(replace(page, exercises=(long,)))] == [
        " has 8 steps",
        " has no dose",
    ]


def test_margins_lines_and_contrast() -> None:
    assert MARGIN >= 20 / 25.4 * 72 - 0.01
    assert 1.3 <= TIGHT_LINE_HEIGHT <= LINE_HEIGHT <= 1.6

    def light(hex_colour: str) -> float:
        parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    ink, ground = light(f"#{DARK.hexval()[2:]}"), light("#E6F0F1")
    assert (ground + 0.05) / (ink + 0.05) >= 7
    assert 1.05 / (light(ACCENT) + 0.05) >= 4.5
