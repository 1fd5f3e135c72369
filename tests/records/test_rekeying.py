"""Another key for the record: everybody signs in as before, the old key opens nothing, a crash leaves what opens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from clinic_app.clock import moment
from clinic_app.errors import ClinicError
from clinic_app.records import embedded, vault
from clinic_app.records.folder import KEYS_FILE
from clinic_app.records.rekeying import change_key
from clinic_app.records.rows import EventRow
from clinic_app.visit.opening import open_with
from tests.conftest import QUICK

PASSWORDS = {"ada": "correct horse battery", "ben": "eleven blue kettles"}
NOW = moment(datetime(2026, 11, 20, 13, 40, tzinfo=UTC), "Europe/London")


def made(folder: Path, rows: int = 20) -> tuple[bytes, str]:
    """Make a record of two people with some events; return its key and the recovery key."""
    keys, key, printed = vault.new_vault(str(uuid4()))
    for person, password in PASSWORDS.items():
        keys = keys.with_person(person, password, key, QUICK)
    record = embedded.create(folder, keys, key)
    for number in range(rows):
        record.events.append(EventRow(str(uuid4()), "viewed", NOW, detail={"n": number, "long": "x" * 3000}))
    record.close()
    return key, printed


def counted(folder: Path, password: str) -> int:
    """Return how many events somebody finds who opens the record with their password."""
    found, _ = vault.load(folder / KEYS_FILE).keys_for(password)
    record, _ = open_with(folder, found)
    count = len(record.events.of_kind("viewed"))
    record.close()
    return count


def test_everybody_signs_in_as_before_and_the_old_key_opens_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    key, printed = made(folder)
    salts = [one.salt for one in vault.load(folder / KEYS_FILE).locks]
    other = change_key(folder, key)
    assert other != key
    keys = vault.load(folder / KEYS_FILE)
    assert [one.salt for one in keys.locks] == salts  # nobody's password was asked
    assert not keys.is_changing_key
    assert {keys.open(one)[0] for one in PASSWORDS.values()} == {other}
    assert keys.open_with_recovery_key(printed) == other
    assert counted(folder, PASSWORDS["ben"]) == 20
    with pytest.raises(ClinicError, match="not_ours"):
        embedded.open_record(folder, key)


def test_whoever_left_finds_nothing_behind_what_they_kept(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    key, _ = made(folder)
    kept = vault.load(folder / KEYS_FILE)  # copied before leaving
    left = kept.without_person("ben")
    left.save(folder / KEYS_FILE)
    change_key(folder, key)
    with pytest.raises(ClinicError, match="wrong_password"):
        vault.load(folder / KEYS_FILE).open(PASSWORDS["ben"])
    old, _ = kept.keys_for(PASSWORDS["ben"])
    with pytest.raises(ClinicError, match="not_ours"):
        open_with(folder, old)


def test_a_record_that_is_open_elsewhere_keeps_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    key, _ = made(folder)
    record = embedded.open_record(folder, key)
    with record.write() as connection:  # another window at work
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(ClinicError, match="key_not_changed"):
            change_key(folder, key)
    record.close()
    assert not vault.load(folder / KEYS_FILE).is_changing_key
    assert counted(folder, PASSWORDS["ada"]) == 20


@pytest.mark.parametrize("is_rekeyed", [False, True])
def test_an_interrupted_change_is_settled_when_somebody_opens_it(tmp_path: Path, *, is_rekeyed: bool) -> None:
    folder = tmp_path / "record"
    key, printed = made(folder)
    if is_rekeyed:  # the last page was written, and then the power went
        before = vault.load(folder / KEYS_FILE)
        other = change_key(folder, key)
        before.with_next_key(other).save(folder / KEYS_FILE)
    else:  # nothing was written yet
        vault.load(folder / KEYS_FILE).with_next_key(vault.new_key()).save(folder / KEYS_FILE)
    assert vault.load(folder / KEYS_FILE).is_changing_key
    assert counted(folder, PASSWORDS["ada"]) == 20
    keys = vault.load(folder / KEYS_FILE)
    assert not keys.is_changing_key
    assert (keys.open_with_recovery_key(printed) == key) is not is_rekeyed


def test_a_program_of_before_is_asked_to_sign_in_once() -> None:
    keys, key, _ = vault.new_vault("r1")
    keys = keys.with_person("ada", PASSWORDS["ada"], key, QUICK)
    old = vault.Vault("r1", (vault.Lock("ben", keys.locks[0].salt, keys.locks[0].wrapped, QUICK),), keys.recovery)
    with pytest.raises(ClinicError, match="sign_in_first"):
        old.with_next_key(vault.new_key())


KILLED = """
import sys
from pathlib import Path
from clinic_app.records.folder import KEYS_FILE
from clinic_app.records.rekeying import change_key
print("go", flush=True)
change_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
"""


@pytest.mark.thorough
def test_killed_in_the_middle_it_opens_with_everything_in_it(tmp_path: Path) -> None:
    """60 kills at random moments of a change of key over some 6 MB: always open, never a row less."""
    random, folder = Random(7), tmp_path / "record"  # noqa: S311  moments, not secrets
    key, printed = made(folder, rows=1200)
    middle = 0
    for _ in range(60):
        child = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-c", KILLED, str(folder), key.hex()], stdout=subprocess.PIPE, env=os.environ
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.uniform(0, 0.25))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        middle += vault.load(folder / KEYS_FILE).is_changing_key
        assert counted(folder, PASSWORDS["ben"]) == 1200
        key = vault.load(folder / KEYS_FILE).open_with_recovery_key(printed)
    assert middle  # some were really in the middle
