"""The structure tree of a document: headings, paragraphs, lists and pictures in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from clinic_app.documents import right_to_left
from clinic_app.documents.tags import Marked, Meaning


@dataclass(eq=False)
class Element:
    """One element with what is in it: other elements, or pieces of pages; a group has no tag."""

    name: str
    tag: Meaning | None = None
    inside: list[Element] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is: Sect, L, P."""
        return self.name.partition(":")[0]

    def child(self, name: str) -> Element:
        """Return the group of a name, made where there is none yet."""
        for one in self.inside:
            if one.name == name:
                return one
        made = Element(name)
        self.inside.append(made)
        return made


def tree(marks: Sequence[Marked]) -> Element:
    """Return the document's elements: groups in the order they began, a leaf for each tag."""
    document = Element("Document")
    leaves: dict[Meaning, Element] = {}
    for one in sorted(marks, key=lambda each: each.page):
        tag = one.tag
        if tag not in leaves:
            above = document
            for name in tag.path[:-1]:
                above = above.child(name)
            leaves[tag] = Element(tag.kind, tag)
            above.inside.append(leaves[tag])
            above.inside.sort(key=lambda each: each.tag.turn if each.tag else 0)
        leaves[tag].marks.append(one)
    return document


def write(document: Any, marks: Sequence[Marked], language: str) -> None:  # noqa: ANN401  ReportLab's has no types
    """Give a document its structure tree, and each page the way back from a piece to its element."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    pages: list[Any] = document.Pages.pages
    parents: dict[tuple[int, int], PDFObject] = {}
    top = _written(document, tree(marks), root, pages, parents)
    top.dict["Lang"] = PDFString(language)
    numbers: list[object] = []
    for page, found in groupby(sorted(parents), key=lambda place: place[0]):
        numbers += [page, PDFArray([document.Reference(parents[place]) for place in found])]
    root.dict["K"] = PDFArray([document.Reference(top)])
    root.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    root.dict["ParentTreeNextKey"] = len(pages)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for number, page in enumerate(pages):
        page.StructParents, page.Tabs = number, PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]


def _written(
    document: Any,  # noqa: ANN401  as above
    element: Element,
    above: PDFDictionary,
    pages: list[PDFObject],
    parents: dict[tuple[int, int], PDFObject],
) -> PDFDictionary:
    made = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": document.Reference(above)})
    kids: list[object] = [document.Reference(_written(document, one, made, pages, parents)) for one in element.inside]
    for mark in element.marks:
        page = document.Reference(pages[mark.page])
        kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": mark.number}))
        parents[mark.page, mark.number] = made
    made.dict["K"] = PDFArray(kids)
    if element.tag and element.kind == "Figure":
        made.dict["Alt"] = PDFString(element.tag.says)
    elif element.tag and right_to_left.has_letters(element.tag.says):
        # Its letters are drawn joined and from the left; this is how they are read.
        made.dict["ActualText"] = PDFString(right_to_left.read(element.tag.says))
    if element.tag and element.tag.language:
        made.dict["Lang"] = PDFString(element.tag.language)
    return made
