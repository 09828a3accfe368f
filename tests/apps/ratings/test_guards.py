"""Stuffing is set aside; a village behind one address is not shut out."""

from datetime import date, datetime, timedelta

import pytest

from apps.ratings.ballots import a_ballot, a_kiosk, by_phone, figure
from factories.plans import NOW
from factories.services import a_keeper, a_unit, keeper_of
from siap.apps.organisations.models import RegionRole
from siap.apps.public_services.senders import trace
from siap.apps.ratings.models import (
    DayTally,
    Flag,
    Vote,
)
from siap.apps.ratings.services import votes
from siap.apps.ratings.services.devices import (
    close_kiosk,
    kiosk_with_token,
    open_kiosk,
    token_of,
)
from siap.apps.ratings.services.sums import sum_months
from siap.apps.ratings.services.votes import (
    Sender,
    cast_by_phone,
    cast_on_kiosk,
)
from siap.kernel.errors import Forbidden, NotFound, Unavailable


@pytest.mark.django_db
def test_a_village_behind_one_address_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votes, "CROWD_FROM", 5)
    unit = a_unit()

    outcomes = [by_phone(unit, a_ballot()) for _ in range(8)]

    assert set(outcomes) == {"taken"}
    assert (figure(unit).n, figure(unit).aside) == (5, 3)


@pytest.mark.django_db
def test_nobody_votes_twice_around_the_end_of_ten_minutes() -> None:
    unit = a_unit()
    sender = Sender(trace="a", browser="b")

    outcomes = [
        cast_by_phone(unit=unit, ballot=a_ballot(), sender=sender, now=moment)
        for moment in (NOW - timedelta(seconds=1), NOW + timedelta(seconds=1))
    ]

    assert outcomes == ["taken", "repeat"]


@pytest.mark.django_db
def test_one_phone_counts_three_times_a_day() -> None:
    unit = a_unit()
    sender = Sender(trace="a", browser="b")

    for hour in range(5):
        moment = NOW + timedelta(hours=hour)
        cast_by_phone(unit=unit, ballot=a_ballot(), sender=sender, now=moment)

    assert (figure(unit).n, figure(unit).aside) == (3, 2)


@pytest.mark.django_db
def test_a_program_that_never_opened_the_page_is_set_aside() -> None:
    unit = a_unit()

    cast_by_phone(unit=unit, ballot=a_ballot(), sender=Sender(trace="a"), now=NOW)

    assert Vote.objects.get().flag == Flag.UNSEEN
    assert figure(unit).n == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("usual", "counted"), [(0, 4), (2, 6)])
def test_an_address_has_its_share_of_a_day_and_more_at_a_busy_unit(
    monkeypatch: pytest.MonkeyPatch, usual: int, counted: int
) -> None:
    monkeypatch.setattr(votes, "DAY_FROM", 4)
    unit = a_unit()
    if usual:
        yesterday = NOW.date() - timedelta(days=1)
        DayTally.objects.create(unit=unit, day=yesterday, channel="phone", green=usual)
        sum_months([unit])

    for _ in range(9):
        by_phone(unit, a_ballot())

    assert figure(unit).n == counted + usual


@pytest.mark.django_db
def test_a_network_of_its_own_gives_nobody_more_than_one_address() -> None:
    addresses = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", "10.0.0.1"]

    traces = [trace(each, NOW.date()) for each in addresses]

    assert traces[0] == traces[1]
    assert len(set(traces)) == 3


@pytest.mark.django_db
def test_a_flood_from_one_address_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votes, "FLOOD_FROM", 2)
    unit = a_unit()
    by_phone(unit, a_ballot())
    by_phone(unit, a_ballot())

    with pytest.raises(Unavailable, match="sepuluh menit"):
        by_phone(unit, a_ballot())

    assert by_phone(unit, a_ballot(), address="another") == "taken"


@pytest.mark.django_db
def test_presses_in_the_same_second_stand_aside_but_are_kept() -> None:
    unit = a_unit()
    close = [a_ballot(at=NOW + timedelta(milliseconds=300 * n)) for n in range(4)]

    cast_on_kiosk(kiosk=a_kiosk(unit), ballots=close, now=NOW)

    assert (figure(unit).n, figure(unit).aside) == (1, 3)
    assert Vote.objects.filter(flag=Flag.HASTE).count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize("at", [NOW + timedelta(hours=2), NOW - timedelta(days=400)])
def test_a_tablet_with_a_wrong_clock_writes_no_other_day(at: datetime) -> None:
    unit = a_unit()

    cast_on_kiosk(kiosk=a_kiosk(unit), ballots=[a_ballot(at=at)], now=NOW)

    assert Vote.objects.get().day == date(2026, 11, 21)
    assert (figure(unit).n, figure(unit).aside) == (0, 1)


@pytest.mark.django_db
def test_a_tablet_writes_no_day_before_it_was_opened() -> None:
    unit = a_unit()

    early = a_ballot(at=NOW - timedelta(days=21))
    cast_on_kiosk(kiosk=a_kiosk(unit), ballots=[early], now=NOW)

    assert Vote.objects.get().flag == Flag.LATE


@pytest.mark.django_db
def test_a_stolen_address_of_a_tablet_fills_no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votes, "KIOSK_AN_HOUR", 5)
    unit = a_unit()
    spaced = [a_ballot(at=NOW - timedelta(minutes=3 * n)) for n in range(10)]

    cast_on_kiosk(kiosk=a_kiosk(unit), ballots=spaced, now=NOW)

    assert (figure(unit).n, figure(unit).aside) == (5, 5)


@pytest.mark.django_db
def test_a_token_opens_its_own_tablet_only_while_it_may() -> None:
    kiosk = a_kiosk(a_unit())
    token = token_of(kiosk)

    assert kiosk_with_token(token, today=NOW.date()) == kiosk
    for wrong, day in ((token[:-2] + "xx", NOW.date()), (token, date(2027, 1, 1))):
        with pytest.raises(NotFound):
            kiosk_with_token(wrong, today=day)


@pytest.mark.django_db
def test_a_closed_tablet_is_not_let_in() -> None:
    kiosk = a_kiosk(a_unit())
    close_kiosk(kiosk=kiosk, by=keeper_of(kiosk.unit), now=NOW)

    with pytest.raises(NotFound):
        kiosk_with_token(token_of(kiosk), today=NOW.date())


@pytest.mark.django_db
def test_a_reader_opens_no_tablet() -> None:
    unit = a_unit()
    reader = a_keeper(unit.agency.region, RegionRole.READER)

    with pytest.raises(Forbidden):
        open_kiosk(unit=unit, name="Loket", days=3, by=reader, now=NOW)
