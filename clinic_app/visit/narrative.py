"""How the note tells of what was treated: the sentences each treatment brings in its own file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.questionnaire import Item, Narrative, Questionnaire
from clinic_app.visit.form_files import own_forms
from clinic_app.visit.measures import MEASURES, in_words, measured
from clinic_app.visit.note_template import Line
from clinic_app.visit.treatments import given, row_item
from clinic_app.visit.wording import Wording
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: What a line of the template names instead of a form to take the sentences of every treatment given.
TREATMENTS = "treatments"
#: The same for the clinic's own forms, question by question.
OWN_FORMS = "own_forms"
#: linkIds that are no words for a reader.
HIDDEN = "hidden"


def told_lines(visit: OpenVisit, line: Line, words: Words) -> Iterator[Line]:
    """Yield a line of the template as it stands, or the lines of every treatment given or measure taken it names."""
    if line.each == MEASURES:
        wording = Wording(visit, words)
        for taken in measured(visit):
            said = in_words(taken, wording, words)
            if said:
                yield Line(said, ask=f"{taken.form.id}.{taken.measure.score}", first=line.first)
        return
    if line.each == OWN_FORMS:
        for own in own_forms(visit):
            yield Line(line.say, list=own.id, first=line.first)
        return
    if line.each != TREATMENTS:
        yield line
        return
    for form in given(visit):
        for one in form.narrative or _plain(form):
            if one.each:
                yield Line(one.say, each=f"{form.id}.{one.each}", first=one.first)
            else:
                yield Line(one.say, facts=form.id, first=one.first)


def _plain(form: Questionnaire) -> Iterator[Narrative]:
    """Yield the sentences of a treatment whose file has none: every answer as question and answer."""
    rows = row_item(form)
    for item, above in form.walk():
        if item.is_question and HIDDEN not in item.controls and rows not in (item, *above):
            yield Narrative(_answered(item))
        if item is rows:
            below = "".join(_answered(one) for one in item.items[2:] if HIDDEN not in one.controls)
            yield Narrative(f"{form.title}, {{row}}.{below}", each=item.link_id)


def _answered(item: Item) -> str:
    label = (item.short or item.text).rstrip("?")
    return f"[ {label}: {{{item.link_id}}}.]"
