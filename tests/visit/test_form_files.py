"""The clinic's own forms: a file comes in, lies in its folder, and can be retired; every form prints blank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinic_app.documents.blank_form import blank_form_pdf
from clinic_app.documents.page import page_count
from clinic_app.documents.preview import page_images
from clinic_app.errors import ClinicError
from clinic_app.forms import resource
from clinic_app.forms.file import open_file
from clinic_app.forms.shelf import Shelf, read_forms
from clinic_app.reading import Reading
from clinic_app.visit.blank_form import printed_form
from clinic_app.visit.form_files import is_own, may_retire, take_in
from clinic_app.visit.sheet_values import Letterhead
from clinic_app.words import Words
from tests.forms.corpus import FILES, needs_corpus
from tests.forms.fhir import extension, item, option, questionnaire, when

HEAD = Letterhead("Harbour Street Clinic", "", "", "A4")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLINIC_APP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def file_of(folder: Path, name: str = "My form!") -> Path:
    path = folder / "a.json"
    data = questionnaire(item("q", extension=[{"url": "http://x.example/own", "valueString": "kept"}]), name=name)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_file_comes_in_whole_and_is_there_at_the_next_start(home: Path, tmp_path: Path) -> None:
    shelf = Shelf()
    form = take_in(shelf, open_file(file_of(tmp_path), {}))
    assert is_own(shelf, form)
    assert may_retire(shelf, form)
    again = read_forms([home / "forms"], {})
    assert again["My form!"].resource == form.resource
    assert again["My form!"].resource["item"][0]["extension"][0]["valueString"] == "kept"
    assert [one.name for one in (home / "forms").iterdir()] == ["my_form.json"]
    take_in(again, open_file(file_of(tmp_path), {}))  # once more, in the same file
    assert len(list((home / "forms").iterdir())) == 1


def test_a_form_of_the_program_is_not_replaced(home: Path, tmp_path: Path, reading: Reading) -> None:
    with pytest.raises(ClinicError) as told:
        take_in(reading.reference.forms, open_file(file_of(tmp_path, "intake"), {}))
    assert told.value.sentence == "forms_card.taken"
    assert not (home / "forms").exists()


def test_what_the_program_rests_on_cannot_be_retired(home: Path, reading: Reading) -> None:
    shelf = reading.reference.forms
    assert not may_retire(shelf, shelf["intake"])
    assert not may_retire(shelf, shelf["red_flags"])
    assert may_retire(shelf, shelf["phq2"])


def test_a_folder_that_cannot_be_written_is_said(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "forms").write_text("in the way", encoding="utf-8")
    with pytest.raises(ClinicError) as told:
        take_in(Shelf(), open_file(file_of(tmp_path), {}))
    assert told.value.sentence == "record.cannot_write"


def test_every_form_of_the_program_prints_blank(reading: Reading, words: Words) -> None:
    for form in reading.reference.forms:
        assert page_count(blank_form_pdf(printed_form(form, words), HEAD)) >= 1


def test_paper_has_boxes_for_options_lines_for_words_and_says_when_a_question_is_asked(words: Words) -> None:
    from clinic_app.forms.resource import read  # noqa: PLC0415

    form, _ = read(
        questionnaire(
            item("sleep", "choice", answerOption=[option("well"), option("badly")]),
            item("why", "text", enableWhen=when("sleep", "=", answerCoding={"code": "badly"})),
            item("secret", extension=[extension("questionnaire-hidden", valueBoolean=True)]),
            item("sure", "boolean"),
            item("rows", "group", repeats=True, item=[item("drug")]),
        )
    )
    printed = printed_form(form, words)
    by_words = {one.said: one for one in printed.items}
    assert by_words["sleep"].options == ("Well", "Badly")
    assert by_words["why"].lines == 3
    assert by_words["why"].small == "Only if “sleep” is Badly."
    assert by_words["sure"].options == ("Yes", "No")
    assert "secret" not in by_words
    assert {"rows 1", "rows 2"} <= set(by_words)
    page = page_images(blank_form_pdf(printed, HEAD), 300)
    assert len(page) == 1


@pytest.mark.parametrize("highest", [10, 100])
def test_paper_says_what_the_ends_of_a_scale_mean_and_its_help(words: Words, highest: int) -> None:
    def beside(link: str, code: str) -> dict[str, object]:
        shown = extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": code}]})
        return item(link, "display", extension=[shown])

    limits = [extension("minValue", valueInteger=0), extension("maxValue", valueInteger=highest)]
    slider = extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": "slider"}]})
    ends = [beside("None", "lower"), beside("Worst", "upper"), beside("Last week", "help")]
    form = resource.read(questionnaire(item("a", "integer", extension=[slider, *limits], item=ends)))[0]
    assert printed_form(form, words).items[0].small == "Last week None … Worst"


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_forms_of_other_people_print_blank(path: Path, words: Words) -> None:
    form = open_file(path, {}).form
    assert form is not None
    assert page_count(blank_form_pdf(printed_form(form, words), HEAD)) >= 1
