"""Units that serve people, their services, and the dated standards of each."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan


def trimmed(value: Decimal | None) -> Decimal | int | None:
    """A stored number without the noughts that its column adds: 5.00 becomes 5."""
    if value is None or value == value.to_integral_value():
        return None if value is None else int(value)
    return value.normalize()


class ServiceUnit(models.Model):
    """
    An agency, or a unit below one, as a place where people are served.

    Its name and what it belongs to are the agency's; `code` is what public addresses and
    QR codes hold.
    """

    agency = models.OneToOneField(
        Agency, on_delete=models.PROTECT, related_name="service_unit"
    )
    code = models.SlugField(_("kode"), max_length=12, unique=True)
    address = models.CharField(_("alamat"), max_length=300, blank=True)
    hours = models.CharField(_("jam pelayanan"), max_length=200, blank=True)
    contact = models.CharField(_("kontak layanan"), max_length=200, blank=True)

    class Meta:
        ordering = ["agency__name"]

    def __str__(self) -> str:
        return self.agency.name


class Delivery(models.TextChoices):
    """How a service reaches people."""

    DIRECT = "direct", _("datang langsung")
    ONLINE = "online", _("daring")
    BOTH = "both", _("datang langsung dan daring")


class Service(models.Model):
    """One service of a unit; `plan` is the plan that improves it, if there is one."""

    unit = models.ForeignKey(ServiceUnit, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(_("nama layanan"), max_length=200)
    summary = models.CharField(_("penjelasan singkat"), max_length=400, blank=True)
    audience = models.CharField(_("untuk siapa"), max_length=200, blank=True)
    delivery = models.CharField(
        _("cara pelayanan"), max_length=8, choices=Delivery, default=Delivery.DIRECT
    )
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="services"
    )
    is_open = models.BooleanField(_("masih diberikan"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="service_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class StandardState(models.TextChoices):
    """Where a version of a standard is."""

    DRAFT = "draft", _("rancangan")
    PUBLISHED = "published", _("ditetapkan")


class DurationUnit(models.TextChoices):
    """In what the promised time is counted."""

    MINUTES = "minutes", _("menit")
    HOURS = "hours", _("jam")
    WORKING_DAYS = "working-days", _("hari kerja")
    DAYS = "days", _("hari")


class StandardVersion(models.Model):
    """
    The standard of a service as it holds from a day on, or the draft of the next one.

    `components` holds the text of each component by its key in the rule set `ruleset`.
    A published version never changes; the next one takes its place from its own day on.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="standards")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=StandardState, default="draft")
    ruleset = models.CharField(max_length=40)
    components = models.JSONField(default=dict)
    duration = models.PositiveIntegerField(_("lama penyelesaian"), null=True, blank=True)
    duration_unit = models.CharField(
        _("satuan waktu"), max_length=12, choices=DurationUnit, blank=True
    )
    cost_idr = models.BigIntegerField(_("biaya (rupiah)"), null=True, blank=True)
    consulted_on = models.DateField(_("dibahas bersama warga pada"), null=True, blank=True)
    decree = models.CharField(_("keputusan penetapan"), max_length=200, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="standard_once"),
            models.UniqueConstraint(
                fields=["service"],
                condition=models.Q(state="draft"),
                name="one_draft_of_a_standard",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.number}"


class StandardStep(models.Model):
    """One step of getting the service; `source` is its row in a plan's worksheet."""

    standard = models.ForeignKey(
        StandardVersion, on_delete=models.CASCADE, related_name="steps"
    )
    position = models.PositiveIntegerField()
    text = models.CharField(_("langkah"), max_length=300)
    actor = models.CharField(_("pelaksana"), max_length=120, blank=True)
    minutes = models.DecimalField(
        _("menit"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    output = models.CharField(_("keluaran"), max_length=300, blank=True)
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text

    @property
    def plain_minutes(self) -> Decimal | int | None:
        """The minutes without noughts at their end."""
        return trimmed(self.minutes)


class DaySalt(models.Model):
    """
    What addresses of senders are mixed with for one day, then thrown away.

    Without it nobody, not even we, can tell from a stored trace who sent what.
    """

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class SenderCount(models.Model):
    """How often a trace did something in one stretch of time; kept for two days."""

    day = models.DateField()
    key = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["day"], name="sender_count_by_day")]

    def __str__(self) -> str:
        return self.key
