"""Sheets and their rows."""

import uuid

from django.conf import settings
from django.db import models

from siap.apps.plans.models import Plan


class Row(models.Model):
    """
    What every row of every worksheet has, in whichever table it lives.

    `version` goes up by one with each change; a removed row stays, so that it can come
    back. `topic` is the topic at whose meeting the row was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    topic = models.CharField(max_length=5, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "created_at", "id"]


class SheetRow(Row):
    """A row that lives only in its worksheet; `cells` holds typed values by column."""

    worksheet = models.CharField(max_length=40)
    part = models.CharField(max_length=40)
    # `row id|column id` of a matrix cell, `form` of a form; empty elsewhere.
    anchor = models.CharField(max_length=80, blank=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [
            models.Index(
                fields=["plan", "worksheet", "part", "position"], name="rows_of_sheet"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "worksheet", "part", "anchor"],
                condition=~models.Q(anchor=""),
                name="anchored_row_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.worksheet}.{self.part} {self.id}"


class Receipt(models.Model):
    """The answer given to a command, so that the same command is taken once."""

    key = models.CharField(max_length=64, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    answer = models.JSONField()

    def __str__(self) -> str:
        return self.key


class SheetLock(models.Model):
    """A worksheet that lies with offices, or was agreed: nobody changes it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    worksheet = models.CharField(max_length=40)
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "worksheet"], name="sheet_locked_once")
        ]

    def __str__(self) -> str:
        return f"{self.worksheet} {self.version}"
