"""What an official does with what residents sent: take over, send back, refuse."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Outgoing
from siap.apps.musyawarah.models import (
    Photo,
    Proposal,
    ProposerKind,
    Source,
    Suggestion,
    SuggestionPhoto,
    SuggestionState,
)
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.services.proposals import save_proposal, submit_proposal
from siap.apps.musyawarah.services.subscribing import Wish, desk_of, subscribe, ways_of
from siap.apps.musyawarah.services.suggestion_trail import step, waiting
from siap.apps.musyawarah.services.trail import plain, proposal_fact, record
from siap.kernel.errors import Conflict, InvalidInput


@transaction.atomic
def take_over(
    *,
    suggestion: Suggestion,
    values: Mapping[str, object],
    seen_version: int,
    site: str,
    by: User,
    now: datetime,
) -> Proposal:
    """
    Make a proposal of what a resident sent, in their name and under the same number.

    Args:
        suggestion: Which; taken over once more it is the same proposal.
        values: Fields of the proposal by name, as the official completed them.
        seen_version: The version that the official had before them.
        site: Address of the server, for the links of mails.
        by: Whoever keeps the links of the place; may still take over after the last day
            where they may type proposals in.
        now: When.

    Returns:
        The proposal, handed in. The sender reads which fields were completed or changed.

    Raises:
        Forbidden: The person does not keep the links there.
        Conflict: It was decided on or corrected meanwhile, or the cycle takes none.
        InvalidInput: The place lies outside, or no level takes it.
    """
    require(by, "invitation.keep", Place(suggestion.invitation.region))
    done = Proposal.objects.filter(suggestion=suggestion).first()
    if done is not None:
        return done
    current = waiting(suggestion)
    if current.version != seen_version:
        raise Conflict("suggestion-changed", where="version")
    cycle = current.invitation.cycle
    arrival = {
        "code": current.number,
        "source": Source.LINK,
        "proposer_kind": ProposerKind.PERSON,
        "proposer_name": current.name,
        "contact": current.contact,
    }
    draft = save_proposal(
        cycle=cycle, key=f"link:{current.pk}", values={**values, **arrival}, by=by, now=now
    )
    _move_photo(current, draft, now)
    proposal = submit_proposal(proposal=draft, by=by, now=now)
    fact = proposal_fact(proposal, "came-by-link", after=current.number)
    record([fact], cycle=cycle, by=by, now=now)
    if current.email and ways_of(cycle).mail:
        wish = Wish(proposal=proposal, email=current.email, site=site)
        subscribe(cycle=cycle, wish=wish, now=now)
    current.state, current.proposal = SuggestionState.TAKEN, proposal
    # The proposal keeps who sent it; a second copy would only have to be forgotten too.
    current.name = current.contact = current.email = ""
    step(current, "take-over", now=now, by=by, note=_other(current, values))
    return proposal


@transaction.atomic
def send_back(
    *, suggestion: Suggestion, note: str, site: str, by: User, now: datetime
) -> Suggestion:
    """
    Ask the sender to put something right.

    Args:
        suggestion: One that waits.
        note: What; read by the sender alone.
        site: Address of the server, for the link of a mail.
        by: As `take_over`.
        now: When.

    Raises:
        Forbidden: As `take_over`.
        InvalidInput: There is no note.
        Conflict: It no longer waits.
    """
    said = gettext("Usulan Anda dikembalikan untuk dilengkapi: %(note)s")
    current = _answered(suggestion, SuggestionState.RETURNED, note, by)
    step(current, "send-back", now=now, by=by, note=current.note)
    _mail(current, said % {"note": current.note}, site, now)
    return current


@transaction.atomic
def refuse_suggestion(
    *, suggestion: Suggestion, note: str, site: str, by: User, now: datetime
) -> Suggestion:
    """
    Refuse what was sent, with a reason; arguments and errors as `send_back`.

    Raises:
        Forbidden, InvalidInput, Conflict: As `send_back`.
    """
    said = gettext("Usulan Anda tidak diterima: %(note)s")
    current = _answered(suggestion, SuggestionState.REFUSED, note, by)
    step(current, "refuse", now=now, by=by, note=current.note)
    _mail(current, said % {"note": current.note}, site, now)
    return current


def _answered(suggestion: Suggestion, state: str, note: str, by: User) -> Suggestion:
    require(by, "invitation.keep", Place(suggestion.invitation.region))
    if not note.strip():
        raise InvalidInput("suggestion-note-wanted", where="note")
    current = waiting(suggestion)
    current.state, current.note = state, note.strip()[:300]
    return current


def _move_photo(suggestion: Suggestion, proposal: Proposal, now: datetime) -> None:
    photo = SuggestionPhoto.objects.filter(suggestion=suggestion).first()
    if photo is None:
        return
    Photo.objects.create(
        proposal=proposal,
        content=photo.content,
        width=photo.width,
        height=photo.height,
        added_at=now,
    )
    photo.delete()


def _other(suggestion: Suggestion, values: Mapping[str, object]) -> str:
    """The names of the fields that say something else than what was sent."""
    sent = {**suggestion.values, "region": suggestion.region_id}
    names = [
        name
        for name, value in values.items()
        if (plain(value) or "") != (sent.get(name) or "") and name not in _OFFICIAL
    ]
    return ",".join(names)


_OFFICIAL = frozenset({"proposer_kind", "proposer_name", "contact"})


def _mail(suggestion: Suggestion, text: str, site: str, now: datetime) -> None:
    cycle = suggestion.invitation.cycle
    if not suggestion.email or not ways_of(cycle).mail:
        return
    link = f"{site.rstrip('/')}{reverse('musyawarah:code')}"
    end = gettext(
        "Buka dengan kode rahasia Anda: %(link)s\n\nAbaikan surel ini bila bukan Anda yang "
        "mengirim usulan."
    )
    Outgoing.objects.get_or_create(
        key=f"musyawarah:suggestion:{suggestion.pk}:{suggestion.version}",
        defaults={
            "desk": desk_of(cycle),
            "to_mail": suggestion.email,
            "subject": gettext("Kabar usulan %(code)s") % {"code": suggestion.number},
            "text": f"{text}\n\n{end % {'link': link}}",
            "made_at": now,
        },
    )
