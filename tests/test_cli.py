"""The command line: its help, ``check``, ``suggest`` and ``evaluate``; in a process of its own where that matters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app import __version__, cli
from clinic_app.data_files import load
from clinic_app.reading import Reading
from clinic_app.visit.handout_checklist import HARDEST_SHEET
from tests.command_line import ROOT, Ended, clinic_app

Run = Callable[..., Ended]
MUSCLE = ROOT / "clinic_app" / "knowledge" / "muscles" / "quadratus_lumborum.yaml"
#: Published cases that lie beside some checkouts; the tests that need them are skipped elsewhere.
PUBLISHED = ROOT.parent / "shared" / "evaluation" / "dev_cases.yaml"
needs_published = pytest.mark.skipif(not PUBLISHED.exists(), reason="the published cases are not beside this checkout")

SEED = ["pain:lower_back.right", "worse:lifting", "worse:coughing_sneezing", "symptom:deep_ache"]


@pytest.fixture
def process(tmp_path: Path, warm_home: Path) -> Run:
    """Return a function that runs the program in a process of its own, from a folder that is not ours."""

    def ran(*arguments: str | Path, **more: str) -> Ended:
        return clinic_app(*arguments, folder=tmp_path, home=warm_home, more=more)

    return ran


@pytest.fixture
def run(tmp_path: Path, warm_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that does the same in this process, six times as fast."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str | Path) -> Ended:
        try:
            status: int | str | None = cli.main([str(one) for one in arguments])
        except SystemExit as left:
            status = left.code
        said, complained = capsys.readouterr()
        return Ended(int(status or 0), said, complained)

    return ran


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


# -- itself


def test_help_names_every_verb_and_each_verb_has_help(run: Run) -> None:
    said = run("--help")
    assert said.status == 0
    for verb in ("demo", "check", "suggest", "evaluate"):
        assert verb in said.said
    for verb, option in (("check", "--json"), ("suggest", "--json"), ("evaluate", "--strict"), ("demo", "--out")):
        assert option in run(verb, "--help").said


def test_version(process: Run) -> None:
    assert process("--version") == Ended(0, f"{__version__}\n", "")


def test_an_unknown_verb_is_said_in_words(run: Run) -> None:
    done = run("chekc")
    assert done.status != 0
    assert "chekc" in done.complained
    assert "Traceback" not in done.complained


# -- check


def test_check_finds_nothing_wrong_with_what_is_shipped(process: Run, reading: Reading) -> None:
    done = process("check", "--json")
    assert done.status == 0, done.said
    said = json.loads(done.said)
    held = (
        "muscles_without_home_care",
        "exercises_without_figure",
        "without_cases",
        "readability",
        "languages",
        "unused",
    )
    assert list(said) == ["problems", "counts", "claims", "claims_without_source", *held]
    assert said["exercises_without_figure"] == []
    assert said["without_cases"] == []
    assert said["readability"]["mean"] <= said["readability"]["max"] <= HARDEST_SHEET
    assert said["problems"] == []
    assert said["claims_without_source"] == 0
    knowledge = reading.reference.knowledge
    for name in ("muscles", "causes", "exercises", "red_flags", "contraindications", "zones"):
        assert said["counts"][name] == len(getattr(knowledge, name)) > 0, name
    assert said["counts"]["forms"] == len(reading.reference.forms)
    reference = reading.reference
    assert said["counts"]["templates"] == 1 + len(reference.sheets) + len(reference.letters)
    assert said["claims"] > len(knowledge.muscles)


def test_check_says_in_words_what_it_says_as_json(run: Run) -> None:
    done = run("check")
    assert done.status == 0
    assert done.said.startswith("0 problems. ")
    assert " muscles, " in done.said


@pytest.mark.thorough
def test_check_reports_ids_that_nobody_uses(run: Run, warm_home: Path) -> None:
    before = json.loads(run("check", "--json").said)
    own = warm_home / "knowledge" / "findings"
    own.mkdir(parents=True)
    (own / "own.yaml").write_text("kind: worse\nterms:\n  standing_on_hands: {label: Handstand}\n", encoding="utf-8")
    done = run("check", "--json")
    assert done.status == 0, "an id that waits to be used is no fault"
    said = json.loads(done.said)
    assert set(said["unused"]) - set(before["unused"]) == {"worse:standing_on_hands"}
    assert said["counts"]["unused_ids"] == len(said["unused"])
    assert "worse:standing_on_hands" in run("check").said.splitlines()[-1]


def test_check_of_a_single_file_counts_only_its_own_problems(run: Run, tmp_path: Path) -> None:
    assert run("check", MUSCLE, ROOT / "forms" / "intake.yaml", ROOT / "templates" / "home_care.yaml").status == 0
    folder = tmp_path / "muscles"
    folder.mkdir()
    copy = folder / MUSCLE.name
    copy.write_text(MUSCLE.read_text(encoding="utf-8").replace("\nregion:", "\nregoin:"), encoding="utf-8")
    done = run("check", copy.relative_to(tmp_path))
    assert done.status == 1
    line = 1 + copy.read_text(encoding="utf-8").splitlines().index(
        next(one for one in copy.read_text(encoding="utf-8").splitlines() if one.startswith("regoin:"))
    )
    problems = done.said.splitlines()
    assert f"{Path('muscles', MUSCLE.name)}:{line}: unknown key “regoin”, did you mean “region”?" in problems


def test_check_of_a_single_file_knows_what_it_names(run: Run, tmp_path: Path) -> None:
    """An id that no other file has is found although the file alone has the right shape."""
    folder = tmp_path / "muscles"
    folder.mkdir()
    copy = folder / MUSCLE.name
    text = MUSCLE.read_text(encoding="utf-8")
    assert "coughing_sneezing" in text
    copy.write_text(text.replace("coughing_sneezing", "coughing_sneezign"), encoding="utf-8")
    done = run("check", copy, "--json")
    assert done.status == 1
    problems = json.loads(done.said)["problems"]
    assert any(
        one.startswith(f"muscles/{MUSCLE.name}:") and "“coughing_sneezign”, did you mean “coughing_sneezing”?" in one
        for one in problems
    ), problems


#: Files of a clinic's own, each with a slip: its place, what it says, the line of the slip and what is said of it.
SLIPS = (
    ("forms/a.yaml", "form: a\nitems:\n  - pain: Pain\n    typ: scale\n", 3, "has pain, typ, did you mean “type”?"),
    ("forms/b.yaml", "form: b\nitems:\n  - pain: Pain\n    range: 3\n", 4, "“range” should be two numbers"),
    ("forms/c.yaml", "form: c\nitems:\n  - pain: Pain\n\t- x\n", 4, "is not YAML"),
    (
        "forms/d.yaml",
        "form: d\nitems:\n  - a: A\n    choice: yes_no\n    finding: 'worse:liftin'\n",
        3,
        "“worse:lifting”?",
    ),
    ("forms/e.json", '{"resourceType": "Questionnaire", "item": 3}', 1, ""),
    ("forms/option_lists.yaml", "- a\n", 1, "should be keys with values"),
    ("templates/a.yaml", "sheet: own\nversion: 1\n", 1, "“title” is missing"),
    ("templates/visit_note.yaml", "note: [\n", 2, "is not YAML"),
    ("knowledge/zones.yaml", "zones: 3\n", 1, "should be a list"),
    ("knowledge/sources.yaml", "- a\n", 1, "should be keys with values"),
    ("knowledge/muscles/a.yaml", "? [a, b]\n: c\n", 1, "has a key that is a list"),
    ("knowledge/muscles/b.yaml", "id: !!python/tuple [a]\n", 1, "is not YAML"),
    ("knowledge/muscles/c.yaml", "a: &a [1, 2]\nb: [*a, *a]\n", 1, "is named with & and used again"),
    ("knowledge/causes/a.yaml", "id: own\nid: own\n", 2, "names “id” twice"),
    ("knowledge/red_flags/a.yaml", "\x00", 1, "is not YAML"),
    ("knowledge/exercises/a.yaml", "[" * 5000, 2, ""),
    (
        "knowledge/findings/circle.yaml",
        "kind: worse\nterms:\n  a_b: {label: A, implies: ['worse:two']}\n  two: {label: B, implies: ['worse:a_b']}\n",
        3,
        "implies itself, by way of “worse:two”",
    ),
    (
        "knowledge/findings/unknown.yaml",
        "kind: symptom\nterms:\n  three: {label: Three, zones: [thigh_frnt]}\n",
        3,
        "names unknown zone “thigh_frnt”, did you mean “thigh_front”?",
    ),
)


@pytest.fixture
def slips(warm_home: Path) -> Path:
    for place, text, _, _ in SLIPS:
        (warm_home / place).parent.mkdir(parents=True, exist_ok=True)
        (warm_home / place).write_text(text, encoding="utf-8")
    return warm_home


def test_check_names_file_and_line_of_every_slip_in_a_clinics_own_files(run: Run, tmp_path: Path, slips: Path) -> None:
    whole, single = run("check"), run("check", *(slips / place for place, *_ in SLIPS))
    for done in (whole, single):
        assert done.status == 1
        assert done.complained == ""
        lines = done.said.splitlines()
        for place, _, line, what in SLIPS:
            told = [one for one in lines if one.startswith(f"{(slips / place).relative_to(tmp_path)}:{line}: ")]
            assert any(what in one for one in told), (place, done.said)
    *problems, summary, _, _ = whole.said.splitlines()
    assert summary.startswith(f"{len(problems)} problems. ")


def test_check_of_what_is_no_data_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picture.yaml").write_bytes(b"\xff\xd8\xff\xe0 no text")
    (tmp_path / "plain.yaml").write_text("just words\n", encoding="utf-8")
    done = run("check", "picture.yaml", "plain.yaml", "absent.yaml", tmp_path)
    assert done.status == 1
    assert [one.partition(" ")[0] for one in done.said.splitlines()[:4]] == [
        "picture.yaml:1:",
        "plain.yaml:1:",
        "absent.yaml:1:",
        ".:1:",
    ]


# -- suggest


def test_suggest_ranks_one_case(run: Run, tmp_path: Path) -> None:
    cases = written(tmp_path / "case.json", {"findings": SEED, "patient": {"age": 45}})
    done = run("suggest", cases, "--json")
    assert done.status == 0, done.complained
    said = json.loads(done.said)["case"]
    muscle, side, points = said["muscles"][0]
    assert (muscle, side) == ("quadratus_lumborum", "right")
    assert points > 0
    assert said["complaints"] == []
    assert all({"id", "urgency"} <= set(one) for one in said["alerts"])
    assert said["reasons"]["quadratus_lumborum.right"]
    assert "not a diagnosis" in run("suggest", cases).said


def test_suggest_reads_yaml_and_json_one_case_and_many(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(f"findings: [{', '.join(SEED)}]\n", encoding="utf-8")
    alone = json.loads(run("suggest", "case.yaml", "--json").said)["case"]
    written(tmp_path / "many.json", {"b": {"findings": []}, "a": {"findings": SEED}})
    many = json.loads(run("suggest", "many.json", "--json").said)
    assert set(many) == {"a", "b"}
    assert many["a"] == alone
    written(tmp_path / "listed.json", {"cases": [{"id": "x", "findings": SEED}]})
    assert json.loads(run("suggest", "listed.json", "--json").said)["x"] == alone


def test_suggest_twice_gives_the_same_bytes(process: Run, tmp_path: Path) -> None:
    written(tmp_path / "cases.json", {"one": {"findings": SEED}, "two": {"findings": SEED[:1]}})
    first = process("suggest", "cases.json", "--json", PYTHONHASHSEED="1")
    second = process("suggest", "cases.json", "--json", PYTHONHASHSEED="2")
    assert first.said == second.said != ""


def test_suggest_on_empty_findings(run: Run, tmp_path: Path) -> None:
    done = run("suggest", written(tmp_path / "case.json", {"findings": []}), "--json")
    assert done.status == 0
    assert json.loads(done.said)["case"]["muscles"] == []


def test_suggest_on_five_hundred_findings_at_once(run: Run, tmp_path: Path, reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    terms = [f"{one}@2024-03-11" if one.startswith("imaging:") else one for one in sorted(knowledge.terms)]
    every = [*(f"pain:{zone}" for zone in sorted(knowledge.zones)), *terms][:500]
    assert len(every) == 500
    done = run("suggest", written(tmp_path / "case.json", {"findings": every}), "--json")
    assert done.status == 0, done.complained
    said = json.loads(done.said)["case"]
    assert said["complaints"] == []
    assert len(said["muscles"]) > 50
    points = [one[2] for one in said["muscles"]]
    assert points == sorted(points, reverse=True)


def test_suggest_complains_of_unknown_ids_and_ranks_the_rest(run: Run, tmp_path: Path) -> None:
    findings = [*SEED, "worse:liftingg", "pain:lower_bak.right", "no finding", "pain:any(lower_back|nowhere).left", ""]
    cases = written(tmp_path / "case.json", {"findings": findings})
    said = json.loads(run("suggest", cases, "--json").said)["case"]
    assert said["muscles"][0][0] == "quadratus_lumborum"
    complaints = "\n".join(said["complaints"])
    assert "“worse:liftingg”" in complaints
    assert "did you mean “worse:lifting”?" in complaints
    assert "did you mean “pain:lower_back”?" in complaints
    assert "“no finding” is not a finding" in complaints
    assert "“pain:nowhere”" in complaints
    in_words = run("suggest", cases)
    assert in_words.status == 0
    assert "worse:liftingg" in in_words.said


def test_suggest_says_which_report_has_no_date_and_counts_the_other(run: Run, tmp_path: Path) -> None:
    said = ["pain:lower_back.right", "imaging:lumbar_stenosis@2024-03-11", "imaging:spondylolisthesis"]
    done = run("suggest", written(tmp_path / "case.json", {"findings": said}), "--json")
    assert done.status == 0, done.complained
    case = json.loads(done.said)["case"]
    assert [one for one in case["complaints"] if "“imaging:spondylolisthesis” names no day of the report" in one]
    up = {one["id"] for one in case["alerts"]}
    assert "spinal_stenosis" in up
    assert "spondylolisthesis" not in up


def test_suggest_complains_of_what_contradicts_itself(run: Run, tmp_path: Path) -> None:
    findings = [*SEED, "test:slr.left=positive", "test:slr.left=negative", "-worse:lifting"]
    said = json.loads(run("suggest", written(tmp_path / "case.json", {"findings": findings}), "--json").said)["case"]
    complaints = "\n".join(said["complaints"])
    assert "test:slr" in complaints
    assert "worse:lifting" in complaints
    assert said["muscles"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "3",
        "[]",
        "findings: worse:lifting",
        "findings: 3",
        "findings: [3]",
        "findings: []\npatient: 3",
        "findings: []\npatient: {age: old}",
        "a: {findings: []}\nb: 3",
        "cases: [3]",
        "cases: 3",
        "cases: [{id: a, findings: [], expected: 3}]",
        "cases: [{id: a, findings: [], expected: {muscles: 3}}]",
        "findings: [",
        "findings: !!python/object:os.system x",
        "&a [*a]",
        "findings: [&a x, *a]",
    ],
)
@pytest.mark.parametrize("verb", ["suggest", "evaluate"])
def test_a_file_that_holds_no_case_is_said_in_one_sentence(run: Run, tmp_path: Path, verb: str, content: str) -> None:
    (tmp_path / "case.yaml").write_text(content, encoding="utf-8")
    done = run(verb, "case.yaml", "--json")
    assert done.status == 1
    assert done.said == ""
    assert done.sentence.startswith("case.yaml:")


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("id: [\n", 2, "is not YAML"),
        (MUSCLE.read_text(encoding="utf-8").replace("\nworse:", "\nworze:", 1), None, "unknown key “worze”"),
        ("\xff", 1, "is not UTF-8 text"),
    ],
)
def test_suggest_ranks_by_the_rest_and_names_file_and_line_of_what_it_lacks(
    process: Run, tmp_path: Path, warm_home: Path, content: str, line: int | None, what: str
) -> None:
    """A clinic's own file in place of a shipped muscle, with a fault: the muscle is as shipped, and it is said."""
    own = warm_home / "knowledge" / "muscles"
    own.mkdir(parents=True)
    (own / "quadratus_lumborum.yaml").write_text(content, encoding="latin-1" if content == "\xff" else "utf-8")
    cases = written(tmp_path / "case.json", {"findings": SEED})
    done = process("suggest", cases, "--json")
    assert done.status == 0, done.complained
    said = json.loads(done.said)["case"]
    assert "quadratus_lumborum" in [name for name, _, _ in said["muscles"]]
    place = f"{own / 'quadratus_lumborum.yaml'}:{line or 1 + content[: content.index('worze')].count(chr(10))}"
    assert len(said["incomplete"]) == 1
    assert said["incomplete"][0].startswith(f"{place}: {what}")
    in_words = process("suggest", cases).said
    assert "! the list is incomplete: 1 fault" in in_words
    assert f"{place}: {what}" in in_words


def test_evaluate_says_that_its_figures_are_incomplete(process: Run, tmp_path: Path, warm_home: Path) -> None:
    own = warm_home / "knowledge" / "causes"
    own.mkdir(parents=True)
    (own / "own.yaml").write_text("id: own\n", encoding="utf-8")
    case = {"id": "a", "kind": "muscle", "findings": SEED, "expected": {"muscles": ["quadratus_lumborum"]}}
    cases = written(tmp_path / "cases.json", {"cases": [case]})
    done = process("evaluate", cases)
    assert done.status == 0, done.complained
    assert done.said.startswith("! these figures are incomplete: ")
    assert f"{own / 'own.yaml'}:1: " in done.said
    assert json.loads(process("evaluate", cases, "--json").said)["incomplete"]


def test_a_list_on_whole_knowledge_says_nothing_of_being_incomplete(run: Run, tmp_path: Path) -> None:
    cases = written(tmp_path / "case.json", {"findings": SEED})
    assert "incomplete" not in run("suggest", cases).said
    assert json.loads(run("suggest", cases, "--json").said)["case"]["incomplete"] == []


def test_a_terminal_that_knows_few_characters_still_gets_the_whole_list(process: Run, tmp_path: Path) -> None:
    cases = written(tmp_path / "case.json", {"findings": ["worse:ängstlich", "\ud800", *SEED]})
    done = process("suggest", cases, PYTHONIOENCODING="ascii")
    assert done.status == 0, done.complained
    assert "quadratus_lumborum" in done.said


# -- evaluate


@needs_published
def test_evaluate_prints_hits_and_alerts_beside_simpler_rankings(run: Run) -> None:
    done = run("evaluate", PUBLISHED, "--strict", "--json")
    assert done.status == 0, done.complained
    said = json.loads(done.said)
    assert {"hits", "alerts"} <= set(said)
    for name, table in said["hits"].items():
        value, low, high = table["top5"]
        assert 0 <= low <= value <= high <= 1, name
    published = [one for one in load(PUBLISHED)["cases"] if one["kind"] == "muscle"]
    assert 0 < said["hits"]["ours"]["cases"] < len(published)  # strictly, a case without a stated zone does not count
    assert json.loads(run("evaluate", PUBLISHED, "--json").said)["hits"]["ours"]["cases"] == len(published)
    in_words = run("evaluate", PUBLISHED)
    assert in_words.status == 0
    assert "baseline" in in_words.said


@needs_published
def test_a_ranking_never_sees_the_expected_answer(run: Run, tmp_path: Path) -> None:
    cases = load(PUBLISHED)
    honest = run("suggest", written(tmp_path / "honest.json", cases), "--json").said
    for case in cases["cases"]:
        case["expected"] = {"muscles": ["masseter"], "alert": "none"}
        case["summary"] = "masseter"
    assert run("suggest", written(tmp_path / "other.json", cases), "--json").said == honest


def test_evaluate_counts_a_case_of_ones_own(run: Run, tmp_path: Path) -> None:
    case = {"id": "a", "kind": "muscle", "findings": SEED, "expected": {"muscles": ["quadratus_lumborum"]}}
    done = run("evaluate", written(tmp_path / "cases.json", {"cases": [case]}), "--json")
    assert done.status == 0, done.complained
    ours = json.loads(done.said)["hits"]["ours"]
    assert ours["cases"] == 1
    assert ours["top1"][0] == 1.0


@pytest.mark.thorough
def test_in_the_folder_it_is_started_from_nothing_is_left_behind(process: Run, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    assert process("check").status == 0
    assert set(tmp_path.iterdir()) == before
