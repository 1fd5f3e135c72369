"""The words of an item as they stand on the page: its prefix and text, bold or listed where it wants so, its help."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.rich_words import RichWords, plain_html
from clinic_app.ui.widgets.label import Label


def said(item: Item, behind: str = "") -> str:
    """Return prefix and text of an item, and what stands behind them, as plain words."""
    words = f"{item.details.prefix} {item.text}".strip()
    return (words.rstrip(": ") if behind else words) + behind


def helps(item: Item) -> list[str]:
    """Return what helps with an item."""
    return [one for one in (item.hint, item.details.flyover) if one]


def words_of(item: Item, kind: str, parent: QWidget, *, behind: str = "", tone: str = "") -> QWidget:
    """Return the words of an item, without its help."""
    html = item.details.html
    if not html:
        return Label(said(item, behind), kind, tone=tone, parent=parent)
    prefix = plain_html(f"{item.details.prefix} ") if item.details.prefix else ""
    return RichWords(prefix + html + plain_html(behind), kind, tone=tone, parent=parent)


def named(item: Item, kind: str, parent: QWidget, *, behind: str = "", tone: str = "") -> QWidget:
    """Return the words of an item, with its help below them where it has any."""
    said_below = helps(item)
    if not said_below:
        return words_of(item, kind, parent, behind=behind, tone=tone)
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(words_of(item, kind, holder, behind=behind, tone=tone))
    for one in said_below:
        column.addWidget(Label(one, "small", tone="text_2", parent=holder))
    return holder
