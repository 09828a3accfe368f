"""The papers of a meeting, for who keeps it, in every format."""

from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_duty, a_proposal
from siap.apps.musyawarah.models import (
    Attendance,
    Delegate,
    DutyRole,
    Meeting,
    Proposal,
    ProposerKind,
)
from siap.apps.musyawarah.papers import facts_of, meeting_papers
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.rendering.tree import Table

pytestmark = pytest.mark.django_db


def decided(
    proposal: Proposal, city: City, meeting: Meeting, kind: str, reason: str
) -> None:
    new = NewDecision(
        kind=kind,
        reason=reason,
        level_id=meeting.level_id,
        volume=proposal.volume,
        cost_idr=proposal.cost_idr,
        meeting=meeting,
    )
    decide(proposal=proposal, new=new, by=city.planner, now=NOW)


@pytest.fixture
def meeting(city: City) -> Meeting:
    made = Meeting.objects.create(
        cycle=city.cycle,
        level=city.cycle.levels.get(name="Pra-Muskelbang I"),
        region=city.villages[0],
        held_on=date(2026, 12, 2),
        starts_at=time(9, 0),
        place="Balai kelurahan",
        chair="Ketua LPMK",
    )
    Attendance.objects.create(
        meeting=made, name="Ibu Kenari", gender="female", element="women"
    )
    Delegate.objects.create(meeting=made, name="Pak Perkutut", gender="male")
    for title, kind in (("Saluran Gang Mawar", "forward"), ("Gapura besar", "refuse")):
        proposal = a_proposal(city, title=title, proposer_kind=ProposerKind.RW)
        decided(proposal, city, made, kind, "Kurang bermanfaat.")
    return made


def tables(meeting: Meeting) -> dict[str, Table]:
    made = meeting_papers(facts_of(meeting), language="id")
    blocks = [block for section in made.sections for block in section.blocks]
    return {block.caption: block for block in blocks if isinstance(block, Table)}


def test_the_papers_hold_every_list_of_a_meeting(meeting: Meeting) -> None:
    found = tables(meeting)

    assert list(found) == [
        "Acara rapat",
        "Daftar hadir",
        "Kehadiran menurut unsur",
        "Usulan yang disepakati",
        "Usulan yang tidak diteruskan dan alasannya",
        "Utusan ke tingkat berikutnya",
    ]
    (refused,) = found["Usulan yang tidak diteruskan dan alasannya"].rows
    assert "Gapura besar" in str(refused.cells["title"])
    assert refused.cells["reason"] == "Kurang bermanfaat."


def test_who_keeps_the_meeting_gets_it_in_every_format(
    city: City, meeting: Meeting, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    client = Client()
    client.force_login(
        a_duty(city, DutyRole.SECRETARY, city.villages[0]),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    files = {
        name: BytesIO(b"".join(client.get(address(meeting, name)).streaming_content))  # type: ignore[attr-defined]
        for name in ("pdf", "docx", "xlsx")
    }

    pages = "".join(page.extract_text() for page in pypdf.PdfReader(files["pdf"]).pages)
    assert "Ibu Kenari" in pages
    assert "Berita acara" in [p.text for p in docx.Document(files["docx"]).paragraphs]
    assert len(openpyxl.load_workbook(files["xlsx"]).sheetnames) >= 6


def address(meeting: Meeting, name: str) -> str:
    return reverse("musyawarah:papers", args=[meeting.pk, name])


def test_the_papers_are_for_nobody_else(city: City, meeting: Meeting) -> None:
    client = Client()
    client.force_login(
        a_duty(city, DutyRole.SECRETARY, city.villages[1]),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert client.get(address(meeting, "pdf")).status_code == 403
    assert Client().get(address(meeting, "pdf")).status_code == 302
