"""Where a proposal comes from, beside the person who wrote it."""

from django.db import models

from siap.apps.complaints.models import Report
from siap.apps.musyawarah.models.proposals import Proposal


class ReportOrigin(models.Model):
    """A published report of a resident that a proposal grew out of."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="report_origins"
    )
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="proposals")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "report"], name="proposal_report_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.report_id}"
