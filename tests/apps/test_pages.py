"""Every page once: seen by who may, hidden from who may not, in few queries."""

import re
import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.plans import (
    NOW,
    a_member,
    a_plan,
    a_stakeholder,
    a_user,
    facilitator_of,
    stakeholders,
)
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def pages(plan: Plan) -> list[str]:
    sheets = [
        reverse("worksheets:sheet", args=[plan.pk, sheet]) for sheet in edition().worksheets
    ]
    return [
        reverse("framework:plan", args=[plan.pk]),
        reverse("framework:topic", args=[plan.pk, "2.1"]),
        reverse("plans:team", args=[plan.pk]),
        reverse("plans:follow_ups", args=[plan.pk]),
        reverse("plans:history", args=[plan.pk]),
        reverse("calendars:work_calendar", args=[plan.pk]),
        reverse("calendars:propose", args=[plan.pk]),
        *sheets,
    ]


def fill(plan: Plan, rows: int) -> None:
    """Rows in the parts that have their own tables and in those that have not."""
    by = facilitator_of(plan)
    texts: list[tuple[str, str, Callable[[int], dict[str, object]]]] = [
        (
            "w01-stakeholders",
            "stakeholders",
            lambda n: {"name": f"Pihak {n}", "side": "user"},
        ),
        ("w09-issue-cards", "clusters", lambda n: {"title": f"Isu {n}"}),
        ("w08-service-profile", "indicators", lambda n: {"title": f"Indikator {n}"}),
        ("w31-action-scheme", "actions", lambda n: {"title": f"Tindakan {n}"}),
        ("w37-direct-action", "direct_actions", lambda n: {"statement": f"Memastikan {n}"}),
    ]
    for worksheet, part, cells in texts:
        ready = [ReadyRow(cells=cells(n)) for n in range(rows)]  # type: ignore[arg-type]
        add_ready_rows(place=place_of(plan, worksheet, part), rows=ready, by=by, now=NOW)


def test_every_page_of_a_plan_opens_for_its_team_and_for_nobody_else() -> None:
    plan = a_plan()
    team = client_of(facilitator_of(plan))
    stranger = client_of(a_user())

    for address in pages(plan):
        assert team.get(address).status_code == 200, address
        assert stranger.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address


def test_every_page_takes_at_most_fifteen_queries_however_many_rows_there_are() -> None:
    plan = a_plan()
    client = client_of(facilitator_of(plan))
    addresses = [reverse("plans:home"), *pages(plan)]

    counts: list[dict[str, int]] = []
    for rows in (2, 60):
        fill(plan, rows)
        found = {}
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(address)
            found[address] = len(queries)
        counts.append(found)

    assert max(counts[1].values()) <= MOST_QUERIES
    grown = {
        a: (counts[0][a], counts[1][a]) for a in addresses if counts[1][a] > counts[0][a]
    }
    assert grown == {}


def test_an_observer_sees_no_control_and_cannot_post() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Forum Pelanggan")
    client = client_of(a_member(plan, TeamRole.OBSERVER))
    sheet = reverse("worksheets:sheet", args=[plan.pk, "w01-stakeholders"])

    page = client.get(sheet).content.decode()
    reply = client.post(
        reverse("worksheets:save", args=[plan.pk, "w01-stakeholders"]),
        {
            "row": row,
            "part": "stakeholders",
            "column": "interest",
            "value": "1",
            "base": "1",
        },
        headers={"Accept": "application/json"},
    )

    assert "Forum Pelanggan" in page
    assert "data-save-url" not in page
    assert reply.status_code == 403


def test_a_cell_is_saved_by_the_protocol_of_the_page() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)
    client = client_of(facilitator_of(plan))
    address = reverse("worksheets:save", args=[plan.pk, "w01-stakeholders"])
    fields = {"row": row, "part": "stakeholders", "column": "interest", "base": "1"}

    saved = client.post(address, fields | {"value": "5", "key": "k"})
    wrong = client.post(address, fields | {"value": "sembilan", "base": "2"})
    stale = client.post(address, fields | {"value": "1"})

    assert (saved.status_code, saved.json()) == (200, {"version": 2, "display": "5"})
    assert wrong.status_code == 422
    assert "sembilan" in wrong.json()["message"]
    assert stale.status_code == 409
    assert (stale.json()["mine"], stale.json()["theirs"], stale.json()["version"]) == (
        "1",
        "5",
        2,
    )


def test_whoever_saves_what_cannot_be_printed_is_told_so() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Forum")
    client = client_of(facilitator_of(plan))
    address = reverse("worksheets:save", args=[plan.pk, "w01-stakeholders"])
    strange = "Paguyuban \N{CJK UNIFIED IDEOGRAPH-6C34}"
    fields = {"row": row, "part": "stakeholders", "column": "name", "base": "1"}

    saved = client.post(address, fields | {"value": strange, "key": "k"})
    by_form = client.post(
        address,
        {"part": "stakeholders", f"sel|{row}|contact": strange},
        follow=True,
    )

    told = "tidak dapat dicetak"
    assert saved.status_code == 200
    assert told in saved.json()["warning"]
    assert told in by_form.content.decode()


def test_without_script_a_form_saves_what_is_right_and_keeps_what_is_wrong() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Forum", interest="4")
    client = client_of(facilitator_of(plan))
    address = reverse("worksheets:save", args=[plan.pk, "w01-stakeholders"])

    reply = client.post(
        address,
        {
            "part": "stakeholders",
            f"versi|{row}": "1",
            f"sel|{row}|interest": "sangat tinggi",
            f"sel|{row}|influence": "5",
        },
    )

    cells = stakeholders(plan).store.read(plan)[0].cells
    assert reply.status_code == 422
    assert "sangat tinggi" in reply.content.decode()
    assert (cells["interest"], cells["influence"]) == (4, 5)


def test_a_plan_is_started_from_the_form_and_its_calendar_proposed_and_taken() -> None:
    by = a_user(superuser=True)
    other = a_plan()
    client = client_of(by)
    form = {
        "region": other.region.pk,
        "guide": "pdam",
        "title": "Rencana baru",
        "service": "Air minum",
        "lead_partner": "Perumda Air Rekaan",
        "period_start": "2026-01-05",
        "period_end": "2026-12-31",
    }

    made = client.post(reverse("plans:new"), form)
    plan = Plan.objects.get(title="Rencana baru")
    rhythm = {
        "start": "2026-01-05",
        "weekdays": ["1", "3"],
        "starts_at": "09:00",
        "days_between": "3",
    }
    seen = client.get(reverse("calendars:propose", args=[plan.pk]), rhythm)
    taken = client.post(reverse("calendars:propose", args=[plan.pk]), rhythm)

    assert made.status_code == 302
    assert "Pakai kalender ini" in seen.content.decode()
    assert taken.status_code == 302
    meetings = place_of(plan, "w05-work-calendar", "meetings").store.read(plan)
    assert len(meetings) > 30
    days = [date.fromisoformat(str(m.cells["date"])) for m in meetings]
    assert {day.weekday() for day in days} == {1, 3}
    assert days == sorted(days)


def test_the_calendar_feed_opens_by_its_address_alone_and_names_no_people() -> None:
    plan = a_plan()
    place = place_of(plan, "w05-work-calendar", "meetings")
    cells = {
        "topic": "2.1 Isu utama",
        "date": "2026-03-03",
        "starts": "09:00",
        "ends": "10:30",
    }
    add_ready_rows(
        place=place,
        rows=[ReadyRow(cells=cells)],
        by=facilitator_of(plan),
        now=NOW,  # type: ignore[arg-type]
    )

    feed = Client().get(reverse("calendars:feed", args=[plan.calendar_token]))
    wrong = Client().get(reverse("calendars:feed", args=["x" * 43]))

    text = feed.content.decode()
    assert "SUMMARY:2.1 Isu utama" in text
    assert "DTSTART;TZID=Asia/Jakarta:20260303T090000" in text
    assert facilitator_of(plan).name not in text
    assert wrong.status_code == 404


def test_a_removed_row_offers_a_way_back_to_its_sheet() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Sementara")
    client = client_of(facilitator_of(plan))
    place = [plan.pk, "w01-stakeholders"]

    removed = client.post(
        reverse("worksheets:remove", args=[*place, "stakeholders", row]), follow=True
    )
    undo = re.search(r'action="([^"]+/urungkan[^"]*)"', removed.content.decode())
    back = client.post(undo[1] if undo else "")

    assert back.headers["Location"] == (
        reverse("worksheets:sheet", args=place) + "#stakeholders"
    )
    assert [str(each.id) for each in stakeholders(plan).store.read(plan)] == [row]


def test_the_thread_page_shows_where_an_action_comes_from() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    cluster, card = uuid.uuid4(), uuid.uuid4()
    clusters = place_of(plan, "w09-issue-cards", "clusters")
    cards = place_of(plan, "w09-issue-cards", "cards")
    add_ready_rows(
        place=clusters,
        rows=[ReadyRow(row_id=cluster, cells={"title": "Air keruh"})],
        by=by,
        now=NOW,
    )
    column = next(
        c.key for c in cards.part.columns if c.rows and c.rows.endswith("clusters")
    )
    text = cards.part.columns[0].key
    cells = {text: "Air bau", column: str(cluster)}
    add_ready_rows(place=cards, rows=[ReadyRow(row_id=card, cells=cells)], by=by, now=NOW)  # type: ignore[arg-type]

    page = client_of(by).get(
        reverse(
            "framework:thread", args=[plan.pk, "w09-issue-cards", "clusters", str(cluster)]
        )
    )

    assert "Air bau" in page.content.decode()
