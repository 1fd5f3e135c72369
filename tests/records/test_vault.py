"""Keys: opened by the right password or the printed recovery key, by nothing else; a typo is located."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.errors import ClinicError
from clinic_app.records import recovery_key, vault
from tests.conftest import QUICK


def test_each_person_opens_with_the_own_password_and_nobody_with_another(tmp_path: Path) -> None:
    keys, key, _ = vault.new_vault("r1")
    keys = keys.with_person("ada", "correct horse battery", key, QUICK).with_person("ben", "Zoë’s pass ✓", key, QUICK)
    keys.save(tmp_path / "keys.json")
    again = vault.load(tmp_path / "keys.json")
    assert again.open("correct horse battery") == (key, "ada")
    assert again.open("Zoë’s pass ✓") == (key, "ben")
    assert again.open(unicodedata.normalize("NFD", "Zoë’s pass ✓"))[1] == "ben"  # another keyboard's two characters
    with pytest.raises(ClinicError) as error:
        again.open("correct horse batterx")
    assert error.value.sentence == "record.wrong_password"


def test_a_changed_password_replaces_the_old_one() -> None:
    keys, key, _ = vault.new_vault("r1")
    keys = keys.with_person("ada", "first password", key, QUICK).with_person("ada", "second password", key, QUICK)
    assert keys.open("second password") == (key, "ada")
    with pytest.raises(ClinicError):
        keys.open("first password")


def test_the_printed_recovery_key_opens_whatever_its_spacing_and_case() -> None:
    keys, key, printed = vault.new_vault("r1")
    assert keys.open_with_recovery_key(printed) == key
    assert keys.open_with_recovery_key(printed.lower().replace("-", " ")) == key


def test_another_records_recovery_key_is_refused() -> None:
    keys, _, _ = vault.new_vault("r1")
    _, _, other = vault.new_vault("r2")
    with pytest.raises(ClinicError) as error:
        keys.open_with_recovery_key(other)
    assert error.value.sentence == "record.wrong_recovery_key"


@given(st.integers(0, 7), st.integers(0, 4), st.sampled_from(recovery_key.ALPHABET))
def test_one_wrong_character_is_found_and_its_group_named(group: int, place: int, wrong: str) -> None:
    _, printed = recovery_key.new()
    groups = printed.split("-")
    if groups[group][place] == wrong:
        return
    groups[group] = groups[group][:place] + wrong + groups[group][place + 1 :]
    with pytest.raises(ClinicError) as error:
        recovery_key.read("-".join(groups))
    assert error.value.values == {"group": group + 1}


def test_keys_file_holds_no_name_and_a_newer_one_is_refused_politely(tmp_path: Path) -> None:
    keys, key, _ = vault.new_vault("r1")
    keys.with_person("3f6c", "a long password here", key, QUICK).save(tmp_path / "keys.json")
    content = json.loads((tmp_path / "keys.json").read_text(encoding="utf-8"))
    assert set(content) == {"format", "record", "locks", "recovery"}
    (tmp_path / "keys.json").write_text(json.dumps(content | {"format": 99}), encoding="utf-8")
    with pytest.raises(ClinicError) as error:
        vault.load(tmp_path / "keys.json")
    assert error.value.sentence == "record.newer"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": "x"}', "\x00\x01"])
def test_a_damaged_keys_file_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.json").write_text(content, encoding="utf-8")
    with pytest.raises(ClinicError) as error:
        vault.load(tmp_path / "keys.json")
    assert error.value.sentence == "record.keys_damaged"
