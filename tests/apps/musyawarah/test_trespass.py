"""What strangers must not see or break on the public pages of musyawarah."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_city, a_proposal, values_at
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Link, LinkKind, Photo, Proposal
from siap.apps.musyawarah.services.proposals import save_proposal

pytestmark = pytest.mark.django_db


def a_draft(city: City, by: User, title: str = "Belum diumumkan") -> Proposal:
    return save_proposal(
        cycle=city.cycle,
        key=title,
        values=values_at(city.rt(), title=title),
        by=by,
        now=NOW,
    )


@pytest.fixture
def city() -> City:
    return a_city()


@pytest.mark.parametrize(
    "query", ["desa=²", "kecamatan=²", "tahun=²²²²", "perangkat=٣", "page=²"]
)
def test_odd_digits_in_the_address_of_a_list_are_passed_over(
    city: City, query: str
) -> None:
    address = reverse("musyawarah:list", args=[city.cycle.pk])

    assert Client().get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("number", ["a/b", "../", "?", "%00"])
def test_an_odd_number_of_a_proposal_is_not_found(city: City, number: str) -> None:
    answer = Client().get(reverse("musyawarah:home"), {"nomor": number}, follow=True)

    assert answer.status_code == 404


def test_the_picture_of_a_draft_is_kept_by_no_shared_cache(city: City) -> None:
    by = a_user("Pengusul")
    draft = a_draft(city, by)
    photo = Photo.objects.create(
        proposal=draft, content=b"x", width=1, height=1, added_at=NOW
    )
    writer = Client()
    writer.force_login(by)
    answer = writer.get(reverse("musyawarah:photo", args=[draft.code, photo.pk]))

    assert answer.status_code == 200
    assert "public" not in answer["Cache-Control"]


def test_a_draft_that_continues_a_proposal_is_not_named_on_its_page(city: City) -> None:
    by = a_user("Pengusul")
    shown = a_proposal(city, by=by)
    draft = a_draft(city, by)
    Link.objects.create(start=draft, end=shown, kind=LinkKind.CONTINUES)
    page = Client().get(reverse("musyawarah:proposal", args=[shown.code]))

    assert "Belum diumumkan" not in page.content.decode()
    assert draft.code not in page.content.decode()
