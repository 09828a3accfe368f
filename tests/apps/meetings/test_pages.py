"""Phones and desks by plain forms: every step works without a script."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from apps.meetings.pages import JSON, a_desk, a_phone, press, room
from apps.meetings.rooms import (
    NOW,
    a_meeting,
    a_participant,
    fresh,
    item_with,
    leader,
    opened,
    order,
)
from factories.plans import a_member, a_user
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import build_document
from siap.apps.meetings.minutes_draft import draft
from siap.apps.meetings.minutes_paper import with_results
from siap.apps.meetings.models import Card, Meeting, Participant, Round
from siap.apps.meetings.services.concluding import conclude, hold_minutes, save_minutes
from siap.apps.meetings.services.course import set_door
from siap.apps.meetings.services.questions import Question, ask, prepare
from siap.apps.meetings.services.starting import end_meeting
from siap.apps.meetings.streaming import MeetingDoors
from siap.apps.plans.models import TeamRole
from siap.apps.plans.queries import topic_records
from siap.apps.worksheets.places import place_of
from siap.kernel.errors import Conflict
from siap.rendering.tree import Signature, Table

pytestmark = pytest.mark.django_db


def test_the_code_is_taken_however_it_is_typed() -> None:
    meeting = a_meeting()
    typed = f" {meeting.code[:3].lower()}-{meeting.code[3:]} "
    answer = Client().post("/r/", {"code": typed})

    assert answer.headers["Location"] == f"/r/{meeting.code}/?lewat=kode"


def test_a_wrong_code_is_told_beside_the_field() -> None:
    answer = Client().post("/r/", {"code": "ABCDEF"})

    assert answer.status_code == 422
    assert "Tidak ada rapat dengan kode itu" in answer.content.decode()


def test_a_phone_that_comes_back_is_in_the_room_at_once() -> None:
    meeting = a_meeting()
    phone = a_phone(meeting)

    assert "Siti Aminah" in room(phone, meeting)
    assert Participant.objects.count() == 1


def test_a_card_is_posted_and_shown_without_a_script() -> None:
    meeting = a_meeting()
    phone, item = a_phone(meeting), opened(meeting, "cards")
    assert "Kirim kartu" in room(phone, meeting)
    sent = {"item": str(item.pk), "text": "Air keruh", "key": "k1"}
    for _ in range(2):
        answer = phone.post(f"/r/{meeting.code}/kirim/kartu", sent)
        assert answer.status_code == 302

    assert room(phone, meeting).count("Air keruh") == 1


def test_a_card_that_is_refused_keeps_what_was_typed() -> None:
    meeting = a_meeting()
    phone, item = a_phone(meeting), opened(meeting, "cards")
    sent = {"item": str(item.pk), "text": "x" * 201, "key": "k1"}
    answer = phone.post(f"/r/{meeting.code}/kirim/kartu", sent)

    assert answer.status_code == 400
    assert "x" * 201 in answer.content.decode()
    assert "paling banyak 200" in answer.content.decode()


def test_a_script_gets_the_same_answer_for_the_same_command() -> None:
    meeting = a_meeting()
    phone, item = a_phone(meeting), opened(meeting, "cards")
    sent = {"item": str(item.pk), "text": "Air keruh", "key": "k1"}
    answers = [
        phone.post(f"/r/{meeting.code}/kirim/kartu", sent, headers=JSON) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Card.objects.count() == 1


def test_a_stranger_sends_nothing() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    sent = {"item": str(item.pk), "text": "Air keruh", "key": "k1"}
    answer = Client().post(f"/r/{meeting.code}/kirim/kartu", sent, headers=JSON)

    assert answer.status_code == 403
    assert not Card.objects.exists()


def test_an_unknown_verb_is_not_found() -> None:
    meeting = a_meeting()
    phone = a_phone(meeting)

    assert phone.post(f"/r/{meeting.code}/kirim/lain", {}).status_code == 404


def test_a_vote_is_cast_and_its_result_seen_without_a_script() -> None:
    meeting = a_meeting()
    phone, desk = a_phone(meeting), a_desk(meeting)
    item = item_with(meeting, "agree")
    press(desk, meeting, "acara", item=str(item.pk))
    press(desk, meeting, "siapkan", item=str(item.pk), question="Setuju kriterianya?")
    found = item.rounds.get()
    press(desk, meeting, "tanya", round=str(found.pk))
    assert "Setuju kriterianya?" in room(phone, meeting)
    sent = {"round": str(found.pk), "choice": "agree", "key": "v"}
    assert phone.post(f"/r/{meeting.code}/kirim/suara", sent).status_code == 302
    page = press(desk, meeting, "tutup", round=str(found.pk))

    assert "1 orang menjawab" in page
    assert "1 orang menjawab" in room(phone, meeting)


def test_a_desk_clusters_cards_and_puts_them_into_the_worksheet() -> None:
    meeting = a_meeting()
    phone, desk, item = a_phone(meeting), a_desk(meeting), opened(meeting, "cards")
    for n, text in enumerate(("Air keruh", "Air berbau")):
        sent = {"item": str(item.pk), "text": text, "key": str(n)}
        phone.post(f"/r/{meeting.code}/kirim/kartu", sent)
    cards = [str(card.pk) for card in Card.objects.all()]
    press(desk, meeting, "gugus", item=str(item.pk), title="Mutu air", card=cards)
    page = press(desk, meeting, "ke-lembar", item=str(item.pk))
    sheet = desk.get(f"/rencana/{meeting.plan_id}/lembar/w09-issue-cards/").content.decode()

    assert "2 kartu baru masuk" in page
    assert all(text in sheet for text in ("Mutu air", "Air keruh", "Air berbau"))


def test_what_a_service_refuses_is_told_on_the_desk() -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")
    page = press(a_desk(meeting), meeting, "menit", item=str(item.pk), minutes="-100")

    assert "di luar batas" in page


def test_who_may_only_see_the_plan_sees_no_buttons_and_presses_none() -> None:
    meeting = a_meeting()
    observer = Client()
    observer.force_login(a_member(meeting.plan, TeamRole.OBSERVER))
    page = observer.get(f"/rapat/{meeting.pk}/").content.decode()

    assert "Akhiri rapat" not in page
    assert observer.post(f"/rapat/{meeting.pk}/perintah/akhiri").status_code == 403
    assert observer.get(f"/rapat/{meeting.pk}/hadir/").status_code == 403
    assert observer.get(f"/rapat/{meeting.pk}/berkas").status_code == 403


def test_a_stranger_to_the_plan_finds_no_meeting() -> None:
    meeting = a_meeting()
    stranger = Client()
    stranger.force_login(a_user())

    assert stranger.get(f"/rapat/{meeting.pk}/").status_code == 404


@pytest.mark.parametrize("tool", ["cards", "open", "gallery", "swot", "forces"])
def test_every_board_is_drawn_for_phone_wall_and_desk(tool: str) -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")
    desk, phone = a_desk(meeting), a_phone(meeting)
    press(desk, meeting, "acara", item=str(item.pk))
    press(desk, meeting, "alat", item=str(item.pk), tool=tool, limit="3")
    press(desk, meeting, "tahap", item=str(item.pk), phase="open")
    zone = {"swot": "threat", "forces": "driving"}.get(tool, "")
    sent = {"item": str(item.pk), "text": "Sungai surut", "zone": zone, "weight": "4"}
    phone.post(f"/r/{meeting.code}/kirim/kartu", sent)
    page = press(desk, meeting, "tahap", item=str(item.pk), phase="shown")

    assert "Sungai surut" in page
    assert "Sungai surut" in desk.get(f"/rapat/{meeting.pk}/layar/").content.decode()
    assert room(phone, meeting).count("Sungai surut") == 2


@pytest.mark.parametrize("tool", ["scores", "dots"])
def test_points_are_given_on_a_phone_and_shown_on_the_wall(tool: str) -> None:
    meeting = a_meeting()
    item = item_with(meeting, "agree")
    desk, phone = a_desk(meeting), a_phone(meeting)
    press(desk, meeting, "acara", item=str(item.pk))
    press(desk, meeting, "alat", item=str(item.pk), tool=tool, limit="3")
    press(desk, meeting, "siapkan", item=str(item.pk), question="Mana?", options="A\nB")
    found = item.rounds.get()
    press(desk, meeting, "tanya", round=str(found.pk))
    phone.post(
        f"/r/{meeting.code}/kirim/suara",
        {"round": str(found.pk), "points-1": "2", "points-2": "1"},
    )
    press(desk, meeting, "tutup", round=str(found.pk))
    found.refresh_from_db()
    wall = desk.get(f"/rapat/{meeting.pk}/layar/").content.decode()

    assert found.result["counts"] == {"1": 2, "2": 1}
    assert "Mana?" in wall
    for page in (wall, room(phone, meeting)):
        assert "d-profile-bars" in page
        assert page.count("<table") == 1


def test_a_file_of_a_meeting_is_compared_then_taken_in() -> None:
    meeting = a_meeting()
    desk = a_desk(meeting)
    exported = desk.get(f"/rapat/{meeting.pk}/berkas")
    plan_id = meeting.plan_id
    Meeting.objects.all().delete()

    def sent(what: str) -> str:
        from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

        file = SimpleUploadedFile("rapat.json", exported.content)
        fields = {"file": file, "do": what}
        answer = desk.post(f"/rapat/ambil/{plan_id}/", fields, follow=True)
        return str(answer.content.decode())

    assert json.loads(exported.content)["topic"] == "2.1"
    assert "belum ada di sini" in sent("compare")
    assert not Meeting.objects.exists()
    assert "Rapat diambil masuk." in sent("take")


def test_minutes_are_edited_by_one_at_a_time_and_can_be_taken_over() -> None:
    meeting = a_meeting()
    other = a_member(meeting.plan, TeamRole.SECRETARY, "Budi")
    hold_minutes(order(meeting))
    with pytest.raises(Conflict):
        save_minutes(order(meeting, by=other), text="Punya Budi", seen_version=0)
    hold_minutes(order(meeting, by=other), take=True)
    save_minutes(order(meeting, by=other), text="Punya Budi", seen_version=0)
    later = NOW + timedelta(minutes=2)

    with pytest.raises(Conflict):
        save_minutes(order(meeting, now=later), text="Punya saya", seen_version=0)
    assert fresh(meeting).minutes == "Punya Budi"


def test_minutes_that_met_a_newer_version_keep_what_was_typed() -> None:
    meeting = a_meeting()
    desk = a_desk(meeting)
    sent = {"text": "Satu", "version": "0", "do": "save"}
    assert desk.post(f"/rapat/{meeting.pk}/notula/", sent).status_code == 302
    answer = desk.post(f"/rapat/{meeting.pk}/notula/", sent | {"text": "Dua"})

    assert answer.status_code == 409
    assert "Dua" in answer.content.decode()
    assert "Satu" in answer.content.decode()


def test_minutes_are_kept_while_they_are_written() -> None:
    meeting = a_meeting()
    desk = a_desk(meeting)
    sent = {"text": "Satu", "version": "0", "do": "keep"}
    first = desk.post(f"/rapat/{meeting.pk}/notula/", sent, headers=JSON)
    stale = desk.post(f"/rapat/{meeting.pk}/notula/", sent | {"text": "Dua"}, headers=JSON)

    assert first.json() == {"version": 1}
    assert stale.status_code == 409
    assert "sudah berubah" in stale.json()["message"]


def test_the_next_meeting_goes_into_the_work_calendar() -> None:
    meeting = a_meeting()
    desk, address = a_desk(meeting), f"/rapat/{meeting.pk}/simpulan/"
    notes = {"form": "notes", "next_on": "2026-12-08", "next_about": "2.2 Peraturan"}
    desk.post(address, notes)
    desk.post(address, {"form": "calendar"})
    place = place_of(meeting.plan, "w05-work-calendar", "meetings")
    (row,) = place.store.read(meeting.plan)

    assert (row.cells["topic"], row.cells["date"]) == ("2.2 Peraturan", "2026-12-08")
    assert "Pertemuan berikutnya" in draft(fresh(meeting))


def test_who_waits_at_the_door_sees_nothing_of_the_room() -> None:
    meeting = a_meeting()
    opened(meeting, "cards")
    set_door(order(meeting), door="approval")
    page = room(a_phone(meeting), meeting)
    found = re.search(r'data-stream="/langsung/([^"]+)"', page)
    assert found is not None
    doors = MeetingDoors()
    pass_ = doors.admit(found[1])

    assert "Kirim kartu" not in page
    assert pass_ is not None
    assert {audience.partition(":")[0] for audience in pass_.audiences} == {"person"}
    assert doors.fragment(pass_) == ""


def test_the_draft_of_the_minutes_tells_what_happened() -> None:
    meeting = a_meeting()
    phone, item = a_phone(meeting), opened(meeting, "cards")
    sent = {"item": str(item.pk), "text": "Air keruh", "key": "k"}
    phone.post(f"/r/{meeting.code}/kirim/kartu", sent)
    text = draft(fresh(meeting))

    assert "dihadiri 1 orang" in text
    assert "Terkumpul 1 kartu." in text
    assert "Air keruh" in text


def test_a_concluded_meeting_is_in_the_record_of_its_topic() -> None:
    meeting = a_meeting(place="Balai desa")
    a_phone(meeting)
    desk = a_desk(meeting)
    notes = {"form": "notes", "decisions": "Isu utama: mutu air", "objections": ""}
    desk.post(f"/rapat/{meeting.pk}/simpulan/", notes)
    task = {"form": "task", "what": "Uji air", "owner_name": "Budi", "due": "2026-12-01"}
    desk.post(f"/rapat/{meeting.pk}/simpulan/", task)
    with pytest.raises(Conflict):
        conclude(order(meeting))
    end_meeting(meeting_id=meeting.pk, by=leader(meeting), now=NOW)
    answer = desk.post(f"/rapat/{meeting.pk}/simpulan/", {"form": "conclude"}, follow=True)
    record = topic_records(meeting.plan)["2.1"]

    assert "Hasil rapat masuk ke catatan topik." in answer.content.decode()
    assert (record.state, record.attendance_women, record.attendance_men) == ("held", 1, 0)
    assert (record.decisions, record.place) == ("Isu utama: mutu air", "Balai desa")
    assert "Uji air" in answer.content.decode()


def test_the_paper_has_results_before_the_signatures_and_the_attendance_list() -> None:
    meeting = a_meeting()
    who = a_participant(meeting)
    item = item_with(meeting, "agree")
    prepare(order(meeting), item_id=str(item.pk), question=Question(text="Setuju?"))
    found = Round.objects.get()
    ask(order(meeting), round_id=str(found.pk))
    press(a_desk(meeting), meeting, "tutup", round=str(found.pk))
    wanted = Wanted(kind="minutes", subject="2.1", personal=True)
    paper = with_results(build_document(meeting.plan, wanted), fresh(meeting))
    blocks = paper.sections[-1].blocks
    tables = {
        block.caption: n for n, block in enumerate(blocks) if isinstance(block, Table)
    }
    signed = next(n for n, block in enumerate(blocks) if isinstance(block, Signature))

    assert tables["Setuju?"] < signed < tables["Daftar hadir"]
    attendance = blocks[tables["Daftar hadir"]]
    assert isinstance(attendance, Table)
    assert [row.cells["name"] for row in attendance.rows] == [who.name]
