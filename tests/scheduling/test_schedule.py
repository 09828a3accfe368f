"""Schedules keep every rule, are the best there are, and say how far the proof reaches."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from scheduling.cases import best_worth, middling, random_problem
from siap.kernel.errors import InvalidInput, SiapError, Unavailable
from siap.scheduling.checking import breaches
from siap.scheduling.improving import _take_bound
from siap.scheduling.ledger import Ledger
from siap.scheduling.planning import Schedule, schedule
from siap.scheduling.preparing import prepare
from siap.scheduling.problem import Ceilings, Problem, Proposal, worth
from siap.scheduling.searching import Progress, Search, Watch
from siap.scheduling.solver import Whole

SMALL_CASES = 600


def test_small_problems_get_the_best_schedule_or_a_true_refusal() -> None:
    wrong, kinds = [], set()
    for seed in range(SMALL_CASES):
        problem = random_problem(seed)
        best = best_worth(problem)
        try:
            found = schedule(problem, time_limit_s=5)
        except SiapError as refusal:
            kinds.add(refusal.code)
            if best is not None and refusal.code != "needs-circle":
                wrong.append((seed, refusal.code))
            continue
        kinds.add(found.status)
        broken = breaches(problem, found.years)
        if broken or found.value != best or found.bound < found.value:
            wrong.append((seed, found.status))

    assert wrong == []
    assert {"optimal", "ceiling-too-low", "mandatory-without-year", "needs-circle"} <= kinds


@pytest.fixture(scope="module")
def large() -> tuple[Problem, Schedule]:
    problem = middling(700)
    return problem, schedule(problem, time_limit_s=3)


def test_a_larger_schedule_keeps_every_rule(large: tuple[Problem, Schedule]) -> None:
    problem, found = large

    assert breaches(problem, found.years) == []
    assert found.value == worth(problem, found.years)


def test_the_bound_is_above_the_value_and_near(large: tuple[Problem, Schedule]) -> None:
    _, found = large

    assert found.value <= found.bound
    assert found.gap < Fraction(3, 100)


def test_nobody_who_waits_would_fit(large: tuple[Problem, Schedule]) -> None:
    problem, found = large
    waiting = [key for key, year in found.years.items() if year is None]

    assert waiting
    for key in waiting[:60]:
        for year in problem.horizon:
            assert breaches(problem, {**found.years, key: year})


def test_the_same_input_in_another_order_gives_the_same_schedule() -> None:
    problem = middling(120)
    shuffled = list(problem.proposals)
    Random(5).shuffle(shuffled)  # noqa: S311

    first = schedule(problem, time_limit_s=20, watch=until("kernel"))
    second = schedule(
        replace(problem, proposals=shuffled), time_limit_s=20, watch=until("kernel")
    )

    assert first.years == second.years


def until(step: str) -> Watch:
    """Stop when a step begins."""

    def watch(progress: Progress) -> bool:
        return progress.step != step

    return watch


def test_the_same_work_gives_the_same_schedule_twice() -> None:
    problem = middling(700, seed=3)

    first, second = (schedule(problem, time_limit_s=5.7) for _ in "ab")

    assert first.status == second.status == "feasible"
    assert first.years == second.years
    assert first.bound == second.bound


def test_a_stop_keeps_the_best_so_far() -> None:
    problem = middling(450)
    seen: list[Progress] = []

    def watch(progress: Progress) -> bool:
        seen.append(progress)
        return progress.value is None

    found = schedule(problem, watch=watch)

    assert found.status == "stopped"
    assert found.value == seen[-1].value
    assert breaches(problem, found.years) == []


def test_progress_never_goes_back() -> None:
    seen: list[Progress] = []

    def watch(progress: Progress) -> bool:
        seen.append(progress)
        return True

    schedule(middling(700, seed=2), time_limit_s=5.4, watch=watch)

    values = [each.value for each in seen if each.value is not None]
    assert values == sorted(values)
    assert [each.done for each in seen] == sorted(each.done for each in seen)
    assert seen[-1].step == "done"
    assert seen[-1].gap is not None


def test_a_stop_before_there_is_any_schedule_is_told() -> None:
    packed = [
        Proposal(f"p{number}", "a", "x", cost, Fraction(1), mandatory=True)
        for number, cost in enumerate([5, 5, 4, 4, 3, 3])
    ]
    problem = Problem([2026, 2027], Ceilings({2026: 12, 2027: 12}), packed)

    with pytest.raises(Unavailable) as caught:
        schedule(problem, watch=lambda _: False)

    assert caught.value.code == "no-schedule-found"


def test_the_least_that_ceilings_lack_is_told() -> None:
    pair = [Proposal(key, "a", "x", 7, Fraction(1), mandatory=True) for key in "pq"]
    problem = Problem([2026], Ceilings({2026: 10}, {"a": {2026: 12}}), pair)

    with pytest.raises(InvalidInput) as caught:
        schedule(problem)

    assert caught.value.code == "ceiling-too-low"
    assert "total 2026 Rp4" in str(caught.value.facts["short"])
    assert "area a 2026 Rp2" in str(caught.value.facts["short"])


def test_a_floor_that_cannot_be_reached_is_told() -> None:
    dam = Proposal("dam", "a", "x", 20, Fraction(1))
    well = Proposal("well", "b", "x", 4, Fraction(1), needs=["dam"])
    problem = Problem([2026], Ceilings({2026: 10}), [dam, well], floor_share=Fraction(2, 5))

    with pytest.raises(InvalidInput) as caught:
        schedule(problem)

    assert caught.value.code == "floor-unreachable"
    assert "b Rp4" in str(caught.value.facts["short"])


def test_what_must_be_packed_exactly_is_found() -> None:
    packed = [
        Proposal(f"p{number}", "a", "x", cost, Fraction(1), mandatory=True)
        for number, cost in enumerate([5, 5, 4, 4, 3, 3])
    ]
    problem = Problem([2026, 2027], Ceilings({2026: 12, 2027: 12}), packed)

    found = schedule(problem)

    assert breaches(problem, found.years) == []


def test_money_of_a_country_is_exact_to_the_rupiah() -> None:
    whole = 10**15 + 1
    exact = Proposal("exact", "a", "x", whole, Fraction(1))
    over = Proposal("over", "a", "x", whole + 1, Fraction(2))
    problem = Problem([2026], Ceilings({2026: whole}), [exact, over])

    found = schedule(problem)

    assert found.years == {"exact": 2026, "over": None}


def test_proposals_worth_nothing_get_a_year_where_money_is_left() -> None:
    idle = Proposal("idle", "a", "x", 3, Fraction(0))

    found = schedule(Problem([2026], Ceilings({2026: 5}), [idle]))

    assert found.years == {"idle": 2026}


@pytest.mark.parametrize(("bound", "proven"), [(10.0, True), (10.5, False)])
def test_an_optimal_answer_that_did_not_fit_exactly_proves_no_more_than_it_says(
    bound: float, proven: object
) -> None:
    well = Proposal("well", "a", "x", 3, Fraction(10))
    model = prepare(Problem([2026], Ceilings({2026: 5}), [well]))
    search = Search(model, 5, 0, lambda _: True)
    search.offer(Ledger(model))
    unit = float(search.value) / 10 / search.arrays.worth
    optimal = Whole("optimal", None, bound * unit, timed_out=False, slack=np.zeros(0))

    _take_bound(search, optimal)

    assert search.proven is proven
    assert search.bound is not None
    assert search.bound >= search.value
