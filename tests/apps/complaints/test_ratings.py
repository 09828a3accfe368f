"""Reopening and rating: once for each answer, by the sender alone."""

import pytest

from apps.complaints.desks import HOUR, NOW, Office, a_report, answered, routed
from siap.apps.complaints import services
from siap.apps.complaints.models import State
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def test_what_was_not_answered_cannot_be_reopened_or_rated(office: Office) -> None:
    report = a_report(office)

    with pytest.raises(InvalidInput):
        services.reopen(report=report, text="Mana jawabannya?", now=NOW)
    with pytest.raises(InvalidInput):
        services.rate(report=report, rating=1, now=NOW)


def test_a_good_rating_settles_a_report_and_a_bad_one_leaves_it_open(
    office: Office,
) -> None:
    good = answered(office, routed(office, a_report(office)))
    bad = answered(office, routed(office, a_report(office)))

    assert services.rate(report=good, rating=4, now=NOW + 2 * HOUR).state == State.CLOSED
    assert services.rate(report=bad, rating=2, now=NOW + 2 * HOUR).state == State.ANSWERED


def test_an_answer_is_rated_once_and_can_be_put_right_for_an_hour(office: Office) -> None:
    report = answered(office, routed(office, a_report(office)))
    services.rate(report=report, rating=4, now=NOW + 2 * HOUR)

    changed = services.rate(report=report, rating=2, now=NOW + 3 * HOUR)

    assert (changed.rating, changed.state) == (2, State.ANSWERED)
    with pytest.raises(InvalidInput) as problem:
        services.rate(report=report, rating=5, now=NOW + 4 * HOUR)
    assert problem.value.code == "already-rated"
    assert report.events.filter(kind="rated").count() == 2


def test_the_next_answer_is_rated_anew(office: Office) -> None:
    report = answered(office, routed(office, a_report(office)))
    services.rate(report=report, rating=1, now=NOW + 2 * HOUR)
    services.reopen(report=report, text="Masih bocor di sini.", now=NOW + 5 * HOUR)
    answered(office, report, now=NOW + 6 * HOUR)

    assert services.rate(report=report, rating=5, now=NOW + 7 * HOUR).rating == 5
