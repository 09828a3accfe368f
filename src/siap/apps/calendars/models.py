"""Meetings of the work calendar."""

from django.db import models

from siap.apps.worksheets.models import Row


class Meeting(Row):
    """One date of the work calendar; its title starts with the key of its topic."""

    title = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "day"], name="meeting_day")]

    def __str__(self) -> str:
        return f"{self.title} {self.day}"

    @property
    def topic_key(self) -> str:
        """The key of the topic, like `2.1`; empty when the title names none."""
        first = self.title.split(" ")[0]
        return first if len(first) == 3 and first[1] == "." else ""
