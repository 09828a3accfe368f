"""Indicators of a plan, their values by year, their targets in the logframe."""

from django.db import models

from siap.apps.worksheets.models import Row


class Indicator(Row):
    """Something that is measured, with its unit."""

    name = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "position"], name="indicator_order")]

    def __str__(self) -> str:
        return self.name


class IndicatorValue(models.Model):
    """What an indicator was in a year."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="values"
    )
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="value_of_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}"


class Result(Row):
    """A line of the logframe: an outcome, output, activity or input with its indicator."""

    kind = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children"
    )
    statement = models.TextField(blank=True)
    indicator = models.ForeignKey(
        Indicator, null=True, on_delete=models.PROTECT, related_name="results"
    )
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "position"], name="result_order")]

    def __str__(self) -> str:
        return self.statement


class Target(models.Model):
    """What a line of the logframe shall reach in a year."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["result", "year"], name="target_of_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.result_id} {self.year}"
