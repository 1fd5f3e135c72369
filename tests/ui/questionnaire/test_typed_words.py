"""A day is read as the form's own example says days are written."""

from __future__ import annotations

import pytest

from clinic_app.ui.questionnaire.typed_words import read
from tests.forms.fhir import extension, item
from tests.forms.fhir import read as form_of


@pytest.mark.parametrize(
    ("example", "typed", "value"),
    [
        ("MM/DD/YYYY", "11/27/2026", "2026-11-27"),
        ("dd-mm-yyyy", "27-11-2026", "2026-11-27"),
        ("yyyy/MM/dd", "2026/11/27", "2026-11-27"),
        ("yyyy/MM/dd", "27.11.2026", "2026-11-27"),
        ("MM/DD/YYYY", "2026-11", "2026-11"),
    ],
)
@pytest.mark.parametrize(("kind", "clock", "after"), [("date", "", ""), ("dateTime", " 14:10", "T14:10:00")])
def test_days_in_the_order_of_the_example(
    example: str, typed: str, value: str, kind: str, clock: str, after: str
) -> None:
    question = form_of(item("a", kind, extension=[extension("entryFormat", valueString=example)])).items[0]
    if len(value) < len("2026-11-27"):
        clock = after = ""
    assert str(read(question, typed + clock)).startswith(value + after)


@pytest.mark.parametrize(("example", "typed"), [("", "11/27/2026"), ("MM/DD/YYYY", "27/11/2026"), ("", "27-11-2026")])
def test_a_day_whose_order_nobody_knows_is_none(example: str, typed: str) -> None:
    question = form_of(item("a", "date", extension=[extension("entryFormat", valueString=example)])).items[0]
    with pytest.raises(ValueError, match=r"\d|month"):
        read(question, typed)
