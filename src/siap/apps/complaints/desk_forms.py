"""Forms of those who run a desk or answer for an agency."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Category, Report
from siap.apps.complaints.queries.desks import agencies_for, categories_of
from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import plans_visible_to
from siap.ui.forms import PlainForm

_REASON = _("Dibaca umum.")


class SeenForm(PlainForm):
    """A form that knows which version of the report its reader saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        initial = {"seen": report.version} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.report = report


class RouteForm(SeenForm):
    """Which agency answers, and why."""

    agency = forms.ModelChoiceField(
        label=_("Perangkat daerah"),
        queryset=Agency.objects.none(),
        empty_label=_("Pilih perangkat daerah"),
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Wajib bila sudah ada perangkat daerah lain. Dibaca umum."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, report=report, **kwargs)
        agencies = agencies_for(report.desk).exclude(pk=report.agency_id or 0)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class PublishForm(SeenForm):
    """The copy that the public reads."""

    subject = forms.CharField(label=_("Judul"), max_length=120)
    text = forms.CharField(label=_("Isi"), widget=forms.Textarea(attrs={"rows": 7}))
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    names = forms.CharField(
        label=_("Nama yang ditutup"),
        help_text=_("Pisahkan dengan koma. Setiap kemunculannya diganti dengan [nama]."),
        required=False,
        max_length=400,
    )
    photos = forms.MultipleChoiceField(
        label=_("Foto yang boleh ditampilkan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, report=report, **kwargs)
        names = report.photos.values_list("name", flat=True)
        choices = [(name, _("Foto {n}").format(n=n)) for n, name in enumerate(names, 1)]
        if choices:
            self.fields["photos"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["photos"]


class AnswerForm(SeenForm):
    """An answer."""

    text = forms.CharField(
        label=_("Jawaban"),
        help_text=_(
            "Dibaca pelapor dan umum. Tulis apa yang dilakukan, oleh siapa, dan kapan."
        ),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    interim = forms.BooleanField(
        label=_("Ini tanggapan sementara; penghitungan waktu berjalan terus"),
        required=False,
    )


class ReasonForm(SeenForm):
    """A reason that the public reads, or a note; the view says which."""

    text = forms.CharField(
        label=_("Alasan"),
        help_text=_REASON,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(SeenForm):
    """A note for those who work on the report."""

    text = forms.CharField(
        label=_("Catatan dalam"),
        help_text=_("Hanya dibaca petugas."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ClassForm(SeenForm):
    """Topic and class of a report."""

    category = forms.ModelChoiceField(
        label=_("Topik"), queryset=Category.objects.none(), required=False
    )
    oversight = forms.BooleanField(
        label=_("Berkadar pengawasan: perlu pemeriksaan, batas hukum lebih panjang"),
        required=False,
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        initial = {"category": report.category_id, "oversight": report.oversight}
        super().__init__(*args, report=report, initial=initial, **kwargs)
        # A topic that was switched off stays with the reports that have it.
        offered = Q(is_active=True) | Q(pk=report.category_id)
        topics = categories_of(report.desk).filter(offered)
        self.fields["category"].queryset = topics  # type: ignore[attr-defined]


class CardForm(SeenForm):
    """The plan whose session talks about it."""

    plan = forms.ModelChoiceField(
        label=_("Rencana perbaikan"), queryset=Plan.objects.none()
    )

    def __init__(self, *args: Any, report: Report, user: User, **kwargs: Any) -> None:
        super().__init__(*args, report=report, **kwargs)
        plans = plans_visible_to(user).filter(region=report.desk.region_id)
        plans = plans.order_by("title")
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


class MergeForm(SeenForm):
    """The report that this one is joined to."""

    into = forms.CharField(
        label=_("Gabung dengan laporan nomor"),
        help_text=_("Enam angka terakhir cukup, misalnya 26-000123 atau 123."),
        max_length=12,
    )

    def clean_into(self) -> Report:
        """Find the report of the same desk."""
        text = str(self.cleaned_data["into"]).rpartition("-")[2].strip()
        rows = Report.objects.filter(desk=self.report.desk_id)
        number = int(text) if text.isascii() and text.isdigit() else 0
        found = rows.select_related("agency").filter(number=number).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada laporan dengan nomor itu."))
        return found
