"""``clinic-app kiosk``: this computer asks patients, and puts their answers into the clinic's server."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app import places
from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from clinic_app.visit.patients_screen import PatientsScreen

ABOUT = "ask patients on a second computer; their answers go to the clinic's server"


def add_kiosk(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb to a command line."""
    parser = verbs.add_parser("kiosk", help=ABOUT, description=ABOUT)
    parser.add_argument("file", nargs="?", type=Path, help="what the clinic's program has written; needed once")
    parser.add_argument("--check", action="store_true", help="only try whether the server takes this screen's answers")
    parser.set_defaults(do=_kiosk)


def _kiosk(options: argparse.Namespace) -> int:
    from clinic_app.visit import patients_screen as screens  # noqa: PLC0415  other verbs do without

    folder = places.user_folder() / screens.FOLDER
    if options.file is not None:
        try:
            said = options.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ClinicError("screens.not_ours") from error
        screens.keep(screens.read_screen(said), folder)
    screen = screens.kept(folder)
    return _check(screen, folder) if options.check else _run(screen, folder)


def _check(screen: PatientsScreen, folder: Path) -> int:
    from clinic_app.visit.patients_screen import try_screen  # noqa: PLC0415  as above
    from clinic_app.words import Words  # noqa: PLC0415

    try_screen(screen, folder)
    print(Words.of("en")("screens.tried"))
    return 0


def _run(screen: PatientsScreen, folder: Path) -> int:
    from clinic_app.clock import system_clock  # noqa: PLC0415  the check does without
    from clinic_app.crash import install_crash_page  # noqa: PLC0415
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415
    from clinic_app.ui.kiosk.patients_window import run_patients_screen  # noqa: PLC0415

    words = read_words()
    install_crash_page(words)
    return run_patients_screen(screen, folder, read_reference(words).reference, words, system_clock)
