"""Answers that do not go together are named; the list is still made."""

from __future__ import annotations

import pytest

from clinic_app.forms.findings import parse
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.contradictions import contradictions
from clinic_app.reasoning.patterns import Patterns
from tests.reasoning.conftest import ranked


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        ("worse:lifting -worse:lifting", ["there_and_not"]),
        ("test:slr.left=positive test:slr.left=negative", ["there_and_not"]),
        ("test:slr.left=positive test:slr=negative", ["there_and_not"]),
        ("test:slr=positive test:slr.left=negative test:slr.right=negative", ["there_and_not"]),
        ("test:slr=positive test:slr.left=negative", []),
        ("test:slr.left=positive test:slr.right=negative", []),
        ("worse:lifting ?worse:lifting", []),
        ("sign:jump@soleus.left -sign:jump@gastrocnemius.left", []),
        ("pain:sternum.left", ["no_sides"]),
        ("pain:lower_back.right test:slr.left=positive", ["other_side"]),
        ("pain:lower_back.right sign:jump@soleus.left", ["other_side"]),
        ("pain:lower_back.right test:slr.left=negative", []),
        ("pain:lower_back.right pain:buttock_mid.left test:slr.left=positive", []),
        ("pain:lower_back test:slr.left=positive", []),
        ("", []),
    ],
)
def test_what_does_not_go_together(knowledge: Knowledge, texts: str, kinds: list[str]) -> None:
    found = contradictions(knowledge, [parse(text) for text in texts.split()])
    assert [one.kind for one in found] == kinds


def test_a_contradiction_lowers_certainty_and_stops_nothing(patterns: Patterns) -> None:
    assert ranked(patterns, "pain:lower_back.right", "worse:lifting", "-worse:lifting")
