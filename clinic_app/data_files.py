"""Reads our YAML files: one loader, one cache keyed by content, one way to find the line of a mistake.

YAML 1.1 would read ``side: no`` as False and ``12:30`` as 750; our loader knows the booleans ``true`` and ``false``
only (YAML 1.2), plain integers and decimals, and leaves every other word a word.
"""

from __future__ import annotations

import functools
import json
import os
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import DataFileError, Problem

if TYPE_CHECKING:
    import yaml

# Change when the loader reads the same bytes differently; old cache files are then never found again.
CACHE_FORMAT = "1"

Place = tuple[str | int, ...]


def load(path: Path) -> Any:  # noqa: ANN401  YAML holds whatever its author wrote; shapes.py gives it a type
    """Return what a YAML (or JSON) file says as plain Python values.

    Raises:
        DataFileError: The file is missing, not text, not YAML, or names a key twice.
    """
    text = read_text(path)
    if path.suffix == ".json":
        return _load_json(path, text)
    loader, node = _compose(path, text)
    if node is None:
        return None
    _refuse_what_is_hidden(path, node)
    return _constructed(path, loader, node)


def load_all(paths: Iterable[Path], cache: Path | None = None) -> tuple[dict[Path, Any], list[Problem]]:
    """Return the content of many files, and a problem for each that could not be read.

    With a cache folder the parsed values are kept there as JSON under the digest of all bytes read, so that the next
    start costs a few milliseconds instead of a quarter of a second.
    """
    contents: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            contents[path] = path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), 1, f"cannot be read: {error.strerror}"))
    kept = _kept_under(contents, cache)
    values = _kept_values(kept) if kept is not None else None
    if values is not None and len(values) == len(contents):
        return dict(zip(contents, values, strict=True)), problems
    data: dict[Path, Any] = {}
    for path in contents:
        try:
            data[path] = load(path)
        except DataFileError as error:
            problems.append(error.problem)
    if kept is not None and not problems:
        _keep(kept, list(data.values()))
    return data, problems


def dumped(values: Any) -> str:  # noqa: ANN401  whatever load() gives
    """Return plain values as YAML that ``load`` reads as just these values."""
    import yaml  # noqa: PLC0415

    class Plain(yaml.SafeDumper):
        """Writes everything out, as our loader wants it."""

        def ignore_aliases(self, _data: object) -> bool:
            return True

    def number(dumper: yaml.SafeDumper, value: float) -> yaml.ScalarNode:
        written = f"{value:.12f}".rstrip("0")
        return dumper.represent_scalar("tag:yaml.org,2002:float", written + ("0" if written.endswith(".") else ""))

    Plain.add_representer(float, number)
    return yaml.dump(values, Dumper=Plain, allow_unicode=True, sort_keys=False, width=120)


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        DataFileError: The file is missing or is not UTF-8 text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataFileError(Problem(str(path), 1, f"cannot be read: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise DataFileError(Problem(str(path), line, "is not UTF-8 text", "save it as UTF-8")) from error


def line_of(path: Path, place: Place) -> int:
    """Return the line (from 1) where a value stands; ``place`` is its path of keys and indexes.

    Where the place does not exist (a key is missing, say) the line of the nearest thing around it is returned.
    """
    if path.suffix == ".json":
        return 1
    try:
        node = _last_composed(path, read_text(path))
    except DataFileError as error:
        return error.problem.line
    line = 1
    for step in place:
        found = _child(node, step)
        if found is None:
            break
        node, line = found
    return line


def _kept_under(contents: Mapping[Path, bytes], cache: Path | None) -> Path | None:
    if cache is None or not contents:
        return None
    # Two checksums and the length, 96 bits together, tell edited files apart. Nobody is kept out by this, and hashlib
    # would load OpenSSL before the first paint.
    everything = b"\0".join(
        [CACHE_FORMAT.encode(), *(one for path, text in contents.items() for one in (path.name.encode(), text))]
    )
    digest = f"{zlib.crc32(everything):08x}{zlib.adler32(everything):08x}{len(everything):08x}"
    return cache / f"{digest}.json"


def _kept_values(kept: Path) -> list[Any] | None:
    """Return what a cache file holds; one that is not there or is damaged is as good as none."""
    try:
        values = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, list) else None


def _keep(kept: Path, values: Sequence[Any]) -> None:
    """Write a cache file whole or not at all; a cache that cannot be written is no reason to stop."""
    try:
        import tempfile  # noqa: PLC0415  on the first start only

        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as part:
                json.dump(values, part, ensure_ascii=False)
            Path(name).replace(kept)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return


def _load_json(path: Path, text: str) -> Any:  # noqa: ANN401  as load()
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DataFileError(Problem(str(path), error.lineno, f"is not JSON: {error.msg}")) from error
    except ValueError as error:  # a number of more digits than Python takes
        raise DataFileError(Problem(str(path), 1, f"cannot be read: {error}")) from error
    except RecursionError as error:
        raise DataFileError(Problem(str(path), 1, "is nested too deeply to be read")) from error


def _compose(path: Path, text: str) -> tuple[yaml.SafeLoader, yaml.Node | None]:
    import yaml  # noqa: PLC0415  the cache makes most starts do without it

    try:
        loader = _loader_class()(text)
        return loader, loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        hint = "check the indentation and quotes above this line"
        raise DataFileError(_not_yaml(path, error, hint)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DataFileError(Problem(str(path), 1, f"is not YAML: {' '.join(str(error).split())}")) from error


@functools.lru_cache(maxsize=1)
def _last_composed(path: Path, text: str) -> yaml.Node | None:
    """Return a file's nodes, kept because faults of one file are looked up one after the other."""
    return _compose(path, text)[1]


def _constructed(path: Path, loader: yaml.SafeLoader, node: yaml.Node) -> Any:  # noqa: ANN401  as load()
    import yaml  # noqa: PLC0415

    try:
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:  # a tag, say, that asks for one of Python's own objects
        raise DataFileError(_not_yaml(path, error, "write plain words, numbers, lists and keys only")) from error
    except RecursionError as error:
        raise DataFileError(Problem(str(path), 1, "is nested too deeply to be read")) from error


def _not_yaml(path: Path, error: yaml.MarkedYAMLError, hint: str) -> Problem:
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    what = " ".join(part for part in (error.context, error.problem) if part)
    return Problem(str(path), line, f"is not YAML: {what}", hint)


@functools.cache
def _loader_class() -> type[yaml.SafeLoader]:
    import yaml  # noqa: PLC0415

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: type[yaml.SafeLoader] = type("PlainWordsLoader", (base,), {"yaml_implicit_resolvers": {}})
    plain = "tag:yaml.org,2002:"
    loader.add_implicit_resolver(f"{plain}bool", re.compile(r"^(?:true|false)$"), list("tf"))
    loader.add_implicit_resolver(f"{plain}int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
    loader.add_implicit_resolver(f"{plain}float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))
    loader.add_implicit_resolver(f"{plain}null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
    return loader


def _refuse_what_is_hidden(path: Path, node: yaml.Node) -> None:
    """Refuse what YAML allows and a reader would miss: a key named twice, a key that is no word, an alias.

    Of two equal keys YAML would silently keep the later one; with aliases a few lines can stand for a billion.
    """
    import yaml  # noqa: PLC0415

    waiting, met = [node], {id(node)}
    while waiting:
        here = waiting.pop()
        below: list[yaml.Node] = []
        if isinstance(here, yaml.MappingNode):
            _refuse_keys(path, here)
            below = [value for _, value in here.value]
        elif isinstance(here, yaml.SequenceNode):
            below = here.value
        for one in below:
            if id(one) in met:
                what = "is named with & and used again with *"
                raise DataFileError(Problem(str(path), one.start_mark.line + 1, what, "write it out each time"))
            met.add(id(one))
            waiting.append(one)


def _refuse_keys(path: Path, mapping: yaml.MappingNode) -> None:
    import yaml  # noqa: PLC0415

    seen: set[str] = set()
    for key, _ in mapping.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise DataFileError(Problem(str(path), line, "has a key that is a list or keys with values"))
        if key.value in seen:
            raise DataFileError(Problem(str(path), line, f"names “{key.value}” twice"))
        seen.add(key.value)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    import yaml  # noqa: PLC0415

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found = node.value[step]
        return found, found.start_mark.line + 1
    return None
