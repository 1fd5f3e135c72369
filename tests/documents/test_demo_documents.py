"""The visit note and the home-care sheet of every demo visit, read off their pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clinic_app.documents.home_care import BODIES, home_care_pdf
from clinic_app.documents.page import PAPERS, page_count
from clinic_app.documents.preview import page_images
from clinic_app.documents.recovery_key import recovery_key_pdf
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.records import recovery_key
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.command_line import ROOT
from tests.documents.conftest import PrintedVisit
from tests.documents.reading_pages import pages, text

#: A side is never one letter: on paper nobody can ask back.
LONE_LETTER = re.compile(r"(?<![\w.’'&])[LR](?![\w.’'&])")


def test_there_is_something_to_look_at(printed: list[PrintedVisit]) -> None:
    assert len(printed) >= 9
    assert any(one.home_care.exercises for one in printed)
    assert any(one.note.marks for one in printed)
    assert {one.visit.visit.state for one in printed} >= {"signed", "open"}


def test_both_documents_carry_the_fixed_sentence(notes: list[bytes], sheets: list[bytes], words: Words) -> None:
    for pdf in notes:
        for page in pages(pdf):
            assert words("paper.fixed").replace("’", "'") in page.text.replace("’", "'")
    for pdf in sheets:
        for page in pages(pdf):
            assert "Not a diagnosis and not complete." in page.text


def test_two_identifiers_and_the_number_of_pages_stand_on_every_page(
    printed: list[PrintedVisit], notes: list[bytes], sheets: list[bytes]
) -> None:
    owners = [*zip(printed, notes, strict=True), *zip([one for one in printed for _ in BODIES], sheets, strict=True)]
    for owner, pdf in owners:
        found = pages(pdf)
        for number, page in enumerate(found, start=1):
            for identifier in owner.two_identifiers:
                assert identifier in page.text, identifier
            assert f"Page {number} of {len(found)}" in page.text
        assert page_count(pdf) == len(found)


def test_sides_are_whole_words(printed: list[PrintedVisit], notes: list[bytes], sheets: list[bytes]) -> None:
    for owner, pdf in zip(printed, notes, strict=True):
        said = text(pdf)
        assert not LONE_LETTER.search(said), LONE_LETTER.findall(said)
        for mark in owner.note.marks:
            if mark.side in ("left", "right"):
                assert f", {mark.side.upper()}," in said
        if owner.note.marks:
            assert "LEFT" in said or "RIGHT" in said
    for pdf in sheets:
        assert not LONE_LETTER.search(text(pdf))
    sided = [one for owner in printed for one in owner.home_care.exercises if "LEFT" in one.title + "".join(one.steps)]
    assert sided


def test_nothing_leaves_the_text_block(notes: list[bytes], sheets: list[bytes]) -> None:
    for pdf in (*notes, *sheets):
        for page in pages(pdf):
            assert page.outside == ""
            assert page.size == pytest.approx(PAPERS["A4"], abs=0.01)


def test_everything_the_sheet_says_is_on_its_pages(printed: list[PrintedVisit], notes: list[bytes]) -> None:
    for owner, pdf in zip(printed, notes, strict=True):
        said = re.sub(r"\W", "", text(pdf))
        for section in owner.note.sections:
            for sentence in section.sentences:
                assert re.sub(r"\W", "", sentence) in said
        for line in (*owner.note.signed, *(one.said for one in owner.note.marks)):
            assert re.sub(r"\W", "", line) in said


def test_every_character_has_a_font_that_is_in_the_file(notes: list[bytes], sheets: list[bytes]) -> None:
    for pdf in (*notes, *sheets):
        assert "¤" not in text(pdf)
        assert b"Helvetica" not in pdf
        assert b"/FontFile2" in pdf


def test_the_same_visit_is_the_same_bytes(richest: PrintedVisit, chart: BodyChart) -> None:
    assert visit_note_pdf(richest.note, chart) == visit_note_pdf(richest.note, chart)
    assert home_care_pdf(richest.home_care) == home_care_pdf(richest.home_care)


SAME_ELSEWHERE = """
import sys
from datetime import UTC, datetime
from clinic_app.clock import SetClock
from clinic_app.documents.recovery_key import recovery_key_pdf
from clinic_app.words import Words
moment = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))()
sys.stdout.buffer.write(recovery_key_pdf(sys.argv[1], "Harbour", Words.of("en"), moment))
"""


def test_another_process_at_another_second_makes_the_same_bytes(tmp_path: Path) -> None:
    _, key = recovery_key.new()
    made = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"}
        command = [sys.executable, "-c", SAME_ELSEWHERE, key]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)  # noqa: S603  ours
        made.append(done.stdout)
    assert made[0] == made[1]
    assert b"/CreationDate" in made[0]
    assert "Harbour" in text(made[0])


def test_a_note_is_the_first_thing_a_process_may_print(tmp_path: Path) -> None:
    """An empty line above a picture once asked for a font nobody had loaded yet."""
    program = "from clinic_app.documents.page import Type; Type(10.0).say('', bold=True)"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)  # noqa: S603  our own


def test_letter_paper_and_large_print(richest: PrintedVisit, demo_clinic: Clinic, chart: BodyChart) -> None:
    head = replace(demo_clinic.letterhead, paper="Letter")
    for pdf in (
        visit_note_pdf(replace(richest.note, letterhead=head), chart),
        home_care_pdf(replace(richest.home_care, letterhead=head)).pdf,
    ):
        for page in pages(pdf):
            assert page.size == pytest.approx(PAPERS["Letter"], abs=0.01)
            assert page.outside == ""
    normal, large = home_care_pdf(richest.home_care), home_care_pdf(richest.home_care, "large")
    assert normal.pages == 1
    assert normal.body >= 12
    assert large.body >= 18


def test_no_page_holds_the_signature_alone(printed: list[PrintedVisit], notes: list[bytes]) -> None:
    for owner, pdf in zip(printed, notes, strict=True):
        last = pages(pdf)[-1].text
        if len(pages(pdf)) > 1:
            assert owner.note.sections[-1].sentences[-1][:20] in last or owner.note.sections[-1].title in last


def test_a_preview_shows_ink_on_every_page(notes: list[bytes], sheets: list[bytes]) -> None:
    for pdf in (notes[0], sheets[0], sheets[1]):
        for image in page_images(pdf, 120):
            assert len(image.rgbx) == image.width * image.height * 4
            assert len(set(image.rgbx)) > 20


def test_the_recovery_key_can_be_typed_from_its_page(words: Words, demo_clinic: Clinic) -> None:
    _, key = recovery_key.new()
    (page,) = pages(recovery_key_pdf(key, "Harbour Street Clinic", words, demo_clinic.clock()))
    assert page.outside == ""
    assert key.replace("-", "") in re.sub(r"\s", "", page.text)
