"""Votes: each counted once, in sums of days and months that agree with them."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.ratings.ballots import a_ballot, a_kiosk, by_phone, figure
from factories.plans import NOW
from factories.services import a_unit, keeper_of
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.figures import Figure, outlier_days
from siap.apps.ratings.models import (
    Channel,
    Colour,
    DayTally,
    MonthTally,
    Vote,
)
from siap.apps.ratings.queries import Period, figures_of, monthly
from siap.apps.ratings.services.devices import (
    Slips,
    count_paper,
)
from siap.apps.ratings.services.sums import sum_months
from siap.apps.ratings.services.votes import (
    Sender,
    cast_by_phone,
    cast_on_kiosk,
)
from siap.kernel.errors import Conflict, InvalidInput
from siap.methods.three_colour import Counts


@pytest.mark.django_db
def test_a_vote_is_counted_under_its_day_and_channel() -> None:
    unit = a_unit()

    by_phone(unit, a_ballot(Colour.RED))

    tally = DayTally.objects.get()
    assert (tally.day, tally.channel, tally.red) == (date(2026, 11, 21), "phone", 1)


@pytest.mark.django_db
def test_the_same_press_sent_twice_counts_once() -> None:
    unit = a_unit()
    ballot = a_ballot()

    outcomes = [by_phone(unit, ballot) for _ in range(3)]

    assert outcomes == ["taken", "again", "again"]
    assert figure(unit).n == 1


@pytest.mark.django_db
def test_one_browser_judges_a_unit_once_in_ten_minutes() -> None:
    unit = a_unit()
    sender = Sender(trace="a", browser="b")

    outcomes = [
        cast_by_phone(unit=unit, ballot=a_ballot(), sender=sender, now=moment)
        for moment in (NOW, NOW, NOW + timedelta(minutes=21))
    ]

    assert outcomes == ["taken", "repeat", "taken"]
    assert figure(unit).n == 2


@pytest.mark.django_db
def test_a_colour_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Pilih salah satu"):
        by_phone(a_unit(), a_ballot(4))


@pytest.mark.django_db
def test_a_tablet_sends_what_it_kept_and_each_counts_once() -> None:
    unit = a_unit()
    kiosk = a_kiosk(unit)
    days = [a_ballot(at=NOW - timedelta(days=day)) for day in range(3)]

    first = cast_on_kiosk(kiosk=kiosk, ballots=days, now=NOW)
    again = cast_on_kiosk(kiosk=kiosk, ballots=days, now=NOW)

    assert set(first) == set(again) == {ballot.key for ballot in days}
    assert DayTally.objects.count() == 3
    assert figure(unit).n == 3


@pytest.mark.django_db
def test_a_count_from_paper_can_be_put_right_but_not_overwritten_unseen() -> None:
    unit = a_unit()
    by = keeper_of(unit)

    def slips(green: int) -> Slips:
        return Slips(day=NOW.date(), red=1, yellow=2, green=green, counters="A dan B")

    count_paper(unit=unit, slips=slips(30), seen_version=0, by=by, now=NOW)
    with pytest.raises(Conflict):
        count_paper(unit=unit, slips=slips(99), seen_version=0, by=by, now=NOW)
    count_paper(unit=unit, slips=slips(40), seen_version=1, by=by, now=NOW)

    assert figure(unit).counts == Counts(1, 2, 40)


@pytest.mark.django_db
def test_the_daily_sums_equal_the_votes_one_by_one() -> None:
    unit = a_unit()
    kiosk = a_kiosk(unit)
    for number in range(12):
        ballot = a_ballot(colour=number % 3 + 1, at=NOW - timedelta(seconds=number * 1.5))
        cast_on_kiosk(kiosk=kiosk, ballots=[ballot], now=NOW)
        by_phone(unit, a_ballot(colour=number % 2 + 1))

    sums = DayTally.objects.aggregate(
        **{
            name: Sum(name)
            for colour in ("red", "yellow", "green")
            for name in (colour, f"flagged_{colour}")
        }
    )

    votes_by = {
        (colour.name.lower(), bool(flag)): Vote.objects.filter(
            colour=colour, **({"flag__gt": 0} if flag else {"flag": 0})
        ).count()
        for colour in Colour
        for flag in (0, 1)
    }
    assert sums == {
        f"flagged_{name}" if flagged else name: count
        for (name, flagged), count in votes_by.items()
    }
    assert DayTally.objects.filter(channel=Channel.PHONE).exists()


@given(st.tuples(*[st.integers(0, 10_000)] * 3))
def test_the_interval_holds_the_share(counts: tuple[int, int, int]) -> None:
    figure = Figure(Counts(*counts))

    if figure.n:
        assert figure.interval is not None
        assert figure.green is not None
        low, high = figure.interval
        assert 0 <= low <= figure.green <= high <= 100
    else:
        assert figure.interval is None


@pytest.mark.django_db
@given(st.dates(date(2026, 1, 1), date(2026, 6, 30)), st.integers(0, 150))
@settings(max_examples=25)
def test_months_and_the_rest_give_the_sum_of_the_days(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))
    if not DayTally.objects.exists():
        unit = a_unit()
        days = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 365, 3)]
        DayTally.objects.bulk_create(
            DayTally(unit=unit, day=day, channel="kiosk", green=day.day, red=1)
            for day in days
        )
        sum_months([unit])
    unit = ServiceUnit.objects.get()
    inside = DayTally.objects.filter(day__gte=period.first, day__lte=period.last)

    found = figures_of([unit], period)[0].figure
    months = monthly([unit], period)

    assert found.n == (inside.aggregate(n=Sum("green") + Sum("red"))["n"] or 0)
    assert sum(figure.n for _, figure in months) == found.n


def test_a_day_far_above_the_weeks_before_stands_out() -> None:
    days = [(date(2026, 3, 1) + timedelta(days=n), 25) for n in range(14)]

    assert outlier_days([*days, (date(2026, 3, 15), 76)]) == [date(2026, 3, 15)]
    assert outlier_days([*days, (date(2026, 3, 15), 75)]) == []


def test_the_first_days_of_a_box_are_not_judged() -> None:
    assert outlier_days([(date(2026, 3, 1), 2), (date(2026, 3, 2), 500)]) == []


@pytest.mark.django_db
def test_months_of_votes_from_before_are_summed_when_the_program_is_renewed() -> None:
    unit = a_unit()
    for day in (date(2026, 1, 5), date(2026, 1, 6), date(2026, 2, 1)):
        DayTally.objects.create(unit=unit, day=day, channel="paper", green=2, flagged_red=1)
    migration = import_module("siap.apps.ratings.migrations.0002_month_tally")

    migration.sum_old_months(apps, None)

    found = MonthTally.objects.order_by("month").values_list(
        "month", "green", "flagged_red"
    )
    assert list(found) == [(date(2026, 1, 1), 4, 2), (date(2026, 2, 1), 2, 1)]
