"""Whether a piece can be what a patient answered: whoever has a screen's file can seal whatever they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.canonical import canonical, digest
from clinic_app.forms import resource
from clinic_app.visit.asked_of_patients import FLAGS, FORM, HISTORY, INTAKE, MAP

if TYPE_CHECKING:
    from clinic_app.forms.questionnaire import Item, Questionnaire
    from clinic_app.records.kiosk_pieces import Piece
    from clinic_app.records.rows import AnswerRow
    from clinic_app.visit.clinic import Clinic

#: Characters of a patient's own words, and of the name of a row.
LONGEST, LONGEST_ROW = 5000, 100
SIDES = ("", "right", "left", "midline")


def makes_sense(clinic: Clinic, piece: Piece) -> bool:
    """Say whether every answer is to a question that patients are asked, and such as it can be given.

    Raises:
        ClinicError: The record cannot be read.
    """
    bodies = {digest(canonical(one.body)): one.body for one in piece.forms}
    forms = {one.form: _form(clinic, one.form, bodies) for one in piece.rows}
    return all((form := forms[row.form]) is not None and _fits(clinic, form, row) for row in piece.rows)


def _form(clinic: Clinic, content_hash: str, bodies: dict[str, object]) -> Questionnaire | None:
    """Return the form an answer belongs to: the clinic's, or what the piece brings along or one before it brought."""
    form = clinic.reference.forms.by_hash(content_hash)
    if form is None:
        try:
            body = bodies.get(content_hash) or clinic.record.contents.body(content_hash)
            form, _ = resource.read(body)  # type: ignore[arg-type]  # it says itself what is no form
        except (ValueError, KeyError):
            return None
    return form if form.id in (FORM, INTAKE, HISTORY, FLAGS) else None


def _fits(clinic: Clinic, form: Questionnaire, row: AnswerRow) -> bool:
    items = {item.link_id: item for item, _ in form.walk()}
    if not row.path or any(link not in items or len(name) > LONGEST_ROW for link, name in row.path):
        return False
    return all(link != MAP or _is_area(clinic, name) for link, name in row.path) and _can_be(
        items[row.path[-1][0]], row.value
    )


def _is_area(clinic: Clinic, row: str) -> bool:
    zone, _, side = row.partition(".")
    return zone in clinic.reference.knowledge.zones and side in SIDES


def _can_be(item: Item, value: object) -> bool:
    """Say whether a value answers a question; nothing takes an answer back."""
    if value is None:
        return True
    if item.options:
        return isinstance(value, str) and item.option(value) is not None
    if item.type in ("integer", "decimal"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return (item.minimum or 0) <= value <= (LONGEST if item.maximum is None else item.maximum)
    if item.type in ("string", "text"):
        return isinstance(value, str) and len(value) <= LONGEST
    return isinstance(value, bool) or (isinstance(value, str) and len(value) <= LONGEST_ROW)
