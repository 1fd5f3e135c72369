"""The box for patients' answers on a clinic's server: a table of its own, and a role that may only put in.

It lies in a schema beside the record's tables, made when the clinic sets a patients' screen up. So no migration knows
it, a copy of the database holds it, and the role has nothing of the record in its reach: the server itself refuses
every other statement, whatever somebody does with the second computer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from psycopg import Connection as Psycopg
from psycopg import errors, sql
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from clinic_app.records.record import Record

#: What the role is called after the database it belongs to.
ENDING = "_screen"
#: No piece of a sitting comes near it: one gesture, and once for each form its questions.
LARGEST_PIECE = 4 * 1024 * 1024
#: A second computer needs one at a time; whoever takes the file home cannot use up the server's connections.
CONNECTIONS = 4
IS_THERE = text("SELECT to_regclass('kiosk.piece') IS NOT NULL")
PIECES = text("SELECT id, sealed FROM kiosk.piece WHERE NOT aside ORDER BY seq")
FORGET = text("DELETE FROM kiosk.piece WHERE id = :id")
SET_ASIDE = text("UPDATE kiosk.piece SET aside = true WHERE id = :id")
MAKE = (
    "CREATE SCHEMA IF NOT EXISTS kiosk",
    f"""CREATE TABLE IF NOT EXISTS kiosk.piece (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        id uuid PRIMARY KEY,
        sealed bytea NOT NULL CHECK (octet_length(sealed) <= {LARGEST_PIECE}),
        aside boolean NOT NULL DEFAULT false)""",
    "REVOKE ALL ON SCHEMA kiosk FROM PUBLIC",
    "REVOKE ALL ON kiosk.piece FROM PUBLIC",
)
#: The relations of the database that a role may read, or change in another way than by putting pieces in; the roles it
#: can become; itself, where it stands above what a server refuses.
IN_REACH = text("""
    SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND n.nspname NOT LIKE 'pg_toast%'
      AND (has_any_column_privilege(:role, c.oid, 'SELECT') OR has_any_column_privilege(:role, c.oid, 'UPDATE')
           OR has_table_privilege(:role, c.oid, 'DELETE, TRUNCATE, TRIGGER')
           OR (has_any_column_privilege(:role, c.oid, 'INSERT') AND c.oid <> 'kiosk.piece'::regclass))
    UNION SELECT other.rolname FROM pg_auth_members m JOIN pg_roles other ON other.oid = m.roleid
        JOIN pg_roles own ON own.oid = m.member WHERE own.rolname = :role
    UNION SELECT rolname FROM pg_roles WHERE rolname = :role
        AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
""")


class KioskTable:
    """The pieces on the server, as the clinic sees them; nothing where no patients' screen was ever set up."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @property
    def role(self) -> str:
        """The name of the role that may put in, and nothing else."""
        return f"{self._record.engine.url.database}{ENDING}"

    def pieces(self) -> Iterator[tuple[str, bytes]]:
        """Yield every piece with its id, in the order they came.

        Raises:
            ClinicError: The server does not answer.
        """
        with self._record.read() as connection:
            found = connection.execute(PIECES).all() if connection.execute(IS_THERE).scalar_one() else []
        yield from ((str(one.id), bytes(one.sealed)) for one in found)

    def forget(self, piece: str) -> None:
        """Take a piece out.

        Raises:
            ClinicError: The server does not answer; it is met again, and stored twice is stored once.
        """
        with self._record.write() as connection:
            connection.execute(FORGET, {"id": piece})

    def set_aside(self, piece: str) -> None:
        """Leave a piece in the table and yield it no more.

        Raises:
            ClinicError: The server does not answer.
        """
        with self._record.write() as connection:
            connection.execute(SET_ASIDE, {"id": piece})

    def make(self) -> None:
        """Make the table where it is missing, and let the role put pieces in.

        Raises:
            ClinicError: The server does not let us, or the role may do more than that; nothing is changed then.
        """
        with self._record.write() as connection:
            for one in MAKE:
                connection.exec_driver_sql(one)
            role = sql.Identifier(self.role)
            database = sql.Identifier(str(self._record.engine.url.database))
            _run(connection, sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, role))
            _run(connection, sql.SQL("GRANT USAGE ON SCHEMA kiosk TO {}").format(role))
            _run(connection, sql.SQL("GRANT INSERT (id, sealed) ON kiosk.piece TO {}").format(role))
            reached = connection.execute(IN_REACH, {"role": self.role}).scalars().all()
            if reached:
                raise ClinicError("screens.may_more", role=self.role, tables=", ".join(sorted(reached)))

    def let_role_in(self, password: str) -> None:
        """Make the role, or give it another password; an older one opens nothing from then on.

        Raises:
            ClinicError: The server lets only its administrator do that; the sentence carries the line to be typed.
        """
        with self._record.write() as connection:
            line = self._line(connection, password)
            try:
                with connection.begin_nested():
                    connection.exec_driver_sql(line)
            except ProgrammingError as error:
                if isinstance(error.orig, errors.InsufficientPrivilege):
                    raise ClinicError("screens.ask_administrator", line=f"{line};") from error
                raise

    def _line(self, connection: Connection, password: str) -> str:
        """Return the statement that lets the role in: with the password's SCRAM verifier, never with the password."""
        known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": self.role}).first()
        driver = _driver(connection)
        verifier = driver.pgconn.encrypt_password(password.encode(), self.role.encode(), b"scram-sha-256").decode()
        said = sql.SQL("{} ROLE {} LOGIN NOINHERIT CONNECTION LIMIT {} PASSWORD {}").format(
            sql.SQL("ALTER" if known else "CREATE"), sql.Identifier(self.role), sql.Literal(CONNECTIONS), verifier
        )
        return said.as_string(driver)


def _driver(connection: Connection) -> Psycopg[tuple[object, ...]]:
    return cast("Psycopg[tuple[object, ...]]", connection.connection.driver_connection)


def _run(connection: Connection, statement: sql.Composed) -> None:
    connection.exec_driver_sql(statement.as_string(_driver(connection)))
