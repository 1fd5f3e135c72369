"""Which answers an expression can see, so that it is worked out again only when one of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clinic_app.forms.fhirpath import names_in
from clinic_app.forms.questionnaire import Item, Questionnaire

_WORDS = re.compile(r"'((?:[^'\\]|\\.)*)'")
#: Where an expression begins to walk through the response.
_STARTS = re.compile(r"%resource|%context|\$this|(?<![\w.%$'-])(?:item|answer|descendants|children|repeat|value)\b")
_BY_LINK = re.compile(r"linkId\s*=\s*'")


class Reach:
    """Knows the linkIds each expression of a form looks at."""

    def __init__(self, form: Questionnaire) -> None:
        self._form = form
        self._expressions: dict[str, list[str]] = {}
        for variable in form.variables:
            self._expressions.setdefault(variable.name, []).append(variable.expression)
        self._below: dict[str, frozenset[str]] = {}
        for item, _ in form.walk():
            for variable in item.details.variables:
                self._expressions.setdefault(variable.name, []).append(variable.expression)
        self._known: dict[str, tuple[str, ...] | None] = {}
        self._names: dict[str, set[str]] = {}

    @property
    def declared(self) -> Iterable[str]:
        """The names of all variables of the form."""
        return self._expressions

    def names(self, expression: str) -> set[str]:
        """Return the variables an expression needs, those its variables need included."""
        if expression not in self._names:
            found: set[str] = set()
            waiting = [expression]
            while waiting:
                here = waiting.pop()
                dashed = {name for name in self._expressions if "-" in name and f"%{name}" in here}
                for name in (names_in(here) | dashed) - found:
                    found.add(name)
                    waiting += self._expressions.get(name, [])
            self._names[expression] = found
        return self._names[expression]

    def of(self, expression: str) -> tuple[str, ...] | None:
        """Return the linkIds an expression can see, or None where that may be any."""
        if expression not in self._known:
            parts = [expression, *(one for name in self.names(expression) for one in self._expressions.get(name, ()))]
            self._known[expression] = self._seen(parts)
        return self._known[expression]

    def _seen(self, parts: list[str]) -> tuple[str, ...] | None:
        found: set[str] = set()
        for part in parts:
            bare = _WORDS.sub("''", part)
            starts = len(_STARTS.findall(bare))
            if starts > len(_BY_LINK.findall(bare)):
                return None
            links = [word for word in _WORDS.findall(part) if word in self._form]
            if starts > len(links):
                return None
            for link in links:
                found |= self._with_below(link)
        return tuple(sorted(found))

    def _with_below(self, link: str) -> frozenset[str]:
        if link not in self._below:
            self._below[link] = frozenset(_links(self._form.item(link)))
        return self._below[link]


def _links(item: Item) -> set[str]:
    return {item.link_id}.union(*(_links(one) for one in item.items))
