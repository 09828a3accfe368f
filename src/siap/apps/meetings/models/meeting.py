"""A meeting, its agenda, the people in it, its minutes."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.plans.models import Plan


class MeetingState(models.TextChoices):
    """The life of a meeting."""

    READY = "ready", _("disiapkan")
    RUNNING = "running", _("berlangsung")
    ENDED = "ended", _("selesai")


class Door(models.TextChoices):
    """Who gets in with the code."""

    OPEN = "open", _("siapa pun yang memegang kode")
    APPROVAL = "approval", _("setelah diterima petugas")
    CLOSED = "closed", _("tidak ada lagi")


class Phase(models.TextChoices):
    """How far an agenda item with a tool is."""

    WAITING = "waiting", _("belum dibuka")
    OPEN = "open", _("dibuka")
    SHOWN = "shown", _("ditampilkan")
    CLOSED = "closed", _("ditutup")


class Presence(models.TextChoices):
    """How a person stands to a meeting."""

    WAITING = "waiting", _("menunggu diterima")
    PRESENT = "present", _("hadir")
    OUT = "out", _("dikeluarkan")


class Side(models.TextChoices):
    """From which side of the service a person comes."""

    PROVIDER = "provider", _("Penyelenggara")
    USER = "user", _("Pengguna")
    OTHER = "other", _("Pihak lain")


class Sex(models.TextChoices):
    """For the figures of attendance; nobody has to say."""

    WOMAN = "woman", _("Perempuan")
    MAN = "man", _("Laki-laki")


class Meeting(models.Model):
    """
    A meeting on a topic of a plan.

    `last_seq` is the number of its newest event, `stage_seq` of the newest one that every
    phone was told of. `group_titles` names the groups, the first one first. All changes go
    through the log.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="live_meetings")
    topic = models.CharField(max_length=5)
    title = models.CharField(_("judul"), max_length=200)
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    code = models.CharField(max_length=8, unique=True)
    state = models.CharField(max_length=8, choices=MeetingState, default="ready")
    door = models.CharField(max_length=8, choices=Door, default="open")
    training = models.BooleanField(_("latihan"), default=False)
    last_seq = models.PositiveIntegerField(default=0)
    stage_seq = models.PositiveIntegerField(default=0)
    item = models.ForeignKey(
        "Item", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    group_titles = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    decisions = models.TextField(_("keputusan"), blank=True)
    objections = models.TextField(_("keberatan"), blank=True)
    next_on = models.DateField(null=True, blank=True)
    next_about = models.CharField(max_length=300, blank=True)
    minutes = models.TextField(_("notula"), blank=True)
    minutes_version = models.PositiveIntegerField(default=0)
    minutes_seq = models.PositiveIntegerField(default=0)
    minutes_holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    minutes_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """
    A step of the agenda with its clock and, perhaps, a tool.

    The clock has run `spent` seconds, and since `running_since` if that is set. `board`
    is an earlier item whose cards this one goes on with. `grouping` is how the guide splits
    people for it; with `by_group` every group has a board of its own, whose names are kept
    in `board_titles` once it opens. `presented` is the group whose result is being shown to
    all, nought for all of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=300)
    what = models.TextField(blank=True)
    questions = models.JSONField(default=list)
    worksheet = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    spent = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True, blank=True)
    tool = models.CharField(max_length=12, blank=True)
    board = models.ForeignKey(
        "Item", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    phase = models.CharField(max_length=8, choices=Phase, default="waiting")
    anonymous = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    limit = models.PositiveSmallIntegerField(default=3)
    grouping = models.JSONField(default=dict)
    by_group = models.BooleanField(default=False)
    board_titles = models.JSONField(default=list)
    presented = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """
    Somebody who is in a meeting; `token` is the digest of what the phone keeps.

    `marks` counts what a person has used up, by item or round, without an order: it cannot
    be laid beside the log to learn who wrote or chose what. `people` is for how many one
    speaks, oneself included; `women` how many of them are women, where that was said.
    `origin` is a digest of where a phone came from, kept only while the meeting lasts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="participants"
    )
    name = models.CharField(_("nama"), max_length=120)
    institution = models.CharField(_("lembaga atau asal"), max_length=160, blank=True)
    side = models.CharField(max_length=8, choices=Side, default="other")
    sex = models.CharField(max_length=6, choices=Sex, blank=True)
    presence = models.CharField(max_length=8, choices=Presence, default="present")
    on_paper = models.BooleanField(default=False)
    simulated = models.BooleanField(default=False)
    group = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=1)
    women = models.PositiveSmallIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=64, blank=True)
    token = models.CharField(max_length=64, blank=True, db_index=True)
    marks = models.JSONField(default=dict)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["joined_at", "name", "id"]

    def __str__(self) -> str:
        return self.name


class MinutesRevision(models.Model):
    """A saved state of the minutes."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="minutes_revisions"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.at}"
