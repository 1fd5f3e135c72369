"""``clinic-app form``: expand, shrink, check, and a sentence for what cannot be done."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from clinic_app.cli import main
from clinic_app.data_files import load
from clinic_app.forms.notation import expand
from tests.forms.fhir import item, questionnaire


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(questionnaire(item("q"), title="Mine")), encoding="utf-8")
    return path


def test_expand_prints_the_exact_questionnaire(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "expand", "follow_up"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["resourceType"] == "Questionnaire"
    assert made["name"] == "follow_up"


def test_an_unknown_name_gets_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "expand", "follow_upp"]) == 1
    assert "did you mean “follow_up”?" in capsys.readouterr().err


def test_shrink_prints_notation_that_expands_to_the_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["form", "shrink", str(file)]) == 0
    short = tmp_path / "a.yaml"
    short.write_text(capsys.readouterr().out, encoding="utf-8")
    assert expand(load(short), {})[0] == json.loads(file.read_text(encoding="utf-8"))
    assert main(["form", "expand", str(short)]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(file.read_text(encoding="utf-8"))


def test_check_prints_one_entry_a_file_and_goes_on_after_a_bad_one(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["form", "check", str(tmp_path / "bad.json"), str(file), "--json"]) == 1
    bad, good = json.loads(capsys.readouterr().out)
    assert good == {"file": str(file), "title": "Mine", "items": 1, "typed": 1, "warnings": [], "error": None}
    assert bad["error"].startswith("line 1: is not JSON")
    assert main(["form", "check", str(file)]) == 0
    assert "Mine, 1 of 1 items typed" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [["shrink"], ["show"]])
def test_what_is_no_form_is_said_in_a_sentence(
    verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.json"
    path.write_text('{"resourceType": "Patient"}', encoding="utf-8")
    assert main(["form", *verb, str(path)]) == 1
    said = capsys.readouterr()
    assert re.search("not a (FHIR )?Questionnaire", said.err)
    assert "Traceback" not in said.err


def test_the_example_of_the_manual_expands_and_is_worked_out() -> None:
    manual = (Path(__file__).parent.parent / "forms" / "README.md").read_text(encoding="utf-8")
    example = next(one for one in re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL) if "example_score" in one)
    import yaml  # noqa: PLC0415

    made, faults = expand(yaml.safe_load(example), {})
    assert not faults
    assert made["item"][2]["definition"] == "urn:example:score"
