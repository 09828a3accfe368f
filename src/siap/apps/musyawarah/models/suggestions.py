"""The link of a neighbourhood, and what residents propose by it without an account."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.models.cycles import Cycle
from siap.apps.musyawarah.models.proposals import Proposal
from siap.apps.organisations.models import Region


class Invitation(models.Model):
    """
    The link by which residents of a place propose in a cycle; printed for the wall.

    `token` stands in its address. A renewed link is a new one: the old sheet ends.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="invitations")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=8, unique=True)
    until = models.DateField(_("berlaku sampai"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["region__code", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "region"],
                condition=models.Q(closed_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.token}"


class SuggestionState(models.TextChoices):
    """What became of what a resident sent; `taken` goes on as a proposal."""

    WAITING = "waiting", _("menunggu sekretaris")
    RETURNED = "returned", _("dikembalikan dengan catatan")
    TAKEN = "taken", _("diterima menjadi usulan")
    REFUSED = "refused", _("tidak diterima")
    WITHDRAWN = "withdrawn", _("ditarik pengirim")


class Suggestion(models.Model):
    """
    A proposal as a resident sent it by the link; nothing of it is ever public.

    `values` are the fields of the proposal as JSON holds them. `number` becomes that of
    the proposal. Whoever knows the code may correct it; only its hash is kept.
    """

    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="suggestions"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=16, unique=True)
    client_key = models.CharField(max_length=50, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=10, choices=SuggestionState, default=SuggestionState.WAITING
    )
    is_held = models.BooleanField(default=False)
    title = models.CharField(_("usulan"), max_length=150)
    values = models.JSONField(default=dict)
    name = models.CharField(_("nama"), max_length=150, blank=True)
    contact = models.CharField(_("telepon atau surel"), max_length=100, blank=True)
    email = models.EmailField(_("surel untuk kabar"), blank=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    proposal = models.OneToOneField(
        Proposal, null=True, on_delete=models.PROTECT, related_name="suggestion"
    )
    version = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["invitation", "state", "id"], name="suggestion_by_state")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class SuggestionPhoto(models.Model):
    """The picture that came with it, drawn anew; becomes one of the proposal's."""

    suggestion = models.OneToOneField(
        Suggestion, on_delete=models.CASCADE, related_name="photo"
    )
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.width}x{self.height}"
