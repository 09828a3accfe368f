"""Who is asked when the money is shared equally: scorers, and villages without one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.apps.musyawarah.models import Cycle, Proposal, ProposalState, Score
from siap.scheduling.problem import Problem

_ScoreRow = tuple[int, int, int, int, Fraction]
"""Proposal, scorer, place of the level, value, weight of the criterion."""


@dataclass(frozen=True)
class Ballots:
    """
    What voters give to proposals.

    Args:
        given: By voter, worth by id of the problem.
        scorers: How many people scored one or more of the proposals.
        scores: How many of their scores were counted.
        villages: How many villages vote as one because nobody scored their proposals.
    """

    given: Sequence[dict[str, Fraction]]
    scorers: int
    scores: int
    villages: int


def ballots_of(cycle: Cycle, problem: Problem) -> Ballots:
    """
    Collect ballots for the accepted proposals of a cycle.

    Everybody who scored proposals is a voter: they give each proposal the weighted mean of
    their own scores, at the highest level where they scored it. A village none of whose
    proposals anybody scored is one voter: it gives each of its proposals what it is worth
    in the schedule, score × people.

    Args:
        cycle: Which.
        problem: Of the cycle; what costs nothing needs no vote.

    Returns:
        Voters in the order of their numbers, people first.
    """
    wanted = {each.id: each for each in problem.proposals if each.cost}
    accepted = Proposal.objects.filter(cycle=cycle, state=ProposalState.ACCEPTED)
    villages = {
        str(key): village or 0
        for key, village in accepted.order_by("pk").values_list("pk", "village_id")
    }
    rows = [row for row in _scores(cycle) if str(row[0]) in wanted]
    people, counted = _by_scorer(rows)
    heard = {villages[key] for ballot in people.values() for key in ballot}
    silent: dict[int, dict[str, Fraction]] = {}
    for key in sorted(wanted, key=lambda key: (len(key), key)):
        worth = wanted[key].score * wanted[key].people
        if villages[key] not in heard and worth:
            silent.setdefault(villages[key], {})[key] = worth
    given = [people[key] for key in sorted(people)] + [silent[k] for k in sorted(silent)]
    return Ballots(given, len(people), counted, len(silent))


def _scores(cycle: Cycle) -> list[_ScoreRow]:
    found = Score.objects.filter(
        proposal__cycle=cycle, proposal__state=ProposalState.ACCEPTED
    )
    columns = ("proposal_id", "scorer_id", "criterion__level__position", "value")
    return [
        (*row[:4], Fraction(row[4]))
        for row in found.order_by("pk").values_list(*columns, "criterion__weight")
    ]


def _by_scorer(
    rows: Iterable[_ScoreRow],
) -> tuple[dict[int, dict[str, Fraction]], int]:
    """Weighted means by scorer and proposal, and how many scores went into them."""
    highest: dict[tuple[int, int], int] = {}
    for proposal, scorer, level, _value, _weight in rows:
        key = (scorer, proposal)
        highest[key] = max(highest.get(key, level), level)
    sums: dict[tuple[int, int], tuple[Fraction, Fraction]] = {}
    counted = 0
    for proposal, scorer, level, value, weight in rows:
        key = (scorer, proposal)
        if level == highest[key] and weight:
            total, full = sums.get(key, (Fraction(0), Fraction(0)))
            sums[key] = (total + value * weight, full + weight)
            counted += 1
    ballots: dict[int, dict[str, Fraction]] = {}
    for (scorer, proposal), (total, full) in sorted(sums.items()):
        ballots.setdefault(scorer, {})[str(proposal)] = total / full
    return ballots, counted
