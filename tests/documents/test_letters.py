"""Letters as pages: whose they are on every page, nothing outside, the signature as it was drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

import pytest

from clinic_app.documents.body_map import BodyMap
from clinic_app.documents.letter import letter_pdf
from clinic_app.documents.page import Type
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.ui.chart.map_answers import marks_of
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.letter import letter_sheet
from clinic_app.visit.sheet_values import LetterSheet, PrintedSection
from tests.documents.conftest import PRINTED_BY, PrintedVisit
from tests.documents.reading_pages import pages, text, verdict

LETTERS = ("consent", "discharge", "emergency_letter", "referral_letter")
STROKES = (((0.1, 0.6), (0.3, 0.2), (0.5, 0.7)), ((0.6, 0.5),))


def sheets(clinic: Clinic, printed: list[PrintedVisit]) -> list[tuple[PrintedVisit, LetterSheet]]:
    letters = clinic.reference.letters
    return [
        (one, letter_sheet(one.visit, letters[name], clinic.words, clinic.letterhead, PRINTED_BY))
        for one in printed
        for name in LETTERS
    ]


def test_whose_letter_it_is_and_the_number_of_pages_stand_on_every_page(
    demo_clinic: Clinic, printed: list[PrintedVisit], chart: BodyChart
) -> None:
    for owner, sheet in sheets(demo_clinic, printed):
        found = pages(letter_pdf(sheet, chart))
        for number, page in enumerate(found, start=1):
            for identifier in owner.two_identifiers:
                assert identifier in page.text
            assert f"Page {number} of {len(found)}" in page.text
            assert page.outside == ""
            assert "¤" not in page.text


def test_everything_a_letter_says_is_on_its_pages(
    demo_clinic: Clinic, printed: list[PrintedVisit], chart: BodyChart
) -> None:
    for _, sheet in sheets(demo_clinic, printed[:3]):
        said = re.sub(r"\W", "", text(letter_pdf(sheet, chart)))
        told = [*sheet.to, *sheet.opening, *sheet.closing, *sheet.signed, *(one.said for one in sheet.marks)]
        told += [one for section in sheet.sections for one in (section.title, *section.sentences)]
        for one in told:
            assert re.sub(r"\W", "", one) in said


def test_sides_are_whole_words_and_the_map_stands_beside_the_words(
    demo_clinic: Clinic, richest: PrintedVisit, chart: BodyChart
) -> None:
    letters = demo_clinic.reference.letters
    sheet = letter_sheet(
        richest.visit, letters["referral_letter"], demo_clinic.words, demo_clinic.letterhead, PRINTED_BY
    )
    said = text(letter_pdf(sheet, chart))
    assert sheet.marks
    assert "LEFT" in said
    assert "RIGHT" in said
    without = letter_pdf(replace(sheet, marks=()), chart)
    assert len(without) < len(letter_pdf(sheet, chart))


def test_a_signature_is_drawn_and_moves_nothing_else(
    demo_clinic: Clinic, richest: PrintedVisit, chart: BodyChart
) -> None:
    template = demo_clinic.reference.letters["consent"]
    sheet = letter_sheet(richest.visit, template, demo_clinic.words, demo_clinic.letterhead, PRINTED_BY)
    bare, signed = letter_pdf(sheet, chart), letter_pdf(replace(sheet, strokes=STROKES), chart)
    assert bare != signed
    assert text(bare) == text(signed)
    assert pages(signed)[0].outside == ""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_very_long_letter_goes_on_over_pages(
    paper: Literal["A4", "Letter"], demo_clinic: Clinic, richest: PrintedVisit, chart: BodyChart
) -> None:
    template = demo_clinic.reference.letters["referral_letter"]
    head = replace(demo_clinic.letterhead, paper=paper)
    sheet = letter_sheet(richest.visit, template, demo_clinic.words, head, PRINTED_BY)
    long = PrintedSection("", "Remarks", tuple(f"Sentence {number} of many, told at length." for number in range(120)))
    found = pages(letter_pdf(replace(sheet, sections=(*sheet.sections, long)), chart))
    assert len(found) > 2
    assert all(page.outside == "" for page in found)
    assert "Sentence 119" in found[-1].text + found[-2].text


def test_the_same_letter_is_the_same_bytes(demo_clinic: Clinic, richest: PrintedVisit, chart: BodyChart) -> None:
    template = demo_clinic.reference.letters["discharge"]
    sheet = letter_sheet(richest.visit, template, demo_clinic.words, demo_clinic.letterhead, PRINTED_BY)
    assert letter_pdf(sheet, chart) == letter_pdf(sheet, chart)


def test_every_letter_is_fit_to_be_kept(demo_clinic: Clinic, richest: PrintedVisit, chart: BodyChart) -> None:
    for name in LETTERS:
        template = demo_clinic.reference.letters[name]
        sheet = letter_sheet(richest.visit, template, demo_clinic.words, demo_clinic.letterhead, PRINTED_BY)
        assert verdict(letter_pdf(replace(sheet, strokes=STROKES), chart)) == "pass"


def test_the_map_on_paper_is_the_one_on_the_screen(
    demo_clinic: Clinic, printed: list[PrintedVisit], chart: BodyChart
) -> None:
    """Letter, zone, side, pain, kind and spot of every mark; both are drawn by the same function of the drawing."""
    template = demo_clinic.reference.letters["referral_letter"]
    for one in printed:
        on_screen = marks_of(one.visit, demo_clinic.words)
        letter = letter_sheet(one.visit, template, demo_clinic.words, demo_clinic.letterhead, PRINTED_BY)
        for sheet, said in ((one.note, visit_note_pdf(one.note, chart)), (letter, letter_pdf(letter, chart))):
            on_paper = BodyMap(chart, sheet.marks, sheet.side_words, Type(10), 150.0).drawn
            assert [(m.zone, m.side, m.intensity, m.kind, m.letter, m.point) for m in on_paper] == [
                (m.zone, m.side, m.intensity, m.kind, m.letter, m.point) for m in on_screen
            ]
            printed_words = text(said)
            assert all(f"{m.letter}: " in printed_words for m in on_screen)
