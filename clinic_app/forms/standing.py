"""Which items of a form are asked by its own conditions, as its answers stand.

A question that is itself not asked counts as unanswered for conditions on it; where conditions go round in a circle the
question in the middle counts as asked, so that nothing is lost.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from clinic_app.forms.amiss import moments
from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.loose import number
from clinic_app.forms.questionnaire import Condition, Item, Questionnaire

#: What each operator of a condition compares.
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
#: Says what a FHIRPath condition of an item gives at a place; None where the item has none.
Expression = Callable[[Item, Path], bool | None]


class Standing:
    """Says of each item at each place whether it is asked; every answer is worked out once.

    Attributes:
        form: What is asked.
        answers: What was answered; once one is added, look with a new one.
    """

    def __init__(self, form: Questionnaire, answers: Answers, expression: Expression | None = None) -> None:
        self.form, self.answers, self._expression = form, answers, expression
        self._known: dict[tuple[str, Path], bool] = {}
        self._asking: set[tuple[str, Path]] = set()

    @classmethod
    def of(cls, form: Questionnaire, answers: Answers, surroundings: Mapping[str, Any] | None = None) -> Standing:
        """Return how a form stands, its FHIRPath conditions worked out with what is known around it."""
        if not form.asks_by_expression:
            return cls(form, answers)
        from clinic_app.forms.evaluation import Evaluation  # noqa: PLC0415  it asks here, and most forms never ask it

        return Evaluation(form, surroundings).look(answers).standing

    def is_asked(self, item: Item, within: Path) -> bool:
        """Say whether an item is asked, supposing that everything around it is."""
        if not item.is_conditional:
            return True
        key = (item.link_id, within)
        if key not in self._known:
            if key in self._asking:
                return True
            self._asking.add(key)
            self._known[key] = self._work_out(item, within)
            self._asking.discard(key)
        return self._known[key]

    def is_reached(self, item: Item, within: Path) -> bool:
        """Say whether an item is asked and everything around it too."""
        if item.link_id in self.form.always_asked:
            return True
        if not self.is_asked(item, within):
            return False
        depth = len(within)
        for above in reversed(self.form.around(item.link_id)):
            if above.has_rows and depth and within[depth - 1][0] == above.link_id:
                depth -= 1
            if not self.is_asked(above, within[:depth]):
                return False
            if (
                above.is_question
                and not above.has_rows
                and not self.answers.said((*within[:depth], (above.link_id, "")))
            ):
                return False
        return True

    def _work_out(self, item: Item, within: Path) -> bool:
        if item.conditions and not self._conditions_hold(item, within):
            return False
        if item.details.enabled_when and self._expression is not None:
            return self._expression(item, within) is not False
        return True

    def _conditions_hold(self, item: Item, within: Path) -> bool:
        """Say whether any or all of an item's conditions hold; one on what is no question of the form is left out."""
        count = False
        for condition in item.conditions:
            if self.form.asks(condition.question):
                count = True
                if self._holds(condition, within) is item.any_condition:
                    return item.any_condition
        return not (count and item.any_condition)

    def _holds(self, condition: Condition, within: Path) -> bool:
        values = self._values(condition.question, within)
        if condition.operator == "exists":
            return bool(values) == bool(condition.answer)
        if condition.operator == "!=":  # true of no answer too, as FHIR says
            return not any(_equal(self.form.item(condition.question), value, condition.answer) for value in values)
        if not values:
            return False
        item = self.form.item(condition.question)
        if condition.operator == "=":
            return any(_equal(item, value, condition.answer) for value in values)
        return any(_compared(condition.operator, value, condition.answer) for value in values)

    def _values(self, question: str, within: Path) -> list[Any]:
        """Return the answers to a question: the one of this row, or those of all rows of a group that is not around."""
        item = self.form.item(question)
        rows = self.form.row_questions(question)
        if not rows:
            said = self._said(item, ())
            return said if said and self.is_reached(item, ()) else []
        shared = sum(1 for _ in takewhile(_is_same, zip(rows, within, strict=False)))
        places = self._places(rows[shared:], within[:shared])
        return [value for place in places if self.is_reached(item, place) for value in self._said(item, place)]

    def _places(self, rows: tuple[str, ...], within: Path) -> Iterator[Path]:
        """Yield every place inside a place at which a question below some repeating ones may be answered."""
        if not rows:
            yield within
            return
        for row in self.answers.rows(rows[0], within):
            yield from self._places(rows[1:], (*within, (rows[0], row)))

    def _said(self, item: Item, place: Path) -> list[Any]:
        if not item.has_rows:
            said = self.answers.said((*place, (item.link_id, "")))
            return [said[-1].value] if said else []
        rows = self.answers.rows(item.link_id, place)
        return [self.answers.value((*place, (item.link_id, row))) for row in rows]


def _is_same(pair: tuple[str, tuple[str, str]]) -> bool:
    return pair[0] == pair[1][0]


def _equal(item: Item, value: Any, wanted: Any) -> bool:  # noqa: ANN401  answers are what JSON can hold
    option = item.option(str(value)) if item.options else None
    if option is not None:
        held = option.value
        code = held.get("code") if isinstance(held, Mapping) else held if held is not None else option.code
        return wanted in (option.code, code, option.text) or (str(wanted) == str(code) and code is not None)
    if isinstance(value, Mapping):
        wanted_unit = wanted.get("code") or wanted.get("unit") if isinstance(wanted, Mapping) else None
        held_unit = value.get("code") or value.get("unit")
        return _amount(value) == _amount(wanted) and (not wanted_unit or wanted_unit == held_unit)
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    if isinstance(value, int | float):
        return value == number(wanted)
    if isinstance(value, str) and isinstance(wanted, str):
        value, wanted = moments(value, wanted)
    return bool(value == wanted)


def _amount(value: Any) -> Any:  # noqa: ANN401
    return value.get("value") if isinstance(value, Mapping) else value


def _compared(operator: str, value: Any, wanted: Any) -> bool:  # noqa: ANN401
    one, other = _amount(value), _amount(wanted)
    if isinstance(one, str) and isinstance(other, str):
        one, other = moments(one, other)
    if isinstance(one, int | float) and not isinstance(other, int | float):
        other = number(other)
    try:
        return OPERATORS[operator](one, other)
    except TypeError:
        return False
