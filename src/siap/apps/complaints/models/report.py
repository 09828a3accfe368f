"""A report, who sent it, its pictures, and what is kept before it is sent."""

from datetime import UTC
from typing import Final

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models.choices import (
    Channel,
    Identity,
    Kind,
    Publication,
    State,
    labels_of,
)
from siap.apps.complaints.models.desk import Category, Desk
from siap.apps.organisations.models import Agency

SECRET_FROM: Final = 100_000_000
"""Numbers of secret reports begin here and are drawn by chance; no list has a gap."""

REFERENCE: Final = 24


class Report(models.Model):
    """
    What somebody wrote, and how far it is.

    `text` is as it came and never public; `public_text` is the checked copy. `code_hash`
    is of the code by which the sender follows it. `pauses` holds [start, end or null] with
    instants as text. `net_hours` counts started hours without pauses until the first
    answer of substance. `head` is the hash of the newest link of the history. The figures
    of the clocks are fixed when that answer comes: a later change of rules moves nothing.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind)
    channel = models.CharField(_("saluran"), max_length=8, choices=Channel)
    identity = models.CharField(_("identitas"), max_length=8, choices=Identity)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("topik")
    )
    subject = models.CharField(_("judul"), max_length=120)
    text = models.TextField(_("isi"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    public_subject = models.CharField(max_length=120, blank=True)
    public_text = models.TextField(blank=True)
    public_place = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    cell = models.CharField(max_length=16, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    publication = models.CharField(
        max_length=10, choices=Publication, default=Publication.WAITING
    )
    is_held = models.BooleanField(default=False)
    oversight = models.BooleanField(_("berkadar pengawasan"), default=False)
    received_at = models.DateTimeField()
    agency_since = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    pledge_hours = models.PositiveSmallIntegerField()
    pledge_due = models.DateTimeField()
    legal_rules = models.CharField(max_length=60, blank=True)
    legal_days = models.PositiveSmallIntegerField(null=True)
    legal_due = models.DateField(null=True)
    pauses = models.JSONField(default=list)
    is_paused = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    net_hours = models.PositiveIntegerField(null=True)
    agency_hours = models.PositiveIntegerField(null=True)
    in_pledge = models.BooleanField(null=True)
    in_legal = models.BooleanField(null=True)
    closed_at = models.DateTimeField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="twins"
    )
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "number"], name="report_number_once")
        ]
        indexes = [
            models.Index(
                fields=["desk", "publication", "-received_at"], name="report_public"
            ),
            models.Index(
                fields=["desk", "publication", "agency", "-received_at"],
                name="report_agency",
            ),
            models.Index(fields=["desk", "publication", "cell"], name="report_cell"),
            models.Index(fields=["desk", "state", "pledge_due"], name="report_waiting"),
            models.Index(fields=["agency", "state", "pledge_due"], name="report_inbox"),
            models.Index(
                fields=[
                    *("desk", "identity", "received_at", "agency", "net_hours"),
                    *(
                        "in_pledge",
                        "in_legal",
                        "state",
                        "pledge_due",
                        "is_paused",
                        "rating",
                    ),
                ],
                name="report_figures",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The number as people say it: year and six digits; `R-` and nine if secret."""
        if self.number >= SECRET_FROM:
            return f"R-{self.number}"
        return f"{self.received_at.astimezone(UTC):%y}-{self.number:06d}"

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language."""
        return labels_of(Kind, get_language())[self.kind]

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""
        return labels_of(State, get_language())[self.state]

    @property
    def reference(self) -> str:
        """
        What stands for a report in its sender's own addresses.

        The number of the record would tell how many secret reports lie before it.
        """
        return self.code_hash[:REFERENCE]


class Reporter(models.Model):
    """Who sent a report, as they said; apart, so that nothing shows it by mistake."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="reporter")
    name = models.CharField(_("nama"), max_length=100, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    phone = models.CharField(_("nomor telepon"), max_length=30, blank=True)
    address = models.CharField(_("alamat"), max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["email"], name="reporter_by_mail"),
            models.Index(fields=["phone"], name="reporter_by_phone"),
        ]

    def __str__(self) -> str:
        return f"pelapor {self.report_id}"


class Draft(models.Model):
    """What a form sent; its token makes one report of confirming it twice."""

    token = models.CharField(max_length=43, unique=True)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE)
    values = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_index=True)
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"konsep {self.pk}"


class Photo(models.Model):
    """
    A picture drawn anew from what was uploaded; the upload itself is not kept.

    `event` is the answer that it came with; such a picture comes when the words may have
    been checked long ago, so `is_waiting` says that somebody is to look at it.
    """

    draft = models.ForeignKey(
        Draft, null=True, on_delete=models.SET_NULL, related_name="photos"
    )
    report = models.ForeignKey(
        Report, null=True, on_delete=models.CASCADE, related_name="photos"
    )
    name = models.CharField(max_length=32, unique=True)
    content = models.BinaryField()
    event = models.ForeignKey(
        "complaints.Event", null=True, on_delete=models.CASCADE, related_name="photos"
    )
    is_public = models.BooleanField(default=False)
    is_waiting = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["report"], condition=models.Q(is_waiting=True), name="photo_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Trace(models.Model):
    """A sending, remembered for an hour under a key that tells nobody who it was."""

    key = models.CharField(max_length=32)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="trace_by_key")]

    def __str__(self) -> str:
        return self.key
