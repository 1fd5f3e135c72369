"""Red flags: a yes raises, *not sure* raises, a no does not, a weak sign alone is a note, company makes it rise."""

from __future__ import annotations

import pytest

from clinic_app.forms.findings import parse
from clinic_app.reading import Reading
from clinic_app.reasoning.alerts import Alert, alerts


def up(reading: Reading, *texts: str, age: int | None = None) -> dict[str, Alert]:
    knowledge = reading.reference.knowledge
    found = alerts(knowledge, knowledge.with_implied([parse(text) for text in texts]), age)
    return {one.id: one for one in found}


def test_every_flag_rises_on_its_own_question(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    for flag in knowledge.red_flags.values():
        item = reading.reference.forms["red_flags"].item(flag.id)
        yes, no = (item.option(code) for code in ("yes", "no"))
        assert yes is not None
        assert no is not None
        said = up(reading, *yes.findings)
        assert flag.id in said, flag.id
        if flag.trigger == "single":
            assert said[flag.id].urgency == flag.urgency
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
        (("history:cancer", "-symptom:night_rest_unrelenting"), 40, "note"),
    ],
)
def test_a_cluster_needs_company(reading: Reading, texts: tuple[str, ...], age: int, urgency: str) -> None:
    found = up(reading, *texts, age=age)
    first = "spine_cancer_history" if "cancer" in texts[0] else "weight_loss_unwell"
    assert found[first].urgency == urgency


def test_a_flag_fires_without_a_zone(reading: Reading) -> None:
    assert up(reading, "symptom:rash_blister")["shingles_trunk"].urgency == "same_day"


def test_the_most_urgent_stands_first(reading: Reading) -> None:
    found = list(up(reading, "history:cancer", "symptom:fever", "symptom:saddle_anaesthesia").values())
    assert [one.urgency for one in found][:2] == ["emergency", "same_day"]
