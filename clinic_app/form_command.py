"""``clinic-app form``: short notation to FHIR and back, files judged and opened, without a record."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.data_files import dumped, load
from clinic_app.errors import DataFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clinic_app.forms.notation import Options
    from clinic_app.forms.shelf import Shelf

ABOUT = "expand, shrink, check and show forms"


def add_form(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb with its four actions to a command line."""
    actions = verbs.add_parser("form", help=ABOUT, description=ABOUT).add_subparsers(metavar="", required=True)
    expand = actions.add_parser("expand", help="print the FHIR Questionnaire a form in short notation stands for")
    expand.add_argument("name", help="id of a form, or a file")
    expand.set_defaults(do=_expand)
    shrink = actions.add_parser("shrink", help="print the short notation of a FHIR Questionnaire")
    shrink.add_argument("file", type=Path)
    shrink.set_defaults(do=_shrink)
    check = actions.add_parser("check", help="open form files and say what is odd about them")
    check.add_argument("files", nargs="+", type=Path)
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(do=_check)
    show = actions.add_parser("show", help="open any FHIR Questionnaire in a window")
    show.add_argument("file", type=Path)
    show.add_argument(
        "--language", default="", metavar="CODE", help="show the file's own translation, where it has one"
    )
    show.set_defaults(do=_show)


def _expand(options: argparse.Namespace) -> int:
    from clinic_app.forms.notation import expand  # noqa: PLC0415  other verbs do without

    shelf = _shelf()
    if options.name in shelf:
        print(json.dumps(shelf[options.name].resource, indent=1, ensure_ascii=False))
        return 0
    path = Path(options.name)
    if not path.is_file():
        from clinic_app.shapes import did_you_mean  # noqa: PLC0415

        near = did_you_mean(options.name, [form.id for form in shelf])
        raise DataFileError(Problem(options.name, 1, "is neither the id of a form nor a file", near))
    data = load(path)
    made, faults = (data, []) if path.suffix == ".json" else expand(data, shelf.lists)
    if faults:
        raise DataFileError(faults[0].problem(path))
    print(json.dumps(made, indent=1, ensure_ascii=False))
    return 0


def _shrink(options: argparse.Namespace) -> int:
    from clinic_app.forms.shrinking import shrink  # noqa: PLC0415

    data = load(options.file)
    if not isinstance(data, dict) or data.get("resourceType") != "Questionnaire":
        raise DataFileError(Problem(str(options.file), 1, "is not a FHIR Questionnaire"))
    try:
        print(dumped(shrink(data, _lists())), end="")
    except ValueError as error:
        raise DataFileError(Problem(str(options.file), 1, str(error))) from error
    return 0


def _check(options: argparse.Namespace) -> int:
    from clinic_app.forms.file import open_file  # noqa: PLC0415

    lists = _lists() if any(one.suffix != ".json" for one in options.files) else {}
    opened = [open_file(path, lists) for path in options.files]
    if options.json:
        print(json.dumps([one.as_json() for one in opened], indent=1, ensure_ascii=False))
    else:
        for one in opened:
            title = one.form.title if one.form else ""
            print(f"{one.path}: {one.error or f'{title or one.path.stem}, {one.typed} of {one.items} items typed'}")
            for warning in one.warnings:
                print(f"  {warning}")
    return 1 if any(one.error for one in opened) else 0


def _show(options: argparse.Namespace) -> int:
    from clinic_app.forms.file import open_file  # noqa: PLC0415

    opened = open_file(options.file, _lists())
    if opened.form is None:
        print(f"{opened.path}: {opened.error}", file=sys.stderr)
        return 1
    from clinic_app.app import show_form  # noqa: PLC0415  the other actions do without Qt

    return show_form(opened, options.language)


def _shelf() -> Shelf:
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415

    return read_reference(read_words()).reference.forms


def _lists() -> Mapping[str, Options]:
    return _shelf().lists
