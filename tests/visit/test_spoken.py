"""How a patient is spoken to: in their language, with its plurals and sides; in English where it is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinic_app.knowledge.exercises import Dose
from clinic_app.languages.expected import IN_ENGLISH
from clinic_app.languages.language import Language, SheetText
from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.printed_exercise import DoseWords, Given
from clinic_app.visit.sample_sheet import sample_sheet
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words

BARE = Language("xx", "X", "X", side_forms={"side": ("RR", "LL"), "side_f": ("RF", "LF")})


@pytest.fixture
def template(reading: Reading) -> SheetTemplate:
    return reading.reference.sheets[HOME_CARE]


def test_english_says_it_as_it_stands(reading: Reading, words: Words, template: SheetTemplate) -> None:
    page = sample_sheet(reading.reference, template, Spoken(words))
    assert page.in_english == 0
    assert page.draft == ""
    assert page.stop_in_english is None
    assert page.language == "en"


def test_a_language_with_nothing_in_it_is_english_and_says_so(
    reading: Reading, words: Words, template: SheetTemplate
) -> None:
    page = sample_sheet(reading.reference, template, Spoken(words, BARE, is_draft=True))
    for said in (page.title, page.emergency, page.message, *page.stop, *page.aftercare, *page.days):
        assert said.startswith(IN_ENGLISH)
    for one in page.exercises:
        assert all(said.startswith(IN_ENGLISH) for said in (one.title, *one.steps, one.dose))
        assert "{" not in repr((one.title, one.steps, one.feel, one.dose))
    assert page.in_english > 40


def test_a_list_of_another_length_falls_back_as_a_whole(words: Words, template: SheetTemplate) -> None:
    language = replace(BARE, sheets={HOME_CARE: SheetText(stop=("one sign only",))})
    assert Spoken(words, language).sheet(template).stop == tuple(IN_ENGLISH + one for one in template.stop)


@pytest.mark.parametrize("code", ["es", "de", "ar"])
def test_a_shipped_language_says_everything_itself(
    reading: Reading, words: Words, template: SheetTemplate, code: str
) -> None:
    language = reading.reference.languages.known[code]
    page = sample_sheet(reading.reference, template, Spoken(words, language, is_draft=True))
    assert page.in_english == 0
    assert page.language == code
    assert page.direction == ("rtl" if code == "ar" else "ltr")
    assert "Draft translation" in page.draft
    assert page.stop_in_english is not None
    assert page.stop_in_english.signs == template.stop
    said = [one for each in page.exercises for one in (each.title, *each.steps, each.feel, each.dose)]
    said += [page.message, page.where, page.for_patient, page.until, page.next_visit, page.footer, *page.aftercare]
    assert not [one for one in said if "{" in one or not one.strip()]


def test_sides_take_the_form_the_sentence_asks_for(words: Words) -> None:
    spoken = Spoken(words, BARE)
    assert spoken.with_side("{side} {other_side} {side_f} {other_side_f}", "left") == "LL RR LF RF"
    assert spoken.with_side(f"{IN_ENGLISH}your {{side}} arm", "left") == f"{IN_ENGLISH}your LEFT arm"


def test_numbers_take_the_plural_they_ask_for(words: Words) -> None:
    say = {"times": "{times} x", "times_2": "twice", "times_few": "{times} few", "times_many": "{times} many"}
    spoken = Spoken(words)
    said = [spoken.counted(say, "times", number, times=number) for number in (1, 2, 3, 10, 11, 100, 103)]
    assert said == ["1 x", "twice", "3 few", "10 few", "11 many", "100 many", "103 few"]


def test_one_minute_is_not_one_minutes(words: Words, template: SheetTemplate, reading: Reading) -> None:
    exercise = replace(
        reading.reference.knowledge.exercises["clamshell"], dose=Dose(minutes=1, hold_seconds=1, a_day=1)
    )
    line = DoseWords(template.words, Spoken(words)).line(exercise, Given())
    assert line == "Hold 1 second. Go on for 1 minute. Do this once a day."


@pytest.mark.parametrize("amount", [-3, 0])
def test_a_dose_that_is_none_is_not_printed(
    words: Words, template: SheetTemplate, reading: Reading, amount: int
) -> None:
    exercise = replace(reading.reference.knowledge.exercises["clamshell"], dose=Dose(times=8, a_day=1))
    line = DoseWords(template.words, Spoken(words)).line(exercise, Given("right", {"times": amount}))
    assert line == "Do it 8 times. Do this once a day."


def test_values_in_arabic_are_kept_in_one_piece(reading: Reading, words: Words) -> None:
    arabic = Spoken(words, reading.reference.languages.known["ar"])
    assert arabic.fill("{phone}", phone="01632 960001") == "\u206801632 960001\u2069"
    assert Spoken(words).fill("{phone}", phone="1") == "1"
    assert "2026" in arabic.day(date(2026, 11, 20))
