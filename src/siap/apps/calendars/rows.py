"""Meetings as rows of worksheet W05."""

from siap.apps.calendars.models import Meeting
from siap.apps.worksheets.stores import TableStore

MEETINGS = TableStore(
    model=Meeting,
    fields={
        "topic": "title",
        "date": "day",
        "starts": "starts_at",
        "ends": "ends_at",
        "place": "place",
    },
)
