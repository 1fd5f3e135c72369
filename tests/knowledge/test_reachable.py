"""Nothing is known in vain: each finding that a muscle, cause, flag or rule speaks of, some answer can give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.library import Knowledge
from clinic_app.reading import Reading
from clinic_app.reasoning.weights import Weights

#: Findings used by the knowledge that no answer can give, each with the reason.
UNREACHABLE: dict[str, str] = {}


def used_by_muscles(knowledge: Knowledge) -> set[str]:
    claimed = {finding for muscle in knowledge.muscles.values() for finding in muscle.claims()}
    nerves = (nerve for muscle in knowledge.muscles.values() for nerve in muscle.entrapment)
    return claimed | {finding for nerve in nerves for finding in nerve.findings}


def used_by_causes(knowledge: Knowledge) -> set[str]:
    causes = knowledge.causes.values()
    named = {finding for cause in causes for finding in (*cause.indicators, *cause.defining)}
    return named | {finding for cause in causes for cluster in cause.clusters for finding in cluster.findings}


def used_by_rules(knowledge: Knowledge) -> set[str]:
    flags = knowledge.red_flags.values()
    named = {finding for flag in flags for finding in (*flag.raised_by, *flag.noted_by)}
    named |= {finding for flag in flags for cluster in flag.clusters for finding in cluster.findings}
    named |= {finding for rule in knowledge.contraindications.values() for finding in rule.when}
    cautions = (caution for exercise in knowledge.exercises.values() for caution in exercise.cautions)
    return named | {finding for caution in cautions for finding in caution.when}


@pytest.mark.parametrize("used_by", [used_by_muscles, used_by_causes, used_by_rules])
def test_every_finding_that_is_used_can_be_given_by_some_answer(
    reading: Reading, used_by: Callable[[Knowledge], set[str]]
) -> None:
    reference = reading.reference
    used = {one for one in used_by(reference.knowledge) if not one.startswith("region:")}
    assert len(used) > 50
    assert used - Crosscheck(reference.knowledge, reference.forms).askable() == set(UNREACHABLE)


def test_every_word_of_the_vocabulary_can_be_said(reading: Reading) -> None:
    reference = reading.reference
    said = Crosscheck(reference.knowledge, reference.forms).askable()
    assert [one for one in reference.knowledge.terms if one not in said] == []


def test_every_sign_that_has_a_weight_is_asked_of_each_muscle_felt(reading: Reading) -> None:
    rows = next(one for one, _ in reading.reference.forms["examination"].walk() if one.link_id == "palpation")
    below = [*rows.items, *(one for group in rows.items for one in group.items)]
    asked = {text for one in below for option in one.options for text in option.findings}
    assert {f"sign:{sign}@{{row}}" for sign in Weights().palpation} <= asked
