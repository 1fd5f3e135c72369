"""What every visit is read against: forms, knowledge, templates. Built once by ``app.py`` and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clinic_app.forms.shelf import Shelf
from clinic_app.knowledge.library import Knowledge
from clinic_app.languages.expected import English
from clinic_app.languages.shelf import LanguageShelf
from clinic_app.reasoning.patterns import Patterns
from clinic_app.visit.asked_of_patients import patients_questions
from clinic_app.visit.contacts import Contact, read_contacts
from clinic_app.visit.letter_template import LetterTemplate
from clinic_app.visit.note_template import NoteTemplate
from clinic_app.visit.sheet_template import SheetTemplate


@dataclass(frozen=True)
class Reference:
    """Forms and knowledge of this program and this clinic.

    Attributes:
        forms: What is asked.
        knowledge: What is known.
        note: How the note is worded.
        sheets: How sheets for the patient are built, by id.
        contacts: What each kind of contact must hold before it is signed.
        letters: How letters and other pages that leave the clinic are worded, by id.
        languages: What patients read, apart from English.
    """

    forms: Shelf
    knowledge: Knowledge
    note: NoteTemplate
    sheets: dict[str, SheetTemplate] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=read_contacts)
    letters: dict[str, LetterTemplate] = field(default_factory=dict)
    languages: LanguageShelf = field(default_factory=LanguageShelf)

    def english(self, sentences: Mapping[str, str]) -> English:
        """Return everything that a patient is given in English; ``sentences`` are those of the program by id."""
        known, sheets = self.knowledge, {name: one.text for name, one in self.sheets.items()}
        asked = patients_questions(self.forms)
        return English(sentences, sheets, known.zones, known.exercises, asked.questions, asked.hints)

    @cached_property
    def patterns(self) -> Patterns:
        """The muscles as the ranking sees them."""
        return Patterns(self.knowledge)
