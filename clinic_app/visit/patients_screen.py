"""A second computer for patients: what it needs in one file, how the clinic's server is made ready, how answers go."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.faults import of_system
from clinic_app.records.kiosk_box import FolderBox
from clinic_app.records.rows import EventRow
from clinic_app.records.server import ROOT, with_certificate
from clinic_app.records.whole_file import write_whole
from clinic_app.visit.asked import languages_of
from clinic_app.visit.guard import refuse, unguarded
from clinic_app.visit.kiosk import public_key
from clinic_app.visit.several_rooms import lies_on_server

if TYPE_CHECKING:
    from sqlalchemy import URL

    from clinic_app.visit.clinic import Clinic

#: The setting that keeps what the newest file says, for a screen that is handed over in one of the rooms.
SCREEN = "patients_screen"
SET_UP = "screen_set_up"
MAY = "keep_settings"
#: Below this person's own folder: the file, and sealed what could not be sent yet.
FOLDER = "patients-screen"
FILE, AUTHORITY = "screen.json", "authority.crt"
#: Libpq's own word where the system knows who signed the server's certificate.
BY_SYSTEM = "system"
#: Only the account that runs the screen reads its file.
OWN = 0o600


@dataclass(frozen=True, slots=True)
class PatientsScreen:
    """What a patients' screen knows: nothing that opens anything of the clinic.

    Attributes:
        public: The public half of the record's keys for patients' answers.
        languages: Languages besides English, each with whether it is a draft.
        clinic: The clinic's name.
        address: The server's, with the role that may only put in; empty where answers wait on this computer.
        authority: The certificate that signed the server's, as PEM; empty where the address needs none.
    """

    public: str
    languages: tuple[tuple[str, bool], ...] = ()
    clinic: str = ""
    address: str = ""
    authority: str = ""

    def written(self) -> str:
        """Return it as its file says it."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)


def read_screen(text: str) -> PatientsScreen:
    """Return the screen a file tells of.

    Raises:
        ClinicError: It is no such file.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        languages = tuple((str(code), bool(is_draft)) for code, is_draft in told["languages"])
        names = ("public", "clinic", "address", "authority")
        return PatientsScreen(languages=languages, **{name: str(told[name]) for name in names})
    except (ValueError, KeyError, TypeError) as error:
        raise ClinicError("screens.not_ours") from error


def screen_of(clinic: Clinic) -> PatientsScreen:
    """Return what a screen handed over here needs: the server's role too, where one was set up.

    Raises:
        ClinicError: The record did not take its keys for patients' answers.
    """
    kept = unguarded(clinic.record).settings.all().get(SCREEN)
    known = read_screen(str(kept)) if kept else PatientsScreen("")
    name = str(clinic.settings.get("clinic_name", ""))
    return replace(known, public=public_key(clinic), languages=tuple(languages_of(clinic)), clinic=name)


# -- in the clinic's own program


def may_set_up(clinic: Clinic) -> bool:
    """Say whether there is a server, and whether whoever is signed on may let a screen in there."""
    return clinic.may(MAY) and lies_on_server(unguarded(clinic.record))


def new_password() -> str:
    """Return a password for the server's role, which nobody has to remember."""
    return secrets.token_urlsafe(24)


def set_up(clinic: Clinic, password: str) -> PatientsScreen:
    """Make the server ready for a patients' screen, with this password; files made before open nothing any more.

    Raises:
        ClinicError: It is not for whoever is signed on; there is no server; the server lets only its administrator
            make the role (the sentence carries the line); or the role may do more than put in.
    """
    if not clinic.may(MAY):
        refuse(clinic, MAY)
    record = unguarded(clinic.record)
    if not lies_on_server(record):
        raise ClinicError("screens.no_server")
    from clinic_app.records.kiosk_sending import try_out  # noqa: PLC0415  psycopg, only with a server
    from clinic_app.records.kiosk_table import KioskTable  # noqa: PLC0415

    table = KioskTable(record)
    address, authority = _for_role(record.engine.url, table.role, password)
    screen = replace(screen_of(clinic), address=address, authority=authority)
    here = str(record.engine.url.set(username=table.role, password=password).render_as_string(hide_password=False))
    _let_in(partial(table.let_role_in, password), partial(try_out, here))
    table.make()
    try_out(here)
    record.settings.put({SCREEN: screen.written()})
    record.events.append(EventRow(str(uuid4()), SET_UP, clinic.clock(), clinic.person.id, detail={"role": table.role}))
    return screen


def _let_in(make: Callable[[], None], try_out: Callable[[], None]) -> None:
    """Make the role; where that is the administrator's, it may have been made as asked since."""
    try:
        make()
    except ClinicError as error:
        if error.sentence != "screens.ask_administrator":
            raise
        try:
            try_out()
        except ClinicError as still:
            if still.sentence == "record.server_refuses":
                raise error from still
            if still.sentence != "screens.no_table":
                raise


def _for_role(url: URL, role: str, password: str) -> tuple[str, str]:
    """Return the address for the role as another computer can use it, and the certificate that is to lie there."""
    root, authority = str(url.query.get(ROOT, "")), ""
    address = url.set(username=role, password=password)
    if root and root != BY_SYSTEM:
        try:
            authority = Path(root).read_text(encoding="utf-8")
        except OSError as error:
            raise ClinicError("record.no_certificate") from error
        address = address.difference_update_query([ROOT])
    return address.render_as_string(hide_password=False), authority


def write_file(screen: PatientsScreen, place: Path) -> None:
    """Write the file that is carried to the second computer; nobody but its owner may read it.

    Raises:
        ClinicError: The place cannot be written.
    """
    write_whole(place, screen.written())
    place.chmod(OWN)


# -- on the patients' screen


def keep(screen: PatientsScreen, folder: Path) -> None:
    """Keep on this computer what its file says.

    Raises:
        ClinicError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error, folder) from error
    write_file(screen, folder / FILE)
    write_whole(folder / AUTHORITY, screen.authority)


def kept(folder: Path) -> PatientsScreen:
    """Return what was kept on this computer.

    Raises:
        ClinicError: Nothing was.
    """
    try:
        return read_screen((folder / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise ClinicError("screens.no_file") from error


def address_of(screen: PatientsScreen, folder: Path) -> str:
    """Return the server's address with the certificate that lies in a folder of this computer."""
    return with_certificate(screen.address, folder / AUTHORITY) if screen.authority else screen.address


def sender(screen: PatientsScreen, folder: Path) -> Callable[[], int]:
    """Return what sends every piece that waits in a folder to the server, and says how many it took."""
    from clinic_app.records.kiosk_sending import send_all  # noqa: PLC0415  psycopg, only with a server

    return partial(send_all, folder, address_of(screen, folder))


def waiting(folder: Path) -> int:
    """Return how many pieces wait in a folder to be sent."""
    return len(FolderBox(folder).files())


def try_screen(screen: PatientsScreen, folder: Path) -> None:
    """Make sure from this computer that the server takes its answers and lets it read nothing.

    Raises:
        ClinicError: It does not.
    """
    from clinic_app.records.kiosk_sending import try_out  # noqa: PLC0415  as above

    try_out(address_of(screen, folder))
