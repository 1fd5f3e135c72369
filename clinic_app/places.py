"""Where things lie on this machine: shipped files, the clinic's own files, records, the cache.

The only module that knows that an installed copy keeps ``forms/`` and ``templates/`` inside the package
(``clinic_app/shipped``), while a checkout has them beside it.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the folder ``forms`` or ``templates`` as it came with the program."""
    installed = PACKAGE / "shipped" / folder
    return installed if installed.is_dir() else PACKAGE.parent / folder


def user_folder() -> Path:
    """Return the folder that holds this person's records and own files; ``CLINIC_APP_HOME`` overrides it."""
    override = os.environ.get("CLINIC_APP_HOME")
    if override:
        return Path(override)
    from platformdirs import user_data_path  # noqa: PLC0415  only where nobody chose the folder

    return user_data_path("clinic-app", appauthor=False)


def records() -> Path:
    """Return the folder under which each record is one folder."""
    return user_folder() / "records"


def clinic_files(folder: str) -> Path:
    """Return the clinic's own ``forms``, ``templates`` …: read after the shipped ones, winning by id."""
    return user_folder() / folder


def cache() -> Path:
    """Return where parsed data files are kept for the next start; holds nothing about patients."""
    return user_folder() / "cache"
