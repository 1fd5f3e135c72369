"""``python -m tests.torture [--quick] [--json]``: all of it, in the size of a release or in less than a minute."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass

from tests.torture import away_kills, corruption, failpoints, kills, power_cuts, rooms, shim


@dataclass(frozen=True, slots=True)
class Size:
    """How often each thing is tried; ``failpoints`` is how many places of each step at most."""

    kills: int
    cuts: int
    corruptions: int
    failpoints: int
    answers: int


RELEASE = Size(kills=3000, cuts=1000, corruptions=500, failpoints=10_000, answers=50)
QUICK = Size(kills=24, cuts=30, corruptions=44, failpoints=3, answers=5)


def main(arguments: list[str]) -> int:
    """Do it, print what came of it, and return 1 where anything was lost, corrupt, between or wrong."""
    parser = argparse.ArgumentParser(prog="dev.py torture")
    parser.add_argument("--quick", action="store_true", help="less than a minute")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of everything that is random")
    options = parser.parse_args(arguments)
    size = QUICK if options.quick else RELEASE
    found: dict[str, int] = {}
    notes: list[str] = [f"seed {options.seed}"]
    for part in (_kills, _cuts, _corruptions, _failpoints, _rooms):
        begun = time.monotonic()
        figures, said = part(size, options.seed)
        found |= figures
        notes += said
        if not options.json:
            print(f"{part.__name__[1:]}: {figures} in {time.monotonic() - begun:.0f} s", *said, flush=True)  # noqa: T201
    if options.json:
        print(json.dumps(found))  # noqa: T201
        print("\n".join(notes), file=sys.stderr)  # noqa: T201
    bad = [found[one] for one in ("corrupt", "lost", "cuts_lost", "wrong_values", "between", "rooms_lost")]
    return 1 if any(bad) or found["detected"] < found["corruptions"] else 0


def _kills(size: Size, seed: int) -> tuple[dict[str, int], list[str]]:
    done, away = kills.killed(size.kills, seed), away_kills.killed(size.kills // 8, seed)
    figures = {
        "kills": done.kills + away.kills,
        "corrupt": done.corrupt + away.corrupt,
        "lost": done.lost + away.lost,
    }
    said = f"{done.acknowledged + away.acknowledged} things were acknowledged"
    rooms_said = f"{away.acknowledged} of them by rooms whose server comes and goes"
    return figures, [said, rooms_said, *(one for one in (done.why, away.why) if one)]


def _cuts(size: Size, seed: int) -> tuple[dict[str, int], list[str]]:
    if why := shim.why_not():
        return {"cuts": 0, "cuts_lost": 0}, [f"no power was cut: {why}"]
    done = power_cuts.cut(size.cuts, seed, commits=size.cuts)
    lost = max(done.lost, done.corrupt)
    return {"cuts": done.cuts, "cuts_lost": lost}, [
        f"up to {done.acknowledged} acknowledged",
        *([done.why] if done.why else []),
    ]


def _corruptions(size: Size, seed: int) -> tuple[dict[str, int], list[str]]:
    done = corruption.damaged(size.corruptions, seed)
    figures = {"corruptions": done.corruptions, "detected": done.detected, "wrong_values": done.wrong_values}
    return figures, [f"{done.at_opening} when opened", *done.slipped]


def _failpoints(size: Size, seed: int) -> tuple[dict[str, int], list[str]]:
    del seed  # every step has its places
    if why := shim.why_not():
        return {"failpoints": 0, "between": 0}, [f"nothing was stopped half-way: {why}"]
    done = failpoints.stopped(size.failpoints)
    return {"failpoints": done.failpoints, "between": done.between}, [str(done.steps), *done.why]


def _rooms(size: Size, seed: int) -> tuple[dict[str, int], list[str]]:
    del seed  # twenty processes are random enough
    done = rooms.written(size.answers)
    notes = [
        f"{done.acknowledged} answers, p95 {done.p95_ms} ms, {done.amiss} amiss",
        *([done.why_not] if done.why_not else []),
    ]
    return {"rooms": done.rooms, "rooms_lost": done.lost + done.amiss}, notes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
