"""docs/backup.md, followed as written on an empty folder: only a backup and the recovery key, then a password."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from clinic_app import cli
from clinic_app.clock import SetClock, system_clock
from clinic_app.records import embedded, vault
from clinic_app.records.verification import verify
from clinic_app.visit.opening import NewClinic, make_record
from tests.conftest import QUICK
from tests.records.keeping import filled
from tests.records.test_backups import everything

PAGE = (Path(__file__).parents[1] / "docs" / "backup.md").read_text(encoding="utf-8")
PASSWORD = "three blue kettles boil"  # noqa: S105
SETTINGS = {"clinic_name": "Harbour Street", "phone": "01632 960001", "emergency": "999"}


def lines_of(page: str) -> list[str]:
    """Return the lines a page tells its reader to type, in order."""
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


class Desk:
    """Somebody who types lines of the page, with their own places in them, and answers what is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], **places: Path) -> None:
        self._patch, self._capsys, self._places = monkeypatch, capsys, places

    def type(self, line: str, answer: str) -> str:
        for name, place in self._places.items():
            line = line.replace(name, str(place))
        self._patch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
        program, *rest = shlex.split(line)
        assert program == "clinic-app"
        status = cli.main(rest)
        said = self._capsys.readouterr()
        assert status == 0, said.err
        return said.out


@pytest.fixture
def drive(tmp_path: Path) -> tuple[Path, str, list[object]]:
    """Give a drive with the backup of a record whose computer is gone, its recovery key, and what it held."""
    folder = tmp_path / "old" / "harbour"
    folder.parent.mkdir()
    printed = make_record(folder, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), system_clock, QUICK)
    key = vault.load(folder / embedded.KEYS).open_with_recovery_key(printed)
    record = embedded.open_record(folder, key)
    filled(record, SetClock(system_clock().utc))
    assert record.backups is not None
    (tmp_path / "drive").mkdir()
    record.backups.copy_to(record.backups.take(record, system_clock().utc), tmp_path / "drive")
    held = everything(record)
    record.close()
    shutil.rmtree(folder.parent)
    return tmp_path / "drive", printed, held


def test_every_line_of_the_page_does_what_it_says(
    drive: tuple[Path, str, list[object]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place, printed, held = drive
    desk = Desk(monkeypatch, capsys, DRIVE=place, RECORDS=tmp_path / "records")
    restore, check, listing, back, create, backup, verify_line = lines_of(PAGE)
    assert "Restored" in desk.type(restore, printed)
    assert "everything is as it was written" in desk.type(check, printed.lower().replace("-", " "))
    folder = tmp_path / "records" / "clinic"
    key, _ = vault.load(folder / embedded.KEYS).open(PASSWORD)
    record = embedded.open_record(folder, key)
    assert everything(record) == held
    assert verify(record).is_whole
    assert record.backups is not None
    record.backups.take(record, system_clock().utc)
    record.close()
    assert "entries" in desk.type(listing, PASSWORD)
    assert "set-aside" in desk.type(back, PASSWORD)
    desk.type(create, PASSWORD)
    assert desk.type(backup, PASSWORD).count("verified") == 2
    assert '"amiss": []' in desk.type(verify_line, PASSWORD)


def test_what_cannot_be_done_is_one_sentence(
    drive: tuple[Path, str, list[object]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place, _, _ = drive
    into = str(tmp_path / "records" / "clinic")
    for arguments, answer, said in (
        (["restore", str(place), "--into", into], "not the password", "not the password of anybody"),
        (["restore", str(tmp_path / "nowhere"), "--into", into], PASSWORD, "There is no backup"),
        (["verify", into], PASSWORD, "There is no record"),
        (["restore", str(place), "--into", into], "", "Nothing was typed"),
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
        assert cli.main(["record", *arguments]) == 1
        assert said in capsys.readouterr().err
    assert not Path(into).exists()
