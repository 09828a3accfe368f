"""What is to be sent out, and who asked for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models.desk import Desk
from siap.apps.complaints.models.report import Report
from siap.apps.organisations.models import Agency


class Outgoing(models.Model):
    """
    A message to be sent; `key` makes a message that is asked for twice one message.

    `desk` is that of the region, whose gateway an SMS goes through; news of other parts of
    the product go out in the same way and may have none.
    """

    desk = models.ForeignKey(
        Desk, null=True, on_delete=models.CASCADE, related_name="outgoing"
    )
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE)
    key = models.CharField(max_length=120, unique=True)
    to_mail = models.EmailField(blank=True)
    to_phone = models.CharField(max_length=30, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    is_receipt = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, blank=True, db_index=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sent_at", "next_try"], name="outgoing_unsent")]

    def __str__(self) -> str:
        return self.key


class FailingAddress(models.Model):
    """An address whose mail server said for good that nothing can be delivered there."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="failing")
    email = models.EmailField()
    status = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "email"], name="failing_address_once")
        ]

    def __str__(self) -> str:
        return f"alamat gagal {self.pk}"


class Subscription(models.Model):
    """Somebody who wants news by mail: each published report and answer, or the week."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="subscriptions")
    email = models.EmailField(_("surel"))
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("tentang")
    )
    token = models.CharField(max_length=43, unique=True)
    confirmed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    site = models.CharField(max_length=120, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "email", "agency"], name="subscription_once"
            )
        ]

    def __str__(self) -> str:
        return f"langganan {self.pk}"
