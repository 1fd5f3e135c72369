"""The brush: what the next area that is clicked will be. It stays as it is set, click after click."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.ui.chart.kind_picker import KindPicker
from clinic_app.ui.chart.map_answers import NextMark
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.words import Words

NUMB = "numb"


class Brush(QWidget):
    """A number, a kind of pain with its pattern, how deep, and whether both sides are meant; nothing is set at first.

    0 is numb without pain: choosing it chooses *numb* as well, and the kind of before comes back with another number.
    """

    def __init__(self, form: Questionnaire, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = words("chart.next")
        self._numb_by_zero = False
        self._kind_before: str | None = None
        self.scale = PainScale(name=title, lowest=0, parent=self)
        self.scale.cell(0).setToolTip(words("chart.zero"))
        self.scale.cell(0).setAccessibleName(words("chart.zero"))
        kinds = {option.code: option.text for option in form.item("kind").options}
        self.kinds = KindPicker(kinds, name=form.item("kind").text, parent=self)
        self.depths = _depths(form.item("depth"), self)
        self.both = TickBox(words("chart.both_sides"), parent=self)
        self.scale.chosen.connect(self._number_chosen)
        self.kinds.chosen.connect(self._kind_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head(title))
        column.addWidget(self.scale)
        column.addWidget(self.kinds)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(title)

    @property
    def next_mark(self) -> NextMark:
        """What the next area will be."""
        depth = self.depths.value
        return NextMark(self.scale.value, self.kinds.value, depth if isinstance(depth, str) else None)

    @property
    def both_sides(self) -> bool:
        """Whether a click means RIGHT and LEFT."""
        return self.both.isChecked()

    def _head(self, title: str) -> QWidget:
        head = QWidget(self)
        flow = FlowLayout(head, across=10, down=4)
        for widget in (Label(title, "label", parent=head), self.depths, self.both):
            flow.addWidget(widget)
        head.setSizePolicy(wrapping())
        return head

    def _number_chosen(self, number: int | None) -> None:
        self.kinds.set_number(number)
        if number == 0 and NUMB in self.kinds:
            self._numb_by_zero, self._kind_before = True, self.kinds.value
            self.kinds.set_value(NUMB)
        elif self._numb_by_zero:
            self._numb_by_zero = False
            self.kinds.set_value(self._kind_before)

    def _kind_chosen(self, _kind: object) -> None:
        self._numb_by_zero = False


def _depths(item: Item, parent: QWidget) -> Segments:
    return Segments([Option(one.code, one.text) for one in item.options], name=item.text, parent=parent)
