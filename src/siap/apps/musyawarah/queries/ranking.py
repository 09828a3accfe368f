"""Weighted scores of proposals at a level, and their places with ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from siap.apps.musyawarah.models import Criterion, Level, Proposal, Score
from siap.kernel.numbers import round_half_up
from siap.methods.mcua import Alternative, evaluate
from siap.methods.mcua import Criterion as Weighted
from siap.methods.ranking import standard_ranks
from siap.methods.ratings import Ratings

SCALE = (Fraction(1), Fraction(5))


def scores_of(
    level: Level, proposals: Iterable[int]
) -> Mapping[int, Mapping[int, Sequence[int]]]:
    """Every score at a level by proposal and criterion, in the order of the scorers."""
    found: dict[int, dict[int, list[int]]] = {}
    scores = Score.objects.filter(criterion__level=level, proposal__in=list(proposals))
    for proposal, criterion, value in scores.order_by("scorer_id").values_list(
        "proposal_id", "criterion_id", "value"
    ):
        found.setdefault(proposal, {}).setdefault(criterion, []).append(value)
    return found


def weighted_totals(
    criteria: Sequence[Criterion], scores: Mapping[int, Mapping[int, Sequence[int]]]
) -> dict[int, Fraction]:
    """
    Weighted mean of the scores, 1 to 5, for every proposal scored on all criteria.

    Args:
        criteria: Of the level; weights need not add up to 100.
        scores: Every score by proposal and criterion.

    Returns:
        Exact totals by proposal; those with a gap are left out.

    Source:
        MCUA, divided by the sum of the weights.
    """
    full = sum((Fraction(each.weight) for each in criteria), Fraction())
    wanted = {each.pk for each in criteria}
    alternatives = [
        Alternative(
            str(proposal), {str(key): Ratings.of(list(row[key])) for key in sorted(wanted)}
        )
        for proposal, row in scores.items()
        if wanted and wanted <= row.keys()
    ]
    if not alternatives or not full:
        return {}
    weighted = [Weighted(str(each.pk), Fraction(each.weight)) for each in criteria]
    evaluation = evaluate(weighted, alternatives, SCALE)
    return {int(key): total / full for key, total in evaluation.totals.items()}


@dataclass(frozen=True)
class Ranked:
    """A proposal with its weighted score and its place; `shared` says it is a tie."""

    proposal: Proposal
    total: Decimal | None
    place: int | None
    shared: bool
    scorers: int


def ranking_of(level: Level, proposals: Sequence[Proposal]) -> list[Ranked]:
    """
    Rank the proposals that lie before a meeting.

    Returns:
        The highest score first, ties by number; those not yet scored come last. Equal
        scores share a place.
    """
    criteria = list(level.criteria.all())
    scores = scores_of(level, [each.pk for each in proposals])
    totals = weighted_totals(criteria, scores)
    ranking = standard_ranks({str(key): total for key, total in totals.items()})
    tied = {key for group in ranking.ties for key in group}
    ranked = [
        Ranked(
            each,
            four_places(totals.get(each.pk)),
            ranking.ranks.get(str(each.pk)),
            str(each.pk) in tied,
            max((len(values) for values in scores.get(each.pk, {}).values()), default=0),
        )
        for each in proposals
    ]
    ranked.sort(key=lambda row: (row.place is None, row.place or 0, row.proposal.pk))
    return ranked


def total_of(level: Level, proposal: Proposal) -> Decimal | None:
    """The weighted score of one proposal at a level; None until all criteria are scored."""
    scores = scores_of(level, [proposal.pk])
    return four_places(weighted_totals(list(level.criteria.all()), scores).get(proposal.pk))


def four_places(total: Fraction | None) -> Decimal | None:
    """An exact score as it is kept: four places, halves up."""
    return None if total is None else round_half_up(total, 4)
