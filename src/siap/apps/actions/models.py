"""Actions of a plan, their budget lines, and what can start at once."""

from django.db import models

from siap.apps.worksheets.models import Row


class Action(Row):
    """A programme or activity of the action scheme."""

    title = models.CharField(max_length=300, blank=True)
    aspect = models.CharField(max_length=40, blank=True)
    horizon = models.CharField(max_length=20, blank=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "position"], name="action_order")]

    def __str__(self) -> str:
        return self.title


class BudgetLine(models.Model):
    """What an action costs in a year, whole rupiah."""

    action = models.ForeignKey(
        Action, on_delete=models.CASCADE, related_name="budget_lines"
    )
    year = models.PositiveSmallIntegerField()
    amount_idr = models.BigIntegerField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["action", "year"], name="budget_of_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.year}"


class DirectAction(Row):
    """A statement "Memastikan …" with an owner and a date."""

    statement = models.CharField(max_length=400, blank=True)
    starts = models.DateField(null=True)
    due = models.DateField(null=True)
    state = models.CharField(max_length=20, blank=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "due"], name="direct_action_due")]

    def __str__(self) -> str:
        return self.statement
