"""Findings in words: as they were answered, and as they could be asked."""

from __future__ import annotations

from clinic_app.forms.findings import Finding
from clinic_app.ui.desk import Desk
from clinic_app.visit.wording import inside_a_sentence

BEGINS_WITH_THING = ("symptom", "history", "test", "imaging")


def said_words(desk: Desk, finding: Finding) -> str:
    """Return what was answered, with its side as a whole word: *Worse: rising from a chair*."""
    if finding.kind == "pain":
        return place_words(desk, finding)
    what = _what(desk, finding.id)
    if finding.side:
        what = f"{what}, {desk.wording.side(finding.side)}"
    if finding.on:
        what = desk.words("differential.said_on", what=what, day=desk.wording.day_text(finding.on))
    if not finding.sure:
        return desk.words("differential.said_unsure", what=desk.words(f"differential.said.{finding.kind}", what=what))
    sentence = "differential.said" if finding.present else "differential.said_not"
    plain = inside_a_sentence(what) if not finding.present and finding.kind in ("symptom", "history") else what
    return desk.words(f"{sentence}.{finding.kind}", what=plain)


def could_ask_words(desk: Desk, finding: str) -> str:
    """Return what could be asked or tested, by the id of the finding."""
    term = desk.visit.reference.knowledge.terms.get(finding)
    if term and term.asks:
        return term.asks
    kind = finding.partition(":")[0]
    return desk.words(f"differential.could_ask.{kind}", what=_what(desk, finding))


def place_words(desk: Desk, finding: Finding) -> str:
    """Return where a pain is, with its side as a whole word."""
    zones = [one.partition(":")[2] for one in finding.any_of] or [finding.item]
    side = f".{finding.side}" if finding.side else ""
    return " / ".join(desk.wording.row(f"{zone}{side}") for zone in zones)


def _what(desk: Desk, finding: str) -> str:
    term = desk.visit.reference.knowledge.terms.get(finding)
    kind, _, item = finding.partition(":")
    label = term.label if term else item.replace("_", " ")
    return label if kind in BEGINS_WITH_THING else inside_a_sentence(label)
