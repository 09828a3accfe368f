"""What the head of every page offers, and the front page of a visitor."""

import pytest
from django.test import Client
from lxml import html

from factories.plans import a_user

pytestmark = pytest.mark.django_db


def sections(client: Client, address: str) -> dict[str, str | None]:
    """Labels in the head, and how each is marked."""
    page = html.document_fromstring(client.get(address).content)
    return {
        link.text_content(): link.get("aria-current")
        for link in page.xpath("//nav[contains(@class, 'siap-sections')]//a")
    }


def test_a_visitor_finds_what_is_for_everybody_and_the_way_to_log_in(
    client: Client,
) -> None:
    page = html.document_fromstring(client.get("/").content)

    assert "Layanan" in page.xpath("//main//h2//text()")
    assert page.xpath("//main//a[@href='/masuk/']")
    assert "Rencana" not in sections(client, "/")


def test_whoever_has_logged_in_finds_the_plans_there(client: Client) -> None:
    client.force_login(a_user("Sri Wahyuni"))

    assert sections(client, "/")["Rencana"] == "true"
    assert sections(client, "/layanan/")["Layanan"] == "true"
