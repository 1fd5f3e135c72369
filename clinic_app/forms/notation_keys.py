"""The words of the short notation: keys, types, and the option lists with a control of their own."""

from __future__ import annotations

#: Every key an item may have besides its own ``linkId: text``.
KEYS = (
    "type",
    "choice",
    "many",
    "open",
    "items",
    "rows",
    "required",
    "unit",
    "range",
    "step",
    "max_length",
    "finding",
    "when",
    "asked_when",
    "hint",
    "placeholder",
    "sided",
    "carry",
    "usual",
    "short",
    "last",
    "control",
    "ends",
    "calculated",
    "fhir",
)
FORM_KEYS = ("form", "title", "version", "language", "purpose", "asked_when", "treatment", "measure", "fhir", "items")

#: Types the notation knows, the FHIR type they stand for, and the control that shows them.
TYPES = {
    "group": ("group", ""),
    "display": ("display", ""),
    "boolean": ("boolean", ""),
    "integer": ("integer", ""),
    "decimal": ("decimal", ""),
    "string": ("string", ""),
    "text": ("text", ""),
    "date": ("date", ""),
    "time": ("time", ""),
    "datetime": ("dateTime", ""),
    "quantity": ("quantity", ""),
    "scale": ("integer", "slider"),
    "count": ("integer", "stepper"),
    "degrees": ("decimal", "degrees"),
    "body_chart": ("choice", "body-chart"),
}

#: Option lists that are shown by a control of their own.
LIST_CONTROLS = {"worse_eases": "worse-eases"}
