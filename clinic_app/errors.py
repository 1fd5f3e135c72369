"""The two kinds of bad news: an error a person can act on, and a problem found in a data file."""

from __future__ import annotations

from dataclasses import dataclass


class ClinicError(Exception):
    """Something the person at the screen can act on.

    Attributes:
        sentence: Id of the sentence in ``words/``, such as ``record.wrong_password``.
        values: What the sentence's placeholders stand for.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one data file, said so that its author finds it."""

    file: str
    line: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Return ``file:line: what, did you mean …``."""
        return f"{self.file}:{self.line}: {self.what}{f', {self.hint}' if self.hint else ''}"


class DataFileError(Exception):
    """A data file that cannot be read at all; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
