"""What sheets for patients look like: logo, colour, a link to photograph; and in which languages they may leave."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.library.review_mark import ReviewMark
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.clinic_paper import ACCENT, COLOURS, DRAFTS, LINK, LOGO, is_link


class SheetCard(Card):
    """The print part of the settings.

    Attributes:
        choose, remove: Choose a logo, or take it off.
        colour: The clinic's colour on paper.
        link: The address shown as a code.
        drafts: Whether patients are given draft translations.
        languages: By code, who read each language.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("sheet_settings.title"), parent=parent)
        self._clinic = clinic
        self.choose = Button(words("sheet_settings.choose_logo"), role="more", icon="image-outline", parent=self)
        self.remove = Button(words("sheet_settings.remove_logo"), role="quiet", parent=self)
        self._logo = Label("", "small", tone="text_2", parent=self)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        colours = [Option(one, words(f"sheet_settings.colour_{one}")) for one in COLOURS]
        self.colour = Segments(colours, name=words("sheet_settings.colour"), parent=self)
        self.colour.chosen.connect(self._coloured)
        self.link = Field(words("sheet_settings.link"), hint=words("sheet_settings.link_about"), parent=self)
        self.link.settled.connect(self._linked)
        options = [Option(one, words(f"sheet_settings.drafts_{one}")) for one in ("no", "yes")]
        self.drafts = Segments(options, name=words("sheet_settings.drafts"), parent=self)
        self.drafts.chosen.connect(self._drafted)
        self.languages: dict[str, ReviewMark] = {}
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what is decided now."""
        settings, words = self._clinic.settings, self._clinic.words
        has_logo = bool(settings.get(LOGO))
        self.remove.setVisible(has_logo)
        self._logo.setText(words("sheet_settings.has_logo" if has_logo else "sheet_settings.no_logo"))
        self.colour.set_value(str(settings.get(ACCENT) or next(iter(COLOURS))))
        self.link.set_words(str(settings.get(LINK, "")))
        self.drafts.set_value("yes" if settings.get(DRAFTS) else "no")
        for mark in self.languages.values():
            mark.refresh()

    @property
    def logo_words(self) -> str:
        """What is said of the logo."""
        return self._logo.text()

    def take_logo(self, file: Path) -> bool:
        """Keep a picture as the clinic's logo; say why where it cannot be."""
        from clinic_app.documents.logo import logo_from  # noqa: PLC0415  the window opens without ReportLab

        try:
            kept = logo_from(file)
        except ClinicError as error:
            self._logo.setText(self._clinic.words.of_error(error))
            return False
        self._clinic.set(**{LOGO: b64encode(kept).decode("ascii")})
        self.refresh()
        return True

    def _lay_out(self) -> None:
        words, body = self._clinic.words, self.body
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=8, down=4)
        for part in (self.choose, self.remove, self._logo):
            flow.addWidget(part)
        body.addWidget(Label(words("sheet_settings.logo"), "label", parent=self))
        body.addWidget(row)
        body.addWidget(Label(words("sheet_settings.colour"), "label", parent=self))
        body.addWidget(self.colour)
        body.addWidget(self.link)
        body.addWidget(Label(words("sheet_settings.drafts"), "label", parent=self))
        body.addWidget(self.drafts)
        body.addWidget(Label(words("sheet_settings.drafts_about"), "small", tone="text_2", parent=self))
        for code, language in self._clinic.reference.languages.known.items():
            body.addWidget(Label(f"{language.english_name} · {language.name}", "label", parent=self))
            self.languages[code] = ReviewMark(self._clinic, "languages", code, language.english_name, self)
            body.addWidget(self.languages[code])

    def _choose(self) -> None:
        words = self._clinic.words
        kinds = f"{words('sheet_settings.pictures')} (*.png *.jpg *.jpeg *.gif *.bmp *.webp)"
        file, _ = QFileDialog.getOpenFileName(self, words("sheet_settings.choose_logo"), "", kinds)
        if file:
            self.take_logo(Path(file))

    def _remove(self) -> None:
        self._clinic.set(**{LOGO: ""})
        self.refresh()

    def _coloured(self, value: object) -> None:
        if value is not None:
            self._clinic.set(**{ACCENT: str(value)})
        self.refresh()

    def _linked(self, typed: str) -> None:
        link = typed.strip()
        if link and not is_link(link):
            self.link.set_amiss(self._clinic.words("sheet_settings.link_amiss"))
            return
        self.link.clear_amiss()
        self._clinic.set(**{LINK: link})

    def _drafted(self, value: object) -> None:
        if value is not None:
            self._clinic.set(**{DRAFTS: value == "yes"})
        self.refresh()
