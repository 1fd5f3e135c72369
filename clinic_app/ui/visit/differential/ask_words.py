"""What is worth asking next, in words: what each answer would do to the list, whom it tells apart."""

from __future__ import annotations

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of
from clinic_app.visit.answer_effects import Effect, MuscleAt
from clinic_app.visit.asking import NextQuestion


def effect_words(desk: Desk, effect: Effect) -> str:
    """Return what an answer would do: *Worse: Quadratus lumborum RIGHT first*."""
    words = desk.words
    answer = words("ask_next.or").join(effect.answers)
    if effect.is_emergency:
        return words("ask_next.emergency", answer=answer)
    first = _named(desk, effect.first)
    if effect.is_new:
        return words("ask_next.first", answer=answer, muscle=first)
    stays = words("ask_next.stays", answer=answer, muscle=first)
    if effect.rising is not None:
        rising = effect.rising
        climbs = words("ask_next.rises", muscle=_named(desk, rising), before=rising.before, after=rising.after)
        return f"{stays}, {climbs}"
    return f"{stays}, {words(f'ask_next.{_how_far(effect)}')}"


def effects_words(desk: Desk, question: NextQuestion) -> list[str]:
    """Return what every answer to a question would do, one sentence an answer."""
    return [effect_words(desk, one) for one in question.effects]


def apart_words(desk: Desk, question: NextQuestion) -> str:
    """Return which two muscles it tells apart best."""
    muscles = desk.visit.reference.knowledge.muscles
    one, other = (muscles[muscle].name for muscle, _ in question.apart)
    return desk.words("ask_next.apart", one=one, other=other)


def _how_far(effect: Effect) -> str:
    if not effect.ahead:
        return "as_now"
    return "further" if effect.ahead > 0 else "closer"


def _named(desk: Desk, one: MuscleAt) -> str:
    return name_of(desk, MuscleSide(one.muscle, one.side or ""))
