"""The form of a scenario."""

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.models import RunMethod
from siap.apps.musyawarah.queries.problem import Rules
from siap.apps.musyawarah.services.schedules import NewRun
from siap.ui.forms import PlainForm


class RunForm(PlainForm):
    """What a scenario assumes."""

    name = forms.CharField(label=_("Nama skenario"), max_length=120)
    method = forms.ChoiceField(
        label=_("Cara"), choices=RunMethod.choices, widget=forms.RadioSelect
    )
    ceiling_percent = forms.IntegerField(
        label=_("Pagu yang dipakai (persen dari pagu yang diisi)"),
        min_value=1,
        max_value=500,
    )
    floor_percent = forms.IntegerField(
        label=_("Bagian terkecil setiap kecamatan (persen dari pagu seluruhnya)"),
        min_value=0,
        max_value=100,
    )
    discount_percent = forms.IntegerField(
        label=_("Nilai manfaat berkurang setiap tahun menunggu (persen)"),
        min_value=0,
        max_value=50,
    )
    keep_promises = forms.BooleanField(
        label=_("Tahun yang sudah dijanjikan tetap"), required=False
    )
    time_limit_s = forms.IntegerField(
        label=_("Waktu hitung paling lama (detik)"), min_value=1, max_value=600
    )

    forced_code = forms.CharField(
        label=_("Bagaimana bila usulan ini (nomornya)"), max_length=16, required=False
    )
    forced_year = forms.IntegerField(
        label=_("dikerjakan pada tahun"),
        required=False,
        min_value=2000,
        max_value=2200,
        help_text=_(
            "Bandingkan hasilnya dengan skenario lain untuk melihat yang tergeser."
        ),
    )

    def clean_forced_code(self) -> str:
        """Numbers are written in capitals."""
        return str(self.cleaned_data["forced_code"]).strip().upper()

    def new_run(self) -> NewRun:
        """What is to be worked out."""
        data = dict(self.cleaned_data)
        name, method = data.pop("name"), data.pop("method")
        return NewRun(name=name, method=method, rules=Rules(**data))
