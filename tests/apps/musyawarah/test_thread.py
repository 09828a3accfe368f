"""From a proposal to the action of a plan, its budget line, and the finished work."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from apps.complaints.desks import Office, a_report, an_office, published
from factories.musyawarah import NOW, City, a_duty, a_proposal, values_at
from factories.plans import a_plan, a_user
from siap.apps.accounts.models import User
from siap.apps.actions.models import Action, BudgetLine
from siap.apps.musyawarah.models import DutyRole, Proposal
from siap.apps.musyawarah.services.realising import link_action, mark_done, take_up
from siap.apps.organisations.models import Membership, RegionRole
from siap.apps.plans.models import Plan
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(city: City) -> Proposal:
    proposal = a_proposal(city, agency=city.agency)
    Proposal.objects.filter(pk=proposal.pk).update(state="accepted", year=2028)
    proposal.refresh_from_db()
    return proposal


@pytest.fixture
def plan(city: City) -> Plan:
    return a_plan(by=city.planner, region=city.cycle.region)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def the_form(city: City, *, title: str) -> dict[str, str]:
    """What somebody types into the form of a new proposal."""
    values = {name: str(value) for name, value in values_at(city.rt()).items()}
    more = {"title": title, "key": "b" * 32, "place": str(city.rt().pk), "aksi": "kirim"}
    return values | more


def office_of(city: City) -> Office:
    """A desk for reports in the city."""
    office = an_office()
    office.desk.region = city.cycle.region
    office.desk.save()
    Membership.objects.create(
        user=office.administrator,
        region=city.cycle.region,
        role=RegionRole.ADMINISTRATOR.value,
    )
    office.administrator = User.objects.get(pk=office.administrator.pk)  # roles read anew
    return office


def test_a_proposal_becomes_an_action_with_its_cost_in_its_year(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    action = take_up(proposal=accepted, plan=plan, by=city.planner, now=NOW)

    line = BudgetLine.objects.get(action=action)
    assert action.title == accepted.title
    assert (line.year, line.amount_idr) == (2028, 40_000_000)
    page = Client().get(reverse("musyawarah:proposal", args=[accepted.code])).text
    assert "2028: Rp40.000.000" in page


def test_an_action_that_is_there_takes_a_proposal_up_once(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    action = take_up(proposal=accepted, plan=plan, by=city.planner, now=NOW)

    again = link_action(proposal=accepted, action=action, by=city.planner, now=NOW)

    assert accepted.plan_actions.get() == again


def test_a_planner_links_a_proposal_on_its_page(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    client = Client()
    client.force_login(city.planner, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("musyawarah:proposal", args=[accepted.code])).text

    client.post(
        reverse("musyawarah:into_plan", args=[accepted.code]), {"ke": f"rencana:{plan.pk}"}
    )

    assert f"rencana:{plan.pk}" in page
    assert Action.objects.get().plan == plan


def test_a_plan_of_another_region_takes_no_proposal_up(
    city: City, accepted: Proposal
) -> None:
    with pytest.raises(InvalidInput):
        take_up(proposal=accepted, plan=a_plan(), by=city.planner, now=NOW)


def test_what_is_done_shows_its_real_cost_and_a_picture(
    city: City, accepted: Proposal
) -> None:
    verifier = a_duty(city, DutyRole.VERIFIER, city.cycle.region, agency=city.agency)
    client = Client()
    client.force_login(verifier, backend="django.contrib.auth.backends.ModelBackend")
    taken = BytesIO()
    Image.new("RGB", (60, 40), "blue").save(taken, "PNG")
    form = {
        "done_on": "2028-06-01",
        "real_cost_idr": "38,5 juta",
        "photo": SimpleUploadedFile("hasil.png", taken.getvalue()),
    }

    client.post(reverse("musyawarah:done", args=[accepted.code]), form)

    page = Client().get(reverse("musyawarah:proposal", args=[accepted.code])).text
    assert "Selesai 1 Juni 2028 dengan biaya Rp38.500.000." in page
    assert "Foto hasil pekerjaan" in page


def test_only_what_was_accepted_can_be_done_and_not_by_anybody(
    city: City, accepted: Proposal
) -> None:
    values = {"done_on": date(2028, 6, 1), "real_cost_idr": 1, "now": NOW}
    secretary = a_duty(city, DutyRole.SECRETARY, city.villages[0])

    with pytest.raises(Forbidden):
        mark_done(proposal=accepted, by=secretary, **values)  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        mark_done(proposal=a_proposal(city), by=city.planner, **values)  # type: ignore[arg-type]


def test_an_action_becomes_a_proposal_whose_form_is_filled_from_it(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    action = take_up(proposal=accepted, plan=plan, by=city.planner, now=NOW)
    Action.objects.filter(pk=action.pk).update(cells=action.cells | {"code": "1.03.02"})
    client = logged_in(city.planner)
    start = reverse("musyawarah:new", args=[city.cycle.pk])
    about = f"?dari=tindakan:{action.pk}"

    offered = client.get(start).text
    form = client.get(f"{start}{about}&village={city.villages[0].pk}").text
    typed = the_form(city, title=action.title)
    client.post(f"{start}{about}&village={city.villages[0].pk}", typed)

    assert f"tindakan:{action.pk}" in offered
    assert f'value="{action.title}"' in form
    assert 'value="40.000.000"' in form
    grown = Proposal.objects.latest("pk")
    assert grown.plan_actions.get().action == action
    page = Client().get(reverse("musyawarah:proposal", args=[grown.code])).text
    assert "kode anggaran 1.03.02" in page
    assert "2028: Rp40.000.000" in page


def test_nobody_starts_from_an_action_of_a_plan_that_is_not_theirs(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    action = take_up(proposal=accepted, plan=plan, by=city.planner, now=NOW)
    start = reverse("musyawarah:new", args=[city.cycle.pk])
    stranger = logged_in(a_user("Orang Lain"))

    answer = stranger.get(f"{start}?dari=tindakan:{action.pk}")

    assert answer.status_code == 404
    assert str(action.pk) not in stranger.get(start).text


def test_a_published_report_becomes_a_proposal_and_leads_back_to_it(city: City) -> None:
    office = office_of(city)
    report = a_report(office, now=NOW)
    start = reverse("musyawarah:new", args=[city.cycle.pk])
    client = logged_in(a_user("Ratna Warga"))
    about = f"?nomor={report.label}"
    hidden = client.get(f"{start}{about}")
    published(office, report, now=NOW)
    report.refresh_from_db()
    village = f"&village={city.villages[0].pk}"

    form = client.get(f"{start}{about}{village}").text
    client.post(f"{start}{about}{village}", the_form(city, title="Pipa baru"))

    assert hidden.status_code == 404
    assert report.public_subject in form
    grown = Proposal.objects.latest("pk")
    page = Client().get(reverse("musyawarah:proposal", args=[grown.code])).text
    assert reverse("complaints:report", args=[office.desk.slug, report.number]) in page


def test_the_page_tells_how_much_of_the_budget_was_really_spent(
    city: City, accepted: Proposal, plan: Plan
) -> None:
    take_up(proposal=accepted, plan=plan, by=city.planner, now=NOW)
    accepted.refresh_from_db()

    mark_done(
        proposal=accepted,
        done_on=date(2028, 6, 1),
        real_cost_idr=38_000_000,
        by=city.planner,
        now=NOW,
    )

    page = Client().get(reverse("musyawarah:proposal", args=[accepted.code])).text
    assert "Rp38.000.000 (95% dari anggaran)" in page
