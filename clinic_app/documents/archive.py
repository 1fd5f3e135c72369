"""What makes a PDF one that is kept for good (PDF/A-2b): properties said twice, colours named, no loose ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from clinic_app.documents.right_to_left import Direction

#: The date every sheet bears: the same sheet is the same bytes, whenever it is made.
DATE = "2000-01-01T00:00:00+00:00"
PROFILE = "sRGB2014.icc"
PROPERTIES = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
PRODUCER = "ReportLab"
TOOL = "clinic-app"
#: Where an object of the file begins, as its table at the end says.
ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")


@dataclass(frozen=True, slots=True)
class About:
    """A document's properties; one that is not kept has neither tags nor what an archive asks for."""

    title: str
    author: str
    language: str
    direction: Direction = "ltr"
    is_kept: bool = True


def prepare(document: Any, about: About) -> None:  # noqa: ANN401  ReportLab's has no types
    """Give a document what an archive asks for: properties as XMP, the meaning of its colours, no page effects."""
    info, catalog = document.info, document.Catalog
    info.producer, info.creator, info.subject = PRODUCER, TOOL, ""
    said = {
        "title": about.title,
        "author": about.author,
        "language": about.language,
        "producer": PRODUCER,
        "tool": TOOL,
        "date": DATE,
    }
    xmp = PROPERTIES.format(**{name: escape(value, quote=False) for name, value in said.items()})
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = PDFStream(kind, xmp.encode(), filters=[])
    profile = files(__package__).joinpath("colours", PROFILE).read_bytes()
    colours = document.Reference(PDFStream(PDFDictionary({"N": 3}), profile))
    meant = {"Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "DestOutputProfile": colours}
    named = {"OutputConditionIdentifier": PDFString("sRGB"), "Info": PDFString("sRGB")}
    catalog.OutputIntents = PDFArray([PDFDictionary(meant | named)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    shown = {"DisplayDocTitle": "true"} | ({"Direction": PDFName("R2L")} if about.direction == "rtl" else {})
    catalog.ViewerPreferences = PDFDictionary(shown)
    for page in document.Pages.pages:
        page.Trans = None


def with_line_ends(pdf: bytes) -> bytes:
    """Return a file of ours with the line end that every stream must have before its last word.

    ReportLab leaves it out; adding it moves what follows, so the table of places is written anew.
    """
    body, _, tail = pdf.rpartition(b"xref\n0 ")
    starts = [int(place) for place, _ in ENTRY.findall(tail)]
    order = sorted(starts)
    moved: dict[int, int] = {}
    parts, length = [body[: order[0]]], order[0]
    for start, end in zip(order, [*order[1:], len(body)], strict=True):
        thing = body[start:end]
        if b"\nstream\n" in thing:
            at = thing.rindex(b"endstream")
            thing = b"%b\n%b" % (thing[:at], thing[at:])
        moved[start] = length
        parts.append(thing)
        length += len(thing)
    tail = ENTRY.sub(lambda found: b"%010d %b n" % (moved[int(found[1])], found[2]), tail)
    tail = re.sub(rb"startxref\n\d+", b"startxref\n%d" % length, tail)
    return b"".join([*parts, b"xref\n0 ", tail])
