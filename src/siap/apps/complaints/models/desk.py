"""The complaints desk of a region: how it works, with whom, with which promise."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models.choices import Kind
from siap.apps.organisations.models import Agency, Region


class Desk(models.Model):
    """
    The place of a region that takes reports.

    `slug` stands in addresses and is the `jurisdiction_id` of Open311. `outline` holds the
    rings of the region as lists of [longitude, latitude], for the map. `pause_days` is how
    long the clocks of one report may stand altogether. Secret reports take their numbers
    from elsewhere; `secret_taken` only counts them, so that a missing one shows.
    """

    region = models.OneToOneField(Region, on_delete=models.PROTECT, related_name="desk")
    slug = models.SlugField(_("nama dalam alamat"), max_length=40, unique=True)
    name = models.CharField(_("nama layanan"), max_length=120)
    contact = models.CharField(_("cara lain menghubungi"), max_length=200, blank=True)
    is_open = models.BooleanField(_("menerima laporan"), default=True)
    least_for_figures = models.PositiveSmallIntegerField(
        _("jumlah laporan terkecil untuk dibandingkan"), default=10
    )
    pause_days = models.PositiveSmallIntegerField(
        _("jeda terlama seluruhnya (hari)"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    last_number = models.PositiveIntegerField(default=0)
    secret_taken = models.PositiveIntegerField(default=0)
    outline = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """
    An entry of a list that its keepers put in order.

    It is switched off, never removed: reports and the trail go on naming it. `version`
    counts its changes.
    """

    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    is_active = models.BooleanField(_("dipakai"), default=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Category(Listed):
    """A topic that reports are sorted by; `keywords` and past routes make suggestions."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="categories")
    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("nama"), max_length=100)
    group = models.CharField(_("kelompok"), max_length=60, blank=True)
    keywords = models.CharField(_("kata kunci"), max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("penerima")
    )

    class Meta:
        ordering = ["position", "group", "name"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "code"], name="category_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """Somebody who reads and answers the reports of an agency."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="complaint_offices"
    )
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="officers")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "agency"], name="officer_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.agency}"


class Pledge(models.Model):
    """The region's promise for one kind, from a day on: an answer within clock hours."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="pledges")
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind, blank=True)
    hours = models.PositiveSmallIntegerField(
        _("jam"), validators=[MinValueValidator(1), MaxValueValidator(2160)]
    )
    valid_from = models.DateField(_("berlaku sejak"))
    basis = models.CharField(_("dasar"), max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "kind", "valid_from"], name="pledge_of_a_day_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind or '*'} {self.hours} / {self.valid_from}"


class DayOff(models.Model):
    """
    A day off of the region beside the national ones, like the day of a local election.

    It counts for reports that came in after it was announced; no term changes afterwards.
    """

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="days_off")
    day = models.DateField(_("tanggal"))
    name = models.CharField(_("nama"), max_length=100)
    basis = models.CharField(_("dasar"), max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "day"], name="regional_day_off_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class CannedText(Listed):
    """A text that officers start an answer from; of the region, or of one agency."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="canned_texts")
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        verbose_name=_("perangkat daerah"),
    )
    title = models.CharField(_("judul"), max_length=80)
    text = models.TextField(_("isi"), max_length=4000)

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title
