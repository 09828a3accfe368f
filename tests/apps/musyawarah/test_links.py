"""Proposing by the link of a neighbourhood: without an account, once, and privately."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from factories.musyawarah import NOW, City, a_duty
from factories.musyawarah_links import (
    COMPLETED,
    SHORT,
    SITE,
    a_suggestion,
    client_of,
    form_of,
    sent_by_form,
    taken,
)
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import (
    DutyRole,
    Invitation,
    Proposal,
    Suggestion,
    SuggestionPhoto,
)
from siap.apps.musyawarah.services.inviting import open_invitation
from siap.apps.musyawarah.services.receiving import (
    send_back,
)
from siap.apps.musyawarah.services.suggesting import (
    NewSuggestion,
    secret_code,
)
from siap.kernel.errors import Conflict, InvalidInput, Unavailable

pytestmark = pytest.mark.django_db
CANARY = re.compile("canary", re.IGNORECASE)


def test_a_resident_without_account_sends_follows_and_reads_the_year(
    city: City, secretary: User, link: Invitation
) -> None:
    phone, desk = Client(), client_of(secretary)
    sent = sent_by_form(link, phone)
    page = phone.get(reverse("musyawarah:sent", args=[sent.number]))
    assert secret_code(sent) in page.text
    assert "Menunggu sekretaris" in page.text

    take = reverse("musyawarah:take_sent", args=[sent.number])
    assert SHORT["problem"] in desk.get(take).text
    shown = {"key": "x", "version": sent.version, "place": sent.region_id}
    desk.post(take, SHORT | COMPLETED | shown)

    proposal = Proposal.objects.get()
    assert (proposal.code, proposal.state) == (sent.number, "open")
    assert (proposal.source, proposal.proposer_kind) == ("link", "person")
    assert proposal.proposer_name == "Bu Canary"
    Proposal.objects.update(state="accepted", year=2028)
    later = Client()
    answer = later.post(
        reverse("musyawarah:code"), {"code": secret_code(sent).lower()}, follow=True
    )
    assert "Dilaksanakan tahun 2028" in answer.text
    assert "perkiraan biaya" in answer.text
    assert "Diterima menjadi usulan" in answer.text


def test_who_only_looks_around_is_not_told_of_gaps(link: Invitation) -> None:
    asked = {"title": "Lampu jalan", "aksi": "serupa"}

    page = Client().post(reverse("musyawarah:invited", args=[link.token]), asked)

    assert page.status_code == 200
    assert "Lampu jalan" in page.text
    assert "Wajib diisi" not in page.text


def test_nobody_else_reads_what_waits(city: City, link: Invitation) -> None:
    sent = sent_by_form(link)
    other = a_duty(city, DutyRole.SECRETARY, city.villages[1])
    private = [
        reverse(f"musyawarah:{name}", args=[sent.number])
        for name in ("sent", "correct_sent", "sent_photo", "proposal")
    ]
    official = [
        reverse(f"musyawarah:{name}", args=[sent.number])
        for name in ("received", "take_sent")
    ]

    for client in (Client(), client_of(a_user("Orang Lain")), client_of(other)):
        assert {client.get(address).status_code for address in private} == {404}
    assert {client_of(other).get(address).status_code for address in official} == {404}
    assert (
        client_of(other).get(reverse("musyawarah:link_sheet", args=[link.pk])).status_code
        == 404
    )


def test_nothing_public_says_what_waits_or_who_sent_it(
    city: City, secretary: User, link: Invitation
) -> None:
    a_suggestion(link, "waits")
    proposal = taken(city, a_suggestion(link, "taken"), secretary)
    pages = [
        reverse(f"musyawarah:{name}", args=[city.cycle.pk])
        for name in ("list", "budget", "csv", "json", "map")
    ]
    pages += [
        reverse("musyawarah:proposal", args=[proposal.code]),
        reverse("musyawarah:invited", args=[link.token]),
        reverse("musyawarah:invited_similar", args=[link.token]) + "?judul=lampu+jalan",
    ]
    reader = Client()

    for page in pages:
        answer = reader.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type,attr-defined]
        assert not CANARY.search(body.decode(errors="replace")), page
    listed = reader.get(reverse("musyawarah:csv", args=[city.cycle.pk]))
    assert b"".join(listed.streaming_content).count(b"Gang Kamboja") == 1  # type: ignore[arg-type,attr-defined]
    trail = Change.objects.filter(subject="suggestion")
    assert not [row for row in trail if CANARY.search(f"{row.after}{row.note}")]


def test_pressed_twice_it_is_sent_once(link: Invitation) -> None:
    phone = Client()
    address = reverse("musyawarah:invited", args=[link.token])
    form = form_of(link, phone)
    asked = {"accept": "application/json"}

    first = phone.post(address, form, headers=asked)
    second = phone.post(address, form, headers=asked)

    assert first.json() == second.json()
    assert Suggestion.objects.count() == 1


def test_a_form_that_is_not_ours_is_not_taken_but_nothing_typed_is_lost(
    link: Invitation,
) -> None:
    phone = Client()
    address = reverse("musyawarah:invited", args=[link.token])
    forged = form_of(link, phone) | {"key": "a" * 32}

    answer = phone.post(address, forged)

    assert answer.status_code == 422
    assert SHORT["problem"] in answer.text
    assert not Suggestion.objects.exists()
    hidden = dict(re.findall(r'name="(key|stamp)" value="([^"]+)"', answer.text))
    assert phone.post(address, forged | hidden).status_code == 302


def test_a_link_takes_nothing_once_it_is_off_renewed_or_the_level_is_over(
    city: City, secretary: User, link: Invitation
) -> None:
    tomorrow = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    renewed = open_invitation(
        cycle=city.cycle, region=city.rt(), until=date(2026, 11, 21), by=secretary, now=NOW
    )
    link.refresh_from_db()
    with pytest.raises(Unavailable):
        a_suggestion(link, "old sheet")
    with pytest.raises(Unavailable):
        a_suggestion(renewed, "too late", now=tomorrow)
    city.cycle.levels.filter(name="Musyawarah RT dan RW").update(ends_on=date(2026, 11, 20))
    with pytest.raises(Conflict, match="sudah selesai"):
        a_suggestion(renewed, "level over")
    city.cycle.levels.update(ends_on=None)
    city.cycle.state = "closed"
    city.cycle.save()
    renewed.refresh_from_db()
    with pytest.raises(Conflict, match="tidak menerima usulan"):
        a_suggestion(renewed, "cycle over")

    page = Client().get(reverse("musyawarah:invited", args=[link.token]))
    assert page.status_code == 410
    assert not Suggestion.objects.exists()


def test_a_resident_proposes_only_in_the_place_of_the_link(
    city: City, link: Invitation
) -> None:
    beside = NewSuggestion(region=city.rt(1), values={"title": "Lampu"})

    with pytest.raises(InvalidInput):
        a_suggestion(link, new=beside)


def test_a_flood_from_one_address_is_asked_to_come_later_and_loses_nothing(
    link: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siap.apps.musyawarah.services.suggesting.FLOOD_FROM", 0)
    phone = Client()

    answer = phone.post(
        reverse("musyawarah:invited", args=[link.token]), form_of(link, phone)
    )

    assert answer.status_code == 429
    assert SHORT["problem"] in answer.text


def test_what_waits_is_corrected_and_what_came_back_waits_again(
    secretary: User, link: Invitation
) -> None:
    phone = Client()
    sent = sent_by_form(link, phone)
    send_back(suggestion=sent, note="Sebutkan letaknya.", site=SITE, by=secretary, now=NOW)
    address = reverse("musyawarah:correct_sent", args=[sent.number])
    assert "Sebutkan letaknya." in phone.get(address).text
    sent.refresh_from_db()
    form = SHORT | {"key": "x", "place": sent.region_id, "spot": "Depan masjid"}

    stale = phone.post(address, form | {"version": sent.version - 1})
    phone.post(address, form | {"version": sent.version})

    assert stale.status_code == 422
    sent.refresh_from_db()
    assert (sent.state, sent.values["spot"]) == ("waiting", "Depan masjid")


def test_what_is_taken_back_is_deleted_but_for_its_number(link: Invitation) -> None:
    phone = Client()
    sent = sent_by_form(link, phone)

    page = phone.post(reverse("musyawarah:withdraw_sent", args=[sent.number]), follow=True)

    sent.refresh_from_db()
    assert sent.state == "withdrawn"
    kept = (sent.title, sent.values, sent.name, sent.contact, sent.email)
    assert not any(kept)
    assert sent.number in page.text


def test_the_picture_is_drawn_anew_and_goes_over_to_the_proposal(
    city: City, secretary: User, link: Invitation
) -> None:
    taken_photo = BytesIO()
    Image.new("RGB", (60, 40), "green").save(taken_photo, "JPEG", comment=b"canary")
    phone = Client()
    upload = SimpleUploadedFile("a.jpg", taken_photo.getvalue(), "image/jpeg")
    phone.post(
        reverse("musyawarah:invited", args=[link.token]),
        form_of(link, phone) | {"photo": upload},
    )
    sent = Suggestion.objects.get()
    kept = bytes(SuggestionPhoto.objects.get().content)
    picture = reverse("musyawarah:sent_photo", args=[sent.number])
    assert phone.get(picture).status_code == 200
    assert client_of(secretary).get(picture).status_code == 200

    proposal = taken(city, sent, secretary)

    assert b"canary" not in kept
    assert bytes(proposal.photos.get().content) == kept
    assert not SuggestionPhoto.objects.exists()


def test_what_is_no_picture_is_refused_and_nothing_is_sent(link: Invitation) -> None:
    phone = Client()
    upload = SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")

    answer = phone.post(
        reverse("musyawarah:invited", args=[link.token]),
        form_of(link, phone) | {"photo": upload},
    )

    assert answer.status_code == 422
    assert not Suggestion.objects.exists()
