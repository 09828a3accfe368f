"""Forms of proposing by the link of a neighbourhood, and of those who take it in."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.proposals import FIRST, MORE, ProposalForm
from siap.apps.musyawarah.models import Invitation
from siap.apps.musyawarah.queries.suggestions import place_name
from siap.apps.organisations.models import Region
from siap.ui.forms import PlainForm

_SALT: Final = "siap.musyawarah.suggestion"
_KEPT_FOR: Final = timedelta(days=30)
"""So long what was typed without a line may wait on a phone."""
_LATER: Final = ("volume", "unit", "cost_idr", "indicator")
"""What the secretary completes where the resident does not know it."""
_NOT_ASKED: Final = ("proposer_kind", "agency", "recurring_idr")


def stamped(invitation: Invitation) -> dict[str, str]:
    """A new key for a form of a link, with our signature below it."""
    key = uuid.uuid4().hex
    signer = signing.TimestampSigner(salt=_SALT)
    return {"key": key, "stamp": signer.sign(f"{invitation.pk}:{key}")}


def is_stamped(invitation: Invitation, key: str, stamp: str) -> bool:
    """Whether a form came from our own page, for this link, and not too long ago."""
    signer = signing.TimestampSigner(salt=_SALT)
    try:
        said = signer.unsign(stamp, max_age=_KEPT_FOR)
    except signing.BadSignature:
        return False
    return said == f"{invitation.pk}:{key}"


class SuggestionForm(ProposalForm):
    """The form of a proposal as a resident without an account fills it in."""

    stamp = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)

    def __init__(self, *args: Any, places: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, places=places, **options)
        for name in _NOT_ASKED:
            del self.fields[name]
        for name in _LATER:
            self.fields[name].required = False
        if len(places) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = str(places[0].pk)
        self.fields["proposer_name"].label = _("Nama Anda")
        self.fields["proposer_name"].help_text = ""
        self.fields["contact"].help_text = ""

    def first_fields(self) -> list[forms.BoundField]:
        """What everybody fills in: as few as can be."""
        left_out = {*_LATER, *_NOT_ASKED, "proposer_name", "contact"}
        names = [name for name in FIRST if name not in left_out]
        return [self[name] for name in names if name != "usual" or self.dictionary]

    def more_fields(self) -> list[forms.BoundField]:
        """What the secretary can complete, and what helps."""
        return [self[name] for name in (*_LATER, *MORE) if name in self.fields]

    def sender_fields(self) -> list[forms.BoundField]:
        """Who sends it, as far as they tell."""
        return [self["proposer_name"], self["contact"]]

    def has_more_errors(self) -> bool:
        """Whether a mistake hides in the folded part."""
        return any(bound.errors for bound in self.more_fields())

    def values(self) -> dict[str, object]:
        """Fields of the proposal by name, without what tells of the sender."""
        data = super().values()
        for name in ("stamp", "agency", "recurring_idr", "proposer_name", "contact"):
            data.pop(name, None)
        return data


class TakeOverForm(ProposalForm):
    """The same form for the official who completes it; the sender stays who it was."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("proposer_kind", "proposer_name", "contact", "photo"):
            del self.fields[name]

    def first_fields(self) -> list[forms.BoundField]:
        """What a proposal must say."""
        names = [name for name in FIRST if name in self.fields]
        return [self[name] for name in names if name != "usual" or self.dictionary]


class CodeForm(PlainForm):
    """The secret code of what somebody sent."""

    code = forms.CharField(
        label=_("Kode rahasia"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        help_text=_("Enam belas huruf dan angka, misalnya K7QM-2XPA-9RTE-HW4C"),
    )


class AddressForm(PlainForm):
    """Where news of what was sent go to."""

    email = forms.EmailField(
        label=_("Alamat surel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class NoteForm(PlainForm):
    """What the sender is to read."""

    note = forms.CharField(
        label=_("Catatan untuk pengirim"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InvitationForm(PlainForm):
    """Where a link is opened, and until when."""

    place = forms.ChoiceField(label=_("Wilayah"))
    until = forms.DateField(
        label=_("Berlaku sampai"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Kosongkan bila sampai usulan wilayah itu ditutup."),
    )

    def __init__(self, *args: Any, places: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {str(place.pk): place for place in places}
        choices: list[tuple[str, Any]] = [("", _("Pilih"))] if len(places) > 1 else []
        choices += [(key, place_name(each)) for key, each in self.places.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]
