"""The home-care page: proposals, doses, order, the real sheet beside them, and what leaves the clinic."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.documents.preview import PageImage, page_images, page_size
from clinic_app.ui.desk import Desk
from clinic_app.ui.printing.pages import has_printer, image_of, print_pages
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import PROPOSED, REASON, adding, is_forbidden, proposal_of, proposals
from clinic_app.visit.open_visit import Said, path
from tests.documents.reading_pages import text
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, picture
from tests.ui.using import settled
from tests.ui.visit.treating import LUMBAR, considered, drawn, next_visit, press

FORM = "home_care"


@pytest.fixture
def ready(desk: Desk, mark: Callable[..., None]) -> Desk:
    """Give a visit with pain and one muscle in the differential, on the left."""
    mark("lower_back.left", 5)
    considered(desk, LUMBAR, "left")
    return desk


def chosen(desk: Desk) -> list[str]:
    return desk.visit.of(FORM).rows("exercises")


def shown(desk: Desk, show: Show, width: int = 1290) -> HomeCarePage:
    page = HomeCarePage(desk)
    show(page, width)
    return page


def test_one_press_takes_everything_that_is_proposed(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    wanted = [one.exercise.id for one in proposals(ready.visit)]
    assert len(wanted) == PROPOSED
    before = len(ready.visit.gestures.undoable)
    press(page.proposed.use)
    assert chosen(ready) == wanted
    assert len(ready.visit.gestures.undoable) == before + 1
    first = ready.visit.reference.knowledge.exercises[wanted[0]]
    assert ready.visit.value(FORM, ("exercises", first.id), "hold_seconds") == first.dose.hold_seconds
    assert page.rows[first.id].isVisible()
    assert not page.proposed.isVisible()
    ready.undo()
    assert chosen(ready) == []


def test_a_chip_adds_one_with_its_published_dose_and_the_side_of_its_muscle(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    key, chip = next(iter(page.also_fits.chips.items()))
    press(chip)
    assert chosen(ready) == [key]
    assert key not in page.also_fits.chips
    exercise = ready.visit.reference.knowledge.exercises[key]
    said = ready.visit.value(FORM, ("exercises", key), "exercise_side")
    assert said == ("left" if exercise.sided else None)


def test_an_exercise_for_one_side_is_added_with_a_side_somebody_said(desk: Desk, show: Show) -> None:
    page = shown(desk, show)
    QTest.keyClicks(page.also_fits.search.field, "let one hip")
    drawn()
    assert [one.words for one in page.also_fits.search.buttons] == ["RIGHT", "LEFT", "BOTH"]
    press(page.also_fits.search.buttons[2])
    (row,) = chosen(desk)
    assert desk.visit.value(FORM, ("exercises", row), "exercise_side") == "both"


def test_without_a_side_no_sheet_is_made_and_the_reason_stands_there(desk: Desk, show: Show) -> None:
    desk.answer(FORM, path(("exercises", "chair_ql_stretch")), value=True)
    page = shown(desk, show)
    page.sheet.preview.now()
    assert "RIGHT, LEFT or BOTH" in page.sheet.preview.sentence
    assert not page.sheet.ways.printer.isEnabled()
    side = page.rows["chair_ql_stretch"].cells["exercise_side"].findChild(Segments)
    assert side is not None
    press(side.button("left"))
    page.sheet.preview.now()
    assert page.sheet.preview.sentence == ""
    assert page.sheet.ways.printer.isEnabled()


def test_the_order_is_changed_by_arrows_and_printed_so(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    before = chosen(ready)
    assert not page.rows[before[0]].up.isEnabled()
    press(page.rows[before[0]].down)
    assert chosen(ready) == [before[1], before[0], *before[2:]]
    assert ready.visit.value(FORM, ("exercises", "#order")) == chosen(ready)
    tops = [page.rows[one].y() for one in chosen(ready)]
    assert tops == sorted(tops)
    page.rows[before[0]].up.setFocus()
    QTest.keyClick(page.rows[before[0]].up, Qt.Key.Key_Space)
    assert chosen(ready) == before


def test_a_removed_exercise_comes_back_with_its_published_dose_only(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    key = chosen(ready)[0]
    stepper = page.rows[key].cells["hold_seconds"].findChild(Stepper)
    assert stepper is not None
    press(stepper.plus)
    published = ready.visit.reference.knowledge.exercises[key].dose.hold_seconds
    assert ready.visit.value(FORM, ("exercises", key), "hold_seconds") == (published or 0) + 1
    press(page.rows[key].remove)
    assert key not in chosen(ready)
    assert key not in page.rows
    assert ready.visit.value(FORM, ("exercises", key), "hold_seconds") is None


def test_the_preview_is_the_page_that_is_saved_and_kept(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    page.sheet.preview.now()
    file = tmp_path / "sheet.pdf"
    assert page.save(file)
    (preview, *_) = page.sheet.preview.images
    (saved, *_) = [image_of(one) for one in page_images(file.read_bytes(), preview.width())]
    saved.setDevicePixelRatio(preview.devicePixelRatio())
    assert changed_pixels(preview, saved) == 0
    (kept,) = ready.visit.record.notes.attachments(ready.visit.visit.id)
    assert kept.body == file.read_bytes()
    assert kept.media_type == "application/pdf"
    assert kept.sha256[:12] in ready.visit.value(FORM, "printed")


def test_the_preview_follows_a_change_after_a_pause_and_only_while_it_is_seen(
    ready: Desk, show: Show, qtbot: QtBot
) -> None:
    page = HomeCarePage(ready)
    window = show(page, 1290)
    before = page.sheet.preview.images[0].copy()
    made = Heard()
    page.sheet.preview.made.connect(made.note)
    for words in ("Move a little.", "Move a little and often."):
        ready.answer(FORM, path("message"), words)
    assert len(made) == 0
    qtbot.waitUntil(lambda: len(made) == 1, timeout=3000)
    assert changed_pixels(before, page.sheet.preview.images[0]) > 50
    window.hide()
    ready.answer(FORM, path("message"), "Rest.")
    assert not page.sheet.preview._pause.isActive()


def test_large_print_is_set_larger(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    normal = page.sheet.now().body
    press(page.sheet.print_size.button("large"))
    assert page.sheet.now().body > normal
    press(page.sheet.print_size.button("large"))  # one of the two always holds
    assert page.sheet.print_size.value == "large"


def test_no_sheet_without_the_clinics_phone(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    ready.clinic.settings["phone"] = ""
    page = shown(ready, show)
    page.sheet.preview.now()
    assert page.sheet.preview.sentence == ready.words("sheet.no_phone")
    assert not page.sheet.ways.printer.isEnabled()
    told = Heard()
    ready.not_saved.connect(told.note)
    assert not page.save(tmp_path / "sheet.pdf")
    assert told == [ready.words("sheet.no_phone")]
    assert not (tmp_path / "sheet.pdf").exists()
    assert ready.visit.record.notes.attachments(ready.visit.visit.id) == []


def test_a_folder_that_takes_nothing_is_said_in_words(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    told = Heard()
    ready.not_saved.connect(told.note)
    assert not page.save(tmp_path / "nowhere" / "sheet.pdf")
    assert "nowhere" in str(told[0])
    assert ready.visit.value(FORM, "printed") is None


def test_a_locked_copy_opens_with_its_password_only_and_the_record_says_who_got_it(
    ready: Desk, show: Show, tmp_path: FilePath
) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    page.sheet.preview.now()
    window = page.sheet.ways.ask_mail()
    file = tmp_path / "locked.pdf"
    assert window.fields.choice is not None
    press(window.fields.choice.button("other"))
    window.password.set_words("short")
    assert not window.save(file)
    window.password.set_words("harbour-lamp-17")
    assert not window.save(file)
    assert not file.exists()
    assert ready.visit.record.notes.attachments(ready.visit.visit.id) == []
    window.fields.recipient.set_words("Elena Marsh, elena@example.org")
    window.fields.purpose.set_words("her exercises by e-mail")
    assert not window.save(tmp_path / "nowhere" / "locked.pdf")
    assert "nowhere" in window.refused.text()
    assert window.save(file)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="harbour-lamp-17") as document:  # noqa: S106  the test's own
        assert document.encryption.bits == 256
        assert "not PDF/A" in str(document.docinfo["/Subject"])
        assert "pdfaid:part" not in document.open_metadata()
        assert document.Root.MarkInfo.Marked
        plain = io.BytesIO()
        document.save(plain)
    (kept,) = ready.visit.record.notes.attachments(ready.visit.visit.id)
    assert text(plain.getvalue()) == text(kept.body)
    assert b"pdfaid" in kept.body
    (event,) = ready.visit.record.events.of_kind("document_kept")
    assert event.detail["to"] == "Elena Marsh, elena@example.org"
    assert event.detail["purpose"] == "her exercises by e-mail"
    assert event.detail["sha256"] == kept.sha256


@pytest.mark.skipif(not FilePath("/dev/full").exists(), reason="this computer has no disk that is always full")
def test_a_full_disk_is_said_in_words_and_nothing_counts_as_given(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    told = Heard()
    ready.not_saved.connect(told.note)
    assert not page.save(FilePath("/dev/full"))
    assert "full" in str(told[0])
    assert ready.visit.value(FORM, "printed") is None
    assert ready.visit.record.notes.attachments(ready.visit.visit.id) == []
    assert chosen(ready)


@pytest.mark.skipif(os.geteuid() == 0 and not FilePath("/proc/version").exists(), reason="every folder can be written")
def test_a_disk_that_can_only_be_read_is_said_in_words(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    told = Heard()
    ready.not_saved.connect(told.note)
    assert not page.save(FilePath("/proc/sheet.pdf"))
    assert "/proc" in str(told[0])
    assert ready.visit.value(FORM, "printed") is None


def test_without_a_printer_the_sheet_goes_into_a_file(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    page.sheet.preview.now()
    if has_printer():
        pytest.skip("this computer has a printer")

    def answer() -> None:
        dialog = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
        dialog.setDirectory(str(tmp_path))
        dialog.accept()

    QTimer.singleShot(300, answer)
    press(page.sheet.ways.printer)
    (file,) = tmp_path.glob("*.pdf")
    assert file.read_bytes().startswith(b"%PDF")
    assert ready.visit.value(FORM, "printed") is not None


def test_the_next_visit_is_set_by_one_press(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.lines.weeks[2])
    assert ready.visit.value(FORM, "next_visit") == "2026-12-04"


def test_the_picture_is_mirrored_with_the_side(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    row = next(one for one in page.rows.values() if one.exercise.sided and one.exercise.picture)
    left = picture(row._picture)
    side = row.cells["exercise_side"].findChild(Segments)
    assert side is not None
    press(side.button("right"))
    assert changed_pixels(left, picture(row._picture)) > 100


def test_show_answer_puts_the_keyboard_on_the_dose(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    key = chosen(ready)[0]
    assert page.show_answer(FORM, path(("exercises", key), "hold_seconds"))
    focused = page.focusWidget()
    assert focused is not None
    assert page.rows[key].cells["hold_seconds"].isAncestorOf(focused)
    assert page.show_answer(FORM, path("showed_me"))
    assert not page.show_answer("intake", path("onset"))


def test_a_printer_gets_the_same_pages(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    made = page.sheet.now()
    print_pages(made.pdf, printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert len(page_images(printed, 200)) == made.pages
    assert darkness(page_images(printed, 300)[0]) == pytest.approx(darkness(page_images(made.pdf, 300)[0]), rel=0.1)


def darkness(page: PageImage) -> float:
    image = image_of(page).convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(255 - image.pixelColor(x, y).red() for x in range(image.width()) for y in range(image.height()))


def test_a_page_has_the_size_it_was_asked_for() -> None:
    with pytest.raises(ValueError, match="0 px"):
        page_images(b"", 0)


def test_page_images_are_as_wide_as_asked_and_in_proportion(ready: Desk, show: Show) -> None:
    pdf = shown(ready, show).sheet.now().pdf
    wide, high = page_size(pdf)
    for width in (240, 311, 437):
        (image,) = page_images(pdf, width)
        assert image.width == width
        assert image.height == pytest.approx(width * high / wide, abs=1.5)
        assert len(image.rgbx) == image.width * image.height * 4


def forbidden(ready: Desk) -> str:
    """Say that the patient takes a blood thinner, put a ball on the sheet all the same, and return its id."""
    for link in ("blood", "anticoagulant"):
        ready.answer("safety_history", path(link), "yes")
    exercises = ready.visit.reference.knowledge.exercises_of_muscle[LUMBAR]
    (wrong, *_) = [one.id for one in exercises if is_forbidden(ready.visit, one)]
    ready.answer(FORM, path(("exercises", wrong)), value=True)
    ready.answer(FORM, path(("exercises", wrong), "exercise_side"), "left")
    return wrong


def test_what_is_not_for_this_patient_says_so_on_its_row_and_asks_why(ready: Desk, show: Show) -> None:
    wrong = forbidden(ready)
    page = shown(ready, show)
    row = page.rows[wrong]
    assert any("Not for this patient" in one.text() for one in row.findChildren(Label) if one.isVisible())
    assert row.cells[REASON].isVisible()
    page.sheet.preview.now()
    assert "no reason" in page.sheet.preview.sentence
    assert not page.sheet.ways.printer.isEnabled()
    ready.answer(FORM, path(("exercises", wrong), REASON), "Her doctor agrees.")
    page.sheet.preview.now()
    assert page.sheet.ways.printer.isEnabled()
    assert not row._asked.isVisible()


def test_a_row_without_anything_against_it_asks_for_no_reason(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    assert not any(one.cells[REASON].isVisible() for one in page.rows.values())


def test_last_time_is_asked_with_one_tap_each(ready: Desk, show: Show, clinic: Clinic, clock: SetClock) -> None:
    first = shown(ready, show)
    assert not first.last_time.isVisible()
    press(first.proposed.use)
    given = chosen(ready)
    later = next_visit(clinic, clock, ready)
    page = shown(later, show)
    assert list(page.last_time.rows) == given
    row, other = page.last_time.rows[given[0]], page.last_time.rows[given[1]]
    done = row.done.findChild(Segments)
    assert done is not None
    press(done.button("some"))
    assert later.visit.value(FORM, ("last_time", given[0]), "last_done") == "some"
    press(row.keep)
    assert chosen(later) == [given[0]]
    assert not row.keep.isVisible()
    press(other.drop)
    assert chosen(later) == [given[0]]
    press(row.drop)
    assert chosen(later) == []
    assert page.show_answer(FORM, path(("last_time", given[0]), "last_done"))


# -- in the patient's language


def test_a_language_is_chosen_and_proposed_next_time(ready: Desk, show: Show, clinic: Clinic, clock: SetClock) -> None:
    ready.clinic.settings["draft_languages"] = True
    page = shown(ready, show)
    assert page.sheet.language.value == "en"
    press(page.proposed.use)
    pick(page, "es")
    assert ready.visit.value(FORM, "sheet_language") == "es"
    page.sheet.preview.now()
    assert "Su plan para casa" in text(page.sheet.now().pdf)
    assert "Draft translation" in text(page.sheet.now().pdf)
    later = shown(next_visit(clinic, clock, ready), show)
    assert later.sheet.language.value == "es"


def test_a_draft_the_clinic_does_not_allow_is_said_in_place_of_the_page(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    pick(page, "ar")
    page.sheet.preview.now()
    assert page.sheet.preview.pdf is None
    assert "Arabic is a draft" in page.sheet.preview.sentence
    assert not page.sheet.ways.printer.isEnabled()
    pick(page, "en")
    page.sheet.preview.now()
    assert page.sheet.ways.printer.isEnabled()


def test_what_stays_in_english_or_cannot_be_printed_is_said(ready: Desk, show: Show) -> None:
    ready.clinic.settings["draft_languages"] = True
    known = ready.clinic.reference.languages.known
    before, known["es"] = known["es"], replace(known["es"], exercises={})
    try:
        page = shown(ready, show)
        press(page.proposed.use)
        pick(page, "es")
        ready.answer(FORM, path("own_line"), "名")
        page.sheet.preview.now()
        assert "in English" in page.sheet.lost_words
        assert "No font has: 名" in page.sheet.lost_words
    finally:
        known["es"] = before
    pick(page, "en")
    ready.answer(FORM, path("own_line"), "Walk")
    page.sheet.preview.now()
    assert page.sheet.lost_words == ""


def test_the_copy_that_is_kept_is_for_good(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    press(page.proposed.use)
    assert page.save(tmp_path / "sheet.pdf")
    pdf = (tmp_path / "sheet.pdf").read_bytes()
    assert b"/StructTreeRoot" in pdf
    assert page.sheet.preview.pdf is not None
    assert b"/StructTreeRoot" not in page.sheet.preview.pdf


def pick(page: HomeCarePage, code: str) -> None:
    """Choose a language as somebody does in the list."""
    box = page.sheet.language
    box.set_value(code)
    box.activated.emit(box.currentIndex())


HISTORIES = {
    "pregnancy": ("pregnancy_group",),
    "osteoporosis": ("body",),
    "joint_replacement": ("body",),
    "anticoagulant": ("blood",),
}


def test_what_the_patient_told_stands_on_the_row_and_is_offered_no_more(ready: Desk, show: Show) -> None:
    """Pregnancy, thin bones, a new hip, a blood thinner: said on the row, left out of what is proposed."""
    page = shown(ready, show)
    known = ready.visit.reference.knowledge
    for place, (question, groups) in enumerate(HISTORIES.items()):
        do = ("leave_out", "warn")[place % 2]
        finding = f"history:{question}"
        speaks = ((one, c) for one in known.exercises.values() for c in one.cautions if finding in c.when)
        exercise, caution = next((one, c) for one, c in speaks if c.do == do)
        considered(ready, exercise.targets[0], "left")
        assert exercise.id in {one.exercise.id for one in proposals(ready.visit, 0)}
        ready.answer_all([Said("safety_history", path(link), "yes") for link in (*groups, question)])
        offered = exercise.id in {one.exercise.id for one in proposals(ready.visit, 0)}
        assert offered is (do == "warn")
        ready.answer_all(adding(proposal_of(ready.visit, exercise, "left")))
        settled()
        said = [one.text() for one in page.rows[exercise.id].findChildren(Label) if one.isVisible()]
        assert any(caution.say in one for one in said), (exercise.id, caution.say, said)


def test_a_row_says_what_it_needs_and_what_is_easier_and_harder(desk: Desk, show: Show) -> None:
    known = desk.visit.reference.knowledge.exercises
    desk.answer_all(adding(proposal_of(desk.visit, known["ankle_band_in"], "left")))
    desk.answer_all(adding(proposal_of(desk.visit, known["hip_flexor_kneeling"], "left")))
    page = shown(desk, show)
    said = {one: [label.text() for label in page.rows[one].findChildren(Label)] for one in page.rows}
    harder = known[known["ankle_band_in"].harder[0]].title
    assert any("Needs: elastic band, chair." in one and f"Harder: {harder}." in one for one in said["ankle_band_in"])
    assert any("LEFT arm up" in one for one in said["hip_flexor_kneeling"])
    assert not any("{" in one for row in said.values() for one in row)


def test_how_many_sheets_of_paper_it_takes_is_said(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.proposed.use)

    def said() -> str:
        page.sheet.preview.now()
        return " ".join(one.text() for one in page.sheet.findChildren(Tag) if one.isVisible())

    assert ready.words("home_care_page.two_pages") in said()
    press(page.sheet.print_size.button("large"))
    assert ready.words("home_care.two_sheets") in said()
    for row in chosen(ready)[2:]:
        press(page.rows[row].remove)
    assert ready.words("home_care.two_sheets") not in said()
    press(page.sheet.print_size.button("normal"))
    assert ready.words("home_care_page.two_pages") not in said()
