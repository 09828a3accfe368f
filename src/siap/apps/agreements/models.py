"""Frozen versions of worksheets, and what offices answered to them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.plans.models import Plan


class Version(models.Model):
    """
    A worksheet as it was when it was put to agreement, with its results.

    `content` holds its rows and those that it takes from, `results` every computation
    with its inputs and rule set: an agreed figure can be worked out again years later.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    worksheet = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    edition = models.CharField(max_length=20)
    content = models.JSONField()
    results = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "worksheet", "number"], name="version_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.worksheet} {self.number}"


class AgreementState(models.TextChoices):
    """Where an agreement is."""

    OPEN = "open", _("menunggu tanggapan")
    AGREED = "agreed", _("disepakati")
    REOPENED = "reopened", _("dibuka lagi")


class Agreement(models.Model):
    """A version put to agreement."""

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="agreement"
    )
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="agreements")
    state = models.CharField(max_length=10, choices=AgreementState, default="open")
    opened_at = models.DateTimeField()
    due = models.DateField(_("ditanggapi paling lambat"))
    closed_at = models.DateTimeField(null=True)
    reason = models.CharField(_("alasan dibuka lagi"), max_length=300, blank=True)

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return f"{self.version}: {self.state}"


class Answer(models.TextChoices):
    """What an office says to a version."""

    AGREES = "agrees", _("setuju")
    NOTES = "notes", _("setuju dengan catatan")
    OBJECTS = "objects", pgettext_lazy("jawaban", "keberatan")


class Response(models.Model):
    """The answer of one named office; empty until it is given."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="responses"
    )
    office = models.CharField(_("lembaga"), max_length=200)
    person = models.CharField(_("atas nama lembaga"), max_length=150, blank=True)
    answer = models.CharField(_("tanggapan"), max_length=10, choices=Answer, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    answered_on = models.DateField(_("tanggal"), null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "office"], name="office_answers_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.answer}"
