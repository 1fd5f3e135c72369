"""What a patient reports is history; what a dated imaging report says is asked and written apart from it."""

from __future__ import annotations

from clinic_app.forms.findings import parse
from clinic_app.knowledge.muscles import Muscle
from clinic_app.reading import Reading
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


def test_a_report_is_asked_with_its_date_only_where_there_is_one_and_stands_in_the_note(reading: Reading) -> None:
    report = next(one for one, _ in reading.reference.forms["intake"].walk() if one.link_id == "imaging_report")
    assert "date" in report.text
    assert [one.question for one in report.conditions] == ["imaging"]
    assert any("imaging_report" in line.say for section in reading.reference.note.sections for line in section.lines)
