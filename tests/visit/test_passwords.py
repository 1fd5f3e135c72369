"""Passwords as NIST SP 800-63B-4 says: long and not everybody's, and no other rule; codes as RFC 6238 says."""

from __future__ import annotations

import unicodedata
from base64 import b32decode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.errors import ClinicError
from clinic_app.visit.one_time_codes import STEP, Hash, SecondFactor, code_at, from_text, new_second_factor
from clinic_app.visit.passwords import SHORTEST, check_password

NAMES = ("Ada Rook", "Harbour Street Clinic")
NOW = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "nine slow green rivers",
        "ein Pferd frisst Salat",
        "ПростоДлинныйПароль",
        "短い文でもいいのですが十五文字は要ります",
        "🐎🔋🧷📎 and some words",
        "Ada Rook walks seven hills",
        "w" + "ö" * 3 + "rter sind gut " * 4,
        "all small letters no digit",
    ],
)
def test_a_long_one_of_ones_own_is_taken_whatever_it_is_made_of(password: str) -> None:
    check_password(password, NAMES)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("fourteen chars", "people.password_short"),
        ("x" * 1025, "people.password_long"),
        ("passwordpassword", "people.password_common"),
        ("Password Password", "people.password_common"),
        ("passwordpassword2026", "people.password_common"),
        ("Correct-Horse-Battery-Staple", "people.password_common"),
        ("aaaaaaaaaaaaaaaaaaaa", "people.password_pattern"),
        ("abcabcabcabcabcabc", "people.password_pattern"),
        ("123456789012345678", "people.password_pattern"),
        ("qwertyuiopasdfghjkl", "people.password_"),
        ("asdfghjkl123456789", "people.password_"),
        ("Harbour Street Clinic", "people.password_name"),
        ("harbourstreetclinic2026", "people.password_name"),
        ("Ada Rook Ada Rook Rook", "people.password_"),
    ],
)
def test_what_others_guess_first_is_refused_with_its_reason(password: str, sentence: str) -> None:
    with pytest.raises(ClinicError) as refused:
        check_password(password, NAMES)
    assert refused.value.sentence.startswith(sentence)


def test_length_is_counted_in_characters_as_they_are_seen() -> None:
    composed = "Zoë’s bïg fîve "[:SHORTEST]
    assert len(composed) == SHORTEST
    check_password(unicodedata.normalize("NFD", composed))
    with pytest.raises(ClinicError, match="short"):
        check_password(unicodedata.normalize("NFD", composed[:-1]))


@given(st.text(min_size=0, max_size=SHORTEST - 1))
def test_nothing_short_is_taken(password: str) -> None:
    if len(unicodedata.normalize("NFC", password)) < SHORTEST:
        with pytest.raises(ClinicError, match="short"):
            check_password(password)


def judged(password: str) -> str:
    """Return the sentence a password is refused with, or nothing."""
    try:
        check_password(password, NAMES)
    except ClinicError as refused:
        return refused.sentence
    return ""


@given(st.text(max_size=200))
def test_every_text_is_judged_and_none_breaks_it(password: str) -> None:
    assert judged(password) in (
        "",
        *(f"people.password_{why}" for why in ("short", "long", "common", "pattern", "name")),
    )


SECRETS: dict[Hash, bytes] = {
    "sha1": b"12345678901234567890",
    "sha256": b"12345678901234567890123456789012",
    "sha512": b"1234567890123456789012345678901234567890123456789012345678901234",
}


@pytest.mark.parametrize(
    ("seconds", "hashed", "code"),
    [
        (59, "sha1", "94287082"),
        (59, "sha256", "46119246"),
        (59, "sha512", "90693936"),
        (1111111109, "sha1", "07081804"),
        (1111111109, "sha256", "68084774"),
        (1111111109, "sha512", "25091201"),
        (1111111111, "sha1", "14050471"),
        (1234567890, "sha1", "89005924"),
        (1234567890, "sha256", "91819424"),
        (2000000000, "sha1", "69279037"),
        (2000000000, "sha512", "38618901"),
        (20000000000, "sha1", "65353130"),
        (20000000000, "sha256", "77737706"),
        (20000000000, "sha512", "47863826"),
    ],
)
def test_the_vectors_of_rfc_6238(seconds: int, hashed: Hash, code: str) -> None:
    assert code_at(SECRETS[hashed], seconds // STEP, 8, hashed) == code


def code(second: SecondFactor, when: datetime) -> str:
    return code_at(b32decode(second.secret), int(when.timestamp()) // STEP)


@pytest.mark.parametrize("away", [-1, 0, 1])
def test_a_code_of_now_one_step_before_and_after_counts_once(away: int) -> None:
    second, _ = new_second_factor()
    typed = code(second, NOW + timedelta(seconds=away * STEP))
    after = second.checked(f" {typed[:3]} {typed[3:]} ", NOW)
    with pytest.raises(ClinicError, match="code_used"):
        after.checked(typed, NOW)


def test_an_older_code_does_not_count_after_a_newer_one() -> None:
    second, _ = new_second_factor()
    after = second.checked(code(second, NOW), NOW)
    with pytest.raises(ClinicError, match="code_used"):
        after.checked(code(second, NOW - timedelta(seconds=STEP)), NOW)


def test_a_clock_ten_minutes_off_is_said() -> None:
    second, _ = new_second_factor()
    with pytest.raises(ClinicError) as refused:
        second.checked(code(second, NOW + timedelta(minutes=10)), NOW)
    assert (refused.value.sentence, refused.value.values) == ("people.clock_off", {"count": 10})


def test_a_code_on_paper_counts_once_and_only_its_digest_is_kept() -> None:
    second, codes = new_second_factor()
    assert len(set(codes)) == len(codes) == len(second.paper)
    kept = second.as_text()
    assert not any(one in kept for one in codes)
    after = from_text(kept).checked(codes[3].lower(), NOW)
    assert len(after.paper) == len(codes) - 1
    with pytest.raises(ClinicError, match="code_wrong"):
        after.checked(codes[3], NOW)
    after.checked(codes[4], NOW)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "０１２３４５", "'; DROP"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    second, _ = new_second_factor()
    with pytest.raises(ClinicError):
        second.checked(typed, NOW)
