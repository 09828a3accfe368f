"""Promises: measured by ratings, surveys and reports, and told when they are not kept."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.charters import TODAY, a_charter, green, reading
from factories.plans import NOW
from factories.voices import a_survey, answers_for
from siap.apps.charters import measuring
from siap.apps.charters.models import Charter, NotKept, Pledge
from siap.apps.charters.services import voices
from siap.apps.charters.services.promises import NewPledge
from siap.apps.charters.services.voices import say_not_kept
from siap.apps.complaints.queries.figures import Figures, Overview
from siap.apps.ratings.models import DayTally
from siap.apps.ratings.services.sums import sum_months
from siap.apps.surveys.models import ResponseChannel
from siap.apps.surveys.services.storing import store
from siap.kernel.errors import Unavailable

pytestmark = pytest.mark.django_db


# ---- measuring -------------------------------------------------------------------------


@pytest.mark.parametrize(("target", "kept"), [(90, True), (91, False)])
def test_ratings_say_whether_a_promise_is_kept(target: int, *, kept: bool) -> None:
    charter = a_charter(green(target))
    DayTally.objects.create(
        unit=charter.service.unit, day=TODAY, channel="paper", green=90, red=10
    )
    sum_months([charter.service.unit])

    found = reading(charter)

    assert (found.value, found.n, found.kept) == (Decimal("90.0"), 100, kept)


def test_few_or_old_ratings_say_nothing() -> None:
    charter = a_charter()
    unit = charter.service.unit
    DayTally.objects.create(unit=unit, day=TODAY, channel="paper", green=29)
    DayTally.objects.create(
        unit=unit, day=TODAY - timedelta(days=200), channel="paper", green=500
    )
    sum_months([unit])

    found = reading(charter)

    assert (found.value, found.n, found.kept) == (None, 29, None)


def test_a_survey_says_whether_time_is_kept_once_it_is_public() -> None:
    pledge = NewPledge(text="Tepat", measure="element", element="waktu", target=Decimal(80))
    charter = a_charter(pledge)
    survey = a_survey(charter.service.unit, state="closed")
    many = [(answers_for(survey, 4, waktu=value), TODAY) for value in (3, 3, 4)]
    store(survey, many, ResponseChannel.PAPER)

    before = reading(charter)
    survey.state = "published"
    survey.save()
    after = reading(charter)

    assert (before.value, before.kept) == (None, None)
    assert (after.value, after.n, after.kept) == (Decimal("83.33"), 3, True)


def test_reports_answered_in_time_come_from_the_complaints_of_the_agency(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pledge = NewPledge(text="Dijawab", measure="complaints", target=Decimal(75))
    charter = a_charter(pledge)
    agency = charter.service.unit.agency
    own = Figures(
        agency_id=agency.pk, answered=8, in_pledge=6, overdue=0, is_comparable=True
    )
    monkeypatch.setattr(measuring, "figures", lambda *_, **__: Overview(own, [own], 0))
    without_desk = reading(charter)
    measuring.Desk.objects.create(region=agency.region, slug="uji", name="Uji")

    found = reading(charter)

    assert without_desk.value is None
    assert (found.value, found.n, found.kept) == (Decimal("75.0"), 8, True)


# ---- one tap ---------------------------------------------------------------------------


def say(pledge: Pledge, *, browser: str | None = None, key: uuid.UUID | None = None) -> str:
    mark = uuid.uuid4().hex if browser is None else browser
    return say_not_kept(
        pledge=pledge, key=key or uuid.uuid4(), trace="a", browser=mark, now=NOW
    )


def test_a_tap_counts_once_however_often_it_is_sent() -> None:
    charter = a_charter()
    pledge, key = charter.pledges.get(), uuid.uuid4()

    outcomes = [say(pledge, key=key), say(pledge, key=key)]

    assert outcomes == ["taken", "again"]
    assert reading(charter).voices == 1


def test_one_browser_speaks_of_a_promise_once_a_day() -> None:
    pledge = a_charter().pledges.get()

    assert [say(pledge, browser="b") for _ in range(2)] == ["taken", "repeat"]


def test_a_crowd_behind_one_address_stands_aside_and_a_flood_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(voices, "CROWD_FROM", 2)
    monkeypatch.setattr(voices, "FLOOD_FROM", 4)
    charter = a_charter()
    pledge = charter.pledges.get()

    for _ in range(4):
        say(pledge)
    with pytest.raises(Unavailable):
        say(pledge)

    assert (NotKept.objects.count(), reading(charter).voices) == (4, 2)


def test_a_program_that_never_opened_the_page_is_set_aside() -> None:
    charter = a_charter()

    say(charter.pledges.get(), browser="")

    assert (NotKept.objects.count(), reading(charter).voices) == (1, 0)


def test_many_charters_of_a_unit_are_measured_with_what_was_read_once() -> None:
    charter = a_charter()
    measured = measuring.Measuring(today=TODAY, now=NOW)
    measured.readings(charter)

    with CaptureQueriesContext(connection) as queries:
        measured.readings(charter)

    # The promises themselves, and what people said of them.
    assert len(queries) <= 2


@pytest.mark.parametrize(
    ("days", "told", "kept"), [(40, 2, True), (40, 3, False), (3, 0, None), (3, 3, False)]
)
def test_a_promise_is_kept_while_few_say_no_once_people_know_of_it(
    days: int, told: int, *, kept: bool | None
) -> None:
    charter = a_charter(NewPledge(text="Kami ramah", target=Decimal(2)))
    Charter.objects.update(valid_from=TODAY - timedelta(days=days))
    charter.refresh_from_db()

    for _ in range(told):
        say(charter.pledges.get())

    assert (reading(charter).voices, reading(charter).kept) == (told, kept)
