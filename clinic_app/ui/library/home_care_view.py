"""The exercises that serve a muscle, with their figures, for one side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.findings import Side
from clinic_app.knowledge.exercises import Exercise, filled
from clinic_app.knowledge.muscles import Muscle
from clinic_app.ui.library.part_view import ICONS, PartHeading
from clinic_app.ui.visit.home_care.exercise_picture import ExercisePicture
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic

#: So many stand there at once; the others are folded away.
MOST = 3


class HomeCareView(QWidget):
    """Picture, title and steps of each exercise, the most particular first; or why nothing is given to do at home."""

    def __init__(self, clinic: Clinic, muscle: Muscle, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, self._side = clinic, side
        words = clinic.words
        exercises = sorted(clinic.reference.knowledge.exercises_of_muscle[muscle.id], key=_order)
        self._rest: Sequence[Exercise] = exercises[MOST:]
        self.setSizePolicy(wrapping())
        self.setAccessibleName(words("library.part.home_care"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PartHeading(words("library.part.home_care"), ICONS["home_care"], self))
        for exercise in exercises[:MOST]:
            column.addWidget(self._row(exercise, self))
        if self._rest:
            self.fold = Expander(words("library.more_exercises", count=len(self._rest)), parent=self)
            self.fold.turned.connect(self._show_rest)
            column.addWidget(self.fold)
        why = muscle.no_home_care or ("" if exercises else words("library.no_exercise"))
        if why:
            column.addWidget(Label(why, tone="text_2" if exercises else "", parent=self))

    def _show_rest(self) -> None:
        """Draw the others when they are first asked for: figures take their time."""
        for exercise in self._rest:
            self.fold.body.addWidget(self._row(exercise, self.fold))
        self._rest = ()

    def _row(self, exercise: Exercise, parent: QWidget) -> QWidget:
        row = QWidget(parent)
        row.setAccessibleName(exercise.title)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(ExercisePicture(exercise, self._side, row), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(exercise.title, "strong", parent=row))
        said.addWidget(Label(" ".join(self._said(one) for one in exercise.steps), "small", parent=row))
        cautions = "; ".join(one.say.rstrip(".") for one in exercise.cautions)
        if cautions:
            words = self._clinic.words("home_care_page.mind", say=cautions)
            said.addWidget(Label(words, "small", tone="text_2", parent=row))
        said.addStretch(1)
        line.addLayout(said, 1)
        row.setSizePolicy(wrapping())
        return row

    def _said(self, sentence: str) -> str:
        words = self._clinic.words
        return filled(sentence, self._side, (words("side.right"), words("side.left")))


def _order(exercise: Exercise) -> tuple[bool, int, str]:
    """Sort by how particular an exercise is: with a picture before advice, for few muscles before many."""
    return exercise.picture is None, len(exercise.targets), exercise.title
