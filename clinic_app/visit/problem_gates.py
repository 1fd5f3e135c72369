"""What stands before the signature for each further problem of a visit: the same that is asked for the main one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.visit.contacts import contact_of
from clinic_app.visit.open_point import OpenPoint
from clinic_app.visit.problems import FORM, FORM_OF

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Questions whose absence is said in words of its own.
OWN_SENTENCES = {"own_words": "problems.own_words"}


def further_problems(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield what this kind of contact wants answered once a problem, and what is not for one of the further ones."""
    now = visit.now.problems
    for asked in contact_of(visit, visit.reference.contacts).asks if now.is_shared else ():
        form, _, link = asked.partition(".")
        if FORM_OF.get(link) != form:
            continue
        for problem in now.treated[1:]:
            if not str(now.value(problem, link) or "").strip():
                question = visit.form(FORM).item(link).text
                values: dict[str, object] = {"problem": problem, "question": question}
                yield OpenPoint(
                    OWN_SENTENCES.get(link, "problems.asked"), "note", FORM, now.place(problem, link)[1], values
                )
