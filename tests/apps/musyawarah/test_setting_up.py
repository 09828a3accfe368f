"""A planner sets a cycle up; nobody else does."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import City, a_duty, a_proposal
from factories.plans import a_user
from siap.apps.musyawarah.models import Ceiling, Cycle, Duty, DutyRole, UsualProposal
from siap.apps.musyawarah.presets import NATIONAL

pytestmark = pytest.mark.django_db
PAGES = ("settings", "ceilings", "duties", "neighbourhoods")


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def test_the_levels_of_surakarta_come_in_their_order(city: City) -> None:
    assert [level.name for level in city.cycle.levels.all()] == [
        "Musyawarah RT dan RW",
        "Pra-Muskelbang I",
        "Pra-Muskelbang II",
        "Muskelbang",
        "Muscambang",
        "Muskotbang",
    ]


def test_a_planner_starts_a_cycle_through_the_form(city: City) -> None:
    form = {
        "region": city.cycle.region.pk,
        "title": "Musrenbang 2028",
        "year": 2028,
        "horizon": 5,
        "preset": NATIONAL,
        "opens_on": "2027-01-01",
        "closes_on": "2027-03-31",
    }

    answer = client_of(city.planner).post(reverse("musyawarah:new_cycle"), form)

    made = Cycle.objects.get(year=2028)
    assert answer.headers["Location"] == reverse("musyawarah:settings", args=[made.pk])
    assert made.state == "prepared"
    assert made.levels.count() == 5


@pytest.mark.parametrize("page", PAGES)
def test_settings_are_for_planners_only(city: City, page: str) -> None:
    address = reverse(f"musyawarah:{page}", args=[city.cycle.pk])
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])

    assert client_of(city.planner).get(address).status_code == 200
    assert client_of(secretary).get(address).status_code == 403
    assert client_of(a_user()).post(address, {}).status_code == 403


def test_ceilings_are_typed_as_people_write_money(city: City) -> None:
    address = reverse("musyawarah:ceilings", args=[city.cycle.pk])

    client_of(city.planner).post(address, {"a0-p0-y2027": "2,5 miliar"})
    client_of(city.planner).post(address, {"a0-p0-y2027": "3.000.000.000"})

    assert [each.amount_idr for each in Ceiling.objects.all()] == [3_000_000_000]


def test_a_duty_can_be_given_for_one_rw_and_taken_away(city: City) -> None:
    head = a_user("Ketua RW")
    form = {"username": head.username, "role": "secretary", "region": city.villages[0].pk}
    planner = client_of(city.planner)

    planner.post(reverse("musyawarah:duties", args=[city.cycle.pk]), form | {"unit": "1"})
    duty = Duty.objects.get(user=head)
    planner.post(reverse("musyawarah:end_duty", args=[city.cycle.pk, duty.pk]))

    assert duty.region == city.rw()
    assert not Duty.objects.filter(user=head).exists()


def test_a_level_that_proposals_use_stays(city: City) -> None:
    level = city.cycle.levels.first()
    assert level is not None
    address = reverse("musyawarah:level", args=[city.cycle.pk, level.pk])
    client = client_of(city.planner)
    criteria = {
        "k0-title": "Kemendesakan",
        "k0-weight": "40",
        "k0-rubric": "rendah\nsedang",
        "name": "Rembuk RT",
        "quorum": "5",
    }

    assert client.post(address, criteria).status_code == 302
    level.refresh_from_db()

    assert level.name == "Rembuk RT"
    assert [(str(c), c.weight) for c in level.criteria.all()] == [("Kemendesakan", 40)]
    assert client.post(address, {"hapus": "1"}).status_code == 302
    assert not city.cycle.levels.filter(pk=level.pk).exists()


def test_the_price_list_is_kept_by_planners(city: City) -> None:
    address = reverse("musyawarah:usual", args=[city.cycle.pk])
    form = {
        "title": "Lampu jalan",
        "kind": "physical",
        "field": "lighting",
        "unit": "titik",
        "price_idr": "6,5 juta",
    }
    planner = client_of(city.planner)

    planner.post(address, form)
    planner.post(address, form | {"price_idr": "7 juta"})
    (usual,) = UsualProposal.objects.all()
    planner.post(address, {"hapus": usual.pk})

    assert usual.price_idr == 7_000_000
    assert not UsualProposal.objects.exists()
    assert client_of(a_user()).post(address, form).status_code == 403


def test_planners_say_in_which_years_a_proposal_may_be_built(city: City) -> None:
    proposal = a_proposal(city)
    address = reverse("musyawarah:terms", args=[proposal.code])
    form = {"mandatory": "on", "not_before": "2028", "not_after": "2029", "agency": ""}
    planner = client_of(city.planner)

    assert planner.post(address, form | {"not_after": "2027"}).status_code == 422
    assert planner.post(address, form).status_code == 302
    assert client_of(proposal.created_by).post(address, form).status_code == 403

    proposal.refresh_from_db()
    assert (proposal.mandatory, proposal.not_before, proposal.not_after) == (
        True,
        2028,
        2029,
    )
