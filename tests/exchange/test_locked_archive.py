"""What leaves locked: nothing of it is seen without the passphrase, other programs open it, and it comes back equal."""

from __future__ import annotations

import hashlib
import hmac
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import pyzipper
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange.coming_back import Return
from clinic_app.exchange.copy_for_person import PARTS, CopyOrder, PersonCopy
from clinic_app.exchange.leaving import leave
from clinic_app.exchange.locked_archive import HOW, INNER, Lock
from clinic_app.exchange.source import opened
from clinic_app.records.verification import verify
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure
from clinic_app.words import Words
from tests.exchange.conftest import NewRecord

PASSPHRASE = "seven boats on 1 quiet lake"  # noqa: S105
TOLD = Disclosure("Dr Example", "change of program")


@pytest.fixture(scope="module")
def lock(words: Words) -> Lock:
    return Lock.of(PASSPHRASE, words, "Harbour Street")


@pytest.fixture(scope="module")
def locked(full: Clinic, lock: Lock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("locked") / "out.zip"
    leave(full, place, TOLD, lock=lock)
    return place


def opened_by_hand(place: Path, name: str, passphrase: str) -> bytes:
    """Open an entry as the format's own page says (WinZip AE-2), without the library that wrote it."""
    with zipfile.ZipFile(place) as archive:
        entry = archive.getinfo(name)
    assert entry.compress_type == 99
    version, maker, strength, method = struct.unpack("<H2sBH", _extra(entry.extra, 0x9901))
    assert (version, maker, strength) == (2, b"AE", 3), "AES with 256 bits, without a checksum of what it hides"
    whole = place.read_bytes()[entry.header_offset :]
    name_size, extra_size = struct.unpack("<HH", whole[26:30])
    start = 30 + name_size + extra_size
    salt, check, mark = whole[start : start + 16], whole[start + 16 : start + 18], entry.compress_size - 10
    hidden, told = whole[start + 18 : start + mark], whole[start + mark : start + mark + 10]
    keys = hashlib.pbkdf2_hmac("sha1", passphrase.encode(), salt, 1000, 66)
    assert keys[64:] == check, "another passphrase"
    assert hmac.new(keys[32:64], hidden, "sha1").digest()[:10] == told
    blocks = b"".join(number.to_bytes(16, "little") for number in range(1, len(hidden) // 16 + 2))
    stream = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor().update(blocks)  # noqa: S305  counter by hand
    plain = bytes(one ^ other for one, other in zip(hidden, stream, strict=False))
    return zlib.decompress(plain, -15) if method == zipfile.ZIP_DEFLATED else plain


def _extra(extra: bytes, wanted: int) -> bytes:
    while extra:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == wanted:
            return extra[4 : 4 + size]
        extra = extra[4 + size :]
    raise AssertionError("it is not locked")


def test_it_opens_by_the_format_s_own_page_and_by_another_library(locked: Path, full: Clinic) -> None:
    by_hand = opened_by_hand(locked, INNER, PASSPHRASE)
    with pyzipper.AESZipFile(locked) as archive:
        assert archive.read(INNER, pwd=PASSPHRASE.encode()) == by_hand
    with zipfile.ZipFile(io.BytesIO(by_hand)) as inner:
        assert inner.testzip() is None
        names = inner.namelist()
    assert {"index.html", "README.txt", "record.json", "bundle.json"} <= set(names)
    assert len([name for name in names if "/notes/" in name]) > 1


def test_nothing_of_anybody_is_seen_from_outside(locked: Path, full: Clinic) -> None:
    with zipfile.ZipFile(locked) as archive:
        assert archive.namelist() == [HOW, INNER]
        how = archive.read(HOW).decode()
    assert "7-Zip" in how
    assert INNER in how
    whole = locked.read_bytes()
    said = [one for row in full.record.patients.all() for one in (row.family_name, row.given_name, row.id)]
    said = [one for one in said if len(one) > 4]  # four bytes may come by chance
    assert len(said) > 10
    assert not [one for one in said if one.encode() in whole]
    assert full.letterhead.clinic.encode() not in whole
    assert [one.name for one in locked.parent.iterdir()] == [locked.name]
    assert full.record.events.of_kind("exported")[-1].detail["locked"] is True


def test_it_comes_back_equal_field_by_field(locked: Path, full: Clinic, new_record: NewRecord, clock: SetClock) -> None:
    before = full.record.plain_rows.all()
    other = new_record()
    back = Return(opened(locked, passphrase=PASSPHRASE))
    back.carry_out(other, full.person, clock())
    after = other.plain_rows.all()
    after["event"] = [row for row in after["event"] if row["kind"] != "record_taken_in"]
    before["event"] = before["event"][: len(after["event"])]  # it left before the event said so
    assert after == before
    assert verify(other).is_whole


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "locking.asks"), ("seven boats on 1 quiet pond", "locking.another")]
)
def test_without_the_passphrase_it_is_refused_in_words(locked: Path, typed: str, sentence: str) -> None:
    with pytest.raises(ClinicError) as refused:
        opened(locked, passphrase=typed)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_changed_byte_is_noticed(locked: Path, tmp_path: Path, part: float) -> None:
    harmed = bytearray(locked.read_bytes())
    harmed[int(len(harmed) * part)] ^= 0x10
    (tmp_path / "harmed.zip").write_bytes(harmed)
    with pytest.raises(ClinicError) as refused:
        opened(tmp_path / "harmed.zip", passphrase=PASSPHRASE)
    assert refused.value.sentence == "locking.damaged"


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("short", "people.password_short"),
        ("Harbour Street Harbour", "people.password_name"),
        ("seven Böte auf dem ruhigen See", "locking.plain"),
        ("seven boats\ton a quiet lake", "locking.plain"),
    ],
)
def test_a_passphrase_must_hold(words: Words, passphrase: str, sentence: str) -> None:
    with pytest.raises(ClinicError) as refused:
        Lock.of(passphrase, words, "Harbour Street")
    assert refused.value.sentence == sentence


def test_a_passphrase_is_not_printed_by_accident(lock: Lock) -> None:
    assert PASSPHRASE not in repr(lock)


def test_a_folder_cannot_be_locked(full: Clinic, lock: Lock, tmp_path: Path) -> None:
    with pytest.raises(ClinicError) as refused:
        leave(full, tmp_path / "out", TOLD, lock=lock)
    assert refused.value.sentence == "locking.needs_file"
    assert list(tmp_path.iterdir()) == []


def test_what_is_stopped_leaves_nothing_behind(full: Clinic, lock: Lock, tmp_path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise ClinicError("importing.stopped")

    with pytest.raises(ClinicError):
        leave(full, tmp_path / "out.zip", TOLD, watch=stop, lock=lock)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_for_a_person_is_locked_too(full: Clinic, lock: Lock, tmp_path: Path) -> None:
    visit = full.record.visits.in_state("signed")[0]
    patient, day = full.record.patients.get(str(visit.patient)), visit.care.local.date()
    order = CopyOrder(day, day, frozenset(PARTS), patient.name, "asked for it", "known in person")
    papers = PersonCopy(full, patient).write(tmp_path / "copy.zip", order, lock=lock)
    with zipfile.ZipFile(io.BytesIO(opened_by_hand(tmp_path / "copy.zip", INNER, PASSPHRASE))) as inner:
        assert len(inner.namelist()) == papers + 1
    assert patient.family_name.encode() not in (tmp_path / "copy.zip").read_bytes()
    with pytest.raises(ClinicError) as refused:  # it is no record that could come back
        opened(tmp_path / "copy.zip", passphrase=PASSPHRASE)
    assert refused.value.sentence == "locking.no_record"
