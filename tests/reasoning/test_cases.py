"""Cases from files: three forms, and for everything that is wrong a sentence with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinic_app.errors import DataFileError
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.cases import findings_of, read_cases


def file(folder: Path, text: str, name: str = "cases.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_one_case_many_by_id_and_the_published_form(tmp_path: Path) -> None:
    one = file(tmp_path, "findings: [pain:lower_back]\npatient: {age: 40, sex: F}\n")
    many = file(tmp_path, "x: {findings: []}\ny: {findings: [pain:heel]}\n", "many.yaml")
    published = file(
        tmp_path,
        "cases:\n- {id: A1, kind: muscle, region: neck, summary: text, findings: [pain:neck_back, worse:lifting],"
        " inferred: [worse:lifting], patient: {age: null, age_approximate: true},"
        " expected: {muscles: [scalenes], side: null, urgency: null, hard: false}}\n",
        "published.yaml",
    )
    assert [(case.id, case.age) for case in read_cases(one)] == [("case", 40)]
    assert [(case.id, case.findings) for case in read_cases(many)] == [("x", ()), ("y", ("pain:heel",))]
    case = read_cases(published)[0]
    assert (case.id, case.region, case.expected.muscles) == ("A1", "neck", ("scalenes",))
    assert case.seen(strict=True) == ["pain:neck_back"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("just words\n", 1),
        ("{}\n", 1),
        ("cases:\n- {id: A}\n- 7\n", 3),
        ("x:\n  findings: pain:heel\n", 2),
        ("x:\n  findings:\n  - pain:heel\n  - 7\n", 4),
        ("x:\n  findings: []\n  patient: {age: old}\n", 3),
        ("cases:\n- id: A\n  expected: {muscles: scalenes}\n", 3),
    ],
)
def test_a_file_that_is_none_says_where(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(DataFileError) as caught:
        read_cases(file(tmp_path, text))
    assert caught.value.problem.line == line


def test_what_is_not_understood_is_named_with_file_and_line_and_the_rest_counts(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    text = """
x:
  findings:
  - pain:lowr_back
  - hello there
  - sign:jump@quadratus_lumborun.left
  - pain:any(lower_back|nowhere)
  - worse:lifting
  - -worse:lifting
"""
    path = file(tmp_path, text)
    findings, complaints = findings_of(read_cases(path)[0], strict=False, knowledge=knowledge)
    assert {one.id for one in findings} == {"worse:lifting"}
    assert len(complaints) == 5
    assert all(one.startswith(f"{path}:3: x: ") for one in complaints)
    assert "did you mean “pain:lower_back”?" in complaints[0]
    assert "did you mean “quadratus_lumborum”?" in complaints[2]
    assert "said to be there and not to be there" in complaints[4]
