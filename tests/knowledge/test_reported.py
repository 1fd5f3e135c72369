"""What a patient reports is history; what a dated imaging report says is asked and written apart from it."""

from __future__ import annotations

import pytest

from clinic_app.forms.findings import ANSWERED, SIDES, is_day, parse
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.muscles import Muscle
from clinic_app.knowledge.safety import RedFlag
from clinic_app.reading import Reading
from clinic_app.reasoning.cases import PublishedCase, findings_of
from clinic_app.reasoning.weights import Weights


def test_a_disc_that_somebody_was_told_of_is_history_and_counts_less_than_a_test(reading: Reading) -> None:
    item = next(one for one, _ in reading.reference.forms["intake"].walk() if one.link_id == "disc_problem")
    said = [parse(text) for option in item.options for text in option.findings]
    assert {one.kind for one in said if one.present} == {"history"}
    kinds = Weights().kinds
    assert kinds["history"] < min(kinds[kind] for kind in ("worse", "symptom", "test"))


def test_no_muscle_takes_a_reported_disc_for_a_test_of_it(reading: Reading) -> None:
    def claimed(muscle: Muscle) -> set[str]:
        return {finding for finding in muscle.claims() if "disc" in finding.partition(":")[2].split("_")}

    kinds = {
        one.partition(":")[0] for muscle in reading.reference.knowledge.muscles.values() for one in claimed(muscle)
    }
    assert kinds == {"history"}


def test_a_report_is_asked_with_its_date_and_every_finding_on_it_takes_that_day(reading: Reading) -> None:
    asked = {one.link_id: one for one, _ in reading.reference.forms["intake"].walk()}
    assert asked["imaging_date"].type == "date"
    sided = [f"imaging_{part}.{side}" for part in ("root", "arm", "leg") for side in SIDES]
    named = [asked[one] for one in ("imaging_spine", "imaging_whole", *sided)]
    given = [text for one in named for option in one.options for text in option.findings]
    assert given
    assert all("@{imaging_date}" in text for text in given)
    assert {parse(ANSWERED.sub("", text)).id for text in given} == imaging(reading)


def test_every_report_implies_what_stays_without_its_date_and_some_cause_or_rule_uses_it(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    for name in imaging(reading):
        implied = knowledge.terms[name].implies
        assert implied, name
        assert all(one.startswith("history:") for one in implied), name
        undated = knowledge.with_implied([parse(name)])
        assert {one.id for one in undated} >= set(implied), name
        assert name not in {one.id for one in undated}
        assert name in {one.id for one in knowledge.with_implied([parse(f"{name}@2024-03-11")])}
    raising: list[Cause | RedFlag] = [*knowledge.causes.values(), *knowledge.red_flags.values()]
    used = {found for one in raising for cluster in one.clusters for found in cluster.findings}
    used |= {found for one in knowledge.causes.values() for found in (*one.indicators, *one.defining)}
    used |= {found for one in knowledge.red_flags.values() for found in one.raised_by}
    assert imaging(reading) - used == {"imaging:scoliosis"}  # counted by what it implies


def test_a_file_of_cases_says_which_report_has_no_date(reading: Reading) -> None:
    findings = ("pain:lower_back.right", "imaging:lumbar_stenosis", "imaging:lumbar_disc@2024-03")
    case = PublishedCase("one", findings)
    found, complaints = findings_of(case, strict=False, knowledge=reading.reference.knowledge)
    said = "one: “imaging:lumbar_stenosis” names no day of the report, such as “imaging:lumbar_stenosis@2024-03-11”"
    assert complaints == [f"{said}: it counts as history"]
    assert [str(one) for one in found if one.kind == "imaging"] == ["imaging:lumbar_disc@2024-03"]
    assert {"history:imaging_told", "history:disc_problem"} <= {one.id for one in found}


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13", "24-03-11"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=day):
        parse(f"imaging:lumbar_disc@{day}")
    assert not is_day(day)


def test_the_figures_of_people_without_pain_stand_on_a_named_source(reading: Reading) -> None:
    terms = reading.reference.knowledge.terms
    noted = [terms[name] for name in imaging(reading) if terms[name].note]
    assert noted
    assert all(set(one.sources) <= set(reading.reference.knowledge.sources) and one.sources for one in noted)


def imaging(reading: Reading) -> set[str]:
    return {one for one in reading.reference.knowledge.terms if one.startswith("imaging:")}
