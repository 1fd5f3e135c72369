"""Our canvas: pages that know how many there are, pieces that know what they are, a file that can be kept for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from clinic_app.documents import archive, fonts, structure
from clinic_app.documents.archive import About
from clinic_app.documents.tags import HEADING, SMALL_HEADING, TITLE, Marked, Meaning, all_decoration, open_mark

#: From more pages than this on a document has bookmarks.
WITHOUT_BOOKMARKS = 2
HEADINGS = (TITLE, HEADING, SMALL_HEADING)
#: PDF/A-2 is built on this version of PDF.
VERSION = (1, 7)

Footer = Callable[[Canvas, int, int], None]


class OurCanvas(Canvas):
    """Keeps each page back until the last one is there, and what was tagged on it.

    Attributes:
        is_decoration: What is drawn now is not to be read, whatever it says of itself.
    """

    def __init__(self, *arguments: Any, about: About, footer: Footer, **keywords: Any) -> None:  # noqa: ANN401  ReportLab's own
        super().__init__(*arguments, **keywords | {"pdfVersion": VERSION})
        self._about, self._footer = about, footer
        self._kept: list[dict[str, Any]] = []
        self._marks: list[Marked] = []
        self._on_page = 0
        self.is_decoration = False

    def mark(self, tag: Meaning) -> bool:
        """Begin a piece of the page; say whether there is one."""
        if not self._about.is_kept or self.is_decoration:
            return False
        self._marks.append(Marked(tag, self.getPageNumber() - 1, self._on_page))
        open_mark(self, tag, self._on_page)
        self._on_page += 1
        return True

    def showPage(self) -> None:
        """Keep the page back."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # not in the stubs
        self._on_page = 0

    def save(self) -> None:
        """Give each page its foot, and the document what makes it one to be kept."""
        seen: set[Meaning] = set()
        for number, page in enumerate(self._kept, start=1):
            self.__dict__.update(page)
            self._footer(self, number, len(self._kept))
            if self._about.is_kept:
                all_decoration(self)
                self._bookmark(number - 1, seen)
            super().showPage()
        if self._about.is_kept:
            self._keep()
        super().save()

    def _bookmark(self, page: int, seen: set[Meaning]) -> None:
        """Mark the headings of a page, where there are so many pages that somebody would look for one."""
        if len(self._kept) <= WITHOUT_BOOKMARKS:
            return
        for one in self._marks:
            if one.page == page and one.tag.kind in HEADINGS and one.tag not in seen:
                seen.add(one.tag)
                key = f"{page}.{one.number}"
                self.bookmarkPage(key)
                self.addOutlineEntry(fonts.storable(one.tag.says), key, 0)

    def _keep(self) -> None:
        about, document = self._about, self._doc  # type: ignore[attr-defined]  # not in the stubs
        structure.write(document, self._marks, about.language)
        archive.prepare(document, about)


def canvas_of(about: About, footer: Footer) -> Callable[..., Canvas]:
    """Return what makes a canvas that draws a footer on every page once it knows how many pages there are."""
    return partial(OurCanvas, about=about, footer=footer)
