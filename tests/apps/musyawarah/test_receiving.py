"""Those who keep the links of a place: who may, what they see, what they answer."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_duty
from factories.musyawarah_links import SITE, a_suggestion, client_of, taken
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.complaints.models import Outgoing
from siap.apps.musyawarah.models import (
    DutyRole,
    Invitation,
    Subscription,
    Suggestion,
)
from siap.apps.musyawarah.services.inviting import close_invitation, open_invitation
from siap.apps.musyawarah.services.news import write_news
from siap.apps.musyawarah.services.receiving import (
    refuse_suggestion,
    send_back,
)
from siap.apps.musyawarah.services.suggesting import (
    HELD_FROM,
    NewSuggestion,
    Sender,
    leave_address,
    withdraw_suggestion,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def test_a_link_is_switched_off_by_who_keeps_it_and_leaves_a_trace(
    city: City, secretary: User, link: Invitation
) -> None:
    with pytest.raises(Forbidden):
        close_invitation(invitation=link, by=a_user("Orang Lain"), now=NOW)

    client_of(secretary).post(reverse("musyawarah:close_link", args=[link.pk]))

    link.refresh_from_db()
    assert link.closed_at is not None
    kinds = Change.objects.filter(subject="cycle").values_list("kind", flat=True)
    assert {"open-link", "close-link"} <= set(kinds)


@pytest.mark.parametrize("role", [DutyRole.SCORER, DutyRole.VERIFIER])
def test_only_who_proposes_or_keeps_the_books_of_a_place_opens_its_link(
    city: City, role: DutyRole
) -> None:
    agency = city.agency if role == DutyRole.VERIFIER else None
    stranger = a_duty(city, role, city.rt(), agency=agency)
    head = a_duty(city, DutyRole.PROPOSER, city.rt())
    given = {"cycle": city.cycle, "until": None, "now": NOW}

    with pytest.raises(Forbidden):
        open_invitation(**given, region=city.rt(), by=stranger)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        open_invitation(**given, region=city.rw(), by=head)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        open_invitation(**given, region=city.kecamatan, by=city.planner)  # type: ignore[arg-type]

    assert open_invitation(**given, region=city.rt(), by=head).region == city.rt()  # type: ignore[arg-type]


def test_an_official_does_not_take_over_what_was_corrected_meanwhile(
    city: City, secretary: User, link: Invitation
) -> None:
    sent = a_suggestion(link)

    with pytest.raises(Conflict, match="berubah"):
        taken(city, sent, secretary, seen_version=sent.version - 1)


def test_taken_over_twice_it_is_one_proposal_and_then_stays_as_it_is(
    city: City, secretary: User, link: Invitation
) -> None:
    sent = a_suggestion(link)

    first, second = taken(city, sent, secretary), taken(city, sent, secretary)

    sent.refresh_from_db()
    assert first == second
    assert (first.contact, sent.contact) == ("0812-canary", "")
    with pytest.raises(Conflict):
        withdraw_suggestion(suggestion=sent, now=NOW)


def test_a_refusal_names_its_reason_and_its_sender_is_forgotten_in_time(
    secretary: User, link: Invitation
) -> None:
    sent = a_suggestion(link)
    with pytest.raises(InvalidInput):
        refuse_suggestion(suggestion=sent, note=" ", site=SITE, by=secretary, now=NOW)

    client_of(secretary).post(
        reverse("musyawarah:answer_sent", args=[sent.number]),
        {"note": "Sudah dikerjakan tahun ini.", "aksi": "tolak"},
    )
    Suggestion.objects.update(changed_at=NOW)
    write_news(now=datetime(2027, 6, 1, tzinfo=UTC))

    sent.refresh_from_db()
    assert (sent.state, sent.note) == ("refused", "Sudah dikerjakan tahun ini.")
    assert (sent.name, sent.contact) == ("", "")


def test_an_address_left_gets_the_answer_and_then_the_choice_of_all_news(
    city: City, secretary: User, link: Invitation, settings: object
) -> None:
    settings.SIAP_SMTP = "smtp://mail.example"  # type: ignore[attr-defined]
    sent = a_suggestion(link)
    leave_address(suggestion=sent, email="Warga@contoh.id", now=NOW)
    send_back(suggestion=sent, note="Di mana?", site=SITE, by=secretary, now=NOW)
    sent.refresh_from_db()

    proposal = taken(city, sent, secretary)

    answer, asked = Outgoing.objects.filter(to_mail="warga@contoh.id").order_by("pk")
    assert "Di mana?" in answer.text
    assert "menyetujui" in asked.text
    assert Subscription.objects.get(proposal=proposal).confirmed_at is None
    sent.refresh_from_db()
    assert sent.email == ""


def test_the_sheet_shows_where_until_when_and_a_picture_for_cameras(
    secretary: User, link: Invitation
) -> None:
    page = client_of(secretary).get(reverse("musyawarah:link_sheet", args=[link.pk])).text

    assert f"testserver/musyawarah/w/{link.token}/" in page
    assert "31 Desember 2099" in page
    assert "<svg" in page


def test_the_keeper_of_a_village_sees_only_what_came_by_its_links(
    city: City, secretary: User, link: Invitation
) -> None:
    a_suggestion(link, "here")
    there = open_invitation(
        cycle=city.cycle, region=city.rt(1), until=None, by=city.planner, now=NOW
    )
    new = NewSuggestion(
        region=city.rt(1), values={"title": "Jembatan Kenanga", "kind": "physical"}
    )
    a_suggestion(there, "there", new=new)
    address = reverse("musyawarah:invitations", args=[city.cycle.pk])

    page = client_of(secretary).get(address).text

    assert "Gang Kamboja" in page
    assert "Jembatan Kenanga" not in page
    assert client_of(a_user("Orang Lain")).get(address).status_code == 403


def test_the_head_of_an_rt_takes_over_what_came_by_their_link(city: City) -> None:
    head = a_duty(city, DutyRole.PROPOSER, city.rt())
    theirs = open_invitation(
        cycle=city.cycle, region=city.rt(), until=None, by=head, now=NOW
    )

    proposal = taken(city, a_suggestion(theirs), head)

    assert (proposal.state, proposal.source) == ("open", "link")


def test_nobody_from_elsewhere_answers_takes_over_or_switches_off(
    city: City, link: Invitation
) -> None:
    sent = a_suggestion(link)
    away = client_of(a_duty(city, DutyRole.SECRETARY, city.villages[1]))
    addresses = [
        reverse("musyawarah:answer_sent", args=[sent.number]),
        reverse("musyawarah:take_sent", args=[sent.number]),
        reverse("musyawarah:withdraw_sent", args=[sent.number]),
        reverse("musyawarah:news_of_sent", args=[sent.number]),
        reverse("musyawarah:close_link", args=[link.pk]),
    ]

    answers = {away.post(address, {"note": "x"}).status_code for address in addresses}

    assert answers == {404}
    sent.refresh_from_db()
    link.refresh_from_db()
    assert (sent.state, sent.version, link.closed_at) == ("waiting", 1, None)


def test_a_number_that_waits_leads_to_the_secret_code(link: Invitation) -> None:
    sent = a_suggestion(link)

    answer = Client().get(reverse("musyawarah:home"), {"nomor": sent.number})

    assert answer.headers["Location"] == reverse("musyawarah:code")


def test_many_from_one_browser_are_set_apart_and_a_village_is_not_shut_out(
    link: Invitation,
) -> None:
    flood = Sender(browser="one", address="2001:db8::1")
    neighbour = Sender(browser="two", address="2001:db8::2")
    made = [a_suggestion(link, f"k{n}", sender=flood) for n in range(HELD_FROM[0] + 1)]

    next_door = a_suggestion(link, "other", sender=neighbour)

    assert [each.is_held for each in made] == [False] * HELD_FROM[0] + [True]
    assert not next_door.is_held


def test_who_left_something_waiting_in_a_closed_cycle_is_forgotten(
    city: City, link: Invitation
) -> None:
    sent = a_suggestion(link)
    write_news(now=datetime(2027, 6, 1, tzinfo=UTC))
    sent.refresh_from_db()
    assert sent.name == "Bu Canary"

    city.cycle.state = "closed"
    city.cycle.save()
    write_news(now=datetime(2027, 6, 1, tzinfo=UTC))

    sent.refresh_from_db()
    assert (sent.name, sent.contact) == ("", "")
