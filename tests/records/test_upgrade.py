"""Records of every released schema are opened by this program: copied first, then brought to its tables, whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from clinic_app.errors import ClinicError
from clinic_app.records import backups, embedded, upgrade, vault
from clinic_app.records.tables import HEAD
from clinic_app.records.verification import known_heads, verify
from tests.bad_records import filled, small_disk

RELEASED = Path(__file__).parent.parent / "data" / "records"
VERSIONS = sorted(one.name for one in RELEASED.iterdir())


def expected(version: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RELEASED / version / "expected.json").read_text(encoding="utf-8"))
    return found


def copied(version: str, tmp_path: Path) -> tuple[Path, bytes]:
    folder = tmp_path / "record"
    shutil.copytree(RELEASED / version, folder)
    key, _ = vault.load(folder / embedded.KEYS).open(expected(version)["password"])
    return folder, key


def test_a_record_of_every_released_schema_is_kept() -> None:
    steps = sorted(one.name[:4] for one in (upgrade.FOLDER / "versions").glob("0*.py"))
    assert [one for one in steps if one != HEAD] == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_copied_first_and_keeps_every_row_and_every_signed_note(version: str, tmp_path: Path) -> None:
    folder, key = copied(version, tmp_path)
    record = embedded.open_record(folder, key)
    said = expected(version)
    assert record.version() == HEAD
    with record.read() as connection:
        for table, number in said["counts"].items():
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == number  # noqa: S608  ours
    note = record.notes.of_visit(said["note"]["visit"])
    assert note is not None
    assert note.sha256 == said["note"]["sha256"]
    found = verify(record, known_heads(record))
    assert found.is_whole
    assert [found.head.seq, found.head.hash] == said["head"]
    assert record.backups is not None
    (before,) = record.backups.all
    assert (before.why, before.version) == ("before_upgrade", version)
    backups.check(before, key)
    record.close()
    again = embedded.open_record(folder, key)
    assert again.backups is not None
    assert again.backups.all == [before]  # nothing was due any more
    again.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_its_recovery_key_still_opens_it(version: str, tmp_path: Path) -> None:
    folder, key = copied(version, tmp_path)
    assert vault.load(folder / embedded.KEYS).open_with_recovery_key(expected(version)["recovery_key"]) == key


@pytest.mark.parametrize("version", VERSIONS)
def test_where_there_is_no_room_for_the_copy_nothing_is_changed(version: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1):
        folder, key = copied(version, tmp_path / "disk")
        before = (folder / embedded.DATABASE).read_bytes()
        with filled(tmp_path / "disk"), pytest.raises(ClinicError) as error:
            embedded.open_record(folder, key)
        assert error.value.sentence in ("record.disk_full", "record.disk_fault")
        assert (folder / embedded.DATABASE).read_bytes() == before


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, key = copied("0001", tmp_path)
    whole = upgrade.run

    def half(connection: Any, revision: str) -> None:  # noqa: ANN401  a connection
        whole(connection, revision)
        connection.exec_driver_sql("SELECT * FROM nowhere")

    monkeypatch.setattr(upgrade, "run", half)
    with pytest.raises(ClinicError):
        embedded.open_record(folder, key)
    monkeypatch.undo()
    record = embedded._record(folder, key)
    assert record.version() == "0001"
    record.close()
    embedded.open_record(folder, key).close()


def test_an_older_program_refuses_a_newer_backup(tmp_path: Path) -> None:
    folder, key = copied("0001", tmp_path)
    record = embedded.open_record(folder, key)
    with record.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert record.backups is not None
    record.close()
    with pytest.raises(ClinicError) as error:
        embedded.open_record(folder, key)
    assert error.value.sentence == "record.newer"
