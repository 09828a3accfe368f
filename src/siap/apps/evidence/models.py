"""Which indicators follow a figure of users, and which cards came from what they said."""

from decimal import Decimal
from fractions import Fraction

from django.conf import settings
from django.db import models

from siap.apps.indicators.models import Indicator
from siap.apps.plans.models import Plan
from siap.kernel.numbers import exact_number


class Follow(models.Model):
    """
    An indicator of a plan (W08) that follows a measure of a source.

    `value`, `words` and `taken_at` are what was taken into the worksheets last, from where
    and when; the figure of today is always read from the source.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="follows")
    indicator = models.OneToOneField(
        Indicator, on_delete=models.CASCADE, related_name="follow"
    )
    source = models.CharField(max_length=20)
    measure = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    year = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "source", "measure"], name="measure_followed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.source} {self.measure}"

    @property
    def plain_value(self) -> Decimal | int | None:
        """What was taken, without the noughts that its column adds."""
        return None if self.value is None else exact_number(Fraction(self.value))


class CardOrigin(models.Model):
    """What users said that stands as a card on the board of a plan (W09)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="card_origins")
    source = models.CharField(max_length=20)
    finding = models.CharField(max_length=80)
    row_id = models.UUIDField()
    text = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "source", "finding"], name="finding_is_a_card_once"
            )
        ]

    def __str__(self) -> str:
        return self.text
