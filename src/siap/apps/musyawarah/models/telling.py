"""Who follows a proposal, and what they were told."""

from django.conf import settings
from django.db import models

from siap.apps.musyawarah.models.cycles import Cycle
from siap.apps.musyawarah.models.proposals import Proposal
from siap.apps.organisations.models import Region


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
    """
    What somebody was told; `text` is in the words of the decision.

    `mailed_at` is when it was put into a mail, or was found to have nowhere to go.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="messages_of_proposals",
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "read_at", "-id"], name="message_unread"),
            models.Index(
                fields=["id"],
                condition=models.Q(mailed_at=None),
                name="message_unmailed",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class News(models.Model):
    """Something that happened to a proposal, in public words; never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="news")
    text = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Subscription(models.Model):
    """
    Somebody who wants the news of a proposal, of an area, or of a whole cycle.

    Either `user` (told in the web, and by the mail of the account) or `email` or `phone`
    (nothing is sent before `confirmed_at`; `token` stands in the address that confirms and
    ends it). `sent_upto` is the last of the news that was sent.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="subscriptions")
    proposal = models.ForeignKey(
        Proposal, null=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    area = models.ForeignKey(Region, null=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        related_name="areas_followed",
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    key = models.CharField(max_length=120, unique=True)
    token = models.CharField(max_length=43, unique=True)
    site = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    sent_upto = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["cycle", "area"], name="subscription_of_area")]

    def __str__(self) -> str:
        return f"langganan {self.pk}"
