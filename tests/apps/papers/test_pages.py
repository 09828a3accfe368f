"""Pages of papers: for those who lead, for administrators, and for anybody with a code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from apps.papers.offices import (
    a_plan_with_office,
    a_style,
    a_template,
    an_administrator,
    issued,
)
from factories.plans import a_member, a_user, facilitator_of
from siap.apps.accounts.models import User
from siap.apps.organisations.models import Agency
from siap.apps.papers.models import IssuedPaper, OfficeStyle, PaperState
from siap.apps.papers.services import paper_file
from siap.apps.papers.templating.fields import FIELDS
from siap.apps.plans.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def office_of(plan: Plan) -> Agency:
    return Agency.objects.get(region=plan.region)


def issue_form(plan: Plan, **fields: object) -> dict[str, object]:
    return {
        "document": "terms:1.1",
        "agency": office_of(plan).pk,
        "date": "2026-11-21",
        "code": "600.1",
        "formats": ["pdf", "docx"],
        "language": "id",
    } | fields


def test_a_leader_issues_a_paper_and_finds_its_files():
    plan = a_plan_with_office()
    client = signed_in(facilitator_of(plan))

    made = client.post(
        reverse("papers:issue", args=[plan.pk]), issue_form(plan), follow=True
    )
    paper = IssuedPaper.objects.get()
    listed = client.get(reverse("papers:list", args=[plan.pk]))
    file = client.get(reverse("papers:download", args=[plan.pk, paper.pk, "pdf"]))

    assert paper.number == "600.1/1/DR/2026"
    assert paper.code in made.content.decode()
    assert paper.number in listed.content.decode()
    assert b"".join(file) == paper_file(
        paper=paper, format_name="pdf", by=facilitator_of(plan)
    )
    assert "no-store" in file["Cache-Control"]


def test_a_mistake_is_said_at_its_field():
    plan = a_plan_with_office()
    client = signed_in(facilitator_of(plan))

    page = client.post(reverse("papers:issue", args=[plan.pk]), issue_form(plan, date="x"))

    assert page.status_code == 422
    assert "21/11/2026" in page.content.decode()


def test_members_read_but_do_not_issue():
    plan = a_plan_with_office()
    issued(plan)
    client = signed_in(a_member(plan))

    assert client.get(reverse("papers:list", args=[plan.pk])).status_code == 200
    assert client.get(reverse("papers:issue", args=[plan.pk])).status_code == 403


def test_strangers_find_nothing():
    plan = a_plan_with_office()
    paper = issued(plan)
    client = signed_in(a_user())

    for name, args in (
        ("list", []),
        ("paper", [paper.pk]),
        ("download", [paper.pk, "pdf"]),
    ):
        assert (
            client.get(reverse(f"papers:{name}", args=[plan.pk, *args])).status_code == 404
        )


def test_a_paper_of_one_plan_is_not_shown_under_another():
    plan, other = a_plan_with_office(), a_plan_with_office()
    paper = issued(plan)
    client = signed_in(facilitator_of(other))

    assert client.get(reverse("papers:paper", args=[other.pk, paper.pk])).status_code == 404


def test_taking_back_asks_for_a_reason():
    plan = a_plan_with_office()
    paper = issued(plan)
    client = signed_in(facilitator_of(plan))
    address = reverse("papers:void", args=[plan.pk, paper.pk])

    first = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Salah nama"})

    paper.refresh_from_db()
    assert first.status_code == 422
    assert paper.state == PaperState.VOID


def test_anybody_with_the_code_learns_whether_a_paper_is_genuine_and_nothing_more():
    plan = a_plan_with_office()
    paper = issued(plan)

    page = Client().get(reverse("papers:check", args=[paper.code])).content.decode()

    for text in (
        paper.number,
        "21 November 2026",
        paper.title,
        paper.office,
        "masih berlaku",
    ):
        assert text in page
    for secret in (facilitator_of(plan).name, plan.title):
        assert secret not in page


def test_the_page_is_the_same_in_small_letters_and_never_kept():
    paper = issued(a_plan_with_office())

    page = Client().get(reverse("papers:check", args=[paper.code.lower()]))

    assert paper.number in page.content.decode()
    assert "no-cache" in page["Cache-Control"]


def test_an_unknown_code_is_called_unknown():
    page = Client().get(reverse("papers:check", args=["ZZZZ-ZZZZ-ZZZZ-ZZZZ"]))

    assert page.status_code == 404
    assert "tidak dikenal" in page.content.decode()


def test_a_paper_without_files_yet_is_unknown_to_the_public():
    plan = a_plan_with_office()
    paper = issued(plan)
    IssuedPaper.objects.filter(pk=paper.pk).update(
        state=PaperState.PREPARING, issued_at=None
    )

    assert Client().get(reverse("papers:check", args=[paper.code])).status_code == 404


def test_a_file_is_compared_with_what_was_issued():
    plan = a_plan_with_office()
    paper = issued(plan)
    content = paper_file(paper=paper, format_name="pdf", by=facilitator_of(plan))
    address = reverse("papers:check", args=[paper.code])

    def compared(**data: object) -> str:
        return Client().post(address, data).content.decode()

    assert "sama persis" in compared(file=SimpleUploadedFile("a.pdf", content))
    assert "tidak sama" in compared(file=SimpleUploadedFile("a.pdf", content + b" "))
    assert "sama persis" in compared(fingerprint=paper.files.get().fingerprint)
    assert "tidak sama" in compared(fingerprint="00")


def test_a_code_that_was_typed_leads_to_its_page():
    paper = issued(a_plan_with_office())

    answer = Client().post(reverse("papers:find"), {"code": paper.code.replace("-", " ")})

    assert answer.headers["Location"] == reverse("papers:check", args=[paper.code])


def test_an_older_paper_says_that_there_is_a_newer_one():
    plan = a_plan_with_office()
    old = issued(plan)
    new = issued(plan)
    IssuedPaper.objects.filter(pk=old.pk).update(issued_at="2026-01-01T00:00:00Z")

    page = Client().get(reverse("papers:check", args=[old.code])).content.decode()

    assert "lebih baru" in page
    assert new.number in page


def test_an_administrator_sets_up_the_letters_of_an_office():
    plan = a_plan_with_office()
    office = office_of(plan)
    client = signed_in(an_administrator(plan.region))
    address = reverse("papers:office", args=[office.pk])
    typed = {
        "above": "PEMERINTAH",
        "name": "DINAS",
        "address": "",
        "number_pattern": "{nomor}",
    }

    refused = client.post(address, typed)
    client.post(address, typed | {"number_pattern": "{nomor}/{tahun}"})
    client.post(
        reverse("papers:new_signatory", args=[office.pk]),
        {"office": "Kepala", "name": "Ani Rekaan", "detail": ""},
    )

    assert refused.status_code == 422
    assert "{tahun}" in refused.content.decode()
    assert OfficeStyle.objects.get().number_pattern == "{nomor}/{tahun}"
    page = client.get(address).content.decode()
    assert "Ani Rekaan" in page
    assert "17/2026" in page


def test_offices_of_others_are_not_found():
    plan = a_plan_with_office()
    office = office_of(plan)
    a_style(office)
    client = signed_in(facilitator_of(plan))

    for name, args in (("office", []), ("logo", []), ("templates", ["terms"])):
        address = reverse(f"papers:{name}", args=[office.pk, *args])
        assert client.get(address).status_code == 404


def test_the_template_page_lists_every_field_and_checks_before_use():
    plan = a_plan_with_office()
    office = office_of(plan)
    client = signed_in(an_administrator(plan.region))
    address = reverse("papers:templates", args=[office.pk, "minutes"])

    page = client.get(address).content.decode()
    bad = client.post(
        address, {"file": SimpleUploadedFile("a.docx", a_template("{{ x }}"))}
    )
    good = SimpleUploadedFile("ba.docx", a_template("{{ nomor }}"))
    client.post(address, {"file": good})
    used = client.get(address).content.decode()

    assert all(field.written in page for field in FIELDS)
    assert bad.status_code == 422
    assert "“x” tidak dikenal" in bad.content.decode()
    assert "ba.docx" in used
    assert "Kembalikan ke bawaan" in used


def test_versions_can_be_had_chosen_and_left():
    plan = a_plan_with_office()
    office = office_of(plan)
    client = signed_in(an_administrator(plan.region))
    address = reverse("papers:templates", args=[office.pk, "terms"])
    choose = reverse("papers:choose", args=[office.pk, "terms"])
    for text in ("{{ nomor }}", "{{ judul }}"):
        client.post(address, {"file": SimpleUploadedFile("a.docx", a_template(text))})

    client.post(choose, {"number": "1"})
    first = office.paper_templates.get(active=True).number
    client.post(choose)
    start = client.get(reverse("papers:template_file", args=[office.pk, "terms", 0]))
    version = client.get(reverse("papers:template_file", args=[office.pk, "terms", 2]))

    assert first == 1
    assert not office.paper_templates.filter(active=True).exists()
    assert b"".join(start).startswith(b"PK")
    stored = office.paper_templates.get(number=2).content
    assert b"".join(version) == bytes(stored)
