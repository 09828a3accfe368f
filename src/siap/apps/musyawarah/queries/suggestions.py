"""Links of neighbourhoods, and what residents sent by them."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Count, Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import (
    Cycle,
    Invitation,
    Proposal,
    ProposerKind,
    Source,
    Suggestion,
    SuggestionState,
)
from siap.apps.musyawarah.permissions import Place, abilities_at, covers, duties_of
from siap.apps.organisations.models import Region, RegionLevel
from siap.kernel.errors import NotFound

MOST_PLACES: Final = 600
ENDED: Final = (
    SuggestionState.TAKEN,
    SuggestionState.REFUSED,
    SuggestionState.WITHDRAWN,
)


def invitation_at(token: str) -> Invitation:
    """
    The link with an address, also one that has ended.

    Raises:
        NotFound: There is none.
    """
    related = ("cycle__region", "region__parent__parent__parent", "opened_by")
    rows = Invitation.objects.select_related(*related)
    found = rows.filter(token=token.upper()).first()
    if found is None:
        raise NotFound("not-found", where=f"link {token[:10]}")
    return found


def _kept(user: User, cycle: Cycle) -> list[Region]:
    """The regions of a cycle whose links a person keeps, with all below each."""
    if "invitation.keep" in abilities_at(user, Place(cycle.region)):
        return [cycle.region]
    return [
        duty.region
        for duty in duties_of(user)
        if covers(cycle.region.code, duty.region.code)
        and "invitation.keep" in abilities_at(user, Place(duty.region))
    ]


def keeps_links(user: User, cycle: Cycle) -> bool:
    """Whether a person keeps the links of any place of a cycle."""
    return bool(_kept(user, cycle))


def _below(regions: Sequence[Region], path: str) -> Q:
    inside = Q(pk__in=[])
    for region in regions:
        inside |= Q(**{f"{path}code": region.code})
        inside |= Q(**{f"{path}code__startswith": f"{region.code}."})
    return inside


def places_kept(user: User, cycle: Cycle) -> list[Region]:
    """
    Where a person may open a link: villages, and RW and RT where they are near to them.

    Returns:
        By code; of whoever is in charge of more than a village only villages.
    """
    found: dict[int, Region] = {}
    for region in _kept(user, cycle):
        rows = Region.objects.filter(_below([region], ""), level__gte=RegionLevel.VILLAGE)
        if region.level < RegionLevel.VILLAGE:
            rows = rows.filter(level=RegionLevel.VILLAGE)
        rows = rows.select_related("parent__parent").order_by("code")
        found |= {each.pk: each for each in rows[:MOST_PLACES]}
    return sorted(found.values(), key=lambda each: each.code)


def place_name(region: Region) -> str:
    """
    A place with what lies around it: RT of other RW have the same names.

    Args:
        region: With its parent and theirs. An RT that already tells its RW is told with
            its village: `RT 02/RW 01, Sukamaju`.
    """
    above = region.parent
    if (
        above is not None
        and region.level > RegionLevel.VILLAGE
        and above.name in region.name
    ):
        above = above.parent
    return f"{region.name}, {above.name}" if above else region.name


def invitations_for(user: User, cycle: Cycle) -> QuerySet[Invitation]:
    """The links that are open in the places of a person, with how much came by each."""
    rows = Invitation.objects.filter(
        _below(_kept(user, cycle), "region__"), cycle=cycle, closed_at=None
    )
    return rows.select_related("region__parent__parent").annotate(sent=Count("suggestions"))


def invitation_for(user: User, invitation_id: int) -> Invitation:
    """
    One link that a person keeps.

    Raises:
        NotFound: There is none for this person.
    """
    related = ("cycle__region", "region__parent__parent__parent")
    found = Invitation.objects.select_related(*related).filter(pk=invitation_id).first()
    if found is None or "invitation.keep" not in abilities_at(user, Place(found.region)):
        raise NotFound("not-found", where=f"link {invitation_id}")
    return found


def suggestions_for(user: User, cycle: Cycle) -> QuerySet[Suggestion]:
    """What was sent by the links that a person keeps, the oldest first, held ones last."""
    rows = Suggestion.objects.filter(
        _below(_kept(user, cycle), "invitation__region__"), invitation__cycle=cycle
    )
    return rows.select_related("region__parent__parent", "proposal").order_by(
        "is_held", "pk"
    )


def counted_by_state(found: QuerySet[Suggestion]) -> dict[str, int]:
    """How many of what was found stand in each state; a state without any is left out."""
    return dict(found.order_by().values_list("state").annotate(number=Count("pk")))


def suggestion_for(user: User, number: str) -> Suggestion:
    """
    One suggestion that came by a link which a person keeps.

    Raises:
        NotFound: There is none for this person.
    """
    found = _whole().filter(number=number.upper()).first()
    if found is not None:
        place = Place(found.invitation.region)
        if "invitation.keep" in abilities_at(user, place):
            return found
    raise NotFound("not-found", where=f"suggestion {number[:16]}")


def is_sent_by_link(number: str) -> bool:
    """Whether a number is that of a suggestion that has not become a proposal."""
    rows = Suggestion.objects.filter(number=number.upper(), proposal=None)
    return rows.exists()


def suggestion_of(number: str, opened: Sequence[int]) -> Suggestion:
    """
    One suggestion that this browser opened with its code.

    Raises:
        NotFound: It did not; says how to.
    """
    found = _whole().filter(number=number.upper(), pk__in=opened).first()
    if found is None:
        raise NotFound("unknown-follow-code", where="code")
    return found


def _whole() -> QuerySet[Suggestion]:
    return Suggestion.objects.select_related(
        "invitation__cycle__region",
        "invitation__region",
        "region__parent__parent__parent",
        "proposal__level",
    )


def as_proposal(suggestion: Suggestion) -> Proposal:
    """What was sent, as the pages and forms of proposals read it. Not stored."""
    meta = Proposal._meta  # noqa: SLF001 - the fields know how to read their values
    values = {
        name: meta.get_field(name).to_python(value)  # type: ignore[union-attr]
        for name, value in suggestion.values.items()
    }
    return Proposal(
        **values,
        code=suggestion.number,
        client_key=suggestion.client_key,
        cycle=suggestion.invitation.cycle,
        region=suggestion.region,
        proposer_kind=ProposerKind.PERSON,
        proposer_name=suggestion.name,
        contact=suggestion.contact,
        source=Source.LINK,
        version=suggestion.version,
    )


def steps_of(suggestion: Suggestion) -> list[Change]:
    """What happened to it, the oldest first."""
    rows = Change.objects.filter(subject_id=suggestion.number, subject="suggestion")
    return list(rows.order_by("pk")[:200])
