"""The home-care sheet once more as a web page, for the programs that make PDFs of those."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from clinic_app.documents.fonts import BOLD, FILES, TEXT, font_file
from clinic_app.documents.painting import INK, OTHERS
from clinic_app.drawing.figure import Panel, figure
from clinic_app.drawing.outline import Box, Part
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedExercise

STYLE = """
@page { size: A4; margin: 20mm 20mm 24mm 20mm;
  @bottom-left { content: "PATIENT"; font: 10pt Atkinson; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 10pt Atkinson; } }
body { font: 13pt/1.3 Atkinson; color: #15242a; margin: 0; }
h1 { font-size: 22pt; margin: 0; } h2 { font-size: 15pt; margin: 0; } p { margin: 0 0 3pt; }
.message { background: #e6f0f1; border-left: 4pt solid #0b6470; padding: 5pt 10pt; margin: 8pt 0; }
.exercise { display: flex; border-bottom: 0.7pt solid #a9b4b3; padding: 3pt 0; break-inside: avoid; }
.exercise figure { width: 33%; margin: 0; } .exercise figure svg { height: 90pt; }
.said { flex: 1; padding-left: 10pt; }
ol { margin: 0; padding-left: 20pt; } .dose { font-weight: bold; }
.days span { border: 0.9pt solid #15242a; border-radius: 2pt; padding: 2pt; font-size: 10pt; }
.stop { border: 1.8pt solid #15242a; border-radius: 6pt; padding: 5pt 9pt; break-inside: avoid; }
"""


def page(sheet: HomeCareSheet) -> str:
    """Return the sheet as one HTML document with its pictures in it, in the fonts of the PDF."""
    fonts = "".join(_face(name, weight) for name, weight in ((TEXT, 400), (BOLD, 700)))
    exercises = "".join(_exercise(number, one) for number, one in enumerate(sheet.exercises, start=1))
    message = f"<p>{escape(sheet.message)}</p><p>{escape(sheet.where)}</p><b>{escape(sheet.today)}</b>"
    stop = f"<h2>{escape(sheet.stop_title)}</h2><ul>{_listed(sheet.stop)}</ul><b>{escape(sheet.emergency)}</b>"
    parts = [
        f"<h1>{escape(sheet.title)}</h1><p>{escape(sheet.for_patient)}</p><p>{escape(sheet.call_us)}</p>",
        f'<div class="message">{message}</div>',
        exercises,
        f"<h2>{escape(sheet.aftercare_title)}</h2>" + "".join(f"<p>{escape(one)}</p>" for one in sheet.aftercare),
        f'<div class="stop">{stop}</div>',
        f"<p><b>{escape(sheet.until)} {escape(sheet.next_visit)}</b></p><p>{escape(sheet.showed_me)}</p>",
        f"<footer><small>{escape(sheet.footer)}</small></footer>",
    ]
    head = f"<title>{escape(sheet.title)}</title><style>{fonts}{STYLE.replace('PATIENT', sheet.patient)}</style>"
    return f'<!DOCTYPE html><html lang="{sheet.language}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _face(name: str, weight: int) -> str:
    file: Path = font_file(*FILES[name])
    return f"@font-face {{ font-family: Atkinson; font-weight: {weight}; src: url({file.as_uri()}); }}"


def _exercise(number: int, one: PrintedExercise) -> str:
    drawn = ""
    if one.picture:
        made = figure(one.picture, one.side)
        drawn = "".join(_svg(panel, one.title) for panel in (made.start, made.end, made.where) if panel)
    days = "".join(f"<span>{day}</span> " for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))
    said = f"<h2>{number}. {escape(one.title)}</h2><ol>{_listed(one.steps)}</ol><p>{escape(one.feel)}</p>"
    return (
        f'<section class="exercise"><figure>{drawn}<div class="days">{days}</div></figure>'
        f'<div class="said">{said}<p class="dose">{escape(one.dose)}</p></div></section>'
    )


def _svg(panel: Panel, title: str) -> str:
    box: Box = panel.box
    view = f"{box.left:.2f} {box.top:.2f} {box.width:.2f} {box.height:.2f}"
    curves = "".join(_path(part) for part in panel.parts)
    named = f'role="img" aria-label="{escape(title)}"'
    return f'<svg {named} viewBox="{view}" xmlns="http://www.w3.org/2000/svg">{curves}</svg>'


def _path(part: Part) -> str:
    drawn = " ".join(f"{command}{' '.join(f'{one:.2f}' for one in points)}" for command, points in part.outline)
    fill = INK.get(part.fill, OTHERS)[:7] if part.fill else "none"
    line = f' stroke="{INK.get(part.line, OTHERS)[:7]}" stroke-width="{part.width:.2f}"' if part.line else ""
    return f'<path d="{drawn}" fill="{fill}" fill-rule="evenodd"{line}/>'


def _listed(said: Sequence[str]) -> str:
    return "".join(f"<li>{escape(one)}</li>" for one in said)
