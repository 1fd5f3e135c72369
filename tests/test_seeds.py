"""What the founding articles ask for, row by row (``docs/seeds.md``), through forms, knowledge and visit."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.forms.findings import parse
from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.exercises import Exercise
from clinic_app.knowledge.library import Knowledge
from clinic_app.reading import Reading
from clinic_app.reasoning.next_step import next_steps
from clinic_app.reasoning.ranking import Candidate, rank
from clinic_app.reasoning.sets import sets
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.home_care import adding, proposals, sheet
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.screening import core_questions, list_may_show
from clinic_app.visit.sheet_values import Letterhead
from clinic_app.words import Words
from tests import proofs

ROOT = Path(__file__).parent.parent
LETTERHEAD = Letterhead("Harbour Street Clinic", "01632 960001", "999")
QL = "quadratus_lumborum"
SITE = f"{QL}.right"
NEEDLED = {"muscle": QL, "side": "right", "landmarks": "L4", "needle": "0.30x50", "needles": 2, "depth": "muscle"}
NEEDLED |= {"technique": "static", "twitch": "few", "sensation": ["ache"], "dwell_seconds": 60, "out": True}


@pytest.fixture(scope="module")
def knowledge(reading: Reading) -> Knowledge:
    return reading.reference.knowledge


@pytest.fixture(scope="module")
def askable(reading: Reading) -> set[str]:
    return Crosscheck(reading.reference.knowledge, reading.reference.forms).askable()


@pytest.fixture
def visit(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> OpenVisit:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    embedded_record.people.add(person)
    settings = {"phone": "01632 960001", "emergency": "999"}
    clinic = Clinic(embedded_record, reading.reference, words, clock, person, lambda _: True, settings)
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    return clinic.open(clinic.begin_visit(patient).id)


def each(findings: str) -> list[str]:
    """Return the findings of a text: one case each."""
    return findings.split()


def mark(visit: OpenVisit, *zones: str) -> None:
    visit.answer_all([Said("intake", path(("pain_map", zone)), zone) for zone in zones])


def row(visit: OpenVisit, form: str, link: str, row_id: str, **said: object) -> None:
    answers = [Said(form, path((link, row_id)), value=True)]
    for name, value in said.items():
        if isinstance(value, list):
            answers += [Said(form, path((link, row_id), (name, code)), code) for code in value]
        else:
            answers.append(Said(form, path((link, row_id), name), value))
    visit.answer_all(answers)


def note(visit: OpenVisit, words: Words) -> str:
    return "\n".join(one.text for one in sentences(visit, visit.reference.note, words))


def ranked(reading: Reading, *texts: str) -> list[Candidate]:
    findings = reading.reference.knowledge.with_implied([parse(text) for text in texts])
    return rank(reading.reference.patterns, findings)


def named(candidates: list[Candidate]) -> list[str]:
    return [name for one in candidates for name in (one.muscle, *one.twins)]


def exercises_of(knowledge: Knowledge, muscle: str, *kinds: str) -> set[str]:
    return {one.id for one in knowledge.exercises_of_muscle[muscle] if one.kind in kinds}


# -- the first article: what quadratus lumborum is, and what helps


def test_s0_1_what_quadratus_lumborum_does(knowledge: Knowledge) -> None:
    muscle = knowledge.muscles[QL]
    does = " ".join(muscle.anatomy.actions)
    for word in ("side-bends", "extends", "12th rib", "exhalation"):
        assert word in does
    assert "T12" in muscle.anatomy.nerve
    assert "L4" in muscle.anatomy.nerve
    assert "worse:trunk_rotation" in muscle.claims()


@pytest.mark.parametrize(
    "finding",
    each(
        """
        worse:gardening worse:housework history:overuse history:soft_mattress history:disc_problem
        history:facet_problem history:sij_problem history:spondylolisthesis history:weak_core_glutes
        """
    ),
)
def test_s0_2_why_it_hurts_is_asked_and_is_a_reason(finding: str, reading: Reading, askable: set[str]) -> None:
    assert finding in askable
    lumbar = next(one for one in ranked(reading, "pain:lower_back.right", finding) if one.muscle == QL)
    reasons = {str(one.finding): one for one in lumbar.speaks_for}
    assert reasons[finding].points > 0
    assert any(source.startswith("seed00") for source in reasons[finding].sources)


def test_s0_3_marked_zones_of_its_referral_are_explained_by_it(visit: OpenVisit) -> None:
    zones = ("abdomen_lower", "sacroiliac", "buttock_lower", "lower_back", "iliac_crest", "lateral_hip")
    mark(visit, *(f"{zone}.right" for zone in zones))
    lumbar = next(one for one in visit.now.candidates if one.muscle == QL)
    assert lumbar.side == "right"
    assert lumbar.leaves == ()
    explained = {one.finding.item: one.strength for one in lumbar.explains}
    assert set(explained) == set(zones)
    assert "near" not in explained.values()


def test_s0_4_massage_of_a_trigger_point_and_its_relief_stand_in_the_note(visit: OpenVisit, words: Words) -> None:
    row(visit, "massage", "areas", SITE, area=QL, area_side="right", strokes="pressure_release", minutes=10)
    visit.answer("response", path("pain_after"), 2)
    written = note(visit, words)
    assert "Massage, Quadratus lumborum, RIGHT: pressure on the sore spot, 10 min." in written
    assert "Straight after: pain 2 of 10" in written


def test_s0_5_needling_goes_with_massage_and_a_plan_of_several_visits(visit: OpenVisit, words: Words) -> None:
    assert visit.form("dry_needling").combines_with == ("massage",)
    assert visit.form("massage").combines_with == ("dry_needling",)
    assert visit.form("examination").item("sidebend_degrees.right").shows_last
    visit.answer_all(
        [
            Said("assessment", path("frequency"), "once a week"),
            Said("assessment", path("planned_visits"), 4),
        ],
    )
    assert "Plan: once a week, 4 visits." in note(visit, words)


@pytest.mark.parametrize(
    ("findings", "region"),
    [
        (("pain:lower_back.right",), "low_back"),
        (("pain:neck_back.right",), "neck"),
        (("pain:shoulder_front.right",), "shoulder"),
        (("pain:thigh_back.right", "symptom:sciatica_like"), "hip_buttock"),
        (("pain:hand_palm.right", "symptom:numbness"), "forearm"),
        (("pain:temple.right", "symptom:headache"), "neck"),
    ],
)
def test_s0_6_the_conditions_it_is_used_for_have_muscles(
    findings: tuple[str, ...], region: str, reading: Reading
) -> None:
    muscles = reading.reference.knowledge.muscles
    first = ranked(reading, *findings)[:5]
    assert len(first) == 5
    assert region in {muscles[one.muscle].region for one in first}


def test_s0_6_carpal_tunnel_and_headache_are_known_as_causes(knowledge: Knowledge) -> None:
    assert {"carpal_tunnel", "tension_headache", "lumbar_radiculopathy_l5"} <= set(knowledge.causes)


def test_s0_7_screen_and_note_say_what_the_list_is_not(visit: OpenVisit, words: Words) -> None:
    assert "not a diagnosis and not complete" in words("differential.about_sentence")
    mark(visit, "lower_back.right")
    assert "research draft, not clinically reviewed" in note(visit, words)


# -- the second: a needling visit


def test_s1_1_the_needling_form_asks_in_the_order_of_the_visit(reading: Reading) -> None:
    asked = [item.link_id for item, _ in reading.reference.forms["dry_needling"].walk() if item.is_question]
    order = ["needling_position", "pillow", "muscle", "landmarks", "needle", "needles", "twitch", "dwell_seconds"]
    order += ["out", "afterwards"]
    assert [link for link in asked if link in order] == order
    form = reading.reference.forms["dry_needling"]
    assert {"side_lying_on_left", "side_lying_on_right"} <= {one.code for one in form.item("needling_position").options}
    assert {"arm", "knees"} <= {one.code for one in form.item("pillow").options}
    after = {one.code for one in form.item("afterwards").options}
    assert {"stretch", "breathing", "movement"} <= after


def test_s1_1_a_needled_site_says_everything_in_the_note(visit: OpenVisit, words: Words) -> None:
    row(visit, "dry_needling", "sites", SITE, **NEEDLED)
    line = next(one for one in note(visit, words).splitlines() if one.startswith("Dry needling, Quadratus"))
    for said in ("RIGHT", "L4", "0.30 × 50 mm", "2 in", "60 seconds", "Twitch: few", "Needles out: yes"):
        assert said in line


def test_s1_2_what_it_feels_like_can_be_said_and_the_sheet_tells_of_soreness(visit: OpenVisit, words: Words) -> None:
    felt = {one.code for one in visit.form("dry_needling").item("sensation").options}
    assert {"ache", "known_pain"} <= felt
    assert [one.code for one in visit.form("dry_needling").item("twitch").options] == ["none", "few", "many"]
    row(visit, "dry_needling", "sites", SITE, **NEEDLED)
    page = sheet(visit, visit.reference.sheets["home_care"], words, LETTERHEAD)
    assert any("sore for a day or two" in one for one in page.aftercare)


def test_s1_3_organs_near_by_are_shown_and_must_be_read(visit: OpenVisit, knowledge: Knowledge) -> None:
    structures = " ".join(one.structure for one in knowledge.hazards_of_muscle[QL])
    assert "kidney" in structures
    assert "pleura" in structures
    mark(visit, "lower_back.right")
    row(visit, "dry_needling", "sites", SITE, **NEEDLED)
    hazards = [one for one in open_points(visit) if one.sentence == "gate.hazard"]
    assert len(hazards) == len(knowledge.hazards_of_muscle[QL])


@pytest.mark.parametrize(
    ("group", "answer", "gate"),
    [
        ("needles", "needle_phobia", "gate.absolute"),
        ("blood", "bleeding_disorder", "gate.reason"),
        ("blood", "anticoagulant", "gate.reason"),
    ],
)
def test_s1_3_fear_of_needles_and_bleeding_stand_in_the_way(
    group: str, answer: str, gate: str, visit: OpenVisit
) -> None:
    mark(visit, "lower_back.right")
    row(visit, "dry_needling", "sites", SITE, **NEEDLED)
    before = {one.sentence for one in open_points(visit) if one.blocks}
    assert {"gate.consent", "gate.not_asked"} <= before
    assert not before & {"gate.absolute", "gate.reason"}
    visit.answer("safety_history", path(group), "yes")
    visit.answer("safety_history", path(answer), "yes")
    assert gate in {one.sentence for one in open_points(visit) if one.blocks}


@pytest.mark.parametrize(
    "finding",
    each(
        """
        symptom:stiffness_after_rest worse:walking worse:forward_bending worse:deep_breathing
        symptom:short_breath worse:trunk_rotation symptom:apparent_short_leg test:leg_length
        """
    ),
)
def test_s1_4_signs_that_it_is_the_problem_count_for_it(finding: str, reading: Reading, askable: set[str]) -> None:
    assert finding in askable
    assert _lumbar_points(reading, finding) > _lumbar_points(reading)


@pytest.mark.parametrize(
    "finding",
    each(
        """
        worse:prolonged_sitting worse:uneven_weight worse:lifting history:overuse history:weak_core_glutes
        history:limp history:hemipelvis history:sport worse:running history:manual_work
        """
    ),
)
def test_s1_5_who_is_at_risk_is_asked_and_counts(finding: str, reading: Reading, askable: set[str]) -> None:
    assert finding in askable
    assert _lumbar_points(reading, finding) > _lumbar_points(reading)


def test_s1_6_a_tool_at_home_every_day(knowledge: Knowledge) -> None:
    tools = exercises_of(knowledge, QL, "self_release")
    assert {"cane_release", "ball_ql_lying", "ball_ql_wall"} <= tools
    assert all(knowledge.exercises[one].dose.a_day for one in tools)
    assert {"quad_roll", "adductor_roll"} <= set(knowledge.exercises)


def test_s1_7_a_plan_to_let_it_go_for_good(knowledge: Knowledge) -> None:
    for kind in ("self_release", "strengthen", "breathing", "posture"):
        assert exercises_of(knowledge, QL, kind), kind
    for muscle in ("gluteus_medius", "external_oblique", "transversus_abdominis"):
        assert exercises_of(knowledge, muscle, "strengthen"), muscle
    assert QL in knowledge.exercises["daily_release_plan"].targets


# -- the third: symptoms, satellites, exercises


@pytest.mark.parametrize(
    "finding",
    each(
        """
        symptom:ache_at_rest worse:unsupported_upright worse:coughing_sneezing worse:forward_bending
        worse:side_bending_away worse:climbing_stairs worse:rolling_in_bed worse:rising_from_chair
        symptom:apparent_short_leg symptom:sharp_on_movement
        """
    ),
)
def test_s2_1_every_symptom_is_asked_and_counts(finding: str, reading: Reading, askable: set[str]) -> None:
    assert finding in askable
    assert _lumbar_points(reading, finding) > _lumbar_points(reading)


def test_s2_2_satellites_and_what_they_mimic_are_known(reading: Reading) -> None:
    muscles = reading.reference.knowledge.muscles
    assert muscles[QL].satellites["gluteus_minimus"].grade == "typical"
    assert {"lumbar_radiculopathy_l5", "lumbar_radiculopathy_s1"} <= set(muscles["gluteus_minimus"].mimics)
    assert "gtps" in muscles[QL].mimics
    assert "history:scoliosis" in muscles[QL].claims()
    down_the_leg = ("pain:buttock_lower.right", "pain:thigh_back.right", "pain:calf.right", "symptom:sciatica_like")
    assert named(ranked(reading, *down_the_leg))[0] == "gluteus_minimus"


def test_s2_2_the_two_together_explain_what_neither_does_alone(reading: Reading) -> None:
    zones = "pain:iliac_crest.right pain:sacroiliac.right pain:thigh_back.right pain:calf.right"
    said = "worse:coughing_sneezing worse:rolling_in_bed symptom:sciatica_like"
    findings = reading.reference.knowledge.with_implied([parse(text) for text in (*zones.split(), *said.split())])
    best = sets(reading.reference.patterns, findings)[0]
    assert {one.muscle for one in best.members} == {QL, "gluteus_minimus"}
    assert [(one.from_muscle, one.to_muscle) for one in best.links] == [(QL, "gluteus_minimus")]
    assert best.leaves == ()


DOSES = {
    "pelvic_tilt": {"hold_seconds": 5, "times": 8, "times_to": 15},
    "revolved_head_to_knee": {"hold_seconds_to": 60},
    "half_sit_up_ball": {"times": 8},
    "standing_side_bend": {},
    "walking_plan": {"minutes": 5},
}


@pytest.mark.parametrize(("name", "dose"), DOSES.items())
def test_s2_3_exercises_have_their_dose_and_a_figure(name: str, dose: dict[str, int], knowledge: Knowledge) -> None:
    exercise = knowledge.exercises[name]
    assert {key: getattr(exercise.dose, key) for key in dose} == dose
    assert exercise.picture is not None
    assert "seed002" in exercise.sources or exercise.certainty != "item"


def test_s2_3_yoga_pilates_and_tai_chi_are_advice(knowledge: Knowledge) -> None:
    for word in ("Yoga", "Pilates", "tai chi"):
        assert word in knowledge.exercises["gentle_movement_class"].title


def test_s2_4_relief_by_heat_cold_and_self_massage(knowledge: Knowledge) -> None:
    for name in ("heat_pack", "ice_pack", "ball_ql_lying", "wedge_ql_lying", "cane_release"):
        assert QL in knowledge.exercises[name].targets, name
    ball = knowledge.exercises["ball_ql_lying"].dose
    assert (ball.hold_seconds, ball.a_day) == (30, 1)


def test_s2_5_prevention_is_advice_with_a_dose_of_its_own(knowledge: Knowledge) -> None:
    names = ("sitting_posture", "standing_posture", "driving_posture", "lifting_technique", "sleep_side")
    for exercise in (knowledge.exercises[name] for name in names):
        assert QL in exercise.targets, exercise.id
        assert exercise.dose.whenever or exercise.dose.a_day, exercise.id


# -- the fourth: eight groups, and how to tell them apart

GROUPS = {
    "quadratus lumborum": [QL],
    "erectors": ["iliocostalis_lumborum", "longissimus_thoracis", "spinalis_thoracis", "iliocostalis_thoracis"],
    "gluteals": ["gluteus_medius", "gluteus_minimus"],
    "piriformis": ["piriformis"],
    "iliopsoas": ["psoas_major", "psoas_minor", "iliacus"],
    "hamstrings": ["biceps_femoris", "semitendinosus", "semimembranosus"],
    "adductors": ["adductor_magnus", "adductor_longus", "adductor_brevis", "gracilis"],
}


@pytest.mark.parametrize("muscle", [name for group in GROUPS.values() for name in group])
def test_s3_1_every_muscle_of_the_groups_is_ranked_where_it_hurts(muscle: str, reading: Reading) -> None:
    zone = reading.reference.knowledge.muscles[muscle].trigger_points[0].essential[0]
    side = ".right" if reading.reference.knowledge.zones[zone].has_sides else ""
    assert muscle in named(ranked(reading, f"pain:{zone}{side}"))


SIGNS = {
    "quadratus lumborum": """
        pain:lower_back.right pain:lateral_hip.right worse:side_bending worse:lifting worse:prolonged_sitting
        worse:prolonged_standing
    """,
    "erectors": """
        pain:lower_back.right pain:mid_back.right worse:trunk_extension worse:trunk_rotation
    """,
    "gluteals": """
        pain:buttock_mid.right pain:lateral_hip.right pain:thigh_lateral.right worse:walking worse:running
        worse:climbing_stairs
    """,
    "piriformis": """
        pain:buttock_mid.right pain:thigh_back.right worse:prolonged_sitting worse:squatting worse:hip_rotation_out
    """,
    "iliopsoas": """
        pain:groin.right pain:hip_front.right pain:thigh_front.right worse:hip_flexion worse:climbing_stairs
        worse:rising_from_chair test:thomas.right=positive
    """,
}


@pytest.mark.parametrize(("group", "findings"), SIGNS.items(), ids=list(SIGNS))
def test_s3_2_each_group_leads_where_its_own_signs_are(group: str, findings: str, reading: Reading) -> None:
    """Of the groups, the one described stands first; muscles outside them may stand higher."""
    order = named(ranked(reading, *findings.split()))
    first = {name: min(order.index(one) for one in muscles if one in order) for name, muscles in _present(order)}
    assert min(first, key=lambda name: first[name]) == group
    assert first[group] < 5


def _present(order: list[str]) -> list[tuple[str, list[str]]]:
    return [(name, muscles) for name, muscles in GROUPS.items() if set(muscles) & set(order)]


@pytest.mark.parametrize(
    "finding",
    each(
        """
        history:overuse history:sudden_strain worse:slumped_sitting history:stress history:weak_core_glutes
        history:poor_flexibility history:previous_back_injury history:deconditioning
        """
    ),
)
def test_s3_3_every_cause_is_asked_and_some_low_back_muscle_names_it(
    finding: str, knowledge: Knowledge, askable: set[str]
) -> None:
    assert finding in askable
    muscles = [name for group in GROUPS.values() for name in group]
    assert any(finding in knowledge.muscles[name].claims() for name in muscles)


def test_s3_5_routines_have_their_doses(knowledge: Knowledge) -> None:
    stretch = knowledge.exercises["static_stretch_rule"].dose
    assert (stretch.hold_seconds, stretch.hold_seconds_to) == (20, 30)
    for name in ("front_plank", "bridge", "pelvic_tilt", "clamshell", "sitting_posture", "posture_breaks"):
        exercise = knowledge.exercises[name]
        assert exercise.steps, name
        assert exercise.picture or exercise.no_picture, name
    assert "lifting_technique" in knowledge.exercises


# -- the fifth: isometric work, release, and its reader


def test_s4_1_isometric_work_comes_first(visit: OpenVisit) -> None:
    row(visit, "massage", "areas", SITE, area=QL, area_side="right")
    strengthening = [one.exercise for one in proposals(visit, count=0) if one.exercise.kind == "strengthen"]
    holds = [_is_a_hold(one) for one in strengthening]
    assert holds[0]
    assert {"side_plank", "side_plank_knees", "isometric_side_hold"} <= {one.id for one in strengthening}


def _is_a_hold(exercise: Exercise) -> bool:
    return exercise.phase == "hold" and (exercise.dose.hold_seconds or 0) > 0


def test_s4_2_release_at_home_is_proposed_first_and_printed(visit: OpenVisit, words: Words) -> None:
    row(visit, "massage", "areas", SITE, area=QL, area_side="right", strokes="pressure_release")
    first = proposals(visit)[0]
    assert first.exercise.kind == "self_release"
    visit.answer_all(adding(first))
    page = sheet(visit, visit.reference.sheets["home_care"], words, LETTERHEAD)
    assert page.exercises[0].dose
    assert page.exercises[0].picture is not None


STORY = {
    "since": "years", "onset": "sudden", "mechanism": ["fall"], "course": "up_and_down",
    "rising_from_chair": "worse", "prolonged_sitting": "worse", "slumped_sitting": "worse",
    "stiffness_after_rest": "yes", "restricted_rom": "yes", "sport_active": "yes", "poor_flexibility": "yes",
    "previous_back_injury": "yes", "disc_problem": "yes", "foot_pronation": "yes",
}  # fmt: skip


@pytest.fixture
def seed_patient(visit: OpenVisit) -> OpenVisit:
    """Tell the reader's story of the fifth article to a visit, as it is asked."""
    mark(visit, "lower_back.right", "lower_back.left", "buttock_upper.right")
    for link, value in STORY.items():
        codes = value if isinstance(value, list) else []
        visit.answer_all([Said("intake", path((link, code)), code) for code in codes])
        if not codes:
            visit.answer("intake", path(link), value)
    for _, where in core_questions(visit):
        visit.answer("red_flags", where, "no")
    return visit


def test_the_seed_patient_gets_the_muscles_a_good_clinician_would_look_at(seed_patient: OpenVisit) -> None:
    assert list_may_show(seed_patient)
    first = seed_patient.now.candidates
    assert {one.muscle for one in first[:2]} == {QL, "gluteus_medius"}
    assert {one.side for one in first[:2]} == {"right"}
    assert all(one.explains and one.speaks_for for one in first[:2])
    assert {"psoas_major", "iliacus"} & set(named(first[:5]))


def test_the_seed_patient_raises_no_urgent_alert(seed_patient: OpenVisit) -> None:
    assert [one for one in seed_patient.now.alerts if one.urgency in ("emergency", "same_day")] == []


def test_the_seed_patient_is_asked_what_would_tell_more(seed_patient: OpenVisit) -> None:
    by_name = {one.muscle: set(one.not_asked) for one in seed_patient.now.candidates}
    assert {"worse:coughing_sneezing", "worse:rolling_in_bed", "worse:side_bending"} <= by_name[QL]
    assert "symptom:pain_below_knee" in by_name["gluteus_minimus"]


def test_the_seed_patient_is_asked_about_coughing_and_rolling_over_next(seed_patient: OpenVisit) -> None:
    first = next_steps(seed_patient.reference.patterns, seed_patient.now.findings)
    assert {"worse:coughing_sneezing", "worse:rolling_in_bed"} <= {one.finding for one in first}


# -- the page itself


def test_every_row_says_which_test_proves_it_and_every_test_named_exists() -> None:
    rows = re.findall(r"^\| (S\d\.\d|seed patient) \| (.+?) \| (.+?) \|$", _page(), re.MULTILINE)
    wanted = {f"S{article}.{number}" for article, last in enumerate((7, 7, 5, 5, 2)) for number in range(last + 1)}
    wanted -= {f"S{article}.0" for article in range(1, 5)} | {"S0.0"}
    assert {name for name, *_ in rows} == wanted | {"seed patient"}
    for name, _, proof in rows:
        assert proofs.named(proof) or "not yet" in proof, name
        assert proofs.missing(proof) == [], name


def test_every_test_of_a_row_stands_on_the_page() -> None:
    page = _page()
    for test in proofs.tests_in(Path(__file__)):
        if re.match(r"test_(s\d_\d|the_seed)_", test):
            assert f"`test_seeds.py::{test}`" in page, test


def _page() -> str:
    return (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8")


def _lumbar_points(reading: Reading, *findings: str) -> float:
    return next(one.points for one in ranked(reading, "pain:lower_back.right", *findings) if one.muscle == QL)
