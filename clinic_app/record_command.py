"""``clinic-app record``: make, verify, back up and restore a record without a window."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.clock import system_clock
from clinic_app.command_clinic import asked
from clinic_app.errors import ClinicError
from clinic_app.export_command import add_export

if TYPE_CHECKING:
    from clinic_app.records.backups import Backup
    from clinic_app.records.record import Record
    from clinic_app.records.vault import Vault
    from clinic_app.words import Words

ABOUT = "make, verify, back up and restore a record"


def add_record(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb with its actions to a command line."""
    actions = verbs.add_parser("record", help=ABOUT, description=ABOUT).add_subparsers(metavar="", required=True)
    add_export(actions)
    create = actions.add_parser("create", help="make a new record and print its recovery key")
    create.add_argument("folder", type=_place, metavar="PLACE", help="a folder, or the address of a clinic's server")
    for name in ("clinic", "owner"):
        create.add_argument(f"--{name}", required=True, metavar="NAME")
    for name in ("profession", "phone", "emergency"):
        create.add_argument(f"--{name}", default="")
    create.set_defaults(do=create_record)
    verify = _action(actions, "verify", verify_record, "hold a record against its chain, its digests and its backups")
    verify.add_argument("--json", action="store_true", help="print JSON")
    backup = _action(actions, "backup", back_up, "copy a record and verify the copy")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="and once more into this folder or drive")
    backup.add_argument("--list", action="store_true", help="only list what there is")
    restore = _action(actions, "restore", restore_record, "make a backup the record in a folder")
    restore.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="where the record shall lie")


def _action(actions: Any, name: str, do: Any, about: str) -> argparse.ArgumentParser:  # noqa: ANN401  argparse's own types
    parser: argparse.ArgumentParser = actions.add_parser(name, help=about, description=about)
    parser.add_argument("folder", type=_place, metavar="PLACE", help="a folder, or the address of a clinic's server")
    parser.add_argument("--recovery-key", action="store_true", help="ask for the recovery key instead of a password")
    parser.set_defaults(do=do)
    return parser


def _place(said: str) -> Path | str:
    """Return a folder, or the address of a server as it was written."""
    from clinic_app.visit.opening import is_server  # noqa: PLC0415  only once the verb is known

    return said if is_server(said) else Path(said)


# -- one function a verb


def create_record(options: argparse.Namespace) -> int:
    """Make a record and print its recovery key.

    Raises:
        ClinicError: The password may not be used, a name is missing, or the folder cannot be written.
    """
    from clinic_app.records.server import without_password  # noqa: PLC0415  other verbs do without
    from clinic_app.visit.opening import NewClinic, make_on_server, make_record  # noqa: PLC0415

    words = _words()
    settings = {"clinic_name": options.clinic, "phone": options.phone, "emergency": options.emergency}
    password = asked(words("record_command.password"))
    if sys.stdin.isatty() and asked(words("record_command.again")) != password:
        raise ClinicError("new_record.differ")
    new = NewClinic(settings, options.owner, options.profession, password)
    on_server = isinstance(options.folder, str)
    printed = (make_on_server if on_server else make_record)(options.folder, new, system_clock)
    print(words("record_command.made", place=without_password(options.folder) if on_server else options.folder))
    print(printed)
    return 0


def verify_record(options: argparse.Namespace) -> int:
    """Verify a record, say what is amiss in sentences, and return 1 where anything is.

    Raises:
        ClinicError: The record cannot be opened or read.
    """
    from clinic_app.records.verification import known_heads, verify  # noqa: PLC0415
    from clinic_app.visit.record_check import sentences  # noqa: PLC0415

    words = _words()
    with closing(_opened(options)) as record:
        heads = known_heads(record)
        if record.pages is not None:
            record.pages.check_all()
        found = verify(record, heads)
        said = sentences(record, found, words)
    if options.json:
        amiss = [{"id": one.sentence, "seq": one.seq, "visit": one.visit, **one.values} for one in found.amiss]
        print(json.dumps({"entries": found.links, "head": found.head.hash, "amiss": amiss}))
    else:
        print("\n".join(said))
    return 0 if found.is_whole else 1


def back_up(options: argparse.Namespace) -> int:
    """Back a record up, or list its backups.

    Raises:
        ClinicError: The record cannot be opened, or a place takes no copy.
    """
    words = _words()
    with closing(_opened(options)) as record:
        if record.backups is None:
            raise ClinicError("backup.not_here")
        if options.list:
            every = [*record.backups.all, *(record.backups.at(options.to) if options.to else ())]
            print("\n".join(_line(one, words) for one in every))
            return 0
        made = [record.backups.take(record, system_clock().utc, "asked")]
        if options.to is not None:
            made.append(record.backups.copy_to(made[0], options.to))
    for one in made:
        print(words("backup.made", place=one.folder))
    return 0


def restore_record(options: argparse.Namespace) -> int:
    """Make a backup the record in a folder; what lies there is set aside.

    Raises:
        ClinicError: It is no backup, it is damaged, the password is nobody's in it, or the place cannot be written.
    """
    from clinic_app.visit.note_sheet import day_words  # noqa: PLC0415
    from clinic_app.visit.restore import restore_backup  # noqa: PLC0415

    words = _words()
    done = restore_backup(options.folder, options.into, lambda keys: _keys(keys, options, words), system_clock)
    print(words("backup.restored", place=options.into, day=day_words(words, done.backup.made.date())))
    if done.aside is not None:
        print(words("backup.aside", place=done.aside))
    return 0


# -- what they share


def _opened(options: argparse.Namespace) -> Record:
    from clinic_app.visit.opening import keys_of, open_with  # noqa: PLC0415

    if isinstance(options.folder, str):  # the server lets in, no password of ours opens its rows
        from clinic_app.records.server import open_record  # noqa: PLC0415

        return open_record(options.folder)
    return open_with(options.folder, _keys(keys_of(options.folder), options, _words()))[0]


def _keys(vault: Vault, options: argparse.Namespace, words: Words) -> tuple[bytes, ...]:
    """Ask for a password or the recovery key, and return the keys it stands for, the newest first."""
    if options.recovery_key:
        return vault.keys_for_recovery_key(asked(words("record_command.recovery_key")))
    return vault.keys_for(asked(words("record_command.password")))[0]


def _line(backup: Backup, words: Words) -> str:
    megabytes = f"{backup.bytes / 1e6:.1f}"
    day = f"{backup.made.astimezone():%Y-%m-%d %H:%M}"
    return words("backup.listed", day=day, entries=backup.seq, megabytes=megabytes, place=backup.folder)


def _words() -> Words:
    from clinic_app.words import Words  # noqa: PLC0415

    return Words.of("en")
