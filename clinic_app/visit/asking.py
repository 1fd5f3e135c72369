"""What to ask or test next in a visit: what separates the leaders best, as questions of its forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.findings import Finding, parse
from clinic_app.reasoning.next_step import MOST, Step, next_steps
from clinic_app.visit.answer_effects import Effect, effects, listed

if TYPE_CHECKING:
    from clinic_app.forms.answers import Path
    from clinic_app.forms.questionnaire import Item, Questionnaire
    from clinic_app.reasoning.ranking import Row
    from clinic_app.reasoning.standing import CandidateSide
    from clinic_app.visit.open_visit import OpenVisit

#: The forms whose questions may be proposed.
FORMS = ("intake", "examination")


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question of a form that is worth asking now.

    Attributes:
        finding: What it is about.
        form, item, path: The question and where its answer goes.
        apart: The two muscles, each on its side, that it tells apart best.
        effects: What its answers would do; those that say yes first.
        is_sideless: It is asked for each side, and the list does not say for which.
    """

    finding: str
    form: str
    item: Item
    path: Path
    apart: tuple[tuple[str, CandidateSide], tuple[str, CandidateSide]]
    effects: tuple[Effect, ...]
    is_sideless: bool = False

    @property
    def is_test(self) -> bool:
        """Whether hands are needed."""
        return self.form == "examination"


@dataclass(frozen=True, slots=True)
class _Place:
    form: str
    item: Item
    path: Path


class Asking:
    """Chooses among the questions of some forms that are asked now and that nobody has answered."""

    def __init__(self, visit: OpenVisit, forms: Sequence[str] = FORMS) -> None:
        self._visit, self._forms = visit, forms
        self._told_apart: dict[str, dict[str, tuple[Finding, ...]]] = {}

    def each(self, most: int = MOST) -> Iterator[NextQuestion]:
        """Yield the questions most worth asking now, most telling first.

        Each is found when it is asked for and takes some milliseconds; the visit must not change in between.
        """
        visit, places = self._visit, self._places()
        steps = next_steps(visit.reference.patterns, visit.now.findings, askable=places, most=most)
        now = listed(visit)
        for step in steps:
            yield self._question(places[step.finding], now, step)

    def _question(self, sides: dict[str | None, _Place], now: Sequence[Row], step: Step) -> NextQuestion:
        place = sides.get(now[0].side) or sides.get(None)
        is_sideless = place is None
        place = place or next(iter(sides.values()))
        first, second = (now[number - 1] for number in step.apart)
        return NextQuestion(
            step.finding,
            place.form,
            place.item,
            place.path,
            ((first.muscle, first.side), (second.muscle, second.side)),
            effects(self._visit, now, place.item, step.finding),
            is_sideless,
        )

    def _places(self) -> dict[str, dict[str | None, _Place]]:
        """Return where each finding can be asked, by its side."""
        visit = self._visit
        found: dict[str, dict[str | None, _Place]] = {}
        for form_id in self._forms:
            form, answers = visit.form(form_id), visit.of(form_id)
            told = self._told_apart_by(form)
            for item, path in visit.now.asked(form_id):
                if item.link_id in told and not answers.said(path):
                    for finding in told[item.link_id]:
                        found.setdefault(finding.id, {}).setdefault(finding.side, _Place(form_id, item, path))
        return found

    def _told_apart_by(self, form: Questionnaire) -> dict[str, tuple[Finding, ...]]:
        """Return the questions of a form that are asked once, not for each row, with what a yes to each means."""
        if form.hash not in self._told_apart:
            once = (item for item, above in form.walk() if _is_short(item) and not any(one.has_rows for one in above))
            told = {item.link_id: tuple(_told_apart(item)) for item in once}
            self._told_apart[form.hash] = {link_id: findings for link_id, findings in told.items() if findings}
        return self._told_apart[form.hash]


def _told_apart(item: Item) -> Iterator[Finding]:
    """Yield the findings that one answer gives and another denies."""
    said = [parse(text) for option in item.options for text in option.findings]
    denied = {(one.id, one.side) for one in said if not one.present and one.sure}
    yield from (one for one in said if one.present and not one.of and (one.id, one.side) in denied)


def _is_short(item: Item) -> bool:
    return item.type == "choice" and not item.repeats and "hidden" not in item.controls
