"""The clinic's own server, with TLS: the right certificate lets in, any other one does not, and nothing hangs."""

from __future__ import annotations

import io
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import inspect, text

from clinic_app.cli import main
from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.server import open_record
from clinic_app.records.tables import metadata
from clinic_app.records.vault import Cost
from clinic_app.visit.opening import NewClinic, make_on_server, open_clinic_on_server
from clinic_app.words import Words
from tests.records.clinic_server import PASSWORD, ClinicServer, follower, is_there, promote, served

pytestmark = pytest.mark.skipif(not is_there(), reason="postgresql-15 of the distribution is not installed")

OWNER = "a long enough password"
QUICK = Cost(memory=8 * 4, passes=1, lanes=4)
#: What a window waits at most: two seconds to connect or to save, and what a machine under load adds.
PATIENCE = 6.0


@pytest.fixture(scope="module")
def server() -> Iterator[ClinicServer]:
    with served() as found:
        yield found


def make_record(server: ClinicServer, clock: SetClock) -> None:
    settings = {"clinic_name": "Harbour Street", "phone": "1", "emergency": "999"}
    make_on_server(server.address(), NewClinic(settings, "Ada Rook", "Physiotherapist", OWNER), clock, QUICK)


def has_record(server: ClinicServer) -> bool:
    record = open_record(server.address())
    found = inspect(record.engine).has_table("alembic_version")
    record.close()
    return found


def refused(address: str) -> str:
    record = open_record(address)
    with pytest.raises(ClinicError) as error:
        record.version()
    record.close()
    return error.value.sentence


def test_a_record_is_made_and_opened_over_tls(
    server: ClinicServer, reading: Reading, words: Words, clock: SetClock
) -> None:
    make_record(server, clock)
    clinic = open_clinic_on_server(server.address(), OWNER, reading.reference, words, clock)
    patient = clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    assert clinic.find("marsh")[0].id == patient.id
    record = open_record(server.address())
    with record.read() as connection:
        wanted = text("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        assert tuple(connection.execute(wanted).one()) == (True, "TLSv1.3")
    record.close()
    clinic.record.close()


def test_another_certificate_is_refused_in_words(server: ClinicServer) -> None:
    assert refused(server.address(server.other)) == "record.wrong_certificate"


def test_another_name_is_refused_in_words(server: ClinicServer) -> None:
    assert refused(server.address(host="127.0.0.1")) == "record.wrong_certificate"


def test_a_missing_certificate_is_said(server: ClinicServer, tmp_path: Path) -> None:
    assert refused(server.address(tmp_path / "gone.crt")) == "record.no_certificate"


def test_in_clear_nobody_gets_in(server: ClinicServer) -> None:
    assert refused(server.address(mode="disable")) == "record.server_refuses"


def test_a_server_that_is_away_is_said_at_once(server: ClinicServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = free.getsockname()[1]
    began = monotonic()
    assert refused(server.address().replace(f":{server.port}/", f":{nobody}/")) == "record.server_away"
    assert monotonic() - began < PATIENCE


def test_a_server_that_never_answers_is_not_waited_for(server: ClinicServer) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = monotonic()
        sentence = refused(server.address().replace(f":{server.port}/", f":{silent.getsockname()[1]}/"))
        assert sentence == "record.server_away"
        assert monotonic() - began < PATIENCE


def test_a_save_that_hangs_is_not_saved(server: ClinicServer, clock: SetClock) -> None:
    """Somebody holds the head of the chain: the other room is told so within two seconds and loses nothing."""
    holder, other = open_record(server.address()), open_record(server.address())
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with holder.write() as connection:
            connection.execute(text("SELECT * FROM chain FOR UPDATE"))
            held.set()
            done.wait(PATIENCE * 2)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(PATIENCE)
    began = monotonic()
    with pytest.raises(ClinicError) as error, other.write() as connection:
        connection.execute(text("SELECT * FROM chain FOR UPDATE"))
    waited = monotonic() - began
    done.set()
    thread.join()
    assert error.value.sentence in ("record.busy", "record.server_slow")
    assert waited < PATIENCE
    holder.close()
    other.close()


@pytest.mark.thorough
def test_a_second_server_follows_and_takes_over(
    server: ClinicServer, reading: Reading, words: Words, clock: SetClock
) -> None:
    if not has_record(server):  # it was made by the first test, if that was asked for
        make_record(server, clock)
    with follower(server) as second:
        first = open_clinic_on_server(server.address(), OWNER, reading.reference, words, clock)
        patient = first.add_patient(given_name="Grace", family_name="Low", birth_date="1980-05-02", phone="")
        first.record.close()
        waits_until = monotonic() + PATIENCE * 2
        record = open_record(second.address())
        while not record.patients.of_ids([patient.id]):
            assert monotonic() < waits_until
        with pytest.raises(ClinicError) as error:
            record.settings.put({"clinic_name": "Nowhere"})
        assert error.value.sentence == "record.read_only"
        promote(second)
        record.settings.put({"clinic_name": "Second Street"})
        assert record.settings.all()["clinic_name"] == "Second Street"
        record.close()


def test_the_command_line_makes_and_verifies_a_record_on_a_server(
    server: ClinicServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = open_record(server.address())
    with record.write() as connection:
        metadata.drop_all(connection)
    record.close()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{OWNER}\n"))
    made = main(["record", "create", server.address(), "--clinic", "Harbour Street", "--owner", "Ada Rook"])
    said = capsys.readouterr().out
    assert made == 0
    assert "***" in said
    assert PASSWORD not in said
    assert main(["record", "verify", server.address(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["amiss"] == []
