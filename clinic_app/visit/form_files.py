"""The clinic's forms: which are its own, which are retired, and how a file comes in.

A retired form is not offered any more; it stays on the shelf and every visit keeps the version it was asked by, so old
answers stay readable.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app import places
from clinic_app.errors import ClinicError
from clinic_app.forms.file import OpenedFile
from clinic_app.forms.measure import measure_of
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.visit.treatments import treatment_forms

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

#: The setting that holds the ids of retired forms.
RETIRED = "retired_forms"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 60


def is_own(shelf: Shelf, form: Questionnaire) -> bool:
    """Say whether a form comes from the clinic's own folder."""
    file = shelf.files.get(form.id)
    return file is not None and places.clinic_files("forms") in file.parents


def may_retire(shelf: Shelf, form: Questionnaire) -> bool:
    """Say whether a form can be done without: a measure, a treatment, or any other of the clinic's own."""
    return measure_of(form.resource) is not None or bool(form.safety_groups) or is_own(shelf, form)


def is_retired(settings: dict[str, Any], form_id: str) -> bool:
    """Say whether a form is offered no more."""
    return form_id in (settings.get(RETIRED) or ())


def retire(clinic: Clinic, form_id: str, *, retired: bool) -> None:
    """Offer a form no more, or again.

    Raises:
        ClinicError: The record did not take it.
    """
    kept = [one for one in clinic.settings.get(RETIRED) or () if one != form_id]
    clinic.set(**{RETIRED: [*kept, form_id] if retired else kept})


def offered_treatments(visit: OpenVisit) -> list[Questionnaire]:
    """Return the treatments to choose from: those that are not retired, and what this visit has begun all the same."""
    forms = treatment_forms(visit)
    return [form for form in forms if visit.of(form.id) or not is_retired(visit.settings, form.id)]


def own_forms(visit: OpenVisit) -> list[Questionnaire]:
    """Return the clinic's own forms that are asked in a visit as they are: no treatments, no measures, not retired."""
    shelf, inside = visit.reference.forms, f"{places.clinic_files('forms')}{os.sep}"
    files = shelf.files
    return [
        form
        for form in shelf
        if form.id in files
        and str(files[form.id]).startswith(inside)  # asked for every note: comparing paths takes longer
        and not form.safety_groups
        and measure_of(form.resource) is None
        and not is_retired(visit.settings, form.id)
    ]


def take_in(shelf: Shelf, opened: OpenedFile) -> Questionnaire:
    """Keep a copy of a form's file in the clinic's folder and put the form on the shelf.

    Raises:
        ClinicError: A form of the program has this id, or the folder cannot be written.
        ValueError: The file was refused.
    """
    form = opened.form
    if form is None:
        raise ValueError(opened.error)
    there = shelf.files.get(form.id)
    folder = places.clinic_files("forms")
    if there is not None and folder not in there.parents:
        raise ClinicError("forms_card.taken", title=shelf[form.id].title)
    path = there or folder / _file_name(form.id, folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(form.resource, indent=1, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise ClinicError("record.cannot_write", place=path) from error
    shelf.place(form, path)
    return form


def _file_name(form_id: str, folder: Path) -> str:
    base = _NOT_IN_A_NAME.sub("_", form_id.casefold()).strip("_")[:LONGEST_NAME] or "form"
    taken = {one.stem for one in folder.glob("*.json")} if folder.is_dir() else set()
    number = 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return f"{name}.json"
