"""Whether every name in a template is one that somebody fills: forms, questions, answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clinic_app.data_files import Place
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.shapes import Fault, did_you_mean
from clinic_app.visit.measures import MEASURES
from clinic_app.visit.narrative import OWN_FORMS, TREATMENTS
from clinic_app.visit.note_template import Line, Section

#: Names that are counted or looked up, by what a line of facts is about.
COUNTED = {
    "contact": ("kind",),
    "checks": ("knowledge_version", "hazards_read"),
    "visit_details": ("minutes",),
    "follow_up": ("danger_signs",),
    "known": ("history",),
    "course": (
        *("visits", "only_day", "first_day", "last_day", "areas_first", "areas_last", "goal", "treatments", "unwanted"),
        *("planned", "reassess"),
    ),
}
#: What a line names instead of a form, to take sentences that stand elsewhere.
TOLD_ELSEWHERE = (TREATMENTS, MEASURES, OWN_FORMS)
#: Names every answered question has.
OF_A_QUESTION = ("value", "label", "asked")
NEEDLES = ("needles_in", "needles_out")
WAYS = ("each", "gather", "list", "ask", "facts")
_PLACE = re.compile(r"{([^{}]*)}")


def name_faults(sections: Iterable[Section], forms: Shelf) -> list[Fault]:
    """Return a fault for every line that names a form, a question or a placeholder that does not exist."""
    return [
        Fault(("sections", number, "lines", place, *at), what, hint)
        for number, section in enumerate(sections)
        for place, line in enumerate(section.lines)
        for at, what, hint in _line_faults(line, forms)
    ]


def _line_faults(line: Line, forms: Shelf) -> Iterator[tuple[Place, str, str]]:
    way = next((one for one in WAYS if getattr(line, one)), "")
    if not way:
        yield (), "no key says where the words come from", f"one of {', '.join(WAYS)}"
        return
    form_id, _, link = str(getattr(line, way)).partition(".")
    if form_id in TOLD_ELSEWHERE:
        return
    if form_id not in forms:
        if not (way == "facts" and form_id in COUNTED):
            yield (way,), f"there is no form “{form_id}”", did_you_mean(form_id, [one.id for one in forms])
            return
        yield from _unfilled(line, COUNTED[form_id])
        return
    form = forms[form_id]
    if link and link not in form:
        yield (way,), f"“{form_id}” asks no “{link}”", did_you_mean(link, _links(form))
        return
    yield from _unfilled(line, _known(way, form, form_id, link))


def _known(way: str, form: Questionnaire, form_id: str, link: str) -> list[str]:
    """Return the names that a line of a form may have."""
    if way == "gather":
        inside = form.item(link).items if link else form.items
        return list(dict.fromkeys(option.code for item in _flat(inside) for option in item.options))
    if way == "each":
        return ["row", *(one.link_id for one in _flat(form.item(link).items) if one.is_question)]
    counted = NEEDLES if way == "facts" else OF_A_QUESTION
    return [*counted, *COUNTED.get(form_id, ()), *_links(form)]


def _unfilled(line: Line, known: Iterable[str]) -> Iterator[tuple[Place, str, str]]:
    for name in _PLACE.findall(line.say):
        if name not in known:
            yield ("say",), f"nobody fills “{{{name}}}”", did_you_mean(name, known)
    if "{" in _PLACE.sub("", line.say) or "}" in _PLACE.sub("", line.say):
        yield ("say",), "a brace is missing", "{name} for what is filled in"


def _links(form: Questionnaire) -> list[str]:
    return [item.link_id for item, _ in form.walk()]


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)
