"""All languages of this program and this clinic, read when somebody first asks for one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from clinic_app.errors import Problem
from clinic_app.languages.language import FOLDER, Language, read_languages


@dataclass(frozen=True)
class LanguageShelf:
    """Languages by code.

    Attributes:
        folders: Where their files lie; a later folder wins.
        cache: Where parsed files are kept.
    """

    folders: tuple[Path, ...] = (FOLDER,)
    cache: Path | None = field(default=None, compare=False)

    @property
    def known(self) -> dict[str, Language]:
        """The languages whose file can be used, in the order of their codes."""
        return self._read[0]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files that were left out."""
        return self._read[1]

    @property
    def files(self) -> dict[str, Path]:
        """The file of each known language."""
        there = {path.stem: path for folder in self.folders for path in sorted(folder.glob("*.yaml"))}
        return {code: there[code] for code in self.known}

    @cached_property
    def _read(self) -> tuple[dict[str, Language], list[Problem]]:
        found, problems = read_languages(list(self.folders), self.cache)
        return dict(sorted(found.items())), problems
