"""Votes in three colours, their daily sums, tablets and counts from paper."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.public_services.models import ServiceUnit


class Colour(models.IntegerChoices):
    """What somebody thinks of the service."""

    RED = 1, pgettext_lazy("warna", "Kurang")
    YELLOW = 2, pgettext_lazy("warna", "Cukup")
    GREEN = 3, pgettext_lazy("warna", "Baik")


class Channel(models.TextChoices):
    """How a vote reached us."""

    PHONE = "phone", _("telepon genggam")
    KIOSK = "kiosk", _("tablet")
    PAPER = "paper", _("kertas")


class Flag(models.IntegerChoices):
    """Why a vote stands aside from the figures; it is kept all the same."""

    NONE = 0, _("dihitung")
    CROWD = 1, _("sangat banyak dari satu alamat")
    HASTE = 2, _("terlalu cepat sesudah yang sebelumnya")
    LATE = 3, _("jam tablet tidak masuk akal")
    OFTEN = 4, _("terlalu sering dari satu perangkat")
    UNSEEN = 5, _("dikirim tanpa membuka halamannya")


class Kiosk(models.Model):
    """A tablet that may send votes for a unit until a day, or until it is closed."""

    unit = models.ForeignKey(ServiceUnit, on_delete=models.CASCADE, related_name="kiosks")
    name = models.CharField(_("nama tablet"), max_length=80)
    nonce = models.CharField(max_length=32)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_on = models.DateField(_("berlaku sampai"))
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return self.name


class Vote(models.Model):
    """
    One press, as it came; `key` makes it count once however often it is sent.

    `sender` is a trace of one day (see `public_services.senders`), never an address.
    """

    unit = models.ForeignKey(ServiceUnit, on_delete=models.CASCADE, related_name="votes")
    day = models.DateField()
    at = models.DateTimeField()
    colour = models.PositiveSmallIntegerField(choices=Colour)
    channel = models.CharField(max_length=5, choices=Channel)
    kiosk = models.ForeignKey(Kiosk, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    sender = models.CharField(max_length=24, blank=True)
    flag = models.PositiveSmallIntegerField(choices=Flag, default=Flag.NONE)

    class Meta:
        indexes = [models.Index(fields=["kiosk", "at"], name="vote_of_kiosk")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day} {self.colour}"


class VoteMessage(models.Model):
    """What somebody wrote beside a vote: for the unit, never for the public."""

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, related_name="message")
    unit = models.ForeignKey(ServiceUnit, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("pesan"), max_length=500)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "-id"], name="message_of_unit")]

    def __str__(self) -> str:
        return self.text[:40]


class PaperCount(models.Model):
    """The slips of one box on one day, counted by two people."""

    unit = models.ForeignKey(
        ServiceUnit, on_delete=models.CASCADE, related_name="paper_counts"
    )
    day = models.DateField(_("tanggal"))
    red = models.PositiveIntegerField(_("merah"))
    yellow = models.PositiveIntegerField(_("kuning"))
    green = models.PositiveIntegerField(_("hijau"))
    counters = models.CharField(_("penghitung"), max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "day"], name="paper_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day}"


class MonthTally(models.Model):
    """Votes of a unit in one month, all channels: figures of years are read from here."""

    unit = models.ForeignKey(ServiceUnit, on_delete=models.CASCADE, related_name="months")
    month = models.DateField()
    red = models.PositiveIntegerField(default=0)
    yellow = models.PositiveIntegerField(default=0)
    green = models.PositiveIntegerField(default=0)
    flagged_red = models.PositiveIntegerField(default=0)
    flagged_yellow = models.PositiveIntegerField(default=0)
    flagged_green = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="month_tally_once")
        ]
        indexes = [models.Index(fields=["month"], name="month_tally_by_month")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month}"


class DayTally(models.Model):
    """
    Votes of a unit on one day by one channel: what every figure is read from.

    The plain numbers count, the `flagged` ones stand aside; their sum is what came.
    """

    unit = models.ForeignKey(ServiceUnit, on_delete=models.CASCADE, related_name="tallies")
    day = models.DateField()
    channel = models.CharField(max_length=5, choices=Channel)
    red = models.PositiveIntegerField(default=0)
    yellow = models.PositiveIntegerField(default=0)
    green = models.PositiveIntegerField(default=0)
    flagged_red = models.PositiveIntegerField(default=0)
    flagged_yellow = models.PositiveIntegerField(default=0)
    flagged_green = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "channel"], name="tally_once")
        ]
        indexes = [models.Index(fields=["day"], name="tally_by_day")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day} {self.channel}"
