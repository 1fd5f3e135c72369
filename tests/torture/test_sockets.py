"""The program speaks to nobody: no socket to the network with a record of its own, the server's only in a clinic."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from tests.records import clinic_server
from tests.torture import shim
from tests.torture.sockets import Opened, opened_by

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "there is one")

PASSWORD = "a long enough password"  # noqa: S105
CLINIC_APP = (sys.executable, "-m", "clinic_app")
HERE = {"127.0.0.1", "::1"}
CREATE = ("--clinic", "Harbour Street", "--owner", "Ada Rook")


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_socket_made_on_purpose_is_seen(family: str, tmp_path: Path) -> None:
    made = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).connect(('localhost', 9))"
    found = opened_by([sys.executable, "-c", f"try:\n {made}\nexcept OSError:\n pass"], tmp_path)
    assert getattr(socket, family) in found.families
    assert found.outward >= 1
    assert "localhost" in found.names


def test_one_of_a_program_that_was_started_is_seen(tmp_path: Path) -> None:
    inner = "import socket; socket.socket(socket.AF_INET)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    assert opened_by([sys.executable, "-c", outer], tmp_path).outward == 1


@pytest.mark.thorough
def test_a_record_is_made_checked_and_backed_up_without_one(tmp_path: Path) -> None:
    place = str(tmp_path / "record")
    for verb in (("create", place, *CREATE), ("verify", place), ("backup", place)):
        assert_speaks_to_nobody(opened_by([*CLINIC_APP, "record", *verb], tmp_path, f"{PASSWORD}\n"))


@pytest.mark.thorough
def test_an_appointment_in_the_real_window_opens_none(tmp_path: Path) -> None:
    """From unlocking to the sheets, with everything the window does meanwhile."""
    found = opened_by([*CLINIC_APP, "demo", "--out", str(tmp_path / "out")], tmp_path)
    assert list((tmp_path / "out").glob("*.pdf"))
    assert_speaks_to_nobody(found)


def assert_speaks_to_nobody(found: Opened) -> None:
    assert (found.outward, found.connects, found.names) == (0, (), ())


@pytest.mark.thorough
@pytest.mark.skipif(not clinic_server.is_there(), reason="postgresql-15 of the distribution is not installed")
def test_in_a_clinic_it_speaks_to_its_server_only(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="clinic-server-"))  # not pytest's own: the server's user may not enter that
    folder.chmod(0o755)
    try:
        with clinic_server.running(folder) as server:
            address = server.address()
            made = opened_by([*CLINIC_APP, "record", "create", address, *CREATE], tmp_path, f"{PASSWORD}\n")
            room = opened_by([sys.executable, "-m", "tests.torture.one_room", address, PASSWORD], tmp_path)
            checked = opened_by([*CLINIC_APP, "record", "verify", address], tmp_path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert room.said.strip() == "Robin Field"
    for found in (made, room, checked):
        assert found.connects
        assert {port for _, port in found.connects} == {server.port}
        assert {at for at, _ in found.connects} <= HERE
        assert set(found.names) <= {"localhost", *HERE}
        assert found.outward == len(found.connects)
