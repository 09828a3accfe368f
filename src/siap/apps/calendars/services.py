"""Proposing a work calendar, and moving what follows when a date moves."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.calendars.models import Meeting
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, remove_row, save_cell
from siap.methodology.work_calendar import ProposedMeeting, next_working_day

WORKSHEET = "w05-work-calendar"
PART = "meetings"


@transaction.atomic
def take_proposal(
    *, plan: Plan, meetings: Sequence[ProposedMeeting], by: User, now: datetime
) -> int:
    """
    Write a proposed calendar into the work calendar, in place of what stood there.

    Returns:
        The number of meetings written.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
    """
    require(by, "sheet.edit", plan)
    place = place_of(plan, WORKSHEET, PART)
    for row in place.store.read(plan):
        remove_row(place=place, row_id=row.id, by=by, now=now)
    for meeting in meetings:
        add_row(place=place, new=NewRow(typed=_typed(meeting)), by=by, now=now)
    return len(meetings)


def _typed(meeting: ProposedMeeting) -> dict[str, str]:
    count = f" ({meeting.number}/{meeting.of})" if meeting.of > 1 else ""
    return {
        "topic": f"{meeting.topic} {meeting.title}{count}",
        "date": meeting.day.isoformat(),
        "starts": meeting.starts.isoformat("minutes"),
        "ends": meeting.ends.isoformat("minutes"),
    }


@transaction.atomic
def move_meeting(
    *, plan: Plan, meeting: Meeting, day: date, shift: bool, by: User, now: datetime
) -> int:
    """
    Give a meeting another date, and on request every later one with it.

    Args:
        plan: The plan.
        meeting: One of its meetings, with a date.
        day: Its new date.
        shift: Whether later meetings move by as many days, on to working days.
        by: Who.
        now: When.

    Returns:
        The number of other meetings moved.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: The catalogue has no days off for a year that is reached.
    """
    require(by, "sheet.edit", plan)
    before = meeting.day
    _set_day(plan, meeting, day, by=by, now=now)
    if before is None or before == day or not shift:
        return 0
    later = Meeting.objects.filter(plan=plan, removed_at=None, day__gt=before)
    others = list(later.exclude(pk=meeting.pk).order_by("day"))
    for other in others:
        assert other.day is not None  # noqa: S101 - filtered by day
        _set_day(plan, other, next_working_day(other.day + (day - before)), by=by, now=now)
    return len(others)


def _set_day(plan: Plan, meeting: Meeting, day: date, *, by: User, now: datetime) -> None:
    edit = CellEdit(
        row_id=str(meeting.pk), column="date", typed=day.isoformat(), seen_version=None
    )
    save_cell(place=place_of(plan, WORKSHEET, PART), edit=edit, by=by, now=now)
