"""Markdown and XHTML of a form → a small harmless subset of HTML: bold, italic, lists, lines; no pictures, no links.

What is no tag we know loses its tag and keeps its words; scripts and styles lose their words too. The result is at most
``LONGEST`` characters, whatever came in.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

#: Characters that are read, and that come out; a question is never longer, an HTML bomb always is.
LONGEST = 20_000
KEPT = {"b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "p", "ul", "ol", "li", "h1", "h2", "h3", "h4"}
#: Tags that end a line without being kept.
LINES = {"div", "tr", "table", "blockquote", "pre", "h5", "h6"}
SILENT = {"script", "style", "head", "title", "object", "iframe", "svg", "math"}
#: Deeper than this nothing new is opened.
DEEPEST = 12

_INLINE = (
    (re.compile(r"\*\*(?=\S)(.{1,2000}?)(?<=\S)\*\*", re.DOTALL), r"<b>\1</b>"),
    (re.compile(r"__(?=\S)(.{1,2000}?)(?<=\S)__", re.DOTALL), r"<b>\1</b>"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,2000}?)(?<=[^\s*])\*(?![\w*])", re.DOTALL), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=[^\s_])(.{1,2000}?)(?<=[^\s_])_(?!\w)", re.DOTALL), r"<i>\1</i>"),
    (re.compile(r"`([^`]{1,500})`"), r"<code>\1</code>"),
    (re.compile(r"!?\[([^\]]{0,500})\]\([^)]{0,500}\)"), r"\1"),
)
_BULLET = re.compile(r"\s{0,6}(?:[-*+]|\d{1,3}[.)])\s+(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")


def from_markdown(source: str) -> str:
    """Return the harmless HTML of a markdown text; HTML inside it is read as HTML."""
    blocks: list[str] = []
    listed: list[str] = []
    for line in source[:LONGEST].splitlines():
        bullet = _BULLET.fullmatch(line)
        if bullet:
            listed.append(f"<li>{_inline(bullet[1])}</li>")
            continue
        if listed:
            blocks.append(f"<ul>{''.join(listed)}</ul>")
            listed = []
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            blocks.append(f"<p><b>{_inline(heading[2])}</b></p>")
        elif line.strip():
            blocks.append(f"{_inline(line)}<br>")
    if listed:
        blocks.append(f"<ul>{''.join(listed)}</ul>")
    return from_xhtml("".join(blocks))


def from_xhtml(source: str) -> str:
    """Return the harmless HTML of an XHTML or HTML text."""
    cleaner = _Cleaner()
    cleaner.feed(source[:LONGEST])
    cleaner.close()
    return cleaner.told()


def styled(words: str, style: str) -> str:
    """Return plain words in the weight and slant a CSS style asks for, or nothing where it asks for neither.

    Colours are left out: on one of our two grounds they could not be read.
    """
    rules = dict(part.split(":", 1) for part in style.lower().replace(" ", "").split(";") if ":" in part)
    tags = [
        tag
        for tag, wanted in (
            ("b", rules.get("font-weight", "") in ("bold", "bolder", "600", "700", "800", "900")),
            ("i", rules.get("font-style", "") in ("italic", "oblique")),
            ("u", "underline" in rules.get("text-decoration", "")),
        )
        if wanted
    ]
    if not tags:
        return ""
    opened, closed = "".join(f"<{one}>" for one in tags), "".join(f"</{one}>" for one in reversed(tags))
    return f"{opened}{escape(words[:LONGEST])}{closed}"


def words_of(html: str) -> str:
    """Return the plain words of harmless HTML."""
    return unescape(re.sub(r"<[^>]*>", " ", html.replace("<br>", "\n"))).strip()


def _inline(line: str) -> str:
    for pattern, made in _INLINE:
        line = pattern.sub(made, line)
    return line


class _Cleaner(HTMLParser):
    """Keeps what is harmless; every tag it opens it closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._told: list[str] = []
        self._open: list[str] = []
        self._silent = 0
        self._length = 0

    def told(self) -> str:
        """Return what was kept, with every tag closed."""
        return "".join([*self._told, *(f"</{tag}>" for tag in reversed(self._open))]).removesuffix("<br>")

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Keep a tag we know, without its attributes."""
        if tag in SILENT:
            self._silent += 1
        elif tag == "br":
            self._say("<br>")
        elif tag in KEPT and len(self._open) < DEEPEST and not self._silent:
            self._say(f"<{tag}>")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag that is open, with all that was opened inside it."""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in LINES:
            self._say("<br>")
        elif tag in self._open:
            while self._open:
                inner = self._open.pop()
                self._told.append(f"</{inner}>")
                if inner == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._silent:
            self._say(escape(data, quote=False))

    def _say(self, piece: str) -> None:
        self._length += len(piece)
        if self._length <= LONGEST:
            self._told.append(piece)
