"""The list without ranking: from A to Z, the areas matched, nothing that weighs one muscle against another."""

from __future__ import annotations

from dataclasses import fields, replace

from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.reference_list import Entry, reference_list
from tests.reasoning.conftest import SEED, body, made, said


def test_it_runs_from_a_to_z_with_the_areas_each_reaches() -> None:
    patterns = body(
        replace(made("alpha", {"one": ("a h", "")}), name="Zeta"),
        replace(made("zeta", {"one": ("", "a")}), name="alpha"),
        made("beside", {"one": ("b", "")}),
    )
    found = reference_list(patterns, said(patterns, ["pain:h.left", "pain:a.left"]))
    assert [(one.name, one.side, [str(area) for area in one.areas]) for one in found] == [
        ("alpha", "left", ["pain:a.left"]),
        ("Zeta", "left", ["pain:h.left", "pain:a.left"]),
    ]


def test_what_was_said_beside_the_pain_changes_nothing(patterns: Patterns) -> None:
    pains = [one for one in SEED if one.startswith("pain:")]
    assert reference_list(patterns, said(patterns, SEED)) == reference_list(patterns, said(patterns, pains))


def test_it_holds_no_points_and_twins_stand_for_themselves(patterns: Patterns) -> None:
    assert {one.name for one in fields(Entry)} == {"muscle", "name", "side", "areas"}
    found = reference_list(patterns, said(patterns, ["pain:thigh_back.left"]))
    names = [one.name for one in found]
    assert names == sorted(names, key=str.casefold)
    assert {"biceps_femoris", "semitendinosus"} <= {one.muscle for one in found}


def test_the_side_is_that_of_the_areas() -> None:
    patterns = body(made("one", {"one": ("a", "")}))
    sides = {
        texts: reference_list(patterns, said(patterns, texts.split()))[0].side
        for texts in ("pain:a", "pain:a.right", "pain:a.right pain:a.left")
    }
    assert list(sides.values()) == [None, "right", "both"]
