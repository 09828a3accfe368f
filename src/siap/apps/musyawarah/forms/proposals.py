"""The form of a proposal: short on a phone, whole without scripts."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.money import RupiahField
from siap.apps.musyawarah.models import (
    Field,
    Proposal,
    ProposalKind,
    ProposerKind,
    UsualProposal,
)
from siap.apps.organisations.models import Agency, Region
from siap.ui.forms import PlainForm

NEEDED: Final = (
    "title",
    "kind",
    "field",
    "problem",
    "benefits",
    "beneficiaries",
    "volume",
    "unit",
    "cost_idr",
    "indicator",
)
"""What a proposal must say before it is handed in; a draft needs only its title."""

FIRST: Final = (
    "usual",
    "title",
    "kind",
    "field",
    "problem",
    "place",
    "spot",
    "benefits",
    "beneficiaries",
    "volume",
    "unit",
    "cost_idr",
    "indicator",
    "proposer_kind",
    "proposer_name",
    "contact",
)
MORE: Final = (
    "contribution",
    "contribution_idr",
    "recurring_idr",
    "evidence",
    "latitude",
    "longitude",
    "agency",
)


def _number(**options: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(widget=widget, localize=True, **options)


class VillageForm(PlainForm):
    """Where: the first of the two steps."""

    village = forms.ChoiceField(label=_("Desa atau kelurahan"))

    def __init__(self, *args: Any, villages: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, **options)
        groups: dict[str, list[tuple[str, str]]] = {}
        for village in villages:
            above = village.parent.name if village.parent else ""
            groups.setdefault(above, []).append((str(village.pk), village.name))
        choices = [("", _("Pilih")), *groups.items()]
        self.fields["village"].choices = choices  # type: ignore[attr-defined]


class ProposalForm(PlainForm):
    """What is proposed; `places` are the village and the RW and RT in it."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=32)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    usual = forms.ChoiceField(
        label=_("Usulan yang sering diajukan"),
        required=False,
        help_text=_(
            "Bila ada yang cocok, pilih di sini: satuan, biaya, dan tanda berhasil yang "
            "Anda kosongkan diisi dari daftar harga."
        ),
    )
    title = forms.CharField(
        label=_("Apa yang diusulkan"),
        max_length=150,
        help_text=_("Misalnya: Perbaikan saluran air Gang Melati"),
    )
    kind = forms.ChoiceField(
        label=_("Jenis"), choices=ProposalKind.choices, widget=forms.RadioSelect
    )
    field = forms.ChoiceField(label=_("Bidang"), choices=[("", _("Pilih")), *Field.choices])
    problem = forms.CharField(
        label=_("Masalah yang dihadapi"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.ChoiceField(label=_("Wilayah"))
    spot = forms.CharField(
        label=_("Letak tepatnya"),
        max_length=200,
        required=False,
        help_text=_("Nama jalan, gang, atau bangunan di dekatnya"),
    )
    benefits = forms.CharField(label=_("Siapa yang terbantu"), max_length=200)
    beneficiaries = forms.IntegerField(
        label=_("Berapa orang"),
        min_value=1,
        max_value=10_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    volume = _number(label=_("Banyaknya"), max_digits=14, decimal_places=2, min_value=0)
    unit = forms.CharField(
        label=_("Satuan"), max_length=30, help_text=_("Misalnya meter, unit, atau orang")
    )
    cost_idr = RupiahField(
        label=_("Perkiraan biaya (rupiah)"),
        help_text=_("Misalnya 12.500.000 atau 12,5 juta"),
    )
    indicator = forms.CharField(
        label=_("Tanda bahwa usulan ini berhasil"),
        max_length=300,
        help_text=_("Misalnya: gang tidak tergenang lagi saat hujan"),
    )
    proposer_kind = forms.ChoiceField(
        label=_("Diusulkan oleh"), choices=ProposerKind.choices
    )
    proposer_name = forms.CharField(
        label=_("Nama kelompok atau ketua"),
        max_length=150,
        required=False,
        help_text=_("Hanya dilihat petugas musyawarah; tidak disiarkan."),
    )
    contact = forms.CharField(
        label=_("Nomor telepon atau surel"),
        max_length=100,
        required=False,
        help_text=_("Hanya dilihat petugas musyawarah; tidak disiarkan."),
    )
    contribution = forms.CharField(
        label=_("Sumbangan warga"),
        max_length=300,
        required=False,
        help_text=_("Tenaga, uang, bahan, atau lahan"),
    )
    contribution_idr = RupiahField(label=_("Nilai sumbangan (rupiah)"), required=False)
    recurring_idr = RupiahField(
        label=_("Biaya rutin setiap tahun sesudah selesai (rupiah)"), required=False
    )
    evidence = forms.CharField(label=_("Bukti pendukung"), max_length=300, required=False)
    latitude = _number(
        label=_("Lintang"),
        max_digits=8,
        decimal_places=5,
        min_value=-12,
        max_value=7,
        required=False,
        help_text=_("Misalnya -7,56530"),
    )
    longitude = _number(
        label=_("Bujur"),
        max_digits=8,
        decimal_places=5,
        min_value=94,
        max_value=142,
        required=False,
        help_text=_("Misalnya 110,81650"),
    )
    agency = forms.ChoiceField(label=_("Perangkat daerah yang menangani"), required=False)
    photo = forms.FileField(
        label=_("Foto"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("Tempat dan waktu pemotretan dihapus dari berkasnya."),
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[Region],
        usual: Iterable[UsualProposal] = (),
        agencies: Iterable[Agency] = (),
        draft: bool = False,
        **options: Any,
    ) -> None:
        """Take the lists to choose from; those that nothing is chosen from stay unread."""
        super().__init__(*args, **options)
        self._usual, self._agencies = usual, agencies
        self.places = {str(place.pk): place for place in places}
        self._choose("place", lambda: [(k, each.name) for k, each in self.places.items()])
        self._choose("usual", self._usual_choices)
        self._choose("agency", self._agency_choices)
        picked = str(self.data.get("usual", "")) if self.is_bound else ""
        if picked in (self.dictionary if picked else ()):
            self.data = _filled_from(self.data, self.dictionary[picked])
        if draft:
            for name in NEEDED[1:]:
                self.fields[name].required = False

    @cached_property
    def dictionary(self) -> dict[str, UsualProposal]:
        """The usual proposals by their number."""
        return {str(each.pk): each for each in self._usual}

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """The agencies by their number."""
        return {str(each.pk): each for each in self._agencies}

    def _usual_choices(self) -> list[tuple[str, Any]]:
        titles = [(key, each.title) for key, each in self.dictionary.items()]
        return [("", _("Tidak ada yang cocok")), *titles]

    def _agency_choices(self) -> list[tuple[str, Any]]:
        names = ((key, each.name) for key, each in self.agencies.items())
        return [("", _("Belum tahu")), *names]

    def _choose(self, name: str, choices: Callable[[], Sequence[Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def first_fields(self) -> list[forms.BoundField]:
        """What everybody fills in."""
        return [self[name] for name in FIRST if name != "usual" or self.dictionary]

    def more_fields(self) -> list[forms.BoundField]:
        """What helps, and can wait."""
        return [self[name] for name in MORE]

    def has_more_errors(self) -> bool:
        """Whether a mistake hides in the folded part."""
        return any(self[name].errors for name in MORE)

    def values(self) -> dict[str, object]:
        """Fields of the proposal by name."""
        data = dict(self.cleaned_data)
        for name in ("key", "version", "usual", "photo"):
            data.pop(name, None)
        data["region"] = self.places[data.pop("place")]
        data["agency"] = self.agencies[data["agency"]] if data.get("agency") else None
        for name in ("cost_idr", "contribution_idr", "recurring_idr", "beneficiaries"):
            data[name] = data.get(name) or 0
        return data


def _filled_from(data: Any, usual: UsualProposal) -> Any:
    """What was typed, with gaps filled from the dictionary of usual proposals."""
    filled = data.copy()
    ready = {
        "title": usual.title,
        "kind": usual.kind,
        "field": usual.field,
        "unit": usual.unit,
        "indicator": usual.indicator,
        "agency": str(usual.agency_id or ""),
    }
    for name, value in ready.items():
        if value and not str(filled.get(name, "")).strip():
            filled[name] = value
    if not str(filled.get("cost_idr", "")).strip():
        try:
            volume = forms.DecimalField(localize=True).clean(filled.get("volume"))
        except forms.ValidationError:
            return filled
        filled["cost_idr"] = str(int(volume * usual.price_idr))
    return filled


def initial_of(proposal: Proposal) -> dict[str, object]:
    """What the form shows of a proposal that is there."""
    names = {*FIRST, *MORE} - {"usual", "place", "agency"}
    initial: dict[str, object] = {name: getattr(proposal, name) for name in names}
    if proposal.volume is not None:
        initial["volume"] = plain_number(proposal.volume)
    for name in ("contribution_idr", "recurring_idr", "beneficiaries", "cost_idr"):
        initial[name] = initial[name] or None
    return initial | {
        "place": str(proposal.region_id),
        "agency": str(proposal.agency_id or ""),
        "version": proposal.version,
        "key": proposal.client_key.rpartition(":")[2],
    }


def plain_number(value: Decimal | None) -> Decimal | None:
    """A number without the noughts that the records add after its comma."""
    return None if value is None else Decimal(format(value.normalize(), "f"))
