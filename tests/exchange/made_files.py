"""Files as other programs write them, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

SHEET = "xl/worksheets/sheet1.xml"


def workbook(
    rows: Sequence[Sequence[object]], *, dates: tuple[int, ...] = (), more: dict[str, str] | None = None
) -> bytes:
    """Return a workbook with one sheet; columns in ``dates`` hold days counted from 1899."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for place, value in enumerate(row):
            name = f"{chr(ord('A') + place)}{number}"
            if isinstance(value, int):
                style = ' s="1"' if place in dates else ""
                cells.append(f'<c r="{name}"{style}><v>{value}</v></c>')
            elif value:
                cells.append(f'<c r="{name}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "xl/workbook.xml": f"<workbook {names}><workbookPr/></workbook>",
        "xl/styles.xml": f'<styleSheet {names}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET: f"<worksheet {names}><sheetData>{''.join(lines)}</sheetData></worksheet>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | (more or {})).items():
            archive.writestr(name, text)
    return held.getvalue()
