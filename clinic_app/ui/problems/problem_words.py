"""What is said of a problem beside its title: which visit of its plan it is, when to assess again, how it ended."""

from __future__ import annotations

from datetime import date, datetime

from clinic_app.ui.contact_row import date_words
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.problem_rows import INTAKE, MAP, key_of
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import DISCHARGES
from clinic_app.visit.progress import Standing, standing
from clinic_app.visit.treatments import row_item
from clinic_app.visit.wording import Wording
from clinic_app.words import Words


def number_words(where: Standing, words: Words) -> str:
    """Return which visit of its plan it is, such as *visit 3 of 6*."""
    if where.planned is None:
        return words("problems.visit", number=where.number)
    return words("problems.visit_of", number=where.number, planned=where.planned)


def standing_words(visit: OpenVisit, problem: str, words: Words, *, whole: bool = False) -> str:
    """Return where a problem stands; with ``whole`` also how often it is treated and when it is assessed again."""
    where = standing(visit, problem)
    said = [number_words(where, words)]
    if where.is_due:
        said.append(words("problems.due"))
    elif whole and where.reassess is not None:
        said.append(words("problems.due_on", day=date_words(words, where.reassess)))
    if whole and where.frequency:
        said.insert(0, words("problems.often", often=where.frequency))
    return " · ".join(said)


def chip_words(visit: OpenVisit, problem: str, words: Words) -> str:
    """Return a problem's title with where it stands, or that it was discharged."""
    title, row = title_of(visit, problem, words), visit.past.problems.rows.get(problem)
    if row is not None and row.state == "discharged":
        return f"{title} · {words('problems.discharged')}"
    return f"{title} · {standing_words(visit, problem, words)}"


def discharged_day(visit: OpenVisit, problem: str) -> date | None:
    """Return the day a problem was discharged on, or None while it is open."""
    row = visit.past.problems.rows[problem]
    spans = row.details.get(DISCHARGES, ())
    if row.state != "discharged" or not spans:
        return None
    return datetime.fromisoformat(spans[-1]["at"]).astimezone(visit.clock().local.tzinfo).date()


def row_words(visit: OpenVisit, wording: Wording, key: str) -> str:
    """Return what a row is, such as *Dry needling: Supraspinatus, RIGHT*, by its key."""
    form_id, _, rest = key.partition(".")
    form = visit.form(form_id)
    if not rest:
        return form.title
    link, _, row = rest.partition("~")
    if not row:
        return f"{form.title}: {wording.label(form.item(link))}"
    if key_of(INTAKE, ((MAP, row),)) == key:
        return wording.row(row)
    named = wording.place(form, row) if row_item(form) is not None else wording.row(row)
    return f"{form.title}: {named}"
