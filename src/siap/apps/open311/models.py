"""Keys of programs that may send reports."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models import Desk, Event


class ApiKey(models.Model):
    """
    A key of one program; only its hash is kept.

    With `user` the program answers reports as that person, and may do no more than they.
    """

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(_("nama program"), max_length=100)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        verbose_name=_("menjawab atas nama"),
    )
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TakenUpdate(models.Model):
    """An update that a program sent, by its own id: sent twice it is one answer."""

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="updates")
    external_id = models.CharField(max_length=100)
    event = models.ForeignKey(Event, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "external_id"], name="update_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.key_id}/{self.external_id}"
