"""Who follows a proposal, and what they were told."""

from django.conf import settings
from django.db import models

from siap.apps.musyawarah.models.proposals import Proposal


class Follower(models.Model):
    """Somebody who is told about every change; the proposer is from the start."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="followers"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followed"
    )
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "user"], name="follower_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.proposal_id}"


class Message(models.Model):
    """What somebody was told; `text` is in the words of the decision."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="messages_of_proposals",
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "read_at", "-id"], name="message_unread")]

    def __str__(self) -> str:
        return self.text
