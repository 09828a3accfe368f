"""Residents who propose by the link of a neighbourhood, and who takes over."""

import re

from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Invitation,
    Proposal,
    Suggestion,
)
from siap.apps.musyawarah.services.receiving import (
    take_over,
)
from siap.apps.musyawarah.services.suggesting import (
    NewSuggestion,
    Sender,
    suggest,
)

SITE = "https://siap.example/"
SHORT = {
    "title": "Lampu jalan Gang Kamboja",
    "kind": "physical",
    "field": "lighting",
    "problem": "Gang gelap pada malam hari.",
    "benefits": "warga gang",
    "beneficiaries": "90",
    "proposer_name": "Bu Canary",
    "contact": "0812-canary",
    "aksi": "kirim",
}
COMPLETED = {
    "volume": "4",
    "unit": "titik",
    "cost_idr": "12,5 juta",
    "indicator": "gang terang",
}


def form_of(link: Invitation, client: Client) -> dict[str, str]:
    """What the page of a link gives to be sent back, filled in."""
    page = client.get(reverse("musyawarah:invited", args=[link.token])).text
    names = ("key", "stamp", "place")
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]+)"', page)  # type: ignore[union-attr]
        .group(1)
        .replace("&#x27;", "'")
        for name in names
    }
    return SHORT | hidden


def sent_by_form(link: Invitation, client: Client | None = None) -> Suggestion:
    client = client or Client()
    client.post(reverse("musyawarah:invited", args=[link.token]), form_of(link, client))
    return Suggestion.objects.select_related("invitation__cycle__region").latest("pk")


def a_suggestion(link: Invitation, key: str = "k", **other: object) -> Suggestion:
    values = {
        "title": "Lampu jalan Gang Kamboja",
        "kind": "physical",
        "field": "lighting",
        "problem": "Gang gelap.",
        "benefits": "warga",
        "beneficiaries": 90,
        "cost_idr": 0,
    }
    new = NewSuggestion(
        region=link.region, values=values, name="Bu Canary", contact="0812-canary"
    )
    given = {
        "sender": Sender(browser=key, address="203.0.113.9"),
        "now": NOW,
        "new": new,
    } | other
    return suggest(invitation=link, key=key, **given)  # type: ignore[arg-type]


def taken(city: City, suggestion: Suggestion, by: User, **other: object) -> Proposal:
    given = {
        "values": {
            **suggestion.values,
            "region": suggestion.region,
            "volume": 4,
            "unit": "titik",
            "cost_idr": 12_500_000,
            "indicator": "gang terang",
        },
        "seen_version": suggestion.version,
        "now": NOW,
    } | other
    return take_over(suggestion=suggestion, site=SITE, by=by, **given)  # type: ignore[arg-type]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
