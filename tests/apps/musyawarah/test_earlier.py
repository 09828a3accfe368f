"""What would bring a proposal forward is worked out by solving again, and told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_proposal
from siap.apps.musyawarah.models import Earlier, Proposal, ProposalState, Run
from siap.apps.musyawarah.queries.problem import Rules
from siap.apps.musyawarah.services import explaining
from siap.apps.musyawarah.services.calculating import calculate
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.explaining import explain, keep_explaining
from siap.apps.musyawarah.services.schedules import NewRun, adopt_run, create_run

pytestmark = pytest.mark.django_db
MILLION = 10**6


def accepted(city: City, title: str, cost: int, score: int) -> Proposal:
    proposal = a_proposal(city, title=title, cost_idr=cost)
    Proposal.objects.filter(pk=proposal.pk).update(
        state=ProposalState.ACCEPTED, score=score
    )
    proposal.refresh_from_db()
    return proposal


def in_use(city: City, ceiling: int = 50 * MILLION) -> Run:
    amounts = {CeilingKey(year): ceiling for year in city.cycle.years}
    set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)
    new = NewRun(name="Jadwal", rules=Rules(time_limit_s=5))
    run = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)
    calculate(run, clock=lambda: NOW)
    adopt_run(run=run, by=city.planner, now=NOW)
    return run


def page_of(proposal: Proposal) -> str:
    return Client().get(reverse("musyawarah:proposal", args=[proposal.code])).text


def test_the_page_names_whom_an_earlier_year_would_move_and_what_it_would_cost(
    city: City,
) -> None:
    accepted(city, "Yang pertama", 40 * MILLION, 5)
    second = accepted(city, "Yang kedua", 40 * MILLION, 4)
    run = in_use(city)

    before = page_of(second)
    explain(run, clock=lambda: NOW)
    after = page_of(second)

    assert "Belum dihitung ulang" in before
    assert "Yang menjadi lebih lambat: 1 usulan." in after
    assert "Yang pertama</a> (Kecamatan Timur, Rp40.000.000): 2027 → 2028" in after


def test_what_no_schedule_can_bring_forward_is_told_with_the_ceiling_that_lacks(
    city: City,
) -> None:
    large = accepted(city, "Terlalu besar", 60 * MILLION, 5)

    explain(in_use(city), clock=lambda: NOW)

    page = page_of(large)
    assert "Tidak ada jadwal yang memenuhi semua aturan" in page
    assert "seluruh daerah 20" in page


def test_what_a_reader_asks_for_is_worked_out_before_the_rest(city: City) -> None:
    titles = ("Satu", "Dua", "Tiga", "Empat")
    made = [accepted(city, each, 40 * MILLION, 5 - n) for n, each in enumerate(titles)]
    run = in_use(city)

    Client().post(reverse("musyawarah:ask_earlier", args=[made[3].code]))
    moments = (NOW + timedelta(seconds=n) for n in range(9))
    explain(run, clock=lambda: next(moments))

    known = Earlier.objects.order_by("answered_at").select_related("placement__proposal")
    assert [each.placement.proposal.title for each in known] == ["Empat", "Dua", "Tiga"]


def test_one_process_at_a_time_explains_a_schedule_and_none_when_all_is_known(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Run] = []
    monkeypatch.setattr(explaining, "_start_aside", started.append)
    accepted(city, "Satu", 40 * MILLION, 5)
    accepted(city, "Dua", 40 * MILLION, 4)
    run = in_use(city)

    keep_explaining(now=NOW)
    keep_explaining(now=NOW + timedelta(seconds=10))
    keep_explaining(now=NOW + timedelta(minutes=2))
    explain(run, clock=lambda: NOW)
    keep_explaining(now=NOW + timedelta(minutes=9))

    assert started == [run, run]


def test_a_schedule_of_what_is_no_longer_accepted_explains_nothing(city: City) -> None:
    accepted(city, "Satu", 40 * MILLION, 5)
    accepted(city, "Dua", 40 * MILLION, 4)
    run = in_use(city)
    accepted(city, "Baru", MILLION, 4)

    assert explain(run, clock=lambda: NOW) == 0
    assert not Earlier.objects.exists()
