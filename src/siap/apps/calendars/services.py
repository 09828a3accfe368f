"""Proposing a work calendar, and moving what follows when a date moves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

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
def shift_following(
    *, plan: Plan, meeting: Meeting, days: int, by: User, now: datetime
) -> int:
    """
    Move every later meeting by as many days as one was moved, on to working days.

    Args:
        plan: The plan.
        meeting: The meeting that was moved; it stays.
        days: How far it was moved; negative is earlier.
        by: Who.
        now: When.

    Returns:
        The number of meetings moved.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: The catalogue has no days off for a year that is reached.
    """
    require(by, "sheet.edit", plan)
    if meeting.day is None or not days:
        return 0
    place = place_of(plan, WORKSHEET, PART)
    before = meeting.day - timedelta(days=days)
    later = Meeting.objects.filter(plan=plan, removed_at=None, day__gt=before)
    moved = 0
    for other in later.exclude(pk=meeting.pk).order_by("day"):
        assert other.day is not None  # noqa: S101 - filtered by day
        day = next_working_day(other.day + timedelta(days=days))
        edit = CellEdit(
            row_id=str(other.pk), column="date", typed=day.isoformat(), seen_version=None
        )
        save_cell(place=place, edit=edit, by=by, now=now)
        moved += 1
    return moved
