"""Files on their way into a worksheet."""

import uuid

from django.conf import settings
from django.db import models

from siap.apps.plans.models import Plan


class Upload(models.Model):
    """
    A file that somebody handed in, kept until it is taken or thrown away.

    Its bytes lie in the data folder under the token. `choices` is what the person chose
    for it; once it was taken, it can be undone by `batch`; `outcome` tells what was done.
    A workbook says itself where it goes: its `worksheet` and `part` are empty.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    worksheet = models.CharField(max_length=40)
    part = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    pasted = models.BooleanField(default=False)
    choices = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    batch = models.UUIDField(null=True)
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["expires_at"], name="upload_by_expiry")]

    def __str__(self) -> str:
        return self.name
