"""The muscle library in the window: found by name, short name and area, and read, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from clinic_app.reading import Reading
from clinic_app.ui.library.muscle_parts import MuscleParts
from clinic_app.ui.library.part_view import PartView
from clinic_app.ui.library.reviewed_things import ThingWords
from clinic_app.ui.library_page import LibraryPage
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.window import Window
from clinic_app.visit.reviews import KINDS
from clinic_app.words import Words
from tests.ui.using import Hand, bring_into_view, button, key, keys, settled, shell_of

QL = "quadratus_lumborum"


@pytest.fixture
def page(window: Window) -> LibraryPage:
    """Give the library, reached by the button beside every page; no patient is on the desk."""
    Hand().click(button(window, window.shell.clinic.words("shell.library") if window.shell else ""))
    return shell_of(window).library


def said(widget: QWidget) -> str:
    """Return every word of a part, on screen or further down."""
    named = [one.accessibleName() for one in widget.findChildren(QWidget)]
    return "\n".join([*(one.text() for one in widget.findChildren(QLabel)), *named])


def part(page: LibraryPage, name: str) -> QWidget:
    found = page.muscles.card.parts[name]
    bring_into_view(found)
    assert found.isVisible()
    return found


def rows(page: LibraryPage) -> list[str]:
    return list(page.muscles.index.list.rows)


# -- found


@pytest.mark.parametrize(
    ("typed", "muscle"),
    [
        ("quadratus l", QL),
        ("QL", QL),
        ("musculus soleus", "soleus"),
        ("lower butt", QL),
        ("SCM", "sternocleidomastoid"),
    ],
)
def test_a_muscle_is_found_by_name_short_name_latin_name_and_area(page: LibraryPage, typed: str, muscle: str) -> None:
    everything = rows(page)
    keys(page.muscles.index.field, typed)
    assert any(one.startswith(muscle) for one in rows(page))
    assert len(rows(page)) < len(everything) / 2
    page.muscles.index.field.clear()
    settled()
    assert rows(page) == everything


def test_a_press_on_an_area_finds_who_is_felt_there(page: LibraryPage) -> None:
    page.muscles.referral.zone_asked.emit("heel")
    settled()
    assert "soleus" in rows(page)
    assert "masseter" not in rows(page)


def test_what_nobody_has_is_said(page: LibraryPage, words: Words) -> None:
    keys(page.muscles.index.field, "zzz")
    assert rows(page) == []
    assert words("library.nothing") in said(page.muscles.index)


def test_it_is_searched_and_read_with_the_keyboard_alone(page: LibraryPage) -> None:
    keys(page.muscles.index.field, "soleus")
    key(page, Qt.Key.Key_Return)
    assert page.muscles.muscle == "soleus"
    page.muscles.index.field.clear()
    page.muscles.index.field.setFocus()
    key(page, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus in page.muscles.index.list.rows.values()
    key(page, Qt.Key.Key_End)
    last = rows(page)[-1]
    assert page.muscles.index.list.rows[last].hasFocus()
    key(page, Qt.Key.Key_Space)
    assert page.muscles.muscle == last


# -- read


def test_its_page_says_all_there_is(page: LibraryPage, words: Words) -> None:
    """Names, areas, trigger points, look-alikes, cautions, home care, sources, disagreements and what is recalled."""
    Hand().click(page.muscles.index.list.rows[QL])
    card = page.muscles.card
    assert {"Quadratus lumborum", "Musculus quadratus lumborum", "QL"} <= set(re.split(r"\n| · |, ", said(card)))
    assert next(iter(card.parts)) == "points"
    assert "Always described: crest of hip bone." in said(part(page, "points"))
    assert "Gluteus medius" in said(part(page, "alike")) + said(part(page, "satellites"))
    assert part(page, "mimics").findChildren(QLabel)
    needling = said(part(page, "needling"))
    assert words("library.risk.high") in needling
    assert "kidney" in needling.lower()
    assert part(page, "home_care").findChildren(QLabel)
    assert words("library.taken", taken="").rstrip(" .") in said(part(page, "disagreements"))
    assert "Trigger Point" in said(part(page, "sources"))
    assert words("library.confidence.high") in said(card)


def test_what_trials_say_of_treatments_stands_there_with_its_sources(page: LibraryPage) -> None:
    page.show_muscle(QL)
    settled()
    trials, sources = said(part(page, "trials")), said(part(page, "sources"))
    assert "Dry needling." in trials
    assert "Myofascial release." in trials
    assert "Massage." in trials
    for author in ("Furlan AD", "Ajimsha MS", "Castro-Sánchez AM"):
        assert author in sources
    assert "Liu L" not in sources, "its trials are of neck and shoulder"
    page.show_muscle("trapezius_upper")
    settled()
    assert "Liu L" in said(part(page, "sources"))
    assert "Furlan AD" not in said(part(page, "sources"))


def test_what_rests_on_recall_carries_a_question_mark_and_says_so(page: LibraryPage, words: Words) -> None:
    page.show_muscle(QL)
    settled()
    recalled = words("differential.doubt.recalled")
    apart = part(page, "apart")
    assert any(one.accessibleName() == recalled for one in apart.findChildren(IconMark))
    assert recalled in said(part(page, "symptoms"))


def test_no_page_and_nothing_to_review_shows_an_id_a_key_or_a_placeholder(reading: Reading, words: Words) -> None:
    knowledge = reading.reference.knowledge
    raw = re.compile("|".join([r"_|\{", *(rf"\b{re.escape(one)}\b" for one in knowledge.sources)]))
    said = []
    for muscle in knowledge.muscles.values():
        parts = MuscleParts(knowledge, words, muscle)
        said += [(muscle.id, one) for one in (*parts.before_needling(), parts.needling(), *parts.after_needling())]
    things = [thing for kind in KINDS if kind != "muscles" for thing in getattr(knowledge, kind).values()]
    said += [(thing.id, ThingWords(knowledge, words, "999").part(thing)) for thing in things]
    found = [
        (name, entry.words) for name, one in said for entry in one.entries if raw.search(f"{entry.lead} {entry.words}")
    ]
    assert found == []


def test_every_source_named_on_a_page_is_listed_at_its_end(reading: Reading, words: Words) -> None:
    knowledge = reading.reference.knowledge
    for muscle in knowledge.muscles.values():
        parts = MuscleParts(knowledge, words, muscle)
        said = [*parts.before_needling(), parts.needling(), *parts.after_needling()]
        numbers = {number for one in said for entry in one.entries for number in entry.sources}
        assert numbers <= set(range(1, len(parts.sources().entries) + 1)), muscle.id


def test_a_link_leads_to_the_other_muscle_and_the_chart_follows(page: LibraryPage) -> None:
    page.show_muscle(QL)
    settled()
    view = part(page, "satellites")
    assert isinstance(view, PartView)
    muscle, link = next(iter(view.links.items()))
    Hand().click(link)
    assert page.muscles.muscle == muscle
    assert page.muscles.index.list.rows[muscle].isChecked()


def test_the_other_side_is_drawn_when_it_is_asked_for(page: LibraryPage) -> None:
    page.show_muscle(QL)
    settled()
    right = page.muscles.referral.chart.grab().toImage()
    Hand().click(page.muscles.referral.sides.button("left"))
    assert page.muscles.referral.side == "left"
    assert page.muscles.referral.chart.grab().toImage() != right
