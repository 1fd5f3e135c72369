"""Sheets and notes as files to be kept: PDF/A-2b, every font in them, tagged, read in the right order."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from clinic_app.documents.archive import with_line_ends
from clinic_app.documents.home_care import BODIES, Size, home_care_pdf
from clinic_app.documents.page import PageFrame, Type
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.sample_sheet import sample_sheet
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words
from tests.documents.conftest import PrintedVisit
from tests.documents.reading_pages import text, verdict

CODES = ("en", "es", "de", "ar")
#: What only sets how something is drawn, and draws nothing.
SETTING = ("cm", "BT", "ET", "Tf", "TL")
LOGO = io.BytesIO()
Image.new("RGB", (300, 100), "#5A2A82").save(LOGO, "PNG")


@pytest.fixture(params=CODES)
def page(request: pytest.FixtureRequest, reading: Reading, words: Words) -> HomeCareSheet:
    """Give the sample sheet in each language."""
    language = reading.reference.languages.known.get(request.param)
    spoken = Spoken(words, language, is_draft=language is not None)
    return sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken)


@pytest.fixture
def english(reading: Reading, words: Words) -> HomeCareSheet:
    return sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], Spoken(words))


def elements(pdf: bytes) -> list[tuple[int, Any]]:
    """Return every element of the structure with its depth, in the order of reading."""

    def below(element: Any, depth: int) -> Iterator[tuple[int, Any]]:  # noqa: ANN401  pikepdf's objects
        yield depth, element
        for kid in element.K:
            if "/S" in kid:
                yield from below(kid, depth + 1)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        (top,) = document.Root.StructTreeRoot.K
        return [(depth, {key: str(one.get(key, "")) for key in ("/S", "/Alt", "/ActualText", "/Lang")})
                for depth, one in below(top, 0)]  # fmt: skip


@pytest.mark.parametrize("size", BODIES)
def test_a_sheet_is_pdf_a_2b_in_every_language(page: HomeCareSheet, size: Size) -> None:
    head = replace(page.letterhead, accent="#5A2A82", link="https://example.org/plan", logo=LOGO.getvalue())
    assert verdict(home_care_pdf(replace(page, letterhead=head), size).pdf) == "pass"


def test_a_note_is_pdf_a_2b(richest: PrintedVisit, chart: BodyChart) -> None:
    assert verdict(visit_note_pdf(richest.note, chart)) == "pass"
    assert verdict(visit_note_pdf(replace(richest.note, watermark="Ada Rook · 2026-11-20 13:47"), chart)) == "pass"


@pytest.mark.parametrize("said", ["<b>& “x”</b>", "half \ud800 one", "tab\tand\x0cfeed", "名前", "عبد الرحمن"])
def test_whatever_a_clinic_is_called(said: str) -> None:
    frame = PageFrame("A4", said, said, "en", said, said, "{page}/{pages}")
    assert verdict(frame.made(lambda: [Type(12).say(said)])) == "pass"


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not on this computer")
def test_another_program_finds_nothing_wrong(page: HomeCareSheet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(home_care_pdf(page).pdf)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts (poppler-utils) is not on this computer")
def test_another_program_finds_every_font_in_the_file(page: HomeCareSheet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(home_care_pdf(page).pdf)
    done = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)  # noqa: S603, S607
    head, _, *lines = done.stdout.splitlines()
    place = head.index("emb")
    assert lines
    assert {line[place : place + 3].strip() for line in lines} == {"yes"}


def test_every_font_is_in_the_file(page: HomeCareSheet) -> None:
    with pikepdf.open(io.BytesIO(home_care_pdf(page).pdf)) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        assert fonts
        assert all("/FontFile2" in one.FontDescriptor and "/ToUnicode" in one for one in fonts)


def test_title_language_and_direction_are_set(page: HomeCareSheet) -> None:
    with pikepdf.open(io.BytesIO(home_care_pdf(page).pdf)) as document:
        root = document.Root
        assert str(root.Lang) == page.language
        assert str(document.docinfo["/Title"]) == page.title
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert ("/Direction" in root.ViewerPreferences) is (page.direction == "rtl")
        with document.open_metadata() as properties:
            assert properties["dc:title"] == page.title
            assert properties["pdfaid:part"] == "2"


def test_everything_on_a_page_is_an_element_or_decoration(page: HomeCareSheet) -> None:
    """Each marked piece leads back to an element, and nothing is drawn outside of a piece."""
    with pikepdf.open(io.BytesIO(home_care_pdf(page, "large").pdf)) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for number, one in enumerate(document.pages):
            marks, depth, inside = [], 0, 0
            for command in pikepdf.parse_content_stream(one):
                name = str(command.operator)
                if name == "BDC" and str(command.operands[0]) == "/Span":  # a value in an Arabic line, and its words
                    assert depth == 1
                    inside += 1
                    continue
                if name == "EMC" and inside:
                    inside -= 1
                    continue
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert depth == 1 or name in ("EMC", *SETTING), (number, name)
                if name == "BDC":
                    marks.append(int(command.operands[1].MCID))
            assert depth == 0
            assert marks == list(range(len(marks)))
            assert len(parents[int(one.obj.StructParents)]) == len(marks)


def test_the_structure_has_headings_steps_and_pictures_in_words(page: HomeCareSheet) -> None:
    found = elements(home_care_pdf(page).pdf)
    kinds = [one["/S"] for _, one in found]
    assert kinds[:2] == ["/Document", "/H1"]
    assert kinds.count("/H1") == 1
    assert kinds.count("/L") == len(page.exercises)
    assert kinds.count("/LI") == sum(len(one.steps) for one in page.exercises)
    pictures = [one["/Alt"] for _, one in found if one["/S"] == "/Figure"]
    assert all(pictures)
    for one in page.exercises:
        assert any(one.title in said for said in pictures)
    for place, (_, one) in enumerate(found):
        if one["/S"] == "/Sect" and found[place + 2][1]["/S"] == "/Figure":
            assert found[place + 1][1]["/S"] == "/H2"  # a title is read before its picture
    assert any(one["/Lang"] == "en" for depth, one in found if depth) is (page.stop_in_english is not None)


@pytest.mark.parametrize("size", BODIES)
def test_the_words_come_out_in_the_order_of_reading(page: HomeCareSheet, size: Size) -> None:
    said = [step for one in page.exercises for step in one.steps]
    if page.direction == "ltr":
        printed = text(home_care_pdf(page, size).pdf)
        places = [printed.find(step) for step in said]
        assert -1 not in places
        assert places == sorted(places)
    found = [one["/ActualText"] for _, one in elements(home_care_pdf(page, size).pdf) if one["/S"] == "/LBody"]
    assert found == (said if page.direction == "rtl" else [""] * len(said))


def test_arabic_words_are_found_by_who_searches_the_page(reading: Reading, words: Words) -> None:
    spoken = Spoken(words, reading.reference.languages.known["ar"])
    made = home_care_pdf(sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken))
    printed = unicodedata.normalize("NFKC", text(made.pdf))
    for one in sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken).exercises:
        wanted = [word for word in one.title.split() if word.isalpha()]
        assert all(unicodedata.normalize("NFKC", word) in printed for word in wanted)
        joined = unicodedata.normalize("NFKC", one.title)
        assert joined in printed or len(joined) > 20  # a long one goes over lines


def test_a_telephone_number_in_an_arabic_line_is_copied_in_order(reading: Reading, words: Words) -> None:
    spoken = Spoken(words, reading.reference.languages.known["ar"])
    sheet_ = sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken)
    number = sheet_.letterhead.phone
    assert " " in number
    made = home_care_pdf(sheet_)
    assert number in text(made.pdf)
    assert verdict(made.pdf) == "pass"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")
def test_names_in_an_arabic_line_are_read_in_order_by_another_program(
    reading: Reading, words: Words, tmp_path: Path
) -> None:
    spoken = Spoken(words, reading.reference.languages.known["ar"])
    sheet_ = sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], spoken)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(home_care_pdf(sheet_).pdf)
    program = shutil.which("pdftotext") or ""
    done = subprocess.run([program, str(file), "-"], capture_output=True, text=True, check=True)  # noqa: S603
    said = done.stdout.replace("\xa0", " ")
    for name in ("Sam Rivers", "J. Adeyemi", sheet_.letterhead.clinic, sheet_.letterhead.phone):
        assert name in said


def test_more_than_two_pages_have_bookmarks(english: HomeCareSheet) -> None:
    for size, wanted in (("normal", 0), ("large", 1)):
        made = home_care_pdf(english, size)  # type: ignore[arg-type]  # two literals
        with pikepdf.open(io.BytesIO(made.pdf)) as document:
            assert bool(len(document.Root.get("/Outlines", {}))) is bool(wanted)
            if wanted:
                with document.open_outline() as outline:
                    titles = [one.title for one in outline.root]
                assert titles[0] == english.title
                assert f"1. {english.exercises[0].title}" in titles


def test_a_page_that_is_only_looked_at_looks_the_same(english: HomeCareSheet) -> None:
    kept, seen = home_care_pdf(english), home_care_pdf(english, is_kept=False)
    assert (kept.pages, kept.body) == (seen.pages, seen.body)
    assert text(kept.pdf) == text(seen.pdf)
    with pikepdf.open(io.BytesIO(seen.pdf)) as document:
        assert "/StructTreeRoot" not in document.Root


def test_the_same_sheet_is_the_same_bytes(english: HomeCareSheet) -> None:
    assert home_care_pdf(english).pdf == home_care_pdf(english).pdf


def test_line_ends_are_added_and_everything_is_still_found(english: HomeCareSheet) -> None:
    pdf = home_care_pdf(english).pdf
    again = with_line_ends(pdf)
    assert len(again) > len(pdf)
    with pikepdf.open(io.BytesIO(again)) as document:
        assert document.check_pdf_syntax() == []
