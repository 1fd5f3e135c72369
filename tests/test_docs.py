"""What the pages beside the program claim: commands, links, files, keys and numbers are held against what is there."""

from __future__ import annotations

import dataclasses
import importlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from clinic_app.checking import check_everything, check_files
from clinic_app.cli import _parser
from clinic_app.clock import SetClock
from clinic_app.data_files import load
from clinic_app.drawing.checks import picture_faults
from clinic_app.forms.findings import parse
from clinic_app.forms.notation_keys import FORM_KEYS, KEYS, TYPES
from clinic_app.forms.shelf import Shelf
from clinic_app.reading import Reading, read_reference
from clinic_app.reasoning.alerts import alerts
from clinic_app.reasoning.cases import findings_of, read_cases
from clinic_app.reasoning.contraindications import Case, cautions
from clinic_app.reasoning.ranking import rank
from clinic_app.reasoning.weights import TIE, Weights
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import all_sites, treatment_forms
from clinic_app.words import Words

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "clinic_app"
README = ROOT / "README.md"
FORMS_README = ROOT / "forms" / "README.md"
PAGES = sorted(
    {README, ROOT / "CHANGELOG.md", FORMS_README, PACKAGE / "knowledge" / "exercises" / "README.md"}
    | set((ROOT / "docs").glob("*.md")),
)
MACHINE = re.compile(r"/(?:work|home|tmp|root|Users)/|[A-Z]:\\|https?://(?!hl7\.org)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##+ |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section “{title}”"
    return found[1]


def rows(table: str) -> Iterator[list[str]]:
    """Yield the cells of every row of the tables in a text, headings and rules left out."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    for number, line in enumerate(lines):
        heads = number + 1 < len(lines) and set(lines[number + 1]) <= set("|-: ")
        if not heads and not set(line) <= set("|-: "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]


def spans(text: str) -> list[str]:
    """Return what stands between single backticks, outside fenced blocks."""
    return re.findall(r"`([^`\n]+)`", FENCE.sub("", text))


# -- the README's opening


def test_the_readme_opens_with_sentences_a_picture_and_two_commands() -> None:
    opening = read(README).split("\n## ")[0]
    before, picture, after = re.split(r"^(!\[[^\]]+\]\([^)]+\))$", opening, maxsplit=1, flags=re.MULTILINE)
    said = before.split("\n\n", maxsplit=1)[1]
    assert 3 <= len(re.findall(r"[.:!?](?:\s|$)", said)) <= 6
    assert "docs/pictures/visit.png" in picture
    blocks = FENCE.findall(opening)
    assert len(blocks) == 1
    assert blocks[0][1].split("\n") == ["python3 dev.py run", "python3 dev.py test", ""]
    assert after.index("```") < after.index("Python 3.11"), "the commands stand before everything else"


def test_the_readme_says_what_the_program_is_not() -> None:
    not_so = section(read(README), "What it is not")
    for claim in ("Not a diagnosis, and not complete", "No diary and no billing", "do not keep real patients here"):
        assert claim in not_so


def test_the_python_it_asks_for_is_the_one_it_needs() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in read(README)
    assert project["readme"] == "README.md"


def test_every_verb_of_the_command_line_is_explained_and_no_other() -> None:
    table = section(read(README), "Command line")
    said = {match[1] for cell in rows(table) if (match := re.match(r"`clinic-app (\w+)", cell[0]))}
    parser = _parser()
    actions = (action for action in parser._actions if action.choices is not None)
    assert said == {str(verb) for action in actions for verb in action.choices or ()}
    dev = importlib.import_module("dev")
    named = set(re.findall(r"`(\w+)`", table.split("further verbs:")[1])) | {"run", "test"}
    assert named == set(dev.VERBS)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (r"body chart of (\d+) places", "sided_zones"),
        (r"More than (\d+) muscles", "muscles"),
        (r"More than (\d+) causes that are not muscles", "causes"),
        (r"Some (\d+) exercises and pieces of advice", "exercises"),
    ],
)
def test_there_are_as_many_things_as_the_readme_says(sentence: str, count: str, reading: Reading) -> None:
    found = re.search(sentence, re.sub(r"\s+", " ", read(README)))
    assert found
    said, there = int(found[1]), check_everything(reading).counts[count]
    assert said <= there < 2 * said


# -- every page


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", read(page))):
        if not target.startswith(("http:", "https:", "#")):
            assert (page.parent / target.split("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(page: Path) -> None:
    for span in spans(read(page)):
        if re.fullmatch(r"[\w.-]+/[\w./-]*|\w+\.(?:md|toml|txt)|dev\.py", span) and not span.startswith("last-"):
            places = (ROOT / span, PACKAGE / span, ROOT / "tests" / span, page.parent / span)
            assert any(place.exists() for place in places), f"{page.name} names {span}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_speaks_of_the_machine_it_was_written_on(page: Path) -> None:
    assert MACHINE.findall(read(page)) == []


def test_constraints_hold_names_and_versions_only() -> None:
    lines = read(ROOT / "constraints.txt").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"], *(one for group in project["optional-dependencies"].values() for one in group)]
    wanted = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~]", one)[0]).lower() for one in asked}
    assert wanted - pinned == set()


# -- docs/architecture.md


def files_of(folder: Path) -> set[str]:
    """Return the names of a folder's files: modules without their ending, everything else in full."""
    files = {path for path in folder.iterdir() if path.is_file()}
    return {path.stem if path.suffix == ".py" else path.name for path in files if path.name != "__init__.py"}


def test_the_architecture_names_every_folder_and_file_and_none_that_is_not_there() -> None:
    table = section(read(ROOT / "docs" / "architecture.md"), "Every folder and file")
    listed = {cells[0].strip("`"): set(re.findall(r"`([\w.-]+)`", cells[1])) for cells in rows(table)}
    folders = [PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    there = {f"{path.relative_to(ROOT)}/": files_of(path) for path in folders}
    holds_code = {f"{path.relative_to(ROOT)}/" for path in folders if any(path.glob("*.py"))}
    assert set(listed) == {name for name, files in there.items() if files or name in holds_code}
    wrong = {
        folder: f"should be listed as: {' '.join(f'`{one}`' for one in sorted(there[folder]))}"
        for folder in sorted(holds_code)
        if listed[folder] != there[folder]
    }
    assert wrong == {}


# -- forms/README.md


def keys_of(table: str) -> list[str]:
    return [key for cells in rows(table) for key in re.findall(r"`(\w+)`", cells[0])]


@pytest.mark.parametrize(
    ("title", "known"), [("Keys of a form", FORM_KEYS), ("Keys of a question", KEYS), ("Types", tuple(TYPES))]
)
def test_the_notation_is_explained_key_by_key(title: str, known: tuple[str, ...]) -> None:
    explained = keys_of(section(read(FORMS_README), title))
    assert sorted(explained) == sorted(known)


def test_the_fhir_type_of_each_type_is_the_one_it_becomes() -> None:
    for names, fhir, _ in rows(section(read(FORMS_README), "Types")):
        kinds = [re.findall(r"`(\w+)`", names) if fhir == "the same" else fhir.split(", repeats")[0].split(", ")][0]
        for name, kind in zip(re.findall(r"`(\w+)`", names), kinds, strict=True):
            assert TYPES[name][0] == kind, name


def test_every_control_a_form_uses_is_explained(reading: Reading) -> None:
    shelf: Shelf = reading.reference.forms
    used = {match for path in shelf.files.values() for match in re.findall(r"control: ([\w-]+)", read(path))}
    line = next(cells for cells in rows(section(read(FORMS_README), "Keys of a question")) if cells[0] == "`control`")
    assert set(re.findall(r"`([\w-]+)`", line[1])) == used


# -- the examples of "How to add"


@dataclasses.dataclass(frozen=True)
class Example:
    """One file of an example: where it goes, whether it is added to what is there, and what it says."""

    where: str
    is_added: bool
    text: str


def examples() -> list[Example]:
    found = []
    for language, block in FENCE.findall(read(README)):
        for text in re.split(r"^---\n", block, flags=re.MULTILINE) if language == "yaml" else ():
            head = re.fullmatch(r"# ([\w./]+)(, added)?", text.split("\n")[0])
            assert head, f"an example does not say which file it is: {text[:60]}"
            found.append(Example(head[1], bool(head[2]), text))
    return found


def added(there: Any, more: Any) -> Any:  # noqa: ANN401  whatever YAML holds
    """Return what a file says with an example in it; an entry that begins as one that is there goes into that one."""
    if isinstance(there, dict):
        return there | {key: added(there[key], one) if key in there else one for key, one in more.items()}
    if not isinstance(there, list):
        return more
    grown = list(there)
    for one in more:
        alike = [at for at, other in enumerate(grown) if isinstance(other, dict) and begins_alike(other, one)]
        if alike:
            grown[alike[0]] = added(grown[alike[0]], one)
        else:
            grown.append(one)
    return grown


def begins_alike(there: dict[str, Any], more: Any) -> bool:  # noqa: ANN401
    return isinstance(more, dict) and next(iter(there.items())) == next(iter(more.items()))


def laid_out(home: Path, *, spoiled: bool = False) -> Iterator[Path]:
    """Put every example into the clinic's own folders, its first key mistyped where wished, and yield its file."""
    for example in examples():
        head, _, rest = example.where.removeprefix("clinic_app/").partition("/")
        if head not in ("knowledge", "forms", "templates"):
            continue
        file = home / head / rest
        file.parent.mkdir(parents=True, exist_ok=True)
        mistyped = re.sub(r"^(\w+):", r"\1x:", example.text, count=1, flags=re.MULTILINE)
        file.write_text(mistyped if spoiled else example.text, encoding="utf-8")
        if example.is_added:
            whole = added(load(ROOT / example.where), load(file))
            file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")  # JSON is YAML too
        yield file


@pytest.fixture
def grown(own_home: Path, words: Words) -> Reading:
    """Read everything with every example of the README in the clinic's own folders."""
    assert list(laid_out(own_home))
    return read_reference(words)


def test_there_is_an_example_for_everything_that_can_be_added() -> None:
    titles = re.findall(r"^### … (?:a|an) (.+)$", read(README), re.MULTILINE)
    for wanted in ("muscle", "cause", "red flag", "contraindication", "exercise", "form", "treatment", "sheet", "zone"):
        assert [one for one in titles if one.startswith(wanted)], wanted
    assert "sentence or a language" in titles
    for title in titles:
        assert "```yaml" in section(read(README), f"… a {title}" if title[0] != "e" else f"… an {title}"), title


def test_every_example_is_read_without_a_complaint_and_everything_still_fits(grown: Reading, reading: Reading) -> None:
    before = {str(one) for one in check_everything(reading).problems}  # test_shipped_files.py wants none of these
    assert [str(one) for one in check_everything(grown).problems if str(one) not in before] == []
    knowledge = grown.reference.knowledge
    for example in examples():
        folder, _, name = example.where.removeprefix("clinic_app/knowledge/").removesuffix(".yaml").partition("/")
        if example.where.startswith("clinic_app/knowledge/") and not example.is_added:
            assert name in getattr(knowledge, folder), example.where
    assert {"knee", "cupping"} <= {form.id for form in grown.reference.forms}
    assert "thoracolumbar" in knowledge.zone_groups["low_back"]
    assert "lower_back" in knowledge.zone_groups["low_back"]
    assert "cupping" in grown.reference.sheets["home_care"].aftercare


def test_spoiled_examples_are_complained_about(own_home: Path, words: Words) -> None:
    """The same readers refuse the same files once a key is mistyped: the test above can fail."""
    files = {file.name for file in laid_out(own_home, spoiled=True)}
    named = {Path(one.file).name for one in check_everything(read_reference(words)).problems}
    assert files - named == set()


def test_the_muscle_and_the_rule_of_the_examples_count(grown: Reading) -> None:
    knowledge, patterns = grown.reference.knowledge, grown.reference.patterns
    found = rank(patterns, [parse("pain:thumb_base.right"), parse("worse:pinching")])
    mine = next(one for one in found if one.muscle == "extensor_pollicis_longus")
    assert mine.side == "right"
    assert {str(reason.finding) for reason in mine.reasons} == {"pain:thumb_base.right", "worse:pinching"}
    assert [one.id for one in alerts(knowledge, [parse("symptom:round_rash")])] == ["tick_rash"]
    groups = grown.reference.forms["cupping"].safety_groups
    rules = knowledge.contraindications.values()
    fired = [one.rule.id for one in cautions(rules, groups, Case([parse("history:long_steroids")])) if one.because]
    assert fired == ["cup_thin_skin"]


def test_the_treatment_of_the_examples_has_sites_and_a_sentence_in_the_note(
    grown: Reading, embedded_record: Record, clock: SetClock, words: Words
) -> None:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    embedded_record.people.add(person)
    clinic = Clinic(embedded_record, grown.reference, words, clock, person, lambda _: True, {})
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    visit = clinic.open(clinic.begin_visit(patient).id)
    row = ("cups", "quadratus_lumborum.right")
    said = {"cupped_muscle": "quadratus_lumborum", "cupped_side": "right", "cup_minutes": 5, "cup_marks": "light"}
    visit.answer_all(
        [Said("cupping", path(row), value=True), *(Said("cupping", path(row, k), v) for k, v in said.items())]
    )
    assert "cupping" in {form.id for form in treatment_forms(visit)}
    assert [(site.muscle, site.side) for site in all_sites(visit)] == [("quadratus_lumborum", "right")]
    note = [one.text for one in sentences(visit, grown.reference.note, words)]
    assert "Cupping, Quadratus lumborum, RIGHT: 5 min. Marks: light." in note


def test_the_exercise_of_the_examples_is_drawn(grown: Reading) -> None:
    exercise = grown.reference.knowledge.exercises["one_leg_stand"]
    assert exercise.picture is not None
    assert picture_faults(exercise.picture, ()) == []


def test_the_language_of_the_examples_says_what_english_says(
    tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    for example in examples():
        if "words/" in example.where:
            (tmp_path / Path(example.where).name).write_text(example.text, encoding="utf-8")
            monkeypatch.setattr("clinic_app.words.FOLDER", tmp_path)
            other = Words.of(Path(example.where).stem)
            assert list(other)
            for one in other:
                assert one in words, one
                assert other.placeholders(one) == words.placeholders(one), one


def test_the_case_of_the_command_line_is_understood(tmp_path: Path, reading: Reading) -> None:
    example = next(one for one in examples() if one.where == "case.yaml")
    file = tmp_path / example.where
    file.write_text(example.text, encoding="utf-8")
    case = read_cases(file)[0]
    found, complaints = findings_of(case, strict=False, knowledge=reading.reference.knowledge)
    assert complaints == []
    assert case.age == 45
    assert rank(reading.reference.patterns, found)[0].side == "right"


def test_the_forms_of_the_forms_page_are_read_without_a_complaint(reading: Reading, tmp_path: Path) -> None:
    blocks = [text for language, text in FENCE.findall(read(FORMS_README)) if language == "yaml"]
    assert blocks
    for number, text in enumerate(blocks):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        assert check_files([file], reading).problems == ()


# -- docs/ranking.md


def test_the_ranking_page_states_every_number_as_it_is() -> None:
    """Weights and their page move together: a changed number wants its reason and its measurement again."""
    stated = {}
    for cells in rows(section(read(ROOT / "docs" / "ranking.md"), "The numbers")):
        stated[cells[0].strip("`")] = float(cells[1])
    there: dict[str, float] = {"TIE": TIE}
    for field in dataclasses.fields(Weights):
        held = getattr(Weights(), field.name)
        parts = {f"{field.name}.{key}": one for key, one in held.items()} if isinstance(held, Mapping) else {}
        there |= parts or {field.name: held}
    assert stated == there
