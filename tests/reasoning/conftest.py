"""A small made-up body beside the real one: tests of rules do not hang on what is known of one muscle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Muscle
from clinic_app.knowledge.zones import Zone
from clinic_app.reading import Reading
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import Candidate, rank
from clinic_app.shapes import read

SEED = """
    pain:lower_back.right pain:lower_back.left pain:buttock_upper.right
    worse:rising_from_chair worse:prolonged_sitting worse:slumped_sitting
    symptom:stiffness_after_rest symptom:restricted_rom symptom:intermittent
    history:sport history:poor_flexibility history:trauma_fall history:previous_back_injury history:foot_pronation
    history:disc_problem history:duration_long
""".split()  # noqa: SIM905


@pytest.fixture(scope="session")
def knowledge(reading: Reading) -> Knowledge:
    return reading.reference.knowledge


@pytest.fixture(scope="session")
def patterns(reading: Reading) -> Patterns:
    return reading.reference.patterns


def said(patterns: Patterns, texts: Sequence[str]) -> list[Finding]:
    return patterns.knowledge.with_implied([parse(text) for text in texts])


def ranked(patterns: Patterns, *texts: str) -> list[Candidate]:
    return rank(patterns, said(patterns, texts))


def points_of(patterns: Patterns, muscle: str, *texts: str) -> float:
    """Return a muscle's points, 0 where it is not in the list."""
    found = (one for one in ranked(patterns, *texts) if muscle in (one.muscle, *one.twins))
    return next((one.points for one in found), 0.0)


def adds_up(candidate: Candidate) -> bool:
    """Say whether the reasons of a candidate are what made its points."""
    return round(sum(reason.points for reason in candidate.reasons), 1) == candidate.points


def made(
    name: str, points: Mapping[str, tuple[str, str]], *, local: str = "", twins: str = "", **claims: str
) -> Muscle:
    """Return a made-up muscle.

    Args:
        name: Its id.
        points: Trigger point → its essential and its spillover zones, each as words.
        local: Zones over its belly.
        twins: The row it shares.
        claims: By list (worse, tests, satellites, …) the items, each with its grade after a slash where it has one.
    """
    data: dict[str, object] = {
        **dict.fromkeys(("id", "name", "latin"), name),
        "group": "made up",
        "region": "low_back",
        "anatomy": {"origin": "", "insertion": "", "nerve": "", "actions": []},
        "trigger_points": [
            {"id": point, "where": "", "essential": essential.split(), "spillover": spillover.split()}
            for point, (essential, spillover) in points.items()
        ],
        "needling": {"risk": "low", "structures_at_risk": [], "position": "", "notes": ""},
        "massage": {"notes": []},
        "confidence": "high",
        "twins": twins,
        "local": {"zones": local.split()} if local else None,
        "entrapment": [{"zones": [], "findings": claims.pop("entrapment", "").split()}],
    }
    muscle, faults = read(Muscle, data | {key: _claims(text) for key, text in claims.items()})
    assert muscle is not None, faults
    return muscle


def _claims(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for word in text.split():
        item, _, grade = word.partition("/")
        expect = "negative" if item.startswith("-") else "positive"
        found[item.removeprefix("-")] = {"grade": grade or "common", "expect": expect, "sources": ["source"]}
    return found


def body(*muscles: Muscle, zones: str = "a b c d e f g h", links: str = "a-b b-c c-d") -> Patterns:
    """Return the patterns of made-up muscles on zones a to h, of which a, b, c and d lie in a row."""
    touching: dict[str, set[str]] = {zone: set() for zone in zones.split()}
    for link in links.split():
        one, _, other = link.partition("-")
        touching[one].add(other)
        touching[other].add(one)
    known = {zone: Zone(zone, zone, "back", "left_right", tuple(sorted(near))) for zone, near in touching.items()}
    known["m"] = Zone("m", "m", "back", "midline", ())
    return Patterns(Knowledge(zones=known, muscles={one.id: one for one in muscles}))
