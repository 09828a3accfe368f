"""Pages of services: open to everybody, kept by those who may."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.plans import NOW, a_user
from factories.services import (
    a_draft,
    a_keeper,
    a_service,
    a_standard,
    a_unit,
    client_of,
    complete_texts,
    keeper_of,
)
from siap.apps.organisations.models import RegionRole
from siap.apps.public_services import paper
from siap.apps.public_services.models import Service, StandardVersion
from siap.apps.public_services.queries import in_force
from siap.apps.public_services.senders import count_up, trace
from siap.rendering import docx, pdf

pytestmark = pytest.mark.django_db


def test_anybody_sees_what_a_service_needs_takes_and_costs() -> None:
    service = a_service("Surat pindah")
    a_standard(service)

    page = Client().get(reverse("public_services:service", args=[service.pk]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "3 hari kerja" in text
    assert "Rp25.000" in text
    assert "Isi Persyaratan" in text


def test_a_day_in_the_address_shows_the_standard_of_that_day() -> None:
    service = a_service()
    a_standard(service, date(2026, 1, 1), cost_idr=10_000)
    a_standard(service, date(2026, 7, 1), cost_idr=0)
    address = reverse("public_services:service", args=[service.pk])

    before = Client().get(f"{address}?tanggal=2026-02-01").content.decode()
    after = Client().get(f"{address}?tanggal=2026-07-01").content.decode()

    assert "Rp10.000" in before
    assert "Gratis" in after


def test_a_draft_is_not_for_the_public() -> None:
    service = a_service()
    a_draft(service, texts={"requirements": "RAHASIA-RANCANGAN"})

    page = Client().get(reverse("public_services:service", args=[service.pk]))

    assert "RAHASIA-RANCANGAN" not in page.content.decode()
    assert "belum ditetapkan" in page.content.decode()


def test_the_list_finds_services_by_words_of_name_and_unit() -> None:
    unit = a_unit("Kantor Camat Melati")
    a_service("Surat pindah", unit)
    a_service("Imunisasi")

    found = Client().get(reverse("public_services:index"), {"cari": "melati pindah"})

    assert "Surat pindah" in found.content.decode()
    assert "Imunisasi" not in found.content.decode()


def test_pages_of_keepers_are_hidden_from_others() -> None:
    draft = a_draft(a_service())
    addresses = [
        reverse("public_services:region", args=[draft.service.unit.agency.region_id]),
        reverse("public_services:keep_service", args=[draft.service_id]),
        reverse("public_services:edit_service", args=[draft.service_id]),
        reverse("public_services:standard", args=[draft.pk]),
        reverse("public_services:edit_unit", args=[draft.service.unit_id]),
    ]
    keeper, stranger = client_of(keeper_of(draft.service.unit)), client_of(a_user())

    for address in addresses:
        assert keeper.get(address).status_code == 200, address
        assert stranger.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address


def test_a_standard_is_written_and_put_in_force_through_the_pages() -> None:
    service = a_service()
    client = client_of(keeper_of(service.unit))
    client.post(reverse("public_services:start", args=[service.pk]))
    draft = StandardVersion.objects.get(service=service)
    typed = {f"k-{key}": text for key, text in complete_texts(draft).items()}
    steps = {"langkah-TOTAL_FORMS": "1", "langkah-INITIAL_FORMS": "0"}
    typed |= steps | {"langkah-0-text": "Ambil nomor", "langkah-0-minutes": "2,5"}
    typed |= {"duration": "2", "duration_unit": "days", "cost": "Rp 15.000", "version": "1"}

    saved = client.post(reverse("public_services:standard", args=[draft.pk]), typed)
    client.post(
        reverse("public_services:publish", args=[draft.pk]),
        {"terbit-valid_from": "2026-03-01", "terbit-version": "2"},
    )

    assert saved.status_code == 302
    held = in_force(Service.objects.get(pk=service.pk), date(2026, 3, 1))
    assert held is not None
    assert (held.duration, held.cost_idr) == (2, 15_000)
    assert str(held.steps.get().minutes) == "2.50"


def test_a_wrong_cost_is_told_at_its_field_and_nothing_is_lost() -> None:
    draft = a_draft(a_service())
    client = client_of(keeper_of(draft.service.unit))
    typed = {"langkah-TOTAL_FORMS": "0", "langkah-INITIAL_FORMS": "0"}
    typed |= {"cost": "mahal", "version": "2", "k-requirements": "KTP asli"}

    page = client.post(reverse("public_services:standard", args=[draft.pk]), typed)

    assert page.status_code == 422
    assert "misalnya 25.000" in page.content.decode()
    assert "KTP asli" in page.content.decode()


def test_a_reader_sees_but_does_not_change() -> None:
    service = a_service()
    reader = a_keeper(service.unit.agency.region, RegionRole.READER)

    page = client_of(reader).get(reverse("public_services:keep_service", args=[service.pk]))
    refused = client_of(reader).post(reverse("public_services:start", args=[service.pk]))

    assert page.status_code == 200
    assert refused.status_code == 403


def test_a_standard_prints_as_pdf_and_word() -> None:
    standard = a_standard(a_service("Surat pindah"))
    tree = paper.standard_document(standard, day=date(2026, 1, 1))

    assert pdf.render(tree).startswith(b"%PDF")
    assert docx.render(tree).startswith(b"PK")
    assert tree.title == "Standar pelayanan Surat pindah"


def test_a_trace_cannot_be_followed_from_one_day_to_the_next() -> None:
    first = trace("203.0.113.7", date(2026, 11, 20))
    same = trace("203.0.113.7", date(2026, 11, 20))
    next_day = trace("203.0.113.7", date(2026, 11, 21))

    assert first == same
    assert first != next_day
    assert "203.0.113" not in first


def test_counting_begins_anew_in_the_next_stretch_of_time() -> None:
    counts = [count_up("vote:1", "abc", now=NOW, minutes=10) for _ in range(3)]
    later = count_up("vote:1", "abc", now=NOW.replace(hour=4), minutes=10)

    assert counts == [1, 2, 3]
    assert later == 1
