"""A PostgreSQL server as a clinic runs one: of the distribution, with certificates of our own making."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
USER = "postgres"
PASSWORD = "the clinic's own password"  # noqa: S105


@dataclass(frozen=True, slots=True)
class ClinicServer:
    """A server that runs.

    Attributes:
        folder: Where it lies.
        port: Where it listens on this computer.
        trusted, other: The certificate that signed the server's, and one that did not.
    """

    folder: Path
    port: int
    trusted: Path
    other: Path

    def address(self, trusted: Path | None = None, host: str = "localhost", mode: str = "verify-full") -> str:
        """Return the address a window is given."""
        said = PASSWORD.replace(" ", "%20").replace("'", "%27")
        certificate = trusted or self.trusted
        return f"postgresql+psycopg://clinic:{said}@{host}:{self.port}/clinic?sslmode={mode}&sslrootcert={certificate}"


def is_there() -> bool:
    """Say whether the distribution's server is installed."""
    return (PROGRAMS / "initdb").exists() and shutil.which("runuser") is not None


@contextmanager
def running(folder: Path) -> Iterator[ClinicServer]:
    """Run a server in a folder, as the page about the clinic's server says."""
    data, port = folder / "data", _free_port()
    trusted, other = _authority(folder, "trusted"), _authority(folder, "other")
    _as_server(["initdb", "-D", data, "-A", "scram-sha-256", "--pwfile", _password(folder)], folder)
    _certificate(folder, data)
    lines = ["local all all peer", "hostssl all all 127.0.0.1/32 scram-sha-256"]
    lines.append("hostssl replication replica 127.0.0.1/32 scram-sha-256")
    (data / "pg_hba.conf").write_text("".join(f"{line}\n" for line in lines))
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(f"port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{folder}'\n")
        settings.write("ssl = on\nssl_cert_file = 'server.crt'\nssl_key_file = 'server.key'\n")
    _as_server(["pg_ctl", "-D", data, "-w", "-l", folder / "log", "start"], folder)
    try:
        said = PASSWORD.replace("'", "''")
        _as_server(["psql", "-h", folder, "-p", str(port), "-c", f"CREATE ROLE clinic LOGIN PASSWORD '{said}'"], folder)
        _as_server(["createdb", "-h", folder, "-p", str(port), "-O", "clinic", "clinic"], folder)
        yield ClinicServer(folder, port, trusted, other)
    finally:
        _as_server(["pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], folder)


@contextmanager
def served() -> Iterator[ClinicServer]:
    """Run a server in a folder of its own, which is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="clinic-server-"))  # not pytest's own: the server's user may not enter that
    folder.chmod(0o755)
    try:
        with running(folder) as found:
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def follower(first: ClinicServer) -> Iterator[ClinicServer]:
    """Run a second server that follows the first, as the page says, and let it take over when asked to."""
    folder, said = first.folder / "second", PASSWORD.replace("'", "''")
    folder.mkdir()
    socket_of_first: list[str | Path] = ["-h", first.folder, "-p", str(first.port)]
    role = f"CREATE ROLE replica REPLICATION LOGIN PASSWORD '{said}'"
    _as_server(["psql", *socket_of_first, "-c", role], first.folder)
    asked = PASSWORD.replace("'", "\\'")
    host = f"host=localhost port={first.port} user=replica password='{asked}'"
    source = f"{host} sslmode=verify-full sslrootcert={first.trusted}"
    port = _free_port()
    _as_server(["pg_basebackup", "-d", source, "-D", folder / "data", "-R", "-X", "stream"], folder)
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write(f"port = {port}\nunix_socket_directories = '{folder}'\n")
    _as_server(["pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "start"], folder)
    try:
        yield ClinicServer(folder, port, first.trusted, first.other)
    finally:
        _as_server(["pg_ctl", "-D", folder / "data", "-w", "-m", "immediate", "stop"], folder)


def promote(server: ClinicServer) -> None:
    """Let a server that follows take over."""
    _as_server(["pg_ctl", "-D", server.folder / "data", "-w", "promote"], server.folder)


def as_administrator(server: ClinicServer, statement: str) -> None:
    """Type a line at the server, as the page says its administrator does."""
    _as_server(["psql", "-h", server.folder, "-p", str(server.port), "-c", statement], server.folder)


def _as_server(command: Sequence[str | Path], folder: Path) -> None:
    """Run one of the server's programs as the server's own user: it refuses to run as root."""
    shutil.chown(folder, USER, USER) if os.geteuid() == 0 else None
    program = [str(PROGRAMS / command[0]), *map(str, command[1:])]
    before = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, *program], check=True, capture_output=True, cwd=folder)  # noqa: S603  our own


def _password(folder: Path) -> Path:
    file = folder / "password"
    file.write_text("only for making it\n")
    return file


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _authority(folder: Path, name: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    made = _signed(name, key.public_key(), name, key, is_authority=True)
    (folder / f"{name}.key").write_bytes(_private(key))
    file = folder / f"{name}.crt"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return file


def _certificate(folder: Path, data: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    authority = serialization.load_pem_private_key((folder / "trusted.key").read_bytes(), None)
    assert isinstance(authority, ec.EllipticCurvePrivateKey)
    made = _signed("localhost", key.public_key(), "trusted", authority, is_authority=False)
    for name, content in (("server.crt", made.public_bytes(serialization.Encoding.PEM)), ("server.key", _private(key))):
        (data / name).write_bytes(content)
        (data / name).chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(data / name, USER, USER)


def _signed(
    subject: str,
    key: ec.EllipticCurvePublicKey,
    issuer: str,
    signer: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (subject, issuer)]
    builder = (
        x509.CertificateBuilder()
        .subject_name(names[0])
        .issuer_name(names[1])
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(subject)]), critical=False)
    return builder.sign(signer, hashes.SHA256())


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
