"""What each thing on a page is (heading, step, picture), for readers that cannot see the page.

Whatever draws says its tag to the canvas; ``structure.py`` makes the tree of it. What nobody tagged is decoration.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

#: What there is on a page, as PDF names it.
TITLE, HEADING, SMALL_HEADING, PARAGRAPH, FIGURE = "H1", "H2", "H3", "P", "Figure"
LIST, LABEL, SAID = "L", "Lbl", "LBody"
DECORATION = "/Artifact BMC"


@dataclass(frozen=True, eq=False, slots=True)
class Meaning:
    """One element of the structure; two tags are never equal, parts of a text that goes over pages share theirs.

    Attributes:
        path: Kinds from the outermost to its own, such as ``("Sect:exercise 1", "L", "LI:2", "LBody")``; what follows
            a colon only tells groups of one kind apart.
        says: What a picture shows, in words; or what a text says, in the order of reading.
        turn: Within its group a lower one is read first; equal ones in the order they were drawn.
        language: Its language where that is not the document's.
    """

    path: tuple[str, ...]
    says: str = ""
    turn: int = 0
    language: str = ""

    @property
    def kind(self) -> str:
        """What it is itself: P, H1, Figure."""
        return self.path[-1].partition(":")[0]


def section(name: object) -> str:
    """Return the step of a path that is a section of its own."""
    return f"Sect:{name}"


def item(number: int) -> str:
    """Return the step of a path that is one item of a list."""
    return f"LI:{number}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page that belongs to a tag; numbers are those of the page and of the piece on it."""

    tag: Meaning
    page: int
    number: int


@contextmanager
def tagged(canvas: Canvas, tag: Meaning | None) -> Iterator[None]:
    """Draw what follows as one element; a canvas without tags just draws."""
    mark = getattr(canvas, "mark", None)
    if tag is None or mark is None or not mark(tag):
        yield
        return
    yield
    _write(canvas, "EMC", DECORATION)


def open_mark(canvas: Canvas, tag: Meaning, number: int) -> None:
    """Begin a piece of a page that belongs to a tag."""
    _write(canvas, "EMC", f"/{tag.kind} <</MCID {number}>> BDC")


@contextmanager
def decoration(canvas: Canvas) -> Iterator[None]:
    """Draw what follows as decoration, whatever it says of itself: it was read on an earlier page."""
    canvas.is_decoration = True  # type: ignore[attr-defined]  # asked by our canvas only
    yield
    canvas.is_decoration = False  # type: ignore[attr-defined]


def all_decoration(canvas: Canvas) -> None:
    """Wrap a finished page so that what no tag covers is decoration."""
    code: list[str] = canvas._code  # type: ignore[attr-defined]  # noqa: SLF001  ReportLab has no other way
    code.insert(0, DECORATION)
    code.append("EMC")


def _write(canvas: Canvas, *code: str) -> None:
    canvas._code.extend(code)  # type: ignore[attr-defined]  # noqa: SLF001  as above
