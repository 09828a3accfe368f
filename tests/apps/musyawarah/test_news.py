"""News of a proposal or an area: in the web, by mail, by SMS; asked for and ended."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from factories.musyawarah import NOW, City, a_city, a_proposal
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.channels.models import Gateway
from siap.apps.complaints.models import Desk, Outgoing, Trace
from siap.apps.complaints.services import trace_key
from siap.apps.musyawarah.models import Message, Proposal, Subscription
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.apps.musyawarah.services.news import write_news
from siap.project.chores_command import chores

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)  # eight o'clock in Jakarta
MAIL = "rt@warga.example"


@pytest.fixture
def city(settings: Settings) -> City:
    settings.SIAP_SMTP = "smtp://127.0.0.1:25"
    return a_city()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def forwarded(proposal: Proposal, city: City, reason: str = "Mendesak.") -> None:
    proposal.refresh_from_db()
    new = NewDecision(
        kind="forward",
        reason=reason,
        level_id=proposal.level_id or 0,
        volume=None,
        cost_idr=1,
    )
    decide(proposal=proposal, new=new, by=city.planner, now=NOW)


def asked(city: City, about: str, **form: str) -> Subscription:
    address = reverse("musyawarah:subscribe", args=[city.cycle.pk])
    Client().post(f"{address}{about}", form)
    return Subscription.objects.latest("pk")


def confirmed(one: Subscription) -> Subscription:
    Client().post(reverse("musyawarah:subscription", args=[one.token]), {"aksi": "mulai"})
    return one


def sent() -> list[str]:
    return list(Outgoing.objects.order_by("pk").values_list("text", flat=True))


def test_nothing_is_sent_before_the_address_has_agreed_and_nothing_after_it_ended(
    city: City,
) -> None:
    proposal = a_proposal(city)
    one = asked(city, f"?usulan={proposal.code}", email=MAIL)
    page = reverse("musyawarah:subscription", args=[one.token])
    forwarded(proposal, city, "Sebelum setuju.")
    Client().get(page)
    write_news(now=NOW)

    confirmed(one)
    forwarded(proposal, city, "Sesudah setuju.")
    write_news(now=NOW)
    write_news(now=NOW)
    Client().post(page, {"aksi": "akhiri"})
    forwarded(proposal, city, "Sesudah berakhir.")
    write_news(now=NOW)

    asking, news = sent()
    assert page in asking
    assert "Sesudah setuju." in news
    assert "Sebelum setuju." not in news
    assert page in news
    assert not Subscription.objects.exists()


def test_the_news_of_an_area_come_once_a_day_and_leave_other_areas_out(city: City) -> None:
    confirmed(asked(city, f"?wilayah={city.villages[0].pk}", email=MAIL))
    for village in (0, 1):
        forwarded(a_proposal(city, city.rt(village), title=f"Talut {village}"), city)

    night, morning = write_news(now=MORNING - timedelta(hours=3)), write_news(now=MORNING)
    forwarded(a_proposal(city, title="Talut kemudian"), city)
    again = write_news(now=MORNING + timedelta(hours=1))
    next_day = write_news(now=MORNING + timedelta(days=1))

    assert (night, morning, again, next_day) == (0, 1, 0, 1)
    today, tomorrow = sent()[1:]
    assert "Usulan baru: Talut 0." in today
    assert "Talut 1" not in today
    assert "Talut kemudian" in tomorrow


def test_sms_go_out_only_where_the_region_has_a_gateway_and_fit_one_part(
    city: City, settings: Settings
) -> None:
    settings.SIAP_SMTP = ""
    proposal = a_proposal(city)
    without = Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text
    desk = Desk.objects.create(region=city.cycle.region, slug="rekaan", name="Lapor")
    Gateway.objects.create(
        desk=desk, kind="generic", key="k", send_url="http://127.0.0.1:1/", made_at=NOW
    )

    one = confirmed(asked(city, f"?usulan={proposal.code}", phone="0812-3456-7890"))
    forwarded(proposal, city, "Alasan yang panjang. " * 12)
    write_news(now=NOW)

    assert "Minta kabar" not in without
    assert one.phone == "+6281234567890"
    messages = Outgoing.objects.order_by("pk")
    assert [(each.desk, each.to_phone) for each in messages] == [(desk, one.phone)] * 2
    assert max(len(each.text) for each in messages) <= 160


@pytest.mark.parametrize("form", [{}, {"email": "bukan surel"}, {"phone": "12"}])
def test_what_is_no_address_is_refused_on_the_form(
    city: City, form: dict[str, str]
) -> None:
    address = reverse("musyawarah:subscribe", args=[city.cycle.pk])

    answer = Client().post(address, form)

    assert answer.status_code == 422
    assert not Outgoing.objects.exists()


def test_asking_again_and_again_fills_no_mail_box(city: City) -> None:
    for _ in range(8):
        asked(city, "", email=MAIL)

    assert len(sent()) == 1


def test_one_house_with_many_ipv6_addresses_asks_as_one_sender(city: City) -> None:
    address = reverse("musyawarah:subscribe", args=[city.cycle.pk])

    for number in range(2):
        form = {"email": f"rt{number}@warga.example"}
        Client(REMOTE_ADDR=f"2001:db8:1:2::{number}").post(address, form)

    key = trace_key("subscribe-address", "2001:db8:1:2::/64", now=timezone.now())
    assert Trace.objects.filter(key=key).count() == 2


def test_who_follows_an_area_in_the_web_hears_of_new_proposals_there(city: City) -> None:
    reader = a_user("Pembaca Rekaan")
    client = client_of(reader)
    about = f"?wilayah={city.kecamatan.pk}"
    address = reverse("musyawarah:subscribe", args=[city.cycle.pk]) + about
    client.post(address, {"web": "ikuti"})
    a_proposal(city, title="Talut baru")

    client.post(address, {"web": "henti"})
    a_proposal(city, title="Talut berikutnya")

    texts = Message.objects.filter(user=reader).values_list("text", flat=True)
    assert list(texts) == ["Usulan baru: Talut baru."]


def test_people_with_an_account_get_one_mail_for_all_that_is_new(city: City) -> None:
    reader = a_user("Pembaca Rekaan")
    User.objects.filter(pk=reader.pk).update(email=MAIL)
    for title in ("Satu", "Dua"):
        proposal = a_proposal(city, by=reader, title=title)
        forwarded(proposal, city)

    written = [write_news(now=NOW), write_news(now=NOW)]

    assert written == [1, 0]
    (text,) = sent()
    assert "Satu (" in text
    assert "Dua (" in text


def test_where_no_news_can_be_sent_a_posted_form_shows_the_page(
    city: City, settings: Settings
) -> None:
    settings.SIAP_SMTP = ""

    answer = Client().post(reverse("musyawarah:subscribe", args=[city.cycle.pk]), {})

    assert answer.status_code == 200
    assert "belum mengirim kabar" in answer.text


def test_news_go_out_among_the_chores_of_the_server(city: City) -> None:
    proposal = a_proposal(city)
    confirmed(asked(city, f"?usulan={proposal.code}", email=MAIL))
    forwarded(proposal, city, "Diteruskan ke kecamatan.")
    before = len(sent())

    chores()["kabar usulan"](NOW)

    assert len(sent()) == before + 1
