"""The panel of muscles to consider: safety first, then what is not a muscle, then the list, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clinic_app.errors import Problem
from clinic_app.forms.answers import Path
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.about import About, is_draft
from clinic_app.ui.visit.differential.ask_next_strip import AskNextStrip
from clinic_app.ui.visit.differential.considered import FORM, MuscleSide
from clinic_app.ui.visit.differential.muscle_list import MuscleList
from clinic_app.ui.visit.differential.my_differential import MyDifferential
from clinic_app.ui.visit.differential.not_muscle import NotMuscle
from clinic_app.ui.visit.differential.shown import in_reference_mode, rows_of
from clinic_app.ui.visit.differential.stage import HeldStage, made_stage, stage_key, stage_of
from clinic_app.ui.visit.differential.together import Together
from clinic_app.ui.visit.differential.why_not import WhyNotOther
from clinic_app.ui.visit.tab_order import follow
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.strip import Strip

#: Files left out that are named; ``check`` names all.
NAMED = 3
#: Below this height of a narrow panel, px at 100 % text, what is considered scrolls with the list it would squeeze.
LOW = 700
#: The list keeps this height, px at 100 % text.
LEAST_LIST = 120


class _Rows(Scroll):
    """The list; it takes what height is left, so it asks for no more than the least."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), themes.current().px(LEAST_LIST))


class DifferentialPanel(Card):
    """Muscles whose published referral areas overlap what is marked; nothing is written without a click.

    Attributes:
        muscle_pointed: The pointer or the keyboard is on a muscle; carries muscle and side.
        muscle_left: It is on none any more.
        page_asked: The page of a muscle in the library is asked for; carries it.
        stage: What it shows now: held, sent, empty, core, impression or list.
    """

    muscle_pointed = Signal(str, str)
    muscle_left = Signal()
    page_asked = Signal(str)

    def __init__(self, desk: Desk, *, wide: bool, parent: QWidget | None = None) -> None:
        words = desk.words
        self._reference = in_reference_mode(desk)
        title = words("differential.reference_title" if self._reference else "differential.title")
        hint = words("differential.a_to_z") if self._reference else ""
        super().__init__(title, hint=hint, icon="scale-balance", fill=True, parent=parent)
        self._desk, self._wide = desk, wide
        self.list: MuscleList | None = None
        self.not_muscle: NotMuscle | None = None
        self._inside: QWidget | None = None
        self._below: list[QWidget] = []
        self._key: object = None
        self.about = IconButton("information-outline", words("differential.about"), quiet=True, parent=self)
        self.about.setCheckable(True)
        self.about.clicked.connect(self._turn_about)
        self.add_action(self.about)
        self._scroll = _Rows(parent=self)
        self._said()
        self.body.addWidget(self._scroll, 1)
        self._rule = Rule(self)
        self.mine = MyDifferential(desk, self)
        self._place_mine()
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what follows from the answers; a list that may not show is taken away, not hidden."""
        self.stage = stage_of(self._desk)
        key = stage_key(self._desk, self.stage)
        takes_keyboard = False
        if key != self._key:
            self._key = key
            takes_keyboard = self._has_keyboard()
            self._replace(self._made_list() if self.stage == "list" else made_stage(self._desk, self.stage, self))
        if self.list is not None and self.not_muscle is not None:
            self.not_muscle.refresh()
            self.list.show_rows(rows_of(self._desk))
            if takes_keyboard and self.list.rows:  # what had it is gone
                self.list.rows[0].head.add.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self._rule, self.mine):
            widget.setVisible(self.stage == "list")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low panel's height to the list."""
        super().resizeEvent(event)
        self._place_mine()

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a muscle or cause it shows; say whether it is here."""
        if form_id == FORM and self.stage == "impression" and self._inside is not None:
            self._inside.setFocus()
            return True
        if form_id != FORM or not path:
            return False
        target = self._shown_target(*path[0])
        if target is None:
            return False
        bring_into_view(target)
        target.setFocus()
        return True

    def _shown_target(self, link_id: str, row_id: str) -> QWidget | None:
        """Return what takes the keyboard for an answer, or None where it is not shown."""
        if isinstance(self._inside, HeldStage):
            return self._inside.causes.get(row_id)
        if self.list is None or self.not_muscle is None:
            return self._inside if self.stage == "impression" else None
        if link_id == "causes":
            cause = self.not_muscle.row(row_id)
            if cause is not None:
                cause.set_open(is_open=True)
            return cause.check if cause else None
        one = MuscleSide.of_row(row_id)
        row = next((row for row in self.list.rows if row.row.one == one), None)
        return row.head.add if row else {"none_of_these": self.mine.none, "other_idea": self.mine.other}.get(link_id)

    def _said(self) -> None:
        """Put the sentence, the draft mark, what the (i) opens and what is left out above everything."""
        words, knowledge = self._desk.words, self._desk.visit.reference.knowledge
        draft = f" {words('app.research_draft')}" if is_draft(self._desk) else ""
        self.body.addWidget(Label(words("differential.sentence") + draft, "small", tone="text_2", parent=self))
        self._about = About(self._desk, ranked=not self._reference, parent=self)
        self._about.hide()
        self._scroll.body.addWidget(self._about)
        if knowledge.problems:
            lead = words("differential.incomplete", count=len(knowledge.problems))
            means = words("differential.incomplete_means", problems="; ".join(_briefly(knowledge.problems)))
            self.body.addWidget(Strip("warn", lead, means, inside=True, parent=self))

    def _made_list(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.not_muscle = NotMuscle(self._desk, inside)
        self.list = MuscleList(self._desk, wide=self._wide, parent=inside)
        self.list.muscle_pointed.connect(self.muscle_pointed)
        self.list.muscle_left.connect(self.muscle_left)
        self.list.arranged.connect(self._order_tabs)
        self.list.page_asked.connect(self.page_asked)
        self._below = self._made_below(inside)
        for widget in (self.not_muscle, self.list, *self._below):
            column.addWidget(widget)
        return inside

    def _made_below(self, inside: QWidget) -> list[QWidget]:
        """Return what stands below the list: what several muscles explain, what to ask next, any other muscle."""
        together, why_not = Together(self._desk, inside), WhyNotOther(self._desk, inside)
        why_not.page_asked.connect(self.page_asked)
        for one in (together, why_not):
            one.arranged.connect(self._order_tabs)
        if self._wide:
            return [together, why_not]
        asked = AskNextStrip(self._desk, inside)
        asked.ask.found.connect(self._order_tabs)
        return [together, asked, why_not]

    def _place_mine(self) -> None:
        """Put what is considered at the foot of the panel, or at the end of the list where the panel is low."""
        is_low = not self._wide and self.height() < themes.current().px(LOW)
        foot = self._scroll.body if is_low else self.body
        if foot.indexOf(self.mine) < 0:
            foot.addWidget(self._rule)
            foot.addWidget(self.mine)

    def _has_keyboard(self) -> bool:
        keyboard = QApplication.focusWidget()
        return self._inside is not None and keyboard is not None and self._inside.isAncestorOf(keyboard)

    def _replace(self, widget: QWidget) -> None:
        if self._inside is not None:
            if self.stage != "list":
                self.list = self.not_muscle = None
                self.muscle_left.emit()
            self._scroll.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.setParent(None)
            self._inside.deleteLater()
        self._inside = widget
        self._scroll.body.insertWidget(1, widget)
        self._order_tabs()

    def _order_tabs(self) -> None:
        if self._inside is not None:
            rows: list[QWidget] = [self._inside]
            if self.list and self.not_muscle:
                rows = [*self.not_muscle.rows, *self.list.rows, *self._below]
            follow(self.about, rows)

    def _turn_about(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        words = self._desk.words
        self._about.setVisible(on)
        self.about.set_name(words("differential.about_close" if on else "differential.about"))


def _briefly(problems: Sequence[Problem]) -> list[str]:
    """Return the first faults with folder, file and line: where a file lies on the disk tells a clinician nothing."""
    files = [(one, FilePath(one.file)) for one in problems[:NAMED]]
    return [str(replace(one, file=str(FilePath(file.parent.name, file.name)))) for one, file in files]
