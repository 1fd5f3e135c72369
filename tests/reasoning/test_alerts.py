"""Red flags and causes: a yes or *not sure* raises, a no does not, a weak sign alone is a note until it has company."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.cli import main
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.clusters import Cluster
from clinic_app.knowledge.library import Knowledge
from clinic_app.reading import Reading
from clinic_app.reasoning.alerts import OF_CAUSE, ORDER, Alert, alerts, holds_list
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.suggestion import shown, suggest


def said(knowledge: Knowledge, *texts: str) -> list[Finding]:
    return knowledge.with_implied([parse(text) for text in texts])


def up(reading: Reading, *texts: str, age: int | None = None, sex: str = "") -> dict[str, Alert]:
    knowledge = reading.reference.knowledge
    return {one.id: one for one in alerts(knowledge, said(knowledge, *texts), age, sex=sex)}


def test_every_flag_comes_up_on_its_own_question(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    for flag in knowledge.red_flags.values():
        item = reading.reference.forms["red_flags"].item(flag.id)
        yes, no = (item.option(code) for code in ("yes", "no"))
        assert yes is not None
        assert no is not None
        alone = up(reading, *yes.findings)
        assert flag.id in alone, flag.id
        enough = any(one in flag.raised_by for one in yes.findings)
        assert alone[flag.id].urgency == (flag.urgency if enough or flag.id == "acs" else "note"), flag.id
        assert flag.id not in up(reading, *no.findings), flag.id


def test_not_sure_counts_as_yes(reading: Reading) -> None:
    assert up(reading, "?symptom:saddle_anaesthesia")["ces_saddle"].urgency == "emergency"


@pytest.mark.parametrize(
    ("texts", "age", "urgency"),
    [
        (("history:cancer",), 40, "note"),
        (("history:cancer", "symptom:night_rest_unrelenting"), 40, "same_day"),
        (("symptom:weight_loss_or_unwell",), 40, "note"),
        (("symptom:weight_loss_or_unwell",), 61, "routine_referral"),
        (("symptom:weight_loss_or_unwell",), None, "note"),
        (("history:cancer", "-symptom:night_rest_unrelenting"), 40, "note"),
    ],
)
def test_a_weak_sign_needs_company(reading: Reading, texts: tuple[str, ...], age: int | None, urgency: str) -> None:
    found = up(reading, *texts, age=age)
    first = "spine_cancer_history" if "cancer" in texts[0] else "weight_loss_unwell"
    assert found[first].urgency == urgency


def test_what_is_shown_is_what_was_said_not_the_word_it_implies(reading: Reading) -> None:
    alert = up(reading, "history:cancer", "symptom:saddle_anaesthesia")["spine_cancer_history"]
    assert "symptom:saddle_anaesthesia" in {one.id for one in alert.company}
    assert "symptom:neuro_deficit" not in {one.id for one in (*alert.raised_by, *alert.company)}


def test_defining_findings_raise_without_a_zone(reading: Reading) -> None:
    assert up(reading, "symptom:rash_blister")["shingles_trunk"].urgency == "same_day"
    knowledge = reading.reference.knowledge
    bare = replace(knowledge, red_flags={})
    defined = [cause for cause in knowledge.causes.values() if cause.defining]
    assert len(defined) > 20
    for cause in defined:
        for finding in cause.defining:
            text = f"{finding}@2024-03-11" if finding.startswith("imaging:") else finding
            alone = {one.id: one for one in alerts(bare, said(knowledge, text))}
            assert alone[cause.id].urgency == OF_CAUSE[cause.urgency], (cause.id, finding)


def test_an_alert_says_whether_its_rule_rests_on_recall_alone(reading: Reading) -> None:
    by_scan = up(reading, "pain:lower_back.right", "imaging:lumbar_stenosis@2024-03-11")["spinal_stenosis"]
    assert by_scan.is_recalled
    sourced = up(reading, "symptom:midline_bone_pain", "history:fragility_fracture")["spine_low_energy_fracture"]
    assert not sourced.is_recalled
    assert not up(reading, "symptom:rash_blister")["shingles_trunk"].is_recalled


def test_a_flag_that_is_up_stands_for_its_causes_and_a_note_does_not(reading: Reading) -> None:
    found = up(reading, "symptom:calf_hot_swollen")
    assert found["dvt"].kind == "flag"
    assert found["dvt"].urgency == "same_day"
    knowledge = reading.reference.knowledge
    lump = replace(knowledge.red_flags["lump"], raised_by=(), noted_by=("symptom:lump",), clusters=())
    noted = alerts(replace(knowledge, red_flags={"lump": lump}), said(knowledge, "symptom:lump"))
    assert {(one.id, one.urgency) for one in noted} == {("bone_tumour", "same_day"), ("lump", "note")}


def test_two_indicators_and_a_zone_of_its_own_are_a_note(reading: Reading) -> None:
    signs = ("symptom:muscle_wasting", "history:recent_vaccination")
    assert "neuralgic_amyotrophy" not in up(reading, "pain:any(heel|calf).left", *signs)
    found = up(reading, "pain:any(scapula|calf).left", *signs)
    assert found["neuralgic_amyotrophy"].urgency == "note"
    assert "neuralgic_amyotrophy" not in up(reading, "pain:scapula.left", signs[0])


@pytest.mark.parametrize(
    ("texts", "lowering", "name", "age"),
    [
        (("symptom:chest_pain_cardiac_like",), "history:cardiac_excluded", "acs", 45),
        (("worse:exertion_remote",), "history:cardiac_excluded", "exertional_chest_arm", 45),
        (("symptom:jaundice",), "history:abdominal_excluded", "biliary_diaphragm", 45),
    ],
)
def test_what_was_excluded_lowers_to_a_note_and_is_named(
    reading: Reading, texts: tuple[str, ...], lowering: str, name: str, age: int
) -> None:
    before, after = up(reading, *texts, age=age)[name], up(reading, *texts, lowering, age=age)[name]
    assert before.urgency != "note"
    assert after.urgency == "note"
    assert [one.id for one in after.lowered_by] == [lowering]
    assert after.hold == "none"
    assert up(reading, *texts, f"-{lowering}", age=age)[name].urgency == before.urgency


def test_what_is_grave_stands_whatever_was_excluded_before(reading: Reading) -> None:
    assert up(reading, "symptom:acs_signs", "history:cardiac_excluded")["acs"].urgency == "emergency"
    assert up(reading, "test:rebound", "history:abdominal_excluded")["acute_abdomen_bleed"].urgency == "emergency"


def test_two_painful_legs_are_no_emergency_without_real_signs(reading: Reading) -> None:
    both = ("pain:calf.left", "pain:calf.right")
    assert "ces_bilateral_leg" not in up(reading, *both, "symptom:tingling")
    assert up(reading, *both, "symptom:dermatomal_loss")["ces_bilateral_leg"].urgency == "same_day"
    assert up(reading, "symptom:bilateral_leg")["ces_bilateral_leg"].urgency == "same_day"
    grave = up(reading, *both, "symptom:reflex_loss", "symptom:progressive")
    assert grave["ces_bilateral_leg"].urgency == "emergency"


def test_a_flag_speaks_of_the_people_it_concerns_and_a_yes_of_everybody(reading: Reading) -> None:
    texts = ("pain:genitals", "history:sudden_onset", "symptom:vomiting")
    assert up(reading, *texts, sex="male")["testicular_torsion"].urgency == "emergency"
    assert up(reading, *texts)["testicular_torsion"].urgency == "emergency"
    assert "testicular_torsion" not in up(reading, *texts, sex="female")
    assert "testicular_torsion" in up(reading, "symptom:testicular_pain_sudden", sex="female")
    assert "child_limp" not in up(reading, "pain:groin.left", "symptom:limp", age=40)


def test_the_most_urgent_stands_first(reading: Reading) -> None:
    found = list(up(reading, "history:cancer", "symptom:fever", "symptom:saddle_anaesthesia").values())
    ranks = [ORDER.index(one.urgency) for one in found]
    assert ranks == sorted(ranks)
    assert found[0].urgency == "emergency"


def test_levels_combine_by_their_maximum_whatever_order_they_are_written_in(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    findings = said(knowledge, "symptom:bilateral_leg", "symptom:saddle_anaesthesia")
    flag = knowledge.red_flags["ces_bilateral_leg"]
    for clusters in (flag.clusters, flag.clusters[::-1]):
        one = replace(knowledge, red_flags={flag.id: replace(flag, clusters=clusters)}, causes={})
        assert [alert.urgency for alert in alerts(one, findings)] == ["emergency"]


def test_so_many_of_a_list_raise_together(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    two = Cluster(of=("symptom:cough", "symptom:fever | symptom:malaise", "age >= 50"), at_least=2)
    flag = replace(knowledge.red_flags["lump"], raised_by=(), noted_by=(), clusters=(two,))
    one = replace(knowledge, red_flags={flag.id: flag}, causes={})
    assert alerts(one, said(knowledge, "symptom:cough"), 40) == []
    assert alerts(one, said(knowledge, "symptom:fever", "symptom:malaise"), 40) == []
    assert len(alerts(one, said(knowledge, "symptom:cough", "symptom:malaise"), 40)) == 1
    assert len(alerts(one, said(knowledge, "symptom:cough"), 50)) == 1


def test_an_emergency_takes_the_list_away(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    mild = suggest(Patterns(knowledge), said(knowledge, "pain:lower_back.left", "history:cancer"))
    grave = suggest(Patterns(knowledge), said(knowledge, "pain:lower_back.left", "symptom:saddle_anaesthesia"))
    assert shown(mild)
    assert not holds_list(mild.alerts)
    assert shown(grave) == ()
    assert holds_list(grave.alerts)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_further_yes_never_lowers_and_a_further_no_never_raises(reading: Reading, data: st.DataObject) -> None:
    knowledge = reading.reference.knowledge
    lowering = {one for flag in knowledge.red_flags.values() for one in flag.lowered_by}
    names = sorted(one for one in knowledge.terms if one not in lowering)
    texts = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=8, unique=True))
    more = data.draw(st.sampled_from(names))
    age = data.draw(st.integers(10, 90))
    before = up(reading, *texts, age=age)
    with_yes, with_no = up(reading, *texts, more, age=age), up(reading, *texts, f"-{more}", age=age)
    for name, alert in before.items():
        is_flag = alert.kind == "flag"
        if is_flag:
            assert ORDER.index(with_yes[name].urgency) <= ORDER.index(alert.urgency)
    if more not in texts:
        assert {name: one.urgency for name, one in with_no.items()} == {n: one.urgency for n, one in before.items()}


def test_on_the_command_line_an_emergency_stands_in_the_place_of_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("findings: ['pain:lower_back.left', 'symptom:saddle_anaesthesia']\n", encoding="utf-8")
    assert main(["suggest", str(file)]) == 0
    said_with = capsys.readouterr().out
    file.write_text("findings: ['pain:lower_back.left']\n", encoding="utf-8")
    assert main(["suggest", str(file)]) == 0
    said_without = capsys.readouterr().out
    assert "emergency: ces_saddle" in said_with
    assert "gluteus_medius" not in said_with
    assert "gluteus_medius" in said_without
