"""Which questions of the forms a patient is asked on a screen of their own, and what stands there in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clinic_app.forms.questionnaire import Item, Questionnaire
    from clinic_app.forms.shelf import Shelf

FORM, INTAKE, HISTORY, FLAGS = "kiosk", "intake", "safety_history", "red_flags"
MAP, PAIN, COMPLAINT, NO_PAIN = "pain_map", "intensity", "complaint", "no_pain"
YES = "yes"
#: Questions whose practitioner's words a patient would not understand → the words on a patient's screen.
OWN_WORDS = {COMPLAINT: "kiosk.in_own_words", PAIN: "kiosk.how_strong", NO_PAIN: "kiosk.nothing_hurts"}


@dataclass(frozen=True, slots=True)
class PatientsQuestions:
    """Questions and hints by form, then by the question's id."""

    questions: dict[str, dict[str, str]]
    hints: dict[str, dict[str, str]]


def true_or_not(group: Item) -> list[Item]:
    """Return those of a group's questions that a patient can say yes to; what is asked after a yes is not for them."""
    return [one for one in group.items if one.option(YES) is not None]


def patients_questions(forms: Shelf) -> PatientsQuestions:
    """Return every question a patient may meet; those with words of the program's own are left to these."""
    met = {name: list(_asked(forms[name])) for name in (FORM, INTAKE, HISTORY, FLAGS) if name in forms}
    return PatientsQuestions(
        {name: {one.link_id: one.text for one in items} for name, items in met.items()},
        {name: hints for name, items in met.items() if (hints := {one.link_id: one.hint for one in items if one.hint})},
    )


def _asked(form: Questionnaire) -> Iterator[Item]:
    if form.id == INTAKE:
        yield form.item(MAP)
    elif form.id == HISTORY:
        for item in form.items:
            if item.options:
                yield item
                yield from (one for group in item.items for one in true_or_not(group))
    else:
        yield from (item for item, _ in form.walk() if item.is_question and item.link_id not in OWN_WORDS)
