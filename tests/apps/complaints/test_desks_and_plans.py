"""Setting a desk up, and taking what people say into a plan."""

import pytest
from django.test import Client

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    published,
    routed,
)
from factories.plans import a_plan, a_region, a_user
from siap.apps.complaints import services
from siap.apps.complaints.models import Officer
from siap.apps.organisations.models import Agency, Membership, RegionRole
from siap.apps.plans.models import TeamMember, TeamRole
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.errors import Forbidden, InvalidInput
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def test_a_published_report_becomes_a_card_of_a_session_once(office: Office) -> None:
    plan = a_plan(region=office.desk.region)
    TeamMember.objects.create(plan=plan, user=office.administrator, role=TeamRole.MEMBER)
    report = a_report(office)
    with pytest.raises(InvalidInput):
        services.make_card(report=report, plan=plan, act=office.act(report))
    published(office, report)

    services.make_card(report=report, plan=plan, act=office.act(report))

    cards = read_sheets(plan, [edition().worksheets["w09-issue-cards"]])
    assert report.label in str(cards)
    with pytest.raises(InvalidInput):
        services.make_card(report=report, plan=plan, act=office.act(report))
    routed(office, report)
    with pytest.raises(Forbidden):
        services.make_card(
            report=report,
            plan=a_plan(region=office.desk.region),
            act=office.act(report, by=office.officer),
        )


def test_the_share_in_time_becomes_an_indicator_of_a_plan(office: Office) -> None:
    plan = a_plan(region=office.desk.region)
    TeamMember.objects.create(plan=plan, user=office.administrator, role=TeamRole.MEMBER)
    facts = {"desk": office.desk, "agency": office.water, "plan": plan, "now": NOW}
    with pytest.raises(InvalidInput):
        services.make_indicator(by=office.administrator, **facts)
    for number in range(12):
        late = 60 * HOUR if number < 3 else HOUR
        answered(office, routed(office, a_report(office)), now=NOW + late)

    client = client_of(office.administrator)
    typed = {"act": "evidence", "agency": office.water.pk, "plan": plan.pk}
    shown = client.post(f"/lapor/meja/{office.desk.slug}/pengaturan/", typed)

    sheets = read_sheets(plan, [edition().worksheets["w08-service-profile"]])
    assert shown.status_code == 302, shown.content.decode()
    assert "Perumda Air Rekaan" in str(sheets)
    assert "75" in str(sheets)
    with pytest.raises(Forbidden):
        services.make_indicator(by=office.officer, **facts)


def test_an_administrator_opens_a_desk_and_sets_it_up_by_the_pages(office: Office) -> None:
    region = a_region("Kabupaten Baru")
    admin = a_user("Admin Baru")
    Membership.objects.create(
        user=admin, region=region, role=RegionRole.ADMINISTRATOR.value
    )
    agency = Agency.objects.create(region=region, name="Dinas Baru")
    client = client_of(admin)

    opened = client.post(
        "/lapor/meja/buka/", {"region": region.pk, "name": "Lapor Baru", "slug": "baru"}
    )
    setup = opened["Location"]
    for typed in (
        {"act": "pledge", "kind": "", "hours": 24, "valid_from": "2099-01-01"},
        {"act": "officer", "username": admin.username, "agency": agency.pk},
        {
            "act": "desk",
            "name": "Lapor Kita",
            "slug": "kita",
            "least_for_figures": 10,
            "pause_days": 7,
        },
    ):
        answer = client.post(setup, typed)
        assert answer.status_code == 302, answer.content.decode()
        setup = answer["Location"]

    page = client.get(setup).content.decode()
    assert all(text in page for text in ("24 jam", "Dinas Baru"))
    officer = Officer.objects.get(agency=agency)
    client.post(f"/lapor/meja/kita/petugas/{officer.pk}/cabut")
    assert not Officer.objects.filter(agency=agency).exists()
    stranger = client_of(office.officer)
    assert stranger.get("/lapor/meja/kita/pengaturan/").status_code == 404
    assert (
        client_of(office.officer)
        .get(f"/lapor/meja/{office.desk.slug}/pengaturan/")
        .status_code
        == 403
    )


def test_an_officer_reads_no_title_of_a_plan_that_is_not_for_them(office: Office) -> None:
    plan = a_plan()
    plan.region, plan.title = office.desk.region, "Rencana yang tertutup"
    plan.save()
    report = published(office, routed(office, a_report(office)))

    page = client_of(office.officer).get(f"/lapor/meja/laporan/{report.pk}/")

    assert "Rencana yang tertutup" not in page.content.decode()
