"""Forms that begin a guide, publish it, or ask for a training."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Region
from siap.methodology.guide_files import MOST_BYTES
from siap.methodology.guide_shapes import Training
from siap.ui.forms import PlainForm

Choices = Sequence[tuple[str, str]]


class _InRegion(PlainForm):
    region = forms.ModelChoiceField(label=_("Daerah"), queryset=Region.objects.none())

    def __init__(self, *args: Any, regions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["region"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = regions
        if len(regions[:2]) == 1:
            field.initial = regions[0].pk


class CopyForm(_InRegion):
    """A copy of a guide."""

    source = forms.ChoiceField(label=_("Panduan yang disalin"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Nama panduan baru"),
        max_length=200,
        help_text=_("Misalnya: Panduan air minum Kabupaten Sejahtera."),
    )

    def __init__(self, *args: Any, sources: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = sources

    field_order = ["source", "title", "region"]


class FileForm(_InRegion):
    """A guide from a file."""

    file = forms.FileField(
        label=_("Berkas panduan"),
        help_text=_("Berkas YAML hasil ekspor SIAP, paling besar 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )
    field_order = ["file", "region"]

    def content(self) -> bytes:
        """What was handed in; a little more than allowed, so that it can be refused."""
        data: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return data


class PublishForm(PlainForm):
    """What is new in a version."""

    note = forms.CharField(
        label=_("Yang berubah pada versi ini"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AddTopicForm(PlainForm):
    """Another topic: an empty one, or one of a guide of the edition."""

    stage = forms.TypedChoiceField(label=_("Tahap"), coerce=int)
    like = forms.ChoiceField(label=_("Isi awal"), required=False)

    def __init__(self, *args: Any, stages: Choices, topics: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("stage", stages), ("like", topics)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def like_what(self) -> tuple[str, str] | None:
        """Guide and topic to copy; None for an empty one."""
        guide, _colon, topic = self.cleaned_data["like"].partition(":")
        return (guide, topic) if topic else None


class TrainingForm(PlainForm):
    """When a training starts and how many days it takes."""

    start = forms.DateField(
        label=_("Mulai paling cepat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    days = forms.TypedChoiceField(label=_("Hari pelatihan"), coerce=int)
    technical_days = forms.TypedChoiceField(label=_("Hari pelatihan teknis"), coerce=int)

    def __init__(self, *args: Any, training: Training, **options: Any) -> None:
        super().__init__(*args, **options)
        self._offer("days", range(training.days[0], training.days[1] + 1))
        low, high = training.technical_days or (0, 0)
        if high:
            self._offer("technical_days", [0, *range(max(low, 1), high + 1)])
            self.fields["technical_days"].initial = low
        else:
            del self.fields["technical_days"]

    def _offer(self, name: str, numbers: Sequence[int]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(str(number), str(number)) for number in numbers]
