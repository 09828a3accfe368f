"""What is private is put in everywhere, then every public page is searched for it."""

import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from factories.plans import NOW
from factories.services import a_draft, a_service, a_standard, a_unit, keeper_of
from factories.voices import a_survey
from siap.apps.charters.services.drafting import (
    publish_charter,
    save_charter,
    start_charter,
)
from siap.apps.charters.services.promises import CharterFacts, NewPledge, NewSignature
from siap.apps.public_services.models import Service
from siap.apps.surveys.services.keeping import NewQuestion, add_question, move_survey

pytestmark = pytest.mark.django_db
CANARY = "KENARI"
SENDER = "203.0.113.9"


def a_full_service() -> Service:
    """A service with ratings, a survey, a charter and drafts, canaries in all of them."""
    unit = a_unit()
    by = keeper_of(unit)
    service = a_service(unit=unit)
    a_standard(service, valid_from=date(2026, 1, 1))
    citizen = Client(REMOTE_ADDR=SENDER, HTTP_USER_AGENT=f"{CANARY}-peramban")
    rate = {"colour": "3", "key": str(uuid.uuid4()), "message": f"{CANARY} 0812-0000-0000"}
    assert citizen.post(reverse("ratings:rate", args=[unit.code]), rate).status_code == 302
    _a_published_survey(citizen, service)
    _a_signed_charter(service)
    a_draft(service, texts={"requirements": f"{CANARY} rancangan"})
    start_charter(service=service, by=by, now=NOW)
    return service


def _a_published_survey(citizen: Client, service: Service) -> None:
    by, today = keeper_of(service.unit), timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=1)}
    survey = a_survey(service.unit, state="draft", **days)
    text = add_question(
        survey=survey, new=NewQuestion(kind="text", text="Saran"), by=by, now=NOW
    )
    survey = move_survey(survey=survey, to="open", by=by, now=NOW)
    fields = {"key": str(uuid.uuid4()), "e-waktu": "2", f"x-{text.key}": f"{CANARY} saran"}
    sent = citizen.post(reverse("surveys:answer", args=[survey.pk]), fields)
    assert sent.status_code == 302
    for step in ("closed", "published"):
        survey = move_survey(survey=survey, to=step, by=by, now=NOW)


def _a_signed_charter(service: Service) -> None:
    by = keeper_of(service.unit)
    draft = start_charter(service=service, by=by, now=NOW)
    facts = CharterFacts(
        pledges=[NewPledge(text="Ramah", measure="green", target=80)],  # type: ignore[arg-type]
        signatures=[
            NewSignature(side="provider", office="Kepala", signed_on=NOW.date()),
            NewSignature(
                side="user", office="Forum", name=f"{CANARY} Warga", signed_on=NOW.date()
            ),
            NewSignature(
                side="witness", office="Saksi", name=f"{CANARY} Saksi", signed_on=NOW.date()
            ),
        ],
    )
    saved = save_charter(
        charter=draft, facts=facts, seen_version=draft.version, by=by, now=NOW
    )
    publish_charter(
        charter=saved, valid_from=NOW.date(), seen_version=saved.version, by=by, now=NOW
    )


def crawl(client: Client, *starts: str) -> Iterator[tuple[str, str]]:
    """Every page that a visitor reaches, with its text; PDF as text too."""
    waiting, seen = [*starts], set(starts)
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        body = b"".join(answer) if answer.streaming else answer.content
        if body.startswith(b"%PDF"):
            pages = PdfReader(BytesIO(body)).pages
            yield address, " ".join(page.extract_text() for page in pages)
            continue
        text = body.decode(errors="replace")
        yield address, text
        for found in re.findall(
            r'href="(/(?:layanan|nilai|survei|maklumat)/[^"#]*)"', text
        ):
            link = found.replace("&amp;", "&")
            if link not in seen and "/kelola/" not in link and not link.endswith("docx"):
                seen.add(link)
                waiting.append(link)


def test_nothing_private_shows_on_any_page_that_a_visitor_reaches() -> None:
    service = a_full_service()
    pages = dict(crawl(Client(), "/layanan/", "/nilai/", "/survei/", "/maklumat/"))

    assert f"/layanan/{service.pk}/" in pages
    assert any(address.endswith("poster.pdf") for address in pages)
    assert any("laporan.pdf" in address for address in pages)
    assert any("data.csv" in address for address in pages)
    leaks = {a for a, text in pages.items() if CANARY in text or SENDER in text}
    assert leaks == set()
