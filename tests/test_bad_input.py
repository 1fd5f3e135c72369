"""What cannot be read or written is said in one clear sentence, and nothing that was stored is lost.

Here the record itself and the command line; ``ui/test_bad_input.py`` holds the same against the window.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records import attempts, embedded, vault
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.opening import NewClinic, make_record, open_clinic
from clinic_app.words import Words
from tests import bad_records
from tests.bad_records import DAMAGES, PASSWORD, SAID, SEEN_AT_ONCE, SETTINGS
from tests.command_line import ROOT, clinic_app
from tests.conftest import QUICK

NEW = NewClinic(SETTINGS, "Ada Rook", "", PASSWORD)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> tuple[Path, str]:
    """Make one record for all tests, and name the visit in it."""
    return bad_records.template(tmp_path_factory.mktemp("template"), reading.reference, words)


@pytest.fixture
def folder(tmp_path: Path, template: tuple[Path, str]) -> Path:
    """Give a record of this test's own."""
    return Path(shutil.copytree(template[0], tmp_path / "record"))


def opened(folder: Path, reading: Reading, words: Words, clock: SetClock, password: str = PASSWORD) -> Clinic:
    return open_clinic(folder, password, reading.reference, words, clock)


def one_sentence(error: ClinicError, words: Words) -> str:
    """Return the sentence of an error, made sure that it is one a person can read."""
    said = words.of_error(error)
    assert said
    assert "\n" not in said
    assert "Traceback" not in said
    assert "sqlite" not in said.lower()
    return said


# -- the record


def test_a_wrong_password_opens_nothing_and_changes_nothing(
    folder: Path, reading: Reading, words: Words, clock: SetClock
) -> None:
    before = bad_records.contents(folder)
    for wrong in ("", "three blue kettle", PASSWORD.upper(), "\ud800", "x" * 100_000):
        with pytest.raises(ClinicError) as error:
            opened(folder, reading, words, clock, wrong)
        assert error.value.sentence == "record.wrong_password"
        assert attempts.load(folder).wrong == 1
        (folder / attempts.FILE).unlink()  # else the fourth would have to wait
    assert bad_records.contents(folder) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_has_its_sentence_and_is_left_as_it_was(
    folder: Path, template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock, damage: str
) -> None:
    do, sentence = DAMAGES[damage]
    do(folder)
    before = bad_records.contents(folder) if folder.is_dir() else {}
    with pytest.raises(ClinicError) as error:
        opened(folder, reading, words, clock)
    assert error.value.sentence == sentence
    one_sentence(error.value, words)
    after = bad_records.contents(folder) if folder.is_dir() else {}
    assert {name: after.get(name) for name in before} == before
    assert set(after) - set(before) <= {f"{embedded.DATABASE}-wal", f"{embedded.DATABASE}-shm"}  # of the look itself


def test_every_page_is_looked_at(template: tuple[Path, str], tmp_path: Path) -> None:
    """A page nobody happens to read would else be handed out as zeros, one day, in the middle of a note."""
    original, _ = template
    folder = tmp_path / "record"
    folder.mkdir()
    key = bad_records.key_of(original)
    whole = (original / embedded.DATABASE).read_bytes()
    pages = len(whole) // embedded.PAGE_BYTES
    assert pages > 50
    for page in range(1, pages, 7):
        at = page * embedded.PAGE_BYTES + 1000
        (folder / embedded.DATABASE).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(ClinicError) as error:
            embedded.open_record(folder, key)
        assert error.value.sentence == "record.damaged", page


def test_what_a_crash_left_in_the_log_is_brought_home_before_pages_are_looked_at(
    folder: Path, template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock, tmp_path: Path
) -> None:
    """A page torn while the log was being written back is whole in the log: such a record is not damaged."""
    clinic = opened(folder, reading, words, clock)
    clinic.open(template[1]).answer("intake", bad_records.OWN_WORDS, "said just before the power went")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, content in bad_records.contents(folder).items():
        (crashed / name).write_bytes(content)
    clinic.record.close()
    assert (crashed / f"{embedded.DATABASE}-wal").stat().st_size > 0
    database = crashed / embedded.DATABASE
    after = (folder / embedded.DATABASE).read_bytes()
    torn = bytearray(database.read_bytes())
    page = next(at for at in range(embedded.PAGE_BYTES, len(torn), embedded.PAGE_BYTES) if torn[at] != after[at])
    torn[page + 50 : page + 2000] = bytes(1950)
    database.write_bytes(torn)
    again = opened(crashed, reading, words, clock)
    assert bad_records.said_in(again, template[1]) == "said just before the power went"
    again.record.close()


def test_a_record_another_window_writes_to_can_be_opened(
    folder: Path, template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock
) -> None:
    first = opened(folder, reading, words, clock)
    with first.record.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM answer").all()  # a look that keeps the log from going home
        second = opened(folder, reading, words, clock)
    assert bad_records.said_in(second, template[1]) == SAID
    for clinic in (first, second):
        clinic.record.close()


def test_a_read_only_folder_is_said_and_what_is_stored_can_be_read_again(
    template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock, reachable: Path
) -> None:
    folder = Path(shutil.copytree(template[0], reachable / "record"))
    with bad_records.read_only(folder):
        with pytest.raises(ClinicError) as error:
            opened(folder, reading, words, clock)
        assert error.value.sentence in ("record.read_only", "record.cannot_open")
        one_sentence(error.value, words)
        with pytest.raises(ClinicError) as error:
            make_record(folder / "within", NEW, clock, QUICK)
        assert error.value.sentence == "record.cannot_write"
    clinic = opened(folder, reading, words, clock)
    assert bad_records.said_in(clinic, template[1]) == SAID
    clinic.record.close()


def test_a_folder_that_turns_read_only_under_an_open_record_loses_nothing(
    template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock, reachable: Path
) -> None:
    folder = Path(shutil.copytree(template[0], reachable / "record"))
    clinic = opened(folder, reading, words, clock)
    visit = clinic.open(template[1])
    clinic.record.close()  # a connection that is open already would go on writing
    with bad_records.read_only(folder):
        with pytest.raises(ClinicError) as error:
            visit.answer("intake", bad_records.OWN_WORDS, "said to a wall")
        one_sentence(error.value, words)
        assert [row.value for row in visit.unsaved] == ["said to a wall"]
        assert visit.value("intake", "complaint") == SAID
    visit.try_again()
    assert visit.unsaved == []
    assert bad_records.said_in(clinic, template[1]) == "said to a wall"
    clinic.record.close()


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Give a folder that anybody may look into; the usual one is closed to others."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.parametrize("place", ["/proc/no-such-place", "a file"])
def test_a_record_cannot_be_made_where_nothing_can_be_written(tmp_path: Path, clock: SetClock, place: str) -> None:
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ClinicError) as error:
        make_record(tmp_path / place / "record", NEW, clock, QUICK)
    assert error.value.sentence == "record.cannot_write"


def test_keys_of_a_record_whose_rows_are_away_are_never_written_over(folder: Path, clock: SetClock) -> None:
    (folder / embedded.DATABASE).unlink()
    before = bad_records.contents(folder)
    with pytest.raises(ClinicError) as error:
        make_record(folder, NEW, clock, QUICK)
    assert error.value.sentence == "record.exists_already"
    assert bad_records.contents(folder) == before


# -- a full disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with bad_records.small_disk(tmp_path / "disk", megabytes=4):
        yield tmp_path / "disk"


def test_a_full_disk_keeps_what_was_stored_and_takes_the_rest_later(
    disk: Path, template: tuple[Path, str], reading: Reading, words: Words, clock: SetClock
) -> None:
    folder = Path(shutil.copytree(template[0], disk / "record"))
    clinic = opened(folder, reading, words, clock)
    visit = clinic.open(template[1])
    with bad_records.filled(disk):
        for said in ("first try", "second try"):
            with pytest.raises(ClinicError) as error:
                visit.answer("intake", bad_records.OWN_WORDS, said)
            assert error.value.sentence == "record.disk_full"
        with pytest.raises(ClinicError) as error:
            visit.answer("assessment", (("impression", ""),), "said while the disk was full")
        assert error.value.sentence == "record.disk_full"
        assert visit.value("intake", "complaint") == SAID
        with pytest.raises(ClinicError):
            visit.try_again()
    visit.try_again()
    clinic.record.close()
    again = opened(folder, reading, words, clock)
    read = again.open(template[1])
    assert read.value("intake", "complaint") == "second try"
    assert read.value("assessment", "impression") == "said while the disk was full"
    assert [row.value for row in read.of("intake").said(bad_records.OWN_WORDS)] == ["second try"]
    again.record.close()


def test_a_record_that_did_not_fit_leaves_nothing_behind_and_can_be_made_later(disk: Path, clock: SetClock) -> None:
    folder = disk / "records" / "harbour"
    with bad_records.filled(disk):
        with pytest.raises(ClinicError) as error:
            make_record(folder, NEW, clock, QUICK)
        assert error.value.sentence in ("record.disk_full", "record.cannot_write")
        assert not folder.exists()
    room = 40 * 1024
    filler = disk / "filler"
    filler.write_bytes(bytes(4 * 1024 * 1024 - room))  # the keys fit, the rows do not
    with pytest.raises(ClinicError) as error:
        make_record(folder, NEW, clock, QUICK)
    assert error.value.sentence == "record.disk_full"
    assert not folder.exists()
    filler.unlink()
    assert make_record(folder, NEW, clock, QUICK)
    assert vault.load(folder / embedded.KEYS).open(PASSWORD)


# -- the command line


@pytest.mark.parametrize("damage", ["gone", "a file instead", "no keys", "keys cut short", "keys of a newer program"])
def test_a_record_named_on_the_command_line_that_is_none_is_said_there(
    folder: Path, warm_home: Path, words: Words, damage: str
) -> None:
    do, sentence = SEEN_AT_ONCE[damage]
    do(folder)
    done = clinic_app("--record", folder, folder=folder.parent, home=warm_home)
    assert done.status == 1
    assert done.said == ""
    place = folder / embedded.KEYS if sentence == "record.keys_damaged" else folder
    wanted = words.pattern(sentence)
    assert done.sentence == (wanted.format(place=place) if "{place}" in wanted else wanted)


def test_a_record_is_no_data_file(folder: Path, warm_home: Path) -> None:
    done = clinic_app("check", folder / embedded.DATABASE, folder=folder.parent, home=warm_home)
    assert done.status == 1
    assert done.said.splitlines()[0] == "record/record.db:1: is not UTF-8 text, save it as UTF-8"
    assert done.complained == ""


@pytest.mark.parametrize("home", ["a file"])
@pytest.mark.thorough
def test_check_needs_no_place_to_write(tmp_path: Path, home: str) -> None:
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    done = clinic_app("check", folder=tmp_path, home=tmp_path / home)
    assert (done.status, done.complained) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path: Path, warm_home: Path, words: Words) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clinic_app", "check"],
            cwd=tmp_path,
            env={"CLINIC_APP_HOME": str(warm_home), "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    wanted = words("bad_news.system", place=words("bad_news.output"), said="No space left on device")
    assert done.stderr == f"{wanted}\n"


@pytest.mark.thorough
def test_a_cache_that_was_damaged_is_read_past(tmp_path: Path, own_home: Path) -> None:
    first = clinic_app("check", folder=tmp_path, home=own_home)
    kept = list((own_home / "cache").iterdir())
    assert len(kept) >= 3
    for number, file in enumerate(kept):
        file.write_bytes([b"", b"{}", b"[1, 2", b"\xff"][number % 4])
    assert clinic_app("check", folder=tmp_path, home=own_home) == first
