"""Every rule, hazard and treatment that is shipped has its two cases; one of the clinic's that lacks one is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clinic_app.checking import check_everything
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.knowledge.safety import Rule
from clinic_app.reading import Reading
from clinic_app.visit.reference import Reference
from clinic_app.visit.rule_cases import RuleCases

RULE = Rule("own_rule", ("needling",), "relative", "Look twice.", ("nzasa",), when=("history:pacemaker",))


def with_rule(reading: Reading, **changed: Any) -> Reference:  # noqa: ANN401  fields of a rule
    knowledge = reading.reference.knowledge
    rules = knowledge.contraindications | {RULE.id: replace(RULE, **changed)}
    return replace(reading.reference, knowledge=replace(knowledge, contraindications=rules))


def test_check_names_none_of_what_is_shipped(reading: Reading) -> None:
    report = check_everything(reading).as_json()
    assert report["without_cases"] == []
    assert report["counts"]["contraindications"] >= 100
    assert report["counts"]["site_hazards"] >= 25
    assert report["counts"]["treatments"] >= 16


@pytest.mark.parametrize(
    "rule_id", ["dn_phobia", "all_minor", "all_red_flag", "cup_wet", "dn_pregnancy_t2_t3", "cup_marks"]
)
def test_what_it_calls_a_case_is_one(rule_id: str, reading: Reading) -> None:
    cases, rule = RuleCases(reading.reference), reading.reference.knowledge.contraindications[rule_id]
    fired, silent = next(cases.firing(rule)), next(cases.silent(rule))
    assert fired.fires(rule)
    assert not silent.fires(rule)
    assert fired != silent


def test_every_single_finding_a_rule_names_can_be_answered_and_fires_it(reading: Reading) -> None:
    cases = RuleCases(reading.reference)
    for rule in reading.reference.knowledge.contraindications.values():
        for finding in rule.when:
            alone = replace(rule, when=(finding,))
            assert next(cases.firing(alone), None), f"{rule.id}: nobody can answer {finding}"
            assert next(cases.silent(alone), None), f"{rule.id}: nobody can say no to {finding}"


@pytest.mark.parametrize(
    "changed",
    [
        {"when": ("history:three_legs",)},  # nobody asks for it
        {"muscles": ("tail_muscle",)},  # no treatment offers it
        {"treatments": ("leeches",)},  # no treatment is of this group
        {"when": (), "always": True, "technique": "spinning"},  # no treatment has this technique
        {"when": (), "always": True, "treatments": ("all", "education")},  # it never holds its tongue
    ],
)
def test_a_rule_that_never_or_always_speaks_is_named(changed: dict[str, Any], reading: Reading) -> None:
    found = RuleCases(with_rule(reading, **changed)).without()
    assert f"contraindications/{RULE.id}" in found


def test_a_treatment_that_no_rule_speaks_of_or_that_is_always_forbidden_is_named(reading: Reading) -> None:
    forbidding = with_rule(reading, when=(), always=True, level="absolute", treatments=("heat",))
    assert "treatments/heat" in RuleCases(forbidding).without()
    unruled = replace(reading.reference.knowledge, contraindications={})
    assert "treatments/massage" in RuleCases(replace(reading.reference, knowledge=unruled)).without()


def test_a_hazard_that_no_needle_reaches_is_named(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    hazards = knowledge.hazards | {"hz_tail": replace(next(iter(knowledge.hazards.values())), muscles=("tail_muscle",))}
    reference = replace(reading.reference, knowledge=replace(knowledge, hazards=hazards))
    assert RuleCases(reference).without() == ("hazards/hz_tail",)


def test_treatments_of_the_clinic_are_tried_too(reading: Reading) -> None:
    names = [one.id for one in RuleCases(reading.reference).treatments if isinstance(one, Questionnaire)]
    assert {"dry_needling", "education"} <= set(names)
