"""Forms with which a planner sets a cycle up."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.money import RupiahField
from siap.apps.musyawarah.models import Criterion, Cycle, CycleState, DutyRole
from siap.apps.musyawarah.presets import NATIONAL, SURAKARTA
from siap.apps.organisations.models import Agency, Region, RegionLevel
from siap.ui.forms import PlainForm

PRESET_NAMES: Final = (
    (NATIONAL, _("Nama nasional: RW, desa/kelurahan, kecamatan, forum, kabupaten/kota")),
    (SURAKARTA, _("Nama Surakarta: Pra-Muskelbang, Muskelbang, Muscambang, Muskotbang")),
)


def _date(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class NewCycleForm(PlainForm):
    """What a cycle starts from."""

    region = forms.ChoiceField(label=_("Daerah"))
    title = forms.CharField(
        label=_("Nama musyawarah"),
        max_length=150,
        help_text=_("Misalnya: Musrenbang 2027"),
    )
    year = forms.IntegerField(
        label=_("Tahun anggaran pertama"), min_value=2000, max_value=2100
    )
    horizon = forms.IntegerField(
        label=_("Jumlah tahun yang dijadwalkan"), min_value=1, max_value=10, initial=5
    )
    preset = forms.ChoiceField(
        label=_("Susunan tingkat"), choices=PRESET_NAMES, widget=forms.RadioSelect
    )
    opens_on = _date(_("Usulan dibuka"))
    closes_on = _date(_("Usulan ditutup"))

    def __init__(self, *args: Any, regions: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, **options)
        self.regions = {str(each.pk): each for each in regions}
        choices = [(key, each.name) for key, each in self.regions.items()]
        self.fields["region"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        data = super().clean() or {}
        if data.get("opens_on") and data.get("closes_on"):
            _check_order(self, data["opens_on"], data["closes_on"], "closes_on")
        return data


def _check_order(form: forms.Form, first: Any, last: Any, name: str) -> None:
    if last < first:
        form.add_error(name, str(_("Tanggal ini mendahului tanggal mulainya.")))


class CycleForm(PlainForm):
    """Dates, state and rules of a cycle."""

    title = forms.CharField(label=_("Nama musyawarah"), max_length=150)
    state = forms.ChoiceField(
        label=_("Keadaan"), choices=CycleState.choices, widget=forms.RadioSelect
    )
    opens_on = _date(_("Usulan dibuka"))
    closes_on = _date(_("Usulan ditutup"))
    anyone_proposes = forms.BooleanField(
        label=_("Setiap orang yang punya akun boleh mengusulkan"), required=False
    )
    horizon = forms.IntegerField(
        label=_("Jumlah tahun yang dijadwalkan"), min_value=1, max_value=10
    )
    verification_days = forms.IntegerField(
        label=_("Batas waktu verifikasi (hari)"), min_value=1, max_value=365
    )
    floor_percent = forms.IntegerField(
        label=_("Bagian terkecil setiap kecamatan (persen dari pagu seluruhnya)"),
        min_value=0,
        max_value=100,
    )

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        data = super().clean() or {}
        if data.get("opens_on") and data.get("closes_on"):
            _check_order(self, data["opens_on"], data["closes_on"], "closes_on")
        return data


class LevelForm(PlainForm):
    """Name, dates and rules of a level."""

    name = forms.CharField(label=_("Nama tingkat"), max_length=80)
    starts_on = _date(_("Mulai"), required=False)
    ends_on = _date(_("Selesai"), required=False)
    quorum = forms.IntegerField(label=_("Kuorum (orang)"), min_value=0, max_value=10_000)
    takes_proposals = forms.BooleanField(
        label=_("Usulan boleh masuk di tingkat ini"), required=False
    )
    needs_verification = forms.BooleanField(
        label=_("Perlu verifikasi perangkat daerah sebelum diputuskan"), required=False
    )


class CriterionForm(PlainForm):
    """A criterion; without a title it is taken away."""

    title = forms.CharField(label=_("Kriteria"), max_length=120, required=False)
    weight = forms.DecimalField(
        label=_("Bobot"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        localize=True,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    rubric = forms.CharField(
        label=_("Arti nilai 1 sampai 5"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu baris untuk setiap nilai, mulai dari nilai 1."),
    )

    def clean(self) -> dict[str, Any]:
        """A criterion has a weight."""
        data = super().clean() or {}
        if data.get("title") and data.get("weight") is None:
            self.add_error("weight", str(_("Wajib diisi.")))
        return data

    def row(self, criterion: Criterion | None) -> dict[str, object]:
        """What the service takes."""
        lines = self.cleaned_data["rubric"].splitlines()
        return {
            "id": criterion.pk if criterion else None,
            "title": self.cleaned_data["title"],
            "weight": self.cleaned_data["weight"],
            "rubric": [line.strip()[:200] for line in lines if line.strip()][:5],
        }


class DutyForm(PlainForm):
    """Who does what where."""

    username = forms.CharField(label=_("Nama akun"), max_length=150)
    role = forms.ChoiceField(label=_("Tugas"), choices=DutyRole.choices)
    region = forms.ChoiceField(label=_("Wilayah"))
    unit = forms.IntegerField(
        label=_("Nomor RW"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Kosongkan bila tugasnya untuk seluruh wilayah di atas."),
    )
    agency = forms.ChoiceField(
        label=_("Perangkat daerah"), required=False, help_text=_("Untuk verifikator saja.")
    )

    def __init__(
        self,
        *args: Any,
        regions: Sequence[Region],
        agencies: Iterable[Agency],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.regions = {str(each.pk): each for each in regions}
        self.agencies = {str(each.pk): each for each in agencies}
        places = [(key, _indented(each)) for key, each in self.regions.items()]
        self.fields["region"].choices = places  # type: ignore[attr-defined]
        names = [(key, each.name) for key, each in self.agencies.items()]
        self.fields["agency"].choices = [("", "–"), *names]  # type: ignore[attr-defined]

    def place(self) -> Region:
        """The region, or the RW in it."""
        region = self.regions[self.cleaned_data["region"]]
        number = self.cleaned_data["unit"]
        if number is None:
            return region
        found = Region.objects.filter(code=f"{region.code}.{number:03d}").first()
        return found or region

    def clean(self) -> dict[str, Any]:
        """The RW is there, and a verifier has an agency."""
        data = super().clean() or {}
        region = self.regions.get(data.get("region", ""))
        number = data.get("unit")
        if region is not None and number is not None:
            code = f"{region.code}.{number:03d}"
            if not Region.objects.filter(code=code, level=RegionLevel.RW).exists():
                self.add_error("unit", str(_("RW itu tidak ada di kelurahan ini.")))
        if data.get("role") == DutyRole.VERIFIER and not data.get("agency"):
            self.add_error("agency", str(_("Pilih perangkat daerah verifikator.")))
        return data


def _indented(region: Region) -> str:
    return f"{'– ' * max(0, region.level - RegionLevel.REGENCY)}{region.name}"


class NeighbourhoodForm(PlainForm):
    """RW and RT of a village."""

    village = forms.ChoiceField(label=_("Desa atau kelurahan"))
    units = forms.RegexField(
        r"^\s*[0-9]{1,2}(\s*,\s*[0-9]{1,2})*\s*$",
        label=_("Jumlah RT di setiap RW"),
        help_text=_("Misalnya 4, 3, 5: RW 01 punya 4 RT, RW 02 punya 3, RW 03 punya 5."),
        error_messages={"invalid": _("Tulis bilangan dipisah koma, misalnya 4, 3, 5.")},
        max_length=400,
    )

    def __init__(self, *args: Any, villages: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, **options)
        self.villages = {str(each.pk): each for each in villages}
        names = [(key, each.name) for key, each in self.villages.items()]
        self.fields["village"].choices = names  # type: ignore[attr-defined]

    def counts(self) -> list[int]:
        """Number of RT in RW 1, 2 and so on."""
        return [int(part) for part in self.cleaned_data["units"].split(",")]


class CeilingForm(forms.Form):
    """Ceilings of one area, agency or the whole, a field for each year."""

    def __init__(self, *args: Any, cycle: Cycle, name: str, **options: Any) -> None:
        super().__init__(*args, **options)
        for year in cycle.years:
            label = _("Pagu %(year)s, %(name)s") % {"year": year, "name": name}
            self.fields[f"y{year}"] = field = RupiahField(label=label, required=False)
            field.widget.attrs["class"] = "govuk-input govuk-input--width-10"
