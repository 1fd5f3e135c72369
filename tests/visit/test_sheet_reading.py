"""How the sheets read: short words, short sentences; what is over a limit is named."""

from __future__ import annotations

from dataclasses import replace

from clinic_app.reading import HOME_CARE, Reading
from clinic_app.visit.handout_checklist import HARDEST_SHEET, parts
from clinic_app.visit.sample_sheet import exercises_for, sample_sheet
from clinic_app.visit.sheet_reading import readability
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words

HARD = "Physiotherapeutic rehabilitation necessitates individualised musculoskeletal considerations."


def test_every_sheet_that_could_be_given_reads_as_the_checklist_asks(reading: Reading, words: Words) -> None:
    found = readability(reading.reference, reading.reference.sheets[HOME_CARE], words)
    assert found.faults == ()
    assert found.mean <= found.highest <= HARDEST_SHEET


def test_hard_words_and_long_sentences_are_named(reading: Reading, words: Words) -> None:
    template = replace(reading.reference.sheets[HOME_CARE], aftercare={"needling": (HARD, "so " * 30 + "long.")})
    faults = "\n".join(readability(reading.reference, template, words).faults)
    assert "reads at grade" in faults
    assert "has 31 words" in faults


def test_the_parts_hold_every_step_dose_and_sign(reading: Reading, words: Words) -> None:
    page = sample_sheet(reading.reference, reading.reference.sheets[HOME_CARE], Spoken(words))
    said = " ".join(line for part in parts(page) for line in part)
    assert len(page.exercises) == 4
    for one in page.exercises:
        assert one.dose in said
        assert all(step in said for step in one.steps)
    assert all(one in said for one in (*page.stop, *page.aftercare, page.emergency, page.message))


def test_phases_stand_in_their_order(reading: Reading) -> None:
    phases = [one.phase for one in exercises_for(reading.reference, ("quadratus_lumborum",))]
    assert phases == sorted(phases, key=("release", "hold", "strengthen", "move", "calm").index)
    assert len(set(phases)) == 4
