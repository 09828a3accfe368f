"""What the public may read: checked before it is published, covered later if need be."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from siap.apps.complaints import chain, search
from siap.apps.complaints.covering import (
    MARKS,
    covered,
    only_covers,
    without_codes,
    without_sender,
)
from siap.apps.complaints.models import (
    Event,
    Happening,
    Identity,
    Photo,
    Publication,
    Report,
)
from siap.apps.complaints.services.notifying import known_of
from siap.apps.complaints.services.writing import Act, from_desk, opened, said, write
from siap.kernel.errors import InvalidInput, NotFound


@dataclass(frozen=True, kw_only=True)
class PublicCopy:
    """What the public will read; `photos` are the names of pictures that may be shown."""

    subject: str
    text: str
    place: str = ""
    photos: Sequence[str] = field(default_factory=tuple)


def proposed_copy(report: Report) -> PublicCopy:
    """Cover what rules find, and what the sender told about themselves."""
    known = known_of(report)
    return PublicCopy(
        subject=covered(report.public_subject or report.subject, known=known),
        text=covered(report.public_text or report.text, known=known),
        place=covered(report.public_place or report.place, known=known),
    )


def desk_words(report: Report, texts: Sequence[str]) -> list[str]:
    """
    What desk and agency read of a sender's words; codes that open a report never.

    A sealed name is no secret where the words below it tell who wrote: they are covered
    until the name is opened. Words of others are read as they came.
    """
    if report.identity != Identity.SEALED:
        # Whoever answers must not be able to rate the answer with the sender's code.
        return [without_codes(text) for text in texts]
    known = known_of(report)
    return [without_sender(text, known) for text in texts]


def mark_words(text: str, words: Sequence[str]) -> str:
    """Cover words that a person marked, names as a rule; longer ones first."""
    for word in sorted((word.strip() for word in words), key=len, reverse=True):
        if word:
            text = text.replace(word, MARKS["name"])
    return text


@transaction.atomic
def publish(*, report: Report, copy: PublicCopy, act: Act) -> Report:
    """
    Publish the checked copy of a report.

    What rules find is covered once more, so that a slip of the hand shows no number.

    Args:
        report: Not secret.
        copy: As the person left it.
        act: Who, when, and what they saw.

    Raises:
        Forbidden: Not for this person.
        Conflict: It changed meanwhile.
        InvalidInput: The report is secret, or words of the sender were changed rather
            than covered.
    """
    locked = opened(report, "report.publish", act)
    if locked.identity == Identity.SECRET:
        raise InvalidInput("report-secret", where="identity")
    if not only_covers(locked.text, copy.text):
        raise InvalidInput("only-covering", where="text")
    known = known_of(locked)
    locked.public_text = said(covered(copy.text, known=known), where="text")
    locked.public_subject = covered(copy.subject, known=known).strip()[:120]
    locked.public_place = covered(copy.place, known=known).strip()[:200]
    locked.publication = Publication.PUBLISHED
    locked.is_held = False
    _keep_one_published(locked)
    write(
        locked,
        from_desk(Happening.PUBLISHED, locked, act, public_words(locked)),
        now=act.now,
    )
    Photo.objects.filter(report=locked).update(is_public=False, is_waiting=False)
    Photo.objects.filter(report=locked, name__in=list(copy.photos)).update(is_public=True)
    search.put(locked.pk, search_text(locked))
    return locked


def public_words(report: Report) -> str:
    """The published words of a report as its history holds them."""
    return f"{report.public_subject}\n{report.public_place}\n{report.public_text}"


def search_text(report: Report) -> str:
    """What a published report is found by."""
    return (
        f"{report.label} {report.public_subject} {report.public_place} {report.public_text}"
    )


@transaction.atomic
def withhold(*, report: Report, reason: str, act: Act) -> Report:
    """
    Take the words of a report off the public pages, with a public reason.

    Raises:
        Forbidden: Not for this person.
        Conflict: It changed meanwhile.
        InvalidInput: The report is secret anyway, or no reason is given.
    """
    locked = opened(report, "report.publish", act)
    if locked.identity == Identity.SECRET:
        raise InvalidInput("report-secret", where="identity")
    _keep_one_published(locked)
    locked.publication = Publication.WITHHELD
    locked.public_subject = locked.public_text = locked.public_place = ""
    Photo.objects.filter(report=locked).update(is_public=False, is_waiting=False)
    text = said(covered(reason, known=known_of(locked)), where="reason")
    write(locked, from_desk(Happening.WITHHELD, locked, act, text), now=act.now)
    search.remove(locked.pk)
    return locked


@transaction.atomic
def publish_addition(*, report: Report, serial: int, text: str, act: Act) -> Report:
    """
    Publish the checked copy of what a sender added or gave as a reason.

    Raises:
        NotFound: No such addition.
        InvalidInput: Words were changed rather than covered.
    """
    locked = opened(report, "report.publish", act)
    kinds = (Happening.ADDED, Happening.REOPENED)
    event = Event.objects.filter(report=locked, serial=serial, kind__in=kinds).first()
    if event is None:
        raise NotFound("not-found", where=f"event {serial}")
    if not only_covers(event.text, text):
        raise InvalidInput("only-covering", where="text")
    plain = said(covered(text, known=known_of(locked)), where="text")
    write(
        locked,
        from_desk(Happening.PUBLISHED, locked, act, plain, serial=serial),
        now=act.now,
    )
    return locked


@transaction.atomic
def cover_event(*, report: Report, serial: int, text: str, act: Act) -> Report:
    """
    Replace a public text by one with more covered; the old words are gone.

    The link keeps its first digest; a new link tells the digest of what stands there now.

    Raises:
        NotFound: No public text there.
        InvalidInput: Something else was changed: nobody rewrites what was answered.
    """
    locked = opened(report, "report.publish", act)
    event = Event.objects.filter(report=locked, serial=serial, is_public=True).first()
    if event is None or not event.text:
        raise NotFound("not-found", where=f"event {serial}")
    if not only_covers(event.text, text):
        raise InvalidInput("only-covering", where="text")
    plain = said(covered(text, known=known_of(locked)), where="text")
    _replace(event, plain)
    link = from_desk(
        Happening.COVERED, locked, act,
        serial=serial, digest=chain.digest_of(plain, event.salt),
    )  # fmt: skip
    write(locked, link, now=act.now)
    return locked


def _replace(event: Event, text: str) -> None:
    event.text, event.salt = text, secrets.token_hex(16)
    event.save(update_fields=["text", "salt"])


def _keep_one_published(report: Report) -> None:
    """Earlier published words leave the public pages; their digests stay in the chain."""
    earlier = Event.objects.filter(report=report, kind=Happening.PUBLISHED, is_public=True)
    earlier.exclude(data__has_key="serial").update(is_public=False)
