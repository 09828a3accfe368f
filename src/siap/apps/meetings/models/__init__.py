"""Meetings, their log, and what people contribute to them."""

from siap.apps.meetings.models.contributions import Answer, Card, Cluster, Round
from siap.apps.meetings.models.log import Event
from siap.apps.meetings.models.meeting import (
    Door,
    Item,
    Meeting,
    MeetingState,
    MinutesRevision,
    Participant,
    Phase,
    Presence,
    Sex,
    Side,
)

__all__ = [
    "Answer",
    "Card",
    "Cluster",
    "Door",
    "Event",
    "Item",
    "Meeting",
    "MeetingState",
    "MinutesRevision",
    "Participant",
    "Phase",
    "Presence",
    "Round",
    "Sex",
    "Side",
]
