"""Counting hits and alerts as the public scorer does, redrawing patients, and judging weights on cases left out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.alerts import Alert
from clinic_app.reasoning.baselines import overlap, regional_tables
from clinic_app.reasoning.cases import Expected, PublishedCase, read_cases
from clinic_app.reasoning.cross_validation import GRID, cross_validated
from clinic_app.reasoning.evaluation import Places, alert_table, hit, hits, places, wilson
from clinic_app.reasoning.evaluation_report import EvaluationReport, cross_validated_lines, ours, redrawn_lines
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.redrawn import AGREEMENT, Hand, agreement, redrawn
from clinic_app.reasoning.reliability import reliability
from clinic_app.reasoning.suggestion import Suggestion
from clinic_app.reasoning.weights import Weights
from tests.reasoning.conftest import body, made, said

CASES = """
cases:
- id: ONE
  region: low_back
  findings: [pain:lower_back.right, pain:iliac_crest.right, worse:coughing_sneezing, worse:rolling_in_bed]
  inferred: [worse:rolling_in_bed]
  expected: {muscles: [quadratus_lumborum], alert: none}
- id: TWO
  region: shoulder
  findings: [pain:shoulder_front.left, pain:upper_arm_lateral.left]
  inferred: [pain:shoulder_front.left, pain:upper_arm_lateral.left]
  expected: {muscles: [infraspinatus], alert: none}
- id: RED
  kind: redflag
  region: low_back
  findings: [pain:lower_back, symptom:saddle_anaesthesia]
  expected: {alert: required, urgency: emergency, triggers: [symptom:saddle_anaesthesia]}
"""


@pytest.fixture
def cases(tmp_path: Path) -> list[PublishedCase]:
    path = tmp_path / "cases.yaml"
    path.write_text(CASES, encoding="utf-8")
    return read_cases(path)


def case(name: str, *muscles: str, alert: str = "none", kind: str = "muscle", hard: bool = False) -> PublishedCase:
    return PublishedCase(name, (), kind=kind, expected=Expected(muscles, alert=alert, hard=hard))


# -- hits


def test_ties_count_as_the_expected_value_over_their_order() -> None:
    listed = places([("a", 5.0), ("b", 3.0), ("c", 3.0), ("d", 1.0)])
    assert hit(listed, ["a"]).first[1] == 1
    tied = hit(listed, ["c"])
    assert (tied.first[1], tied.first[3]) == (0, 1)
    assert tied.reciprocal_rank == pytest.approx((1 / 2 + 1 / 3) / 2)
    assert hit(listed, ["d"]).reciprocal_rank == pytest.approx(1 / 4)
    assert hit(listed, ["nobody"]).reciprocal_rank == 0


def test_muscles_of_a_row_take_one_place_when_grouped() -> None:
    ranked = [("a", 5.0), ("b", 5.0), ("c", 5.0), ("d", 1.0)]
    rows = {"a": "row", "b": "row", "c": "row", "d": ""}
    assert hit(places(ranked), ["d"]).reciprocal_rank == pytest.approx(1 / 4)
    assert hit(places(ranked, rows), ["d"]).reciprocal_rank == pytest.approx(1 / 2)
    assert hit(places(ranked, rows), ["c"]).first[1] == 1


def test_a_lenient_hit_may_be_a_co_treated_muscle() -> None:
    one = PublishedCase("x", (), expected=Expected(("a",), also=("b",)))

    def listed(_: PublishedCase) -> Places:
        return places([("b", 2.0), ("a", 1.0)])

    assert hits([one], listed).first[1].value == 0
    assert hits([one], listed, lenient=True).first[1].value == 1


def test_an_interval_holds_its_share_and_narrows_with_more_cases() -> None:
    few, many = wilson(0.5, 10), wilson(0.5, 1000)
    assert few.low < many.low < 0.5 < many.high < few.high
    assert wilson(0.0, 0).low == 0
    assert wilson(1.0, 20).high == pytest.approx(1)


def test_alerts_are_counted_by_level_and_a_note_is_none() -> None:
    up = {
        "caught": [Alert("a", "flag", "emergency", ())],
        "noted": [Alert("a", "flag", "note", ())],
        "false": [Alert("a", "flag", "routine_referral", ())],
    }
    table = alert_table(
        [
            case("caught", alert="required", kind="redflag"),
            case("noted", alert="required", kind="redflag", hard=True),
            case("false"),
            case("quiet"),
        ],
        lambda one: Suggestion(tuple(up.get(one.id, ())), (), ""),
    )
    assert (table.required, table.caught, table.missed) == (2, 1, ("noted",))
    assert (table.catchable, table.caught_of_catchable) == (1, 1)
    assert (table.none_expected, table.false, table.false_in) == (2, 1, ("false",))


# -- the whole report


def test_the_report_counts_what_is_seen(cases: list[PublishedCase], patterns: Patterns) -> None:
    everything, strict = EvaluationReport(patterns, cases), EvaluationReport(patterns, cases, strict=True)
    assert [one.id for one in everything.muscles] == ["ONE", "TWO"]
    assert [one.id for one in strict.muscles] == ["ONE"]
    assert everything.tables["ours"].cases == 2
    assert everything.tables["  shoulder to hand"].cases == 1
    assert "  shoulder to hand" not in strict.tables
    assert strict.tables["ours"].first[1].value == 1
    assert (everything.alerts.required, everything.alerts.caught, everything.alerts.false) == (1, 1, 0)
    assert {"baseline: zone overlap", "baseline: regional tables"} <= everything.tables.keys()
    text = "\n".join(everything.lines())
    assert "MRR" in text
    assert "1 of 1 required ones up" in text
    assert everything.as_json()["knowledge"] == patterns.knowledge.version
    assert everything.as_json(2)["redrawn"]["ours"]["redrawings"] == 2


@pytest.mark.thorough
def test_lines_of_redrawing_and_cross_validation(cases: list[PublishedCase], patterns: Patterns) -> None:
    report = EvaluationReport(patterns, cases, grouped=True)
    drawn = list(redrawn_lines(report.redrawn(5)))
    assert [line.split(":")[0] for line in drawn[::2]] == ["redrawn, ours", "redrawn, zone overlap"]
    assert all("mark no zone of the drawing" in line for line in drawn[1::2])
    judged = list(cross_validated_lines(report.cross_validated()))
    assert judged[2].startswith("chosen on the other cases")
    assert sum(int(line.split()[1]) for line in judged[3:]) == 2


def test_the_baselines_know_nothing_but_zones() -> None:
    patterns = body(made("wide", {"one": ("a h", "")}), made("narrow", {"one": ("a", "")}, worse="lifting"))
    findings = said(patterns, ["pain:a.left", "pain:h.left", "worse:lifting"])
    assert overlap(patterns, findings) == [("wide", 2.0), ("narrow", 1.0)]
    assert regional_tables(patterns, findings) == []


# -- drawn again


@pytest.fixture
def drawing() -> list[Finding]:
    return [parse(one) for one in ("pain:a.left", "pain:b.left", "pain:any(e|f).left", "worse:lifting")]


def test_a_hand_that_does_not_shake_draws_the_same_again(drawing: list[Finding]) -> None:
    patterns = body(made("one", {"one": ("a", "")}))
    assert Hand(patterns.knowledge, 0.0).redraw(drawing, random.Random(1)) == drawing  # noqa: S311


def test_a_shaking_hand_moves_zones_next_door_and_leaves_the_rest(drawing: list[Finding]) -> None:
    patterns = body(made("one", {"one": ("a", "")}))
    found = Hand(patterns.knowledge, 1.0).redraw(drawing, random.Random(1))  # noqa: S311
    assert {"pain:any(e|f).left", "worse:lifting"} <= {str(one) for one in found}
    moved = {str(one) for one in found if not one.any_of and one.kind == "pain"}
    assert moved <= {"pain:a.left", "pain:b.left", "pain:c.left"}
    assert agreement(drawing, found) < 1


def test_redrawings_agree_as_well_as_people_do_and_run_alike_twice(patterns: Patterns) -> None:
    zones = sorted(name for name, zone in patterns.knowledge.zones.items() if zone.has_sides)
    many = [
        PublishedCase(str(number), (f"pain:{zones[number]}.left", f"pain:{zones[number + 9]}.left"))
        for number in range(0, 60, 6)
    ]

    def once() -> object:
        return redrawn(
            many,
            lambda one: [parse(text) for text in one.findings],
            lambda _, findings: places(ours(patterns, findings)),
            patterns.knowledge,
            30,
        )

    first = once()
    assert first == once()
    assert abs(getattr(first, "agreement", 0.0) - AGREEMENT) < 0.02


def test_agreement_is_the_jaccard_index(knowledge: Knowledge) -> None:
    one = [parse("pain:heel.left"), parse("pain:calf.left"), parse("worse:walking")]
    other = [parse("pain:heel.left"), parse("pain:heel.right")]
    assert agreement(one, other) == pytest.approx(1 / 3)
    assert agreement([], []) == 1
    assert knowledge.zones


# -- weights and reliability


def test_a_clear_leader_is_counted_apart_from_a_tied_one() -> None:
    lists = {"tied": [("a", 5.0), ("b", 5.0)], "near": [("b", 5.0), ("a", 4.0)], "clear": [("a", 9.0), ("b", 4.0)]}
    bands = reliability([case(name, "a") for name in lists], lambda one: places(lists[one.id]))
    assert [(one.cases, one.right.value) for one in bands] == [(1, 1.0), (1, 0.0), (1, 1.0)]


def test_each_case_is_judged_by_weights_chosen_on_the_others() -> None:
    """Two patients alike, with different answers: chosen on the other one it is wrong, chosen on both half right."""
    patterns = body(
        made("belly", {"one": ("h", "")}, local="a"), made("spill", {"one": ("h", "a")}, worse="lifting/typical")
    )
    judged = cross_validated(
        [case("one", "belly"), case("two", "spill")],
        lambda _: said(patterns, ["pain:a.left", "worse:lifting"]),
        lambda tried, findings: places(ours(tried, findings)),
        patterns.knowledge,
    )
    assert judged.best.first[1].value == 0.5
    assert judged.held_out.first[1].value == 0
    assert sum(judged.choices.values()) == 2


def test_the_shipped_weights_stand_in_the_grid() -> None:
    assert all(getattr(Weights(), name) == values[1] for name, values in GRID.items())
