"""``clinic-app import``: a dry run without a record, an import into one, a sentence for what cannot be done."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.cli import main
from clinic_app.clock import SetClock
from clinic_app.visit.opening import NewClinic, make_record, open_clinic
from tests.conftest import QUICK

PASSWORD = "a password of the owner"  # noqa: S105
LIST = "Vorname;Nachname;Geburtsdatum\nZoë;O'Neill;31.12.1980\nKim;Falsch;31.02.2020\n"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="latin-1")
        return path

    return written


def test_a_dry_run_needs_no_record(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--dry-run", str(write("list.csv", LIST))]) == 0
    said = capsys.readouterr().out
    assert "1 new patient" in said
    assert "Line 3: “31.02.2020” is not a day of the calendar; the row is left out" in said
    assert "Nothing was written." in said


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("name;dob\nAda Rook;01.02.1980\n", [], "--date-order dmy"),
        (LIST, ["--column", "Vorname=wrong"], "“wrong” is not what a column can mean"),
        (LIST, ["--column", "Rufname=given_name"], "no column “Rufname”"),
        ("a;b\n1;2\n", [], "None of the columns holds names"),
        ("\x89PNG", [], "no list of patients"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    write: Write, capsys: pytest.CaptureFixture[str], text: str, options: list[str], said: str
) -> None:
    assert main(["import", "--dry-run", *options, str(write("list.csv", text))]) == 1
    complained = capsys.readouterr().err
    assert said in complained
    assert len(complained.splitlines()) == 1


def test_the_order_of_dates_and_columns_can_be_said(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("list.csv", "wer;wann\nAda Rook;01.02.1980\n")
    assert main(["import", "--dry-run", "--column", "wer=full_name", "--column", "wann=birth_date", str(path)]) == 1
    more = ["--column", "wer=full_name", "--column", "wann=birth_date", "--date-order", "mdy"]
    assert main(["import", "--dry-run", *more, str(path)]) == 0
    assert "1 new patient" in capsys.readouterr().out


def test_patients_go_into_the_record_of_its_owner(
    write: Write, tmp_path: Path, warm_home: Path, monkeypatch: pytest.MonkeyPatch, clock: SetClock
) -> None:
    folder = tmp_path / "record"
    make_record(folder, NewClinic({"clinic_name": "Harbour"}, "Ada Rook", "", PASSWORD), clock, QUICK)
    path = write("list.csv", LIST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("wrong\n"))
        assert main(["--record", str(folder), "import", str(path)]) == 1
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        assert main(["--record", str(folder), "import", str(path)]) == 0
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415  read from the warm cache

    sentences = read_words()
    clinic = open_clinic(folder, PASSWORD, read_reference(sentences).reference, sentences, clock)
    assert [one.name for one in clinic.record.patients.all()] == ["Zoë O'Neill"]
    clinic.record.close()


def test_without_a_record_it_is_said_how(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(write("list.csv", LIST))]) == 1
    assert "--record FOLDER" in capsys.readouterr().err
