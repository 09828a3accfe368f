"""Rows that are always there are offered by name."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.plans import a_plan, facilitator_of

pytestmark = pytest.mark.django_db


def test_fixed_rows_are_offered_by_name() -> None:
    plan = a_plan()
    client = Client()
    client.force_login(
        facilitator_of(plan), backend="django.contrib.auth.backends.ModelBackend"
    )

    page = client.get(reverse("worksheets:sheet", args=[plan.pk, "w39-onion"]))

    assert '<option value="core">Inti</option>' in page.content.decode()
