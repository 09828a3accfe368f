"""Letterheads, signatories, numbers, templates of an office; papers that were issued."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan

DEFAULT_PATTERN = "{kode}/{nomor}/{kantor}/{tahun}"


class OfficeStyle(models.Model):
    """The head of an office's letters and the pattern of their numbers."""

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="office_style"
    )
    above = models.TextField(_("baris di atas nama"), blank=True)
    name = models.CharField(_("nama pada kop"), max_length=200)
    address = models.TextField(_("alamat"), blank=True)
    logo = models.BinaryField(default=b"")
    number_pattern = models.CharField(
        _("pola nomor"), max_length=80, default=DEFAULT_PATTERN
    )

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """Somebody who signs for an office; `active` false once no longer."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="signatories")
    office = models.CharField(_("jabatan"), max_length=200)
    name = models.CharField(_("nama"), max_length=150)
    detail = models.CharField(_("NIP atau keterangan"), max_length=80, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["office", "id"]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}"


class LetterCounter(models.Model):
    """The last number that an office gave in a year."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="letter_counter_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}: {self.last}"


class OfficeTemplate(models.Model):
    """A version of an office's own Word template; none active means the default."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="paper_templates"
    )
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    active = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "number"], name="office_template_version_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=models.Q(active=True),
                name="office_template_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class PaperState(models.TextChoices):
    """Where a paper is between its number and its files."""

    PREPARING = "preparing", _("sedang disiapkan")
    ISSUED = "issued", _("diterbitkan")
    VOID = "void", _("dibatalkan")


class IssuedPaper(models.Model):
    """
    A paper with a number; its files never change once it is issued.

    The number is taken first and stays with this record whatever happens, so that no
    number is missing and none is used twice.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="papers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=19, unique=True)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(_("nomor"), max_length=120)
    date = models.DateField(_("tanggal"))
    title = models.CharField(_("judul"), max_length=300)
    office = models.CharField(_("perangkat daerah"), max_length=200)
    state = models.CharField(max_length=10, choices=PaperState, default="preparing")
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason = models.CharField(_("alasan dibatalkan"), max_length=300, blank=True)
    choices = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "sequence"], name="paper_sequence_once"
            ),
            models.UniqueConstraint(fields=["agency", "number"], name="paper_number_once"),
        ]

    def __str__(self) -> str:
        return self.number


class IssuedFile(models.Model):
    """A file of an issued paper: its format, its size, its SHA-256 fingerprint."""

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "format"], name="paper_format_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.format}"
