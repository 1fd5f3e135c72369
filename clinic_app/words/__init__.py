"""Every sentence of screen and paper, by id, one file a language (``en.yaml``).

A file is a tree of keys; the id of a sentence is its keys joined by dots. Placeholders are ``{name}``. A sentence that
counts has the two forms ``one`` and ``other`` and is asked for with ``count``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clinic_app.data_files import load_all
from clinic_app.errors import ClinicError, DataFileError

FOLDER = Path(__file__).resolve().parent


class Words:
    """The sentences of one language.

    Calling it with an id returns the sentence; an id that does not exist raises ``KeyError``: that is a mistake of
    ours, found by ``test_words.py``, never a reason to show half a screen.
    """

    def __init__(self, sentences: Mapping[str, str], language: str = "en") -> None:
        self.language = language
        self._sentences = dict(sentences)

    @classmethod
    def of(cls, language: str, cache: Path | None = None) -> Words:
        """Read a shipped language.

        Raises:
            DataFileError: The file is missing or is not YAML.
        """
        path = FOLDER / f"{language}.yaml"
        data, problems = load_all([path], cache)
        if problems:
            raise DataFileError(problems[0])
        return cls(dict(_flat(data[path])), language)

    def __call__(self, sentence: str, /, **values: object) -> str:
        """Return a sentence with its placeholders filled; ``count`` chooses between ``one`` and ``other``."""
        if "count" in values:
            sentence = f"{sentence}.{'one' if values['count'] == 1 else 'other'}"
        return self._sentences[sentence].format(**values)

    def pattern(self, sentence: str) -> str:
        """Return a sentence with its placeholders unfilled, for whoever fills them later."""
        return self._sentences[sentence]

    @property
    def patterns(self) -> Mapping[str, str]:
        """All sentences by id, with their placeholders unfilled."""
        return self._sentences

    def __contains__(self, sentence: str) -> bool:
        return sentence in self._sentences

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def of_error(self, error: ClinicError) -> str:
        """Return the sentence an error stands for."""
        return self(error.sentence, **error.values)

    def placeholders(self, sentence: str) -> set[str]:
        """Return the names a sentence wants filled."""
        return {name for _, name, _, _ in string.Formatter().parse(self._sentences[sentence]) if name}


def _flat(tree: Any, above: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  a YAML tree
    if isinstance(tree, Mapping):
        for key, below in tree.items():
            yield from _flat(below, f"{above}.{key}" if above else str(key))
    else:
        yield above, str(tree)
