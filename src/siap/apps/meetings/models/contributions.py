"""What people contribute: cards on boards, answers to questions."""

import uuid

from django.db import models

from siap.apps.evidence.sources import sources
from siap.apps.meetings.models.meeting import Item, Participant, Phase


class Cluster(models.Model):
    """A named group of cards; in the worksheet it is an issue with the same id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="clusters")
    title = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Card(models.Model):
    """
    One thought; who wrote it is kept only where the item says so beforehand.

    `group` is the group that wrote it, or whose result it is a note on. A `late` card came
    after its item had closed and waits for those who hold the meeting. `source` and
    `finding` name the voice of users that it gives (see `evidence.sources`), `address` the
    page where anybody can check it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="cards")
    author = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards"
    )
    text = models.CharField(max_length=200)
    side = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=24, blank=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards"
    )
    seq = models.PositiveIntegerField()
    group = models.PositiveSmallIntegerField(null=True, blank=True)
    late = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    removed_why = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=20, blank=True)
    finding = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return self.text

    @property
    def source_title(self) -> str:
        """What people call the source of a voice; empty for what somebody here wrote."""
        source = sources().get(self.source)
        return str(source.title) if source else ""


class Round(models.Model):
    """
    One question put to the meeting.

    `tally` counts secret answers as they come, `paper` what was counted by hand; `result`
    is written when the round closes. `points` are the dots of each one, or the highest
    score. `criterion` is the row of a worksheet that a score is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=8)
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=400, blank=True)
    options = models.JSONField(default=list)
    points = models.PositiveSmallIntegerField(default=1)
    secret = models.BooleanField(default=False)
    criterion = models.CharField(max_length=64, blank=True)
    phase = models.CharField(max_length=8, choices=Phase, default="waiting")
    tally = models.JSONField(default=dict)
    voters = models.PositiveIntegerField(default=0)
    paper = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.question


class Answer(models.Model):
    """What somebody answered for `people`, if it is not secret; the last one counts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="answers"
    )
    choice = models.JSONField()
    note = models.CharField(max_length=400, blank=True)
    people = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant"], name="answered_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.participant_id}"
