"""A picture speaks the language in which its reader reads the page."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from factories.plans import a_plan, a_stakeholder, facilitator_of
from siap.apps.plans.models import Plan
from siap.apps.worksheets.panel import diagrams_of
from siap.apps.worksheets.queries import read_sheets
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db
SHEET = "w01-stakeholders"


def page_and_picture(plan: Plan, language: str) -> tuple[str, str]:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(
        facilitator_of(plan), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(reverse("worksheets:sheet", args=[plan.pk, SHEET])).content.decode()
    address = re.search(r'[^"]*/gambar/[^"]*landscape[^"]*', page)
    assert address is not None
    return page, client.get(address[0]).content.decode()


def test_page_and_picture_are_in_the_language_of_the_reader() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Bappeda")

    indonesian, drawn = page_and_picture(plan, "id")
    english, drawn_in_english = page_and_picture(plan, "en")

    assert "Kelola dengan erat" in drawn
    assert "Manage closely" in drawn_in_english
    assert "Keep informed: Bappeda" in english
    assert "Beri informasi: Bappeda" in indonesian


def test_browsers_keep_a_picture_for_one_language_only() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Bappeda")

    stamps = {
        re.findall(r"landscape\.svg\?(\w+)", page_and_picture(plan, language)[0])[0]
        for language in ("id", "en")
    }

    assert len(stamps) == 2


def test_a_paper_has_pictures_in_its_own_language() -> None:
    worksheet = edition().worksheet("w31-action-scheme")
    sheets = read_sheets(a_plan(), [worksheet])

    with translation.override("id"):
        (diagram,) = diagrams_of(worksheet, sheets, worksheet.pictures[0], language="en")

    assert (diagram.language, diagram.title) == ("en", worksheet.pictures[0].title_en)
