"""Schedules that were worked out, and the year that each gives to a proposal."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.models.cycles import Cycle
from siap.apps.musyawarah.models.proposals import Proposal


class RunMethod(models.TextChoices):
    """The ways in which proposals can be given a year."""

    SCHEDULE = "schedule", _("jadwal beberapa tahun")
    GREEDY = "greedy-list", _("daftar prioritas biasa (tahun pertama saja)")
    SHARES = (
        "equal-shares",
        _("bagian yang sama bagi setiap pemberi suara (tahun pertama saja)"),
    )


class RunState(models.TextChoices):
    """How far a calculation is."""

    WAITING = "waiting", _("menunggu")
    RUNNING = "running", _("sedang dihitung")
    DONE = "done", _("selesai")
    STOPPED = "stopped", _("dihentikan, hasil terbaik disimpan")
    FAILED = "failed", _("gagal")


class Run(models.Model):
    """
    One calculation: its settings, how far it is, and what came out on the whole.

    `explained_at` is when a process last worked on what would bring proposals forward.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="runs")
    name = models.CharField(_("nama skenario"), max_length=120)
    method = models.CharField(_("cara"), max_length=12, choices=RunMethod)
    rules = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=RunState, default=RunState.WAITING)
    progress = models.JSONField(default=dict)
    stop_wanted = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    problem = models.CharField(max_length=500, blank=True)
    started_at = models.DateTimeField()
    beaten_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    adopted_at = models.DateTimeField(null=True)
    explained_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="run_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def gap(self) -> Decimal | None:
        """How far the answer, or the best so far, may be from the best, in percent."""
        text = self.result.get("gap") or self.progress.get("gap")
        return None if text is None else Decimal(text)


class Placement(models.Model):
    """The year of a proposal in one calculation; no year means the waiting list."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="placements")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    place = models.PositiveIntegerField(null=True)
    reason = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "proposal"], name="placement_once")
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.proposal_id}: {self.year}"


class Earlier(models.Model):
    """
    What would bring a proposal forward in the schedule in use, found by solving again.

    `asked_at` is when somebody asked on the page; those come first. `moves` are
    [proposal, year before, year after]; `loss_percent` is what the whole schedule is worth
    less; `obstacle` says why there is no such schedule.
    """

    placement = models.OneToOneField(
        Placement, on_delete=models.CASCADE, related_name="earlier"
    )
    year = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    moves = models.JSONField(default=list)
    loss_percent = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    obstacle = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["answered_at", "asked_at"], name="earlier_waiting")]

    def __str__(self) -> str:
        return f"{self.placement_id}: {self.year}"
