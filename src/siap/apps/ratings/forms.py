"""Forms of ratings."""

import uuid
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.public_services.forms import date_field
from siap.apps.ratings.models import Colour
from siap.apps.ratings.services.devices import LONGEST_DAYS, MOST_SLIPS, Slips
from siap.apps.ratings.services.votes import LONGEST_MESSAGE, Ballot
from siap.ui.forms import PlainForm


class RateForm(PlainForm):
    """One vote; the colour is the button that was pressed."""

    colour = forms.TypedChoiceField(
        choices=Colour.choices,
        coerce=int,
        error_messages={"required": _("Pilih salah satu: baik, cukup, atau kurang.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    message = forms.CharField(
        label=_("Pesan untuk petugas"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Jangan tulis nama, nomor telepon, atau NIK. Pesan tidak ditampilkan."),
    )

    @staticmethod
    def first() -> dict[str, object]:
        """A form with a key of its own."""
        return {"key": uuid.uuid4()}

    def ballot(self, now: datetime) -> Ballot:
        """The vote."""
        data = self.cleaned_data
        return Ballot(
            colour=data["colour"], key=data["key"], at=now, message=data["message"]
        )


class KioskForm(PlainForm):
    """A tablet and how long it may be used."""

    name = forms.CharField(
        label=_("Nama tablet"), max_length=80, help_text=_("Misalnya: loket 2.")
    )
    days = forms.IntegerField(
        label=_("Boleh dipakai selama (hari)"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=90,
    )


class SlipsForm(PlainForm):
    """The slips of one day."""

    day = date_field(_("Tanggal"), required=True)
    green = forms.IntegerField(label=_("Hijau"), min_value=0, max_value=MOST_SLIPS)
    yellow = forms.IntegerField(label=_("Kuning"), min_value=0, max_value=MOST_SLIPS)
    red = forms.IntegerField(label=_("Merah"), min_value=0, max_value=MOST_SLIPS)
    counters = forms.CharField(
        label=_("Dihitung oleh"),
        max_length=200,
        help_text=_("Dua orang menghitung bersama; tulis jabatan atau inisialnya."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def slips(self) -> Slips:
        """What was counted."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name != "version"
        }
        return Slips(**data)


class PeriodForm(PlainForm):
    """From which day to which."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dari"] = date_field(_("Dari tanggal"))
        self.fields["sampai"] = date_field(_("Sampai tanggal"))
        for name, field in self.fields.items():
            field.widget.attrs["id"] = name

    def days(self, first: date, last: date) -> tuple[date, date]:
        """The days asked for, in order; else those given."""
        if not self.is_valid():
            return first, last
        start = self.cleaned_data["dari"] or first
        end = self.cleaned_data["sampai"] or last
        return (start, end) if start <= end else (end, start)
