"""The first rows of a list as competing explanations, and how well a question would separate them.

Points are not probabilities, and none is shown. Here they are read as odds among the leaders for one purpose only: to
compare questions by mutual information, the expected drop of uncertainty about which leader it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from clinic_app.knowledge.vocabulary import Term
from clinic_app.reasoning.patterns import Patterns, Worth
from clinic_app.reasoning.ranking import Row
from clinic_app.reasoning.standing import Standing

#: Rows that count as leaders; further ones are too unlikely to be worth a question.
LEADERS = 8
#: Only so many are compared again once the first is chosen.
SHORT_LIST = 40
#: How often a patient says yes whose muscle lists the finding, by grade.
YES = {"typical": 0.7, "common": 0.5, "possible": 0.3}
#: How often one says yes whose muscle does not list it: from this, when no muscle lists it, to the sum of both.
YES_ANYWAY, YES_WHEN_COMMON = 0.1, 0.4
#: What doing it costs: a test means lying down, explaining, hands on.
COST_OF_TEST = 2.0
#: What a test tells where no accuracy is published: about what is published of the others (Youden's index).
TRUST_UNKNOWN, TRUST_LEAST = 0.5, 0.2
#: Who does it at all, of what only some people do: from the others no answer comes.
CAN_SAY = 0.5
#: Digits after which two worths are the same; the order of their names then decides.
DIGITS = 9


#: The place of a row that lists a finding, how far the row is meant by the member that does, and what it is worth.
Listed = tuple[int, float, Worth]


@dataclass(frozen=True, slots=True)
class Question:
    """A finding nobody asked about, what asking is worth (nats), and the places of the rows it tells apart best."""

    finding: str
    worth: float
    apart: tuple[int, int]


class Leaders:
    """The first rows, each with the share of belief its points give it among them."""

    def __init__(self, patterns: Patterns, listed: Sequence[Row], found: Iterable[Standing]) -> None:
        self._patterns, self._rows = patterns, listed[:LEADERS]
        standing = {one.muscle: one for one in found}
        self._share = self._shares([row.points for row in self._rows])
        self._members = [
            list(zip(row.members, self._shares([standing[one].points(row.better) for one in row.members]), strict=True))
            for row in self._rows
        ]

    def best(self, asked: Container[str], askable: Container[str] | None, most: int) -> list[Question]:
        """Return the questions most worth asking, each for what it still tells when those before are answered."""
        chances = {finding: self._chances(finding, of) for finding, of in self._listing(asked, askable).items()}
        alone = {finding: round(self._told(finding, yes, self._share), DIGITS) for finding, yes in chances.items()}
        left = sorted(alone, key=lambda one: (-alone[one], one))[:SHORT_LIST]
        beliefs: list[tuple[float, list[float]]] = [(1.0, self._share)]
        chosen: list[Question] = []
        while left and len(chosen) < most:
            still = {
                one: round(sum(sure * self._told(one, chances[one], share) for sure, share in beliefs), DIGITS)
                for one in left
            }
            finding = min(left, key=lambda one: (-still[one], one))
            left.remove(finding)
            if still[finding] <= 0:
                break
            chosen.append(Question(finding, still[finding], self._apart(chances[finding])))
            beliefs = [after for belief in beliefs for after in _answered(belief, chances[finding])]
        return chosen

    def _shares(self, points: Sequence[float]) -> list[float]:
        """Return how belief is shared between explanations with so many points."""
        highest = max(points, default=0.0)
        odds = [math.exp((one - highest) / self._patterns.weights.points_per_log) for one in points]
        return [one / sum(odds) for one in odds]

    def _listing(self, asked: Container[str], askable: Container[str] | None) -> dict[str, list[Listed]]:
        """Return, for each finding that was not asked, which rows list it: the muscle itself or one of its twins.

        What the drawing has answered, such as pain in the front of the thigh, is not asked again.
        """
        found: defaultdict[str, list[Listed]] = defaultdict(list)
        terms = self._patterns.knowledge.terms
        for place, members in enumerate(self._members):
            for muscle, share in members:
                for finding, worth in self._patterns.of_muscle[muscle].worths.items():
                    if finding not in asked and (askable is None or finding in askable):
                        found[finding].append((place, share, worth))
        return {finding: of for finding, of in found.items() if finding not in terms or not terms[finding].zones}

    def _chances(self, finding: str, listing: Sequence[Listed]) -> list[float]:
        """Return how likely the answer is yes for each leader."""
        patterns = self._patterns
        share_of_all = len(patterns.showing[finding]) / max(len(patterns.of_muscle), 1)
        anyway = YES_ANYWAY + YES_WHEN_COMMON * share_of_all
        doubt = min(1.0, patterns.weights.kinds[finding.partition(":")[0]])
        if finding.startswith("test:"):
            doubt *= trust(patterns.knowledge.terms.get(finding))
        chances = [anyway] * len(self._rows)
        for place, share, worth in listing:
            sure = share * doubt * (patterns.weights.recalled if worth.claim.certainty == "recalled" else 1.0)
            yes = max(anyway, YES[worth.claim.grade])
            chances[place] += sure * ((yes if worth.claim.expect == "positive" else anyway * (1 - yes)) - anyway)
        return chances

    def _told(self, finding: str, chances: Sequence[float], share: Sequence[float]) -> float:
        """Return the mutual information of an answer and the leader, by what asking costs and who can say."""
        mean = sum(own * yes for own, yes in zip(share, chances, strict=True))
        told = _entropy(mean) - sum(own * _entropy(yes) for own, yes in zip(share, chances, strict=True))
        term = self._patterns.knowledge.terms.get(finding)
        if term and term.done_by_some:
            told *= CAN_SAY
        return told / COST_OF_TEST if finding.startswith("test:") else told

    def _apart(self, chances: Sequence[float]) -> tuple[int, int]:
        """Return the places, from 1, of the two rows that an answer moves apart most, likely rows first."""

        def distance(pair: tuple[int, int]) -> float:
            first, second = pair
            return self._share[first] * self._share[second] * abs(chances[first] - chances[second])

        first, second = max(self._pairs(), key=distance)
        return first + 1, second + 1

    def _pairs(self) -> Iterator[tuple[int, int]]:
        count = len(self._rows)
        return ((first, second) for first in range(count) for second in range(first + 1, count))


def trust(term: Term | None) -> float:
    """Return how far a test can be believed: the mean of its published Youden indices, between 0.2 and 1."""
    known = [_middle(one.sensitivity) + _middle(one.specificity) - 1 for one in term.accuracy] if term else []
    return min(1.0, max(TRUST_LEAST, fmean(known))) if known else TRUST_UNKNOWN


def _middle(figure: str) -> float:
    """Return a figure as printed, or the middle of a range such as ``0.52-0.71``."""
    return fmean(float(part) for part in figure.replace("–", "-").split("-"))


def _answered(
    belief: tuple[float, Sequence[float]], chances: Sequence[float]
) -> tuple[tuple[float, list[float]], tuple[float, list[float]]]:
    """Return how likely yes and no are under a belief, each with what is believed after it."""
    sure, share = belief
    yes = [own * chance for own, chance in zip(share, chances, strict=True)]
    no = [own * (1 - chance) for own, chance in zip(share, chances, strict=True)]
    return (sure * sum(yes), [own / sum(yes) for own in yes]), (sure * sum(no), [own / sum(no) for own in no])


def _entropy(chance: float) -> float:
    """Return the uncertainty of a yes-or-no answer in nats."""
    return -chance * math.log(chance) - (1 - chance) * math.log(1 - chance) if 0 < chance < 1 else 0.0
