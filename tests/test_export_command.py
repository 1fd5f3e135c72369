"""``clinic-app record export``: the whole record or one patient, taken in again by ``clinic-app import``."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from clinic_app.cli import main
from clinic_app.clock import SetClock
from clinic_app.visit.opening import NewClinic, make_record
from tests.conftest import QUICK

PASSWORD = "a password of the owner"  # noqa: S105
TO_WHOM = ["--recipient", "Dr Example", "--purpose", "goes on there"]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    return main([str(one) for one in arguments])


@pytest.fixture
def record(tmp_path: Path, warm_home: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder, rows = tmp_path / "record", tmp_path / "list.csv"
    make_record(folder, NewClinic({"clinic_name": "Harbour"}, "Ada Rook", "", PASSWORD), clock, QUICK)
    rows.write_text("first name,last name,dob,colour\nZoë,Field,1980-12-31,red\nKim,Lane,1990-01-02,blue\n", "utf-8")
    assert run(monkeypatch, "--record", folder, "import", rows) == 0
    return folder


def test_a_record_leaves_and_comes_in_again(
    record: Path, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "record", "export", record, "--to", tmp_path / "all.zip", *TO_WHOM) == 0
    assert "They are not encrypted." in capsys.readouterr().out
    other = tmp_path / "other"
    make_record(other, NewClinic({"clinic_name": "Other"}, "Ben Lake", "", PASSWORD), clock, QUICK)
    assert run(monkeypatch, "--record", other, "import", "--dry-run", tmp_path / "all.zip") == 0
    assert "A record of this program: 2 patients" in capsys.readouterr().out
    assert run(monkeypatch, "--record", other, "import", tmp_path / "all.zip") == 0
    assert run(monkeypatch, "record", "export", other, "--to", tmp_path / "again", *TO_WHOM) == 0
    tables = json.loads((tmp_path / "again" / "record.json").read_text("utf-8"))["tables"]
    assert sorted(row["given_name"] for row in tables["patient"]) == ["Kim", "Zoë"]
    colours = sorted(json.loads(row["body"])["colour"] for row in tables["imported"])
    assert colours == ["blue", "red"]
    assert run(monkeypatch, "record", "verify", other) == 0


def test_a_locked_file_asks_for_its_passphrase(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def locked_with(passphrase: str, *arguments: str | Path) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(passphrase))
        return main([str(one) for one in arguments])

    leaving: tuple[str | Path, ...] = ("record", "export", record, "--to", tmp_path / "all.zip", *TO_WHOM, "--lock")
    assert locked_with(f"{PASSWORD}\nshort\n", *leaving) == 1
    assert "15 characters" in capsys.readouterr().err
    assert locked_with(f"{PASSWORD}\nseven boats on a lake\n", *leaving) == 0
    assert "Nobody opens them without the passphrase." in capsys.readouterr().out
    taking: tuple[str | Path, ...] = ("--record", record, "import", "--dry-run", tmp_path / "all.zip")
    assert locked_with(f"seven boats on a pond\n{PASSWORD}\n", *taking) == 1
    assert "does not open the file" in capsys.readouterr().err
    assert locked_with(f"seven boats on a lake\n{PASSWORD}\n", *taking) == 0
    assert "A record of this program: 2 patients" in capsys.readouterr().out


def test_one_patient_leaves_by_number(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "one"
    assert run(monkeypatch, "record", "export", record, "--to", place, "--patient", "1002", *TO_WHOM) == 0
    tables = json.loads((place / "record.json").read_text("utf-8"))["tables"]
    assert [row["given_name"] for row in tables["patient"]] == ["Kim"]


def test_what_cannot_leave_is_one_sentence(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine").touch()
    for place, more, said in (
        ("taken", [], "is there already"),
        ("new", ["--patient", "77"], "no patient with the number 77"),
    ):
        assert run(monkeypatch, "record", "export", record, "--to", tmp_path / place, *more, *TO_WHOM) == 1
        complained = capsys.readouterr().err
        assert said in complained
        assert len(complained.splitlines()) == 1
    assert not (tmp_path / "new").exists()
