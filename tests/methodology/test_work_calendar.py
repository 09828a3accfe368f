"""A work calendar proposed from a guide."""

import itertools
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.holidays import Holidays
from siap.methodology.library import edition
from siap.methodology.work_calendar import (
    Rhythm,
    is_working_day,
    next_working_day,
    propose_calendar,
)

GUIDE = edition().guide("pdam")
NINE = time(9, 0)


@given(
    start=st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 3, 1)),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    days_between=st.integers(1, 7),
)
def test_every_meeting_lies_on_a_chosen_weekday_and_on_no_day_off(
    start: date, weekdays: set[int], days_between: int
) -> None:
    rhythm = Rhythm(tuple(weekdays), NINE, days_between)

    try:
        meetings = propose_calendar(GUIDE, start=start, rhythm=rhythm)
    except NotFound:
        return  # it reached a year without a list of days off, and said so
    off = {day.date for year in (2026, 2027) for day in Holidays.for_year(year).days}
    days = [meeting.day for meeting in meetings]

    assert {day.weekday() for day in days} <= weekdays
    assert not off & set(days)
    assert days == sorted(set(days))
    assert days[0] >= start
    assert min((b - a).days for a, b in itertools.pairwise(days)) >= days_between


def test_each_topic_meets_as_often_and_as_long_as_the_guide_says() -> None:
    meetings = propose_calendar(
        GUIDE, start=date(2026, 1, 5), rhythm=Rhythm((0, 1, 2, 3, 4), NINE, 1)
    )

    counts = {key: sum(m.topic == key for m in meetings) for key in GUIDE.topics}
    assert counts == {key: topic.time.meetings for key, topic in GUIDE.topics.items()}
    first = meetings[0]
    assert (first.topic, first.starts, first.ends) == ("1.1", time(9, 0), time(11, 0))
    assert [m.topic for m in meetings] == sorted(m.topic for m in meetings)


@pytest.mark.parametrize("rhythm", [Rhythm((), NINE, 1), Rhythm((1,), NINE, 0)])
def test_a_rhythm_without_days_or_distance_is_refused(rhythm: Rhythm) -> None:
    with pytest.raises(InvalidInput):
        propose_calendar(GUIDE, start=date(2026, 1, 5), rhythm=rhythm)


def test_a_year_without_a_list_of_days_off_is_said_and_not_guessed() -> None:
    with pytest.raises(NotFound):
        propose_calendar(GUIDE, start=date(2031, 1, 6), rhythm=Rhythm((1,), NINE, 7))


def test_independence_day_is_no_working_day_and_the_next_one_is_found() -> None:
    assert not is_working_day(date(2026, 8, 17))
    assert next_working_day(date(2026, 8, 15)) == date(2026, 8, 18)
    assert next_working_day(date(2026, 8, 18)) == date(2026, 8, 18)
