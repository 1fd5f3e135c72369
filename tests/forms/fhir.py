"""Questionnaires in as few words as a test wants."""

from __future__ import annotations

from typing import Any

from clinic_app.forms import resource
from clinic_app.forms.answers import Path
from clinic_app.forms.filling import Filling
from clinic_app.forms.questionnaire import Questionnaire

SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
HL7 = "http://hl7.org/fhir/StructureDefinition"
Element = dict[str, Any]


def item(link: str, kind: str = "string", **more: Any) -> Element:  # noqa: ANN401  whatever FHIR can say
    return {"linkId": link, "text": link, "type": kind, **more}


def questionnaire(*items: Element, **more: Any) -> Element:  # noqa: ANN401
    return {"resourceType": "Questionnaire", "status": "active", "title": "T", "item": list(items), **more}


def read(*items: Element, **more: Any) -> Questionnaire:  # noqa: ANN401
    return resource.read(questionnaire(*items, **more))[0]


def warned(data: object) -> list[str]:
    return resource.read(data)[1]  # type: ignore[arg-type]  # anything may come


def when(question: str, operator: str, **answer: Any) -> list[Element]:  # noqa: ANN401
    return [{"question": question, "operator": operator, **answer}]


def extension(name: str, **value: Any) -> Element:  # noqa: ANN401
    return {"url": f"{HL7}/{name}", **value}


def expression(name: str, path: str, variable: str = "") -> Element:
    url = f"{HL7}/{name}" if name == "variable" else f"{SDC}/sdc-questionnaire-{name}"
    said = {"language": "text/fhirpath", "expression": path}
    return {"url": url, "valueExpression": said | ({"name": variable} if variable else {})}


def calculated(path: str) -> list[Element]:
    return [expression("calculatedExpression", path)]


def option(code: str, score: float | None = None, **more: Any) -> Element:  # noqa: ANN401
    scored = {"extension": [extension("ordinalValue", valueDecimal=score)]} if score is not None else {}
    return {"valueCoding": {"code": code, "display": code.title()}, **scored, **more}


def at(*links: str) -> Path:
    return tuple((link, "") for link in links)


def asked(filling: Filling) -> list[str]:
    return [one.link_id for one, _ in filling.outcome.asked]
