"""Needles that are in: in sight everywhere, first thing after a restart, and heard, also while locked."""

from __future__ import annotations

import shutil
import sys
import wave
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records.visits import Visits
from clinic_app.ui.chime import RATE, Chime, write_tones
from clinic_app.ui.needles_everywhere import LOOK_EVERY, RING_EVERY, NeedlesEverywhere
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.needles_in import LONGEST, of_clinic
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.site_plan import adding
from tests.ui.using import Hand, button, seen, settled, shell_of, visit_of

NEEDLING, ROW = "dry_needling", ("sites", "gluteus_medius.right")


@pytest.fixture
def clock(demo: Clinic) -> SetClock:
    assert isinstance(demo.clock, SetClock)
    return demo.clock


@pytest.fixture
def needled(demo: Clinic) -> OpenVisit:
    """Give a visit in which two needles have just gone in, to stay for five minutes."""
    patient = demo.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    visit = demo.open(demo.begin_visit(patient).id)
    visit.answer_all(adding(visit, visit.form(NEEDLING), "gluteus_medius", "right"))
    said = {"needles": 2, "leave_in": "300", "started": visit.clock().utc.isoformat()}
    visit.answer_all(Said(NEEDLING, path(ROW, link), value) for link, value in said.items())
    return visit


def bar(window: Window) -> NeedlesEverywhere:
    assert window.needles is not None
    window.needles.look()
    settled()
    return window.needles


def rings(bar: NeedlesEverywhere, seconds: int) -> int:
    """Let seconds pass on the bar and return how often it rang."""
    rung: list[bool] = []
    bar.chime.rang.connect(lambda: rung.append(True))
    for _ in range(seconds):
        bar.tick()
    return len(rung)


@pytest.mark.parametrize("place", ["today", "patients", "settings"])
def test_they_are_in_sight_on_every_page_and_lead_to_their_row(
    place: str, needled: OpenVisit, window: Window, clock: SetClock
) -> None:
    clock.advance(minutes=3)
    shell_of(window).go(place)
    assert bar(window).said == ["2 needles in. First in 3:00 ago. Robin Field."]
    assert "2 needles in." in seen(window)
    Hand().click(button(bar(window), "Show"))
    assert visit_of(window).desk.visit.visit.id == needled.visit.id
    assert visit_of(window).page("treatment").isVisible()
    assert not bar(window).isVisible()  # the visit in front has a bar of its own
    assert seen(window).count("2 needles in.") == 1


def test_a_new_window_says_so_first(needled: OpenVisit, window: Window, demo: Clinic) -> None:
    window.show_clinic(demo)
    settled()
    assert window.needles is not None
    assert window.needles.said[0].startswith("2 needles in.")
    assert window.needles.isVisible()


def test_it_rings_when_the_planned_time_is_up_and_until_they_are_out(
    needled: OpenVisit, window: Window, clock: SetClock
) -> None:
    clock.advance(minutes=4, seconds=59)
    assert rings(bar(window), RING_EVERY * 2) == 0
    clock.advance(seconds=1)
    assert rings(bar(window), RING_EVERY * 2) == 2
    assert "Time to take them out." in bar(window).said[0]
    needled.answer(NEEDLING, path(ROW, "out"), value=True)
    assert rings(bar(window), RING_EVERY * 2) == 0
    assert bar(window).said == []


def test_it_rings_while_locked_and_says_no_name(needled: OpenVisit, window: Window, clock: SetClock) -> None:
    window.cover("14:03")
    clock.advance(minutes=6)
    assert rings(bar(window), RING_EVERY) == 1
    assert bar(window).said == ["2 needles in. Time to take them out. First in 6:00 ago."]
    assert "Field" not in seen(window)
    window.uncover()
    settled()
    assert "Robin Field" in bar(window).said[0]


def test_without_a_plan_somebody_is_called_after_a_while(needled: OpenVisit, window: Window, clock: SetClock) -> None:
    needled.answer(NEEDLING, path(ROW, "leave_in"), None)
    clock.advance(seconds=LONGEST / timedelta(seconds=1) - 1)
    assert rings(bar(window), RING_EVERY) == 0
    clock.advance(seconds=1)
    assert rings(bar(window), RING_EVERY) == 1


def test_needles_put_in_elsewhere_are_seen_without_a_press(window: Window, request: pytest.FixtureRequest) -> None:
    assert bar(window).said == []
    request.getfixturevalue("needled")
    rings(bar(window), LOOK_EVERY)
    assert len(bar(window).said) == 1


def test_what_is_said_at_the_desk_counts_at_once(needled: OpenVisit, window: Window) -> None:
    shell_of(window).open_visit(needled.visit.id)
    above = bar(window)
    above.tick()
    desk = visit_of(window).desk
    desk.answer(NEEDLING, path(ROW, "needles"), 4)
    shell_of(window).go("today")
    above.tick()
    assert above.said[0].startswith("4 needles in.")
    desk.answer(NEEDLING, path(ROW, "out"), value=True)
    assert above.said == []


def test_a_record_that_cannot_be_read_leaves_what_was_seen_last(
    needled: OpenVisit, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = bar(window)

    def away(*_states: object) -> None:
        raise ClinicError("record.cannot_read")

    monkeypatch.setattr(Visits, "in_state", away)
    above.look()
    assert above.said[0].startswith("2 needles in.")


def test_signed_visits_and_plans_are_not_among_them(demo: Clinic) -> None:
    assert of_clinic(demo) == []


def test_the_sound_is_two_tones_that_come_and_go(tmp_path: Path) -> None:
    write_tones(tmp_path / "chime.wav")
    with wave.open(str(tmp_path / "chime.wav")) as sound:
        assert sound.getframerate() == RATE
        assert sound.getnframes() == int(0.5 * RATE)
        frames = sound.readframes(sound.getnframes())
    assert frames[:2] == b"\0\0"
    assert len(set(frames)) > 100


def test_the_first_player_there_is_is_given_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        begun.append((program, arguments))
        return True, 1

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "pw-play" else None)
    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(sys, "platform", "linux")
    chime = Chime(tmp_path / "new")
    assert chime._is_made()
    assert chime._play()
    assert begun == [("/usr/bin/pw-play", [str(tmp_path / "new" / "chime.wav")])]
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert not chime._play()


def test_a_chime_rings_where_nothing_can_be_written(tmp_path: Path, qapp: object) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    chime, rung = Chime(blocked / "below"), []
    chime.rang.connect(lambda: rung.append(True))
    chime.ring()
    assert rung == [True]
    assert not chime._is_made()
