"""The box that says when to stop and call, drawn so that nobody misses it, in print or in grey."""

from __future__ import annotations

from reportlab.platypus import Flowable

from clinic_app.documents.flowables import DARK, StopSign
from clinic_app.documents.page import Type
from clinic_app.documents.rows import SideBySide, height_of, padded, row
from clinic_app.documents.tags import HEADING, PARAGRAPH, Meaning, section
from clinic_app.documents.text import Text
from clinic_app.visit.sheet_values import StopBox

#: Size of the sign in lines of text, beside the whole box or beside its title only.
SIGN, SMALL_SIGN = 2.7, 1.5
#: Room inside the frame, and between the things in it, in points.
ABOVE, BESIDE, GAP = 4.0, 8.0, 6.0
#: Between signs that run together; no line begins with it.
APART = "\u00a0· "


def stop_box(box: StopBox, type_: Type, width: float, language: str = "") -> list[Flowable]:
    """Return the box: sign, title, signs and the emergency number; in tight type its signs run together."""
    group = (section(f"stop {language}"),)
    say, inside = type_.say, width - 2 * BESIDE
    title = say(box.title, 1.12, bold=True, tag=Meaning((*group, HEADING), box.title, language=language))
    told: list[Flowable] = [
        say(line, tag=Meaning((*group, PARAGRAPH), language=language))
        for line in _lines(box.signs, is_tight=type_.is_tight)
    ]
    emergency = say(box.emergency, bold=True, tag=Meaning((*group, PARAGRAPH), language=language))
    if type_.is_tight:
        content = [*_tight(title, told, inside, type_), emergency]
    else:
        content = [_beside(StopSign(type_.body * SIGN), [title, *told, emergency], inside, type_)]
    style = padded(ABOVE, BESIDE, ("BOX", (0, 0), (-1, -1), 1.8, DARK))
    table = row([content], [width], type_.direction, style)
    table.setStyle([("ROUNDEDCORNERS", [6.0, 6.0, 6.0, 6.0])])
    return [table]


def _tight(title: Text, told: list[Flowable], width: float, type_: Type) -> list[Flowable]:
    """Return sign, title and signs in the arrangement that is lowest: every line counts."""
    sign = StopSign(type_.body * SMALL_SIGN)
    ways = [[_beside(sign, [title], width, type_), *told]]
    for share in (1.0, 0.6, 0.5):  # the title in one line, in two, or in three
        aside = title.one_line * share + GAP
        text = width - sign.width - 2 * GAP - aside
        widths = [sign.width + GAP, aside, GAP, text]
        ways.append([SideBySide([[sign], [title], [], told], widths, type_.direction, is_centred=True)])
    return min(ways, key=lambda one: height_of(one, width))


def _beside(sign: StopSign, told: list[Flowable], width: float, type_: Type) -> SideBySide:
    widths = [sign.width + GAP, width - sign.width - GAP]
    return SideBySide([[sign], told], widths, type_.direction, is_centred=True)


def _lines(signs: tuple[str, ...], *, is_tight: bool) -> list[str]:
    """Return the signs one below the other, or run together where room is short."""
    return [APART.join(signs) + "."] if is_tight else [f"• {one}" for one in signs]
