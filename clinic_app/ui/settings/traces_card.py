"""Settings: what leaves traces outside the record, the clipboard and printed notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinic_app.ui.clipboard_guard import NEVER, SETTING, USUAL
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import WATERMARK

AFTER = ("30", USUAL, "300", NEVER)
YES, NO = "yes", "no"


class TracesCard(Card):
    """Two choices of the clinic.

    Attributes:
        clipboard: After how many seconds what was copied is forgotten.
        watermark: Whether printed notes say across their pages who printed them.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("leaving_traces.card"), parent=parent)
        self._clinic = clinic
        self.setEnabled(clinic.may("keep_settings"))
        names = {name: words(f"leaving_traces.{name}") for name in (SETTING, "watermark_choice")}
        after = [Option(one, words(f"leaving_traces.clear_clipboard_{one}")) for one in AFTER]
        whether = [Option(one, words(f"leaving_traces.watermark_{one}")) for one in (YES, NO)]
        self.clipboard = Segments(after, name=names[SETTING], parent=self)
        self.watermark = Segments(whether, name=names["watermark_choice"], parent=self)
        self.body.addWidget(Label(words("leaving_traces.about"), "small", tone="text_2", parent=self))
        for name, choice in zip(names.values(), (self.clipboard, self.watermark), strict=True):
            self.body.addWidget(Label(name, "label", parent=self))
            self.body.addWidget(choice)
        self.clipboard.chosen.connect(partial(self._chosen, SETTING))
        self.watermark.chosen.connect(partial(self._chosen, WATERMARK))
        self.refresh()

    def refresh(self) -> None:
        """Show what is decided now."""
        kept = self._clinic.settings
        self.clipboard.set_value(str(kept.get(SETTING, USUAL)))
        self.watermark.set_value(YES if kept.get(WATERMARK) is True else NO)

    def _chosen(self, name: str, value: object) -> None:
        if value is None:  # what is chosen was pressed once more: there is always one
            self.refresh()
            return
        self._clinic.set(**{name: value == YES if name == WATERMARK else value})
