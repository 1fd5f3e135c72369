"""The clinic's forms: look at one, print it blank, add a file, offer one no more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinic_app.documents.blank_form import blank_form_pdf
from clinic_app.errors import ClinicError
from clinic_app.forms.file import OpenedFile, open_file
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.printing.files import print_or_save
from clinic_app.ui.questionnaire.window import FormWindow, Oddities
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.blank_form import printed_form
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.form_files import is_own, is_retired, may_retire, retire, take_in

LEAST_FOR_WORDS = 220
#: Size of the window in which a form is looked at, px.
LOOKED_AT = (860, 720)


class FormsCard(Card):
    """Every form with what can be done with it; the clinic's own and the measures first, the others folded away.

    Attributes:
        added: What stands below the button once a file was chosen: what is odd about it, or why it was refused.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("forms_card.title"), hint=words("forms_card.hint"), parent=parent)
        self._clinic = clinic
        self.add = Button(words("forms_card.add"), icon="plus", role="quiet", parent=self)
        self.add.clicked.connect(self._ask)
        self.add_action(self.add)
        self.added = QVBoxLayout()
        self._own, self._treatments, self._others = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.body.addLayout(self.added)
        self.body.addLayout(self._own)
        for name, folded in (("treatments", self._treatments), ("of_the_program", self._others)):
            fold = Expander(words(f"forms_card.{name}"), parent=self)
            fold.body.addLayout(folded)
            self.body.addWidget(fold)

    def refresh(self) -> None:
        """Show the forms there are now."""
        for rows in (self._own, self._treatments, self._others):
            clear(rows)
        shelf = self._clinic.reference.forms
        for form in shelf:
            rows = self._rows_for(form)
            if rows.count():
                rows.addWidget(Rule(self))
            rows.addWidget(self._row(form))

    def _rows_for(self, form: Questionnaire) -> QVBoxLayout:
        if form.safety_groups:
            return self._treatments
        return self._own if may_retire(self._clinic.reference.forms, form) else self._others

    def take(self, path: Path) -> None:
        """Open a file and say what is odd about it, or why it is refused; it is added when somebody says so."""
        clear(self.added)
        words = self._clinic.words
        opened = open_file(path, self._clinic.reference.forms.lists)
        if opened.form is None:
            self.added.addWidget(
                Strip("danger", words("forms_card.refused", file=path.name), opened.error, inside=True, parent=self)
            )
            return
        lead = words("forms_card.read", title=opened.form.title or path.stem)
        rest = words("forms_card.items", typed=opened.typed, items=opened.items)
        strip = Strip("warn" if opened.warnings else "ok", lead, rest, inside=True, parent=self)
        for name, does in (("keep", self._keep), ("look", self._look_at), ("leave", self._leave)):
            button = Button(words(f"forms_card.{name}"), parent=strip)
            button.clicked.connect(partial(does, opened))
            strip.add_action(button)
        self.added.addWidget(strip)
        if opened.warnings:
            self.added.addWidget(Oddities(opened.warnings, words, self))

    def _row(self, form: Questionnaire) -> QWidget:
        words, shelf = self._clinic.words, self._clinic.reference.forms
        retired = is_retired(self._clinic.settings, form.id)
        about = [words("forms_card.own" if is_own(shelf, form) else "forms_card.ours")]
        about += [words("forms_card.retired")] if retired else []
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_WORDS)
        beside.addWidget(Sentence(form.title or form.id, " · ".join(about), parent=row))
        actions = QWidget(row)
        flow = FlowLayout(actions, across=4)
        doings = [("look", partial(self._look, form)), ("print", partial(self._print, form))]
        if may_retire(shelf, form):
            doings.append(("bring_back" if retired else "retire", partial(self._retire, form.id, not retired)))
        for name, does in doings:
            button = Button(words(f"forms_card.{name}"), role="quiet", parent=actions)
            button.setAccessibleName(words(f"forms_card.{name}_named", title=form.title or form.id))
            button.clicked.connect(does)
            flow.addWidget(button)
        beside.addWidget(actions)
        return row

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._clinic.words("forms_card.add"), "", "FHIR (*.json *.yaml)")
        if name:
            self.take(Path(name))

    def _keep(self, opened: OpenedFile) -> None:
        try:
            take_in(self._clinic.reference.forms, opened)
        except ClinicError as error:
            clear(self.added)
            self.added.addWidget(Strip("danger", self._clinic.words.of_error(error), inside=True, parent=self))
            return
        clear(self.added)
        self.refresh()

    def _look_at(self, opened: OpenedFile) -> None:
        if opened.form is not None:
            self._show(FormWindow(opened.form, opened.warnings, self._clinic.words, self))

    def _leave(self, _opened: OpenedFile) -> None:
        clear(self.added)

    def _look(self, form: Questionnaire) -> None:
        self._show(FormWindow(form, (), self._clinic.words, self))

    @staticmethod
    def _show(window: FormWindow) -> None:
        window.resize(*LOOKED_AT)
        window.show()

    def _print(self, form: Questionnaire) -> None:
        pdf = blank_form_pdf(printed_form(form, self._clinic.words), self._clinic.letterhead)
        print_or_save(pdf, self, self._clinic.words, f"{form.id[:40]}.pdf")

    def _retire(self, form_id: str, retired: bool) -> None:  # noqa: FBT001  bound by partial
        retire(self._clinic, form_id, retired=retired)
        self.refresh()
