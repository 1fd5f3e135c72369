"""The key ``treatment`` of a form: its safety groups, what it goes with, and how the note tells of it."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any

from clinic_app.data_files import Place
from clinic_app.forms.elements import extension
from clinic_app.forms.questionnaire import AT_HAND, COMBINES_WITH, NARRATIVE, SAFETY_GROUPS
from clinic_app.shapes import Fault, did_you_mean

#: The keys of ``treatment``, and those of a line of its ``note``.
TREATMENT_KEYS = ("safety", "combines_with", "at_hand", "note")
NOTE_KEYS = ("each", "say", "first")
#: What a sentence may name besides the questions of its form: the row, and what is counted over all rows.
ALSO_NAMED = ("row", "needles_in", "needles_out")
_SYSTEMS = {"safety": SAFETY_GROUPS, "combines_with": COMBINES_WITH}


def treatment(said: Any, items: list[dict[str, Any]], faults: list[Fault]) -> tuple[list[Any], list[Any]]:  # noqa: ANN401
    """Return the codes and extensions that the key adds to the Questionnaire, and note what is wrong with it.

    Args:
        said: The value of the key.
        items: The expanded questions, whose linkIds the note's sentences may name.
        faults: Where faults are noted.
    """
    place: Place = ("treatment",)
    if not isinstance(said, Mapping) or "safety" not in said:
        faults.append(Fault(place, "should name its safety groups: “safety: [needling, all]”"))
        return [], []
    unknown = [key for key in said if key not in TREATMENT_KEYS]
    faults += [Fault((*place, key), f"unknown key “{key}”", did_you_mean(str(key), TREATMENT_KEYS)) for key in unknown]
    if not isinstance(said.get("at_hand", False), bool):
        faults.append(Fault((*place, "at_hand"), "“at_hand” should be true or false"))
    extensions = [extension(AT_HAND, value=True)] if said.get("at_hand") is True else []
    extensions += list(_narrative(said.get("note", []), dict(_links(items)), faults))
    return list(_codes(said)), extensions


def _codes(said: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for key, system in _SYSTEMS.items():
        codes = said.get(key) or []
        for code in codes if isinstance(codes, list) else [codes]:
            yield {"system": system, "code": str(code)}


def _narrative(lines: Any, links: Mapping[str, bool], faults: list[Fault]) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    place: Place = ("treatment", "note")
    if not isinstance(lines, list):
        faults.append(Fault(place, "should be a list of sentences, each beginning with “- say:” or “- each:”"))
        return
    for number, line in enumerate(lines):
        here = (*place, number)
        amiss = list(_line_faults(line, links, here))
        faults += amiss
        if not amiss:
            parts = [extension(key, line[key]) for key in NOTE_KEYS if line.get(key)]
            yield {"url": NARRATIVE, "extension": parts}


def _line_faults(line: Any, links: Mapping[str, bool], here: Place) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(line, Mapping) or not isinstance(line.get("say"), str):
        yield Fault(here, "should say a sentence: “say: …”")
        return
    for key in line:
        if key not in NOTE_KEYS:
            yield Fault((*here, key), f"unknown key “{key}”", did_you_mean(str(key), NOTE_KEYS))
    each = line.get("each")
    if each is not None and not links.get(str(each)):
        yield Fault((*here, "each"), f"“{each}” is no group with rows", did_you_mean(str(each), links))
    known = (*links, *ALSO_NAMED)
    for name in _named(line["say"]):
        if name not in known:
            yield Fault((*here, "say"), f"“{{{name}}}” is no question of this form", did_you_mean(name, known))


def _named(sentence: str) -> list[str]:
    """Return the placeholders of a sentence; one without its second brace is named whole."""
    try:
        return [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return [sentence]


def _links(items: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Yield the linkIds of all questions below, each with whether it repeats."""
    for item in items:
        yield item["linkId"], bool(item.get("repeats"))
        yield from _links(item.get("item", []))
