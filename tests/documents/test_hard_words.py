"""Names and words no test page was drawn for: none of them stops a sheet or leaves its page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.documents import fonts
from clinic_app.documents.home_care import home_care_pdf
from clinic_app.documents.right_to_left import has_letters
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedSection, VisitNoteSheet
from tests.documents.conftest import PrintedVisit
from tests.documents.reading_pages import pages, text

GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
HARD = {
    "a long German word": GERMAN,
    "one that fills three lines": GERMAN * 3,
    "Arabic": "عبد الرحمن بن محمد الفاسي",
    "Hebrew and Latin": "יעל Levi-Ångström",
    "an emoji": "Robin 🦴 Field",
    "lines and tabs": "one\ntwo\r\n\tthree",
    "markup": "<b>bold</b> & <para>paragraph</para> &amp;",
    "what is no letter": "nul \x00, feed \x0c, escape \x1b",
    "half a character": "half \ud800 one",
    "nothing": "",
    "white space": "   ",
    "one word of 3000 letters": "x" * 3000,
    "a page of words": "word " * 1500,
}


def with_words(note: VisitNoteSheet, said: str) -> VisitNoteSheet:
    """Return a note that says something wherever a person can type."""
    section = PrintedSection("S", "Reported", (said, f"“{said}”"))
    head = replace(note.letterhead, clinic=said, phone=said)
    return replace(
        note,
        letterhead=head,
        identity=f"{said} · No. 1001",
        sections=(section, *note.sections),
        addenda=((said, said),),
    )


def sheet_with(sheet: HomeCareSheet, said: str) -> HomeCareSheet:
    """Return a home-care sheet that says something wherever a person can type."""
    head = replace(sheet.letterhead, clinic=said, phone=said)
    return replace(
        sheet, letterhead=head, patient=f"{said} · No. 1001", for_patient=said, message=said, own_line=said,
        next_visit=said, call_us=said,
    )  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_a_note_takes_it(richest: PrintedVisit, chart: BodyChart, name: str) -> None:
    found = pages(visit_note_pdf(with_words(richest.note, HARD[name]), chart))
    assert all(page.outside == "" for page in found)
    for number, page in enumerate(found, start=1):
        words = f"Page {number} of {len(found)}"
        # A reader that turns a line with Arabic in it turns the English beside it too; the words are there.
        assert set(words.split()) <= set(page.text.split()) if has_letters(HARD[name]) else words in page.text


@pytest.mark.parametrize("name", HARD)
def test_a_home_care_sheet_takes_it(richest: PrintedVisit, name: str) -> None:
    for size in ("normal", "large"):
        made = home_care_pdf(sheet_with(richest.home_care, HARD[name]), size)
        assert all(page.outside == "" for page in pages(made.pdf))
        assert richest.home_care.stop_title in text(made.pdf)


def test_words_are_printed_as_they_were_typed(richest: PrintedVisit, chart: BodyChart) -> None:
    for said in ("<b>bold</b> & <para>", "Zoë O'Neill–Łęcka", GERMAN):
        assert said.replace(" ", "") in text(visit_note_pdf(with_words(richest.note, said), chart)).replace(" ", "")


def test_what_no_font_has_is_a_mark_that_can_be_seen_and_is_named(richest: PrintedVisit, chart: BodyChart) -> None:
    said = "名前"
    printed = text(visit_note_pdf(with_words(richest.note, said), chart))
    assert "¤" in printed
    assert set(fonts.not_printable(said)) == set(said)
    assert fonts.not_printable("Zoë – 30° “fine” ½ → ≥") == ""


def test_an_arabic_name_stands_in_an_english_note_as_it_is_read(richest: PrintedVisit, chart: BodyChart) -> None:
    said = HARD["Arabic"]
    printed = text(visit_note_pdf(with_words(richest.note, said), chart))
    assert fonts.not_printable(said) == ""
    assert unicodedata.normalize("NFKC", said) in unicodedata.normalize("NFKC", printed)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=200))
def test_any_text_at_all(richest: PrintedVisit, said: str) -> None:
    made = home_care_pdf(sheet_with(richest.home_care, said))
    assert made.pages >= 1
