"""The history of a report: links of a chain that a later change would break."""

from django.db import models

from siap.apps.complaints.models.choices import Happening
from siap.apps.complaints.models.report import Report


class Event(models.Model):
    """
    One link. Rows are only added.

    The hash covers number, serial, time, kind, role, agency, `data` and `digest`, and the
    hash before. `digest` is of `salt` and text, so that a text can be covered later
    without breaking the chain; the covering is then a link of its own with the new digest.
    `actor_name` and `actor_id` are for the desk only and outside of the hash.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="events")
    serial = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Happening)
    role = models.CharField(max_length=14)
    agency_name = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    is_public = models.BooleanField(default=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["report", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["report", "serial"], name="event_serial_once")
        ]
        indexes = [models.Index(fields=["kind", "at"], name="event_by_kind")]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.serial} {self.kind}"
