"""The pages of guides: seen by who may, saved without loss, wrong input kept and told."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from apps.guides.adapting import (
    a_facilitator,
    a_guide,
    a_person,
    change,
    client_of,
    fresh,
    keys,
    part_url,
    published,
    typed,
)
from factories.plans import NOW, a_plan, a_region, a_user, facilitator_of
from siap.apps.audit.models import Change
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.services import remove_topic
from siap.apps.organisations.models import RegionRole
from siap.methodology.guide_files import write_guide_file
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def guide() -> AdaptedGuide:
    region = a_region()
    return a_guide(a_facilitator(region), region, "blud-spam")


@pytest.fixture
def client(guide: AdaptedGuide) -> Client:
    return client_of(guide.created_by)


def own_pages(guide: AdaptedGuide) -> Iterator[str]:
    for name in ("draft", "publish", "history", "training", "export"):
        yield reverse(f"guides:{name}", args=[guide.pk])
    for name in ("version", "export_version"):
        yield reverse(f"guides:{name}", args=[guide.pk, 1])
    for part in ("head", "3", "3.1"):
        yield part_url(guide, part)


def test_pages_of_a_guide_open_for_its_region_and_for_nobody_else(
    guide: AdaptedGuide,
) -> None:
    published(guide, guide.created_by)
    facilitator = client_of(guide.created_by)
    stranger = client_of(a_facilitator(a_region()))

    for address in own_pages(guide):
        assert facilitator.get(address).status_code == 200, address
        assert stranger.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address


def test_a_reader_sees_versions_and_drafts_but_no_button_to_change(
    guide: AdaptedGuide,
) -> None:
    published(guide, guide.created_by)
    reader = client_of(a_person(guide.region, RegionRole.READER))

    page = reader.get(reverse("guides:draft", args=[guide.pk])).content.decode()

    assert "Hapus topik" not in page
    assert 'href="/panduan/1/isi/' not in page
    assert reader.get(reverse("guides:version", args=[guide.pk, 1])).status_code == 200
    assert reader.get(part_url(guide, "3.1")).status_code == 403
    assert reader.post(part_url(guide, "3.1"), typed(guide, "3.1")).status_code == 403
    assert reader.get(reverse("guides:publish", args=[guide.pk])).status_code == 403


def test_guides_of_the_edition_open_for_everybody_who_is_logged_in() -> None:
    client = client_of(a_user())

    for key in edition().guides:
        for name in ("shipped", "shipped_training"):
            assert client.get(reverse(f"guides:{name}", args=[key])).status_code == 200
    assert client.get(reverse("guides:index")).status_code == 200
    assert client.get(reverse("guides:shipped", args=["nowhere"])).status_code == 404


def test_no_page_takes_more_queries_when_there_are_more_guides_and_versions(
    guide: AdaptedGuide, client: Client
) -> None:
    by = guide.created_by
    published(guide, by)
    plan = a_plan(region=guide.region, by=by)
    addresses = [
        *own_pages(guide),
        reverse("guides:index"),
        reverse("guides:copy"),
        reverse("plans:new"),
        reverse("guides:of_plan", args=[plan.pk]),
        reverse("guides:plan_training", args=[plan.pk]),
    ]
    counts = []
    for _ in range(2):
        found = {}
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found[address] = len(queries)
        counts.append(found)
        for number in range(4):
            change(guide, by, title=f"Isu {number}")
            published(guide, by)
            published(a_guide(by, guide.region), by)

    assert max(counts[1].values()) <= MOST_QUERIES
    assert counts[0] == counts[1]


def test_topics_are_added_moved_removed_and_restored_by_buttons(
    guide: AdaptedGuide, client: Client
) -> None:
    add = reverse("guides:add", args=[guide.pk])

    reply = client.post(add, {"stage": "2", "like": "pdam:2.3"})
    assert reply["Location"] == part_url(guide, "2.4")
    for action, expected in (
        ("naik", ["2.1", "2.2", "2.4", "2.3"]),
        ("turun", ["2.1", "2.2", "2.3", "2.4"]),
        ("hapus", ["2.1", "2.2", "2.3"]),
        ("kembalikan", ["2.1", "2.2", "2.3", "2.4"]),
    ):
        client.post(reverse("guides:change", args=[guide.pk, "2.4", action]))
        assert keys(guide, 2) == expected
    assert client.post(add, {"stage": "8"}).status_code == 400
    bad = reverse("guides:change", args=[guide.pk, "2.4", "bakar"])
    assert client.post(bad).status_code == 404
    assert client.get(bad).status_code == 405


def test_a_removed_topic_can_be_undone_from_its_notice(
    guide: AdaptedGuide, client: Client
) -> None:
    address = reverse("guides:change", args=[guide.pk, "2.2", "hapus"])
    page = client.post(address, follow=True).content.decode()
    batch = Change.objects.filter(kind="remove").get().batch
    undo = reverse("guides:undo", args=[guide.pk, batch])

    assert undo in page
    client.post(undo)

    assert keys(guide, 2) == ["2.1", "2.2", "2.3"]


def test_publishing_and_retiring_by_their_pages(
    guide: AdaptedGuide, client: Client
) -> None:
    publish = reverse("guides:publish", args=[guide.pk])

    client.post(publish, {"note": "Terbitan pertama"})
    again = client.post(publish, {"note": ""})
    client.post(reverse("guides:retire", args=[guide.pk]), {"retired": "1"})

    assert again.status_code == 422
    assert guide.versions.get().note == "Terbitan pertama"
    assert fresh(guide).retired_at is not None


def test_an_exported_file_is_imported_as_a_new_guide(
    guide: AdaptedGuide, client: Client
) -> None:
    data = client.get(reverse("guides:export", args=[guide.pk])).content
    file = SimpleUploadedFile("panduan.yaml", data)

    reply = client.post(reverse("guides:import"), {"file": file, "region": guide.region_id})

    assert reply.status_code == 302
    other = AdaptedGuide.objects.exclude(pk=guide.pk).get()
    assert (other.draft, other.based_on) == (fresh(guide).draft, "blud-spam")


def test_a_bad_file_makes_no_guide_and_each_fault_is_listed(
    guide: AdaptedGuide, client: Client
) -> None:
    data = write_guide_file(fresh(guide).draft, edition=edition())
    file = SimpleUploadedFile("panduan.yaml", data.replace(b"kind: plenary", b"kind: x", 1))

    reply = client.post(reverse("guides:import"), {"file": file, "region": guide.region_id})

    assert reply.status_code == 422
    assert "agenda" in reply.content.decode()
    assert AdaptedGuide.objects.count() == 1


def test_a_file_cannot_be_taken_for_a_region_of_others(
    guide: AdaptedGuide, client: Client
) -> None:
    data = write_guide_file(fresh(guide).draft, edition=edition())
    file = SimpleUploadedFile("panduan.yaml", data)

    reply = client.post(reverse("guides:import"), {"file": file, "region": a_region().pk})

    assert reply.status_code == 422
    assert AdaptedGuide.objects.count() == 1


def test_the_history_tells_every_change_in_words(
    guide: AdaptedGuide, client: Client
) -> None:
    change(guide, guide.created_by, "3.1", title="Bentuk lembaga")
    remove_topic(guide=guide, key="2.2", by=guide.created_by, now=NOW)

    page = client.get(reverse("guides:history", args=[guide.pk])).content.decode()

    assert "Topik 3.1 · Judul topik" in page
    assert "Bentuk lembaga" in page
    assert "Topik 2.2 · Topik (dihapus)" in page


def test_a_plans_training_is_shown_and_given_as_a_calendar() -> None:
    plan = a_plan(guide="blud-spam")
    client = client_of(facilitator_of(plan))
    address = reverse("guides:plan_training", args=[plan.pk])
    asked = {"start": "2026-03-11", "days": "4", "technical_days": "6"}

    page = client.get(address, asked).content.decode()
    reply = client.get(address, asked | {"bentuk": "ics"})

    assert "Hari 10" in page
    assert reverse("calendars:work_calendar", args=[plan.pk]) in page
    events = Calendar.from_ical(reply.content).walk("VEVENT")
    summaries = [str(event["summary"]) for event in events]
    assert summaries[0] == "Pembukaan dan perkenalan"
    assert any(text.startswith("5.4 ") for text in summaries)
    assert not any("Rehat" in text for text in summaries)
    assert len({str(event["uid"]) for event in events}) == len(events)


@pytest.mark.parametrize(
    "asked",
    [
        {"start": "", "days": "4"},
        {"start": "2026-03-11", "days": "9"},
        {"start": "2019-03-11", "days": "4"},
        {"start": "besok", "days": "x"},
    ],
    ids=["no start", "too many days", "unknown holidays", "no date"],
)
def test_a_training_that_cannot_be_laid_out_is_refused_in_words(
    asked: dict[str, str],
) -> None:
    client = client_of(a_user())

    reply = client.get(reverse("guides:shipped_training", args=["pdam"]), asked)

    assert reply.status_code == 422
    assert "Periksa kembali isian Anda" in reply.content.decode()


def test_a_guide_without_a_version_has_no_training_page(
    guide: AdaptedGuide, client: Client
) -> None:
    assert client.get(reverse("guides:training", args=[guide.pk])).status_code == 404


def test_the_plan_pages_are_closed_to_strangers() -> None:
    plan = a_plan()
    stranger = client_of(a_user())

    for name in ("of_plan", "plan_training"):
        assert stranger.get(reverse(f"guides:{name}", args=[plan.pk])).status_code == 404
