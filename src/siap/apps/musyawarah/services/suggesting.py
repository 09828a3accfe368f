"""What residents send by the link of their place: once, corrected, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.complaints.codes import LENGTH, code_from, hash_of_code, plain
from siap.apps.complaints.models import Outgoing
from siap.apps.complaints.services.drafts import too_many, trace_key
from siap.apps.musyawarah.models import (
    CycleState,
    Invitation,
    Suggestion,
    SuggestionPhoto,
    SuggestionState,
)
from siap.apps.musyawarah.permissions import covers
from siap.apps.musyawarah.services.inviting import check_open
from siap.apps.musyawarah.services.proposals import code_of
from siap.apps.musyawarah.services.subscribing import desk_of, ways_of
from siap.apps.musyawarah.services.suggestion_trail import record, step, waiting
from siap.apps.musyawarah.services.trail import plain as as_json
from siap.apps.organisations.models import Region
from siap.kernel.addresses import sender_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound, Unavailable
from siap.pictures.drawing import redrawn

HELD_FROM: Final = (5, 120)
"""So many from a browser, or from an address, are taken within an hour as they come."""
FLOOD_FROM: Final = 600
"""So many from one address within an hour: a village behind one address sends fewer."""
FORGET_AFTER: Final = timedelta(days=180)


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Where something comes from, as far as it is needed to slow floods down."""

    browser: str
    address: str

    def keys(self, now: datetime) -> list[str]:
        """What is counted: the browser, then the address."""
        return [
            trace_key("suggest-browser", self.browser, now=now),
            trace_key("suggest-address", sender_of(self.address), now=now),
        ]


@dataclass(frozen=True, kw_only=True)
class NewSuggestion:
    """
    What somebody sends.

    Args:
        region: The place of the link, or one in it.
        values: Fields of a proposal by name, the title among them.
        name: As far as they tell.
        contact: As far as they tell.
        photo: As uploaded; only its redrawing is kept.
    """

    region: Region
    values: Mapping[str, object] = field(repr=False)
    name: str = ""
    contact: str = ""
    photo: bytes | None = None


def secret_code(suggestion: Suggestion) -> str:
    """The code with which its sender opens it; the same key gives the same code."""
    return code_from(settings.SECRET_KEY, f"suggestion:{suggestion.client_key}")


def suggestion_by_code(code: str) -> Suggestion:
    """
    Find what a code opens.

    Raises:
        NotFound: Nothing; a code that is too short and one that is wrong are told alike.
    """
    found = None
    if len(plain(code)) == LENGTH:
        found = Suggestion.objects.filter(code_hash=hash_of_code(code)).first()
    if found is None:
        raise NotFound("unknown-follow-code", where="code")
    return found


@transaction.atomic
def suggest(
    *,
    invitation: Invitation,
    new: NewSuggestion,
    key: str,
    sender: Sender,
    now: datetime,
) -> Suggestion:
    """
    Take in what a resident proposes by a link.

    Args:
        invitation: The link.
        new: What; its fields are checked for form already.
        key: Random, from the form; the same key is the same suggestion, however often it
            arrives.
        sender: Where from. After many within an hour it is taken apart from the others
            and without its picture; only a flood is sent away, for now.
        now: When.

    Returns:
        The suggestion; `secret_code` gives its code.

    Raises:
        Unavailable: The link has ended, or it is a flood.
        Conflict: The cycle takes no proposals there.
        InvalidInput: The place lies outside that of the link, or the picture is none.
    """
    client_key = f"{invitation.pk}:{key}"[:50]
    known = Suggestion.objects.filter(client_key=client_key).first()
    if known is not None:
        return known
    check_open(invitation=invitation, today=timezone.localdate(now))
    if not covers(invitation.region.code, new.region.code):
        raise InvalidInput("place-outside", where="place")
    flood = trace_key("suggest-flood", sender_of(sender.address), now=now)
    if too_many([flood], limits=[FLOOD_FROM], now=now):
        raise Unavailable("suggestions-flood", where="key")
    made = Suggestion(
        invitation=invitation,
        client_key=client_key,
        number=code_of(invitation.cycle, f"link:{client_key}"),
        is_held=too_many(sender.keys(now), limits=HELD_FROM, now=now),
        sent_at=now,
    )
    made.code_hash = hash_of_code(secret_code(made))
    _write(made, new, now)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return Suggestion.objects.get(client_key=client_key)  # it came twice at once
    if new.photo is not None and not made.is_held:
        _keep_photo(made, new.photo)
    record(made, "suggest", now=now)
    _notify(made, now)
    return made


@transaction.atomic
def correct_suggestion(
    *,
    suggestion: Suggestion,
    new: NewSuggestion,
    seen_version: int,
    sender: Sender,
    now: datetime,
) -> Suggestion:
    """
    Correct what waits; what was sent back waits again.

    Args:
        suggestion: Opened with its code.
        new: All of it anew; a picture takes the place of the one before.
        seen_version: The version that the person had before them.
        sender: As `suggest`.
        now: When.

    Raises:
        Conflict: It has been decided on, or was changed meanwhile.
        Unavailable: It is a flood.
        InvalidInput: As `suggest`.
    """
    current = waiting(suggestion)
    if current.version != seen_version:
        raise Conflict("suggestion-changed", where="version")
    if not covers(current.invitation.region.code, new.region.code):
        raise InvalidInput("place-outside", where="place")
    key = trace_key("suggest-correct", sender_of(sender.address), now=now)
    if too_many([key], limits=[FLOOD_FROM], now=now):
        raise Unavailable("suggestions-flood", where="key")
    _write(current, new, now)
    current.state = SuggestionState.WAITING
    current.version += 1
    current.save()
    if new.photo is not None:
        _keep_photo(current, new.photo)
    record(current, "correct", now=now)
    return current


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, now: datetime) -> Suggestion:
    """
    Take back what waits: number and state stay, everything that was written is deleted.

    Raises:
        Conflict: It has been decided on.
    """
    current = waiting(suggestion)
    current.state = SuggestionState.WITHDRAWN
    current.values, current.title = {}, ""
    _forget(current)
    SuggestionPhoto.objects.filter(suggestion=current).delete()
    step(current, "withdraw", now=now)
    return current


@transaction.atomic
def leave_address(*, suggestion: Suggestion, email: str, now: datetime) -> None:
    """
    Be told by mail what becomes of it; an empty address takes that back.

    Raises:
        Conflict: It has been decided on.
    """
    current = waiting(suggestion)
    current.email = email.lower()
    current.changed_at = now
    current.save(update_fields=["email", "changed_at"])


def forget_senders(*, now: datetime) -> int:
    """
    Forget who sent what was refused, or left waiting in a closed cycle, half a year ago.

    Returns:
        How many were forgotten.
    """
    is_over = Q(state=SuggestionState.REFUSED) | Q(
        invitation__cycle__state=CycleState.CLOSED
    )
    old = Suggestion.objects.filter(is_over, changed_at__lt=now - FORGET_AFTER)
    old = old.exclude(name="", contact="", email="")
    return old.update(name="", contact="", email="")


def _write(suggestion: Suggestion, new: NewSuggestion, now: datetime) -> None:
    values = {name: as_json(value) for name, value in new.values.items()}
    suggestion.title = str(values["title"])[:150]
    suggestion.values = values
    suggestion.region = new.region
    suggestion.name, suggestion.contact = new.name, new.contact
    suggestion.changed_at = now


def _notify(suggestion: Suggestion, now: datetime) -> None:
    """Tell whoever opened the link, at most once a day for each link."""
    invitation = suggestion.invitation
    if not (invitation.opened_by.email and ways_of(invitation.cycle).mail):
        return
    text = gettext(
        "Ada usulan warga dari %(place)s yang menunggu. Buka Musyawarah, bagian Tautan "
        "warga, untuk memeriksanya."
    )
    Outgoing.objects.get_or_create(
        key=f"musyawarah:link:{invitation.pk}:{timezone.localdate(now):%Y%m%d}",
        defaults={
            "desk": desk_of(invitation.cycle),
            "to_mail": invitation.opened_by.email,
            "subject": gettext("Usulan warga menunggu di %(place)s")
            % {"place": invitation.region.name},
            "text": text % {"place": invitation.region.name},
            "made_at": now,
        },
    )


def _forget(suggestion: Suggestion) -> None:
    suggestion.name = suggestion.contact = suggestion.email = ""


def _keep_photo(suggestion: Suggestion, content: bytes) -> None:
    drawn = redrawn(content)
    SuggestionPhoto.objects.update_or_create(
        suggestion=suggestion,
        defaults={
            "content": drawn.content,
            "width": drawn.width,
            "height": drawn.height,
        },
    )
