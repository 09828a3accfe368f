"""What users say becomes a card once; the page of a plan shows and takes it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.complaints.desks import NOW as FRIDAY
from apps.complaints.desks import a_report, an_office, published
from factories.charters import a_charter
from factories.evidence import followed, rows
from factories.musyawarah import a_city
from factories.plans import NOW, a_member, a_plan, facilitator_of
from factories.services import client_of
from factories.voices import a_survey, rated
from factories.voices import answered as answered_survey
from siap.apps.evidence.models import CardOrigin, Follow
from siap.apps.evidence.queries import finding_of
from siap.apps.evidence.services import (
    let_go,
    put_card,
    record_measurement,
    take_figure,
)
from siap.apps.evidence.sources import source_of, sources
from siap.apps.musyawarah.models import Cycle
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.public_services.models import ServiceUnit
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import remove_row
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


# ---- cards -----------------------------------------------------------------------------


def test_what_users_say_becomes_a_card_once(plan: Plan, unit: ServiceUnit) -> None:
    (finding,) = source_of("ratings").findings(plan.region_id, NOW)
    facts = {"plan": plan, "source": "ratings", "by": facilitator_of(plan), "now": NOW}

    put_card(finding=finding, **facts)  # type: ignore[arg-type]

    (card,) = rows(plan, "w09-issue-cards", "cards")
    assert card.cells["text"] == (
        "Loket Rekaan: 40,0% menilai kurang, dari 100 penilaian, 25 Mei 2026 – 21 Nov 2026"
    )
    assert card.cells["group"] == "user"
    assert str(CardOrigin.objects.get().row_id) == card.id
    with pytest.raises(InvalidInput, match="sudah menjadi kartu"):
        put_card(finding=finding, **facts)  # type: ignore[arg-type]


def test_a_card_that_was_taken_off_the_board_can_come_back(
    plan: Plan, unit: ServiceUnit
) -> None:
    (finding,) = source_of("ratings").findings(plan.region_id, NOW)
    by = facilitator_of(plan)
    card = put_card(plan=plan, source="ratings", finding=finding, by=by, now=NOW)
    place = place_of(plan, "w09-issue-cards", "cards")
    remove_row(place=place, row_id=str(card.row_id), by=by, now=NOW)

    put_card(plan=plan, source="ratings", finding=finding, by=by, now=NOW)

    assert len(rows(plan, "w09-issue-cards", "cards")) == 1


def test_weak_elements_and_broken_promises_are_offered_as_cards() -> None:
    charter = a_charter()
    unit = charter.service.unit
    rated(unit, TODAY - timedelta(days=3), green=20, red=80)
    survey = answered_survey(a_survey(unit), 2)
    survey.state = "published"
    survey.save()

    found = {
        key: [each.text for each in source.findings(unit.agency.region_id, NOW)]
        for key, source in sources().items()
    }

    (promise,) = found["charters"]
    assert promise == (
        f"Janji {charter.service} belum ditepati (20,0; paling sedikit 80): "
        "Anda dilayani ramah"
    )
    assert found["surveys"][0].startswith("Persyaratan dinilai 2,00 dari 4")


def test_a_finding_that_nobody_made_is_not_found(plan: Plan, unit: ServiceUnit) -> None:
    other = a_plan()

    with pytest.raises(NotFound):
        finding_of(plan=other, source="ratings", key=f"{unit.pk}:2026-11", now=NOW)


# ---- pages -----------------------------------------------------------------------------


def test_the_page_shows_figures_with_source_and_takes_them_over(
    plan: Plan, unit: ServiceUnit
) -> None:
    client = client_of(facilitator_of(plan))
    home = reverse("evidence:plan", args=[plan.pk])
    typed = {"figure": f"ratings:{unit.pk}"}

    assert "Penilaian hijau: Loket Rekaan" in client.get(home).content.decode()
    assert client.post(reverse("evidence:follow", args=[plan.pk]), {}).status_code == 422
    client.post(reverse("evidence:follow", args=[plan.pk]), typed)
    follow = Follow.objects.get()
    told = client.post(
        reverse("evidence:act", args=[plan.pk, follow.pk, "ukur"]), follow=True
    )

    shown = told.content.decode()
    assert "Terakhir diambil" in shown
    assert "belum punya target" in shown
    assert "100 penilaian" in shown


def test_an_observer_reads_and_changes_nothing(plan: Plan, unit: ServiceUnit) -> None:
    observer = a_member(plan, TeamRole.OBSERVER)
    client = client_of(observer)
    follow = followed(plan, unit)
    (finding,) = source_of("ratings").findings(plan.region_id, NOW)

    page = client.get(reverse("evidence:plan", args=[plan.pk])).content.decode()

    assert "Ambil angka ini" not in page
    for doing in (
        lambda: take_figure(follow=follow, seen_version=9, by=observer, now=NOW),
        lambda: record_measurement(follow=follow, by=observer, now=NOW),
        lambda: let_go(follow=follow, by=observer),
        lambda: put_card(
            plan=plan, source="ratings", finding=finding, by=observer, now=NOW
        ),
    ):
        with pytest.raises(Forbidden):
            doing()


def test_a_stranger_does_not_learn_that_the_plan_is_there(plan: Plan) -> None:
    stranger = client_of(facilitator_of(a_plan()))

    assert stranger.get(reverse("evidence:plan", args=[plan.pk])).status_code == 404


def test_from_a_public_page_the_only_plan_of_the_region_opens_at_once(plan: Plan) -> None:
    client = client_of(facilitator_of(plan))

    sent = client.get(reverse("evidence:bring", args=[plan.region_id]))

    assert sent.headers["Location"] == reverse("evidence:plan", args=[plan.pk])


def test_a_published_report_leads_to_a_proposal_while_the_region_takes_them() -> None:
    city, office = a_city(), an_office()
    report = published(office, a_report(office))
    own = reverse("complaints:report", args=[office.desk.slug, report.number])
    today = timezone.localdate()
    Cycle.objects.update(opens_on=today, closes_on=today, region=office.desk.region)
    form = reverse("musyawarah:new", args=[city.cycle.pk])

    shown = Client().get(own).content.decode()
    Cycle.objects.update(state="closed")
    later = Client().get(own).content.decode()

    assert f"{form}?dari=suara%3Areports%3A{report.pk}" in shown
    assert form not in later


def test_one_report_is_found_by_number_or_words_once_it_is_published() -> None:
    office = an_office()
    plan = a_plan(region=office.desk.region)
    report = a_report(office)
    client = client_of(facilitator_of(plan))
    home = reverse("evidence:plan", args=[plan.pk])

    def found(words: str) -> bool:
        return f'value="{report.pk}"' in client.get(home, {"cari": words}).text

    hidden = [found(report.label), found("pasar")]
    published(office, report)
    shown = [found(report.label), found("pasar"), found("tidak ada di sini")]
    sent = {"source": "reports", "finding": str(report.pk)}
    client.post(reverse("evidence:card", args=[plan.pk]), sent)

    assert (hidden, shown) == ([False, False], [True, True, False])
    assert str(report.label) in str(rows(plan, "w09-issue-cards", "cards")[0].cells["text"])


def test_topics_stay_to_be_read_after_their_month() -> None:
    office = an_office()
    region = office.desk.region
    office.desk.least_for_figures = 2
    office.desk.save()
    for _ in range(3):
        a_report(office, category=office.desk.categories.get())
    (topic,) = source_of("reports").findings(region.pk, FRIDAY)
    later = FRIDAY + timedelta(days=90)

    said = source_of("reports").said(region.pk, [topic.key], later)

    assert topic.key.endswith(":2026-08")
    assert said[topic.key].text == (
        "Air minum: 3 laporan warga dalam dua belas bulan sampai 31 Agu 2026"
    )
