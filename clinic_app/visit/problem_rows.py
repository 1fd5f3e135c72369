"""What of a visit belongs to one problem or another, and where on the body it lies: areas, muscles, tests, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.measure import measure_of
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.visit.problem_rule import Area, Row

if TYPE_CHECKING:
    from clinic_app.knowledge.library import Knowledge
    from clinic_app.visit.reference import Reference

INTAKE, MAP, GONE = "intake", "pain_map", "gone"
EXAMINATION = "examination"
#: Rows about a muscle, by form and group; a row's id is the muscle with its side.
OF_MUSCLES = (("assessment", "differential"), ("examination", "palpation"))
#: Rows that lie nowhere on the body: they are the main problem's until somebody says otherwise.
ANYWHERE = (("assessment", "causes"),)
EXERCISES = ("home_care", "exercises")
REGION = "region:"
#: Where a muscle's pain is described weighs more than where it sometimes goes.
ALWAYS, OVER_IT, SOMETIMES = 3, 2, 1
BOTH = ("right", "left")


def key_of(form: str, path: Path = ()) -> str:
    """Return the key of a row or a question; without a path of a form as a whole."""
    if not path:
        return form
    link, row = path[0]
    return f"{form}.{link}~{row}" if row else f"{form}.{link}"


def area_of(row: str) -> Area:
    """Return the area a row of the pain map is about."""
    zone, _, side = row.partition("~")[0].partition(".")
    return zone, side if side in BOTH else ""


def rows_of(of: Callable[[str], Answers], reference: Reference) -> Iterator[Row]:
    """Yield everything answered in a visit that belongs to a problem."""
    knowledge = reference.knowledge
    yield from (Row(key_of(INTAKE, ((MAP, row),)), ((area_of(row), 1),), is_area=True) for row in areas_told(of))
    for form, link in OF_MUSCLES:
        for row in of(form).rows(link):
            muscle, side = area_of(row)
            yield Row(key_of(form, ((link, row),)), muscle_zones(knowledge, muscle, side))
    for form, link in ANYWHERE:
        yield from (Row(key_of(form, ((link, row),))) for row in of(form).rows(link))
    for row in of(EXERCISES[0]).rows(EXERCISES[1]):
        yield Row(key_of(EXERCISES[0], ((EXERCISES[1], row),)), _exercise_zones(knowledge, *area_of(row)))
    yield from _tests(of, reference)
    for one in reference.forms:
        if not of(one.id):
            continue
        if one.safety_groups:
            yield from _sites(of(one.id), one, knowledge)
        elif measure_of(one.resource) is not None:
            yield Row(key_of(one.id))


def areas_told(of: Callable[[str], Answers]) -> list[str]:
    """Return the areas that were marked, and those that were said to be gone."""
    answers = of(INTAKE)
    gone = (one.path[0][1] for one in answers.all_standing() if one.path[-1][0] == GONE and one.value)
    return list(dict.fromkeys([*answers.rows(MAP), *gone]))


def muscle_zones(knowledge: Knowledge, muscle: str, side: str) -> tuple[tuple[Area, int], ...]:
    """Return where a muscle is felt, with a weight for each zone; nothing for what is no muscle."""
    known = knowledge.muscles.get(muscle)
    if known is None:
        return ()
    weights: dict[str, int] = dict.fromkeys(known.local.zones if known.local else (), OVER_IT)
    for point in known.trigger_points:
        for zones, weight in ((point.essential, ALWAYS), (point.spillover, SOMETIMES)):
            weights |= {zone: max(weight, weights.get(zone, 0)) for zone in zones}
    return tuple(((zone, _side_of(knowledge, zone, side)), weight) for zone, weight in weights.items())


def _side_of(knowledge: Knowledge, zone: str, side: str) -> str:
    return side if side in BOTH and zone in knowledge.zones and knowledge.zones[zone].has_sides else ""


def _sites(answers: Answers, form: Questionnaire, knowledge: Knowledge) -> Iterator[Row]:
    """Yield the rows of a treatment, or the treatment as a whole where it has none."""
    from clinic_app.visit.treatments import muscle_and_side_links, row_item  # noqa: PLC0415  it needs what needs this

    item = row_item(form)
    if item is None:
        yield Row(key_of(form.id))
        return
    muscle_link, side_link = muscle_and_side_links(item)
    for row in answers.rows(item.link_id):
        path: Path = ((item.link_id, row),)
        muscle, side = (str(answers.value((*path, (link, ""))) or "") for link in (muscle_link, side_link))
        yield Row(key_of(form.id, path), muscle_zones(knowledge, muscle, side))


def _exercise_zones(knowledge: Knowledge, exercise: str, side: str) -> tuple[tuple[Area, int], ...]:
    known = knowledge.exercises.get(exercise)
    return tuple(one for muscle in (known.targets if known else ()) for one in muscle_zones(knowledge, muscle, side))


def _tests(of: Callable[[str], Answers], reference: Reference) -> Iterator[Row]:
    """Yield the answered questions of the examination that are asked for some regions only."""
    if EXAMINATION not in reference.forms or not of(EXAMINATION):
        return
    form = reference.forms[EXAMINATION]
    for path in of(EXAMINATION).paths():
        link, row = path[0]
        if len(path) == 1 and not row and link in form:
            item = form.item(link)
            zones = _regions((*form.around(link), item), reference.knowledge, item.side)
            if zones:
                yield Row(key_of(EXAMINATION, path), zones)


def _regions(items: tuple[Item, ...], knowledge: Knowledge, side: str) -> tuple[tuple[Area, int], ...]:
    """Return the zones of the regions for which the innermost of some items is asked."""
    asked = next((one.asked_when for one in reversed(items) if any(REGION in each for each in one.asked_when)), ())
    named = [part.strip().removeprefix(REGION) for each in asked for part in each.split("|") if REGION in part]
    zones = dict.fromkeys(zone for name in named for zone in knowledge.zone_groups.get(name, ()))
    return tuple(((zone, _side_of(knowledge, zone, side)), 1) for zone in zones)
