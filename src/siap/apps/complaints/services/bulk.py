"""Storing many reports with their histories at once, for demonstrations and measuring."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction

from siap.apps.complaints import search
from siap.apps.complaints.codes import hash_of_code
from siap.apps.complaints.models import (
    Desk,
    Event,
    Happening,
    Identity,
    Publication,
    Report,
    Reporter,
    State,
)
from siap.apps.complaints.services.intake import (
    NewReport,
    built,
    first_news,
    follow_code,
    next_number,
    pledges_of,
)
from siap.apps.complaints.services.moderating import public_words, search_text
from siap.apps.complaints.services.terms import fix_clocks
from siap.apps.complaints.services.writing import News, next_event
from siap.apps.organisations.models import Agency


@dataclass(frozen=True, kw_only=True)
class Story:
    """A report with what became of it; hours are counted from its receipt."""

    new: NewReport
    received: datetime
    token: str
    agency: Agency | None = None
    routed_after: int = 2
    rerouted_from: Agency | None = None
    answer: str = ""
    answered_after: int = 0
    reopening: str = ""
    rating: int = 0
    is_published: bool = True


@dataclass
class _Shelf:
    reports: list[Report] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)


class _Happen(Protocol):
    """The shape of the function that adds a link."""

    def __call__(self, news: News, hours: int, minutes: int = 0) -> None:
        """Add it so long after the receipt."""


@transaction.atomic
def load_stories(*, desk: Desk, stories: Sequence[Story]) -> int:
    """
    Store reports as if they had come in and been worked on in the order given.

    Args:
        desk: Where; its numbers go on.
        stories: In the order of receipt.

    Returns:
        How many were stored.
    """
    locked = Desk.objects.select_for_update().get(pk=desk.pk)
    pledges = pledges_of(locked)
    shelf = _Shelf()
    for story in stories:
        number = next_number(locked, story.new)
        report = built(locked, story.new, pledges, number=number, now=story.received)
        report.code_hash = hash_of_code(follow_code(story.token))
        _live(report, story, shelf)
        shelf.reports.append(report)
        shelf.stories.append(story)
    locked.save(update_fields=["last_number", "secret_taken"])
    _store(shelf)
    return len(shelf.reports)


def _live(report: Report, story: Story, shelf: _Shelf) -> None:
    """Let a report go through its story; nothing is stored yet."""

    def happen(news: News, hours: int, minutes: int = 0) -> None:
        at = report.received_at + timedelta(hours=hours, minutes=minutes)
        shelf.events.append(next_event(report, news, at))

    happen(first_news(report), 0)
    if story.is_published and report.identity != Identity.SECRET:
        report.publication = Publication.PUBLISHED
        report.public_subject, report.public_text = report.subject, report.text
        report.public_place = report.place
        news = News(
            kind=Happening.PUBLISHED, role="administrator", text=public_words(report)
        )
        happen(news, 1)
    if story.agency is None:
        return
    _route(report, story, happen)
    if story.answer:
        at = report.received_at + timedelta(hours=story.answered_after)
        fix_clocks(report, at)
        report.state = State.ANSWERED
        news = News(
            kind=Happening.ANSWERED,
            role="officer",
            text=story.answer,
            agency_name=story.agency.name,
        )
        happen(news, story.answered_after)
        _react(report, story, happen)


def _route(report: Report, story: Story, happen: _Happen) -> None:
    assert story.agency is not None  # noqa: S101 - the caller looked
    first = story.rerouted_from or story.agency
    data = {"from": "", "to": first.name}
    happen(
        News(kind=Happening.FORWARDED, role="administrator", data=data), story.routed_after
    )
    report.agency, report.state = story.agency, State.FORWARDED
    report.agency_since = report.received_at + timedelta(hours=story.routed_after)
    if story.rerouted_from is not None:
        data = {"from": first.name, "to": story.agency.name}
        text = "Setelah diperiksa, ini wewenang perangkat daerah lain."
        news = News(kind=Happening.REROUTED, role="administrator", text=text, data=data)
        happen(news, story.routed_after, 30)
        report.agency_since += timedelta(minutes=30)


def _react(report: Report, story: Story, happen: _Happen) -> None:
    later = story.answered_after + 5
    if story.reopening:
        report.state, report.reopened = State.REOPENED, 1
        text = story.reopening
        news = News(kind=Happening.REOPENED, role="reporter", text=text, is_public=False)
        happen(news, later)
    elif story.rating:
        report.rating = story.rating
        data = {"rating": story.rating}
        happen(News(kind=Happening.RATED, role="reporter", data=data), later)
        if story.rating >= 3:
            report.state = State.CLOSED
            report.closed_at = report.updated_at
            happen(News(kind=Happening.CLOSED, role="reporter"), later)


def _store(shelf: _Shelf) -> None:
    Report.objects.bulk_create(shelf.reports, batch_size=200)
    for event in shelf.events:
        event.report = event.report  # takes over the id that the report has now
    Event.objects.bulk_create(shelf.events, batch_size=500)
    senders = [
        Reporter(report=report, **vars(story.new.sender))
        for report, story in zip(shelf.reports, shelf.stories, strict=True)
        if story.new.sender.is_known
    ]
    Reporter.objects.bulk_create(senders, batch_size=500)
    public = [r for r in shelf.reports if r.publication == Publication.PUBLISHED]
    search.put_many([(report.pk, search_text(report)) for report in public])
