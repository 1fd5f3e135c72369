"""Items asked for by their linkId, found at once instead of by looking at every item for every expression.

``%resource.item.where(linkId = 'a')`` is how nearly every form names an answer. At two hundred items a search for each
costs longer than a key may take, so such a beginning is replaced by a name under which the items lie ready.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

_LINK = r"(?:\$this\.)?linkId\s*=\s*'[^'\\]*'"
_BEGINNING = re.compile(
    r"%(?P<root>resource|questionnaire)\s*\.\s*(?P<way>item|repeat\(\s*item\s*\)|descendants\(\s*\))"
    rf"\s*\.\s*where\(\s*(?P<links>{_LINK}(?:\s+or\s+{_LINK})*)\s*\)"
)
_QUOTED = re.compile(r"'([^']*)'")
_WAYS = {"i": "item", "r": "repeat", "d": "descendants"}
_PATHS = {"resource": "QuestionnaireResponse.item", "questionnaire": "Questionnaire.item"}
Key = tuple[str, str, tuple[str, ...]]


@lru_cache(maxsize=4096)
def shortened(expression: str) -> tuple[str, dict[str, Key]]:
    """Return an expression with such beginnings replaced by names, and what each name stands for."""
    names: dict[str, Key] = {}

    def replaced(match: re.Match[str]) -> str:
        key = (match["root"], _WAYS[match["way"][0]], tuple(_QUOTED.findall(match["links"])))
        name = next((known for known, stands in names.items() if stands == key), f"items_{len(names)}_of_the_form")
        names[name] = key
        return f"%{name}"

    return _BEGINNING.sub(replaced, expression), names


class ItemsByLink:
    """The items of a resource by linkId, for each way of looking for them."""

    def __init__(self, root: str, resource: Mapping[str, Any]) -> None:
        self._root, self._resource = root, resource
        self._found: dict[str, dict[str, list[tuple[int, Any]]]] = {}

    def find(self, way: str, links: tuple[str, ...]) -> list[Any]:
        """Return the nodes of the items with one of some linkIds, in their order."""
        if way not in self._found:
            self._found[way] = self._by_link(way)
        known = self._found[way]
        if len(links) == 1:
            return [one for _, one in known.get(links[0], ())]
        return [one for _, one in sorted(_pairs(known, links), key=itemgetter(0))]

    def _by_link(self, way: str) -> dict[str, list[tuple[int, Any]]]:
        from clinic_app.forms.fhirpath import node  # noqa: PLC0415  it imports this module

        by_link: dict[str, list[tuple[int, Any]]] = {}
        for place, one in enumerate(_walk(self._resource, way)):
            by_link.setdefault(str(one.get("linkId")), []).append((place, node(one, _PATHS[self._root])))
        return by_link


def _pairs(known: Mapping[str, list[tuple[int, Any]]], links: tuple[str, ...]) -> Iterator[tuple[int, Any]]:
    for link in dict.fromkeys(links):
        yield from known.get(link, ())


def _walk(within: Mapping[str, Any], way: str) -> Iterator[Mapping[str, Any]]:
    for one in _listed(within.get("item")):
        yield one
        if way != "item":
            yield from _walk(one, way)
        if way == "descendants":
            for answer in _listed(one.get("answer")):
                yield from _walk(answer, way)


def _listed(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
