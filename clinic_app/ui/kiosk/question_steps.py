"""One question a screen: in words, by a number, by one choice, by any of several."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.kiosk.large import LargeBox, LargeChoices
from clinic_app.ui.kiosk.map_step import patients_name
from clinic_app.ui.kiosk.sitter import Sitter
from clinic_app.ui.widgets.centred import Centred
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.visit.asked_of_patients import YES, true_or_not
from clinic_app.visit.kiosk_steps import KioskStep
from clinic_app.visit.open_visit import Said, path

WIDTH = 820
#: Lines a box has room for from the beginning; one alone is lower than a target for fingers.
LINES = {"string": 2, "text": 3}


class QuestionStep(QWidget):
    """A question in large words, a hint below it, and what answers it.

    Attributes:
        scale, choices, box: What answers it; those it has not are None.
    """

    def __init__(self, sitter: Sitter, step: KioskStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitter, self._step = sitter, step
        self.scale: PainScale | None = None
        self.choices: LargeChoices | None = None
        self.box: LargeBox | None = None
        held = QWidget(self)
        held.setFixedWidth(WIDTH)
        column = QVBoxLayout(held)
        column.setSpacing(12)
        column.addWidget(Label(self._asked(), "kiosk_title", parent=held))
        hint = "" if step.kind == "several" else sitter.asked.hint(step.form, self._item)
        if hint:
            column.addWidget(Label(hint, "kiosk_body", tone="text_2", parent=held))
        column.addWidget(self._answering(held))
        scroll = Scroll(parent=self)
        scroll.body.addWidget(Centred(held, self))
        scroll.body.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def settle(self) -> None:
        """Tell what is typed and not told yet."""
        if self.box is not None:
            self.box.settle()

    def _asked(self) -> str:
        asked, step = self._sitter.asked, self._step
        if step.kind == "several":
            return asked.words("kiosk.which_apply")
        said = asked.question(step.form, self._item)
        return f"{patients_name(self._sitter, step.row)}: {said}" if step.row else said

    @property
    def _item(self) -> Item:
        if self._step.item is None:
            raise ValueError(f"{self._step.kind} asks nothing")
        return self._step.item

    def _answering(self, parent: QWidget) -> QWidget:
        make = {"number": self._number, "choice": self._choice, "several": self._several, "words": self._words}
        return make[self._step.kind](parent)

    def _number(self, parent: QWidget) -> QWidget:
        self.scale = PainScale(name=self._asked(), parent=parent)
        self.scale.set_large(large=True)
        value = self._sitter.visit.of(self._step.form).value(self._step.path)
        self.scale.set_value(None if value is None else int(value))
        self.scale.chosen.connect(self._say)
        return self.scale

    def _choice(self, parent: QWidget) -> QWidget:
        options = [Option(one.code, self._sitter.asked.option(one)) for one in self._item.options]
        self.choices = LargeChoices(options, parent=parent)
        value = self._sitter.visit.of(self._step.form).value(self._step.path)
        self.choices.set_values([] if value is None else [value])
        self.choices.chosen.connect(self._chosen)
        return self.choices

    def _several(self, parent: QWidget) -> QWidget:
        items, form = true_or_not(self._item), self._step.form
        options = [Option(one.link_id, self._sitter.asked.question(form, one)) for one in items]
        self.choices = LargeChoices(options, several=True, parent=parent)
        visit = self._sitter.visit
        self.choices.set_values([one.link_id for one in items if visit.value(form, one.link_id) == YES])
        self.choices.chosen.connect(self._toggled)
        return self.choices

    def _words(self, parent: QWidget) -> QWidget:
        self.box = LargeBox(name=self._asked(), lines=LINES[self._item.type], parent=parent)
        self.box.keep_up(str(self._sitter.visit.of(self._step.form).value(self._step.path) or ""))
        self.box.settled.connect(lambda typed: self._say(typed.strip() or None))
        return self.box

    def _say(self, value: object) -> None:
        self._sitter.answer_all([Said(self._step.form, self._step.path, value)])

    def _chosen(self, value: object, _is_chosen: bool) -> None:  # noqa: FBT001  a signal's own
        self._say(value)

    def _toggled(self, link: object, is_chosen: bool) -> None:  # noqa: FBT001  a signal's own
        self._sitter.answer_all([Said(self._step.form, path(str(link)), YES if is_chosen else None)])
