"""The list without ranking: from A to Z, the areas matched, nothing that weighs one muscle against another."""

from __future__ import annotations

from dataclasses import fields, replace

from clinic_app.reading import read_countries
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


#: Where software that ranks from patient data is likely to count as a device: the Union, its neighbours, the Kingdom.
RANKING_IS_A_DEVICE = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
    *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "GB", "NO", "IS", "LI", "CH"),
)


def test_where_ranking_may_make_a_device_reference_mode_is_the_default() -> None:
    known = {code: about["mode"] for code, about in read_countries().items()}
    asked = [one for one in RANKING_IS_A_DEVICE if one in known]
    assert {"GB", "DE", "FR", "IE"} <= set(asked)
    assert {known[one] for one in asked} == {"reference"}


def test_elsewhere_the_list_is_ranked_unless_the_clinic_decides_otherwise() -> None:
    assert read_countries()["US"]["mode"] == "support"
