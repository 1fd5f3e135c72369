"""Forms of other people open whole, and filled in by chance they leave as FHIR wants them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from random import Random

import pytest

from clinic_app.exchange.questionnaire_response import answers_from, response_from
from clinic_app.forms.file import open_file
from clinic_app.forms.filling import Filling
from tests.forms.corpus import FILES, FOLDER, UNTYPED, needs_corpus
from tests.forms.random_answers import filled_in

pytestmark = [needs_corpus, pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)]


def test_it_opens_and_everything_has_a_control_of_its_kind(path: Path) -> None:
    opened = open_file(path, {})
    assert opened.error == ""
    assert opened.items - opened.typed == UNTYPED.get(path.stem, 0)
    assert opened.items > 0


@pytest.mark.parametrize("seed", range(3))
def test_answers_by_chance_make_a_response_without_a_fault(path: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("check", FOLDER / "validators" / "check_semantics.py")
    assert spec is not None
    assert spec.loader is not None
    semantics = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(semantics)
    form = open_file(path, {}).form
    assert form is not None
    filling = filled_in(form, Random(seed))  # noqa: S311  chance, not a secret
    response = response_from(form, filling.answers, "completed", asked_only=True)
    assert semantics.check(response, json.loads(path.read_text(encoding="utf-8-sig"))) == []
    assert json.loads(json.dumps(response)) == response


def test_out_and_in_again_the_answers_are_the_same(path: Path) -> None:
    form = open_file(path, {}).form
    assert form is not None
    out = filled_in(form, Random(1))  # noqa: S311
    response = response_from(form, out.answers, "completed")
    back = Filling(form)
    back.answer_all(answers_from(form, response))
    assert response_from(form, back.answers, "completed") == response
