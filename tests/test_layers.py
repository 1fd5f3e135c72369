"""Who may import whom; what may be imported where; everything else is a fault."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "clinic_app"

#: Folder → folders of ours it may import. Single files beside them are named by their file.
MAY_IMPORT = {
    "forms": set(),
    "knowledge": {"forms"},
    "reasoning": {"knowledge", "forms"},
    "drawing": {"knowledge"},
    "records": set(),
    "languages": {"knowledge"},
    "visit": {"records", "reasoning", "knowledge", "languages", "forms", "words"},
    "documents": {"drawing", "words", "knowledge", "languages", "visit"},
    "exchange": {"records", "forms", "knowledge", "visit", "documents", "drawing", "words"},
    "ui": {"visit", "documents", "languages", "exchange", "drawing", "reasoning", "knowledge", "forms", "words"},
    "words": set(),
    # The scripted appointment stands before the window as a person does, so it starts the whole program.
    "demo": {
        "visit",
        "records",
        "forms",
        "knowledge",
        "words",
        "ui",
        "documents",
        "drawing",
        "reasoning",
        "app",
        "reading",
    },
}
#: Plain single files that everybody may use.
FOR_ALL = {"errors", "canonical", "clock", "data_files", "shapes", "places", "__init__"}
#: The only files that put the parts together.
WIRING = {
    "app",
    "cli",
    "reading",
    "sources",
    "asleep",
    "checking",
    "checking_languages",
    "checking_templates",
    "crash",
    "doors",
    "sheet_command",
    "form_command",
    "record_command",
    "import_command",
    "kiosk_command",
    "export_command",
    "command_clinic",
    "__main__",
}

#: One outside library, one folder.
ONLY_IN = {
    "PySide6": {"ui", "demo", "app", "crash"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"records"},
    "sqlcipher3": {"records"},
    "psycopg": {"records"},
    "alembic": {"records"},
    "argon2": {"records"},
    "cryptography": {"records"},
    "reportlab": {"documents"},
    "pypdfium2": {"documents"},
    "bidi": {"documents"},
    "arabic_reshaper": {"documents"},
    "PIL": {"documents"},
    "yaml": {"data_files"},
    "rapidfuzz": {"visit"},
    "fhirpathpy": {"forms"},
    "pyzipper": {"exchange"},
    "icalendar": {"exchange"},
    "recurring_ical_events": {"exchange"},
    "pikepdf": {"documents"},
    "platformdirs": {"places"},
}


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Yield line, module and whether it is imported for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"clinic_app.{name}" for name in names] if node.module == "clinic_app" else [node.module]
        for name in names:
            yield node.lineno, name, id(node) in typing_only


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_keep_to_their_rooms(path: Path) -> None:
    here = room(path)
    for line, module, typing_only in imports(path):
        where = f"{path.relative_to(PACKAGE)}:{line} imports {module}"
        top = module.split(".")[0]
        if top == "clinic_app":
            target = module.split(".")[1] if "." in module else "__init__"
            if here in WIRING or target == here or target in FOR_ALL or typing_only:
                continue
            assert target in MAY_IMPORT.get(here, set()), where
            plain_values = module == "clinic_app.visit.sheet_values"
            assert here != "documents" or target != "visit" or plain_values, where
        elif top in ONLY_IN and not typing_only:
            assert here in ONLY_IN[top], where


def test_every_room_has_its_rule() -> None:
    rooms = {"demo"} | {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms == set(MAY_IMPORT)
    singles = {path.stem for path in PACKAGE.glob("*.py")}
    assert singles <= FOR_ALL | WIRING


def test_no_file_is_too_long_and_none_is_called_utils() -> None:
    for path in FILES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path
        assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}, path
