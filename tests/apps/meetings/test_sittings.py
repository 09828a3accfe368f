"""The list of attendance of a topic tells who came to its live meetings, and how."""

import pytest
from django.test import Client

from apps.meetings.rooms import a_meeting, a_participant, leader, order
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import build_document, read_document
from siap.apps.meetings.models import Meeting
from siap.apps.meetings.services.doorkeeping import let_in
from siap.apps.meetings.services.people import Newcomer, write_down
from siap.kernel.errors import Forbidden
from siap.rendering.numbering import blocks_of
from siap.rendering.tree import Table

pytestmark = pytest.mark.django_db


def rows_of(meeting: Meeting, *, personal: bool = True) -> list[tuple[object, ...]]:
    """Name, institution, sex and way of each row of the paper's first table."""
    wanted = Wanted(kind="attendance", subject=meeting.topic, personal=personal)
    made = build_document(meeting.plan, wanted)
    table = next(block for block in blocks_of(made) if isinstance(block, Table))
    keys = ("who", "office", "gender", "way")
    return [tuple(row.cells.get(key) for key in keys) for row in table.rows]


def comes_by_phone(address: str, name: str) -> None:
    person = {"name": name, "institution": "Warga RW 3", "side": "user", "sex": "woman"}
    assert Client().post(address, person).status_code == 302


def test_the_list_says_who_came_from_where_and_how_they_signed() -> None:
    meeting = a_meeting()
    comes_by_phone(f"/r/{meeting.code}/", "Siti Aminah")
    typed = Client().post("/r/", {"code": meeting.code}).headers["Location"]
    comes_by_phone(typed, "Rani Lestari")
    write_down(order(meeting), people=[Newcomer(name="Pak Darmo", institution="RW 5")])

    said = [(*row[:3], str(row[3]).partition(",")[0]) for row in rows_of(meeting)]
    assert said == [
        ("Pak Darmo", "RW 5", "", "dicatat petugas"),
        ("Siti Aminah", "Warga RW 3", "P", "kode QR"),
        ("Rani Lestari", "Warga RW 3", "P", "kode diketik"),
    ]


def test_only_those_who_are_there_stand_in_the_list() -> None:
    meeting = a_meeting()
    a_participant(meeting, "Siti Aminah")
    sent_out = a_participant(meeting, "Orang Lain")
    let_in(order(meeting), person_id=str(sent_out.pk), presence="out")

    assert [row[0] for row in rows_of(meeting)] == ["Siti Aminah"]


def test_a_rehearsal_leaves_no_list() -> None:
    meeting = a_meeting(training=True)
    a_participant(meeting, "Siti Aminah")

    assert "Siti Aminah" not in [row[0] for row in rows_of(meeting)]


def test_without_personal_data_the_list_names_institutions_alone() -> None:
    meeting = a_meeting()
    a_participant(meeting, "Siti Aminah", institution="Paguyuban Siti Aminah", sex="woman")

    (row,) = rows_of(meeting, personal=False)
    assert row[:3] == ("", "Paguyuban [nama disamarkan]", "")


def test_nobody_from_outside_the_plan_gets_the_names() -> None:
    meeting = a_meeting()
    a_participant(meeting, "Siti Aminah")
    stranger = type(leader(meeting)).objects.create(username="orang-luar")

    wanted = Wanted(kind="attendance", subject=meeting.topic, personal=True)
    with pytest.raises(Forbidden):
        read_document(plan=meeting.plan, wanted=wanted, by=stranger)
