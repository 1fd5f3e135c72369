"""A contact that is no visit: which kind it is, and what that kind has to tell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.treatment.later_effect import LaterEffect
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.contacts import FORM, VISIT, change_kind

#: The kind in which something unwanted is told after the visit that caused it.
TOLD_LATER = "phone"


class ContactCard(Card):
    """Folded to one button for a visit; open, every kind side by side and the questions of the one it is.

    Attributes:
        other: Opens the kinds.
        kinds: The kinds.
        views: The questions of each kind that has some.
        later: What a call tells about something unwanted.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        words, form = desk.words, desk.visit.form(FORM)
        self.other = Button(words("treating.other_kind"), role="quiet", parent=self)
        self.other.setCheckable(True)
        self.other.clicked.connect(self.refresh)
        known = [Option(kind, words(f"treating.kind.{kind}")) for kind in desk.visit.reference.contacts]
        self.kinds = Segments(known, name=words("treating.kind_name"), shape="apart", parent=self)
        self.kinds.chosen.connect(self._choose)
        groups = {item.link_id: item for item in form.items}
        self.views = {one: FormView(desk, FORM, item.items, parent=self) for one, item in groups.items()}
        self.later = LaterEffect(desk, self)
        for part in (self.other, self.kinds, *self.views.values(), self.later):
            self.body.addWidget(part)
        self.setAccessibleName(words("treating.kind_name"))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the kind the contact is of, and its questions."""
        kind, writable = self._desk.visit.visit.kind, self._desk.visit.is_writable
        is_open = kind != VISIT or self.other.isChecked()
        self.other.setVisible(kind == VISIT and writable)
        self.kinds.setVisible(is_open)
        self.kinds.setEnabled(writable)
        self.kinds.set_value(kind if is_open and kind in self._desk.visit.reference.contacts else None)
        for name, view in self.views.items():
            view.setVisible(name == kind)
        self.later.setVisible(kind == TOLD_LATER)
        self.setVisible(writable or kind != VISIT)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        view = self.views.get(self._desk.visit.visit.kind)
        return view is not None and view.focus(link_id)

    def _choose(self, kind: object) -> None:
        wanted = str(kind or VISIT)
        self._desk.commit_note(lambda: change_kind(self._desk.visit, wanted))
        self.refresh()
