"""Phones and desks for tests of pages: without a browser, without scripts."""

from django.test import Client

from apps.meetings.rooms import leader
from siap.apps.meetings.models import Meeting

PERSON = {
    "name": "Siti Aminah",
    "institution": "Warga RW 3",
    "side": "user",
    "sex": "woman",
}
JSON = {"accept": "application/json"}


def a_phone(meeting: Meeting, **who: str) -> Client:
    phone = Client()
    answer = phone.post(f"/r/{meeting.code}/", PERSON | who)
    assert answer.status_code == 302
    return phone


def room(phone: Client, meeting: Meeting) -> str:
    answer = phone.get(f"/r/{meeting.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def a_desk(meeting: Meeting) -> Client:
    desk = Client()
    desk.force_login(leader(meeting))
    return desk


def press(desk: Client, meeting: Meeting, verb: str, **fields: object) -> str:
    """Press a button of the desk; gives the page that comes after."""
    answer = desk.post(f"/rapat/{meeting.pk}/perintah/{verb}", fields, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())
