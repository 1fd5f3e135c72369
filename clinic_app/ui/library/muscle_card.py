"""A muscle's page: what is known of it, by whom, how surely, and who has looked it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.forms.findings import Side
from clinic_app.ui.library.home_care_view import HomeCareView
from clinic_app.ui.library.muscle_parts import MuscleParts
from clinic_app.ui.library.needling_view import NeedlingView
from clinic_app.ui.library.part_view import PartView
from clinic_app.ui.library.review_mark import ReviewMark
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.clinic import Clinic


class MuscleCard(Card):
    """All there is to know of one muscle, from its trigger points to its sources.

    Attributes:
        muscle_asked: Another muscle's page is asked for; carries it.
        reviewed: Its review mark was set or taken back.
        parts: What stands there, by the part's name.
        mark: Whether it was looked over.
    """

    muscle_asked = Signal(str)
    reviewed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("library.title"), hint=" ", fill=True, parent=parent)
        self._clinic = clinic
        self.muscle, self._side = "", ""
        self.parts: dict[str, QWidget] = {}
        self.mark: ReviewMark | None = None
        self._scroll = Scroll(parent=self)
        self._scroll.body.setSpacing(14)
        self._scroll.body.setContentsMargins(0, 0, 6, 0)
        self.body.addWidget(self._scroll)

    def show_muscle(self, muscle: str, side: Side) -> None:
        """Show the page of a muscle; its exercises are drawn for a side.

        Raises:
            KeyError: There is no such muscle.
        """
        if (muscle, side) == (self.muscle, self._side):
            return
        is_other = muscle != self.muscle
        self.muscle, self._side = muscle, side
        known = self._clinic.reference.knowledge.muscles[muscle]
        words = self._clinic.words
        self.set_title(known.name)
        names = (known.latin, *known.also)
        self.set_hint(" · ".join((words(f"library.region.{known.region}"), ", ".join(one for one in names if one))))
        before = self._scroll.verticalScrollBar().value()
        self._fill()
        self._scroll.verticalScrollBar().setValue(0 if is_other else before)

    def _fill(self) -> None:
        clinic, words = self._clinic, self._clinic.words
        muscle = clinic.reference.knowledge.muscles[self.muscle]
        side: Side = "left" if self._side == "left" else "right"
        parts = MuscleParts(clinic.reference.knowledge, words, muscle)
        self.mark = ReviewMark(clinic, "muscles", muscle.id, muscle.name, self)
        self.mark.changed.connect(self.reviewed)
        before = {one.name: PartView(one, words, self) for one in parts.before_needling()}
        needling = NeedlingView(clinic, muscle, parts, self)
        after = {one.name: PartView(one, words, self) for one in parts.after_needling()}
        home_care = HomeCareView(clinic, muscle, side, self)
        sources = PartView(parts.sources(), words, self)
        self.parts = {**before, "needling": needling, "home_care": home_care, **after, "sources": sources}
        for view in (*before.values(), *after.values()):
            view.muscle_asked.connect(self.muscle_asked)
        confidence = words(f"library.confidence.{muscle.confidence}")
        said = [Label(one, "small", tone="text_2", parent=self) for one in (confidence, words("library.figures"))]
        foot = words("library.foot", version=clinic.reference.knowledge.version)
        self._scroll.fill(
            [self.mark, *said, *self.parts.values(), Rule(self), Label(foot, "small", tone="text_2", parent=self)]
        )
