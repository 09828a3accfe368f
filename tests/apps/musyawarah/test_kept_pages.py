"""Lists, maps and sums are kept: never longer than they are true, and for no one reader."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_proposal
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Proposal
from siap.apps.musyawarah.services.cycles import edit_level
from siap.apps.musyawarah.services.proposals import withdraw_proposal

pytestmark = pytest.mark.django_db


def client_of(user: User | None = None, language: str = "id") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    if user is not None:
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[1])
    return client


def pages(city: City, client: Client | None = None) -> dict[str, str]:
    """What somebody reads on each public page now."""
    home = reverse("musyawarah:list", args=[city.cycle.pk])
    asked = {
        "list": home,
        "search": f"{home}?cari=talut",
        "of the kecamatan": f"{home}?kecamatan={city.kecamatan.pk}",
        "map": f"{home}?tampil=peta",
        "sums": reverse("musyawarah:budget", args=[city.cycle.pk]),
    }
    reader = client or client_of()
    return {name: reader.get(address).text for name, address in asked.items()}


def a_located_proposal(city: City, by: User | None = None) -> Proposal:
    place = {"longitude": Decimal("110.8"), "latitude": Decimal("-7.5")}
    return a_proposal(city, by=by, title="Talut Gang Mawar", **place)


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_a_new_proposal_is_at_once_on_every_page(city: City) -> None:
    before = pages(city)

    a_located_proposal(city)

    after = pages(city)
    assert all("Talut Gang Mawar" not in text for text in before.values())
    for name in ("list", "search", "of the kecamatan"):
        assert "Talut Gang Mawar" in after[name], name
    assert "Kecamatan Timur: 1 usulan" in after["map"]
    assert "<circle" in after["map"]
    assert "Kecamatan Timur" in after["sums"]
    assert "Kecamatan Timur" not in before["sums"]


def test_a_proposal_that_is_taken_back_stands_so_at_once(city: City) -> None:
    writer = a_user("Warga Rekaan")
    proposal = a_located_proposal(city, by=writer)
    before = pages(city)

    withdraw_proposal(proposal=proposal, reason="Keliru.", by=writer, now=NOW)

    assert "<span>ditarik pengusul" not in before["list"]
    assert "<span>ditarik pengusul" in pages(city)["list"]


def test_a_level_that_gets_another_name_has_it_at_once(city: City) -> None:
    level = a_located_proposal(city).level
    assert level is not None
    assert level.name in pages(city)["list"]

    values = {"name": "Rembuk Gang"}
    edit_level(level=level, values=values, by=city.planner, now=NOW)

    assert "Rembuk Gang" in pages(city)["list"]


def test_each_reader_has_the_page_in_their_language(city: City) -> None:
    a_located_proposal(city)

    read = [pages(city, client_of(language=each))["list"] for each in ("id", "en", "id")]

    assert ["dibahas" in text for text in read] == [True, False, True]


def test_what_a_planner_has_read_first_holds_nothing_of_them(city: City) -> None:
    a_located_proposal(city)
    theirs = pages(city, client_of(city.planner))

    ours = pages(city)

    assert all(city.planner.name in text for text in theirs.values())
    assert all(city.planner.name not in text for text in ours.values())
    assert main_of(theirs["sums"]) == main_of(ours["sums"])


def test_who_cannot_be_told_news_is_not_led_to_them(city: City) -> None:
    leads_to = reverse("musyawarah:subscribe", args=[city.cycle.pk])

    with_account = pages(city, client_of(city.planner))["list"]
    visitor = pages(city)["list"]

    assert leads_to in with_account
    assert leads_to not in visitor
