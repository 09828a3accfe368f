"""Charters with their promises and signatures, and what people say of them."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.agreements.models import Version
from siap.apps.public_services.models import Service, StandardVersion, trimmed


class CharterState(models.TextChoices):
    """Where a charter is."""

    DRAFT = "draft", _("rancangan")
    PUBLISHED = "published", _("diumumkan")
    REPLACED = "replaced", _("sudah diganti")


class Charter(models.Model):
    """
    The promises of one service, taken from a version of its standard.

    Where the service has a plan, `agreed` is the frozen worksheet with its promises (W33)
    and `agreement` the one in which users and provider agreed on them (W34). A published
    charter never changes.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="charters")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=CharterState, default="draft")
    standard = models.ForeignKey(
        StandardVersion, on_delete=models.PROTECT, related_name="charters"
    )
    agreed = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="charters"
    )
    agreement = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolve = models.CharField(_("tekad pelayanan"), max_length=300, blank=True)
    broken = models.TextField(_("bila janji tidak ditepati"), blank=True)
    channels = models.TextField(_("saluran pengaduan"), blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    review_on = models.DateField(_("ditinjau pada"), null=True, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="charter_once"),
            models.UniqueConstraint(
                fields=["service"],
                condition=models.Q(state="draft"),
                name="one_draft_of_a_charter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.number}"


class Side(models.TextChoices):
    """For whom somebody signs."""

    PROVIDER = "provider", _("penyelenggara")
    USER = "user", _("pengguna")
    WITNESS = "witness", _("saksi")


class Signature(models.Model):
    """Who signs; the name of a user's side is for paper only, never for the web."""

    charter = models.ForeignKey(
        Charter, on_delete=models.CASCADE, related_name="signatures"
    )
    position = models.PositiveIntegerField()
    side = models.CharField(_("pihak"), max_length=8, choices=Side)
    office = models.CharField(_("jabatan atau kelompok"), max_length=200)
    name = models.CharField(_("nama"), max_length=150, blank=True)
    signed_on = models.DateField(_("ditandatangani"), null=True, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.office


class Measure(models.TextChoices):
    """What of the system's own data says whether a promise is kept."""

    REPORTS = "reports", _("kabar warga “tidak ditepati” dalam enam bulan")
    GREEN = "green", _("bagian penilaian hijau, persen")
    INDEX = "index", _("indeks survei kepuasan (25–100)")
    ELEMENT = "element", _("nilai satu unsur survei (25–100)")
    COMPLAINTS = "complaints", _("laporan warga yang dijawab tepat waktu, persen")


class Pledge(models.Model):
    """
    One promise, how it is measured, and up to where it counts as kept.

    `target` is the least value, for voices of people the most.
    """

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="pledges")
    position = models.PositiveIntegerField()
    text = models.CharField(_("janji"), max_length=300)
    measure = models.CharField(
        _("ukuran"), max_length=10, choices=Measure, default=Measure.REPORTS
    )
    element = models.CharField(_("unsur survei"), max_length=40, blank=True)
    target = models.DecimalField(
        _("batas"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_ceiling(self) -> bool:
        """Whether the target is the most that is allowed, not the least that is asked."""
        return self.measure == Measure.REPORTS

    @property
    def plain_target(self) -> Decimal | int | None:
        """The target without noughts at its end."""
        return trimmed(self.target)


class NotKept(models.Model):
    """Somebody said that a promise was not kept; `key` makes it count once."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="not_kept")
    day = models.DateField()
    key = models.UUIDField(unique=True)
    is_aside = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["pledge", "day"], name="not_kept_by_day")]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.day}"
