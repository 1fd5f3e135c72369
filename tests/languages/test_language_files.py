"""The languages of patients: complete, and every mistake in a file said with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.checking import check_files
from clinic_app.data_files import load
from clinic_app.languages.check import LanguageCheck, every_sentence
from clinic_app.languages.language import FOLDER, read_language, read_languages
from clinic_app.reading import Reading
from clinic_app.words import Words

FILES = sorted(FOLDER.glob("*.yaml"))
START = """language: xx
name: Xish
english_name: Xish
side_forms:
  side: [RR, LL]
"""
Check = Callable[[str], list[str]]


@pytest.fixture
def check(tmp_path: Path, reading: Reading) -> Check:
    """Return a function that checks a language and says what is wrong, without what is only missing."""

    def checked(text: str) -> list[str]:
        file = tmp_path / "xx.yaml"
        file.write_text(START + text, encoding="utf-8")
        problems = check_files([file], reading).problems
        return [f"{one.line}: {one.what} {one.hint}" for one in problems if "is missing" not in one.what]

    return checked


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_language_has_everything_and_nothing_amiss(path: Path, reading: Reading, words: Words) -> None:
    language, faults = read_language(load(path))
    assert faults == []
    assert language is not None
    held = LanguageCheck(language, reading.reference.english(words.patterns))
    assert held.faults() == []
    assert held.missing() == []
    assert held.share == 1.0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_reviewer_is_invented(path: Path) -> None:
    language, _ = read_language(load(path))
    assert language is not None
    assert language.is_draft
    assert language.reviewer == ""


def test_spanish_german_and_arabic_are_there() -> None:
    assert {path.stem for path in FILES} >= {"es", "de", "ar"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zones: {lower_bak: x}", "6: unknown id “lower_bak” did you mean “lower_back”?"),
        ("words: {side: {rigth: x}}", "6: unknown id “side.rigth” did you mean “side.right”?"),
        ("words: {date: {day: '{dya} {month} {year}'}}", "6: unknown placeholder “{dya}” did you mean “day”?"),
        ("words: {area_with_side: '{area}'}", "6: does not say the side"),
        ("exercises: {clamshel: {title: x}}", "did you mean “clamshell”?"),
        ("exercises: {clamshell: {steps: [a, b]}}", "6: has 2 sentences, English has"),
        ("exercises: {clamshell: {titel: x}}", "unknown key “titel” did you mean “title”?"),
        ("exercises: {clamshell: {title: 'x {'}}", "has a brace without its partner"),
        ("exercises: {clamshell: {title: 'x ☃'}}", "“☃” (U+2603)"),
        ("exercises: {clamshell: {feel: 'x'}}", "does not say the side"),
        ("sheets: {home_care: {stop: [a]}}", "has 1 sentences, English has 4"),
        ("sheets: {home_care: {words: {times_few: '{tims}'}}}", "unknown placeholder “{tims}”"),
        ("sheets: {home_care: {words: {hold_few: x, hopp_2: y}}}", "unknown id “hopp_2”"),
        ("status: read", "says it was read, and not by whom"),
        ("direction: up", "“up” is not allowed here"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(check: Check, text: str, said: str) -> None:
    assert any(said in one for one in check(text)), check(text)


def test_what_is_missing_is_listed_and_is_no_fault(tmp_path: Path, reading: Reading, words: Words) -> None:
    file = tmp_path / "xx.yaml"
    file.write_text(START, encoding="utf-8")
    problems = check_files([file], reading).problems
    assert all("is missing" in one.what for one in problems)
    language, _ = read_language(load(file))
    assert language is not None
    held = LanguageCheck(language, reading.reference.english(words.patterns))
    assert held.faults() == []
    assert held.share == 0.0
    assert len(problems) == len(list(held.english.expected()))


def test_a_file_that_cannot_be_used_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "aa.yaml").write_text("language: aa\nname: [", encoding="utf-8")
    (tmp_path / "bb.yaml").write_text(
        "language: cc\nname: C\nenglish_name: C\nside_forms: {side: [a, b]}", encoding="utf-8"
    )
    (tmp_path / "dd.yaml").write_text(
        "language: dd\nname: D\nenglish_name: D\nside_forms: {side: [a]}", encoding="utf-8"
    )
    found, problems = read_languages([tmp_path])
    assert found == {}
    assert [Path(one.file).name for one in problems] == ["aa.yaml", "bb.yaml", "dd.yaml"]
    assert "name the file cc.yaml" in problems[1].hint
    assert "has 1 words" in problems[2].what


def test_a_clinics_own_file_wins(tmp_path: Path) -> None:
    own = START.replace("xx", "es").replace("Xish", "Own")
    (tmp_path / "es.yaml").write_text(own, encoding="utf-8")
    found, problems = read_languages([FOLDER, tmp_path])
    assert problems == []
    assert found["es"].name == "Own"


def test_every_sentence_is_found_wherever_it_stands() -> None:
    language, _ = read_language(load(FOLDER / "es.yaml"))
    assert language is not None
    places = {place[0] for place, _ in every_sentence(language)}
    assert places == {"words", "side_forms", "sheets", "zones", "exercises", "questions", "hints"}
