"""Stakeholders of a plan and the members of its working group."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.worksheets.models import Row


class Stakeholder(Row):
    """An institution, group or person with a say in the service."""

    name = models.CharField(_("nama"), max_length=200, blank=True)
    category = models.CharField(max_length=40, blank=True)
    side = models.CharField(max_length=20, blank=True)
    interest = models.PositiveSmallIntegerField(null=True)
    influence = models.PositiveSmallIntegerField(null=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "position"], name="stakeholder_order")]

    def __str__(self) -> str:
        return self.name


class Member(Row):
    """A person with a position in the working group, sent by a stakeholder."""

    person = models.CharField(_("nama"), max_length=200, blank=True)
    position_held = models.CharField(max_length=40, blank=True)
    institution = models.ForeignKey(
        Stakeholder, null=True, on_delete=models.PROTECT, related_name="members"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    cells = models.JSONField(default=dict)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["plan", "position"], name="member_order")]

    def __str__(self) -> str:
        return self.person
