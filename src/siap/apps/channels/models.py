"""Messages as they came, and the gateways they came through."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models import Desk, Report


class Way(models.TextChoices):
    """What a message came by."""

    MAIL = "mail", _("surel")
    SMS = "sms", _("SMS")


class Fate(models.TextChoices):
    """What became of a message."""

    STORED = "stored", _("menunggu diambil")
    TAKEN = "taken", _("menjadi laporan")
    ADDED = "added", _("ditambahkan ke laporan")
    HELD = "held", _("menunggu petugas")
    IGNORED = "ignored", _("diabaikan")


class Gateway(models.Model):
    """An SMS gateway; its address holds `key`, its calls are proven with `secret`."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="gateways")
    kind = models.CharField(_("jenis"), max_length=12)
    key = models.CharField(max_length=43, unique=True)
    secret = models.CharField(max_length=100)
    send_url = models.URLField(_("alamat pengiriman"), max_length=300, blank=True)
    user = models.CharField(_("nama pengguna gerbang"), max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Message(models.Model):
    """
    A message byte for byte, and what became of it.

    `key` is unique: the same delivery is stored once. `token` is random; from it come the
    code of the report and that taking it twice is one report. `as_new` is set by a person
    who has seen that it belongs to no other report, whatever number it names.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="messages")
    way = models.CharField(max_length=4, choices=Way)
    gateway = models.ForeignKey(Gateway, null=True, on_delete=models.SET_NULL)
    key = models.CharField(max_length=200, unique=True)
    token = models.CharField(max_length=43)
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    at = models.DateTimeField()
    fate = models.CharField(max_length=8, choices=Fate, default=Fate.STORED)
    reason = models.CharField(max_length=40, blank=True)
    as_new = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    report = models.ForeignKey(Report, null=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["fate", "id"], name="message_by_fate")]

    def __str__(self) -> str:
        return f"{self.way} {self.pk}"
