"""The sheet as it will be printed, its size, and the ways it leaves the clinic."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinic_app.documents import fonts
from clinic_app.documents.home_care import MOST_PAGES, Made, Size, home_care_pdf
from clinic_app.languages.language import ENGLISH
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.printing.ways_out import Paper, WaysOut
from clinic_app.ui.visit.home_care.given_lines import GivenLines
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.home_care import sheet
from clinic_app.visit.last_home_care import FORM, LANGUAGE, sheet_language
from clinic_app.visit.open_visit import path
from clinic_app.visit.sheet_values import HomeCareSheet

SHEET = "home_care"
#: From a change to the page made anew, in ms: long enough for the click itself to be shown first.
PAUSE = 30


class SheetCard(Card):
    """The preview with its buttons.

    Attributes:
        made: The sheet that is shown, or None.
        preview: The pages.
        print_size: Normal or large print.
        language: In which language.
        lost_words: What of it had to stay in English, or cannot be printed.
        ways: How it leaves, and to whom.
        given: The sheets that were given, and whether they are handed over.
        showed_me: The question whether the patient showed each exercise.
    """

    def __init__(
        self, desk: Desk, keep: Callable[[bytes, Disclosure, str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(fill=True, parent=parent)
        self._desk, self._keep = desk, keep
        self.made: Made | None = None
        self.lost_words = ""
        self._chosen: Size = "normal"
        words = desk.words
        sizes = [Option("normal", words("home_care_page.normal")), Option("large", words("home_care_page.large"))]
        self.print_size = Segments(sizes, name=words("home_care_page.size"), parent=self)
        self.print_size.set_value("normal")
        self.print_size.chosen.connect(self._sized)
        self.language = ChoiceBox(self._languages(), name=words("sheet_language.language"), parent=self)
        self.language.chosen.connect(self._spoken)
        self.ways = WaysOut(desk, self._paper, self, lead=self.print_size)
        self.ways.show_readers()
        self.preview = PagePreview(self._make, words, name="home_care_page.preview", pause=PAUSE, parent=self)
        self.preview.made.connect(self._tell)
        self._tags = QWidget(self)
        self._tags.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._tags, across=8, down=4, centred=True)
        self._fit, self._kept = Tag("", parent=self._tags), Tag("", level="ok", icon="check", parent=self._tags)
        self._lost = Tag("", level="warn", parent=self._tags)
        self._kept.hide()
        self._lost.hide()
        self.given = GivenLines(desk, self)
        self.showed_me = Question(desk, FORM, desk.visit.form(FORM).item("showed_me"), parent=self)
        self._lay_out()
        desk.changed.connect(self.preview.refresh)

    def now(self, *, is_kept: bool = True) -> Made:
        """Make the sheet as the answers stand, in the chosen size; one that is only looked at is made sooner.

        Raises:
            ClinicError: No sheet may leave the clinic yet.
        """
        return home_care_pdf(self._sheet(), self._chosen, is_kept=is_kept)

    def _paper(self) -> Paper:
        words, title = self._desk.words, self._desk.visit.reference.sheets[SHEET].title
        return Paper(SHEET, title, words("home_care_page.file_name"), lambda: self.now().pdf, self._keep)

    def _sheet(self) -> HomeCareSheet:
        visit, clinic = self._desk.visit, self._desk.clinic
        spoken = clinic.spoken(sheet_language(visit))
        return sheet(visit, visit.reference.sheets[SHEET], clinic.words, clinic.letterhead, spoken)

    def _languages(self) -> list[Option]:
        known = self._desk.visit.reference.languages.known
        names = [(code, f"{one.english_name} · {one.name}") for code, one in known.items()]
        return [Option(code, name) for code, name in [(ENGLISH, self._desk.words("sheet_language.english")), *names]]

    def _spoken(self, code: object) -> None:
        self._desk.answer(FORM, path(LANGUAGE), str(code))

    def _show_language(self) -> None:
        """Show the language of the sheet; one that no file describes any more is printed in English."""
        code = sheet_language(self._desk.visit)
        known = code in self._desk.visit.reference.languages.known
        self.language.set_value(code if known else ENGLISH)
        self.language.setEnabled(self._desk.visit.is_writable)

    def say_kept(self, words: str) -> None:
        """Say that the sheet is in the record."""
        self._kept.set_words(words)
        self._kept.show()
        self.given.refresh()

    def _make(self) -> bytes:
        self.made = None
        self._show_language()
        page = self._sheet()
        self.made = home_care_pdf(page, self._chosen, is_kept=False)
        self._say_lost(page)
        return self.made.pdf

    def _say_lost(self, page: HomeCareSheet) -> None:
        """Say what of the sheet had to stay in English, and which characters no font of ours can print."""
        words, lost = self._desk.words, fonts.not_printable(f"{page.patient} {page.message} {page.own_line}")
        told = [words("sheet_language.in_english", count=page.in_english)] if page.in_english else []
        told += [words("sheet_language.not_printable", characters=" ".join(lost))] if lost else []
        self.lost_words = " ".join(told)
        self._lost.set_words(self.lost_words)
        self._lost.setVisible(bool(told))

    def _sized(self, value: object) -> None:
        if value is None:  # pressed once more: one of the two always holds
            self.print_size.set_value(self._chosen)
            return
        self._chosen = "large" if value == "large" else "normal"
        self.preview.refresh()

    def _tell(self) -> None:
        there = self.made is not None
        self.ways.set_ready(ready=there)
        self._fit.setVisible(there)
        if self.made is None:
            return
        words, made = self._desk.words, self.made
        said = words("home_care_page.pages_and_size", count=made.pages, body=f"{made.body:g}")
        crowded = made.pages > (MOST_PAGES if self._chosen == "large" else 1)
        means = words("home_care.two_sheets" if self._chosen == "large" else "home_care_page.two_pages")
        self._fit.set_words(f"{said}. {means}" if crowded else said)
        self._fit.set_level("warn" if crowded else "ok")

    def _lay_out(self) -> None:
        self.body.addWidget(self.ways)
        self.body.addWidget(self.language)
        self.body.addWidget(self.preview, 1)
        for tag in (self._fit, self._lost, self._kept):
            self._flow.addWidget(tag)
        self.body.addWidget(self._tags)
        self.body.addWidget(self.given)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self.showed_me)
