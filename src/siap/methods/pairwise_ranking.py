"""Ranking by pairs: every issue against every other one, most wins first."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from siap.kernel.errors import InvalidInput
from siap.methods.ranking import Ranking, standard_ranks


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes for the first and the second of a pair, whole, not both nought."""

    a: int
    b: int

    def __post_init__(self) -> None:
        if not self.a and not self.b:
            raise InvalidInput("no-votes")


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    One pair and who won it.

    Args:
        a: First of the pair.
        b: Second of the pair.
        winner: `a`'s or `b`'s id; None for a draw, or where the votes decide.
        votes: Votes, where they were counted; the majority wins.
    """

    a: str
    b: str
    winner: str | None = None
    votes: Votes | None = None

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise InvalidInput("same-pair", where="b", value=self.b[:40])
        if self.winner not in (None, self.a, self.b):
            raise InvalidInput("winner-not-in-pair", where="winner", a=self.a, b=self.b)
        if self.winner and self.votes and self.winner != self._by_votes(self.votes):
            raise InvalidInput("winner-against-votes", where="winner", value=self.winner)

    def _by_votes(self, votes: Votes) -> str | None:
        if votes.a == votes.b:
            return None
        return self.a if votes.a > votes.b else self.b

    @property
    def decided(self) -> str | None:
        """Id of the winner, None for a draw."""
        return self._by_votes(self.votes) if self.votes else self.winner


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that, had it been the other way round, would change the main issue."""

    index: int
    winner: str
    first: list[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What the comparisons say.

    Args:
        wins: Wins by issue, a draw counts one half, in the order of the issues.
        ranking: Places and ties by wins.
        status: `decided`, `repeat`, `cycle` or `incomplete`.
        main_issue: The one with most wins; None unless decided.
        repeat_among: Issues that share the first place, where status is `repeat`
            or `cycle`.
        missing_pairs: Pairs without an answer.
        drawn: Positions of draws that the rule wants to be voted on again.
        circular_triads: Number of circles A over B over C over A.
        consistency: Kendall's zeta, 0..1; None while pairs are missing.
        changes: Single answers that would change the main issue.
    """

    wins: dict[str, Fraction]
    ranking: Ranking
    status: str
    main_issue: str | None
    repeat_among: list[str]
    missing_pairs: list[tuple[str, str]]
    drawn: list[int]
    circular_triads: int
    consistency: Fraction | None
    changes: list[Change]


def rank(
    issues: Sequence[str], comparisons: Sequence[Comparison], tie_rule: str = "half"
) -> Outcome:
    """
    Rank issues by how many others each one beats.

    Args:
        issues: n >= 2 distinct ids.
        comparisons: At most one per pair, in any order.
        tie_rule: `half` gives half a win to each side of a draw; `repeat` leaves the
            pair open until it is voted on again.

    Returns:
        The outcome; all wins add up to n(n-1)/2 once no pair is missing. Issues that
        share the first place are repeated among themselves; the order of the input
        never decides.

    Raises:
        InvalidInput: An id is unknown or a pair is answered twice.

    Source:
        Matriks Pemeringkatan of the STPP guides; circular triads and zeta after
        Kendall and Babington Smith (1940).

    >>> rank(["a", "b"], [Comparison("a", "b", "a")]).main_issue
    'a'
    """
    places = {issue: place for place, issue in enumerate(issues)}
    answered = _answers(places, comparisons)
    drawn = [
        index
        for index, comparison in enumerate(comparisons)
        if comparison.decided is None and tie_rule == "repeat"
    ]
    for index in drawn:
        del answered[_pair(places, comparisons[index])]
    halves = [0] * len(issues)
    beaten = [0] * len(issues)
    for (i, j), winner in answered.items():
        for place, other in ((i, j), (j, i)):
            halves[place] += 1 if winner is None else 2 * (winner == place)
            beaten[place] |= (winner == place) << other
    missing = [
        (issues[i], issues[j])
        for i, j in combinations(range(len(issues)), 2)
        if (i, j) not in answered
    ]
    wins = {issue: Fraction(halves[place], 2) for issue, place in places.items()}
    ranking = standard_ranks(wins)
    triads = _circular_triads(beaten)
    status = "incomplete" if missing else _status(ranking.first, places, answered)
    decided = status == "decided"
    return Outcome(
        wins=wins,
        ranking=ranking,
        status=status,
        main_issue=ranking.first[0] if decided else None,
        repeat_among=ranking.first if status in ("repeat", "cycle") else [],
        missing_pairs=missing,
        drawn=drawn,
        circular_triads=triads,
        consistency=None if missing else _zeta(len(issues), triads),
        changes=_changes(issues, comparisons, halves) if decided else [],
    )


def _pair(places: dict[str, int], comparison: Comparison) -> tuple[int, int]:
    i, j = places[comparison.a], places[comparison.b]
    return (i, j) if i < j else (j, i)


def _answers(
    places: dict[str, int], comparisons: Sequence[Comparison]
) -> dict[tuple[int, int], int | None]:
    answered: dict[tuple[int, int], int | None] = {}
    for index, comparison in enumerate(comparisons):
        for side, issue in (("a", comparison.a), ("b", comparison.b)):
            if issue not in places:
                where = f"comparisons[{index}].{side}"
                raise InvalidInput(
                    "unknown-id", where=where, value=issue[:40], list="issues"
                )
        pair = _pair(places, comparison)
        if pair in answered:
            where = f"comparisons[{index}]"
            facts = {"a": comparison.a[:40], "b": comparison.b[:40]}
            raise InvalidInput("duplicate-pair", where=where, **facts)
        winner = comparison.decided
        answered[pair] = None if winner is None else places[winner]
    return answered


def _circular_triads(beaten: Sequence[int]) -> int:
    """Count circles of three; each set of bits holds whom an issue beats."""
    lost_to = [0] * len(beaten)
    for i, losers in enumerate(beaten):
        for j in range(len(beaten)):
            lost_to[j] |= (losers >> j & 1) << i
    found = 0
    for i, losers in enumerate(beaten):
        for j in range(len(beaten)):
            if losers >> j & 1:
                found += (beaten[j] & lost_to[i]).bit_count()
    return found // 3


def _zeta(n: int, triads: int) -> Fraction:
    most = n**3 - n if n % 2 else n**3 - 4 * n
    return 1 - Fraction(24 * triads, most) if most else Fraction(1)


def _status(
    first: Sequence[str],
    places: dict[str, int],
    answered: dict[tuple[int, int], int | None],
) -> str:
    """Tell a tie that a new vote can break from one that goes round in a circle."""
    if len(first) == 1:
        return "decided"
    among = {places[issue] for issue in first}
    halves = dict.fromkeys(among, 0)
    strict = False
    for i, j in combinations(sorted(among), 2):
        winner = answered[i, j]
        strict = strict or winner is not None
        for place in (i, j):
            halves[place] += 1 if winner is None else 2 * (winner == place)
    # Equal wins among the tied, not all of them draws, can only come from a circle.
    return "cycle" if strict and len(set(halves.values())) == 1 else "repeat"


def _changes(
    issues: Sequence[str], comparisons: Sequence[Comparison], halves: Sequence[int]
) -> list[Change]:
    """Turn each answer round and see whether the first place changes."""
    by_wins = sorted(range(len(issues)), key=lambda place: -halves[place])
    places = {issue: place for place, issue in enumerate(issues)}
    winner = by_wins[0]
    found = []
    for index, comparison in enumerate(comparisons):
        i, j = places[comparison.a], places[comparison.b]
        decided = comparison.decided
        for gains, loses, side in ((i, j, comparison.a), (j, i, comparison.b)):
            if decided == side:
                continue
            step = 1 if decided is None else 2
            after = {gains: halves[gains] + step, loses: halves[loses] - step}
            first = _first_after(after, by_wins, halves)
            if first != [winner]:
                found.append(Change(index, side, [issues[place] for place in first]))
    return found


def _first_after(
    after: dict[int, int], by_wins: Sequence[int], halves: Sequence[int]
) -> list[int]:
    best = max(after.values())
    first = [place for place, score in after.items() if score == best]
    for place in by_wins:
        if place in after:
            continue
        if halves[place] < best:
            break
        if halves[place] > best:
            best, first = halves[place], []
        first.append(place)
    return sorted(first)
