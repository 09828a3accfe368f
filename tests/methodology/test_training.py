"""A training timetable: whole days, every topic in order, no day off, breaks kept free."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.guide_shapes import Time, Topic
from siap.methodology.library import Guide, edition
from siap.methodology.training import (
    SHORTEST,
    TrainingDay,
    propose_training,
    taught_topics,
)
from siap.methodology.work_calendar import is_working_day

START = date(2026, 3, 11)
GUIDES = sorted(edition().guides)


def taught_minutes(days: list[TrainingDay]) -> dict[str, int]:
    minutes: dict[str, int] = {}
    for day in days:
        for line in day.sessions:
            if line.topic is not None:
                key = line.topic.key
                minutes[key] = minutes.get(key, 0) + line.minutes
    return minutes


def order_of_topics(days: list[TrainingDay]) -> list[str]:
    lines = [line.topic.key for day in days for line in day.sessions if line.topic]
    return list(dict.fromkeys(lines))


def with_times(guide: Guide, hours: list[Decimal]) -> Guide:
    """The same guide, its topics of stages one to five taking other times."""
    new = iter(hours)
    stages = []
    for stage in guide.stages:
        topics: tuple[Topic, ...] = tuple(
            topic.model_copy(update={"time": Time(meetings=1, hours=next(new))})
            if stage.number <= 5
            else topic
            for topic in stage.topics
        )
        stages.append(stage.model_copy(update={"topics": topics}))
    return Guide(guide.head, tuple(stages))


@pytest.mark.parametrize("key", GUIDES)
@pytest.mark.parametrize("days", [4, 5])
def test_stages_one_to_five_are_taught_whole_and_in_order(key: str, days: int) -> None:
    guide = edition().guide(key)

    found = propose_training(guide, start=START, days=days)

    assert order_of_topics(found) == [topic.key for topic in taught_topics(guide)]
    assert len(found) == days


@pytest.mark.parametrize("key", GUIDES)
def test_a_longer_topic_gets_more_time_than_one_half_as_long(key: str) -> None:
    guide = edition().guide(key)
    hours = {t.key: t.time.meetings * t.time.hours for t in taught_topics(guide)}

    minutes = taught_minutes(propose_training(guide, start=START, days=5))

    assert all(
        minutes[long] > minutes[short]
        for long in hours
        for short in hours
        if hours[long] >= 2 * hours[short]
    )


def test_the_days_fill_all_hours_between_opening_and_closing() -> None:
    days = propose_training(edition().guide("pdam"), start=START, days=4)

    for day in days:
        assert str(day.sessions[0].starts) == "08:00:00"
        assert str(day.sessions[-1].ends) == "16:30:00"
        assert all(a.ends == b.starts for a, b in pairwise(day.sessions))
    assert days[0].sessions[0].kind == "opening"
    assert days[-1].sessions[-1].kind == "closing"


def test_no_day_of_training_is_a_weekend_or_a_day_off() -> None:
    found = propose_training(
        edition().guide("blud-spam"), start=START, days=5, technical_days=7
    )

    assert [day.day for day in found] == sorted({day.day for day in found})
    assert all(is_working_day(day.day) for day in found)
    # Nyepi on 19 March 2026 and the days around Idulfitri are left out.
    assert date(2026, 3, 19) not in {day.day for day in found}


def test_friday_leaves_time_for_prayer() -> None:
    friday = propose_training(edition().guide("pdam"), start=date(2026, 3, 13), days=1)[0]

    lunch = next(line for line in friday.sessions if line.kind == "lunch")

    assert (str(lunch.starts), str(lunch.ends)) == ("11:30:00", "13:00:00")


def test_technical_days_follow_and_name_no_topic_of_the_guide() -> None:
    found = propose_training(
        edition().guide("blud-spam"), start=START, days=4, technical_days=6
    )

    technical = [day for day in found if day.technical]

    assert [day.number for day in technical] == [5, 6, 7, 8, 9, 10]
    assert all(line.topic is None for day in technical for line in day.sessions)


def test_a_topic_over_a_break_goes_on_as_its_next_part() -> None:
    found = propose_training(edition().guide("pdam"), start=START, days=4)
    parts: dict[str, list[tuple[int, int]]] = {}
    for day in found:
        for line in day.sessions:
            if line.topic is not None:
                parts.setdefault(line.topic.key, []).append((line.part, line.parts))

    assert all(
        each == [(n + 1, len(each)) for n in range(len(each))] for each in parts.values()
    )


@pytest.mark.parametrize("key", GUIDES)
@pytest.mark.parametrize("days", [4, 5])
def test_no_topic_begins_or_goes_on_for_less_than_a_quarter_of_an_hour(
    key: str, days: int
) -> None:
    found = propose_training(edition().guide(key), start=START, days=days)

    short = [
        (line.topic.key, line.minutes)
        for day in found
        for line in day.sessions
        if line.topic and line.minutes < SHORTEST
    ]

    assert short == []


@given(data=st.data(), days=st.integers(1, 14), start=st.integers(0, 200))
@settings(max_examples=60)
def test_whatever_the_times_every_topic_is_taught_once_in_order_without_overlap(
    data: st.DataObject, days: int, start: int
) -> None:
    guide = edition().guide("umum")
    count = len(taught_topics(guide))
    hours = st.decimals(min_value="0.1", max_value=12, places=1)
    times = data.draw(st.lists(hours, min_size=count, max_size=count))

    found = propose_training(
        with_times(guide, times), start=date(2026, 1, 5) + timedelta(days=start), days=days
    )

    assert order_of_topics(found) == [topic.key for topic in taught_topics(guide)]
    assert all(m >= 5 for m in taught_minutes(found).values())
    assert all(
        a.ends == b.starts and a.starts < a.ends
        for day in found
        for a, b in pairwise(day.sessions)
    )


@pytest.mark.parametrize(("days", "technical"), [(0, 0), (15, 0), (4, -1), (4, 15)])
def test_a_number_of_days_out_of_range_is_refused(days: int, technical: int) -> None:
    guide = edition().guide("pdam")

    with pytest.raises(InvalidInput):
        propose_training(guide, start=START, days=days, technical_days=technical)


def test_a_year_without_a_list_of_days_off_is_refused_rather_than_guessed() -> None:
    with pytest.raises(NotFound):
        propose_training(edition().guide("pdam"), start=date(2019, 3, 4), days=4)
