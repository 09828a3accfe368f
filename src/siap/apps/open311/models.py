"""Keys of programs that may send reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models import Desk


class ApiKey(models.Model):
    """A key of one program; only its hash is kept."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(_("nama program"), max_length=100)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
