"""Pages of ratings: vote without a script, kiosk, results, and nothing private shown."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factories.plans import a_user
from factories.services import a_unit, client_of, keeper_of
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.models import DayTally, Vote
from siap.apps.ratings.services.devices import open_kiosk, token_of
from siap.apps.ratings.services.sums import sum_months

pytestmark = pytest.mark.django_db
CANARY = "KENARI-0812-3456-7890"


def rate(client: Client, unit: ServiceUnit, **typed: str) -> str:
    values = {"colour": "3", "key": str(uuid.uuid4())} | typed
    answer = client.post(reverse("ratings:rate", args=[unit.code]), values)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def tallies(unit: ServiceUnit, green: int) -> None:
    day = timezone.localdate() - timedelta(days=3)
    DayTally.objects.create(unit=unit, day=day, channel="paper", green=green, red=2)
    sum_months([unit])


def test_a_vote_takes_one_tap_and_no_account() -> None:
    unit = a_unit()
    client = Client()
    page = client.get(reverse("ratings:rate", args=[unit.code])).content.decode()

    away = rate(client, unit)

    assert page.count('name="colour"') == 3
    assert "Terima kasih" in client.get(away).content.decode()
    assert Vote.objects.get().colour == 3


def test_the_second_vote_of_a_phone_is_explained_not_counted() -> None:
    unit = a_unit()
    client = Client()
    client.get(reverse("ratings:rate", args=[unit.code]))
    rate(client, unit)

    away = rate(client, unit)

    assert "sekali dalam sepuluh menit" in client.get(away).content.decode()
    assert Vote.objects.count() == 1


def test_a_vote_without_a_token_of_the_form_is_refused() -> None:
    unit = a_unit()
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        reverse("ratings:rate", args=[unit.code]), {"colour": "3", "key": str(uuid.uuid4())}
    )

    assert answer.status_code == 403
    assert Vote.objects.count() == 0


def test_no_address_is_stored_with_a_vote() -> None:
    unit = a_unit()
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Peramban-Aneh")

    rate(client, unit, message=CANARY)

    stored = json.dumps(list(Vote.objects.values()), default=str)
    assert "203.0.113" not in stored
    assert "Peramban-Aneh" not in stored


def test_what_people_write_is_for_the_unit_only() -> None:
    unit = a_unit()
    rate(Client(), unit, message=CANARY)
    tallies(unit, 50)
    open_to_all = [
        reverse("ratings:index"),
        reverse("ratings:unit", args=[unit.code]),
        reverse("ratings:open_data"),
        reverse("public_services:unit", args=[unit.code]),
        reverse("ratings:rate", args=[unit.code]),
    ]
    inside = reverse("ratings:messages", args=[unit.pk])

    for address in open_to_all:
        answer = Client().get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        assert CANARY not in body.decode(), address
    assert CANARY in client_of(keeper_of(unit)).get(inside).content.decode()
    assert client_of(a_user()).get(inside).status_code == 404
    assert Client().get(inside).status_code == 302


def test_a_share_is_not_shown_before_there_are_thirty_votes() -> None:
    few, many = a_unit("Unit Sepi"), a_unit("Unit Ramai")
    tallies(few, 20)
    tallies(many, 98)

    page = Client().get(reverse("ratings:index")).content.decode()

    assert "belum cukup penilaian" in page
    assert "98,0%" in page
    assert "90,9%" not in page


def test_the_open_data_hold_every_daily_sum() -> None:
    unit = a_unit()
    tallies(unit, 7)

    answer = Client().get(reverse("ratings:open_data"))

    lines = b"".join(answer).decode().splitlines()
    assert lines[0].startswith("unit,tanggal,saluran")
    assert lines[1].endswith(",paper,2,0,7,0,0,0")


def test_the_comparison_takes_the_same_few_queries_for_any_number_of_units() -> None:
    for _ in range(8):
        tallies(a_unit(), 40)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client().get(reverse("ratings:index"))

    assert len(queries) <= 10


def test_a_tablet_sends_with_its_token_and_without_a_cookie() -> None:
    unit = a_unit()
    now = timezone.now()
    kiosk = open_kiosk(unit=unit, name="Loket", days=9, by=keeper_of(unit), now=now)
    address = reverse("ratings:kiosk_votes", args=[token_of(kiosk)])
    item = {"key": str(uuid.uuid4()), "colour": 1, "at": now.isoformat()}
    client = Client(enforce_csrf_checks=True)

    answers = [
        client.post(address, json.dumps({"items": [item]}), content_type="application/json")
        for _ in range(2)
    ]

    assert [answer.json()["taken"] for answer in answers] == [[item["key"]]] * 2
    assert Vote.objects.count() == 1


@pytest.mark.parametrize(
    "body", ["", "[]", '{"items": 3}', '{"items": [{}]}', '{"items": [{"key": "x"}]}']
)
def test_what_no_tablet_sends_is_refused(body: str) -> None:
    unit = a_unit()
    kiosk = open_kiosk(
        unit=unit, name="Loket", days=9, by=keeper_of(unit), now=timezone.now()
    )
    address = reverse("ratings:kiosk_votes", args=[token_of(kiosk)])

    answer = Client().post(address, body, content_type="application/json")

    assert answer.status_code == 400
    assert Vote.objects.count() == 0


def test_pages_of_keepers_open_for_them_and_for_nobody_else() -> None:
    unit = a_unit()
    keeper, stranger = client_of(keeper_of(unit)), client_of(a_user())
    addresses = [
        reverse("ratings:keep", args=[unit.agency.region_id]),
        reverse("ratings:kiosks", args=[unit.pk]),
        reverse("ratings:paper", args=[unit.pk]),
    ]

    for address in addresses:
        assert keeper.get(address).status_code == 200, address
        assert stranger.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address


def test_counts_from_paper_are_typed_in_and_put_right() -> None:
    unit = a_unit()
    client = client_of(keeper_of(unit))
    address = reverse("ratings:paper", args=[unit.pk])
    day = timezone.localdate().isoformat()
    typed = {"day": day, "green": "12", "yellow": "3", "red": "1", "counters": "Dua orang"}

    client.post(address, typed | {"version": "0"})
    again = client.post(address, typed | {"version": "0", "green": "99"})
    form = client.get(f"{address}?tanggal={day}")

    assert again.status_code == 422
    assert 'value="12"' in form.content.decode()
    assert DayTally.objects.get().green == 12


def test_the_sheet_for_the_door_has_the_code_of_its_unit() -> None:
    unit = a_unit()

    sign = Client().get(reverse("ratings:door_sign", args=[unit.code]))
    code = Client().get(reverse("ratings:qr", args=[unit.code]))

    assert f"/nilai/{unit.code}/" in sign.content.decode()
    assert code.content.startswith(b"<svg")


def test_a_period_at_the_edge_of_the_calendar_is_shown_empty() -> None:
    address = reverse("ratings:unit", args=[a_unit().code])
    days = [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31")]

    answers = [Client().get(address, {"dari": a, "sampai": b}) for a, b in days]
    odd = Client().get(reverse("ratings:index"), {"daerah": "²"})

    assert [answer.status_code for answer in [*answers, odd]] == [200, 200, 200]
