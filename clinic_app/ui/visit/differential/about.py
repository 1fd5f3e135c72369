"""What stands behind the (i): the whole sentence, what the list is for, what points are, its limits, its version."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label

SENTENCES = ("about_sentence", "about_use", "about_points", "about_limits")


class About(Framed):
    """Sentences on a quiet ground; no points are spoken of where none are shown."""

    def __init__(self, desk: Desk, *, ranked: bool, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        words, knowledge = desk.words, desk.visit.reference.knowledge
        self.setAccessibleName(words("differential.about"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for sentence in SENTENCES:
            if ranked or sentence != "about_points":
                column.addWidget(Label(words(f"differential.{sentence}"), "small", parent=self))
        status = words("app.research_draft") if is_draft(desk) else ""
        said = words("differential.about_version", version=knowledge.version, status=status).strip()
        column.addWidget(Label(said, "small_strong", parent=self))


def is_draft(desk: Desk) -> bool:
    """Say whether any muscle of the knowledge still waits for a named clinician's review."""
    return bool(desk.clinic.reviews.drafts("muscles"))
