"""Two clocks: worked out alike by everybody, moved only by pauses with a reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    routed,
)
from siap.apps.complaints import clock, services
from siap.apps.complaints.models import Event, Kind, Outgoing, Report, State
from siap.apps.complaints.presenting import clocks
from siap.kernel.errors import InvalidInput

MOMENTS = st.datetimes(datetime(2026, 1, 2), datetime(2026, 3, 30)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)


@given(start=MOMENTS, seconds=st.integers(0, 10**7))
def test_started_hours_are_the_smallest_number_of_hours_that_cover_the_time(
    start: datetime, seconds: int
) -> None:
    hours = clock.started_hours(start, start + timedelta(seconds=seconds), [])

    assert (hours - 1) * 3600 < seconds <= hours * 3600


@given(start=MOMENTS, parts=st.lists(st.integers(0, 90_000), min_size=2, max_size=9))
def test_pauses_take_away_exactly_the_seconds_that_lie_in_them(
    start: datetime, parts: list[int]
) -> None:
    marks = [start]
    for part in parts:
        marks.append(marks[-1] + timedelta(seconds=part))
    pauses = list(zip(marks[1::2], marks[2::2], strict=False))
    running = sum(parts[::2])

    hours = clock.started_hours(start, marks[-1], pauses)

    assert hours == -(-running // 3600)


@given(start=MOMENTS, hours=st.integers(1, 500), pause=st.integers(0, 10**6))
def test_an_answer_at_the_last_second_is_in_time_and_one_later_is_not(
    start: datetime, hours: int, pause: int
) -> None:
    pauses = [(start, start + timedelta(seconds=pause))]
    due = clock.pledge_due(start, hours, pauses)

    assert clock.started_hours(start, due, pauses) == hours
    assert clock.started_hours(start, due + timedelta(seconds=1), pauses) == hours + 1


@pytest.mark.parametrize(
    ("kind", "oversight", "days", "due"),
    [
        (Kind.INFORMATION, False, 5, date(2026, 8, 24)),
        (Kind.COMPLAINT, False, 14, date(2026, 9, 7)),
        (Kind.COMPLAINT, True, 60, date(2026, 11, 10)),
    ],
)
def test_the_laws_term_counts_working_days_and_leaves_days_off_out(
    kind: str, *, oversight: bool, days: int, due: date
) -> None:
    # 14 August is a Friday, the 17th and the 25th are days off.
    term = clock.legal_term(date(2026, 8, 14), kind=kind, oversight=oversight)

    assert term is not None
    assert (term.rules, term.days, term.due) == ("permenpanrb-62-2018", days, due)


def test_praise_has_no_term_and_neither_has_a_year_without_a_list_of_days_off() -> None:
    assert clock.legal_term(date(2026, 8, 14), kind="praise", oversight=False) is None
    assert clock.legal_term(date(2019, 8, 14), kind="complaint", oversight=False) is None


@pytest.mark.parametrize(
    ("start", "end", "added"),
    [
        (date(2026, 8, 14), date(2026, 8, 14), 0),
        (date(2026, 8, 14), date(2026, 8, 17), 0),
        (date(2026, 8, 14), date(2026, 8, 19), 2),
    ],
)
def test_a_pause_adds_the_working_days_after_its_first_day(
    start: date, end: date, added: int
) -> None:
    without = clock.legal_term(date(2026, 8, 12), kind="question", oversight=False)
    term = clock.legal_term(
        date(2026, 8, 12), kind="question", oversight=False, pauses=[(start, end)]
    )

    assert without is not None
    assert term is not None
    working = [date(2026, 8, d) for d in (19, 20, 21, 24, 26)]
    assert term.due == working[working.index(without.due) + added]


@pytest.mark.django_db
def test_the_promise_of_the_kind_that_holds_on_the_day_of_receipt_counts(
    office: Office,
) -> None:
    def pledge(kind: str, hours: int, day: date) -> None:
        services.add_pledge(
            desk=office.desk, kind=kind, hours=hours, since=(day, ""),
            by=office.administrator, now=NOW,
        )  # fmt: skip

    pledge("", 72, date(2026, 8, 20))
    pledge("question", 24, date(2026, 8, 20))

    before = a_report(office, kind="question")
    question = a_report(office, kind="question", now=NOW + timedelta(days=7))
    praise = a_report(office, kind="praise", now=NOW + timedelta(days=7))

    assert [r.pledge_hours for r in (before, question, praise)] == [48, 24, 72]


@pytest.mark.django_db
def test_chores_remind_once_then_escalate_once_and_tell_in_the_open(office: Office) -> None:
    office.officer.email = "petugas@contoh.go.id"
    office.officer.save()
    report = routed(office, a_report(office))

    early = services.do_chores(now=NOW + 30 * HOUR)
    near = [services.do_chores(now=NOW + 40 * HOUR) for _ in range(2)]
    late = [services.do_chores(now=NOW + 50 * HOUR) for _ in range(2)]

    assert early["reminded"] == 0
    assert [each["reminded"] for each in near] == [1, 0]
    assert [each["escalated"] for each in late] == [1, 0]
    kinds = Event.objects.filter(report=report).values_list("kind", flat=True)
    assert list(kinds) == ["received", "forwarded", "reminded", "escalated"]
    assert Outgoing.objects.filter(to_mail="petugas@contoh.go.id").count() == 2


@pytest.mark.django_db
def test_nobody_is_reminded_of_what_is_answered_or_paused(office: Office) -> None:
    answered(office, routed(office, a_report(office)))
    report = routed(office, a_report(office))
    services.pause(report=report, reason="Mohon foto meteran.", act=office.act(report))

    done = services.do_chores(now=NOW + timedelta(days=5))

    assert (done["reminded"], done["escalated"]) == (0, 0)


@pytest.mark.django_db
def test_a_pause_that_nobody_ends_ends_itself(office: Office) -> None:
    report = routed(office, a_report(office))
    services.pause(report=report, reason="Mohon foto meteran.", act=office.act(report))

    services.do_chores(now=NOW + timedelta(days=15))

    report.refresh_from_db()
    assert not report.is_paused
    assert report.pledge_due == NOW.replace(microsecond=0) + timedelta(days=16)


@pytest.mark.django_db
def test_pauses_one_after_another_last_no_longer_than_the_desk_allows(
    office: Office,
) -> None:
    report = routed(office, a_report(office))
    for day in (0, 7):
        now = NOW + timedelta(days=day)
        services.pause(
            report=report, reason="Mohon foto meteran.", act=office.act(report, now=now)
        )
        end = office.act(report, now=now + timedelta(days=6))
        services.resume(report=report, act=end)
    last = NOW + timedelta(days=14)
    services.pause(
        report=report, reason="Mohon foto meteran.", act=office.act(report, now=last)
    )

    services.resume(report=report, act=office.act(report, now=last + timedelta(days=9)))

    report.refresh_from_db()
    assert report.pledge_due == NOW.replace(microsecond=0) + timedelta(days=2 + 14)
    with pytest.raises(InvalidInput, match="14 hari"):
        services.pause(
            report=report,
            reason="Mohon foto meteran.",
            act=office.act(report, now=last + timedelta(days=10)),
        )
    shown = {str(fact.label): fact.value for fact in clocks(report, now=last)}
    assert shown["Dijeda"] == "3 kali, seluruhnya 336 jam dari paling lama 14 hari"


@pytest.mark.django_db
def test_a_day_off_of_the_region_counts_for_reports_after_it_was_announced(
    office: Office,
) -> None:
    before = a_report(office)
    services.add_day_off(
        desk=office.desk, day=date(2026, 8, 20), name="Pemungutan suara",
        basis="Keputusan Wali Kota 1/2026", by=office.administrator, now=NOW + HOUR,
    )  # fmt: skip
    after = a_report(office, now=NOW + 2 * HOUR)

    services.classify(report=before, category=None, oversight=False, act=office.act(before))
    services.classify(report=after, category=None, oversight=False, act=office.act(after))

    days = [Report.objects.get(pk=one.pk).legal_due for one in (before, after)]
    assert days[0] is not None
    assert days[1] == clock.working_days_after(days[0], 1)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2026, 8, 14), date(2026, 8, 13), date(2026, 9, 1)])
def test_a_day_off_is_announced_once_and_before_it_comes(office: Office, day: date) -> None:
    facts = {"desk": office.desk, "by": office.administrator, "now": NOW}
    known = date(2026, 9, 1)
    services.add_day_off(day=known, name="Pilkada", basis="Keputusan 2", **facts)  # type: ignore[arg-type]

    with pytest.raises(InvalidInput):
        services.add_day_off(day=day, name="Pilkada", basis="Keputusan 2", **facts)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_answered_report_is_closed_after_ten_working_days_without_a_word(
    office: Office,
) -> None:
    report = answered(office, routed(office, a_report(office)))  # Friday 14 August

    day_ten = services.do_chores(now=NOW + timedelta(days=18))  # Tuesday 1 September
    after = services.do_chores(now=NOW + timedelta(days=19))

    assert (day_ten["closed"], after["closed"]) == (0, 1)
    assert Report.objects.get(pk=report.pk).state == State.CLOSED
