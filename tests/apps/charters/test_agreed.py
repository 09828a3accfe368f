"""A charter takes what the plan agreed on (W33), and says who agreed and when (W34)."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from factories.charters import CANARY, TODAY, a_draft, green, saved
from factories.plans import NOW, a_plan
from factories.services import a_service, a_unit, client_of, keeper_of
from siap.apps.agreements.models import Agreement, Version
from siap.apps.charters.models import Charter
from siap.apps.charters.services.drafting import publish_charter, take_agreed
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in
from siap.apps.public_services.models import Service
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.kernel.errors import InvalidInput
from siap.methodology.library import edition
from siap.methodology.versions import stored_content

pytestmark = pytest.mark.django_db
CHARTER, AGREEMENT = "w33-citizen-charter", "w34-agreement"
Rows = dict[str, list[dict[str, object]]]


def frozen(plan: Plan, worksheet_id: str, rows: Rows, number: int = 1) -> Version:
    """An agreed version of a worksheet, with these rows; an id names a row for others."""
    by = plan.created_by
    ids: dict[str, str] = {}
    for part, cells in rows.items():
        place = place_of(plan, worksheet_id, part)
        for each in cells:
            filled = {key: ids.get(str(value), value) for key, value in each.items()}
            known = {row.id for row in place.store.read(plan)}
            name = str(filled.pop("id", ""))
            add_ready_rows(place=place, rows=[ReadyRow(cells=filled)], by=by, now=NOW)  # type: ignore[arg-type]
            ids[name] = ({row.id for row in place.store.read(plan)} - known).pop()
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    content = stored_content(read_sheets(plan, [worksheet]).content)
    version = Version.objects.create(
        plan=plan, worksheet=worksheet.id, number=number, edition=plan.edition,
        content=content, results={}, fingerprint="x", made_at=NOW, made_by=by,
    )  # fmt: skip
    Agreement.objects.create(
        version=version, plan=plan, state="agreed", opened_at=NOW, due=TODAY, closed_at=NOW
    )
    return version


def agreed_on(plan: Plan, *, response: str = "agrees", what: str = "Maklumat") -> Version:
    """W34 in which the users' forum answered to a result."""
    answer = {
        "office": "Ketua Forum Pelanggan", "who": CANARY, "subject": "hasil",
        "response": response, "date": "2026-07-30",
    }  # fmt: skip
    subjects: list[dict[str, object]] = [{"id": "hasil", "what": what, "version": "2"}]
    return frozen(plan, AGREEMENT, {"subjects": subjects, "responses": [dict(answer)]})


@pytest.fixture
def draft() -> Charter:
    """A draft of a service that a plan with an agreed W33 improves."""
    plan = a_plan()
    service = a_service(unit=a_unit(region=plan.region))
    Service.objects.filter(pk=service.pk).update(plan=plan)
    service.refresh_from_db()
    rows: Rows = {
        "promises": [{"promise": "Pengaduan dijawab dua hari kerja"}],
        "complaints": [{"channel": "Loket", "address": "Kantor pusat"}],
        "signatories": [{"name": "Rahmat", "office": "Direktur", "side": "provider"}],
    }
    frozen(plan, CHARTER, rows)
    return a_draft(service)


def taken(draft: Charter) -> Charter:
    by = keeper_of(draft.service.unit)
    assert draft.service.plan is not None
    assert "plan.view" in abilities_in(by, draft.service.plan)
    return take_agreed(charter=draft, seen_version=draft.version, by=by, now=NOW)


def published(draft: Charter) -> Charter:
    charter = saved(draft, green())
    return publish_charter(
        charter=charter,
        valid_from=TODAY,
        seen_version=charter.version,
        by=keeper_of(charter.service.unit),
        now=NOW,
    )


def test_what_was_agreed_in_the_plan_joins_the_charter(draft: Charter) -> None:
    charter = taken(draft)

    texts = [pledge.text for pledge in charter.pledges.all()]
    assert texts[-1] == "Pengaduan dijawab dua hari kerja"
    assert charter.channels == "Loket – Kantor pusat"
    assert charter.signatures.get().office == "Direktur"
    assert charter.agreed is not None


def test_a_charter_of_a_plan_is_not_published_without_what_the_plan_agreed_on(
    draft: Charter,
) -> None:
    with pytest.raises(InvalidInput, match="versi 1 pada rencana"):
        published(draft)


@pytest.mark.parametrize("how", ["no W34", "of another result", "only an objection"])
def test_a_charter_of_a_plan_is_not_published_while_nobody_agreed(
    draft: Charter, how: str
) -> None:
    plan = draft.service.plan
    assert plan is not None
    if how == "of another result":
        agreed_on(plan, what="Skema tindakan")
    if how == "only an objection":
        agreed_on(plan, response="objects")

    with pytest.raises(InvalidInput) as refused:
        published(taken(draft))

    assert refused.value.code == "charter-no-consent"


def test_page_and_poster_say_who_agreed_and_when_without_the_names_of_people(
    draft: Charter,
) -> None:
    plan = draft.service.plan
    assert plan is not None
    version = agreed_on(plan)

    charter = published(taken(draft))

    assert charter.agreement == version
    page = Client().get(reverse("charters:charter", args=[charter.service_id]))
    shown = page.content.decode()
    assert "Ketua Forum Pelanggan" in shown
    assert "30 Juli 2026" in shown
    assert "kesepakatan (W34) versi 1" in shown
    assert CANARY not in shown
    sheet = Client().get(reverse("charters:paper", args=[charter.service_id, "poster"]))
    text = PdfReader(BytesIO(b"".join(sheet))).pages[0].extract_text()
    assert "Ketua Forum Pelanggan" in " ".join(text.split())


def test_the_draft_tells_its_keeper_what_the_agreement_lacks(draft: Charter) -> None:
    charter = taken(draft)
    client = client_of(keeper_of(charter.service.unit))
    page = reverse("charters:edit", args=[charter.pk])

    assert "belum memuat tanggapan" in client.get(page).content.decode()
    assert charter.service.plan is not None
    agreed_on(charter.service.plan)
    assert "Ketua Forum Pelanggan" in client.get(page).content.decode()


def test_a_published_charter_keeps_its_agreement_when_the_plan_goes_on(
    draft: Charter,
) -> None:
    plan = draft.service.plan
    assert plan is not None
    version = agreed_on(plan)
    charter = published(taken(draft))

    Agreement.objects.filter(version=version).update(state="reopened")

    shown = Client().get(reverse("charters:charter", args=[charter.service_id]))
    assert "Ketua Forum Pelanggan" in shown.content.decode()
    assert charter.valid_from == date(2026, 11, 21)
