"""How a text wants to look: the rendering extensions beside it, as harmless HTML."""

from __future__ import annotations

import re

from clinic_app.forms.addresses import MARKDOWN, STYLE, XHTML
from clinic_app.forms.loose import Element, extension, text
from clinic_app.forms.rich_text import from_markdown, from_xhtml, styled

_TAGS = re.compile(r"</?(?:strong|b|em|i|u|p|ul|ol|li|br|div|span)\b[^<>]{0,200}>", re.IGNORECASE)


def of_tagged(words: str) -> str:
    """Return the HTML of plain words whose author wrote tags into them; empty where there are none."""
    return from_xhtml(words) if "<" in words and _TAGS.search(words) else ""


def html_of(own: Element, words: str) -> str:
    """Return the HTML of words whose element (``_text``, ``_display``) says how they look; empty where it does not."""
    if "extension" not in own:
        return ""
    xhtml = text(extension(own, XHTML))
    if xhtml:
        return from_xhtml(xhtml)
    markdown = text(extension(own, MARKDOWN))
    if markdown:
        return from_markdown(markdown)
    return styled(words, text(extension(own, STYLE)))
