"""Forms of agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.agreements.models import Answer
from siap.apps.agreements.services import OfficeAnswer

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PutForm(forms.Form):
    """Who is asked, until when."""

    offices = forms.CharField(
        label=_("Lembaga yang dimintai tanggapan"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=_("Satu lembaga setiap baris."),
    )
    due = forms.DateField(label=_("Ditanggapi paling lambat"), widget=_DATE)

    def names(self) -> list[str]:
        """The offices."""
        return [line for line in self.cleaned_data["offices"].splitlines() if line.strip()]


class ResponseForm(forms.Form):
    """The answer of an office."""

    answer = forms.ChoiceField(
        label=_("Tanggapan"), choices=Answer.choices, widget=forms.RadioSelect
    )
    person = forms.CharField(label=_("Atas nama lembaga"), max_length=150, required=False)
    note = forms.CharField(
        label=_("Catatan atau alasan keberatan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    on = forms.DateField(label=_("Tanggal tanggapan"), widget=_DATE)

    def given(self) -> OfficeAnswer:
        """What was answered."""
        data = self.cleaned_data
        return OfficeAnswer(
            answer=data["answer"], person=data["person"], note=data["note"], on=data["on"]
        )


class ReopenForm(forms.Form):
    """Why a worksheet is reopened."""

    reason = forms.CharField(label=_("Alasan dibuka lagi"), max_length=300)
