"""Pairwise ranking: sums, circles, ties, and what one answer can change."""

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methods.pairwise_ranking import Comparison, Votes, rank


@st.composite
def tournaments(
    draw: st.DrawFn, *, draws: bool = True
) -> tuple[list[str], list[Comparison]]:
    count = draw(st.integers(2, 7))
    issues = [f"i{number}" for number in range(count)]
    found = []
    for a, b in combinations(issues, 2):
        sides = [a, b, None] if draws else [a, b]
        found.append(Comparison(a, b, draw(st.sampled_from(sides))))
    return issues, found


@given(tournaments())
def test_wins_add_up_to_the_number_of_pairs(
    given_: tuple[list[str], list[Comparison]],
) -> None:
    issues, comparisons = given_

    wins = rank(issues, comparisons).wins

    assert sum(wins.values()) == Fraction(len(issues) * (len(issues) - 1), 2)


@given(tournaments(), st.randoms(use_true_random=False))
def test_the_order_of_input_and_the_side_of_a_pair_change_nothing(
    given_: tuple[list[str], list[Comparison]], random: Random
) -> None:
    issues, comparisons = given_
    other_issues = random.sample(issues, len(issues))
    turned = [
        Comparison(each.b, each.a, each.winner) if random.random() < 0.5 else each
        for each in random.sample(comparisons, len(comparisons))
    ]

    first, second = rank(issues, comparisons), rank(other_issues, turned)

    assert first.wins == second.wins
    assert first.ranking.ranks == second.ranking.ranks
    assert first.status == second.status
    assert first.main_issue == second.main_issue
    assert first.circular_triads == second.circular_triads
    assert sorted(map(sorted, first.ranking.ties)) == sorted(
        map(sorted, second.ranking.ties)
    )


@given(tournaments())
def test_consistency_stays_between_nought_and_one(
    given_: tuple[list[str], list[Comparison]],
) -> None:
    consistency = rank(*given_).consistency

    assert consistency is not None
    assert 0 <= consistency <= 1


@given(tournaments(draws=False))
def test_circles_agree_with_the_count_from_the_sums_of_squares(
    given_: tuple[list[str], list[Comparison]],
) -> None:
    outcome = rank(*given_)
    n = len(given_[0])
    squares = sum(wins * wins for wins in outcome.wins.values())

    assert outcome.circular_triads == Fraction(n * (n - 1) * (2 * n - 1), 12) - squares / 2


@given(tournaments())
def test_each_answer_named_as_decisive_does_change_the_main_issue_and_no_other_does(
    given_: tuple[list[str], list[Comparison]],
) -> None:
    issues, comparisons = given_
    outcome = rank(issues, comparisons)
    found = set()

    for index, comparison in enumerate(comparisons):
        for side in (comparison.a, comparison.b):
            if side == comparison.winner or outcome.main_issue is None:
                continue
            turned = Comparison(comparison.a, comparison.b, side)
            other = rank(issues, [*comparisons[:index], turned, *comparisons[index + 1 :]])
            if other.ranking.first != outcome.ranking.first:
                found.add((index, side, tuple(other.ranking.first)))

    assert {(e.index, e.winner, tuple(e.first)) for e in outcome.changes} == found


def test_a_fully_ordered_set_has_no_circle_and_is_fully_consistent() -> None:
    issues = ["a", "b", "c", "d"]

    outcome = rank(issues, [Comparison(a, b, a) for a, b in combinations(issues, 2)])

    assert (outcome.circular_triads, outcome.consistency) == (0, 1)
    assert outcome.main_issue == "a"


def test_a_missing_pair_leaves_the_ranking_open() -> None:
    outcome = rank(["a", "b", "c"], [Comparison("a", "b", "a"), Comparison("a", "c", "a")])

    assert outcome.status == "incomplete"
    assert outcome.missing_pairs == [("b", "c")]
    assert outcome.main_issue is None
    assert outcome.consistency is None


def test_no_answer_at_all_is_only_incomplete() -> None:
    assert rank(["a", "b"], []).missing_pairs == [("a", "b")]


@pytest.mark.parametrize(
    ("votes", "winner"), [((11, 7), "a"), ((7, 11), "b"), ((9, 9), None)]
)
def test_the_majority_of_votes_wins_and_equal_votes_are_a_draw(
    votes: tuple[int, int], winner: str | None
) -> None:
    assert Comparison("a", "b", None, Votes(*votes)).decided == winner


def test_a_pair_without_any_vote_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        Votes(0, 0)

    assert caught.value.code == "no-votes"


def test_an_issue_is_not_compared_with_itself() -> None:
    with pytest.raises(InvalidInput) as caught:
        Comparison("a", "a", "a")

    assert caught.value.code == "same-pair"


def test_a_winner_from_outside_the_pair_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        Comparison("a", "b", "c")

    assert (caught.value.code, caught.value.where) == ("winner-not-in-pair", "winner")


def test_an_unknown_issue_in_a_pair_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        rank(["a", "b"], [Comparison("a", "z", "a")])

    assert (caught.value.code, caught.value.where) == ("unknown-id", "comparisons[0].b")


def test_a_tie_at_the_top_that_the_tied_can_settle_is_repeated_not_called_a_circle() -> (
    None
):
    comparisons = [
        Comparison("a", "b", "a"),
        Comparison("b", "c", "b"),
        Comparison("a", "c", "c"),
        Comparison("a", "d", "a"),
        Comparison("b", "d", "b"),
        Comparison("c", "d", "d"),
    ]

    outcome = rank(["a", "b", "c", "d"], comparisons)

    assert outcome.repeat_among == ["a", "b"]
    assert outcome.status == "repeat"


def test_a_circle_within_a_larger_field_is_told_from_an_open_tie() -> None:
    issues = ["a", "b", "c", "d"]
    comparisons = [Comparison(x, "d", x) for x in "abc"]
    comparisons += [
        Comparison("a", "b", "a"),
        Comparison("b", "c", "b"),
        Comparison("c", "a", "c"),
    ]

    outcome = rank(issues, comparisons)

    assert outcome.status == "cycle"
    assert outcome.repeat_among == ["a", "b", "c"]
