"""On the treatment page a line opens what trials say of the treatment, for the muscles treated, with its source."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.treatment_card import TreatmentCard
from clinic_app.ui.visit.treatment.trials import Trials
from clinic_app.ui.widgets.label import Label
from tests.ui.conftest import Show
from tests.ui.visit.treating import needled, press


def trials(desk: Desk, treatment: str, show: Show) -> Trials:
    card = TreatmentCard(desk, desk.visit.form(treatment))
    show(card, 700)
    found: Trials = card.findChildren(Trials)[0]
    return found


def said(line: Trials) -> str:
    return " ".join(label.text() for label in line.findChildren(Label) if label.isVisible())


def test_it_is_one_line_that_opens_with_its_source(desk: Desk, show: Show) -> None:
    line = trials(desk, "myofascial_release", show)
    assert line.isVisible()
    assert "Ajimsha" not in said(line)
    head = line.fold.findChildren(QPushButton)[0]
    assert head.text() == "What trials say"
    press(head)
    assert "74 people" in said(line)
    assert "Ajimsha MS" in said(line)
    assert "read in part" in said(line)
    assert "Research draft" in said(line)
    press(head)
    assert "Ajimsha" not in said(line)


def test_it_speaks_of_the_muscles_treated(desk: Desk, show: Show) -> None:
    line = trials(desk, "dry_needling", show)
    line.fold.set_open(is_open=True)
    assert "Neck and shoulder trigger points" in said(line)
    needled(desk, "quadratus_lumborum")
    assert "Neck and shoulder trigger points" not in said(line)
    assert "Low back pain, 35 trials" in said(line)


def test_a_muscle_no_trial_is_about_is_said_so(desk: Desk, show: Show) -> None:
    needled(desk, "soleus")
    line = trials(desk, "dry_needling", show)
    line.fold.set_open(is_open=True)
    assert said(line) == "No trial that was read here is about the muscles treated."


@pytest.mark.parametrize("treatment", ["cupping", "heat"])
def test_a_treatment_of_which_no_trial_was_read_claims_nothing(desk: Desk, show: Show, treatment: str) -> None:
    assert not trials(desk, treatment, show).isVisible()
