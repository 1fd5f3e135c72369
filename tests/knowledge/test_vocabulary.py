"""The findings: in words, fine where it matters, and every one that an alert rests on can be said or follows."""

from __future__ import annotations

import pytest

from clinic_app.forms.findings import parse
from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.derived import BOTH_GIRDLES, BOTH_LEGS, BOTH_SHOULDERS, DERIVED, SEVERE, derived
from clinic_app.reading import Reading

#: What published reports tell and a list of aggravating factors does not hold: course in time, severity, and signs of
#: disease.
TOLD_IN_REPORTS = """
    symptom:severe symptom:progressive symptom:intermittent symptom:position_independent symptom:exam_normal
    symptom:migrating_pain symptom:new_headache symptom:visual_disturbance symptom:meningism symptom:malaise
    symptom:appetite_loss symptom:systemic_fatigue symptom:cough symptom:sweating_general symptom:leg_swelling
    symptom:morning_stiffness_30 symptom:multiple_girdles symptom:stiff_spine symptom:gait_unsteady symptom:vomiting
    symptom:upper_motor_neuron symptom:bilateral_leg symptom:muscle_wasting symptom:shooting_electric
    history:duration_short history:duration_subacute history:duration_long history:sudden_onset history:gradual_onset
    history:no_clear_cause history:no_response_weeks history:treatments_failed history:imaging_normal history:smoker
    history:cardiac_excluded history:abdominal_excluded history:dental_excluded history:recent_infection
    history:recent_surgery history:kidney_disease history:kidney_stone history:low_energy_menopause history:migraine
    history:hypertension history:neck_manipulation history:recent_vaccination history:long_travel history:overweight
    worse:exertion_remote worse:physical_activity worse:weight_bearing worse:trivial_movement eases:nothing
    eases:anti_inflammatories eases:analgesics_little test:hop test:passive_knee test:shoulder_elevation
    test:neck_sidebend test:trunk_extension test:resisted_hip_flexion sign:fast_pulse sign:abdominal_tender sign:horner
    sign:spine_percussion sign:leg_turned_out sign:hip_held_flexed sign:guarding
""".split()  # noqa: SIM905  a list to read, not to parse


def test_what_reports_tell_has_words_and_can_be_said(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    said = Crosscheck(knowledge, reading.reference.forms).askable()
    assert [one for one in TOLD_IN_REPORTS if one not in knowledge.terms] == []
    assert [one for one in TOLD_IN_REPORTS if one not in said] == []


def test_whatever_follows_from_answers_has_words(reading: Reading) -> None:
    assert [one for one in DERIVED if not reading.reference.knowledge.terms[one].label] == []


def test_no_finding_implies_itself(reading: Reading) -> None:
    terms = reading.reference.knowledge.terms
    for name in terms:
        waiting, seen = list(terms[name].implies), set[str]()
        while waiting:
            one = waiting.pop()
            assert one != name, name
            if one not in seen:
                seen.add(one)
                waiting += terms[one].implies if one in terms else ()


@pytest.mark.parametrize(
    ("fine", "coarse"),
    [
        ("symptom:rigors", "symptom:fever"),
        ("symptom:new_headache", "symptom:headache"),
        ("symptom:double_vision", "symptom:visual_disturbance"),
        ("symptom:calf_hot_swollen", "symptom:leg_swelling"),
        ("symptom:morning_stiffness_30", "symptom:stiffness_after_rest"),
        ("symptom:gait_unsteady", "symptom:neuro_deficit"),
        ("symptom:marked_weakness", "symptom:objective_weakness"),
        ("history:dvt_recent", "history:clot_risk"),
    ],
)
def test_the_fine_word_implies_the_coarse_one_and_not_the_other_way(reading: Reading, fine: str, coarse: str) -> None:
    knowledge = reading.reference.knowledge
    assert coarse in {one.id for one in knowledge.with_implied([parse(fine)])}
    assert fine not in {one.id for one in knowledge.with_implied([parse(coarse)])}
    assert coarse not in {one.id for one in knowledge.with_implied([parse(f"-{fine}")]) if one.present}


def test_unwell_is_not_fever_and_local_sweat_is_not_cold_sweat(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    unwell = {one.id for one in knowledge.with_implied([parse("symptom:malaise"), parse("symptom:sweating")])}
    assert unwell.isdisjoint({"symptom:fever", "symptom:sweating_general"})


def followed(reading: Reading, *texts: str) -> set[str]:
    return {one.id for one in derived([parse(text) for text in texts], reading.reference.knowledge.zone_groups)}


def test_both_sides_of_one_part_are_seen(reading: Reading) -> None:
    assert followed(reading, "pain:calf.left", "pain:thigh_back.right") == {BOTH_LEGS}
    assert followed(reading, "pain:calf.left", "pain:thigh_back.left") == set()
    assert followed(reading, "pain:any(thigh_front|calf).left", "pain:any(shin|calf).right") == {BOTH_LEGS}
    assert followed(reading, "pain:any(lower_back|calf).left", "pain:calf.right") == set()
    assert followed(reading, "pain:neck_shoulder_angle.left", "pain:neck_shoulder_angle.right") == set()
    shoulders = ("pain:shoulder_top.left", "pain:upper_arm_front.right")
    assert followed(reading, *shoulders) == {BOTH_SHOULDERS}
    both = followed(reading, *shoulders, "pain:groin.left", "pain:buttock_mid.right")
    assert both == {BOTH_SHOULDERS, BOTH_GIRDLES}


def test_seven_of_ten_is_severe(reading: Reading) -> None:
    groups = reading.reference.knowledge.zone_groups
    pain = parse("pain:knee_front.left")
    for amount, is_severe in ((6.0, False), (7.0, True), (10.0, True)):
        strong = type(pain)(pain.id, pain.side, amount=amount)
        assert ({one.id for one in derived([strong], groups)} == {SEVERE}) is is_severe
    assert derived([pain], groups) == []
