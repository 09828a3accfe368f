"""The trail: one row for each value that changed."""

import uuid

from django.db import models


class Change(models.Model):
    """
    One value before and after.

    Holds names and ids instead of foreign keys: the trail outlives what it tells of.
    `version` is the subject's after the change; `batch` joins what was done in one go.
    """

    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
    region_id = models.BigIntegerField(null=True)
    plan_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    field = models.CharField(max_length=80, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    batch = models.UUIDField(default=uuid.uuid4)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "-id"], name="change_of_plan"),
            models.Index(fields=["subject_id", "version"], name="change_of_subject"),
            models.Index(fields=["batch"], name="change_of_batch"),
        ]
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.subject_id} {self.field}"
