"""A planning year of a region: its levels, criteria, ceilings, and who has which duty."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency, Region, RegionLevel


class CycleState(models.TextChoices):
    """The life of a cycle; only a running one takes proposals."""

    PREPARED = "prepared", _("disiapkan")
    RUNNING = "running", _("berjalan")
    CLOSED = "closed", _("selesai")


class Cycle(models.Model):
    """One planning year; `year` is the first budget year that it decides on."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="cycles")
    title = models.CharField(_("nama musyawarah"), max_length=150)
    year = models.PositiveSmallIntegerField(_("tahun anggaran pertama"))
    horizon = models.PositiveSmallIntegerField(
        _("jumlah tahun yang dijadwalkan"), default=5
    )
    preset = models.CharField(_("susunan tingkat"), max_length=20)
    opens_on = models.DateField(_("usulan dibuka"))
    closes_on = models.DateField(_("usulan ditutup"))
    anyone_proposes = models.BooleanField(
        _("setiap orang yang punya akun boleh mengusulkan"), default=True
    )
    verification_days = models.PositiveSmallIntegerField(
        _("batas waktu verifikasi (hari)"), default=14
    )
    floor_percent = models.PositiveSmallIntegerField(
        _("bagian terkecil bagi setiap kecamatan (persen dari pagu seluruhnya)"), default=0
    )
    state = models.CharField(
        _("keadaan"), max_length=10, choices=CycleState, default=CycleState.PREPARED
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="following"
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "year"], name="cycle_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="cycle_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> range:
        """The budget years that are scheduled."""
        return range(self.year, self.year + self.horizon)


class Level(models.Model):
    """One step of the climb: whose meeting it is and between which days it meets."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("nama tingkat"), max_length=80)
    region_level = models.PositiveSmallIntegerField(_("wilayah"), choices=RegionLevel)
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("selesai"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(_("kuorum (orang)"), default=0)
    takes_proposals = models.BooleanField(
        _("usulan boleh masuk di tingkat ini"), default=True
    )
    needs_verification = models.BooleanField(
        _("perlu verifikasi perangkat daerah sebelum diputuskan"), default=False
    )

    class Meta:
        ordering = ["cycle", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "position"], name="level_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """What proposals are scored by at a level; `rubric` says what each score means."""

    level = models.ForeignKey(Level, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("kriteria"), max_length=120)
    weight = models.DecimalField(_("bobot"), max_digits=5, decimal_places=2)
    rubric = models.JSONField(_("arti nilai 1 sampai 5"), default=list)

    class Meta:
        ordering = ["level", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["level", "position"], name="criterion_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Ceiling(models.Model):
    """Most that may be spent in a year: on the whole, in one kecamatan or by one agency."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="ceilings")
    year = models.PositiveSmallIntegerField(_("tahun"))
    area = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    amount_idr = models.BigIntegerField(_("pagu"))

    class Meta:
        ordering = ["cycle", "year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "year"],
                condition=models.Q(area__isnull=True, agency__isnull=True),
                name="ceiling_on_the_whole_once",
            ),
            models.UniqueConstraint(
                fields=["cycle", "year", "area"], name="ceiling_of_area_once"
            ),
            models.UniqueConstraint(
                fields=["cycle", "year", "agency"], name="ceiling_of_agency_once"
            ),
            models.CheckConstraint(
                condition=models.Q(area__isnull=True) | models.Q(agency__isnull=True),
                name="ceiling_of_area_or_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount_idr}"


class DutyRole(models.TextChoices):
    """What a person does in the musyawarah of a region."""

    PROPOSER = "proposer", _("pengusul wilayah")
    SECRETARY = "secretary", _("sekretaris musyawarah")
    SCORER = "scorer", _("penilai")
    VERIFIER = "verifier", _("verifikator perangkat daerah")
    PLANNER = "planner", _("perencana daerah")


class Duty(models.Model):
    """The duty of a person in a region and all below it; a verifier's is of an agency."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duties"
    )
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="duties")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.CASCADE, related_name="duties"
    )
    role = models.CharField(_("tugas"), max_length=10, choices=DutyRole)

    class Meta:
        ordering = ["region__code", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region", "role"],
                condition=models.Q(agency__isnull=True),
                name="duty_once",
            ),
            models.UniqueConstraint(
                fields=["user", "region", "agency", "role"], name="duty_of_agency_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(role="verifier") | models.Q(agency__isnull=False),
                name="verifier_of_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
