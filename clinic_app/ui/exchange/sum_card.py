"""What an import would do, in numbers and line by line, and the button that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.exchange.plan import Plan
from clinic_app.exchange.said import remark_line, sum_lines, type_lines
from clinic_app.ui.exchange.deciding import Deciding
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

#: Remarks that are listed one by one, and so many stand unfolded.
MOST, FEW = 200, 6


class SumCard(Card):
    """The dry run of one plan.

    Attributes:
        take_in, leave: Write it; go on without it.
        said: The numbers, in words.
    """

    def __init__(self, plan: Plan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("import_page.sum"), hint=plan.source, parent=parent)
        self._words = words
        self.said: list[str] = []
        self._sums = QVBoxLayout()
        self._sums.setSpacing(4)
        self.body.addLayout(self._sums)
        types = list(type_lines(plan, words))
        self._fold(words("import_page.types", count=len(types)), types, opened=False)
        remarks = [remark_line(one, plan, words) for one in plan.incoming.remarks]
        self._fold(words("import_page.remarks", count=len(remarks)), remarks, opened=len(remarks) <= FEW)
        self._why = Label("", "small", tone="text_2", parent=self)
        self.body.addWidget(self._why)
        deciding = Deciding(words, self)
        self.take_in, self.leave = deciding.take_in, deciding.leave
        self.body.addWidget(deciding)
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show what would be done now."""
        clear(self._sums)
        self.said = list(sum_lines(plan, self._words))
        for line in self.said:
            self._sums.addWidget(Label(line, "strong", parent=self))

    def allow(self, *, asked: bool, nothing: bool) -> None:
        """Let it be written, or say what is missing: an answer about the dates, or anything to write."""
        self.take_in.setEnabled(not asked and not nothing)
        why = "import_page.order_first" if asked else "importing.nothing" if nothing else "import_page.dry"
        self._why.setText(self._words(why))

    def _fold(self, heading: str, lines: list[str], *, opened: bool) -> None:
        if not lines:
            return
        fold = Expander(heading, parent=self)
        for line in lines[:MOST]:
            fold.body.addWidget(Label(line, "small", parent=fold))
        if len(lines) > MOST:
            more = self._words("importing.more_remarks", count=len(lines) - MOST)
            fold.body.addWidget(Label(more, "small", tone="text_2", parent=fold))
        if opened:
            fold.set_open(is_open=True)
        self.body.addWidget(fold)
