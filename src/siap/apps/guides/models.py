"""A guide that a region adapts, and its published versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Region


class AdaptedGuide(models.Model):
    """
    A guide of a region: a draft that may be incomplete, and what was published of it.

    `draft` has the form that `siap.methodology.guide_drafts` describes; `removed` keeps
    the topics that were taken out, so that they can come back. `based_on` is the guide
    of the edition from which the first copy was made, empty if a file did not say.
    """

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="adapted_guides"
    )
    edition = models.CharField(max_length=20)
    title = models.CharField(_("judul"), max_length=200)
    based_on = models.CharField(max_length=40, blank=True)
    draft = models.JSONField()
    removed = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What a plan that follows this guide holds as its guide."""
        return f"own-{self.pk}"


class GuideVersion(models.Model):
    """What was published of a guide; it never changes."""

    guide = models.ForeignKey(
        AdaptedGuide, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    note = models.CharField(_("yang berubah"), max_length=300, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["guide", "number"], name="guide_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.guide} v{self.number}"
