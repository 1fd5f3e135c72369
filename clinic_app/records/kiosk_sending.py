"""Pieces from a patients' screen to the clinic's server, signed on as the role that may only put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from psycopg import errors

from clinic_app.errors import ClinicError
from clinic_app.records.chain import CHANNEL
from clinic_app.records.faults import sentence_of_server
from clinic_app.records.kiosk_box import FolderBox, name_of
from clinic_app.records.server import HURRIED, STATEMENT_MS, plain

if TYPE_CHECKING:
    from pathlib import Path

#: A piece that is there already (the line was cut before the server's yes arrived) is not put in again.
PUT = "INSERT INTO kiosk.piece (id, sealed) VALUES (%s, %s) ON CONFLICT DO NOTHING"
#: Other rooms are told the number of the newest row; here there is none yet, only something to take in.
TELL = f"SELECT pg_notify('{CHANNEL}', '0')"
#: What the role is not let to do, tried from the second computer itself.
LOOK = "SELECT sealed FROM kiosk.piece LIMIT 1"


def send_all(folder: Path, address: str) -> int:
    """Put every piece that waits below a folder into the table, oldest first; return how many it took.

    A piece leaves the folder only once the server has committed it.

    Raises:
        ClinicError: The server is away, or does not let this screen in; what was not sent still waits.
    """
    box, sent = FolderBox(folder), 0
    waiting = list(box.pieces())
    if not waiting:
        return 0
    with _connected(address) as connection:
        for file, sealed in waiting:
            try:
                with connection.transaction():
                    connection.execute(PUT, (name_of(file), sealed))
                    connection.execute(TELL)
            except errors.InsufficientPrivilege as error:
                raise ClinicError("record.server_refuses") from error
            except psycopg.Error as error:
                raise sentence_of_server(error) from error
            box.forget(file)
            sent += 1
    return sent


def try_out(address: str) -> None:
    """Make sure that the server lets this screen in, and that it refuses to let it read.

    Raises:
        ClinicError: It does not let it in, or it lets it read.
    """
    with _connected(address) as connection:
        try:
            connection.execute(LOOK)
        except errors.InsufficientPrivilege:
            return
        except (errors.UndefinedTable, errors.InvalidSchemaName):
            raise ClinicError("screens.no_table") from None
        except psycopg.Error as error:
            raise sentence_of_server(error) from error
    raise ClinicError("screens.may_read")


def _connected(address: str) -> psycopg.Connection[tuple[object, ...]]:
    try:
        options = f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={STATEMENT_MS}"
        return psycopg.connect(plain(address), autocommit=True, options=options, **HURRIED)
    except psycopg.Error as error:
        raise sentence_of_server(error) from error
