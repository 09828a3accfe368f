"""Meetings of a level, who came, what was scored and decided, and what agencies checked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.models.cycles import Criterion, Cycle, Level
from siap.apps.musyawarah.models.proposals import Proposal
from siap.apps.organisations.models import Agency, Region


class MeetingState(models.TextChoices):
    """Before, and after, the report is signed."""

    PLANNED = "planned", _("direncanakan")
    CLOSED = "closed", _("selesai")


class Meeting(models.Model):
    """A meeting of one level in one region."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="meetings")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="meetings")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("tanggal"))
    starts_at = models.TimeField(_("pukul"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=200)
    chair = models.CharField(_("pimpinan"), max_length=150)
    secretary = models.CharField(_("notulis"), max_length=150, blank=True)
    notes = models.TextField(_("jalannya pembahasan"), blank=True)
    state = models.CharField(
        max_length=8, choices=MeetingState, default=MeetingState.PLANNED
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [
            models.Index(fields=["cycle", "level", "region"], name="meeting_of_level")
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.region} {self.held_on}"


class Element(models.TextChoices):
    """Elements of society whose presence is counted."""

    NEIGHBOURHOOD = "neighbourhood", _("RT dan RW")
    WOMEN = "women", _("kelompok perempuan")
    YOUTH = "youth", _("pemuda")
    POOR = "poor", _("keluarga miskin")
    DISABLED = "disabled", _("penyandang disabilitas")
    ELDERLY = "elderly", _("lansia")
    ASSOCIATION = "association", _("organisasi masyarakat")
    BUSINESS = "business", _("pelaku usaha")
    OFFICIAL = "official", _("pemerintah")
    COUNCIL = "council", _("DPRD")


class Gender(models.TextChoices):
    """As the attendance list asks for it."""

    FEMALE = "female", _("perempuan")
    MALE = "male", _("laki-laki")


class Attendance(models.Model):
    """Somebody who came; names are for the papers, never for open data."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendances"
    )
    name = models.CharField(_("nama"), max_length=150)
    gender = models.CharField(_("jenis kelamin"), max_length=6, choices=Gender)
    element = models.CharField(_("unsur"), max_length=13, choices=Element)
    represents = models.CharField(_("mewakili"), max_length=150, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Delegate(models.Model):
    """Who speaks for a meeting at the next level."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="delegates")
    name = models.CharField(_("nama"), max_length=150)
    gender = models.CharField(_("jenis kelamin"), max_length=6, choices=Gender)
    represents = models.CharField(_("mewakili"), max_length=150, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """What one person gave a proposal on one criterion, 1 to 5."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(
        Criterion, on_delete=models.CASCADE, related_name="scores"
    )
    scorer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "criterion", "scorer"], name="score_once"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=1) & models.Q(value__lte=5),
                name="score_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.criterion_id}: {self.value}"


class DecisionKind(models.TextChoices):
    """What a level says to a proposal."""

    FORWARD = "forward", _("diteruskan")
    RETURN = "return", _("dikembalikan untuk diperbaiki")
    MERGE = "merge", _("digabung")
    SPLIT = "split", _("dipecah")
    REFUSE = "refuse", _("ditolak")
    OWN = "own", _("dikerjakan warga sendiri")
    OTHER = "other", _("dibiayai sumber lain")


class Decision(models.Model):
    """What a level decided, with its own volume, cost and score. Never changed after."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="decisions"
    )
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(_("keputusan"), max_length=8, choices=DecisionKind)
    reason = models.CharField(_("alasan"), max_length=1000)
    volume = models.DecimalField(_("banyaknya"), max_digits=14, decimal_places=2, null=True)
    cost_idr = models.BigIntegerField(_("biaya"))
    score = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.kind}"


class VerificationResult(models.TextChoices):
    """What an agency says to a proposal."""

    FITS = "fits", _("layak")
    NOTES = "notes", _("layak dengan catatan")
    UNFIT = "unfit", _("tidak layak")


class Verification(models.Model):
    """What an agency was asked to check; `checks` answers its questions one by one."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="verifications"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due = models.DateField(_("batas waktu"))
    result = models.CharField(
        _("hasil"), max_length=6, choices=VerificationResult, blank=True
    )
    checks = models.JSONField(default=dict)
    note = models.CharField(_("catatan"), max_length=1000, blank=True)
    cost_idr = models.BigIntegerField(_("biaya menurut perangkat daerah"), null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["due", "id"]
        indexes = [
            models.Index(fields=["agency", "answered_at", "due"], name="verification_due")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.agency_id}"
