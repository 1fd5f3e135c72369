"""What a note and a letter share: whose page it is on every one, and the map beside the text of the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from clinic_app.documents.page import Beside, PageFrame
from clinic_app.visit.sheet_values import LetterSheet, VisitNoteSheet

Story = Callable[[], Sequence[Flowable]]


def frame_of(sheet: VisitNoteSheet | LetterSheet) -> PageFrame:
    """Return the pages of a note or a letter."""
    head, footer = sheet.letterhead, f"{sheet.state} · {sheet.footer}"
    said = (head.paper, sheet.title, head.clinic, sheet.language, sheet.identity, footer, sheet.page)
    return PageFrame(*said, watermark=sheet.watermark if isinstance(sheet, VisitNoteSheet) else "")


def made(frame: PageFrame, header: Story, text: Story, maps: Sequence[Flowable], width: float) -> bytes:
    """Return the PDF of a header, a text and, beside its beginning, a map so many points wide where there is one."""
    if not maps:
        return frame.made(lambda: [*header(), *text()])
    return frame.made(text, Beside(header(), maps, width))
