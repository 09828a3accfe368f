"""The log of a meeting: what happened, in order, for ever."""

from django.db import models

from siap.apps.meetings.models.meeting import Meeting


class Event(models.Model):
    """
    One thing that happened; never changed, never removed.

    `data` is what the meeting can be rebuilt from. `shown` is what travels to the screens
    of the `audience`; None for what no screen needs to know at once. `key` makes a repeated
    command harmless. The events of a meeting are numbered without gaps.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    key = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=24)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)
    data = models.JSONField()
    audience = models.CharField(max_length=60, blank=True)
    shown = models.JSONField(null=True)

    class Meta:
        ordering = ["meeting", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seq"], name="event_numbered_once"),
            models.UniqueConstraint(
                fields=["meeting", "key"],
                condition=~models.Q(key=""),
                name="event_taken_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.seq} {self.kind}"
