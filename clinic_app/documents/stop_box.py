"""The box that says when to stop and call, drawn so that nobody misses it, in print or in grey."""

from __future__ import annotations

from reportlab.platypus import Flowable

from clinic_app.documents.flowables import DARK, StopSign
from clinic_app.documents.page import Type
from clinic_app.documents.rows import Cell, padded, rows
from clinic_app.documents.tags import HEADING, PARAGRAPH, Meaning, section
from clinic_app.visit.sheet_values import StopBox

#: Size of the sign in lines of text, beside the whole box or beside its title only.
SIGN, SMALL_SIGN = 2.7, 1.5


def stop_box(box: StopBox, type_: Type, width: float, language: str = "") -> list[Flowable]:
    """Return the box: sign, title, signs and the emergency number; in tight type its signs run together."""
    group = (section(f"stop {language}"),)
    say = type_.say
    title = say(box.title, 1.12, bold=True, tag=Meaning((*group, HEADING), box.title, language=language))
    told: list[Flowable] = [
        say(line, tag=Meaning((*group, PARAGRAPH), language=language))
        for line in _lines(box.signs, is_tight=type_.is_tight)
    ]
    told.append(say(box.emergency, bold=True, tag=Meaning((*group, PARAGRAPH), language=language)))
    sign = type_.body * (SMALL_SIGN if type_.is_tight else SIGN)
    frame = ("BOX", (0, 0), (-1, -1), 1.8, DARK)
    middle = ("VALIGN", (0, 0), (-1, 0), "MIDDLE")
    widths = [sign + 16, width - sign - 16]
    cells: list[list[Cell]] = [[StopSign(sign), [title, *told]]]
    across: list[tuple[object, ...]] = []
    if type_.is_tight:  # the sign beside the title only: every line counts
        cells = [[StopSign(sign), title], [told, ""]]
        if type_.direction == "rtl":
            cells[1] = ["", told]
        across = [("SPAN", (0, 1), (1, 1)), ("TOPPADDING", (0, 1), (1, 1), 0)]
    table = rows(cells, widths, type_.direction, padded(5, 9, frame, middle, *across))
    table.setStyle([("ROUNDEDCORNERS", [6.0, 6.0, 6.0, 6.0])])
    return [table]


def _lines(signs: tuple[str, ...], *, is_tight: bool) -> list[str]:
    """Return the signs one below the other, or run together where room is short."""
    return [" · ".join(signs) + "."] if is_tight else [f"• {one}" for one in signs]
