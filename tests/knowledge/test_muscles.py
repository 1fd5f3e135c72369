"""Every muscle file: enough that brings it out, tests it and sets it apart, and honest about where it comes from."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from clinic_app.data_files import load
from clinic_app.knowledge import muscles
from clinic_app.knowledge.claims import Review, review_faults
from clinic_app.knowledge.library import Knowledge, read_knowledge
from clinic_app.knowledge.muscles import Disagreement, Muscle, View, muscle_faults
from clinic_app.reading import Reading
from clinic_app.shapes import read

FOLDER = Path(muscles.__file__).parent / "muscles"
FILES = sorted(FOLDER.glob("*.yaml"))

LEAST_WORSE = 3
LEAST_TESTS = 2
LEAST_APART = 2
#: A symptom that more than a quarter of all muscles list says nothing.
EVERYWHERE = 0.25
#: Fewer neighbours than these do not tell whether a symptom sets a muscle apart.
FEW = 3
#: No movement brings out the sternalis: what speaks for it is that the tests stay quiet.
NO_TEST_BRINGS_IT_OUT = {"sternalis"}
#: Where the belly of a muscle of each region may lie.
BELLY = {
    "abdomen": "abdomen flank chest",
    "arm": "arm elbow",
    "chest": "chest abdomen",
    "face": "face_jaw head",
    "foot": "ankle_foot",
    "forearm": "forearm elbow hand",
    "hand": "hand",
    "head": "head face_jaw",
    "hip_buttock": "buttock hip",
    "knee": "knee",
    "leg": "calf_shin knee ankle_foot",
    "low_back": "low_back mid_back flank abdomen",
    "mid_back": "mid_back upper_back low_back flank arm",
    "neck": "neck face_jaw upper_back",
    "pelvis": "pelvis_groin buttock hip abdomen",
    "shoulder": "shoulder",
    "thigh_back": "thigh",
    "thigh_front": "thigh hip knee",
    "thigh_medial": "thigh pelvis_groin",
    "upper_back": "upper_back",
}
DEPTH = re.compile(r"\b(short|shallow|depth|deep|superficial)\b|\d\s*(mm|cm)\b")


@pytest.fixture
def knowledge(reading: Reading) -> Knowledge:
    return reading.reference.knowledge


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def muscle(request: pytest.FixtureRequest) -> Muscle:
    found, faults = read(Muscle, load(request.param))
    assert faults == []
    assert found is not None
    return found


def zones_of(one: Muscle) -> set[str]:
    """Where it is felt as a rule: the essential zones of its points and those over its belly."""
    essential = {zone for point in one.trigger_points for zone in point.essential}
    return essential | set(one.local.zones if one.local else ())


def neighbours(one: Muscle, among: Knowledge) -> list[Muscle]:
    """Muscles felt in the same places, and of its region where these are few; not its twins: nobody can tell them."""
    others = [m for m in among.muscles.values() if m.id != one.id and not (one.twins and m.twins == one.twins)]
    near = [other for other in others if zones_of(one) & zones_of(other)]
    return near if len(near) >= FEW else [m for m in others if m in near or m.region == one.region]


def setting_apart(one: Muscle, among: Knowledge) -> list[str]:
    """Symptoms that at most half of its neighbours list, and not every muscle of the body."""
    listed = Counter(symptom for other in among.muscles.values() for symptom in other.symptoms)
    near = neighbours(one, among)
    return [
        symptom
        for symptom in one.symptoms
        if listed[symptom] <= EVERYWHERE * len(among.muscles)
        and 2 * sum(symptom in other.symptoms for other in near) <= len(near)
    ]


def test_three_things_bring_it_out(muscle: Muscle) -> None:
    assert len(muscle.worse) >= LEAST_WORSE


def test_two_tests_and_one_of_them_hurts(muscle: Muscle) -> None:
    assert len(muscle.tests) >= LEAST_TESTS
    hurts = any(claim.expect == "positive" for claim in muscle.tests.values())
    assert hurts is (muscle.id not in NO_TEST_BRINGS_IT_OUT)


def test_two_symptoms_set_it_apart_from_its_neighbours(muscle: Muscle, knowledge: Knowledge) -> None:
    apart = setting_apart(muscle, knowledge)
    assert len(apart) >= LEAST_APART, f"{apart} of {list(muscle.symptoms)}"


def test_it_can_be_felt_over_its_own_belly(muscle: Muscle, knowledge: Knowledge) -> None:
    assert muscle.local is not None
    assert muscle.local.sources or muscle.local.certainty == "recalled"
    allowed = {zone for group in BELLY[muscle.region].split() for zone in knowledge.zone_groups[group]}
    assert set(muscle.local.zones) <= allowed
    assert muscle.local.zones


def test_every_claim_names_a_source_or_says_that_it_is_recalled(muscle: Muscle, knowledge: Knowledge) -> None:
    for name, claim in muscle.claims().items():
        assert claim.is_sourced, name
    assert [one for one in muscle.entrapment if not one.is_sourced] == []
    assert [one for one in muscle.discriminators if not one.is_sourced] == []
    named = {key for one in muscle.disagreements for view in one.views for key in view.sources}
    named.update(*(one.sources for one in muscle.entrapment), *(one.sources for one in muscle.discriminators))
    named.update(muscle.anatomy.sources, muscle.massage.sources, muscle.needling.sources)
    named.update(muscle.local.sources if muscle.local else ())
    assert named <= set(knowledge.sources)


def test_what_sets_it_apart_is_graded(muscle: Muscle) -> None:
    written = load(FOLDER / f"{muscle.id}.yaml")
    for kind, least in (("worse", LEAST_WORSE), ("symptoms", LEAST_APART), ("tests", LEAST_TESTS)):
        assert sum("grade" in claim for claim in written[kind].values()) >= least, kind


def test_a_nerve_it_presses_on_is_named_and_felt_in_known_places(muscle: Muscle, knowledge: Knowledge) -> None:
    for one in muscle.entrapment:
        assert one.nerve
        assert one.zones
        assert set(one.zones) <= set(knowledge.zones)
        assert one.findings
        assert set(one.findings) <= set(knowledge.terms)


def test_no_depth_of_a_needle_without_a_source_that_was_read(muscle: Muscle, knowledge: Knowledge) -> None:
    said = DEPTH.search(f"{muscle.needling.notes} {muscle.needling.position}")
    was_read = [key for key in muscle.needling.sources if knowledge.sources[key].read != "background"]
    assert said is None or was_read, said


def test_where_sources_disagree_it_says_so_in_a_field_and_not_in_a_remark(muscle: Muscle) -> None:
    assert muscle_faults(muscle) == []
    assert "isagree" not in muscle.notes


def test_home_care_is_either_linked_or_impossible(muscle: Muscle, knowledge: Knowledge) -> None:
    """What the reason speaks of is really missing: all of it, or one of stretch, strengthener and release."""
    kinds = {one.kind for one in knowledge.exercises_of_muscle[muscle.id]}
    if muscle.no_home_care:
        assert {"stretch", "strengthen"} - kinds or not kinds & {"self_release", "heat_cold"}


@pytest.mark.parametrize(
    "wanted",
    ["obturator_externus", "articularis_genu", "semispinalis_cervicis", "iliocostalis_cervicis", "multifidus_thoracis"],
)
def test_muscles_that_were_missing_are_there(wanted: str, knowledge: Knowledge) -> None:
    assert wanted in knowledge.muscles


def test_a_search_for_thoracic_paraspinals_finds_a_muscle(knowledge: Knowledge) -> None:
    found = [one.id for one in knowledge.muscles.values() if "thoracic paraspinals" in one.also]
    assert found == ["multifidus_thoracis"]
    felt = {zone for point in knowledge.muscles["multifidus_lumborum"].trigger_points for zone in point.essential}
    assert "spine_thoracic" not in felt


@pytest.mark.parametrize(
    ("review", "places"),
    [
        (Review(), []),
        (Review("reviewed", "A. Berg, physiotherapist", "2026-03-31"), []),
        (Review("reviewed", "", "2026-03-31"), [("review",)]),
        (Review("reviewed", "  ", "2026-03-31"), [("review",)]),
        (Review("reviewed", "A. Berg", ""), [("review",)]),
        (Review("reviewed", "A. Berg", "31.3.2026"), [("review",)]),
        (Review("reviewed", "A. Berg", "2026-02-30"), [("review",)]),
        (Review("draft", "A. Berg", "2026-03-31"), [("review", "reviewer"), ("review", "date")]),
    ],
)
def test_a_review_names_who_and_when_and_a_draft_neither(review: Review, places: list[tuple[str, ...]]) -> None:
    assert [fault.place for fault in review_faults(review)] == places


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (Disagreement("nerve", (View("C5", ("seed000",)),), "C5"), ("disagreements", 0)),
        (
            Disagreement("nerve", (View("C5", ("seed000",)), View("C6", ())), "C5"),
            ("disagreements", 0, "views", 1),
        ),
    ],
)
def test_a_disagreement_of_one_is_a_fault(one: Disagreement, place: tuple[str | int, ...]) -> None:
    whole, _ = read(Muscle, load(FOLDER / "quadratus_lumborum.yaml"))
    assert whole is not None
    faults = muscle_faults(dataclasses.replace(whole, disagreements=(one,)))
    assert [fault.place for fault in faults] == [place]


def test_a_wrong_review_in_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "muscles"
    folder.mkdir()
    text = (FOLDER / "gracilis.yaml").read_text(encoding="utf-8")
    wrong = "review: {status: reviewed, date: 2026-03-31}"
    text = text.replace("review: {status: draft}", wrong)
    (folder / "gracilis.yaml").write_text(text, encoding="utf-8")
    problems = read_knowledge([tmp_path]).problems
    assert [one.line for one in problems] == [text.splitlines().index(wrong) + 1]
    assert "not by whom" in problems[0].what
