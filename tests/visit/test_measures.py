"""Outcome measures: their scores, the published criteria at their edges, areas of the body chart."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinic_app.forms.filling import Filling
from clinic_app.forms.measure import MEASURE_KEYS, measure_of
from clinic_app.forms.notation import expand
from clinic_app.reading import Reading
from clinic_app.visit.widespread_pain import areas, widespread
from tests.forms.fhir import at

SHIPPED = ("pain_scale", "patient_specific", "global_change", "phq2", "fibromyalgia")


def test_the_five_that_may_be_shipped_are_here_and_say_where_their_numbers_come_from(reading: Reading) -> None:
    shelf = reading.reference.forms
    for form_id in SHIPPED:
        measure = measure_of(shelf[form_id].resource)
        assert measure is not None
        assert measure.source
        assert measure.about
        assert measure.score in shelf[form_id]
    assert "roland_morris" not in shelf


@pytest.mark.parametrize(
    ("interest", "down", "total", "low_mood"),
    [
        ("not_at_all", "not_at_all", 0, None),
        ("more", "not_at_all", 2, None),
        ("more", "several", 3, True),
        ("nearly", "nearly", 6, True),
    ],
)
def test_phq2_adds_up_and_names_low_mood_from_three_on(
    reading: Reading, interest: str, down: str, total: int, low_mood: bool | None
) -> None:
    filling = Filling(reading.reference.forms["phq2"])
    filling.answer(at("interest"), interest)
    assert filling.answers.value(at("total")) is None
    filling.answer(at("down"), down)
    assert filling.answers.value(at("total")) == total
    assert filling.answers.value(at("positive")) is low_mood


def test_the_mean_of_the_patients_own_activities_counts_equal_ones_too(reading: Reading) -> None:
    filling = Filling(reading.reference.forms["patient_specific"])
    for number, value in enumerate((4, 4, 7), start=1):
        filling.answer(at(f"activity_{number}"), "stairs")
        filling.answer(at(f"ability_{number}"), value)
    assert filling.answers.value(at("mean")) == 5


@pytest.mark.parametrize(
    ("painful", "regions", "severe", "lasting", "verdict"),
    [
        (7, 4, 5, "yes", "met"),
        (6, 4, 5, "yes", "not_met"),
        (6, 4, 9, "yes", "met"),
        (3, 4, 12, "yes", "not_met"),
        (7, 3, 5, "yes", "not_met"),
        (7, 4, 5, "no", "not_met"),
        (19, 5, 4, "yes", "not_met"),
    ],
)
def test_the_published_criteria_hold_at_their_edges(
    reading: Reading, painful: int, regions: int, severe: int, lasting: str, verdict: str
) -> None:
    filling = Filling(reading.reference.forms["fibromyalgia"], {"painfulAreas": painful, "painfulRegions": regions})
    steps = ("none", "slight", "moderate", "severe")
    left = severe
    for link in ("fatigue", "unrefreshed", "thinking"):
        filling.answer(at(link), steps[min(left, 3)])
        left -= min(left, 3)
    for link in ("headaches", "belly", "low"):
        filling.answer(at(link), "yes" if left > 0 else "no")
        left -= 1
    filling.answer(at("lasting"), lasting)
    assert filling.answers.value(at("symptoms")) == severe
    assert filling.answers.value(at("severity")) == painful + severe
    assert filling.answers.value(at("criteria")) == verdict


def test_the_nineteen_areas_and_five_regions_come_from_known_zones(reading: Reading) -> None:
    assert len(areas()) == 19
    assert len({one.region for one in areas()}) == 5
    zones = reading.reference.knowledge.zones
    assert {zone.partition(".")[0] for one in areas() for zone in one.zones} <= set(zones)
    everywhere = [f"{zone}{side}" for zone in zones for side in ("", ".left", ".right")]
    assert (widespread(everywhere).areas, widespread(everywhere).regions) == (19, 5)
    assert widespread(["jaw.left", "chest_upper.left", "abdomen_upper"]).regions == 0
    assert widespread(["calf.left", "shin.left", "calf.right"]).areas == 2


def test_a_slip_in_the_key_measure_is_named_with_a_hint() -> None:
    source = {"form": "m", "title": "M", "measure": {"scor": "a", "better": "up"}, "items": [{"a": "A"}]}
    said_of = [f"{one.what} {one.hint}" for one in expand(source, {})[1]]
    assert any("unknown key “scor”" in one and "score" in one for one in said_of)
    assert any("“source” is missing" in one for one in said_of)
    assert any("lower or higher" in one for one in said_of)


def test_every_key_of_a_measure_is_documented() -> None:
    manual = (Path(__file__).parents[2] / "forms" / "README.md").read_text(encoding="utf-8")
    for key in MEASURE_KEYS:
        assert f"`{key}`" in manual, key
