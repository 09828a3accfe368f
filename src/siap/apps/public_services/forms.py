"""Forms of units, services and standards."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan
from siap.apps.public_services.components import Component
from siap.apps.public_services.models import (
    Delivery,
    DurationUnit,
    Service,
    StandardVersion,
)
from siap.apps.public_services.services.catalogue import NewUnit, ServiceFacts
from siap.apps.public_services.services.standards import LONGEST_TEXT, StandardFacts, Step
from siap.ui.formatting import titled
from siap.ui.forms import PlainForm

_MONEY: Final = re.compile(r"(?:Rp\s*)?(\d{1,3}(?:[.,]\d{3})+|\d{1,15})", re.IGNORECASE)


def date_field(
    label: object, *, required: bool = False, help_text: object = ""
) -> forms.DateField:
    """A field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        required=required,
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class UnitForm(PlainForm):
    """A unit and where people find it."""

    name = forms.CharField(
        label=_("Nama unit"),
        max_length=200,
        help_text=_("Misalnya: Puskesmas Sukamaju. Nama perangkat daerah juga boleh."),
    )
    parent = forms.ModelChoiceField(
        label=_("Bagian dari"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("berdiri sendiri"),
    )
    address = forms.CharField(label=_("Alamat"), max_length=300, required=False)
    hours = forms.CharField(
        label=_("Jam pelayanan"),
        max_length=200,
        required=False,
        help_text=_("Misalnya: Senin–Jumat 08.00–15.00, Sabtu 08.00–11.00."),
    )
    contact = forms.CharField(
        label=_("Kontak layanan"),
        max_length=200,
        required=False,
        help_text=_("Nomor atau surel kantor, bukan milik pribadi. Tampil untuk umum."),
    )

    def __init__(
        self, *args: Any, region: Region, fixed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if fixed:
            del self.fields["name"], self.fields["parent"]
            return
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)  # noqa: S101 - declared above
        parent.queryset = Agency.objects.filter(region=region, parent=None)

    def new(self) -> NewUnit:
        """What was typed."""
        data = self.cleaned_data
        return NewUnit(
            name=data.get("name", ""),
            parent=data.get("parent"),
            address=data["address"],
            hours=data["hours"],
            contact=data["contact"],
        )


class ServiceForm(PlainForm):
    """What people must know to find a service."""

    name = forms.CharField(label=_("Nama layanan"), max_length=200)
    summary = forms.CharField(
        label=_("Penjelasan singkat"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    audience = forms.CharField(label=_("Untuk siapa"), max_length=200, required=False)
    delivery = forms.ChoiceField(
        label=_("Cara pelayanan"), choices=Delivery.choices, widget=forms.RadioSelect
    )
    plan = forms.ModelChoiceField(
        label=_("Rencana yang memperbaikinya"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("tidak ada"),
        help_text=_("Langkah layanan dan janji maklumat dapat diambil dari rencana ini."),
    )
    is_open = forms.BooleanField(label=_("Layanan ini masih diberikan"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.fields["plan"]
        assert isinstance(plan, forms.ModelChoiceField)  # noqa: S101 - declared above
        plan.queryset = plans

    @staticmethod
    def first(service: Service) -> dict[str, object]:
        """What stands in the form when it opens."""
        names = ("name", "summary", "audience", "delivery", "is_open", "version")
        return {name: getattr(service, name) for name in names} | {"plan": service.plan_id}

    def facts(self) -> ServiceFacts:
        """What was typed."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name != "version"
        }
        return ServiceFacts(**data)


class StandardForm(PlainForm):
    """The components of a draft, one field each, and its figures."""

    duration = forms.IntegerField(
        label=_("Lama penyelesaian"), min_value=0, max_value=100_000, required=False
    )
    duration_unit = forms.ChoiceField(
        label=_("Satuan waktu"), choices=[("", "–"), *DurationUnit.choices], required=False
    )
    cost = forms.CharField(
        label=_("Biaya (rupiah)"),
        max_length=30,
        required=False,
        help_text=_("Misalnya 25.000. Tulis 0 bila gratis."),
    )
    decree = forms.CharField(
        label=_("Keputusan penetapan"),
        max_length=200,
        required=False,
        help_text=_("Misalnya: Keputusan Kepala Dinas Kesehatan Nomor 12 Tahun 2026."),
    )
    consulted_on = date_field(_("Dibahas bersama warga pada"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, components: Sequence[Component], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._components = components
        for number, each in enumerate(components, 1):
            self.fields[f"k-{each.key}"] = forms.CharField(
                label=f"{number}. {titled(each)}",
                help_text=titled(each, "hint"),
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @staticmethod
    def first(draft: StandardVersion) -> dict[str, object]:
        """What stands in the form when it opens."""
        texts = {f"k-{key}": text for key, text in draft.components.items()}
        return texts | {
            "duration": draft.duration,
            "duration_unit": draft.duration_unit,
            "cost": ""
            if draft.cost_idr is None
            else f"{draft.cost_idr:,}".replace(",", "."),
            "decree": draft.decree,
            "consulted_on": draft.consulted_on,
            "version": draft.version,
        }

    def texts(self) -> Iterator[BoundField]:
        """The fields of the components, in the order of the law."""
        for each in self._components:
            yield self[f"k-{each.key}"]

    def clean_cost(self) -> int | None:
        """Read an amount with or without points."""
        typed = self.cleaned_data["cost"].strip()
        if not typed:
            return None
        found = _MONEY.fullmatch(typed)
        if found is None:
            raise forms.ValidationError(gettext("Tulis jumlah rupiah, misalnya 25.000."))
        return int(re.sub(r"[.,]", "", found.group(1)))

    def clean(self) -> dict[str, Any]:
        """Ask for the unit of a time."""
        data = super().clean() or self.cleaned_data
        if data.get("duration") is not None and not data.get("duration_unit"):
            self.add_error("duration_unit", gettext("Pilih satuan waktunya."))
        return data

    def facts(self, steps: Sequence[Step]) -> StandardFacts:
        """What was typed, with the steps."""
        data = self.cleaned_data
        return StandardFacts(
            texts={each.key: data[f"k-{each.key}"] for each in self._components},
            duration=data["duration"],
            duration_unit=data["duration_unit"] if data["duration"] is not None else "",
            cost_idr=data["cost"],
            consulted_on=data["consulted_on"],
            decree=data["decree"],
            steps=steps,
        )


class StepForm(PlainForm):
    """One step; an empty one is left out."""

    text = forms.CharField(label=_("Langkah"), max_length=300, required=False)
    actor = forms.CharField(label=_("Pelaksana"), max_length=120, required=False)
    minutes = forms.DecimalField(
        label=_("Menit"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        localize=True,
    )
    output = forms.CharField(label=_("Keluaran"), max_length=300, required=False)
    source = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class PublishForm(PlainForm):
    """From which day a standard holds."""

    valid_from = date_field(_("Berlaku sejak"), required=True)
    version = forms.IntegerField(widget=forms.HiddenInput)
