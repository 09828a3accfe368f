"""Forms of what planners set for the schedule."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.money import RupiahField
from siap.apps.musyawarah.models import Field, ProposalKind
from siap.apps.organisations.models import Agency
from siap.ui.forms import PlainForm


class _WithAgencies(PlainForm):
    def __init__(self, *args: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.agencies = {str(each.pk): each for each in agencies}
        names = [(key, each.name) for key, each in self.agencies.items()]
        self.fields["agency"].choices = [("", "–"), *names]  # type: ignore[attr-defined]

    def values(self) -> dict[str, object]:
        """Fields by name, the agency as a record."""
        data = dict(self.cleaned_data)
        return data | {"agency": self.agencies.get(data["agency"])}


class TermsForm(_WithAgencies):
    """In which years a proposal may be built."""

    mandatory = forms.BooleanField(label=_("Wajib dilaksanakan"), required=False)
    promised = forms.BooleanField(label=_("Tahunnya sudah dijanjikan"), required=False)
    not_before = forms.IntegerField(
        label=_("Tidak sebelum tahun"), required=False, min_value=2000, max_value=2200
    )
    not_after = forms.IntegerField(
        label=_("Tidak sesudah tahun"), required=False, min_value=2000, max_value=2200
    )
    agency = forms.ChoiceField(label=_("Perangkat daerah yang menangani"), required=False)

    def clean(self) -> dict[str, Any]:
        """The last year does not lie before the first."""
        data = super().clean() or {}
        first, last = data.get("not_before"), data.get("not_after")
        if first and last and last < first:
            self.add_error("not_after", str(_("Tahun ini mendahului tahun pertamanya.")))
        return data


class UsualForm(_WithAgencies):
    """A usual proposal with the price of one unit."""

    title = forms.CharField(label=_("Usulan yang sering diajukan"), max_length=150)
    kind = forms.ChoiceField(
        label=_("Jenis"), choices=ProposalKind.choices, widget=forms.RadioSelect
    )
    field = forms.ChoiceField(label=_("Bidang"), choices=Field.choices)
    unit = forms.CharField(label=_("Satuan"), max_length=30)
    price_idr = RupiahField(label=_("Harga satuan (rupiah)"))
    indicator = forms.CharField(
        label=_("Tanda bahwa usulan ini berhasil"), max_length=300, required=False
    )
    agency = forms.ChoiceField(label=_("Perangkat daerah yang menangani"), required=False)
