"""Our responses before validators and beside a renderer that others wrote; ``docs/oracle.md`` says how to get them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from random import Random

import pytest

from bench.lforms import at_hand
from clinic_app.exchange.questionnaire_response import response_from
from clinic_app.forms.answers import Value
from clinic_app.forms.file import open_file
from clinic_app.forms.filling import Filling
from clinic_app.forms.questionnaire import Questionnaire
from tests.exchange.lforms_expected import KEPT, kept, made_anew
from tests.forms.corpus import FILES, FOLDER, needs_corpus
from tests.forms.random_answers import filled_in

VALIDATORS = FOLDER / "validators"
#: Where LHC-Forms says otherwise, and why we keep to FHIR.
OTHERWISE = {
    # It compares neither words nor dates with < and >.
    "lforms__enableWhen-test.R4": {"Q7-le", "Q7-le2", "Q7-lt", "Q7-gt", "Q7-ge", "Q7-ge2", "Q4-ge"},
    # Its %context names an item by another linkId than the file.
    "android-fhir__behavior_context_variables": {"yes", "no"},
}

pytestmark = needs_corpus


@pytest.fixture(scope="module")
def responses(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write answers by chance to every form, twice."""
    folder = tmp_path_factory.mktemp("responses")
    written = []
    for path in FILES:
        form = open_file(path, {}).form
        assert form is not None
        for seed in range(2):
            filling = filled_in(form, Random(seed))  # noqa: S311  chance, not a secret
            response = response_from(form, filling.answers, "completed", asked_only=True)
            written.append(folder / f"{path.stem}_{seed}.json")
            written[-1].write_text(json.dumps(response), encoding="utf-8")
    return written


@pytest.mark.oracle
def test_medplum_takes_every_response(responses: list[Path]) -> None:
    modules = os.environ.get("CLINIC_APP_NODE_MODULES", "")
    if not (Path(modules) / "@medplum" / "core").exists():
        pytest.skip("CLINIC_APP_NODE_MODULES names no folder with @medplum/core (docs/oracle.md)")
    script = VALIDATORS / "validate_medplum.cjs"
    done = subprocess.run(  # noqa: S603  the tests' own files
        ["node", str(script), *map(str, responses)],  # noqa: S607  found on the path, as npm is
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NODE_PATH": modules},
    )
    said = done.stdout.splitlines()
    assert len(said) == len(responses)
    assert [line for line in said if not line.startswith("accept")] == []


@pytest.mark.oracle
def test_the_official_json_schema_takes_every_response(responses: list[Path]) -> None:
    modules, python = os.environ.get("CLINIC_APP_NODE_MODULES", ""), os.environ.get("CLINIC_APP_ORACLE_PYTHON", "")
    schema = Path(modules) / "@medplum" / "definitions" / "dist" / "fhir" / "r4" / "fhir.schema.json"
    if not schema.exists() or not python:
        pytest.skip("no schema, or CLINIC_APP_ORACLE_PYTHON names no Python with jsonschema (docs/oracle.md)")
    script = VALIDATORS / "validate_jsonschema.py"
    done = subprocess.run(  # noqa: S603  the person who set the variable chose it
        [python, str(script), str(schema), *map(str, responses)], capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    assert len(said) == len(responses)
    assert [line for line in said if not line.startswith("accept")] == []


@pytest.mark.oracle
def test_lhc_forms_still_says_what_was_kept() -> None:
    missing = at_hand()
    if missing:
        pytest.skip(missing)
    assert json.loads(json.dumps(made_anew(), sort_keys=True)) == kept()


@pytest.mark.parametrize("name", sorted(kept()) if KEPT.exists() else [])
def test_the_same_items_are_asked_and_the_same_values_worked_out(name: str) -> None:
    expected = kept()[name]
    form = open_file(next(path for path in FILES if path.stem == name), {}).form
    assert form is not None
    filling = Filling(form)
    given = [(tuple(map(tuple, path)), value) for path, value in expected["given"]]
    filling.answer_all(given)
    ours = {_link(form, one.link_id) for one, _ in filling.outcome.asked}
    differ = (ours ^ set(expected["enabled"])) & _standing_alone(form)
    assert differ <= OTHERWISE.get(name, set())
    for link, values in expected["calculated"].items():
        value: Value = filling.answers.value(((link, ""),))
        assert [value] == values or (value is None and not values), link


def _link(form: Questionnaire, link: str) -> str:
    return form.item(link).details.original_link or link


def _standing_alone(form: Questionnaire) -> set[str]:
    """Return the items outside rows and outside questions: inside, the two renderers show empty rows differently."""
    inside = {item.link_id for item, above in form.walk() if any(one.repeats or one.is_question for one in above)}
    return {_link(form, item.link_id) for item, _ in form.walk() if item.link_id not in inside}
