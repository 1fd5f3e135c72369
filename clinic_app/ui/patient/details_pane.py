"""What is known of a patient beside the visits; every line is stored when it rests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.birth_date import born
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.registration import DETAILS, change, change_identity, details_of, lacks_guardian

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

WHO = ("given_name", "family_name", "birth_date", "phone")
ABOVE_GROUP = 10  # px
#: Words of a line whose own name says something else elsewhere.
LABELS = {"language": "patient_details.spoken"}


class DetailsPane(Scroll):
    """Lines in groups; the first four are who it is.

    Attributes:
        fields: The lines by name.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        words = clinic.words
        self.fields: dict[str, Field] = {}
        self._minor = Strip("warn", "", icon="alert", inside=True, parent=self)
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=self)
        parts: list[QWidget] = [self._amiss, self._minor, *self._group("who", WHO)]
        for group, names in DETAILS.items():
            parts += self._group(group, names)
        self.body.setContentsMargins(4, 4, 12, 12)
        self.body.setSpacing(8)
        self.fill(parts)
        for name in WHO:
            self.fields[name].settled.connect(partial(self._identity_typed, name))
        for names in DETAILS.values():
            for name in names:
                self.fields[name].settled.connect(partial(self._typed, name))
        self.fields["birth_date"].line.setAccessibleDescription(words("registration.birth_date_hint"))

    def show_patient(self, patient: PatientRow) -> None:
        """Show what is known of a patient now; nothing while names are hidden."""
        self._patient = patient
        is_hidden = self._clinic.names_hidden
        known = {name: str(getattr(patient, name)) for name in WHO} | details_of(patient)
        for name, said in known.items():
            self.fields[name].set_words("" if is_hidden else said)
            self.fields[name].setEnabled(not is_hidden)
        for field in self.fields.values():
            field.clear_amiss()
        self._amiss.hide()
        self._show_minor()

    def _group(self, group: str, names: tuple[str, ...]) -> list[QWidget]:
        words = self._clinic.words
        head = Label(words(f"patient_details.{group}"), "label", tone="text_2")
        head.setContentsMargins(0, 0 if group == "who" else ABOVE_GROUP, 0, 0)
        for name in names:
            of_form = f"registration.{name}"
            label = LABELS.get(name) or (of_form if of_form in words else f"patient_details.{name}")
            hint = f"patient_details.{name}_hint"
            self.fields[name] = Field(words(label), hint=words(hint) if hint in words else "")
        return [head, self._in_pairs(names)]

    def _in_pairs(self, names: tuple[str, ...]) -> QWidget:
        """Return lines side by side, two in a row."""
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for place, name in enumerate(names):
            grid.addWidget(self.fields[name], place // 2, place % 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return held

    def _typed(self, name: str, typed: str) -> None:
        if self._patient is None:
            return
        try:
            self._patient = change(self._clinic, self._patient, {name: typed.strip()})
        except ClinicError as error:
            self._say(self._clinic.words.of_error(error))
            return
        self._amiss.hide()
        self._show_minor()

    def _identity_typed(self, name: str, typed: str) -> None:
        if self._patient is None:
            return
        said = typed.strip()
        if name == "birth_date":
            day = born(said, self._clinic.clock().local.date())
            if day is None:
                self.fields[name].set_amiss(self._clinic.words("registration.no_date"))
                return
            said = day.isoformat()
        try:
            self._patient = change_identity(self._clinic, self._patient, **{name: said})
        except ClinicError as error:
            self.fields[name].set_amiss(self._clinic.words.of_error(error))
            return
        self.fields[name].clear_amiss()
        self._show_minor()

    def _show_minor(self) -> None:
        patient = self._patient
        is_open = patient is not None and lacks_guardian(self._clinic, patient)
        self._minor.setVisible(is_open)
        if patient is not None and is_open:
            self._minor.set_words(self._clinic.words("patient_details.minor", name=self._clinic.name_of(patient)))

    def _say(self, sentence: str) -> None:
        self._amiss.set_words(sentence)
        self._amiss.show()
