"""What waits for a person: proposals before their meeting, questions to their agency."""

from collections.abc import Mapping, Sequence

from django.db.models import Case, Count, Q, QuerySet, Value, When

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    DutyRole,
    Element,
    Level,
    Meeting,
    Proposal,
    ProposalState,
    Verification,
)
from siap.apps.musyawarah.permissions import Place, abilities_at, covers, duties_of
from siap.apps.organisations.models import Region, RegionLevel
from siap.kernel.errors import NotFound


def inside(region: Region) -> Q:
    """The proposals of a region, in the columns that are indexed for it."""
    if region.level == RegionLevel.KECAMATAN:
        return Q(kecamatan=region)
    if region.level == RegionLevel.VILLAGE:
        return Q(village=region)
    if region.level > RegionLevel.VILLAGE:
        return Q(region=region) | Q(region__parent=region)
    return Q()


def meets_of(user: User, cycle: Cycle) -> list[tuple[Level, Region]]:
    """The levels whose meetings a person keeps or scores for, each with its region."""
    levels = list(cycle.levels.all())
    wanted = {DutyRole.SECRETARY, DutyRole.SCORER}
    found = {
        (level, duty.region)
        for duty in duties_of(user)
        if duty.role in wanted and covers(cycle.region.code, duty.region.code)
        for level in levels
        if level.region_level == duty.region.level
    }
    if "schedule.run" in abilities_at(user, Place(cycle.region)):
        found |= {
            (level, cycle.region)
            for level in levels
            if level.region_level == cycle.region.level
        }
    return sorted(found, key=lambda pair: (pair[0].position, pair[1].code))


def before_meeting(level: Level, region: Region) -> QuerySet[Proposal]:
    """The proposals that lie before a level in a region, by place."""
    found = Proposal.objects.filter(inside(region), level=level, state=ProposalState.OPEN)
    related = ("region", "village", "kecamatan", "level", "agency")
    return found.select_related(*related).order_by("village__code", "pk")


def meeting_seen(meeting_id: int) -> Meeting:
    """
    One meeting.

    Raises:
        NotFound: There is none.
    """
    related = ("cycle__region", "level__cycle__region", "region__parent")
    found = Meeting.objects.select_related(*related).filter(pk=meeting_id).first()
    if found is None:
        raise NotFound("not-found", where=f"meeting {meeting_id}")
    return found


def meetings_of(cycle: Cycle) -> QuerySet[Meeting]:
    """The meetings of a cycle, newest first, with how many came and were decided on."""
    return (
        Meeting.objects.filter(cycle=cycle)
        .select_related("level", "region__parent")
        .annotate(
            present=Count("attendances", distinct=True),
            decided=Count("decisions", distinct=True),
        )
        .order_by("-held_on", "-pk")
    )


def presence_of(meeting: Meeting) -> Mapping[str, tuple[int, int]]:
    """How many women and men of each element of society came; all elements are named."""
    counted = meeting.attendances.values_list("element", "gender").annotate(n=Count("pk"))
    found = {(element, gender): number for element, gender, number in counted.order_by()}
    return {
        element.value: (
            found.get((element.value, "female"), 0),
            found.get((element.value, "male"), 0),
        )
        for element in Element
    }


def verifications_for(user: User, cycle: Cycle) -> QuerySet[Verification]:
    """The questions to the agencies that a person verifies for, the most urgent first."""
    agencies = [duty.agency_id for duty in duties_of(user) if duty.role == "verifier"]
    found = Verification.objects.filter(proposal__cycle=cycle, agency__in=agencies)
    return found.select_related("proposal__village", "proposal__level", "agency")


def verification_for(user: User, verification_id: int) -> Verification:
    """
    One question to an agency that a person verifies for.

    Raises:
        NotFound: There is none for this person.
    """
    related = ("proposal__cycle__region", "proposal__region", "proposal__village", "agency")
    found = Verification.objects.select_related(*related).filter(pk=verification_id).first()
    if found is not None:
        place = Place(found.proposal.region, found.agency_id)
        if "verification.answer" in abilities_at(user, place):
            return found
    raise NotFound("not-found", where=f"verification {verification_id}")


def meeting_place(proposal: Proposal) -> Region:
    """The region whose meeting a proposal lies before, by the level where it is."""
    level = proposal.level
    step = proposal.region
    while level is not None and step.level > level.region_level and step.parent is not None:
        step = step.parent
    return step


def merge_targets(proposal: Proposal) -> Sequence[Proposal]:
    """
    What a proposal may be merged into: open ones before the same meeting.

    Returns:
        Those of its own village first, then by title; at most 200.
    """
    place = meeting_place(proposal)
    found = Proposal.objects.filter(
        inside(place), level=proposal.level, state=ProposalState.OPEN
    )
    near = Case(When(village=proposal.village_id, then=Value(0)), default=Value(1))
    ordered = found.exclude(pk=proposal.pk).order_by(near, "title", "pk")
    return list(ordered.select_related("village")[:200])
