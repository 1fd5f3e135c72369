"""The stop box names what to look out for with the exercises that stand on the sheet, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.home_care_words import empty_sheet
from clinic_app.visit.sample_sheet import HEAD
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken
from clinic_app.visit.stop_signs import MOST, with_own_signs
from clinic_app.words import Words

DIZZY, CALF = "you get dizzy", "your calf gets hot, swollen or very sore"


def sheet(reading: Reading, spoken: Spoken, *names: str) -> HomeCareSheet:
    template = reading.reference.sheets[HOME_CARE]
    exercises = [reading.reference.knowledge.exercises[one] for one in names]
    return with_own_signs(empty_sheet(template, spoken, HEAD), template, exercises, spoken)


def test_what_the_box_says_already_is_not_said_twice(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    known = reading.reference.knowledge.exercises
    assert known["clamshell"].stop_if
    assert sheet(reading, Spoken(words), "clamshell").stop == template.stop


def test_what_only_an_exercise_says_stands_in_the_box_once(reading: Reading, words: Words) -> None:
    template = reading.reference.sheets[HOME_CARE]
    found = sheet(reading, Spoken(words), "calf_roller_hold", "neck_turn", "thoracic_rotation")
    own = found.stop[len(template.stop) :]
    assert CALF in own
    assert len(own) == len(set(own)) <= MOST


@pytest.mark.parametrize("code", ["es", "de", "ar"])
def test_a_draft_says_it_in_its_language_and_in_english(reading: Reading, words: Words, code: str) -> None:
    template, language = reading.reference.sheets[HOME_CARE], reading.reference.languages.known[code]
    found = sheet(reading, Spoken(words, language, is_draft=True), "calf_roller_hold")
    assert found.stop_in_english is not None
    assert found.stop_in_english.signs == (*template.stop, CALF)
    assert found.stop[-1] == language.exercises["calf_roller_hold"].stop_if[0]
    assert found.in_english == 0


def test_a_template_that_covers_nothing_leaves_no_sign_out(reading: Reading, words: Words) -> None:
    spoken, template = Spoken(words), replace(reading.reference.sheets[HOME_CARE], covers=())
    exercise = reading.reference.knowledge.exercises["clamshell"]
    found = with_own_signs(empty_sheet(template, spoken, HEAD), template, [exercise], spoken)
    assert found.stop == (*template.stop, *exercise.stop_if[:MOST])


def test_dizziness_is_named_wherever_a_neck_is_turned(reading: Reading, words: Words) -> None:
    known = reading.reference.knowledge.exercises
    dizzy = [one for one in known.values() if DIZZY in one.stop_if]
    assert len(dizzy) > 5
    for one in dizzy:
        assert DIZZY in sheet(reading, Spoken(words), one.id).stop
