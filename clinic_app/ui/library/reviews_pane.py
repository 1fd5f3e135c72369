"""What was reviewed, by whom and when, and what still is a research draft: every muscle, cause, rule and exercise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.library.index_list import Group, IndexList
from clinic_app.ui.library.knowledge_words import day_words
from clinic_app.ui.library.part_view import PartView
from clinic_app.ui.library.review_mark import ReviewMark
from clinic_app.ui.library.reviewed_things import ThingWords, title_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.reviews import KINDS

INDEX_PX = 400


class ReviewsPane(QWidget):
    """Kinds above; the things of one kind at the left, reviewed ones first; what the chosen one says at the right.

    Attributes:
        changed: A mark was set or taken back here.
        muscle_asked: A muscle's page is asked for; carries it.
        kinds: Muscles, causes and so on.
        list: The things of the kind.
        mark: Whether the chosen one was looked over, or None where none is chosen.
        thing: The chosen one, empty for none.
    """

    changed = Signal()
    muscle_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        self._kind, self.thing = KINDS[0], ""
        self.mark: ReviewMark | None = None
        options = [Option(kind, words(f"library.kinds.{kind}")) for kind in KINDS]
        self.kinds = Segments(options, name=words("library.which_kind"), parent=self)
        self.kinds.chosen.connect(self._choose_kind)
        self._index = Card(words("library.reviews"), hint=" ", fill=True, parent=self)
        self.list = IndexList(name=words("library.reviews"), parent=self._index)
        self.list.chosen.connect(self.show_thing)
        self._index.body.setContentsMargins(8, 4, 8, 8)
        self._index.body.addWidget(self.list)
        self._said = Card(words("library.what_it_says"), fill=True, parent=self)
        self._scroll = Scroll(parent=self._said)
        self._scroll.body.setSpacing(14)
        self._said.body.addWidget(self._scroll)
        self._lay_out()
        self.show_kind(KINDS[0])

    def refresh(self) -> None:
        """Show how everything stands now."""
        reviews, words = self._clinic.reviews, self._clinic.words
        shelf = list(getattr(self._clinic.reference.knowledge, self._kind))
        drafts = set(reviews.drafts(self._kind))
        done = [one for one in shelf if one not in drafts]
        groups = [
            self._group("library.reviewed_group", done, with_mark=True),
            self._group("library.draft_group", [one for one in shelf if one in drafts], with_mark=False),
        ]
        self.list.show_groups([one for one in groups if one.names], words("library.nothing"))
        self._index.set_hint(words("library.reviewed_of", done=len(done), all=len(shelf)))
        if self.mark is not None:
            self.mark.refresh()

    def show_kind(self, kind: str) -> None:
        """Show the things of a kind.

        Raises:
            ValueError: There is no such kind.
        """
        self._kind = KINDS[KINDS.index(kind)]
        self.kinds.set_value(kind)
        self.mark, self.thing = None, ""
        self.list.choose("")
        self.refresh()
        self._said.set_title(self._clinic.words("library.what_it_says"))
        hint = self._clinic.words("library.choose_thing")
        self._scroll.fill([EmptyState("book-open-variant", hint, parent=self._said)])

    def show_thing(self, thing: str) -> None:
        """Show what a thing of this kind says.

        Raises:
            KeyError: There is no such thing.
        """
        clinic, knowledge = self._clinic, self._clinic.reference.knowledge
        title = title_of(knowledge, self._kind, thing)
        self.thing = thing
        self.list.choose(thing)
        self._said.set_title(title)
        self.mark = ReviewMark(clinic, self._kind, thing, title, self._said)
        self.mark.changed.connect(self._marked)
        self._scroll.fill([self.mark, self._body(thing)])

    def changeEvent(self, event: QEvent) -> None:
        """Give the list the width the text asks for."""
        if event.type() == QEvent.Type.StyleChange:
            self._share_width()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._index)
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(10)
        column.addWidget(self.kinds)
        column.addLayout(row, 1)
        self._share_width()

    def _body(self, thing: str) -> QWidget:
        """Return what a thing says; of a muscle, the way to its page."""
        words, knowledge = self._clinic.words, self._clinic.reference.knowledge
        if self._kind != "muscles":
            emergency = str(self._clinic.settings.get("emergency", ""))
            part = ThingWords(knowledge, words, emergency).part(getattr(knowledge, self._kind)[thing])
            return PartView(part, words, self._said)
        name = words("library.open_page_of", muscle=knowledge.muscles[thing].name)
        page = Button(words("library.open_page"), icon="book-open-variant", name=name, parent=self._said)
        page.clicked.connect(self._ask_for_page)
        return page

    def _group(self, heading: str, things: list[str], *, with_mark: bool) -> Group:
        names = tuple((one, self._named(one, with_mark=with_mark)) for one in things)
        return Group(self._clinic.words(heading), tuple(sorted(names, key=lambda one: one[1].casefold())))

    def _named(self, thing: str, *, with_mark: bool) -> str:
        title = title_of(self._clinic.reference.knowledge, self._kind, thing)
        if not with_mark:
            return title
        reviewed = self._clinic.reviews.of(self._kind, thing)
        words = self._clinic.words
        return words("library.by", thing=title, reviewer=reviewed.reviewer, day=day_words(words, reviewed.date))

    def _marked(self) -> None:
        self.refresh()
        self.changed.emit()

    def _choose_kind(self, value: object) -> None:
        self.show_kind(str(value) if value is not None else self._kind)

    def _ask_for_page(self) -> None:
        self.muscle_asked.emit(self.thing)

    def _share_width(self) -> None:
        self._index.setFixedWidth(themes.current().px(INDEX_PX))
