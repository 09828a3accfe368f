"""Surveys, their own questions, answers, sums of answers, and invitations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.public_services.models import Service, ServiceUnit


class SurveyState(models.TextChoices):
    """Where a survey is."""

    DRAFT = "draft", _("disiapkan")
    OPEN = "open", pgettext_lazy("survei", "dibuka")
    CLOSED = "closed", pgettext_lazy("survei", "ditutup")
    PUBLISHED = "published", _("hasil diumumkan")


class WeightMode(models.TextChoices):
    """Which weight the elements have."""

    EXACT = "exact", _("tepat (1 dibagi jumlah unsur)")
    REGULATION = "regulation", _("seperti tercetak dalam peraturan (dibulatkan)")


class Survey(models.Model):
    """
    One survey of a unit, or of one of its services.

    `ruleset` fixes elements, weights and classes; `tablet_nonce` is part of the signed
    address of its tablets, a new one shuts the old ones out.
    """

    unit = models.ForeignKey(ServiceUnit, on_delete=models.PROTECT, related_name="surveys")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.PROTECT, related_name="surveys"
    )
    title = models.CharField(_("judul survei"), max_length=200)
    ruleset = models.CharField(max_length=40)
    weight_mode = models.CharField(
        _("bobot unsur"), max_length=10, choices=WeightMode, default=WeightMode.EXACT
    )
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("selesai"))
    population = models.PositiveIntegerField(
        _("jumlah pengguna setahun"), null=True, blank=True
    )
    by_invitation = models.BooleanField(_("hanya dengan undangan"), default=False)
    state = models.CharField(max_length=10, choices=SurveyState, default="draft")
    follow_up = models.TextField(_("rencana tindak lanjut"), blank=True)
    tablet_nonce = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "title"]

    def __str__(self) -> str:
        return self.title


class QuestionKind(models.TextChoices):
    """What a question of one's own asks for."""

    ELEMENT = "element", _("unsur tambahan (1–4, ikut indeks)")
    SCALE = "scale", _("skala 1–4 (tidak ikut indeks)")
    CHOICE = "choice", _("pilihan")
    TEXT = "text", _("isian bebas")


class ExtraQuestion(models.Model):
    """A question beside those of the regulation."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="extras")
    position = models.PositiveIntegerField()
    kind = models.CharField(_("jenis"), max_length=8, choices=QuestionKind)
    text = models.CharField(_("pertanyaan"), max_length=300)
    options = models.JSONField(default=list)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """Its name among the answers and sums."""
        return f"x{self.pk}"


class ResponseChannel(models.TextChoices):
    """How answers reached us."""

    WEB = "web", _("daring")
    TABLET = "tablet", _("tablet")
    PAPER = "paper", _("kertas")
    FILE = "file", _("berkas")


class Response(models.Model):
    """
    The answers of one respondent; no name, no address, only the day.

    Which invitation was used is not kept with it.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    key = models.UUIDField(unique=True)
    day = models.DateField()
    channel = models.CharField(max_length=6, choices=ResponseChannel)
    answers = models.JSONField()
    profile = models.JSONField(default=dict)
    extra = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.key}"


class TallyKind(models.TextChoices):
    """What a sum counts."""

    TOTAL = "total"
    ELEMENT = "element"
    PROFILE = "profile"
    EXTRA = "extra"
    CHANNEL = "channel"


class Tally(models.Model):
    """How often an answer was given: what every result is read from."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="tallies")
    kind = models.CharField(max_length=8, choices=TallyKind)
    key = models.CharField(max_length=40)
    value = models.CharField(max_length=80)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "kind", "key", "value"], name="survey_tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.value}: {self.count}"


class Invitation(models.Model):
    """Leave to answer once; only a digest of its token is kept."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    used_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.digest[:8]
