"""Multiple criteria utility assessment: weight times score, added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.methods.ranking import Ranking, standard_ranks
from siap.methods.ratings import Ratings
from siap.methods.reading import check_same_keys, check_scale


@dataclass(frozen=True, slots=True)
class Criterion:
    """
    What alternatives are judged by.

    Args:
        id: Its name.
        weight: >= 0; weights need not add up to one.
        better: `higher`, or `lower` where a high score is bad (cost, time).
    """

    id: str
    weight: Fraction
    better: str = "higher"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing to choose, with its scores by criterion and, if any, its group."""

    id: str
    scores: Mapping[str, Ratings]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Tipping:
    """
    How little must change for another alternative to come first.

    Args:
        change: Relative change of the weight, >= -1; 0 where the first place is
            already shared and any change decides it.
        first: Who would share the first place at that point.
    """

    change: Fraction
    first: list[str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """
    Weighted scores and what follows from them.

    Args:
        means: Mean score by alternative and criterion, turned round where lower is
            better.
        weighted: Weight times mean, by alternative and criterion.
        totals: Sum by alternative.
        ranking: Places by total, highest first.
        by_group: Places among the alternatives of one group.
        stability: Tipping point by criterion; None where no change of this weight
            alone changes the first place.
    """

    means: dict[str, dict[str, Fraction]]
    weighted: dict[str, dict[str, Fraction]]
    totals: dict[str, Fraction]
    ranking: Ranking
    by_group: dict[str, Ranking]
    stability: dict[str, Tipping | None]


def evaluate(
    criteria: Sequence[Criterion],
    alternatives: Sequence[Alternative],
    scale: Sequence[Fraction],
) -> Evaluation:
    """
    Rank alternatives by their weighted scores.

    Args:
        criteria: n >= 1, distinct ids, at least one weight above nought.
        alternatives: n >= 1, distinct ids, each with a score on every criterion.
        scale: [lowest, highest] score. Where lower is better, a score s counts as
            lowest + highest - s.

    Returns:
        The evaluation; exact, nothing rounded; ties stay ties.

    Raises:
        InvalidInput: A score is missing, unknown or outside the scale.

    Source:
        MCUA as taught for Indonesian priority setting: bobot x nilai (BN), highest
        total first.
    """
    check_scale(scale)
    if not any(criterion.weight for criterion in criteria):
        raise InvalidInput("no-weight", where="criteria")
    names = [criterion.id for criterion in criteria]
    turned = scale[0] + scale[1]
    means: dict[str, dict[str, Fraction]] = {}
    for index, alternative in enumerate(alternatives):
        where = f"alternatives[{index}].scores"
        check_same_keys(alternative.scores, names, where)
        means[alternative.id] = row = {}
        for criterion in criteria:
            ratings = alternative.scores[criterion.id]
            ratings.check(scale, f"{where}.{criterion.id}")
            higher = criterion.better == "higher"
            row[criterion.id] = ratings.mean if higher else turned - ratings.mean
    weights = {criterion.id: criterion.weight for criterion in criteria}
    weighted = {
        name: {key: weights[key] * mean for key, mean in row.items()}
        for name, row in means.items()
    }
    totals = {name: sum(row.values(), Fraction()) for name, row in weighted.items()}
    return Evaluation(
        means=means,
        weighted=weighted,
        totals=totals,
        ranking=standard_ranks(totals),
        by_group=_by_group(alternatives, totals),
        stability={name: _tipping(name, weighted, totals) for name in names},
    )


def _by_group(
    alternatives: Sequence[Alternative], totals: Mapping[str, Fraction]
) -> dict[str, Ranking]:
    groups: dict[str, dict[str, Fraction]] = {}
    for alternative in alternatives:
        if alternative.group is not None:
            groups.setdefault(alternative.group, {})[alternative.id] = totals[
                alternative.id
            ]
    return {group: standard_ranks(members) for group, members in groups.items()}


def _tipping(
    criterion: str,
    weighted: Mapping[str, Mapping[str, Fraction]],
    totals: Mapping[str, Fraction],
) -> Tipping | None:
    """
    Find the smallest relative change of one weight that changes the first place.

    A total is a straight line in the change d: total + d x weighted score. Another
    alternative reaches the first one where the two lines meet.
    """
    best = max(totals.values())
    leaders = [name for name, total in totals.items() if total == best]
    leading = {weighted[name][criterion] for name in leaders}
    if len(leading) > 1:
        return Tipping(Fraction(), leaders)
    height = leading.pop()
    found: Fraction | None = None
    reached: list[str] = []
    for name, total in totals.items():
        rise = weighted[name][criterion] - height
        if total == best or not rise:
            continue
        change = (best - total) / rise
        if change < -1:
            continue
        if found is None or (abs(change), -change) < (abs(found), -found):
            found, reached = change, []
        if change == found:
            reached.append(name)
    if found is None:
        return None
    shared = {*leaders, *reached}
    return Tipping(found, [name for name in totals if name in shared])
