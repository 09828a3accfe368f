"""Forms of plans."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.plans.queries import guides_for_new_plan, regions_for_new_plan
from siap.methodology.library import edition
from siap.ui.fields import Described
from siap.ui.formatting import titled


def _date_field(label: object) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class NewPlanForm(forms.Form):
    """Service, region, guide, partner, period, and a calendar to start with."""

    region = forms.ModelChoiceField(label=_("Daerah"), queryset=Region.objects.none())
    guide = forms.ChoiceField(
        label=pgettext_lazy("satu", "Panduan"), widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Judul rencana"),
        max_length=200,
        help_text=_("Misalnya: Rencana perbaikan pelayanan air minum Kota Sejahtera."),
    )
    service = forms.CharField(
        label=_("Pelayanan yang diperbaiki"),
        max_length=200,
        help_text=_("Misalnya: air minum perpipaan."),
    )
    lead_partner = forms.CharField(
        label=_("Mitra utama"),
        max_length=200,
        required=False,
        help_text=_("Perangkat daerah atau perusahaan daerah yang memimpin perbaikan."),
    )
    period_start = _date_field(_("Mulai"))
    period_end = _date_field(_("Selesai"))

    def __init__(self, *args: object, user: User, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        region = self.fields["region"]
        assert isinstance(region, forms.ModelChoiceField)  # noqa: S101 - declared above
        region.queryset = regions_for_new_plan(user)
        guide = self.fields["guide"]
        assert isinstance(guide, forms.ChoiceField)  # noqa: S101 - declared above
        guide.choices = [
            (key, Described(titled(found.head), titled(found.head, "summary")))
            for key, found in edition().guides.items()
        ] + [
            (own.key, Described(f"{own.title} ({own.region_name})", own.summary))
            for own in guides_for_new_plan(user)
        ]

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it starts."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("period_end", _("Tanggal selesai harus sesudah tanggal mulai."))
        return cleaned

    def partner(self) -> Agency | None:
        """The agency that was named; a new name makes a new agency of the region."""
        name = self.cleaned_data["lead_partner"].strip()
        if not name:
            return None
        agency, _made = Agency.objects.get_or_create(
            region=self.cleaned_data["region"], name=name
        )
        return agency


class TeamForm(forms.Form):
    """A person for the team: by user name or mail address."""

    person = forms.CharField(label=_("Nama pengguna atau surel"), max_length=254)
    role = forms.ChoiceField(label=_("Peran"), choices=TeamRole.choices)

    def clean_person(self) -> User:
        """Find the person."""
        text = self.cleaned_data["person"].strip()
        found = User.objects.filter(username__iexact=text, is_active=True).first()
        found = found or User.objects.filter(email__iexact=text, is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Tidak ada akun bernama itu. Mintalah administrator membuatnya.")
            )
        return found


class TaskForm(forms.Form):
    """A follow-up."""

    what = forms.CharField(label=_("Apa yang dikerjakan"), max_length=300)
    owner_name = forms.CharField(label=_("Siapa"), max_length=150)
    due = _date_field(_("Paling lambat"))

    def __init__(self, *args: object, plan: Plan, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.plan = plan

    def owner(self) -> User | None:
        """The member of the team who is meant, if the name is that of one."""
        name = self.cleaned_data["owner_name"].strip()
        member = (
            self.plan.team.filter(user__name__iexact=name).select_related("user").first()
        )
        return member.user if member else None
