"""A patient's papers through the window: taken in, described, read, and a line of them in the note."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from clinic_app.records.embedded import DATABASE
from clinic_app.ui.patient.papers_pane import PapersPane
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.words import Words
from tests.documents.test_incoming import pdf, picture
from tests.ui.using import Hand, button, key, keys, seen, settled, shell_of, visit_of


@pytest.fixture
def pane(window: Window, demo: Clinic) -> PapersPane:
    shell_of(window).go("patients")
    settled()
    page = shell_of(window).patients
    page.show_patient(demo.find("boateng")[0].id)
    return shown(page, demo)


def shown(page: PatientsPage, demo: Clinic) -> PapersPane:
    Hand().click(button(page.rooms.choice, demo.words("patient_rooms.papers")))
    return page.rooms.papers


def file(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_a_dropped_paper_is_in_the_record_and_nowhere_else(
    pane: PapersPane, demo: Clinic, tmp_path: Path, words: Words
) -> None:
    assert words("papers.none") in seen(pane)
    there = file(tmp_path, "MRI report.pdf", pdf(3))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(there))])
    pane.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert [row.contact.who for row in pane.list.rows] == ["MRI report"]
    (row,) = demo.record.documents.of_patient(demo.find("boateng")[0].id)
    assert demo.record.documents.body(row.id) == there.read_bytes()
    assert (row.media_type, row.size) == ("application/pdf", there.stat().st_size)
    written = [one for one in (tmp_path / "demo").rglob("*") if one.is_file() and b"%PDF" in one.read_bytes()]
    assert written == []
    assert (tmp_path / "demo" / DATABASE).exists()


def test_what_is_no_paper_is_said_and_the_others_are_kept(pane: PapersPane, tmp_path: Path, words: Words) -> None:
    script = file(tmp_path, "scan.png", b"#!/bin/sh\nrm -rf ~\n")
    pane.take([script, file(tmp_path, "photo.jpg", picture("JPEG")), tmp_path / "gone.pdf"])
    assert [row.contact.who for row in pane.list.rows] == ["photo"]
    assert words("papers.no_paper") in seen(pane)
    assert "gone.pdf" in seen(pane)
    pane.take([tmp_path / "photo.jpg"])
    assert words("papers.there_already") in seen(pane)
    assert len(pane.list.rows) == 1


def test_it_is_described_and_read_by_somebody(
    pane: PapersPane, demo: Clinic, tmp_path: Path, window: Window, words: Words
) -> None:
    pane.take([file(tmp_path, "scan0001.pdf", pdf(2))])
    hand = Hand()
    hand.click(pane.list.rows[0].button)
    card = pane.paper
    assert len(card.pages.images) == 2
    card.fields["title"].line.clear()
    for name, typed in {"title": "MRI lumbar spine", "author": "Dr Low", "day": "2026-11-03"}.items():
        keys(card.fields[name].line, typed)
        key(window, Qt.Key.Key_Return)
    assert words("papers.nobody_read") in seen(card)
    hand.click(card.read)
    assert demo.person.name in seen(card)
    hand.click(button(card, words("papers.back")))
    (row,) = pane.list.rows
    assert row.contact.who == "MRI lumbar spine"
    assert "Dr Low" in row.contact.below_who
    assert "3 November 2026" in row.contact.below_who


def test_a_wrong_date_is_said(pane: PapersPane, tmp_path: Path, window: Window, words: Words) -> None:
    pane.take([file(tmp_path, "scan.pdf", pdf(1))])
    Hand().click(pane.list.rows[0].button)
    keys(pane.paper.fields["day"].line, "31.2.2026")
    key(window, Qt.Key.Key_Return)
    assert words("papers.no_date") in seen(pane.paper)


def test_a_line_goes_to_the_note_by_click_and_imaging_becomes_a_finding(
    pane: PapersPane, demo: Clinic, tmp_path: Path, window: Window, words: Words
) -> None:
    pane.take([file(tmp_path, "scan.pdf", pdf(1))])
    hand = Hand()
    hand.click(pane.list.rows[0].button)
    card = pane.paper
    hand.click(card.into_note)
    assert words("papers.line_wanted") in seen(card)
    card.kind.setCurrentIndex(1)
    card.kind.chosen.emit("imaging")
    for name, typed in {"author": "Dr Low", "day": "2026-11-03", "line": "Disc bulge at L4/5"}.items():
        keys(card.fields[name].line, typed)
    hand.click(card.into_note)
    visit = visit_of(window).desk.visit
    assert visit.value("intake", "imaging") == "found"
    assert visit.value("intake", "imaging_date") == "2026-11-03"
    note = [one.text for one in sentences(visit, demo.reference.note, words)]
    assert any("Dr Low, 3 November 2026: Disc bulge at L4/5." in one for one in note), note
    assert not any(one.id == "imaging:lumbar_disc" for one in visit.now.findings)
    visit_of(window).desk.answer("intake", (("imaging_part", "spine"),), "spine")
    visit_of(window).desk.answer("intake", (("imaging_spine", "lumbar_disc"),), "lumbar_disc")
    assert any(one.id == "imaging:lumbar_disc" and one.counts_as_present for one in visit.now.findings)
