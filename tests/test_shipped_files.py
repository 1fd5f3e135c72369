"""Every data file that comes with the program is a test case."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinic_app.data_files import load
from clinic_app.forms.shelf import OPTION_LISTS
from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.library import THINGS
from clinic_app.reading import Reading
from clinic_app.shapes import read

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "clinic_app" / "knowledge"
FORMS = sorted(path for path in (ROOT / "forms").rglob("*.yaml") if path.name != OPTION_LISTS)
THING_FILES = [path for folder in THINGS for path in sorted((KNOWLEDGE / folder).glob("*.yaml"))]
YAML_FILES = sorted([*KNOWLEDGE.rglob("*.yaml"), *FORMS, *(ROOT / "templates").glob("*.yaml")])


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.name)
def test_file_is_read_without_a_complaint(path: Path) -> None:
    assert load(path) is not None


@pytest.mark.parametrize("path", THING_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_thing_has_the_shape_of_its_folder_and_the_name_of_its_file(path: Path) -> None:
    thing, faults = read(THINGS[path.parent.name], load(path))
    assert faults == []
    assert thing is not None
    assert thing.id == path.stem


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_is_on_the_shelf(path: Path, reading: Reading) -> None:
    form = reading.reference.forms[path.stem]
    assert form.title
    assert reading.reference.forms.files[form.id] == path
    assert any(item.is_question for item, _ in form.walk())


def test_nothing_is_left_out_and_everything_resolves(reading: Reading) -> None:
    assert list(reading.problems) == []
    assert Crosscheck(reading.reference.knowledge, reading.reference.forms).problems() == []


def test_no_invented_reviewer_stands_anywhere(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    for shelf in (knowledge.muscles, knowledge.causes, knowledge.red_flags, knowledge.contraindications):
        for thing in shelf.values():
            assert thing.review.status == "draft", thing.id
            assert thing.review.reviewer == "", thing.id


def test_seed_muscles_are_all_there(reading: Reading) -> None:
    """S3.1: quadratus lumborum, erectors, gluteals, piriformis, iliopsoas, hamstrings, adductors."""
    wanted = """
        quadratus_lumborum iliocostalis_lumborum longissimus_thoracis spinalis_thoracis gluteus_medius gluteus_minimus
        gluteus_maximus piriformis psoas_major psoas_minor iliacus biceps_femoris semitendinosus semimembranosus
        adductor_magnus adductor_longus adductor_brevis gracilis
    """.split()  # noqa: SIM905  a list to read, not to parse
    assert set(wanted) <= set(reading.reference.knowledge.muscles)
