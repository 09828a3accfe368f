"""The form with which a proposal is said to be done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.money import RupiahField
from siap.ui.forms import PlainForm


class DoneForm(PlainForm):
    """When it was finished, what it cost, how it looks."""

    done_on = forms.DateField(
        label=_("Tanggal selesai"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    real_cost_idr = RupiahField(label=_("Biaya sebenarnya (rupiah)"))
    photo = forms.FileField(
        label=_("Foto hasil"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
