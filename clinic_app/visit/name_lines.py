r"""A line of text a patient, in the order of names: as lean as a file, searched as fast as the computer reads.

A line is what may be typed of a patient, with a space before each part that may be begun with. Its first parts are by
what patients are sorted: ``" family\0 given\0number"``. The lines lie in blocks, so that one more moves little;
100,000 patients are 6 MB, and looking through all of them takes some milliseconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

END, BETWEEN, SPACE = b"\n", b"\0", b" "
#: Comes after everything a line may go on with.
AFTER = b"\xff"
#: So many characters of a line say the number.
DIGITS = 10
#: A block of more bytes is parted; it holds some 200 patients.
MOST = 1 << 14


def name_of(family_name: str, given_name: str) -> bytes:
    """Return how the line of a patient of that name begins; the names are folded."""
    return BETWEEN.join((SPACE + _plain(family_name), SPACE + _plain(given_name), b""))


def family_of(family_name: str) -> bytes:
    """Return how the lines of a family begin; the name is folded."""
    return SPACE + _plain(family_name) + BETWEEN


def line_of(name: bytes, number: int, parts: Sequence[str]) -> bytes:
    """Return a whole line: its name and number, and whatever else may be typed, folded."""
    return b"".join((name, _digits(number), *(SPACE + _plain(part) for part in parts), SPACE, END))


def number_of(line: bytes) -> int:
    """Return the number of the patient a line tells of."""
    start = line.index(BETWEEN, line.index(BETWEEN) + 1) + 1
    return int(line[start : start + DIGITS])


def wanted_of(typed: str) -> tuple[bytes, ...]:
    """Return what a line holds when every word of a folded text begins one of its parts, the longest first."""
    return tuple(sorted({SPACE + _plain(word) for word in typed.split()} - {SPACE}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that hold all that is wanted, in order, as they were when asked for; looked for as they are taken.

    Attributes:
        blocks: All lines.
        wanted: What a line must hold.
    """

    blocks: tuple[bytes, ...]
    wanted: tuple[bytes, ...] = ()

    def __iter__(self) -> Iterator[bytes]:
        for block in self.blocks:
            yield from self._of(block)

    def __len__(self) -> int:
        return sum(len(self._of(block)) for block in self.blocks)

    def __bool__(self) -> bool:
        return any(map(self._of, self.blocks))

    def hold(self, line: bytes) -> bool:
        """Say whether a line is among them; where it reads otherwise by now, whether that of its number is."""
        there = line if _has(self.blocks, line) else numbered(self.blocks, number_of(line))
        return there is not None and all(one in there for one in self.wanted)

    def _of(self, block: bytes) -> list[bytes]:
        if not all(one in block for one in self.wanted):
            return []
        found = block.splitlines(keepends=True)
        for one in self.wanted:
            found = [line for line in found if one in line]
        return found


class NameLines:
    """All lines; a patient has one or none."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def holding(self, wanted: tuple[bytes, ...]) -> Lines:
        """Return the lines that hold all that is wanted."""
        return Lines(tuple(self._blocks), wanted)

    def beginning(self, beginning: bytes) -> list[bytes]:
        """Return the lines that begin so."""
        found = []
        for place in range(max(bisect_left(self._blocks, beginning) - 1, 0), len(self._blocks)):
            lines = [line for line in self._blocks[place].splitlines(keepends=True) if line.startswith(beginning)]
            found += lines
            if not lines and self._blocks[place] > beginning:
                break
        return found

    def put(self, line: bytes) -> None:
        """Put a line into its place, once."""
        place = _block_of(self._blocks, line)
        block = self._blocks[place] if self._blocks else b""
        at = _place_in(block, line)
        if not block.startswith(line, at):
            self._blocks[place : place + 1] = _parted(block[:at] + line + block[at:])

    def replace(self, number: int, line: bytes | None) -> None:
        """Put a line in the place of that of its number, or none."""
        if line is not None and _has(self._blocks, line):
            return
        before = numbered(self._blocks, number)
        if before is not None:
            place = _block_of(self._blocks, before)
            self._blocks[place : place + 1] = _parted(self._blocks[place].replace(before, b"", 1))
        if line is not None:
            self.put(line)


def numbered(blocks: Sequence[bytes], number: int) -> bytes | None:
    """Return the line of a number; this looks through all of them."""
    digits = BETWEEN + _digits(number) + SPACE
    block = next((one for one in blocks if digits in one), None)
    return None if block is None else next(line for line in block.splitlines(keepends=True) if digits in line)


def _has(blocks: Sequence[bytes], line: bytes) -> bool:
    if not blocks:
        return False
    block = blocks[_block_of(blocks, line)]
    return block.startswith(line, _place_in(block, line))


def _block_of(blocks: Sequence[bytes], line: bytes) -> int:
    """Return the place of the block in which a line is or belongs; 0 where there is none."""
    return max(bisect_left(blocks, line + AFTER) - 1, 0)


def _place_in(block: bytes, line: bytes) -> int:
    """Return where in a block a line begins or belongs."""
    low, high = 0, len(block)
    while low < high:
        middle = block.rfind(END, low, (low + high) // 2) + 1 or low
        end = block.index(END, middle) + 1
        if block[middle:end] < line:
            low = end
        else:
            high = middle
    return low


def _parted(block: bytes) -> list[bytes]:
    """Return a block in two where it has grown too large, and nothing where nothing is left of it."""
    middle = block.find(END, len(block) // 2) + 1 if len(block) > MOST else len(block)
    return [one for one in (block[:middle], block[middle:]) if one]


def _digits(number: int) -> bytes:
    return f"{number:0{DIGITS}}".encode()


def _plain(text: str) -> bytes:
    """Return a text without what parts lines and names."""
    return " ".join(text.replace("\0", "").split()).encode("utf-8", "surrogatepass")
