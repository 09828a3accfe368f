"""Charters: taken from the standard, agreed, signed, measured, answered with one tap."""

import uuid
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from factories.charters import (
    CANARY,
    TODAY,
    a_charter,
    a_draft,
    green,
    saved,
)
from factories.plans import NOW, a_plan, a_user, facilitator_of
from factories.services import (
    a_service,
    a_unit,
    client_of,
    keeper_of,
)
from siap.apps.charters.models import Charter, Measure
from siap.apps.charters.queries import public_charter
from siap.apps.charters.services.drafting import (
    publish_charter,
    start_charter,
    take_agreed,
)
from siap.apps.charters.services.promises import NewPledge
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
# ---- drafting --------------------------------------------------------------------------


def test_a_charter_begins_with_what_the_standard_promises_in_figures() -> None:
    charter = a_draft()

    assert [(pledge.text, pledge.element) for pledge in charter.pledges.all()] == [
        ("Selesai paling lama 3 hari kerja sejak berkas lengkap.", "waktu"),
        ("Biaya Rp25.000, tanpa pungutan lain.", "biaya"),
    ]


def test_without_a_standard_in_force_there_is_nothing_to_promise() -> None:
    service = a_service()

    with pytest.raises(InvalidInput, match="Tetapkan standarnya"):
        start_charter(service=service, by=keeper_of(service.unit), now=NOW)


def test_what_nobody_agreed_on_cannot_be_taken() -> None:
    draft = a_draft()

    with pytest.raises(InvalidInput, match="W33"):
        take_agreed(
            charter=draft,
            seen_version=draft.version,
            by=keeper_of(draft.service.unit),
            now=NOW,
        )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda c: saved(c, green(), signed=False), "charter-unsigned"),
        (lambda c: saved(c, NewPledge(text="Kami ramah")), "charter-nothing-measured"),
        (saved, "charter-no-promise"),
    ],
    ids=["unsigned", "not measured", "no promise"],
)
def test_a_charter_is_published_only_signed_and_measured(
    change: Callable[[Charter], Charter], code: str
) -> None:
    charter = change(a_draft())

    with pytest.raises(InvalidInput) as refused:
        publish_charter(
            charter=charter,
            valid_from=TODAY,
            seen_version=charter.version,
            by=keeper_of(charter.service.unit),
            now=NOW,
        )

    assert refused.value.code == code


def test_a_measure_needs_its_target() -> None:
    with pytest.raises(InvalidInput, match="paling sedikit"):
        saved(a_draft(), NewPledge(text="Ramah", measure="green"))


def test_a_published_charter_stays_as_it_is_until_the_next_one() -> None:
    first = a_charter()
    with pytest.raises(Conflict, match="sudah diumumkan"):
        saved(first, green(10))

    draft = start_charter(service=first.service, by=keeper_of(first.service.unit), now=NOW)
    second = saved(draft, green(90))
    publish_charter(
        charter=second,
        valid_from=TODAY,
        seen_version=second.version,
        by=keeper_of(first.service.unit),
        now=NOW,
    )

    assert public_charter(first.service_id) == second
    assert Charter.objects.get(pk=first.pk).state == "replaced"


# ---- pages -----------------------------------------------------------------------------


def test_the_public_page_shows_promises_and_hides_who_signed_for_the_users() -> None:
    charter = a_charter()
    addresses = [
        reverse("charters:charter", args=[charter.service_id]),
        reverse("charters:index"),
    ]

    pages = [Client().get(address).content.decode() for address in addresses]

    assert "Anda dilayani ramah" in pages[0]
    assert "Rahmat" in pages[0]
    assert not any(CANARY in page for page in pages)


def test_a_tap_on_the_page_is_thanked_and_counted() -> None:
    charter = a_charter()
    pledge = charter.pledges.get()
    client = Client()
    client.get(reverse("charters:charter", args=[charter.service_id]))

    answers = [
        client.post(
            reverse("charters:not_kept", args=[pledge.pk]), {"key": str(uuid.uuid4())}
        )
        for _ in range(2)
    ]

    assert answers[0].headers["Location"].endswith("kabar=diterima")
    assert answers[1].headers["Location"].endswith("kabar=sudah")
    page = client.get(answers[0].headers["Location"]).content.decode()
    assert "1 kali dikabarkan tidak ditepati" in page


def test_a_draft_is_for_its_keepers_only() -> None:
    draft = a_draft()
    addresses = [
        reverse("charters:edit", args=[draft.pk]),
        reverse("charters:keep", args=[draft.service.unit.agency.region_id]),
    ]
    keeper = client_of(keeper_of(draft.service.unit))

    for address in addresses:
        assert keeper.get(address).status_code == 200, address
        assert client_of(a_user()).get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address
    page = Client().get(reverse("charters:charter", args=[draft.service_id]))
    assert "belum punya maklumat" in page.content.decode()


def test_a_charter_is_written_signed_and_published_through_the_pages() -> None:
    draft = a_draft()
    client = client_of(keeper_of(draft.service.unit))
    day = timezone.localdate().isoformat()
    typed = {
        "version": str(draft.version), "resolve": "Air untuk semua",
        "janji-TOTAL_FORMS": "2", "janji-INITIAL_FORMS": "0",
        "janji-0-text": "Anda dilayani ramah", "janji-0-measure": "green",
        "janji-0-target": "85", "janji-1-text": "",
        "tanda-TOTAL_FORMS": "2", "tanda-INITIAL_FORMS": "0",
        "tanda-0-side": "provider", "tanda-0-office": "Direktur", "tanda-0-signed_on": day,
        "tanda-1-side": "user", "tanda-1-office": "Pelanggan", "tanda-1-signed_on": day,
    }  # fmt: skip

    saved_page = client.post(reverse("charters:edit", args=[draft.pk]), typed)
    version = Charter.objects.get(pk=draft.pk).version
    client.post(
        reverse("charters:publish", args=[draft.pk]),
        {"terbit-valid_from": day, "terbit-version": str(version)},
    )

    assert saved_page.status_code == 302
    found = public_charter(draft.service_id)
    assert found is not None
    assert found.pledges.get().measure == Measure.GREEN


def test_poster_and_leaflet_print_without_the_users_names() -> None:
    charter = a_charter()

    for kind in ("poster", "lembaran"):
        answer = Client().get(reverse("charters:paper", args=[charter.service_id, kind]))
        texts = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
        assert "Rahmat" in " ".join(texts)
        assert CANARY not in " ".join(texts)


def test_a_facilitator_drafts_but_does_not_publish() -> None:
    plan = a_plan()
    unit = a_unit(region=plan.region)
    charter = saved(a_draft(a_service(unit=unit)), green())

    with pytest.raises(Forbidden):
        publish_charter(
            charter=charter,
            valid_from=date(2026, 12, 1),
            seen_version=charter.version,
            by=facilitator_of(plan),
            now=NOW,
        )
