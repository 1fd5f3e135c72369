"""A language as its file gives it; everything in it may be missing and is then printed in English, visibly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from clinic_app.data_files import load_all
from clinic_app.errors import Problem
from clinic_app.knowledge.claims import Review
from clinic_app.knowledge.exercises import Side
from clinic_app.shapes import Fault, read

FOLDER = Path(__file__).resolve().parent
ENGLISH = "en"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
#: Words for right and left: exactly two.
TWO = 2


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a sheet for the patient says, without its order and its rules; empty where nobody has written it yet."""

    title: str = ""
    words: dict[str, str] = field(default_factory=dict)
    message: str = ""
    message_without_area: str = ""
    stop: tuple[str, ...] = ()
    emergency: str = ""
    aftercare: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """What the sheet says of one exercise."""

    title: str = ""
    steps: tuple[str, ...] = ()
    feel: str = ""
    whenever: str = ""
    stop_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    Attributes:
        language: Its code, such as ``es``; the name of its file.
        name, english_name: What it is called by those who speak it, and in English.
        direction: ``rtl`` where lines run from right to left.
        status: ``read`` once a named native clinician has read all of it.
        side_forms: Words for right and left by the placeholder that stands for them; each has the other side as
            ``other_…``.
        words: Sentences by the ids of ``words/en.yaml``, and ids of their own (see ``expected.py``).
        sheets, exercises: By id.
        zones: The patient's word for each area, by the zone's id.
        questions, hints: What a patient is asked on a screen of their own, and what stands below it: by form, then by
            the question's id there.
    """

    language: str
    name: str
    english_name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    status: Literal["draft", "read"] = "draft"
    reviewer: str = ""
    date: str = ""
    side_forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    sheets: dict[str, SheetText] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    exercises: dict[str, ExerciseText] = field(default_factory=dict)
    questions: dict[str, dict[str, str]] = field(default_factory=dict)
    hints: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Whether its file names nobody who has read it."""
        return self.status != "read" or not self.reviewer

    @property
    def review(self) -> Review:
        """Who has read it, as every thing of the knowledge says it."""
        return Review("draft") if self.is_draft else Review("reviewed", self.reviewer, self.date)

    @property
    def sentences(self) -> dict[str, str]:
        """Its words by dotted ids."""
        return dict(_flat(self.words))

    @property
    def side_placeholders(self) -> frozenset[str]:
        """The placeholders that stand for a side."""
        return frozenset(name for form in self.side_forms for name in (form, f"other_{form}"))

    def with_side(self, sentence: str, side: Side) -> str:
        """Return a sentence with every form of the sore side filled in."""
        for form, names in self.side_forms.items():
            own, other = names if side == "right" else names[::-1]
            sentence = sentence.replace(f"{{{form}}}", own).replace(f"{{other_{form}}}", other)
        return sentence


def read_language(data: Any) -> tuple[Language | None, list[Fault]]:  # noqa: ANN401  a parsed file
    """Return the language of a parsed file and what keeps it from being used."""
    found, faults = read(Language, data)
    if found is None:
        return None, faults
    for form, names in found.side_forms.items():
        if len(names) != TWO:
            faults.append(Fault(("side_forms", form), f"has {len(names)} words", "the words for right and for left"))
    if "side" not in found.side_forms:
        faults.append(Fault(("side_forms",), "“side” is missing", "write side: [RIGHT, LEFT] in this language"))
    if found.status == "read" and not found.reviewer.strip():
        faults.append(Fault(("status",), "says it was read, and not by whom", "name the clinician in “reviewer”"))
    return (None, faults) if faults else (found, faults)


def read_languages(folders: list[Path], cache: Path | None = None) -> tuple[dict[str, Language], list[Problem]]:
    """Return the languages of some folders by code, the later folder winning, and what is wrong with files left out."""
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))]
    contents, problems = load_all(paths, cache)
    found: dict[str, Language] = {}
    for path, data in contents.items():
        language, faults = read_language(data)
        problems += [fault.problem(path) for fault in faults]
        if language is None:
            continue
        if language.language == path.stem:
            found[language.language] = language
            continue
        said = f"is the language “{language.language}” in the file “{path.name}”"
        problems.append(Fault(("language",), said, f"name the file {language.language}.yaml").problem(path))
    return found, problems


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, below in tree.items():
        name = f"{above}.{key}" if above else str(key)
        if isinstance(below, Mapping):
            yield from _flat(below, name)
        else:
            yield name, str(below)
