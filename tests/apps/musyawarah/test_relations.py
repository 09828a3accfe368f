"""How proposals relate: no ring of waiting, mergers before one meeting only."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_proposal
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import Link, Proposal
from siap.apps.musyawarah.presets import SURAKARTA
from siap.apps.musyawarah.queries.desk import merge_targets
from siap.apps.musyawarah.queries.needs import needs_of
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle
from siap.apps.musyawarah.services.decisions import NewDecision, decide
from siap.apps.musyawarah.services.joining import (
    Part,
    link_proposals,
    unlink_proposals,
)
from siap.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)


def decided(proposal: Proposal, by: User, kind: str = "forward", **other: object) -> None:
    proposal.refresh_from_db()
    values = {
        "kind": kind,
        "reason": "Sesuai kebutuhan warga.",
        "level_id": proposal.level_id,
        "volume": proposal.volume,
        "cost_idr": proposal.cost_idr,
    } | other
    decide(proposal=proposal, new=NewDecision(**values), by=by, now=LATER)  # type: ignore[arg-type]


def climbed(city: City, proposal: Proposal, level: str) -> Proposal:
    while str(proposal.level) != level:
        decided(proposal, city.planner)
        proposal.refresh_from_db()
    return proposal


def test_a_proposal_is_merged_only_into_one_before_the_same_meeting(city: City) -> None:
    here = climbed(city, a_proposal(city), "Muskelbang")
    there = climbed(city, a_proposal(city, city.rt(1)), "Muskelbang")
    offered = merge_targets(Proposal.objects.get(pk=here.pk))

    with pytest.raises(InvalidInput, match="rapat yang sama"):
        decided(here, city.planner, "merge", target=there)
    up, beside = climbed(city, here, "Muscambang"), climbed(city, there, "Muscambang")
    decided(up, city.planner, "merge", target=beside)

    assert offered == []
    up.refresh_from_db()
    assert up.state == "merged"


def linked(start: Proposal, end: Proposal, kind: str = "depends") -> None:
    link_proposals(start=start, end=end, kind=kind, by=start.created_by, now=NOW)


@pytest.mark.parametrize("kind", ["depends", "continues"])
def test_proposals_cannot_wait_for_each_other_in_a_ring(city: City, kind: str) -> None:
    first, second, third = (a_proposal(city) for _ in range(3))
    linked(first, second, kind)
    linked(second, third, kind)

    with pytest.raises(InvalidInput) as refused:
        linked(third, first, kind)

    ring = " → ".join(each.code for each in (first, second, third, first))
    assert ring in refused.value.message()


def test_a_merger_that_would_make_proposals_wait_for_each_other_is_refused(
    city: City,
) -> None:
    pipe, well, tank = (a_proposal(city) for _ in range(3))
    linked(pipe, well)
    linked(tank, pipe)

    with pytest.raises(InvalidInput, match="saling menunggu"):
        decided(well, city.planner, "merge", target=tank)

    well.refresh_from_db()
    assert well.state == "open"


def test_whoever_waits_for_what_was_merged_or_split_waits_for_what_became_of_it(
    city: City,
) -> None:
    pipe, well, tank = (a_proposal(city) for _ in range(3))
    linked(pipe, well)
    decided(well, city.planner, "merge", target=tank)
    parts = (Part("Menara", 10), Part("Pompa", 20))
    decided(tank, city.planner, "split", parts=parts)

    needs = needs_of(city.cycle)

    made = Proposal.objects.filter(title__in=["Menara", "Pompa"])
    assert needs == {pipe.pk: {each.pk for each in made}}


def test_nothing_waits_for_a_proposal_of_another_cycle(city: City) -> None:
    here = a_proposal(city)
    there = a_proposal(city)
    new = NewCycle(
        region=city.cycle.region,
        title="Musyawarah 2028",
        year=2028,
        horizon=3,
        preset=SURAKARTA,
        opens_on=city.cycle.opens_on,
        closes_on=city.cycle.closes_on,
    )
    there.cycle = create_cycle(new=new, by=city.planner, now=LATER)
    there.save()

    with pytest.raises(InvalidInput, match=there.code):
        linked(here, there)


def a_page(proposal: Proposal, by: User) -> tuple[Client, str]:
    client = Client()
    client.force_login(by)
    return client, reverse("musyawarah:proposal", args=[proposal.code])


def test_a_relation_is_taken_away_with_a_trace_and_put_back_by_one_press(
    city: City,
) -> None:
    pipe, well = a_proposal(city), a_proposal(city)
    linked(pipe, well)
    client, page = a_page(pipe, pipe.created_by)
    assert f"Hapus hubungan dengan {well.code}" in client.get(page).text
    gone = {"nomor": well.code, "hubungan": "depends"}

    answer = client.post(reverse("musyawarah:unlink", args=[pipe.code]), gone, follow=True)

    assert not Link.objects.exists()
    trail = Change.objects.filter(subject_id=pipe.code, kind="unlink")
    assert trail.get().after == well.code
    undo = re.search(r'action="([^"]+/hubungkan[?][^"]+)"', answer.text)
    assert undo is not None
    client.post(html.unescape(undo.group(1)))
    assert Link.objects.get().end == well


def test_only_who_corrects_or_schedules_a_proposal_takes_its_relations_away(
    city: City,
) -> None:
    pipe, well = a_proposal(city), a_proposal(city)
    linked(pipe, well)
    gone = {"start": pipe, "end": well, "kind": "depends", "now": NOW}

    with pytest.raises(Forbidden):
        unlink_proposals(**gone, by=well.created_by)  # type: ignore[arg-type]
    Proposal.objects.filter(pk=pipe.pk).update(state="accepted")
    pipe.refresh_from_db()
    with pytest.raises(Forbidden):
        unlink_proposals(**gone, by=pipe.created_by)  # type: ignore[arg-type]

    assert unlink_proposals(**gone, by=city.planner)  # type: ignore[arg-type]
    assert not unlink_proposals(**gone, by=city.planner)  # type: ignore[arg-type]


def test_what_a_meeting_merged_or_the_next_cycle_took_over_stays_related(
    city: City,
) -> None:
    pipe, well, tank = (a_proposal(city) for _ in range(3))
    decided(pipe, city.planner, "merge", target=well)
    Proposal.objects.filter(pk=tank.pk).update(source="carried")
    Link.objects.create(start=tank, end=well, kind="continues")

    for start, kind in ((pipe, "merged-into"), (tank, "continues")):
        with pytest.raises(Forbidden):
            unlink_proposals(start=start, end=well, kind=kind, by=city.planner, now=NOW)

    assert Link.objects.count() == 2
