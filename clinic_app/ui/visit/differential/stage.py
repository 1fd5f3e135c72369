"""What the panel shows: the list, or what stands before it and why."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.alerts import Alert
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.areas import marked_areas
from clinic_app.ui.visit.differential.cause_answer import CauseAnswer
from clinic_app.ui.visit.differential.own_impression import OwnImpression, is_asked
from clinic_app.ui.visit.safety.flag_words import titles_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.visit import screening
from clinic_app.visit.open_visit import path

StageName = Literal["held", "sent", "empty", "core", "impression", "list"]


def stage_of(desk: Desk) -> StageName:
    """Return what the panel shows now; an emergency comes before everything."""
    visit = desk.visit
    if any(one.urgency == "emergency" for one in (*screening.open_flags(visit), *screening.open_causes(visit))):
        return "held"
    if any(screening.decision_of(visit, one.id).decision == "emergency" for one in visit.now.alerts):
        return "sent"
    if not marked_areas(desk):
        return "empty"
    if screening.unanswered(visit, screening.core_questions(visit)):
        return "core"
    return "impression" if is_asked(desk) else "list"


def made_stage(desk: Desk, name: StageName, parent: QWidget) -> QWidget:
    """Return the widget of a stage that is not the list."""
    words = desk.words
    if name == "impression":
        return OwnImpression(desk, parent)
    if name == "empty":
        title, meaning = words("differential.empty"), words("differential.empty_means")
        return EmptyState("gesture-tap-button", title, meaning, parent=parent)
    return _core(desk, parent) if name == "core" else HeldStage(desk, name, parent)


def stage_key(desk: Desk, name: StageName) -> object:
    """Return what, when it changes, has the stage made anew."""
    visit = desk.visit
    if name == "core":
        return name, len(screening.unanswered(visit, screening.core_questions(visit)))
    return (name, tuple(one.id for one in _emergencies(desk))) if name == "held" else name


def _core(desk: Desk, parent: QWidget) -> QWidget:
    words, visit = desk.words, desk.visit
    still_open = screening.unanswered(visit, screening.core_questions(visit))
    title = words("differential.core", count=len(still_open))
    stage = EmptyState("shield-alert-outline", title, words("differential.core_means"), parent=parent)
    ask = Button(words("differential.ask", count=len(still_open)), role="main", parent=stage)
    ask.clicked.connect(partial(desk.show, "safety", screening.FORM, still_open[0][1]))
    stage.add_action(ask)
    return stage


class HeldStage(QWidget):
    """Why there is no list, and the way to the decision; an urgent cause is answered right here.

    Attributes:
        causes: The causes that hold the list, by id.
    """

    def __init__(self, desk: Desk, name: StageName, parent: QWidget) -> None:
        super().__init__(parent)
        words, up = desk.words, _emergencies(desk)
        held = words("differential.held_because", what=titles_of(desk, up))
        because = held if name == "held" else words("differential.sent")
        reason = EmptyState("alert-octagon", words("differential.held"), because, parent=self)
        flags = [one.id for one in up if one.kind == "flag"]
        if flags:
            decide = Button(words("safety.decide"), role="main", parent=reason)
            where = path(("flags", flags[0]), "decision")
            decide.clicked.connect(partial(desk.show, "safety", "flag_decisions", where))
            reason.add_action(decide)
        self.causes = {one.id: CauseAnswer(desk, one.id, told=True, parent=self) for one in up if one.kind == "cause"}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (reason, *self.causes.values()):
            column.addWidget(widget)


def _emergencies(desk: Desk) -> list[Alert]:
    waiting = (*screening.open_flags(desk.visit), *screening.open_causes(desk.visit))
    return [one for one in waiting if one.urgency == "emergency"]
