"""Lines of text that belong to the item above them, such as help or the words at a slider's ends, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.loose import Element, element, elements, extension, extensions, text
from clinic_app.forms.option_reading import translated
from clinic_app.forms.rich_text import words_of
from clinic_app.forms.styled_words import html_of

#: Display items that belong to the item above them instead of standing for themselves.
BESIDE = frozenset({"help", "flyover", "lower", "upper", "unit", "prompt", "legal"})
_NUMBERS = frozenset({"integer", "decimal", "quantity"})
#: A picture or a film beside a question; its title or address is shown, it is not.
MEDIA = f"{at.SDC}/sdc-questionnaire-itemMedia"


@dataclass(slots=True)
class Beside:
    """What stands around an item.

    Attributes:
        items: The items below it that stand for themselves.
        around: Words with a place of their own: lower, upper, flyover, unit.
        hints: Its help.
    """

    items: list[Any] = field(default_factory=list)
    around: dict[str, str] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)


def beside(one: Element, kind: str, language: str, said: Mapping[str, list[Any]]) -> Beside:
    """Return what stands around an item.

    Args:
        one: The item's element.
        kind: Its type.
        language: A language in which texts are wanted where the file has translations.
        said: Its extensions by address.
    """
    found = Beside()
    if said and (at.SUPPORT_LINK in said or MEDIA in said):
        found.hints += _addresses(one)
    given = one.get("item")
    if not given:
        return found
    own_place = _own_places(one, kind)
    for each in given if isinstance(given, list) else elements(given):
        role = _role(each) if isinstance(each, dict) and each.get("type") == "display" else ""
        if not role:
            found.items.append(each)
        elif role in own_place:
            before = found.around.get(role, "")
            found.around[role] = f"{before} {words_in(each, language)}".strip()
        else:
            found.hints.append(words_in(each, language))
    return found


def words_in(one: Element, language: str = "") -> str:
    """Return the words of an item: translated, plain, or those of its markdown or XHTML where it has no others."""
    own = element(one.get("_text"))
    return translated(own, language) or text(one.get("text")) or (words_of(html_of(own, "")) if own else "")


def controls_of(one: Element) -> tuple[str, ...]:
    """Return the codes of how an item wants to be shown."""
    concept = element(extension(one, at.CONTROL))
    return tuple(text(coding.get("code")) for coding in elements(concept.get("coding")))


def _own_places(one: Element, kind: str) -> frozenset[str]:
    """Return the roles for which the control of an item has a place; the words of all others stand in its help."""
    if kind == "group":
        return frozenset()
    places = {"flyover"}
    if kind in _NUMBERS:
        places.add("unit")
        if "slider" in controls_of(one):
            places |= {"lower", "upper"}
    return frozenset(places)


def _role(one: Element) -> str:
    """Return how a line of text belongs to the item above it; one that is asked for only at times stands for itself."""
    if "extension" not in one or one.get("item") or one.get("enableWhen") or extension(one, at.ENABLED_WHEN):
        return ""
    return next((code for code in controls_of(one) if code in BESIDE), "")


def _addresses(one: Element) -> Iterator[str]:
    yield from (text(found) for found in extensions(one, at.SUPPORT_LINK))
    for found in extensions(one, MEDIA):
        yield text(element(found).get("title")) or text(element(found).get("url"))
