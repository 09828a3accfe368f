"""The list of all papers and the page of each: gaps, previews, packages."""

from zipfile import ZipFile, is_zipfile

import pytest
from django.test import Client
from django.urls import reverse

from apps.papers.offices import a_plan_with_office, a_style, an_agency
from factories.plans import a_member, a_plan, a_user, facilitator_of
from siap.apps.documents import replication
from siap.apps.documents.offers import offers_of
from siap.apps.plans.models import TeamRole
from siap.methodology.document_outlines import outlines

pytestmark = pytest.mark.django_db
KINDS = sorted(kind for kind, each in outlines().items() if each.paper.about == "plan")


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(plan, *subject):
    return reverse("documents:paper", args=[plan.pk, *subject])


def test_the_list_groups_papers_by_stage_and_says_what_is_missing():
    plan = a_plan()

    answer = client_of(facilitator_of(plan)).get(reverse("documents:list", args=[plan.pk]))

    text = answer.content.decode()
    assert "Seluruh rencana" in text
    assert "Rancangan keputusan kelompok kerja" in text
    assert "W03 belum diisi: Susunan kelompok kerja" in text
    assert reverse("worksheets:sheet", args=[plan.pk, "w03-working-group"]) in text


def test_what_was_settled_is_missing_no_longer():
    plan = a_plan()
    before = gaps_of(plan, "decree-partner")

    plan.lead_partner = an_agency(plan.region)

    assert "Mitra utama belum ditetapkan" in before
    assert "Mitra utama belum ditetapkan" not in gaps_of(plan, "decree-partner")


def gaps_of(plan, kind):
    offers = [offer for group in offers_of(plan, "id") for offer in group.offers]
    return [gap.text for offer in offers if offer.kind == kind for gap in offer.gaps]


@pytest.mark.parametrize(("guide", "offered"), [("pdam", True), ("blud-spam", False)])
def test_a_paper_of_a_sheet_that_the_guide_lacks_is_not_offered(guide, offered):
    groups = offers_of(a_plan(guide=guide), "id")

    kinds = {offer.kind for group in groups for offer in group.offers}
    assert ("finance-study" in kinds) == offered
    assert {"plan", "workbook", "decree-group", "commitments"} <= kinds


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_of_a_plan_can_be_looked_at_while_it_is_empty(kind):
    plan = a_plan()

    answer = client_of(facilitator_of(plan)).get(page_of(plan, kind))

    assert answer.status_code == 200
    assert b'class="paper' in answer.content


@pytest.mark.parametrize("subject", [("invitation",), ("decree-group", "2.1"), ("novel",)])
def test_a_paper_that_does_not_exist_so_is_not_found(subject):
    plan = a_plan()

    assert client_of(facilitator_of(plan)).get(page_of(plan, *subject)).status_code == 404


def test_the_blank_list_has_a_code_that_leads_to_its_topic():
    plan = a_plan()

    answer = client_of(facilitator_of(plan)).get(page_of(plan, "attendance-blank", "2.1"))

    topic = reverse("framework:topic", args=[plan.pk, "2.1"])
    assert f"Kode QR: http://testserver{topic}" in answer.content.decode()


def test_who_may_issue_papers_is_led_to_the_form_with_the_paper_chosen():
    plan = a_plan_with_office()
    client = client_of(facilitator_of(plan))
    link = f"{reverse('papers:issue', args=[plan.pk])}?naskah=decree-group%3A"

    page = client.get(page_of(plan, "decree-group")).content.decode()
    form = client.get(link).content.decode()

    assert link in page
    assert 'value="decree-group:" selected' in form


def test_who_may_not_issue_papers_is_not_led_there():
    plan = a_plan()
    observer = client_of(a_member(plan, TeamRole.OBSERVER))

    page = observer.get(page_of(plan, "decree-group")).content.decode()

    assert reverse("papers:issue", args=[plan.pk]) not in page


def test_the_package_comes_as_a_zip(exports, monkeypatch, tmp_path):
    plan = a_plan()
    monkeypatch.setattr(replication.make_package, "__defaults__", (lambda *_: b"isi",))

    answer = client_of(facilitator_of(plan)).post(
        reverse("documents:package", args=[plan.pk]), follow=True
    )

    path = tmp_path / "paket.zip"
    path.write_bytes(answer.content)
    assert answer["Content-Type"] == "application/zip"
    assert is_zipfile(path)
    assert ZipFile(path).namelist()[0] == replication.INDEX


def test_a_stranger_gets_no_package(exports):
    plan = a_plan()

    answer = client_of(a_user()).post(reverse("documents:package", args=[plan.pk]))

    assert answer.status_code == 404


def test_a_draft_letter_has_the_head_of_the_lead_partner():
    plan = a_plan()
    plan.lead_partner = an_agency(plan.region)
    plan.save()
    a_style(plan.lead_partner)
    client = client_of(facilitator_of(plan))

    letter = client.get(page_of(plan, "invitation", "2.1")).content.decode()
    report = client.get(page_of(plan, "brief")).content.decode()

    assert "PEMERINTAH KABUPATEN REKAAN" in letter
    assert "PEMERINTAH KABUPATEN REKAAN" not in report
