"""What strangers must not see or break on the public pages of musyawarah."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_proposal, values_at
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Duty,
    DutyRole,
    Link,
    LinkKind,
    Meeting,
    Photo,
    Proposal,
)
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.apps.musyawarah.services.duties import take_duty
from siap.apps.musyawarah.services.proposals import save_proposal
from siap.apps.organisations.models import Agency, Region
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def a_draft(city: City, by: User, title: str = "Belum diumumkan") -> Proposal:
    return save_proposal(
        cycle=city.cycle,
        key=title,
        values=values_at(city.rt(), title=title),
        by=by,
        now=NOW,
    )


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


def a_stranger_place(city: City) -> tuple[Region, Agency]:
    away = Region.objects.create(
        code="00.77", name="Kota Lain", level=city.cycle.region.level
    )
    return away, Agency.objects.create(region=away, name="Dinas Kota Lain")


def test_a_duty_in_another_region_is_not_taken_away(city: City) -> None:
    away, _ = a_stranger_place(city)
    duty = Duty.objects.create(user=a_user("X"), role=DutyRole.PLANNER, region=away)

    with pytest.raises(InvalidInput):
        take_duty(cycle=city.cycle, duty=duty, by=city.planner, now=NOW)


def test_no_ceiling_is_set_for_an_agency_of_another_region(city: City) -> None:
    _, agency = a_stranger_place(city)
    amounts = {CeilingKey(year=city.cycle.year, agency_id=agency.pk): 1}

    with pytest.raises(InvalidInput):
        set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)


def test_a_decision_names_no_meeting_of_another_place(city: City) -> None:
    proposal = a_proposal(city)
    level = proposal.level
    assert level is not None
    elsewhere = Meeting.objects.create(
        cycle=city.cycle,
        level=level,
        region=Region.objects.get(code=f"{city.villages[1].code}.001"),
        held_on=NOW.date(),
        place="Balai",
        chair="Ketua",
    )
    new = NewDecision(
        kind="forward",
        reason="Setuju",
        level_id=level.pk,
        volume=None,
        cost_idr=1,
        meeting=elsewhere,
    )

    with pytest.raises(InvalidInput):
        decide(proposal=proposal, new=new, by=city.planner, now=NOW)
