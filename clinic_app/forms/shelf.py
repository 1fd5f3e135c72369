"""All forms of the program and of the clinic, read from their folders; a clinic's own form wins by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from clinic_app.data_files import line_of, load_all
from clinic_app.errors import Problem
from clinic_app.forms import notation, resource
from clinic_app.forms.notation_values import are_options
from clinic_app.forms.questionnaire import Questionnaire

#: The file beside the forms that holds their shared option lists.
OPTION_LISTS = "option_lists.yaml"


class Shelf:
    """Forms by id, in the order of their files.

    Attributes:
        problems: What is wrong with files that were read or left out.
        files: The file each form came from, by its id.
        lists: The named option lists its forms are read with.
    """

    def __init__(self, lists: Mapping[str, notation.Options] | None = None) -> None:
        self.problems: list[Problem] = []
        self.files: dict[str, Path] = {}
        self.lists: dict[str, notation.Options] = dict(lists or {})
        self._forms: dict[str, Questionnaire] = {}
        self._as_asked: dict[str, Questionnaire] = {}  # by the hash of what it holds, which is never another's

    def __getitem__(self, form_id: str) -> Questionnaire:
        return self._forms[form_id]

    def __contains__(self, form_id: object) -> bool:
        return form_id in self._forms

    def __iter__(self) -> Iterator[Questionnaire]:
        return iter(self._forms.values())

    def __len__(self) -> int:
        return len(self._forms)

    def by_hash(self, content_hash: str) -> Questionnaire | None:
        """Return the form whose resource has this hash, if it is still here unchanged."""
        return next((form for form in self if form.hash == content_hash), None)

    def as_asked(self, content_hash: str, body: Callable[[str], Any]) -> Questionnaire:
        """Return the form whose resource has this hash; one that is not here any more is read, once, from its body."""
        if content_hash not in self._as_asked:
            self._as_asked[content_hash] = self.by_hash(content_hash) or resource.read(body(content_hash))[0]
        return self._as_asked[content_hash]

    def take(self, path: Path, data: Any) -> None:  # noqa: ANN401  a parsed file
        """Put the form or the option lists of a parsed file on the shelf, or name what is wrong with it."""
        if path.name == OPTION_LISTS:
            self.lists |= _lists(path, data, self)
        else:
            _read(path, data, self)

    def place(self, form: Questionnaire, file: Path) -> None:
        """Put a form on the shelf; one with the same id makes way."""
        self._forms[form.id] = form
        self.files[form.id] = file


def read_forms(folders: Iterable[Path], lists: Mapping[str, notation.Options], cache: Path | None = None) -> Shelf:
    """Read every form in the folders, later folders winning by id.

    Args:
        folders: Where to look; files are ``.yaml`` in short notation or ``.json`` FHIR Questionnaires.
        lists: Option lists that come from elsewhere (zones, muscles).
        cache: Where parsed files are kept for the next start.
    """
    shelf = Shelf(lists)
    paths = [path for folder in folders if folder.is_dir() for path in _form_files(folder)]
    contents, problems = load_all(paths, cache)
    shelf.problems.extend(problems)
    shelf.lists["treatments"] = dict(_treatments(contents.values()))
    for path, data in sorted(contents.items(), key=lambda one: one[0].name != OPTION_LISTS):  # lists before forms
        shelf.take(path, data)
    return shelf


def _treatments(contents: Iterable[Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every treatment's id with its title, for questions about treatments."""
    for data in contents:
        if isinstance(data, Mapping) and "treatment" in data and "form" in data:
            yield str(data["form"]), {"text": str(data.get("title", data["form"]))}


def _lists(path: Path, data: Any, shelf: Shelf) -> dict[str, notation.Options]:  # noqa: ANN401  a parsed file
    """Return the option lists of a file: name → code → what it is; what is no list of options is named and left out."""
    if not isinstance(data, Mapping):
        shelf.problems.append(Problem(str(path), 1, "should be keys with values: the name of a list and its options"))
        return {}
    found: dict[str, notation.Options] = {}
    for name, options in data.items():
        if are_options(options):
            found[str(name)] = options
        else:
            line = line_of(path, (str(name),))
            shelf.problems.append(Problem(str(path), line, f"the list “{name}” should be codes with their words"))
    return found


def _form_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".json"))


def _read(path: Path, data: Any, shelf: Shelf) -> None:  # noqa: ANN401
    if path.suffix == ".yaml":
        expanded, faults = notation.expand(data, shelf.lists)
        shelf.problems.extend(fault.problem(path) for fault in faults)
        if faults:
            return
    else:
        expanded = data
    try:
        form, warnings = resource.read(expanded)
    except (ValueError, AttributeError, TypeError) as error:
        shelf.problems.append(Problem(str(path), 1, str(error)))
        return
    shelf.problems.extend(Problem(str(path), 1, warning) for warning in warnings)
    shelf.place(form, path)
