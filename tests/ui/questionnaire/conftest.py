"""Any form in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.forms import resource
from clinic_app.ui.questionnaire.answering import LooseForm
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.words import Words
from tests.forms.fhir import Element, questionnaire
from tests.ui.using import settled

Open = Callable[..., tuple[QuestionnaireView, LooseForm]]


@pytest.fixture
def opened(qtbot: QtBot, words: Words) -> Open:
    """Return a function that shows items as a form: its view and its answers."""
    kept = []

    def made(*items: Element, size: tuple[int, int] = (700, 600)) -> tuple[QuestionnaireView, LooseForm]:
        answering = LooseForm(resource.read(questionnaire(*items))[0], words)
        view = QuestionnaireView(answering)
        kept.append((view, answering))
        qtbot.addWidget(view)
        view.resize(*size)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        settled()
        qtbot.wait(60)  # what lies around what is seen
        settled()
        return view, answering

    return made
