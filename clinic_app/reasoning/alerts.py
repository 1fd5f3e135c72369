"""What stands above every muscle: red flags, and causes that need somebody to look soon.

A flag rises on one sign that is enough, or on signs that are so together; a sign that says little alone is a note to
ask more. Levels combine by maximum. What was excluded lowers an alert to a note and never takes it away. Nothing
unanswered is ever a no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.safety import RedFlag
from clinic_app.reasoning.evidence import Evidence, Found

AlertUrgency = Literal["emergency", "same_day", "routine_referral", "note"]
ORDER: tuple[AlertUrgency, ...] = ("emergency", "same_day", "routine_referral", "note")

#: How soon a cause of an urgency is looked at, where a cluster of its own does not say.
OF_CAUSE: dict[str, AlertUrgency] = {"emergency": "emergency", "urgent": "same_day", "routine": "routine_referral"}
#: How many different indicators an urgent cause needs, besides a marked zone of its own, before it is a note.
CAUSE_INDICATORS = 2


@dataclass(frozen=True, slots=True)
class Alert:
    """A red flag that is up, or a cause worth looking at first.

    Attributes:
        id: Id of the red flag or the cause.
        kind: ``flag`` or ``cause``.
        urgency: How soon; ``note`` means: alone it says little, ask more.
        raised_by: The findings that raised it.
        company: What keeps them company, where they raise it only together.
        hold: What it holds until a decision is recorded: all, zone or none.
        lowered_by: What was excluded, where that alone makes it a note.
        is_recalled: That these signs raise it together rests on recall of textbooks alone.
    """

    id: str
    kind: Literal["flag", "cause"]
    urgency: AlertUrgency
    raised_by: tuple[Finding, ...]
    company: tuple[Finding, ...] = ()
    hold: str = "none"
    lowered_by: tuple[Finding, ...] = ()
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """One way in which a flag or cause is up; ``stands`` where nothing excluded lowers it, ``recalled`` as in Alert."""

    urgency: AlertUrgency
    raised_by: Found
    company: Found = ()
    stands: bool = False
    recalled: bool = False


def alerts(
    knowledge: Knowledge,
    findings: Sequence[Finding],
    age: int | None = None,
    *,
    sex: str = "",
    with_causes: bool = True,
) -> list[Alert]:
    """Return what is up, most urgent first; findings should already hold what they imply."""
    said = Evidence(knowledge, findings, age, sex)
    found = [one for flag in knowledge.red_flags.values() if (one := _flag(flag, said))]
    if with_causes:
        flagged = {cause: alert for alert in found for cause in knowledge.red_flags[alert.id].causes}
        for cause in knowledge.causes.values():
            one = _cause(cause, said)
            if one and not _is_said_by(flagged.get(cause.id), one):
                found.append(one)
    return sorted(found, key=lambda one: (ORDER.index(one.urgency), one.kind != "flag", one.id))


def holds_list(found: Iterable[Alert]) -> bool:
    """Say whether an emergency is up: then no list of muscles is shown at all."""
    return any(alert.urgency == "emergency" for alert in found)


def _is_said_by(flag: Alert | None, cause: Alert) -> bool:
    """Say whether a flag stands for a cause: one that is up, or one that is a note as the cause is."""
    return flag is not None and (flag.urgency != "note" or cause.urgency == "note")


def _flag(flag: RedFlag, said: Evidence) -> Alert | None:
    hits = [*_of_signs(flag.raised_by, flag.urgency, said)]
    if said.concerned(flag.concerns):
        hits += [*_of_signs(flag.noted_by, "note", said), *_of_clusters(flag, flag.urgency, said)]
    alert = _alert(flag.id, "flag", hits, _lowering(flag, said))
    return replace(alert, hold=flag.hold) if alert and alert.urgency != "note" else alert


def _cause(cause: Cause, said: Evidence) -> Alert | None:
    if not said.concerned(cause.concerns):
        return None
    urgency = OF_CAUSE[cause.urgency]
    hits = [*_of_signs(cause.defining, urgency, said), *_of_clusters(cause, urgency, said)]
    if cause.urgency != "routine":
        shown = _flat(said.of(name) for name in cause.indicators)
        marked = any(said.of(f"pain:{zone}") for zone in cause.zones)
        if marked and len({one.id for one in shown}) >= CAUSE_INDICATORS:
            hits.append(_Hit("note", shown))
    return _alert(cause.id, "cause", hits, _lowering(cause, said))


def _of_signs(names: Iterable[str], urgency: AlertUrgency, said: Evidence) -> Iterator[_Hit]:
    yield from (_Hit(urgency, found) for name in names if (found := said.of(name)))


def _of_clusters(thing: RedFlag | Cause, urgency: AlertUrgency, said: Evidence) -> Iterator[_Hit]:
    for cluster in thing.clusters:
        held = said.for_cluster(cluster)
        if held is None:
            continue
        shown = [found for one in held if (found := tuple(each for each in one if each.kind != "region"))]
        first, recalled = shown[0] if shown else (), cluster.certainty == "recalled"
        yield _Hit(cluster.urgency or urgency, first, _flat(shown[1:]), cluster.stands, recalled)


def _lowering(thing: RedFlag | Cause, said: Evidence) -> Found | None:
    """Return what lowers it, or None where nothing does; an age lowers it without a finding."""
    held = [found for pattern in thing.lowered_by if (found := said.for_pattern(pattern)) is not None]
    return _flat(held) if held else None


def _alert(name: str, kind: Literal["flag", "cause"], hits: list[_Hit], lowered: Found | None) -> Alert | None:
    """Combine the ways in which it is up by their maximum."""
    if not hits:
        return None
    left = hits if lowered is None else [one if one.stands else replace(one, urgency="note") for one in hits]
    urgency = min((one.urgency for one in left), key=ORDER.index)
    top = [one for one in left if one.urgency == urgency]
    raising = _flat(one.raised_by for one in top)
    company = tuple(one for one in _flat(one.company for one in top) if one not in raising)
    was_lowered = lowered is not None and urgency == "note" and any(one.urgency != "note" for one in hits)
    excluded = (lowered or ()) if was_lowered else ()
    recalled = all(one.recalled for one in top)
    return Alert(name, kind, urgency, raising, company, lowered_by=excluded, is_recalled=recalled)


def _flat(found: Iterable[Found]) -> Found:
    """Return several lists of findings as one, each finding once."""
    return tuple(dict.fromkeys(one for each in found for one in each))
