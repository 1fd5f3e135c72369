"""The check finds a flag, cause, rule or hazard that can never speak up, and names its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.clusters import Cluster
from clinic_app.knowledge.vocabulary import Term
from clinic_app.reading import Reading
from clinic_app.reasoning.contraindications import Case, cautions

NEVER_ASKED = "sign:never_felt"


def complaints(reading: Reading, shelf: str, thing: str, **changed: object) -> list[str]:
    """Return what the check says of a thing's file once it is changed."""
    reference = reading.reference
    unasked = {NEVER_ASKED: Term("A sign no form asks for")}
    shown: Mapping[str, Any] = getattr(reference.knowledge, shelf)
    broken = {**shown, thing: replace(shown[thing], **changed)}
    changed_shelf: dict[str, Any] = {shelf: broken, "terms": {**reference.knowledge.terms, **unasked}}
    knowledge = replace(reference.knowledge, **changed_shelf)
    found = Crosscheck(knowledge, reference.forms).problems()
    return [problem.what for problem in found if problem.file.endswith(f"{shelf}/{thing}.yaml")]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"raised_by": ("symptom:never_asked",)}, "unknown finding “symptom:never_asked”"),
        ({"raised_by": ("sign:never_felt",)}, "no answer of any form can give “sign:never_felt”"),
        (
            {"clusters": (Cluster(all=("symptom:lump | sign:never_felt",)),)},
            "no answer of any form can give “sign:never_felt”",
        ),
        ({"clusters": (Cluster(all=("symptom:lump", "region:nowhere")),)}, "unknown finding “region:nowhere”"),
        ({"clusters": (Cluster(of=("symptom:lump",), at_least=2),)}, "asks for 2 of 1 patterns: it can never hold"),
        ({"clusters": (Cluster(of=("symptom:lump",)),)}, "holds for everybody: it names no pattern that must hold"),
        (
            {"clusters": (Cluster(all=("age >= 50", "region:hip")),)},
            "rests on an age or a region alone: it names no finding",
        ),
        ({"raised_by": (), "clusters": ()}, "no answer can ever raise it above a note"),
        ({"concerns": ("symptom:lump",)}, "“symptom:lump” should read like “age <= 16” or “sex = F”"),
        ({"lowered_by": ("history:never",)}, "unknown finding “history:never”"),
    ],
)
def test_a_flag_that_no_answer_can_raise_is_found(reading: Reading, changed: dict[str, Any], said: str) -> None:
    assert said in complaints(reading, "red_flags", "lump", **changed)


def test_a_cause_that_no_answer_can_define_is_found(reading: Reading) -> None:
    assert "no answer of any form can give “sign:never_felt”" in complaints(
        reading, "causes", "bone_tumour", defining=("sign:never_felt",)
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"when": ("sign:never_felt",)}, "no answer of any form can give “sign:never_felt”"),
        ({"when": ()}, "says for no case when it applies"),
        ({"treatments": ("needle",)}, "unknown safety group “needle”"),
        ({"weeks": (42, 13)}, "runs from a later week to an earlier one"),
        ({"when": ("history:epilepsy",)}, "no question asks for the weeks of “history:epilepsy”"),
        ({"muscles": ("psoas",)}, "unknown muscle “psoas”"),
        (
            {"muscles": ("psoas_major",), "not_muscles": ("psoas_major",)},
            "leaves no muscle for which it could apply",
        ),
    ],
)
def test_a_rule_that_can_never_apply_is_found(reading: Reading, changed: dict[str, Any], said: str) -> None:
    assert said in complaints(reading, "contraindications", "dn_pregnancy_t1", **changed)


def test_a_hazard_that_is_never_shown_is_found(reading: Reading) -> None:
    said = complaints(reading, "hazards", "hz_sternal_foramen", muscles=("upper trapezius",))
    assert "unknown muscle “upper trapezius”" in said
    assert "names no muscle: it is never shown" in complaints(reading, "hazards", "hz_sternal_foramen", muscles=())


def test_a_hazard_nobody_can_meet_is_found(reading: Reading) -> None:
    reference = reading.reference
    without = type(reference.forms)()
    found = [one.what for one in Crosscheck(reference.knowledge, without).problems()]
    assert "no treatment form uses needles and lets a muscle be chosen: it is never shown" in found


def test_every_muscle_of_moderate_or_high_risk_has_a_hazard(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    risky = [one for one in knowledge.muscles.values() if one.needling.risk != "low"]
    assert len(risky) > 60
    assert [one.id for one in risky if not knowledge.hazards_of_muscle[one.id]] == []
    lungs = knowledge.hazards_of_muscle["rhomboids"]
    assert any(one.consent == "pneumothorax_named" for one in lungs)
    bare = replace(knowledge, hazards={})
    said = [one.what for one in Crosscheck(bare, reading.reference.forms).problems()]
    assert len([one for one in said if "no site hazard names it" in one]) == len(risky)


def test_a_rule_about_muscles_speaks_of_these_and_while_none_is_chosen(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    rule = knowledge.contraindications["dn_anticoagulant_deep"]
    case = Case(knowledge.with_implied([]))

    def is_open(muscle: str) -> bool:
        return bool(cautions([rule], ("needling",), case, muscle))

    assert is_open("psoas_major")
    assert is_open("")
    assert not is_open("deltoid")


def test_figures_and_details_stand_in_fields(reading: Reading) -> None:
    rules = reading.reference.knowledge.contraindications
    assert rules["dn_anticoagulant"].detail == ("drug", "inr")
    assert "INR" in rules["dn_anticoagulant"].threshold
    assert rules["dn_pregnancy_t1"].weeks == (0, 13)
    assert rules["mt_hypertension"].threshold.startswith("180/110")
    assert len([one for one in rules.values() if one.detail]) > 25
    assert len([one for one in rules.values() if one.muscles]) >= 8
