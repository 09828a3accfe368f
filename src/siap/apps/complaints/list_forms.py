"""Forms with which topics and ready texts are kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints import placeholders
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.desks import agencies_for
from siap.apps.organisations.models import Agency
from siap.ui.forms import PlainForm


class EntryForm(PlainForm):
    """A topic or a text; `seen` is the version that the person changes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(
        self,
        *args: Any,
        desk: Desk,
        agencies: Sequence[int] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if "agency" in self.fields:
            rows = agencies_for(desk)
            field: Any = self.fields["agency"]
            field.queryset = rows if agencies is None else rows.filter(pk__in=agencies)
            field.required = agencies is not None


class TopicForm(EntryForm):
    """A topic."""

    name = forms.CharField(label=_("Nama topik"), max_length=100)
    group = forms.CharField(
        label=_("Kelompok"),
        help_text=_("Misalnya Dasar atau Perizinan; boleh kosong."),
        max_length=60,
        required=False,
    )
    keywords = forms.CharField(
        label=_("Kata kunci"),
        help_text=_("Pisahkan dengan koma; dipakai untuk menyarankan penerima."),
        max_length=300,
        required=False,
    )
    agency = forms.ModelChoiceField(
        label=_("Perangkat daerah yang disarankan"),
        help_text=_("Laporan tetap diteruskan oleh administrator."),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("tidak ada saran"),
    )


class TextForm(EntryForm):
    """A ready text that is changed."""

    title = forms.CharField(label=_("Judul"), max_length=80)
    text = forms.CharField(
        label=_("Isi"),
        help_text=format_lazy(
            "{said} {known}.",
            said=_("Diisi sendiri ketika dipakai:"),
            known=placeholders.listed(),
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class NewTextForm(TextForm):
    """A ready text that is new: whose it is stays as it is said here."""

    agency = forms.ModelChoiceField(
        label=_("Dipakai oleh"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("semua perangkat daerah"),
    )
