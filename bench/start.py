"""How long until the unlock page is painted, and from there until Today can be used."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from sqlcipher3 import dbapi2 as sqlcipher

from bench import programs
from bench.pairs import Pairs, in_turn, interleaved, median_ms, until_line

ROUNDS = 15
FIRST_PAGE_LIMIT, TODAY_LIMIT = 1.3, 1.5  # times the peer


def unlock_page() -> str:
    """Compare the first page with the least a Qt program can show."""
    with tempfile.TemporaryDirectory() as home:
        ours, peer = (_seconds(one, home) for one in (programs.OURS_FIRST_PAGE, programs.PEER_FIRST_PAGE))
        pairs = interleaved(ours, peer, ROUNDS)
    return pairs.line("unlock page painted, from the start of the process", FIRST_PAGE_LIMIT)


@dataclass(frozen=True, slots=True)
class Opening:
    """One start that went as far as an open record, in seconds.

    Attributes:
        whole: From the start of the process.
        inside: From the password given (the peer: from its window painted).
        derivation: Of both, what making a key of the password took; the peer has its key.
    """

    whole: float
    inside: float
    derivation: float = 0.0


def today() -> str:
    """Compare the way from the password to Today with opening any encrypted record in the least window."""
    with tempfile.TemporaryDirectory() as home:
        peer = programs.PEER_RECORD.replace("{file}", f"{home}/peer.db").replace("{key}", _make_file(f"{home}/peer.db"))
        ours, peers = in_turn(lambda: _opening(programs.OURS_TODAY, home), lambda: _opening(peer, home), ROUNDS)
    inside = [one.inside - one.derivation for one in ours]
    whole = [one.whole - one.derivation for one in ours]
    derivation = median_ms([one.derivation for one in ours])
    lines = [
        Pairs(inside, [one.whole for one in peers]).line("Today painted and usable", TODAY_LIMIT),
        f"  ours: from the password given, all else read before; deriving the key, {derivation:.0f} ms, is taken off",
        "  peer: a process with the least window, that imports SQLAlchemy and opens one SQLCipher file with a raw key",
        _beside("both from the window that is there", Pairs(inside, [one.inside for one in peers])),
        _beside("both from the start of the process", Pairs(whole, [one.whole for one in peers])),
    ]
    return "\n".join(lines)


def _beside(name: str, pairs: Pairs) -> str:
    return f"  beside it, {name}: {pairs.ratio:.2f} ×   {pairs.medians()}"


def _seconds(program: str, home: str) -> Callable[[], float]:
    return lambda: until_line(program, home=home)[0]


def _opening(program: str, home: str) -> Opening:
    whole, lines = until_line(program, home=home)
    said = dict(line.split() for line in lines)
    return Opening(whole, float(said["inside"]), float(said.get("derivation", 0)))


def _make_file(path: str) -> str:
    """Make an SQLCipher file with one table and return its raw key."""
    key = secrets.token_hex(32)
    connection = sqlcipher.connect(path)
    connection.execute(f"PRAGMA key=\"x'{key}'\"")
    connection.execute("CREATE TABLE kept (word TEXT)")
    connection.commit()
    connection.close()
    return key
