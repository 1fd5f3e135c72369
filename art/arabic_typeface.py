"""Makes the Arabic typeface of the patient's pages: two static fonts out of the variable Noto Sans Arabic.

ReportLab embeds only the default weight of a variable font. Joined letters stand in the font as characters of their
own, so the tables that join letters are left out. Run with ``python -m art.arabic_typeface``; needs the extra ``art``.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = "fontpkg_noto_sans_arabic"
VARIABLE = "NotoSansArabic[wdth,wght].ttf"
FOLDER = Path(__file__).resolve().parents[1] / "clinic_app" / "documents" / "typefaces"
WEIGHTS = {"Regular": 400, "Bold": 700}
#: Arabic with its supplements, both blocks of joined forms, the space, brackets and quotes beside them.
CHARACTERS = [
    *range(0x20, 0x40),
    0xAB,
    0xBB,
    *range(0x600, 0x700),
    *range(0x750, 0x780),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFF00),
    *range(0x2010, 0x2027),
]


def make() -> None:
    """Write both fonts and their licence.

    Raises:
        ModuleNotFoundError: The package with the variable font is not installed.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(PACKAGE)
    package = Path(found.submodule_search_locations[0])
    FOLDER.mkdir(exist_ok=True)
    for name, weight in WEIGHTS.items():
        font = instantiateVariableFont(TTFont(package / "files" / VARIABLE), {"wght": weight, "wdth": 100})
        options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=["STAT"])
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in (2, 17):
                record.string = name
            if record.nameID in (4, 6):
                record.string = f"NotoSansArabic-{name}"
        font.save(FOLDER / f"NotoSansArabic-{name}.ttf")
    shutil.copyfile(package / "LICENSE", FOLDER / "LICENSE")


if __name__ == "__main__":
    make()
