"""Who may do what in the musyawarah of a region: duty, region and ability as one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    Duty,
    DutyRole,
    Level,
    Proposal,
    ProposalState,
)
from siap.apps.organisations.models import Membership, Region, RegionRole
from siap.kernel.errors import Forbidden

ADMINISTRATOR: Final = "region-administrator"

_SECRETARY = frozenset(
    {
        "proposal.type-in",
        "proposal.read-contact",
        "invitation.keep",
        "meeting.keep",
        "proposal.decide",
        "proposal.score",
    }
)
_PLANNER = _SECRETARY | {
    "cycle.edit",
    "duty.edit",
    "verification.ask",
    "schedule.run",
    "schedule.adopt",
    "proposal.realise",
}

ABILITIES: Final[Mapping[str, frozenset[str]]] = {
    ADMINISTRATOR: _PLANNER,
    DutyRole.PLANNER.value: _PLANNER,
    DutyRole.SECRETARY.value: _SECRETARY | {"verification.ask"},
    DutyRole.SCORER.value: frozenset({"proposal.score"}),
    DutyRole.PROPOSER.value: frozenset({"proposal.submit", "invitation.keep"}),
    DutyRole.VERIFIER.value: frozenset({"verification.answer", "proposal.realise"}),
}
"""What each duty allows in its region and all below it (a verifier: for its agency)."""


@dataclass(frozen=True)
class Place:
    """Where somebody wants to do something: a region, and an agency if one is in charge."""

    region: Region
    agency_id: int | None = None


def duties_of(user: User) -> list[Duty]:
    """The duties of a person; read once for each object of the person."""
    cached: list[Duty] | None = getattr(user, "_duties", None)
    if cached is None:
        cached = list(Duty.objects.filter(user=user).select_related("region"))
        user._duties = cached  # type: ignore[attr-defined]  # noqa: SLF001
    return cached


def covers(region_code: str, inner_code: str) -> bool:
    """
    Whether a region is another one or lies around it.

    >>> covers("00.01", "00.01.02"), covers("00.01", "00.012")
    (True, False)
    """
    return inner_code == region_code or inner_code.startswith(f"{region_code}.")


def _administers(user: User, region: Region) -> bool:
    if user.is_superuser:
        return True
    codes: list[str] | None = getattr(user, "_administered_codes", None)
    if codes is None:
        found = Membership.objects.filter(user=user, role=RegionRole.ADMINISTRATOR)
        codes = list(found.values_list("region__code", flat=True))
        user._administered_codes = codes  # type: ignore[attr-defined]  # noqa: SLF001
    return any(covers(code, region.code) for code in codes)


def roles_at(user: User, place: Place) -> frozenset[str]:
    """
    Say what a person is at a place.

    Args:
        user: The person; one whose account is closed has no duty.
        place: A region, and perhaps an agency: verifiers count only for theirs.

    Returns:
        Keys of `ABILITIES`; empty for everybody else.
    """
    if not user.is_active:
        return frozenset()
    roles = {
        duty.role
        for duty in duties_of(user)
        if covers(duty.region.code, place.region.code)
        and duty.agency_id in {None, place.agency_id}
    }
    if _administers(user, place.region):
        roles.add(ADMINISTRATOR)
    return frozenset(roles)


def abilities_at(user: User, place: Place) -> frozenset[str]:
    """What a person may do at a place."""
    return frozenset().union(*(ABILITIES[role] for role in roles_at(user, place)))


def require(user: User, ability: str, place: Place) -> None:
    """
    Let a person pass, or not.

    Raises:
        Forbidden: No duty of the person there has the ability.
    """
    if ability not in abilities_at(user, place):
        raise Forbidden("forbidden", where=ability)


def can(user: object, ability: str, place: Place) -> bool:
    """Whether somebody, perhaps without an account, may do something at a place."""
    return isinstance(user, User) and ability in abilities_at(user, place)


def may_propose(user: User, cycle: Cycle, region: Region) -> bool:
    """Whether a person may hand in a proposal for a place."""
    if not user.is_active or not covers(cycle.region.code, region.code):
        return False
    if cycle.anyone_proposes:
        return True
    wanted = {"proposal.submit", "proposal.type-in"}
    return bool(wanted & abilities_at(user, Place(region)))


def may_change(user: User, proposal: Proposal) -> bool:
    """Whether a person may correct what a proposal says: its proposer, before decisions."""
    if not user.is_active:
        return False
    if proposal.created_by_id == user.pk:
        return proposal.state in {
            ProposalState.DRAFT,
            ProposalState.RETURNED,
        } or is_untouched(proposal)
    if proposal.state not in {ProposalState.OPEN, ProposalState.RETURNED}:
        return False
    return "proposal.type-in" in abilities_at(user, Place(proposal.region))


def may_relate(user: User, proposal: Proposal) -> bool:
    """Whether a person may say what a proposal waits for: who may correct it, or plans."""
    if may_change(user, proposal):
        return True
    is_planned = proposal.state in {ProposalState.OPEN, ProposalState.ACCEPTED}
    return is_planned and "schedule.adopt" in abilities_at(user, Place(proposal.region))


def is_untouched(proposal: Proposal) -> bool:
    """Whether nobody has decided on an open proposal yet."""
    return proposal.state == ProposalState.OPEN and not proposal.decisions.exists()


def keeps(
    user: User,
    level: Level,
    region: Region,
    *,
    roles: Iterable[str] = (DutyRole.SECRETARY,),
) -> bool:
    """
    Whether a person has one of these duties for a region at a level.

    A secretary keeps the meetings of their own region's level: one of a kelurahan neither
    those of its RW nor those of its kecamatan. A planner stands in for every level.

    Args:
        user: The person.
        level: Of the meeting.
        region: Of the meeting, or a place in it.
        roles: The duties that will do.
    """
    if not user.is_active:
        return False
    if roles_at(user, Place(region)) & {ADMINISTRATOR, DutyRole.PLANNER.value}:
        return True
    wanted = set(roles)
    return any(
        duty.role in wanted
        and duty.region.level == level.region_level
        and covers(duty.region.code, region.code)
        for duty in duties_of(user)
    )


def may_decide(user: User, proposal: Proposal) -> bool:
    """Whether a person keeps the meeting that a proposal lies before."""
    level = proposal.level
    if proposal.state != ProposalState.OPEN or level is None:
        return False
    return keeps(user, level, proposal.region)


def may_score(user: User, proposal: Proposal) -> bool:
    """Whether a person scores for the meeting that a proposal lies before."""
    level = proposal.level
    if proposal.state != ProposalState.OPEN or level is None:
        return False
    roles = (DutyRole.SCORER, DutyRole.SECRETARY)
    return keeps(user, level, proposal.region, roles=roles)
