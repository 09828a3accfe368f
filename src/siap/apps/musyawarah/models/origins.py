"""Where a proposal comes from, beside the person who wrote it."""

from django.db import models

from siap.apps.musyawarah.models.proposals import Proposal


class VoiceOrigin(models.Model):
    """
    What users said that a proposal grew out of: a report, a rating, an element of a survey.

    `source` and `key` are those of the voice (see `evidence.sources`), `about` the thing
    that it is about. Its words are always read from the source: what was taken from the
    public again shows nowhere.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="voices")
    source = models.CharField(max_length=20)
    about = models.CharField(max_length=40)
    key = models.CharField(max_length=80)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "source", "key"], name="proposal_voice_once"
            )
        ]
        indexes = [models.Index(fields=["source", "about"], name="origin_by_thing")]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.source} {self.key}"
