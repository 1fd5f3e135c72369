"""The plan of an earlier treatment in words, place by place: what was seen then is no part of it."""

from __future__ import annotations

from clinic_app.forms.questionnaire import Item
from clinic_app.visit.carrying import PLAN, EarlierTreatment, planned_sites
from clinic_app.visit.treatments import Site, row_item
from clinic_app.visit.wording import Wording, inside_a_sentence


def plan_words(treatment: EarlierTreatment, wording: Wording) -> str:
    """Return the plan of every place, such as *Quadratus lumborum, RIGHT: 0.30 × 50 mm, needles in 2*."""
    told = []
    for site in planned_sites(treatment):
        values = ", ".join(_values(treatment, site, wording))
        place = wording.place(treatment.form, site.name)
        told.append(f"{place}: {values}." if values else f"{place}.")
    return " ".join(told)


def _values(treatment: EarlierTreatment, site: Site, wording: Wording) -> list[str]:
    item = row_item(treatment.form)
    asked = [one for one in item.items[2:] if one.carried == PLAN] if item else []
    said = [(one, treatment.answers.value((*site.row, (one.link_id, "")))) for one in asked]
    return [_said(one, wording.value_of(one, value)) for one, value in said if value is not None]


def _said(item: Item, value: str) -> str:
    """Return a value with its unit, or with its question where a bare number would say nothing."""
    if item.options or item.type in ("string", "text"):
        return value
    return f"{value} {item.unit}" if item.unit else f"{inside_a_sentence(item.text)} {value}"
