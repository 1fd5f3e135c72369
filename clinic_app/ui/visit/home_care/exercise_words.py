"""An exercise in words: for which of today's muscles, what to mind with this patient."""

from __future__ import annotations

from clinic_app.knowledge.exercises import Exercise, Side, filled
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import muscle_and_side
from clinic_app.visit.home_care import cautions_of, gentler_of, target_muscles


def for_muscles(desk: Desk, exercise: Exercise) -> str:
    """Return which of the treated and considered muscles an exercise is for."""
    muscles = [one for one in target_muscles(desk.visit) if one[0] in exercise.targets]
    if not muscles:
        return desk.words("home_care_page.in_general")
    return desk.words("home_care_page.for_muscles", muscles=", ".join(muscle_and_side(desk, *one) for one in muscles))


def side_for(desk: Desk, exercise: Exercise) -> str:
    """Return the side of the first of today's muscles that an exercise serves, or nothing where none has one."""
    sides = [side for muscle, side in target_muscles(desk.visit) if muscle in exercise.targets]
    return next((side for side in sides if side), "")


def to_know(desk: Desk, exercise: Exercise, side: Side) -> str:
    """Return what an exercise needs, and what is easier and harder, for a side."""
    words, known = desk.words, desk.visit.reference.knowledge.exercises
    sides = words("side.right"), words("side.left")

    def listed(others: tuple[str, ...]) -> str:
        named = [known[one].title if one in known else filled(one, side, sides).rstrip(".") for one in others]
        return "; ".join(named)

    said = {
        "home_care.needs": ", ".join(exercise.equipment),
        "home_care.easier": listed(exercise.easier),
        "home_care.harder": listed(exercise.harder),
    }
    return " ".join(words(sentence, things=things) for sentence, things in said.items() if things)


def to_mind(desk: Desk, exercise: Exercise) -> list[tuple[str, str]]:
    """Return what speaks about an exercise with this patient, each with its tone."""
    said = []
    for one in cautions_of(desk.visit, exercise):
        if one.do == "leave_out" and one.when:
            said.append(("danger", desk.words("home_care.not_for", say=one.say)))
        else:
            sentence = "home_care_page.leave_out" if one.do == "leave_out" else "home_care_page.mind"
            said.append(("text_2", desk.words(sentence, say=one.say)))
    said += [("text_2", desk.words("home_care.gentler", say=one.say)) for one in gentler_of(desk.visit, exercise)]
    return said
