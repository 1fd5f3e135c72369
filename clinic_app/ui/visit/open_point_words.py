"""What is still open, in words: the ids a gate speaks of become the names of muscles, sides, rules and flags."""

from __future__ import annotations

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import muscle_name, rule_name, side_word
from clinic_app.visit.consent import in_words
from clinic_app.visit.gates import OpenPoint
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.wording import inside_a_sentence

SIDES = ("side", "pain_side")
#: Forms answered on the page of the note.
ON_THE_NOTE = ("assessment", "visit_details", "letter", "problems")


def point_words(desk: Desk, point: OpenPoint) -> str:
    """Return the sentence of an open point."""
    said = {
        name: ", ".join(in_words(desk.visit, desk.wording, one) for one in value)
        if isinstance(value, tuple)
        else _worded(desk, name, value)
        for name, value in point.values.items()
    }
    return " ".join(desk.words(point.sentence, **said).replace(" :", ":").replace(" ,", ",").split())


def show_point(desk: Desk, point: OpenPoint) -> None:
    """Ask the window for the answer that is open; two answers side by side are decided where they are asked."""
    elsewhere = point.page == "note" and point.form not in ("", *ON_THE_NOTE)
    desk.show("" if elsewhere else point.page, point.form, point.path)


def _worded(desk: Desk, name: str, value: object) -> object:
    knowledge = desk.visit.reference.knowledge
    known = str(value)
    if name in ("muscle", "problem"):
        return muscle_name(desk, known) if name == "muscle" else title_of(desk.visit, known, desk.words)
    if name in SIDES:
        return side_word(desk, known)
    if name == "rule" and known in knowledge.contraindications:
        return inside_a_sentence(rule_name(desk, knowledge.contraindications[known]))
    if name == "flag" and known in knowledge.red_flags:
        return inside_a_sentence(knowledge.red_flags[known].title)
    if name == "hazard" and known in knowledge.hazards:
        return knowledge.hazards[known].structure
    return value
