"""The shipped exercises: complete, readable by an eleven-year-old, honest about where they come from."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from clinic_app.knowledge import exercises, picture
from clinic_app.knowledge.exercises import Caution, Dose, Exercise, exercise_faults, filled, read_exercise
from clinic_app.knowledge.readability import grade, syllables
from clinic_app.reading import Reading

FOLDER = Path(exercises.__file__).parent / "exercises"
FILES = sorted(FOLDER.glob("*.yaml"))
FONT = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files" / "AtkinsonHyperlegible-Regular.ttf"
HARDEST_GRADE = 6.0
JARGON = re.compile(
    r"trigger point|myofascial|ipsilateral|contralateral|bilateral|contraindicat|flexion|extension|abduct|adduct|"
    r"glute|hamstring|quadricep|lumbar|thoracic|pelvis|piriformis|psoas|isometric|supine|prone|NSAID|diagnos|damage",
    re.IGNORECASE,
)
VERBS = """Add Ask Begin Bend Bite Breathe Bring Change Check Choose Close Come Cross Curl Dig Do Draw Drink Drop
Ease Expect Feel Fill Find Finish Fix Follow Glide Go Grip Grow Hang Hold Hook Hug Keep Kneel Lay Lean Let Lie Lift
Lock Look Lower Make Move Nod Open Part Pick Pinch Point Press Pull Push Put Reach Relax Repeat Rest Rock Roll Round
Rub Set Shake Share Shift Sink Sit Slide Smile Spread Squeeze Stand Start Stay Step Stop Straighten Stretch Stroke
Suck Sweep Swing Take Tell Tense Tie Tighten Tilt Tip Tuck Turn Use Walk Warm Wrap"""
CLASSES = (
    Exercise,
    Dose,
    Caution,
    picture.Picture,
    picture.Pose,
    picture.Turns,
    picture.Curve,
    picture.Face,
    picture.Reach,
    picture.Prop,
    picture.Arrow,
    picture.Feel,
    picture.Where,
)


def shipped(path: Path) -> Exercise:
    exercise, faults = read_exercise(path)
    assert exercise is not None, faults
    assert faults == []
    return exercise


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    return shipped(request.param)


def words_of(exercise: Exercise) -> tuple[str, ...]:
    doses = (exercise.dose.whenever,) if exercise.dose.whenever else ()
    return (exercise.title, *exercise.sentences, *exercise.equipment, *doses)


def test_reads_without_faults_and_is_called_after_its_file(exercise: Exercise) -> None:
    assert (FOLDER / f"{exercise.id}.yaml").exists()


def test_is_easy_to_read(exercise: Exercise) -> None:
    text = " ".join(filled(sentence, "right") for sentence in exercise.sentences)
    assert grade(text) <= HARDEST_GRADE


def test_steps_begin_with_a_verb(exercise: Exercise) -> None:
    assert [step for step in exercise.steps if re.split(r"\W", step)[0] not in VERBS.split()] == []


def test_speaks_without_jargon(exercise: Exercise) -> None:
    assert [sentence for sentence in words_of(exercise) if JARGON.search(sentence)] == []


def test_easier_and_harder_name_exercises_or_are_sentences(exercise: Exercise) -> None:
    known = {path.stem for path in FILES}
    for one in (*exercise.easier, *exercise.harder):
        assert one in known or one.endswith("."), one
        assert one != exercise.id


def test_every_character_is_in_the_paper_font() -> None:
    known = set(TTFontFile(str(FONT)).charToGlyph)
    for path in FILES:
        said = "".join(words_of(shipped(path)))
        assert {character for character in said if ord(character) not in known} == set(), path.stem


def test_a_picture_of_a_sided_exercise_is_of_the_right_side(exercise: Exercise) -> None:
    told = [filled(sentence, "left") for sentence in exercise.sentences]
    assert ("LEFT" in " ".join(told)) is exercise.sided
    assert not any("{" in sentence for sentence in told)


def test_left_and_right_are_exchanged() -> None:
    sentence = "Lie on your {other_side} side. Lift your {side} leg."
    assert filled(sentence, "right") == "Lie on your LEFT side. Lift your RIGHT leg."
    assert filled(sentence, "left") == "Lie on your RIGHT side. Lift your LEFT leg."
    assert filled(sentence, "left", ("DROITE", "GAUCHE")) == "Lie on your DROITE side. Lift your GAUCHE leg."


def changed(**values: Any) -> list[str]:  # noqa: ANN401  any field of an exercise
    good = shipped(FOLDER / "clamshell.yaml")
    return [fault.what for fault in exercise_faults(dataclasses.replace(good, **values))]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"id": "Clam shell"}, "is not lower case letters"),
        ({"targets": ("Gluteus medius",)}, "is not the id of a muscle"),
        ({"steps": ("Lift your {side} leg.",) * 8}, "has 8 steps"),
        ({"steps": ("Lift your {side} leg as high as you can and then lower it again very very slowly.",)}, "17 words"),
        ({"steps": ("Lift your {side} leg",)}, "does not end with a full stop"),
        ({"stop_if": ("It hurts.",)}, "should go on after"),
        ({"steps": ("Lift your {sidde} leg.",)}, "unknown placeholder"),
        ({"sided": False}, "is false, but a sentence names"),
        ({"steps": ("Lift it.",), "feel": ""}, "is true, but no sentence names"),
        ({"dose": Dose(a_day=1)}, "does not say how long"),
        ({"dose": Dose(times=3)}, "does not say how often"),
        ({"dose": Dose(times=300, a_day=1)}, "300 is outside 1 to 30"),
        ({"dose": Dose(times=8, times_to=8, a_day=1)}, "8 is not more than times"),
        ({"dose": Dose(times_to=8, minutes=2, a_day=1)}, "8 is not more than times"),
        ({"no_picture": "It has one."}, "give either a picture"),
        ({"picture": None}, "give either a picture"),
        ({"sources": (), "certainty": "item"}, "not marked as recalled"),
        ({"cautions": (Caution("Mind.", when=("pregnancy",)),)}, "is not a finding"),
    ],
)
def test_says_what_is_wrong(values: dict[str, Any], said: str) -> None:
    assert any(said in what for what in changed(**values)), changed(**values)


def test_readme_explains_every_key() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for shape in CLASSES:
        rows = re.findall(r"^\| (`.*?) \|", sections[shape.__name__], re.MULTILINE)
        explained = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
        assert explained == {field.name for field in dataclasses.fields(shape)}, shape.__name__


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("knees", 1),
        ("breathe", 1),
        ("toes", 1),
        ("hours", 1),
        ("gently", 2),
        ("table", 2),
        ("stretches", 2),
        ("relaxed", 2),
        ("wanted", 2),
        ("lying", 2),
        ("safely", 2),
        ("muscles", 2),
        ("exercise", 3),
        ("medium", 3),
    ],
)
def test_counts_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_tells_easy_from_hard() -> None:
    easy = "Lie on your back. Bend your knees. Lift one leg."
    hard = "Maintaining appropriate lumbopelvic stabilisation necessitates considerable neuromuscular coordination."
    assert grade(easy) < 2
    assert grade(hard) > 12
    assert grade("") == 0.0


@given(st.text())
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_every_muscle_has_a_stretch_a_strengthener_and_a_release_or_says_why_not(reading: Reading) -> None:
    known = reading.reference.knowledge
    for muscle in known.muscles.values():
        kinds = {one.kind for one in known.exercises_of_muscle[muscle.id]}
        lacks = {"stretch", "strengthen"} - kinds or not kinds & {"self_release", "heat_cold"}
        assert not lacks or muscle.no_home_care, (muscle.id, kinds)
