"""The short notation of ``forms/*.yaml`` → the exact FHIR R4 Questionnaire it stands for, by one pure function.

``forms/README.md`` explains every key; a test compares it with ``notation_keys.py``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from clinic_app.data_files import Place
from clinic_app.forms import conditions
from clinic_app.forms.addresses import CALCULATED, ENTRY_FORMAT, MAXIMUM, MINIMUM, STEP, UNIT
from clinic_app.forms.details_reading import FHIRPATH
from clinic_app.forms.elements import control, ends, extension, hint, option
from clinic_app.forms.findings import ANSWERED
from clinic_app.forms.measure import measure_extension
from clinic_app.forms.notation_keys import FORM_KEYS, KEYS, LIST_CONTROLS, TYPES
from clinic_app.forms.notation_values import value_faults
from clinic_app.forms.questionnaire import ASKED_WHEN, CARRIED, FINDING, LAST_VALUE, OURS, SHORT, SIDE
from clinic_app.forms.treatment_notation import treatment
from clinic_app.forms.usual import with_usual
from clinic_app.shapes import Fault, did_you_mean

Options = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Sheet:
    """What an expansion reads besides the file: named option lists, and where it notes faults."""

    lists: Mapping[str, Options]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, what: str, hint: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(place, what, hint))


@dataclass(frozen=True)
class _Line:
    """One item of the file: its linkId and text, its keys, where it stands, and the side it asks about."""

    link_id: str
    text: str
    keys: Mapping[str, Any]
    place: Place
    side: str = ""


def expand(source: Any, lists: Mapping[str, Options]) -> tuple[dict[str, Any], list[Fault]]:  # noqa: ANN401
    """Return the Questionnaire resource that a form in short notation stands for, and what is wrong with it.

    Args:
        source: The file as plain values.
        lists: Named option lists (``forms/option_lists.yaml``; zones, muscles and the like come from knowledge).
    """
    sheet = Sheet(lists)
    if not isinstance(source, Mapping):
        return {}, [Fault((), "should be keys with values, beginning with “form:”")]
    for key in source:
        if key not in FORM_KEYS:
            sheet.fault((key,), f"unknown key “{key}”", did_you_mean(str(key), FORM_KEYS))
    name = str(source.get("form", ""))
    resource: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "id": name.replace("_", "-"),
        "url": f"{OURS}/Questionnaire/{name}",
        "version": str(source.get("version", "1")),
        "name": name,
        "title": str(source.get("title", name)),
        "status": "active",
        "language": str(source.get("language", "en")),
        "subjectType": ["Patient"],
    }
    if "purpose" in source:
        resource["purpose"] = str(source["purpose"])
    extensions = [extension(ASKED_WHEN, one) for one in _listed(source.get("asked_when"))]
    items = list(_items(source.get("items", []), ("items",), sheet))
    if "measure" in source:
        extensions += measure_extension(source["measure"], items, sheet.faults)
    if "treatment" in source:
        resource["code"], narrative = treatment(source["treatment"], items, sheet.faults)
        extensions += narrative
    if extensions:
        resource["extension"] = extensions
    for fault in value_faults({"fhir": source.get("fhir", {})}, ()):
        return resource, [*sheet.faults, fault]
    as_it_stands(resource, source)
    resource["item"] = items
    _refuse_double_links(resource["item"], sheet)
    conditions.fill(resource["item"], sheet.faults)
    return resource, sheet.faults


def _items(lines: Any, place: Place, sheet: Sheet, side: str = "") -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if not isinstance(lines, list):
        sheet.fault(place, "should be a list of questions, each beginning with a dash")
        return
    for number, line in enumerate(lines):
        here = (*place, number)
        if not isinstance(line, Mapping):
            sheet.fault(here, "should be “link_id: text” with its keys below")
            continue
        own = [key for key in line if key not in KEYS]
        if len(own) != 1:
            near = next((hint for key in own[1:] if (hint := did_you_mean(str(key), KEYS))), "")
            sheet.fault(here, f"needs just one “link_id: text”, has {', '.join(map(str, own)) or 'none'}", near)
            continue
        keys = {key: value for key, value in line.items() if key in KEYS}
        amiss = list(value_faults(keys, here))
        sheet.faults.extend(amiss)
        if amiss:
            continue
        yield _item(_Line(str(own[0]), str(line[own[0]] or ""), keys, here, side), sheet)


def _item(line: _Line, sheet: Sheet) -> dict[str, Any]:
    if line.keys.get("sided") and not line.side:
        return _both_sides(line, sheet)
    kind, shown = _type(line, sheet)
    element: dict[str, Any] = {"linkId": line.link_id}
    extensions = list(_extensions(line, shown))
    if extensions:
        element["extension"] = extensions
    element |= {"text": line.text, "type": kind}
    element |= _flags(line)
    options = _options(line, sheet)
    if options:
        element["answerOption"] = options
    if "usual" in line.keys:
        with_usual(element, line.keys, line.place, sheet.faults)
    below = list(_items(line.keys.get("items", []), (*line.place, "items"), sheet, line.side))
    if line.keys.get("hint"):
        below.insert(0, hint(line.link_id, str(line.keys["hint"])))
    below += ends(line.link_id, line.keys.get("ends", ()))
    if below:
        element["item"] = below
    if "when" in line.keys:
        element["_when"] = (str(line.keys["when"]), (*line.place, "when"))  # filled in once all questions are known
    as_it_stands(element, line.keys)
    return element


def as_it_stands(element: dict[str, Any], keys: Mapping[str, Any]) -> None:
    """Put what the key ``fhir`` says into an element, word for word; an empty value takes a key away."""
    for key, value in keys.get("fhir", {}).items():
        element.pop(key, None)
        if value is not None:
            element[key] = value


def _both_sides(line: _Line, sheet: Sheet) -> dict[str, Any]:
    """Turn one sided question into a group of two, RIGHT first, as the figure seen from the front shows them."""
    words = sheet.lists.get("sides", {})
    below = []
    for side in ("right", "left"):
        said = words.get(side, {}).get("text", side)
        asked = replace(line, link_id=f"{line.link_id}.{side}", text=f"{line.text}, {said}", side=side)
        below.append(_item(replace(asked, keys={k: v for k, v in line.keys.items() if k != "hint"}), sheet))
    group: dict[str, Any] = {"linkId": line.link_id, "extension": [control("sided")]}
    group |= {"text": line.text, "type": "group"}
    if line.keys.get("hint"):
        below.insert(0, hint(line.link_id, str(line.keys["hint"])))
    return group | {"item": below}


def _type(line: _Line, sheet: Sheet) -> tuple[str, str]:
    keys = line.keys
    if "choice" in keys or "many" in keys:
        named = keys.get("choice", keys.get("many"))
        shown = LIST_CONTROLS.get(named, "") if isinstance(named, str) else ""
        return ("open-choice" if keys.get("open") else "choice"), shown
    wanted = keys.get("type", "group" if "items" in keys else "string")
    if wanted not in TYPES:
        sheet.fault((*line.place, "type"), f"unknown type “{wanted}”", did_you_mean(str(wanted), TYPES))
        return "string", ""
    return TYPES[wanted]


def _flags(line: _Line) -> dict[str, Any]:
    keys = line.keys
    found: dict[str, Any] = {}
    if keys.get("required"):
        found["required"] = True
    if "many" in keys or keys.get("rows") or keys.get("type") == "body_chart":
        found["repeats"] = True
    if "max_length" in keys:
        found["maxLength"] = keys["max_length"]
    if "calculated" in keys:
        found["readOnly"] = True
    return found


def _extensions(line: _Line, shown: str) -> Iterator[dict[str, Any]]:
    keys = line.keys
    if shown or keys.get("control"):
        yield control(*(one for one in (shown, keys.get("control")) if one))
    yield from _number_extensions(keys)
    if "placeholder" in keys:
        yield extension(ENTRY_FORMAT, str(keys["placeholder"]))
    if "choice" not in keys and "many" not in keys:
        for finding in _listed(keys.get("finding")):
            yield extension(FINDING, _on_side(finding, line.side))
    for pattern in _listed(keys.get("asked_when")):
        yield extension(ASKED_WHEN, pattern)
    for url, key in ((CARRIED, "carry"), (SHORT, "short")):
        if key in keys:
            yield extension(url, str(keys[key]))
    if keys.get("last"):
        yield extension(LAST_VALUE, value=True)
    if line.side:
        yield extension(SIDE, line.side)


def _number_extensions(keys: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    lowest, highest = keys.get("range", (0, 10) if keys.get("type") == "scale" else (None, None))
    if lowest is not None:
        yield extension(MINIMUM, lowest)
        yield extension(MAXIMUM, highest)
    if "step" in keys:
        yield extension(STEP, keys["step"])
    if "calculated" in keys:
        yield {"url": CALCULATED, "valueExpression": {"language": FHIRPATH, "expression": keys["calculated"]}}
    if "unit" in keys:
        yield {"url": UNIT, "valueCoding": {"display": str(keys["unit"])}}


def _options(line: _Line, sheet: Sheet) -> list[dict[str, Any]]:
    keys = line.keys
    key = "choice" if "choice" in keys else "many"
    given = "zones" if keys.get("type") == "body_chart" else keys.get(key)
    if given is None:
        return []
    options: Any = given
    if isinstance(given, str):
        options = sheet.lists.get(given)
        if options is None:
            near = did_you_mean(given, sheet.lists)
            sheet.fault((*line.place, key), f"unknown option list “{given}”", near)
            return []
    return [option(str(code), said, _meanings(line, said)) for code, said in options.items()]


def _meanings(line: _Line, said: Any) -> list[str]:  # noqa: ANN401
    """Return the findings of one option: its own, with its list's placeholders filled from the question.

    A pattern whose placeholder the question does not fill gives no finding.
    """
    if line.keys.get("type") == "body_chart":
        return _listed(line.keys.get("finding"))
    given = _listed(said.get("finding")) if isinstance(said, Mapping) else []
    about = line.keys.get("finding", {"worse": line.link_id})
    values = {"finding": str(about)} if not isinstance(about, Mapping) else {k: str(v) for k, v in about.items()}
    return [_on_side(_put_in(one, values), line.side) for one in given if _names(one) <= set(values)]


def _names(pattern: str) -> set[str]:
    """Return the placeholders the question fills; the day of a report is an answer's to fill."""
    return {name for _, name, _, _ in string.Formatter().parse(ANSWERED.sub("", pattern)) if name}


def _put_in(pattern: str, values: dict[str, str]) -> str:
    return ANSWERED.sub(r"@{{\1}}", pattern).format(**values)


def _on_side(finding: str, side: str) -> str:
    """Put the side into a finding: ``test:slr=positive`` → ``test:slr.right=positive``."""
    if not side:
        return finding
    name, equals, outcome = finding.partition("=")
    return f"{name}.{side}{equals}{outcome}"


def _listed(value: Any) -> list[str]:  # noqa: ANN401
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _refuse_double_links(items: list[dict[str, Any]], sheet: Sheet) -> None:
    seen: set[str] = set()
    waiting = [(item, ("items", number)) for number, item in enumerate(items)]
    while waiting:
        item, place = waiting.pop(0)
        if item["linkId"] in seen:
            sheet.fault(place, f"“{item['linkId']}” is used twice; every link_id must be unique in a form")
        seen.add(item["linkId"])
        waiting.extend((below, place) for below in item.get("item", ()))
