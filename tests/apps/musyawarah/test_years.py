"""Every accepted proposal gets a year and a reason; the next cycle goes on from there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_duty, a_proposal
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    DutyRole,
    Link,
    LinkKind,
    Message,
    Proposal,
    ProposalState,
    Run,
    RunMethod,
    Score,
)
from siap.apps.musyawarah.presets import SURAKARTA
from siap.apps.musyawarah.queries.problem import Rules
from siap.apps.musyawarah.queries.schedules import difference_of
from siap.apps.musyawarah.services import calculating
from siap.apps.musyawarah.services.calculating import calculate
from siap.apps.musyawarah.services.carrying import carry_over
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle
from siap.apps.musyawarah.services.schedules import NewRun, adopt_run, create_run, stop_run
from siap.apps.organisations.models import Region
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
MILLION = 10**6


def accepted(
    city: City, title: str, cost: int, *, place: Region | None = None, **other: object
) -> Proposal:
    proposal = a_proposal(city, place, title=title, cost_idr=cost)
    values = {"state": ProposalState.ACCEPTED, "score": 3} | other
    Proposal.objects.filter(pk=proposal.pk).update(**values)
    proposal.refresh_from_db()
    return proposal


def with_ceilings(city: City, each: int) -> City:
    amounts = {CeilingKey(year): each for year in city.cycle.years}
    set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)
    return city


def worked_out(city: City, *, method: str = RunMethod.SCHEDULE, **rules: object) -> Run:
    new = NewRun(name="Skenario", method=method, rules=Rules(time_limit_s=5, **rules))  # type: ignore[arg-type]
    run = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)
    calculate(run, clock=lambda: NOW)
    run.refresh_from_db()
    return run


def years(run: Run) -> dict[str, int | None]:
    return {
        each.proposal.title: each.year for each in run.placements.select_related("proposal")
    }


def test_what_does_not_fit_this_year_gets_a_later_one_and_the_rest_waits(
    city: City,
) -> None:
    with_ceilings(city, 50 * MILLION)
    for number, score in enumerate((5, 4, 3, 2), 1):
        accepted(city, f"Usulan {number}", 40 * MILLION, score=score)

    run = worked_out(city)

    assert run.state == "done"
    assert years(run) == {
        "Usulan 1": 2027,
        "Usulan 2": 2028,
        "Usulan 3": 2029,
        "Usulan 4": None,
    }
    assert run.placements.get(year=None).place == 1
    assert run.gap == 0


def test_the_page_of_a_proposal_tells_its_year_and_what_an_earlier_one_would_take(
    city: City,
) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Yang pertama", 40 * MILLION, score=5)
    second = accepted(city, "Yang kedua", 40 * MILLION, score=4)

    adopt_run(run=worked_out(city), by=city.planner, now=LATER)

    page = Client().get(reverse("musyawarah:proposal", args=[second.code])).text
    assert "Dilaksanakan tahun 2028" in page
    assert "pagu seluruhnya tahun 2027 kurang Rp30.000.000" in page
    told = Message.objects.filter(proposal=second).values_list("text", flat=True)
    assert "Dijadwalkan tahun 2028." in told


def test_raising_the_ceiling_by_what_is_lacking_brings_it_forward(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Yang pertama", 40 * MILLION, score=5)
    accepted(city, "Yang kedua", 40 * MILLION, score=4)
    amounts = {CeilingKey(2027): 80 * MILLION}

    set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)

    assert years(worked_out(city)) == {"Yang pertama": 2027, "Yang kedua": 2027}


def test_equal_shares_give_a_small_village_what_the_list_gives_the_large_one(
    city: City,
) -> None:
    with_ceilings(city, 40 * MILLION)
    for title, village, score in (("Satu", 0, 5), ("Dua", 0, 4), ("Tiga", 1, 2)):
        accepted(city, title, 20 * MILLION, place=city.rt(village), score=score)

    shared, listed = (
        worked_out(city, method=method) for method in (RunMethod.SHARES, RunMethod.GREEDY)
    )

    assert years(shared) == {"Satu": 2027, "Dua": None, "Tiga": 2027}
    assert years(listed) == {"Satu": 2027, "Dua": 2027, "Tiga": None}
    assert shared.result["counted"] == {"scorers": 0, "scores": 0, "villages": 2}


def test_equal_shares_ask_those_who_scored_and_say_whose_votes_counted(city: City) -> None:
    with_ceilings(city, 20 * MILLION)
    liked = accepted(city, "Disukai penilai", 20 * MILLION, score=1)
    other = accepted(city, "Nilainya tinggi", 20 * MILLION, score=5)
    criteria = city.cycle.levels.get(name="Muskelbang").criteria.all()
    for number in range(3):
        scorer = a_user(f"Penilai {number}")
        for proposal, value in ((liked, 5), (other, 2)):
            Score.objects.bulk_create(
                Score(proposal=proposal, criterion=each, scorer=scorer, value=value)
                for each in criteria
            )

    run = worked_out(city, method=RunMethod.SHARES)

    assert years(run) == {"Disukai penilai": 2027, "Nilainya tinggi": None}
    assert run.result["counted"]["scorers"] == 3
    client = Client()
    client.force_login(city.planner, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("musyawarah:run", args=[city.cycle.pk, run.pk])).text
    assert "3 penilai" in page


def test_the_old_way_pays_for_the_first_year_and_drops_the_rest(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    for number, score in enumerate((3, 5), 1):
        accepted(city, f"Usulan {number}", 40 * MILLION, score=score)

    promised = accepted(city, "Janji", 40 * MILLION, promised=True, year=2028)
    waits = accepted(city, "Menunggu janji", MILLION)
    link = {"start": waits, "end": promised, "kind": LinkKind.DEPENDS}
    Link.objects.create(**link)

    run = worked_out(city, method=RunMethod.GREEDY)

    assert years(run) == {
        "Usulan 2": 2027,
        "Usulan 1": None,
        "Janji": 2028,
        "Menunggu janji": None,
    }


def test_two_scenarios_tell_who_gains_and_who_loses(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    for number, score in enumerate((5, 4), 1):
        accepted(city, f"Usulan {number}", 40 * MILLION, score=score)
    plain, doubled = worked_out(city), worked_out(city, ceiling_percent=200)

    found = difference_of(plain, doubled)

    assert [(m.proposal.title, m.before, m.after) for m in found.earlier] == [
        ("Usulan 2", 2028, 2027)
    ]
    assert (len(found.later), found.same) == (0, 1)
    assert found.gained == {"Kecamatan Timur": 1}


def test_working_it_out_again_with_one_proposal_forward_tells_whom_it_moves(
    city: City,
) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Yang pertama", 40 * MILLION, score=5)
    second = accepted(city, "Yang kedua", 40 * MILLION, score=4)
    plain = worked_out(city)

    forced = worked_out(city, forced_code=second.code, forced_year=2027)

    found = difference_of(plain, forced)
    assert [move.proposal.title for move in found.earlier] == ["Yang kedua"]
    assert [move.proposal.title for move in found.later] == ["Yang pertama"]
    with pytest.raises(InvalidInput, match="2027 sampai 2029"):
        worked_out(city, forced_code=second.code, forced_year=2040)


def test_a_promised_year_stays_unless_it_is_released(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Dijanjikan", 40 * MILLION, score=1, promised=True, year=2027)
    accepted(city, "Lebih bernilai", 40 * MILLION, score=5)

    kept, released = worked_out(city), worked_out(city, keep_promises=False)

    assert years(kept)["Dijanjikan"] == 2027
    assert years(released)["Lebih bernilai"] == 2027


def test_the_same_scenario_gives_the_same_answer(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    for number in range(8):
        accepted(city, f"Usulan {number}", (20 + number) * MILLION)

    assert years(worked_out(city)) == years(worked_out(city))


def test_without_ceilings_or_proposals_nothing_is_worked_out(city: City) -> None:
    with pytest.raises(InvalidInput, match="Belum ada usulan"):
        worked_out(city)
    accepted(city, "Satu", MILLION)
    with pytest.raises(InvalidInput, match="pagu setiap tahun"):
        worked_out(city)


def test_one_calculation_of_a_cycle_runs_at_a_time_until_it_has_died(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Satu", MILLION)
    new = NewRun(name="Skenario", rules=Rules())
    first = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)

    with pytest.raises(Conflict, match="sedang berjalan"):
        create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)
    create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW + timedelta(minutes=5))

    first.refresh_from_db()
    assert first.state == "failed"


def test_a_calculation_that_is_stopped_keeps_the_best_so_far(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    for number in range(8):
        accepted(city, f"Usulan {number}", (20 + number) * MILLION)
    new = NewRun(name="Skenario", rules=Rules())
    run = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)

    stop_run(run=run, by=city.planner)
    calculate(run, clock=lambda: NOW)

    assert run.state in {"stopped", "done"}
    assert run.placements.count() == 8


def test_a_schedule_of_other_proposals_than_are_accepted_now_is_not_used(
    city: City,
) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Satu", MILLION)
    run = worked_out(city)
    accepted(city, "Dua", MILLION)

    with pytest.raises(Conflict, match="sudah berubah"):
        adopt_run(run=run, by=city.planner, now=LATER)


def test_only_planners_work_schedules_out(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Satu", MILLION)
    secretary: User = a_duty(city, DutyRole.SECRETARY, city.villages[0])
    new = NewRun(name="Skenario", rules=Rules())

    with pytest.raises(Forbidden):
        create_run(cycle=city.cycle, new=new, by=secretary, now=NOW)


def test_a_planner_starts_compares_and_adopts_through_the_pages(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "siap.apps.musyawarah.views.schedules.start_aside",
        lambda run: calculating.calculate(run, clock=lambda: NOW),
    )
    with_ceilings(city, 50 * MILLION)
    accepted(city, "Satu", 40 * MILLION)
    client = Client()
    client.force_login(city.planner, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("musyawarah:schedules", args=[city.cycle.pk])
    form = {
        "name": "Pagu utuh",
        "method": "schedule",
        "ceiling_percent": "100",
        "floor_percent": "0",
        "discount_percent": "5",
        "time_limit_s": "5",
    }

    pages = [
        client.post(address, form | {"name": name}).headers["Location"] for name in "ab"
    ]
    first, second = Run.objects.order_by("pk")
    adopted = client.post(reverse("musyawarah:adopt", args=[city.cycle.pk, second.pk]))
    compared = client.get(f"{pages[1]}banding/?dengan={first.pk}")

    assert "Terbukti tidak ada jadwal yang lebih baik." in client.get(pages[0]).text
    assert adopted.status_code == 302
    assert "0 usulan lebih cepat, 0 lebih lambat, 1 tetap." in compared.text
    assert Proposal.objects.get(title="Satu").year == 2027


def next_cycle(city: City) -> Cycle:
    new = NewCycle(
        region=city.cycle.region,
        title="Musyawarah 2028",
        year=2028,
        horizon=3,
        preset=SURAKARTA,
        opens_on=city.cycle.opens_on,
        closes_on=city.cycle.closes_on,
    )
    return create_cycle(new=new, by=city.planner, now=LATER)


def test_a_cycle_follows_the_latest_earlier_one_of_its_region(city: City) -> None:
    assert next_cycle(city).previous == city.cycle


def test_the_next_cycle_starts_from_promises_and_waiting_list_in_one_action(
    city: City,
) -> None:
    done = accepted(city, "Sudah dikerjakan tahun ini", MILLION, year=2027)
    promised = accepted(city, "Dijanjikan", MILLION, year=2028)
    waiting = accepted(city, "Menunggu", MILLION, waiting_place=1)
    cycle = next_cycle(city)

    count = carry_over(cycle=cycle, by=city.planner, now=LATER)

    carried = {each.title: each for each in Proposal.objects.filter(cycle=cycle)}
    assert count == 2
    assert done.title not in carried
    assert (carried["Dijanjikan"].year, carried["Dijanjikan"].promised) == (2028, True)
    assert (carried["Menunggu"].year, carried["Menunggu"].state) == (None, "accepted")
    assert carried["Menunggu"].followers.count() == waiting.followers.count() == 1
    page = Client().get(reverse("musyawarah:proposal", args=[promised.code])).text
    assert carried["Dijanjikan"].code in page
    with pytest.raises(Conflict):
        carry_over(cycle=cycle, by=city.planner, now=LATER)


def test_what_waits_for_another_is_not_scheduled_before_it(city: City) -> None:
    with_ceilings(city, 50 * MILLION)
    well = accepted(city, "Sumur", 40 * MILLION, score=1)
    pipe = accepted(city, "Pipa", 40 * MILLION, score=5)
    Proposal.objects.filter(pk=pipe.pk).update(state=ProposalState.OPEN)
    client = Client()
    client.force_login(pipe.created_by, backend="django.contrib.auth.backends.ModelBackend")
    client.post(
        reverse("musyawarah:link", args=[pipe.code]),
        {"hubungan": "depends", "nomor": well.code},
    )
    Proposal.objects.filter(pk=pipe.pk).update(state=ProposalState.ACCEPTED)

    assert years(worked_out(city)) == {"Sumur": 2027, "Pipa": 2028}
