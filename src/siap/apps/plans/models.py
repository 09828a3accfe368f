"""A plan, its team, its topics, its follow-ups."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency, Region


class PlanState(models.TextChoices):
    """The life of a plan."""

    ACTIVE = "active", _("berjalan")
    AGREED = "agreed", _("disepakati")
    CLOSED = "closed", _("selesai")


class Plan(models.Model):
    """A plan of one region for one service, pinned to the edition that it started with."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(_("judul"), max_length=200)
    service = models.CharField(_("pelayanan"), max_length=200)
    edition = models.CharField(max_length=20)
    guide = models.CharField(_("panduan"), max_length=40)
    guide_version = models.PositiveSmallIntegerField()
    lead_partner = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="led_plans"
    )
    period_start = models.DateField(_("mulai"))
    period_end = models.DateField(_("selesai"))
    state = models.CharField(
        _("keadaan"), max_length=10, choices=PlanState, default="active"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    calendar_token = models.CharField(max_length=43, unique=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")),
                name="plan_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title


class TeamRole(models.TextChoices):
    """Roles in the team of a plan."""

    FACILITATOR = "facilitator", _("fasilitator")
    CHAIR = "chair", _("ketua")
    SECRETARY = "secretary", _("sekretaris")
    MEMBER = "member", _("anggota")
    OBSERVER = "observer", _("pengamat")


class TeamMember(models.Model):
    """What a person is in a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="teams"
    )
    role = models.CharField(_("peran"), max_length=12, choices=TeamRole)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "user"], name="team_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class TopicState(models.TextChoices):
    """How far a topic is; what a person has said of it."""

    OPEN = "open", _("belum mulai")
    PLANNED = "planned", _("direncanakan")
    HELD = "held", _("terlaksana")
    AGREED = "agreed", _("disepakati")


class TopicRecord(models.Model):
    """What was prepared, held and concluded for one topic of a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="topics")
    # The same key means another topic in another guide, and a plan may change guides.
    guide = models.CharField(max_length=40)
    topic = models.CharField(max_length=5)
    state = models.CharField(max_length=10, choices=TopicState, default="open")
    held_on = models.DateField(_("tanggal pelaksanaan"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    ready = models.JSONField(_("yang sudah siap"), default=list)
    invited = models.JSONField(_("yang diundang"), default=list)
    attendance_women = models.PositiveIntegerField(
        _("hadir perempuan"), null=True, blank=True
    )
    attendance_men = models.PositiveIntegerField(
        _("hadir laki-laki"), null=True, blank=True
    )
    minutes = models.TextField(_("notula"), blank=True)
    decisions = models.TextField(_("keputusan"), blank=True)
    objections = models.TextField(_("keberatan"), blank=True)
    branch = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "guide", "topic"], name="topic_record_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.topic}"


class FollowUp(models.Model):
    """A task with an owner and a date."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="follow_ups")
    topic = models.CharField(max_length=5, blank=True)
    what = models.CharField(_("tindak lanjut"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="follow_ups",
    )
    owner_name = models.CharField(_("penanggung jawab"), max_length=150, blank=True)
    due = models.DateField(_("batas waktu"))
    done_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["plan", "done_at", "due"], name="follow_up_due")]

    def __str__(self) -> str:
        return self.what
