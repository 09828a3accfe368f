"""What the desk sends is taken once; what waits for it is shown there."""

import pytest
from django.test import Client

from apps.meetings.pages import JSON, a_desk, a_phone, press, room
from apps.meetings.rooms import a_meeting, opened
from siap.apps.meetings.models import Card, Participant
from siap.apps.plans.queries import follow_ups_of_topic

pytestmark = pytest.mark.django_db


def test_a_command_of_the_desk_that_arrives_twice_is_done_once() -> None:
    meeting = a_meeting()
    item, desk = opened(meeting, "cards"), a_desk(meeting)
    sent = {"item": str(item.pk), "text": "Dari kertas", "key": "kunci"}
    address = f"/rapat/{meeting.pk}/perintah/kartu"
    answers = [desk.post(address, sent, headers=JSON).status_code for _ in range(2)]
    desk.post(address, {**sent, "key": "lain"})

    assert answers == [201, 201]
    assert Card.objects.count() == 2


def test_a_refused_command_of_the_desk_is_told_to_its_script_in_words() -> None:
    meeting = a_meeting()
    item, desk = opened(meeting, "cards"), a_desk(meeting)
    sent = {"item": str(item.pk), "text": " ", "key": "kunci"}
    answer = desk.post(f"/rapat/{meeting.pk}/perintah/kartu", sent, headers=JSON)

    assert answer.status_code == 400
    assert "Tulis dahulu isinya" in answer.json()["message"]


def test_what_the_secretary_types_beside_the_desk_is_taken_once_too() -> None:
    meeting = a_meeting()
    desk = a_desk(meeting)
    orders = {
        "catat-hadir": {"people": "Ani; RW 1; P; 5\nBudi; RW 2", "side": "user"},
        "simpulan": {"decisions": "Satu", "next_on": "2027-01-15"},
        "tugas": {"what": "Kumpulkan", "owner_name": "Budi", "due": "2027-01-15"},
    }
    for verb, fields in orders.items():
        for _ in range(2):
            sent = fields | {"key": verb}
            desk.post(f"/rapat/{meeting.pk}/perintah/{verb}", sent, headers=JSON)
    people = {p.name: (p.people, p.sex) for p in Participant.objects.all()}
    meeting.refresh_from_db()

    assert people == {"Ani": (5, "woman"), "Budi": (1, "")}
    assert meeting.decisions == "Satu"
    assert len(follow_ups_of_topic(meeting.plan, "2.1")) == 1


def test_the_desk_sees_who_waits_who_came_twice_and_what_came_late() -> None:
    meeting = a_meeting()
    phone, desk, item = a_phone(meeting), a_desk(meeting), opened(meeting, "cards")
    a_phone(meeting)
    press(desk, meeting, "tahap", item=str(item.pk), phase="closed")
    sent = {"item": str(item.pk), "text": "Dari saku", "key": "k"}
    answer = phone.post(f"/r/{meeting.code}/kirim/kartu", sent, headers=JSON)
    page = desk.get(f"/rapat/{meeting.pk}/").content.decode()

    assert "menunggu petugas rapat" in answer.json()["message"]
    for words in ("Terima", "Orang yang sama", "Dari saku", "Masukkan ke papan"):
        assert words in page


def test_a_phone_learns_its_group_and_changes_it_without_a_script() -> None:
    meeting = a_meeting()
    phone, desk = a_phone(meeting), a_desk(meeting)
    press(desk, meeting, "kelompok", by="subject", subjects="Teknis\nKeuangan")
    address = f"/r/{meeting.code}"
    phone.post(f"{address}/kirim/kelompok", {"group": "2"})

    assert phone.get(f"{address}/saya").json() == {"group": "Keuangan"}
    assert "Keuangan" in room(phone, meeting)
    assert Client().get(f"{address}/saya").json() == {"group": ""}
