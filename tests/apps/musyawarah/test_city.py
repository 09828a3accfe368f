"""The demonstration city: the same every time, whole, and quick to load."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Sum

from factories.plans import a_region
from siap.apps.demo.city import city_is_loaded, load_city
from siap.apps.musyawarah.models import (
    Cycle,
    Invitation,
    Link,
    Proposal,
    ProposalState,
    Suggestion,
)
from siap.apps.musyawarah.services.inviting import check_open
from siap.apps.organisations.models import Region

pytestmark = pytest.mark.django_db


def test_three_thousand_proposals_climb_in_two_cycles() -> None:
    region = a_region("Kabupaten Tirtamarga")
    Region.objects.filter(pk=region.pk).update(code="00.77")
    region.refresh_from_db()

    second = load_city(region=region, password="Air-2026", today=date(2026, 11, 21))

    first = second.previous
    assert city_is_loaded()
    assert Proposal.objects.count() == 3000
    assert first is not None
    assert (first.state, second.state) == ("closed", "running")
    # Whatever was accepted and lies ahead has its own page in the second cycle.
    ahead = first.proposals.filter(state=ProposalState.ACCEPTED).exclude(year__lt=2027)
    assert Link.objects.filter(kind="continues").count() == ahead.count()
    assert {each.level.position for each in second.proposals.filter(state="open")} == {  # type: ignore[union-attr]
        1,
        2,
        3,
        4,
        5,
    }
    spent = first.proposals.filter(year=2026, state="accepted").aggregate(Sum("cost_idr"))
    assert spent["cost_idr__sum"] <= 6 * 2_200_000_000
    assert Cycle.objects.count() == 2
    # Planners read what waits for something refused or undecided before they calculate.
    needed = sorted(link.end.state for link in Link.objects.filter(kind="depends"))
    assert needed == ["accepted", "open", "refused"]
    # The links that residents propose by are open, with something in every state.
    links = Invitation.objects.filter(cycle=second, closed_at=None)
    for link in links:
        check_open(invitation=link, today=date(2026, 11, 21))
    assert sorted(link.token for link in links) == ["DESA2222", "RTSATU22", "RWDUA222"]
    sent = Counter(Suggestion.objects.values_list("state", flat=True))
    assert sent == {"waiting": 4, "returned": 1, "taken": 2, "refused": 1, "withdrawn": 1}
    assert Proposal.objects.filter(source="link", state="open").count() == 2
