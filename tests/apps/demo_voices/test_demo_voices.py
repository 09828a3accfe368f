"""The demonstration region's services, ratings, surveys and charters."""

import time

import pytest
from django.db.models import Count, Sum

from factories.plans import NOW, a_region
from factories.services import a_keeper
from siap.apps.charters.measuring import Measuring
from siap.apps.charters.queries import public_charters
from siap.apps.demo.voices import load_voices, voices_are_loaded
from siap.apps.organisations.models import Region
from siap.apps.public_services.models import Service, ServiceUnit
from siap.apps.ratings.models import DayTally, PaperCount, Vote, VoteMessage
from siap.apps.surveys.queries import published_surveys, results_for

pytestmark = pytest.mark.django_db


def loaded() -> Region:
    region = a_region()
    a_keeper(region)
    load_voices(region=region, now=NOW)
    return region


def test_three_agencies_give_twelve_services_and_a_year_of_votes_in_three_seconds() -> None:
    region = a_region()
    a_keeper(region)
    assert not voices_are_loaded(region)

    started = time.process_time()
    count = load_voices(region=region, now=NOW)
    took = time.process_time() - started

    assert voices_are_loaded(region)
    agencies = Service.objects.values_list("unit__agency__parent", flat=True).distinct()
    assert (len(set(agencies)), count.services) == (3, 12)
    assert count.votes > 20_000
    assert count.answers > 900
    assert took < 3


def test_the_sums_of_the_year_are_those_of_its_votes_and_slips() -> None:
    loaded()

    paper = PaperCount.objects.aggregate(n=Sum("red") + Sum("yellow") + Sum("green"))["n"]
    sums = DayTally.objects.aggregate(n=Sum("red") + Sum("yellow") + Sum("green"))["n"]

    assert sums == paper + Vote.objects.count()
    written = VoteMessage.objects.values("unit").annotate(n=Count("pk"))
    assert {each["n"] for each in written} <= {4, 5, 6}
    assert len(written) == ServiceUnit.objects.count()
    assert [results_for(survey)[0].respondents for survey in published_surveys()] == [
        120
    ] * 8
    charters = list(public_charters())
    assert len(charters) == 3
    measuring = Measuring(today=NOW.date(), now=NOW)
    readings = [each for charter in charters for each in measuring.readings(charter)]
    assert any(reading.kept for reading in readings)
