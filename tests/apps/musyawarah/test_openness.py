"""What everybody may read: in few queries, small, and without what is private."""

import csv
import gzip
import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.musyawarah import NOW, City, a_proposal
from factories.plans import a_user
from siap.apps.musyawarah.models import (
    Attendance,
    Delegate,
    Link,
    Meeting,
    Proposal,
    ProposalState,
)
from siap.apps.musyawarah.opendata import COLUMNS
from siap.apps.musyawarah.queries.listing import Wanted, found_proposals
from siap.apps.musyawarah.queries.openness import sums_by
from siap.apps.musyawarah.services.decisions import NewDecision, decide

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
MOST_BYTES = 60 * 1024
CANARY = re.compile("canary", re.IGNORECASE)


def a_meeting(city: City) -> Meeting:
    return Meeting.objects.create(
        cycle=city.cycle,
        level=city.cycle.levels.get(name="Muskelbang"),
        region=city.villages[0],
        held_on=date(2026, 12, 1),
        place="Balai",
        chair="Ketua",
        state="closed",
    )


def public_pages(city: City, proposal: Proposal, meeting: Meeting) -> list[str]:
    key = city.cycle.pk
    return [
        reverse("musyawarah:home"),
        *(
            reverse(f"musyawarah:{name}", args=[key])
            for name in ("list", "budget", "meetings", "csv", "json", "columns", "map")
        ),
        reverse("musyawarah:proposal", args=[proposal.code]),
        reverse("musyawarah:meeting", args=[meeting.pk]),
    ]


def body_of(address: str) -> bytes:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type,attr-defined]


def test_nothing_public_names_a_person(city: City) -> None:
    by = a_user("Canary Pengusul")
    private = {"proposer_name": "Bu Canary", "contact": "0811-canary"}
    point = {"latitude": "-7.2", "longitude": "109.1"}
    proposal = a_proposal(city, by=by, **private, **point)
    decide(
        proposal=proposal,
        new=NewDecision(
            kind="forward",
            reason="Setuju.",
            level_id=proposal.level_id or 0,
            volume=proposal.volume,
            cost_idr=1,
        ),
        by=city.planner,
        now=NOW,
    )
    meeting = a_meeting(city)
    for model in (Attendance, Delegate):
        values = {"element": "women"} if model is Attendance else {}
        model.objects.create(meeting=meeting, name="Bu Canary", gender="female", **values)  # type: ignore[attr-defined]

    found = [
        address
        for address in public_pages(city, proposal, meeting)
        if CANARY.search(body_of(address).decode())
    ]

    assert found == []


def test_a_draft_is_in_no_file_and_no_sum(city: City) -> None:
    kept = a_proposal(city)
    Proposal.objects.filter(pk=a_proposal(city, title="Rahasia").pk).update(
        state=ProposalState.DRAFT
    )

    rows = list(csv.DictReader(io.StringIO(body_of(address(city, "csv")).decode())))

    assert [row["nomor"] for row in rows] == [kept.code]
    assert "Rahasia" not in body_of(address(city, "json")).decode()
    assert [row.asked for row in sums_by(city.cycle, "kecamatan", date(2026, 1, 1))] == [1]


def address(city: City, name: str) -> str:
    return reverse(f"musyawarah:{name}", args=[city.cycle.pk])


def test_every_published_column_is_described(city: City) -> None:
    a_proposal(city, title="=HYPERLINK(1)")

    head, row = csv.reader(io.StringIO(body_of(address(city, "csv")).decode()))
    described = Client().get(address(city, "columns")).json()["kolom"]

    assert head == [column.name for column in COLUMNS] == [c["nama"] for c in described]
    assert row[1] == "'=HYPERLINK(1)"


def test_the_workbook_says_the_same_as_the_table(city: City) -> None:
    a_proposal(city, title="=HYPERLINK(1)")

    book = openpyxl.load_workbook(io.BytesIO(body_of(address(city, "xlsx"))))
    head, row = book["Usulan"].iter_rows(values_only=True)

    assert head == tuple(column.name for column in COLUMNS)
    assert row[1] == "=HYPERLINK(1)"
    assert book["Usulan"]["B2"].data_type == "s"


def many(city: City, count: int) -> None:
    """So many proposals at once, spread over states."""
    states = [state for state in ProposalState.values if state != "draft"]
    sample = a_proposal(city)
    base = {
        field.attname: getattr(sample, field.attname)
        for field in Proposal._meta.concrete_fields
        if field.attname not in {"id", "code", "client_key", "state"}
    }
    Proposal.objects.bulk_create(
        [
            Proposal(
                **base,
                code=f"27-{n:06d}",
                client_key=f"n{n}",
                state=states[n % len(states)],
            )
            for n in range(count)
        ],
        batch_size=500,
    )


@pytest.mark.parametrize("name", ["list", "budget", "meetings"])
def test_a_page_needs_few_queries_however_many_proposals_there_are(
    city: City, name: str
) -> None:
    many(city, 300)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = Client().get(address(city, name) + "?cari=saluran&keadaan=&tahun=")

    assert page.status_code == 200
    assert len(asked) <= MOST_QUERIES
    assert len(gzip.compress(page.content)) <= MOST_BYTES


def test_the_page_of_a_proposal_needs_few_queries(city: City) -> None:
    proposals = [a_proposal(city, title=f"Usulan {n}") for n in range(6)]
    Link.objects.bulk_create(
        Link(start=each, end=proposals[0], kind="merged-into") for each in proposals[1:]
    )

    with CaptureQueriesContext(connection) as asked:
        Client().get(reverse("musyawarah:proposal", args=[proposals[0].code]))

    assert len(asked) <= MOST_QUERIES


def test_the_list_finds_words_place_and_state(city: City) -> None:
    wanted = a_proposal(city, title="Taman bermain anak")
    a_proposal(city, city.rt(1), title="Taman bermain anak")
    a_proposal(city, title="Saluran air")
    query = f"?cari=TAMAN+anak&kecamatan={city.kecamatan.pk}&desa={city.villages[0].pk}"

    page = Client().get(address(city, "list") + query).text

    assert wanted.code in page
    assert page.count("Taman bermain anak") == 1


def test_promises_are_counted_as_kept_once_they_are_done(city: City) -> None:
    for year, state in ((2025, "done"), (2025, "accepted"), (2030, "accepted")):
        proposal = a_proposal(city)
        Proposal.objects.filter(pk=proposal.pk).update(year=year, state=state)

    (row,) = sums_by(city.cycle, "kecamatan", date(2026, 11, 21))

    assert (row.kept, row.due, row.kept_percent) == (1, 2, 50)


def test_what_has_no_year_or_score_comes_last_on_every_database(city: City) -> None:
    for title, year, score in (
        ("Tanpa", None, None),
        ("Awal", 2027, 3),
        ("Akhir", 2029, 5),
    ):
        proposal = a_proposal(city, title=title)
        Proposal.objects.filter(pk=proposal.pk).update(year=year, score=score)

    by_year, by_score = (
        [each.title for each in found_proposals(city.cycle, Wanted(order=order))]
        for order in ("tahun", "nilai")
    )

    assert by_year == ["Awal", "Akhir", "Tanpa"]
    assert by_score == ["Akhir", "Awal", "Tanpa"]
