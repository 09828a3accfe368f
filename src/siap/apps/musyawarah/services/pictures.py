"""Adding pictures to a proposal and taking them away."""

from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Photo, Proposal
from siap.apps.musyawarah.permissions import Place, abilities_at, may_change
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.kernel.errors import Forbidden, InvalidInput
from siap.pictures.drawing import redrawn

MOST: Final = 6


@transaction.atomic
def add_photo(
    *,
    proposal: Proposal,
    content: bytes,
    by: User,
    now: datetime,
    shows_result: bool = False,
) -> Photo:
    """
    Add a picture, drawn anew.

    Args:
        proposal: Whose.
        content: As uploaded.
        by: Its proposer or an official of the place; for pictures of the result, those
            who may say that it is done.
        now: When.
        shows_result: Whether it shows what was built.

    Raises:
        Forbidden: The person may not.
        InvalidInput: It is no picture, too large, or one too many.
    """
    place = Place(proposal.region, proposal.agency_id)
    result_allowed = "proposal.realise" in abilities_at(by, place)
    if not (result_allowed if shows_result else may_change(by, proposal)):
        raise Forbidden("forbidden", where="proposal.photo")
    if proposal.photos.filter(shows_result=shows_result).count() >= MOST:
        raise InvalidInput("photo-too-many", where="photo", most=MOST)
    drawn = redrawn(content)
    photo = Photo.objects.create(
        proposal=proposal,
        content=drawn.content,
        width=drawn.width,
        height=drawn.height,
        shows_result=shows_result,
        added_at=now,
    )
    record([proposal_fact(proposal, "add-photo")], cycle=proposal.cycle, by=by, now=now)
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo, by: User, now: datetime) -> None:
    """
    Take a picture away.

    Raises:
        Forbidden: The person may not correct the proposal.
    """
    if not may_change(by, photo.proposal):
        raise Forbidden("forbidden", where="proposal.photo")
    proposal = photo.proposal
    photo.delete()
    record([proposal_fact(proposal, "remove-photo")], cycle=proposal.cycle, by=by, now=now)
