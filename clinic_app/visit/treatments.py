"""The treatments of a visit as rows: which muscle, which side, what was done; needles in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.visit.carried import is_carried

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

NEEDLING = "needling"
#: The safety group of everything that hands, needles, heat or cold do; mere words have it not.
HANDS_ON = "all"
STARTED = ("started", "")


@dataclass(frozen=True, slots=True)
class Site:
    """One row of a treatment.

    Attributes:
        form: The treatment's form.
        row: Path of the row; its answers lie below it. Empty for a treatment that is given as a whole.
        muscle: Id of the muscle, or of another place (a joint) where the treatment asks for one.
        side: right, left, both, or empty.
    """

    form: str
    row: Path
    muscle: str
    side: str

    @property
    def name(self) -> str:
        """The row's id; empty for a treatment that is given as a whole."""
        return self.row[-1][1] if self.row else ""


def treatment_forms(visit: OpenVisit) -> list[Questionnaire]:
    """Return every treatment there is, in the order of the forms."""
    return [visit.form(form.id) for form in visit.reference.forms if form.safety_groups]


def given(visit: OpenVisit) -> list[Questionnaire]:
    """Return the treatments that were begun in this visit."""
    return [form for form in treatment_forms(visit) if visit.of(form.id)]


def is_needling(form: Questionnaire) -> bool:
    """Say whether needles go in."""
    return NEEDLING in form.safety_groups


def row_item(form: Questionnaire) -> Item | None:
    """Return the repeating part of a treatment form that holds its sites."""
    return next((item for item in form.items if "site-rows" in item.controls), None)


def treats_muscles(visit: OpenVisit, form: Questionnaire) -> bool:
    """Say whether a treatment's sites are muscles, and not joints or the whole person."""
    item = row_item(form)
    known = visit.reference.knowledge.muscles
    return item is not None and any(option.code in known for option in item.items[0].options)


def muscle_and_side_links(item: Item) -> tuple[str, str]:
    """Return the linkIds of a site's muscle and side: its first two questions."""
    return item.items[0].link_id, item.items[1].link_id


def sites(visit: OpenVisit, form: Questionnaire) -> list[Site]:
    """Return the sites of one treatment, in order."""
    item = row_item(form)
    if item is None:
        return []
    muscle_link, side_link = muscle_and_side_links(item)
    answers = visit.of(form.id)
    found = []
    for row in answers.rows(item.link_id):
        path: Path = ((item.link_id, row),)
        muscle = str(answers.value((*path, (muscle_link, ""))) or "")
        side = str(answers.value((*path, (side_link, ""))) or "")
        found.append(Site(form.id, path, muscle, side))
    return found


def all_sites(visit: OpenVisit) -> list[Site]:
    """Return the sites of all treatments of the visit; a treatment without rows is one site as a whole."""
    return [site for form in given(visit) for site in (sites(visit, form) if row_item(form) else [whole(form)])]


def whole(form: Questionnaire) -> Site:
    """Return a treatment without rows as the one site that rules are held against."""
    return Site(form.id, (), "", "")


def place_text(visit: OpenVisit, site: Site) -> str:
    """Return the words for a place that is no muscle, the title of a whole treatment, else the muscle's id."""
    form = visit.form(site.form)
    item = row_item(form)
    if item is None or not site.row:
        return form.title
    if site.muscle in visit.reference.knowledge.muscles:
        return site.muscle
    option = item.items[0].option(site.muscle)
    return option.text if option else site.muscle


def new_row_id(visit: OpenVisit, form: Questionnaire, muscle: str, side: str) -> str:
    """Return a row id that says muscle and side and is not used yet: a second point of the same muscle gets ``~2``.

    An id under which anything stands counts as used even when its row was removed: nothing of then may come back.
    """
    used = {row.path[0][1] for row in visit.of(form.id).all_standing() if row.value is not None}
    name = f"{muscle}.{side}" if side else muscle
    number = 2
    candidate = name
    while candidate in used:
        candidate, number = f"{name}~{number}", number + 1
    return candidate


@dataclass(frozen=True, slots=True)
class NeedleCount:
    """Needles of the visit.

    Attributes:
        inside: Sum over all sites of the needles put in.
        out: Needles of the sites whose needles were ticked out.
        open_sites: Sites with needles in, those included of which nobody has said how many.
    """

    inside: int = 0
    out: int = 0
    open_sites: tuple[Site, ...] = ()

    @property
    def still_in(self) -> int:
        """Needles put in and not yet ticked out."""
        return self.inside - self.out


def needles_at(visit: OpenVisit, site: Site) -> int:
    """Return how many needles somebody said are in at a site; a carried number nobody touched is only a plan."""
    where: Path = (*site.row, ("needles", ""))
    return 0 if is_carried(visit, site.form, where) else int(visit.of(site.form).value(where) or 0)


def started_at(visit: OpenVisit, site: Site) -> datetime | None:
    """Return the moment (UTC) somebody said that the needles of a site are in, or None."""
    said = visit.of(site.form).value((*site.row, STARTED))
    try:
        return datetime.fromisoformat(str(said)).astimezone(UTC) if said else None
    except ValueError:
        return None


def is_begun(visit: OpenVisit, site: Site) -> bool:
    """Say whether something was done at a site: then it is told, whatever came up since. Needles are said to be in."""
    form, answers = visit.form(site.form), visit.of(site.form)
    if is_needling(form):
        return started_at(visit, site) is not None or bool(answers.value((*site.row, ("out", ""))))
    item = row_item(form)
    named = muscle_and_side_links(item) if item and site.row else ()
    below = [one for one in answers.paths() if one[: len(site.row)] == site.row and len(one) > len(site.row)]
    return any(one[-1][0] not in named and not is_carried(visit, form.id, one) for one in below)


def seconds_in(visit: OpenVisit, site: Site) -> int | None:
    """Return for how many seconds the needles of a site have been in, or None where nobody said since when."""
    since = started_at(visit, site)
    return None if since is None else max(0, int((visit.clock().utc - since).total_seconds()))


def needle_count(visit: OpenVisit, only: str = "") -> NeedleCount:
    """Count the needles of all needling treatments, or of one; what is out is ticked per site, never typed as a sum."""
    inside = out = 0
    open_sites = []
    for form in given(visit):
        if not is_needling(form) or only not in ("", form.id):
            continue
        for site in sites(visit, form):
            number = needles_at(visit, site)
            inside += number
            if visit.of(form.id).value((*site.row, ("out", ""))):
                out += number
            elif number or started_at(visit, site):
                open_sites.append(site)
    return NeedleCount(inside, out, tuple(open_sites))
