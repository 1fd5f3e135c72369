"""The home-care sheet as pages: stop box, name and numbers on each, map, boxes to tick; hard input stays readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinic_app.documents.home_care import BODIES, Size, home_care_pdf
from clinic_app.documents.home_care_exercise import CLOSE
from clinic_app.documents.home_care_story import Story
from clinic_app.documents.page import PAPERS, Type
from clinic_app.documents.page_checks import page_faults
from clinic_app.documents.small_map import MapWords, small_map
from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.sample_sheet import HEAD, sample_sheet
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words
from tests.documents.reading_pages import pages, text

NAME = '<Test> & "Zoë"'
SIZES: tuple[Size, ...] = ("normal", "large")


@pytest.fixture
def page(reading: Reading, words: Words) -> HomeCareSheet:
    return sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], Spoken(words))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", SIZES)
def test_stop_box_name_and_number_stand_on_every_page(page: HomeCareSheet, size: Size, paper: str) -> None:
    head = replace(HEAD, paper="Letter" if paper == "Letter" else "A4")
    found = pages(home_care_pdf(replace(page, letterhead=head), size).pdf)
    assert len(found) > 1
    for number, one in enumerate(found, start=1):
        assert one.outside == ""
        assert one.size == pytest.approx(PAPERS[paper], abs=0.01)
        for said in (page.stop_title, page.emergency, page.patient, f"Page {number} of {len(found)}"):
            assert said in one.text


def test_large_print_is_18_pt_and_two_pages_are_as_large_as_they_can_be(page: HomeCareSheet) -> None:
    assert home_care_pdf(page, "large").body == 18
    made = home_care_pdf(page)
    assert made.pages == 2
    assert made.body > BODIES["normal"][-1]


def test_a_short_sheet_is_one_page_with_one_stop_box(page: HomeCareSheet) -> None:
    short = replace(page, exercises=page.exercises[:2], aftercare=())
    made = home_care_pdf(short)
    assert made.pages == 1
    assert text(made.pdf).count(short.stop_title) == 1


def test_what_stands_closer_fits_one_page_and_says_and_keeps_to_all_the_same(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    sheet = replace(sample_sheet(reading.reference, template, Spoken(words), muscles=("gracilis",)), aftercare=())
    usual = Story(sheet, Type(12.0, is_tight=True), "in_place", is_kept=False)
    assert usual.expected.pages == 2
    made = home_care_pdf(sheet)
    assert (made.pages, made.body) == (1, 12.0)
    assert page_faults(made, sheet, "normal") == []
    said = text(made.pdf)
    assert all(line in said for line in (sheet.message, sheet.where, sheet.today, sheet.showed_me))
    for one in sheet.exercises:
        assert all(part in said for part in (one.title, *one.steps, one.dose, one.feel))
    assert said.count(" ".join(sheet.days)) == 4


def test_four_exercises_fit_one_page_for_most_muscles_and_three_after_needles_too(
    reading: Reading, words: Words
) -> None:
    template = reading.reference.sheets[HOME_CARE]
    fits = []
    for muscle in ("adductor_pollicis", "soleus", "flexor_hallucis_longus", "gracilis", "plantaris", "masseter"):
        sheet = sample_sheet(reading.reference, template, Spoken(words), muscles=(muscle,))
        assert len(sheet.exercises) == 4
        fits.append(home_care_pdf(replace(sheet, aftercare=()), is_kept=False).pages == 1)
        sore = replace(sheet, exercises=sheet.exercises[:3], aftercare=sheet.aftercare[:2])
        assert home_care_pdf(sore, is_kept=False).pages == 1
    assert sum(fits) >= 5


def test_a_sheet_without_a_message_says_who_showed_what_all_the_same(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    sheet = sample_sheet(reading.reference, template, Spoken(words), muscles=("gracilis",))
    bare = replace(sheet, aftercare=(), blocks=tuple(one for one in sheet.blocks if one != "message"))
    for grid in (None, CLOSE[0]):
        story = Story(bare, Type(12.0, is_tight=True), "in_place", grid=grid)
        assert text(story.frame.made(story.flowables)).count(bare.showed_me) == 1


def test_three_exercises_in_large_print_fit_one_sheet_of_paper(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    sheet = sample_sheet(reading.reference, template, Spoken(words), muscles=("gracilis",))
    three = replace(sheet, exercises=sheet.exercises[:3], aftercare=())
    made = home_care_pdf(three, "large")
    assert (made.pages, made.body) == (2, 18.0)
    assert page_faults(made, three, "large") == []


def test_each_exercise_has_a_week_to_tick(page: HomeCareSheet) -> None:
    said = text(home_care_pdf(page).pdf).split()
    for day in page.days:
        assert said.count(day) == len(page.exercises)


def test_the_side_stands_in_words_beside_the_map(page: HomeCareSheet) -> None:
    said = text(home_care_pdf(page).pdf)
    assert page.where in said
    assert "RIGHT" in page.where
    assert "BACK" in said
    assert small_map((), MapWords(page.view_words, page.where), 80.0) is None


@pytest.mark.parametrize("size", SIZES)
def test_without_exercises_it_still_says_what_to_do_and_when_to_stop(
    reading: Reading, words: Words, size: Size
) -> None:
    empty = sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], Spoken(words), muscles=())
    made = home_care_pdf(empty, size)
    said = text(made.pdf)
    assert made.pages == 1
    assert empty.exercises == ()
    assert "walk" in empty.today
    assert empty.today in said
    assert empty.stop_title in said


@pytest.mark.parametrize("size", SIZES)
def test_a_name_like_markup_and_300_words_of_ones_own_are_printed_as_typed(page: HomeCareSheet, size: Size) -> None:
    own = " ".join(f"word{number}" for number in range(300))
    hard = replace(page, patient=f"{NAME} · No. 1001", for_patient=f"For {NAME}", own_line=own)
    found = pages(home_care_pdf(hard, size).pdf)
    said = " ".join(one.text for one in found)
    assert all(one.outside == "" for one in found)
    assert all(NAME in one.text for one in found)
    assert all(f"word{number}" in said for number in range(300))


def test_a_first_page_is_not_left_half_empty_for_larger_print(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    gaps = 0
    for muscle in ("quadratus_lumborum", "infraspinatus", "levator_scapulae", "gluteus_medius", "soleus", "masseter"):
        sheet = sample_sheet(reading.reference, template, Spoken(words), muscles=(muscle,))
        made = home_care_pdf(sheet)
        if made.pages == 1:
            continue
        stories = [Story(sheet, Type(body, is_tight=True), "every_page") for body in BODIES["normal"]]
        fine = [one.type.body for one in stories if one.expected.pages == 2 and not one.has_gap]
        gaps += stories[0].has_gap
        assert made.body == max(fine, default=made.body)
    assert gaps
