"""The records of reports."""

from siap.apps.complaints.models.choices import (
    WAITING,
    Channel,
    Happening,
    Identity,
    Kind,
    Publication,
    State,
)
from siap.apps.complaints.models.desk import (
    CannedText,
    Category,
    DayOff,
    Desk,
    Officer,
    Pledge,
)
from siap.apps.complaints.models.event import Event
from siap.apps.complaints.models.outgoing import FailingAddress, Outgoing, Subscription
from siap.apps.complaints.models.report import Draft, Photo, Report, Reporter, Trace

__all__ = [
    "WAITING",
    "CannedText",
    "Category",
    "Channel",
    "DayOff",
    "Desk",
    "Draft",
    "Event",
    "FailingAddress",
    "Happening",
    "Identity",
    "Kind",
    "Officer",
    "Outgoing",
    "Photo",
    "Pledge",
    "Publication",
    "Report",
    "Reporter",
    "State",
    "Subscription",
    "Trace",
]
