"""The charter of a plan on paper: as published, else its worksheet as a draft."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from factories.charters import CANARY, a_charter
from factories.plans import NOW, a_plan, a_user, facilitator_of
from factories.services import client_of
from siap.apps.accounts.models import User
from siap.apps.plans.models import Plan
from siap.apps.public_services.models import Service
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows

pytestmark = pytest.mark.django_db


def fill_charter(plan: Plan, plan_rows: dict[str, list[dict[str, object]]]) -> None:
    """Rows of W33 of a plan."""
    by = facilitator_of(plan)
    for part, rows in plan_rows.items():
        ready = [ReadyRow(cells=cells) for cells in rows]  # type: ignore[arg-type]
        place = place_of(plan, "w33-citizen-charter", part)
        add_ready_rows(place=place, rows=ready, by=by, now=NOW)


def poster_of_plan(plan: Plan, user: User) -> tuple[int, str]:
    """Status of the answer, and what the poster of a plan says."""
    address = reverse("charters:plan_paper", args=[plan.pk, "poster"])
    answer = client_of(user).get(address)
    if answer.status_code != 200:
        return answer.status_code, ""
    return 200, PdfReader(BytesIO(answer.content)).pages[0].extract_text()


def test_before_a_charter_is_published_the_plan_prints_its_worksheet_as_a_draft() -> None:
    plan = a_plan()
    rows: dict[str, list[dict[str, object]]] = {
        "charter": [{"service": "Air minum", "time": "Tiga hari kerja"}],
        "promises": [{"promise": "Kebocoran diperbaiki paling lama 24 jam"}],
        "signatories": [
            {"name": "Rahmat", "office": "Direktur", "side": "provider"},
            {"name": CANARY, "office": "Forum pelanggan", "side": "user"},
        ],
    }
    fill_charter(plan, rows)

    status, said = poster_of_plan(plan, facilitator_of(plan))

    assert status == 200
    for text in (
        "Tiga hari kerja",
        "paling lama 24 jam",
        "Rahmat",
        "Forum pelanggan",
        "DRAF",
    ):
        assert text in said
    assert CANARY not in said


def test_the_published_charter_is_what_its_plan_prints() -> None:
    charter = a_charter()
    plan = a_plan()
    Service.objects.filter(pk=charter.service_id).update(plan=plan)

    own = Client().get(reverse("charters:paper", args=[charter.service_id, "poster"]))
    of_plan = client_of(facilitator_of(plan)).get(
        reverse("charters:plan_paper", args=[plan.pk, "poster"])
    )

    assert of_plan.content == own.content


def test_the_poster_of_a_plan_is_for_those_who_may_print_the_plan() -> None:
    assert poster_of_plan(a_plan(), a_user())[0] == 404
