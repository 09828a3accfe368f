"""Forms with which an administrator opens a desk and sets it up."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Desk, Kind
from siap.apps.complaints.queries.desks import agencies_for
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan
from siap.ui.forms import PlainForm

_FACTS = ("name", "slug", "contact", "is_open", "least_for_figures", "pause_days")


def _name() -> forms.CharField:
    return forms.CharField(label=_("Nama layanan"), max_length=120)


def _slug() -> forms.SlugField:
    return forms.SlugField(
        label=_("Nama dalam alamat"),
        help_text=_("Huruf kecil dan tanda hubung, misalnya kota-rekaan."),
        max_length=40,
    )


def _contact() -> forms.CharField:
    return forms.CharField(
        label=_("Cara lain menghubungi"),
        help_text=_("Misalnya nomor telepon atau alamat kantor. Ditampilkan kepada umum."),
        required=False,
        max_length=200,
    )


class OpenForm(PlainForm):
    """A desk to be opened."""

    region = forms.ModelChoiceField(label=_("Daerah"), queryset=Region.objects.none())
    name = _name()
    slug = _slug()
    contact = _contact()


class OfDesk(PlainForm):
    """A form about a desk; those with an agency offer the agencies of its region."""

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        if "agency" in self.fields:
            self.fields["agency"].queryset = agencies_for(desk)  # type: ignore[attr-defined]


class DeskForm(OfDesk):
    """How a desk works."""

    name = _name()
    slug = _slug()
    contact = _contact()
    is_open = forms.BooleanField(label=_("Menerima laporan"), required=False)
    least_for_figures = forms.IntegerField(
        label=_("Jumlah laporan terkecil untuk dibandingkan"), min_value=5, max_value=100
    )
    pause_days = forms.IntegerField(
        label=_("Jeda terlama seluruhnya (hari)"),
        help_text=_("Semua jeda satu laporan bersama-sama. Ditampilkan kepada umum."),
        min_value=1,
        max_value=60,
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        initial = {name: getattr(desk, name) for name in _FACTS}
        super().__init__(*args, desk=desk, initial=initial, **kwargs)


class PledgeForm(OfDesk):
    """A promise."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("semua jenis")), *Kind.choices], required=False
    )
    hours = forms.IntegerField(label=_("Dijawab dalam (jam)"), min_value=1, max_value=2160)
    valid_from = forms.DateField(
        label=_("Berlaku sejak"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    basis = forms.CharField(
        label=_("Dasar"),
        help_text=_("Misalnya nomor keputusan atau maklumat pelayanan."),
        max_length=200,
        required=False,
    )


class DayOffForm(OfDesk):
    """A day off of the region."""

    day = forms.DateField(
        label=_("Tanggal"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    name = forms.CharField(label=_("Nama hari libur"), max_length=100)
    basis = forms.CharField(
        label=_("Dasar"),
        help_text=_("Misalnya nomor keputusan kepala daerah. Ditampilkan kepada umum."),
        max_length=200,
    )


class OfficerForm(OfDesk):
    """Somebody who answers for an agency."""

    username = forms.CharField(label=_("Nama pengguna"), max_length=150)
    agency = forms.ModelChoiceField(
        label=_("Perangkat daerah"), queryset=Agency.objects.none()
    )

    def clean_username(self) -> User:
        """Find the account."""
        found = User.objects.filter(username=self.cleaned_data["username"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada akun dengan nama pengguna itu."))
        return found


class EvidenceForm(OfDesk):
    """An agency's figures for a plan."""

    agency = forms.ModelChoiceField(
        label=_("Perangkat daerah"), queryset=Agency.objects.none()
    )
    plan = forms.ModelChoiceField(
        label=_("Rencana perbaikan"), queryset=Plan.objects.none()
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, desk=desk, **kwargs)
        plans = Plan.objects.filter(region=desk.region_id).order_by("title")
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
