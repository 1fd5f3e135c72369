"""What a patient wrote on paper is entered later: from the patient's papers, with the day and time of care."""

from __future__ import annotations

from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, keys, seen, settled, shell_of, visit_of


def test_entered_from_paper_it_is_a_visit_of_then(window: Window, demo: Clinic, words: Words) -> None:
    shell = shell_of(window)
    shell.go("patients")
    shell.patients.show_patient(demo.find("voss")[0].id)
    shell.patients.rooms.go("papers")
    settled()
    card, hand = shell.patients.rooms.on_paper, Hand()
    keys(card.day.line, "someday")
    keys(card.time.line, "25:99")
    hand.click(card.enter)
    assert words("on_paper.no_day") in seen(card)
    assert words("on_paper.no_time") in seen(card)
    day = demo.clock().local.date()
    card.day.set_words(f"{day.day}.{day.month}.{day.year}")
    card.time.set_words("0:05")
    hand.click(card.enter)
    visit = visit_of(window).desk.visit
    assert f"{visit.visit.care.local:%H:%M}" == "00:05"
    assert visit.visit.care.utc < visit.visit.added.utc
    assert visit.value("visit_details", "from_paper") is True
    assert visit.is_writable
