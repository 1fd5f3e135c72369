"""The sentences of a section as lines, with the title of each problem above its own."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from clinic_app.documents.page import Type
from clinic_app.visit.sheet_values import PrintedSection

ABOVE = 3  # points


def headed_lines(section: PrintedSection, above: list[Flowable], say: Type, after: float) -> list[Flowable]:
    """Return a section: what stands above it, then a line a sentence with so many points after it.

    What stands above stays with the first line, and a title, which is bold, with the line below it.
    """
    found: list[Flowable] = []
    heads = list(above)
    for place, said in enumerate(section.sentences):
        if place in section.headings:
            heads += [Spacer(1, ABOVE), say.say(said, bold=True, after=after)]
            continue
        line = say.say(said, after=after)
        found.append(KeepTogether([*heads, line]) if heads else line)
        heads = []
    return [*found, *heads]
