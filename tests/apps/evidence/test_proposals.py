"""What users say grows into a proposal, and both pages lead to each other."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.complaints.desks import Office, a_report, an_office, published, routed
from factories.musyawarah import NOW, City, a_city, a_duty, a_proposal, values_at
from factories.plans import a_region, a_user
from factories.services import a_unit, client_of, keeper_of
from factories.voices import a_survey, answered, rated
from siap.apps.complaints.services import withhold
from siap.apps.evidence.sources import source_of
from siap.apps.musyawarah.models import Cycle, DutyRole, Proposal, VoiceOrigin
from siap.apps.musyawarah.queries.origins import Asking, Origin, origin_of
from siap.apps.musyawarah.services.origins import keep_origin
from siap.apps.organisations.models import Membership, RegionRole
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.models import Channel, Colour, Vote, VoteMessage
from siap.apps.surveys.models import Survey
from siap.kernel.errors import Forbidden, NotFound

pytestmark = pytest.mark.django_db
GROWN = "Usulan yang lahir dari sini"


@dataclass(frozen=True)
class Town:
    """A city that takes proposals, with a unit that people rate."""

    city: City
    unit: ServiceUnit

    @property
    def form(self) -> str:
        """The address of the form of a new proposal."""
        return reverse("musyawarah:new", args=[self.city.cycle.pk])

    def write(self, client: Client, asked: str, title: str = "Tambah loket") -> Proposal:
        """A proposal that somebody hands in from a voice."""
        place = self.city.rt()
        typed = {name: str(value) for name, value in values_at(place).items()}
        more = {"title": title, "key": "c" * 32, "place": str(place.pk), "aksi": "kirim"}
        client.post(f"{asked}&village={self.city.villages[0].pk}", typed | more)
        return Proposal.objects.latest("pk")

    def asking(self) -> Asking:
        return Asking(user=a_user(), now=timezone.now(), site="https://contoh.id")


@pytest.fixture
def town() -> Town:
    city = a_city()
    unit = a_unit("Loket Rekaan", region=city.cycle.region)
    rated(unit, timezone.localdate() - timedelta(days=9), green=60, red=40)
    return Town(city, unit)


@pytest.fixture
def survey(town: Town) -> Survey:
    survey = answered(a_survey(town.unit, title="Survei Loket"), 2, 3)
    survey.state = "published"
    survey.save()
    return survey


def asked_on(page: str, town: Town) -> list[str]:
    """The addresses of the form to which a page leads."""
    parts = page.split(f'href="{town.form}?')[1:]
    return [f"{town.form}?{part.partition(chr(34))[0]}" for part in parts]


def page_of(proposal: Proposal) -> str:
    return Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text


def an_origin(town: Town, key: str = "") -> Origin:
    today = timezone.localdate()
    voice = key or f"suara:ratings:{town.unit.pk}:{today - timedelta(days=30)}:{today}"
    return origin_of(town.city.cycle, voice, town.asking())


# ---- ratings and surveys ---------------------------------------------------------------


def test_a_rating_of_a_stretch_of_days_becomes_a_proposal_and_leads_back(
    town: Town,
) -> None:
    client = client_of(town.city.planner)
    own = reverse("ratings:unit", args=[town.unit.code])
    days = f"?dari={timezone.localdate() - timedelta(days=30)}"

    (asked,) = asked_on(client.get(own + days).text, town)
    form = client.get(f"{asked}&village={town.city.villages[0].pk}").text
    grown = town.write(client, asked)

    assert "Perbaikan pelayanan Loket Rekaan" in form
    assert "Dari 100 penilaian Loket Rekaan" in form
    assert "40,0% menilai kurang" in form
    assert "rata-ratanya 60,0 dari 100" in form
    assert "Sumber: http://testserver/nilai/" in form
    shown = page_of(grown)
    assert "Berasal dari: Penilaian tiga warna" in shown
    assert f"{own}?dari={timezone.localdate() - timedelta(days=30)}" in shown
    back = Client().get(own).text
    assert GROWN in back
    assert grown.code in back


def test_an_element_of_a_survey_becomes_a_proposal_and_leads_back(
    town: Town, survey: Survey
) -> None:
    client = client_of(town.city.planner)
    own = reverse("surveys:results", args=[survey.pk])

    asked = asked_on(client.get(own).text, town)
    form = client.get(f"{asked[2]}&village={town.city.villages[0].pk}").text
    grown = town.write(client, asked[2])

    assert len(asked) == 9
    assert "Unsur U3 Waktu penyelesaian dinilai 2,500 dari 4 oleh 2 responden" in form
    assert "Indeks survei 62,50" in form
    assert f"Sumber: http://testserver{own}" in form
    assert "Berasal dari: Survei kepuasan" in page_of(grown)
    assert grown.code in Client().get(own).text


def test_results_that_are_not_public_any_more_show_on_no_proposal(
    town: Town, survey: Survey
) -> None:
    key = source_of("surveys").findings(town.city.cycle.region_id, NOW)[0].key
    origin = an_origin(town, f"suara:surveys:{key}")
    proposal = a_proposal(town.city)
    keep_origin(proposal=proposal, origin=origin, by=proposal.created_by, now=NOW)
    before = page_of(proposal)

    Survey.objects.filter(pk=survey.pk).update(state="closed")

    assert "Survei kepuasan" in before
    assert "Survei kepuasan" not in page_of(proposal)


def test_too_few_votes_are_no_voice(town: Town) -> None:
    quiet = a_unit("Loket Sepi", region=town.city.cycle.region)
    rated(quiet, timezone.localdate(), green=1, red=5)
    own = reverse("ratings:unit", args=[quiet.code])

    assert asked_on(client_of(town.city.planner).get(own).text, town) == []
    with pytest.raises(NotFound):
        an_origin(town, f"suara:ratings:{quiet.pk}:2026-01-01:2026-02-01")


@pytest.mark.parametrize(
    "key",
    [
        "suara:ratings:{unit}:2026-02-30:2026-03-01",
        "suara:ratings:{unit}:2026-03-01:2026-02-01",
        "suara:ratings:{unit}:0001-01",
        "suara:ratings:x:y:z",
        "suara:surveys:9",
        "suara:reports:topik-1:2026-99",
        "suara:tidak-ada:1",
    ],
)
def test_what_no_source_says_is_not_found(town: Town, key: str) -> None:
    with pytest.raises(NotFound):
        an_origin(town, key.format(unit=town.unit.pk))


# ---- messages of raters ----------------------------------------------------------------


@pytest.fixture
def message(town: Town) -> VoteMessage:
    now = timezone.now()
    vote = Vote.objects.create(
        unit=town.unit,
        day=timezone.localdate(now),
        at=now,
        colour=Colour.RED,
        channel=Channel.PHONE,
        key="6b0f7a0a-5a64-4c3c-8d51-0d5ab9c1d7aa",
    )
    text = "Antrean tiga jam, hubungi saya 0812-3456-7890"
    return VoteMessage.objects.create(vote=vote, unit=town.unit, text=text)


def test_messages_of_raters_stand_beside_the_form_and_go_into_no_proposal(
    town: Town, message: VoteMessage
) -> None:
    client = client_of(keeper_of(town.unit))
    own = reverse("ratings:messages", args=[town.unit.pk])

    page = client.get(own).text
    _, _, rest = page.partition('name="dari" value="')
    asked = f"{town.form}?dari={rest.partition(chr(34))[0]}&pesan={message.pk}"
    form = client.get(f"{asked}&village={town.city.villages[0].pk}").text
    origin = an_origin(town)

    assert f'value="{message.pk}"' in page
    assert "Antrean tiga jam, hubungi saya [nomor telepon]" in form
    assert "0812" not in form
    assert "Petugas membaca 1 pesan penilai" in form
    assert "Antrean" not in str(origin.initial)
    grown = town.write(client, asked)
    assert "Antrean" not in page_of(grown)
    assert VoiceOrigin.objects.get().key.count("+") == 0


def test_messages_are_not_for_those_who_do_not_keep_the_unit(
    town: Town, message: VoteMessage
) -> None:
    today = timezone.localdate()
    key = f"suara:ratings:{town.unit.pk}:{today}:{today}+{message.pk}"
    rated(town.unit, today, green=40, red=0)

    with pytest.raises(Forbidden):
        an_origin(town, key)


# ---- reports ---------------------------------------------------------------------------


def an_office_in(city: City) -> Office:
    office = an_office()
    office.desk.region = city.cycle.region
    office.desk.save()
    office.water.region = city.cycle.region
    office.water.save()
    Membership.objects.create(
        user=office.administrator,
        region=city.cycle.region,
        role=RegionRole.ADMINISTRATOR.value,
    )
    office.administrator = type(office.administrator).objects.get(
        pk=office.administrator.pk
    )
    return office


def test_an_agency_and_a_secretary_go_from_a_report_to_a_proposal_and_back(
    town: Town,
) -> None:
    office = an_office_in(town.city)
    report = published(office, routed(office, a_report(office)))
    own = reverse("complaints:report", args=[office.desk.slug, report.number])
    secretary = client_of(a_duty(town.city, DutyRole.SECRETARY, town.city.villages[0]))
    work = reverse("complaints:work", args=[report.pk])

    desk = client_of(office.officer).get(work).text
    (asked,) = asked_on(secretary.get(own).text, town)
    grown = town.write(secretary, asked)

    assert asked_on(desk, town) == [asked]
    assert own in page_of(grown)
    assert grown.code in Client().get(own).text
    assert grown.code in client_of(office.officer).get(work).text


def test_where_not_everybody_proposes_only_those_who_may_are_led_to_the_form(
    town: Town,
) -> None:
    own = reverse("ratings:unit", args=[town.unit.code])
    Cycle.objects.update(anyone_proposes=False)
    secretary = a_duty(town.city, DutyRole.SECRETARY, town.city.villages[0])
    scorer = a_duty(town.city, DutyRole.SCORER, town.city.villages[0])

    def led(client: Client) -> bool:
        return bool(asked_on(client.get(own).text, town))

    assert [led(client_of(user)) for user in (secretary, scorer, a_user())] == [
        True,
        False,
        False,
    ]
    assert not led(Client())


def test_a_report_that_was_taken_from_the_public_shows_on_no_proposal(town: Town) -> None:
    office = an_office_in(town.city)
    report = published(office, a_report(office))
    proposal = a_proposal(town.city)
    origin = an_origin(town, f"laporan:{report.label}")
    keep_origin(proposal=proposal, origin=origin, by=proposal.created_by, now=NOW)
    before = page_of(proposal)

    withhold(report=report, reason="Memuat nama orang.", act=office.act(report))

    assert report.label in before
    assert report.label not in page_of(proposal)


# ---- what the service checks -----------------------------------------------------------


def test_an_origin_is_kept_once_and_only_by_the_writer(town: Town) -> None:
    proposal, origin = a_proposal(town.city), an_origin(town)
    facts = {"proposal": proposal, "origin": origin, "now": timezone.now()}

    with pytest.raises(Forbidden):
        keep_origin(by=a_user(), **facts)  # type: ignore[arg-type]
    for _ in range(2):
        keep_origin(by=proposal.created_by, **facts)  # type: ignore[arg-type]

    kept = VoiceOrigin.objects.get()
    assert (kept.source, kept.about) == ("ratings", str(town.unit.pk))


def test_a_voice_of_another_region_is_the_origin_of_nothing(town: Town) -> None:
    other = a_unit("Loket Jauh", region=a_region("Kota Lain"))
    rated(other, date(2026, 9, 9), green=60, red=40)
    proposal, origin = a_proposal(town.city), an_origin(town)
    Cycle.objects.filter(pk=proposal.cycle_id).update(region=other.agency.region)
    proposal.refresh_from_db()

    with pytest.raises(NotFound):
        keep_origin(proposal=proposal, origin=origin, by=proposal.created_by, now=NOW)


def test_a_draft_is_named_on_no_page_of_a_voice(town: Town) -> None:
    proposal, origin = a_proposal(town.city), an_origin(town)
    keep_origin(
        proposal=proposal, origin=origin, by=proposal.created_by, now=timezone.now()
    )
    own = reverse("ratings:unit", args=[town.unit.code])

    assert proposal.code in Client().get(own).text
    Proposal.objects.filter(pk=proposal.pk).update(state="draft")
    assert proposal.code not in Client().get(own).text
