"""Forms of other people that lie beside the project where it is developed, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "fhir"
FILES = sorted((FOLDER / "questionnaires").glob("*.json"))
needs_corpus = pytest.mark.skipif(not FILES, reason="the forms of other people are not here")
#: Files whose items could not all be typed, and how many: references are shown as text.
UNTYPED = {"android-fhir__behavior_answer_expression": 1}
