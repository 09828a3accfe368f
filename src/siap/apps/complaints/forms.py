"""Forms with which people send reports and follow them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models import Category, Desk, Identity, Kind
from siap.apps.complaints.photos import MAX_BYTES, MOST
from siap.apps.complaints.queries.desks import topics_of
from siap.apps.complaints.services.intake import LONGEST
from siap.ui.forms import PlainForm

IDENTITIES = [
    (Identity.HIDDEN, _("Sembunyikan nama saya dari umum. Petugas mengetahuinya.")),
    (Identity.OPEN, _("Tampilkan nama saya pada laporan.")),
    (
        Identity.SEALED,
        _("Sembunyikan nama saya dari umum dan dari perangkat daerah yang dilaporkan."),
    ),
    (
        Identity.SECRET,
        _("Rahasiakan seluruh laporan. Isinya hanya dibaca petugas yang menangani."),
    ),
]


class ManyFiles(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Up to three pictures; what they are is seen from their content later."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Take one file or several."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(PicturesField, self).clean(one, initial) for one in given if one]
        if len(files) > MOST:
            raise forms.ValidationError(_("Pilih paling banyak tiga foto."))
        if any((file.size or 0) > MAX_BYTES for file in files):
            raise forms.ValidationError(
                _("Foto ini terlalu besar. Pilih yang lebih kecil.")
            )
        return files


class SendForm(PlainForm):
    """A report, on one page; nothing but the text must be filled in."""

    kind = forms.ChoiceField(
        label=_("Apa yang ingin Anda sampaikan?"),
        choices=[(kind.value, kind.label.capitalize()) for kind in Kind],
        widget=forms.RadioSelect,
        initial=Kind.COMPLAINT,
    )
    text = forms.CharField(
        label=_("Ceritakan"),
        help_text=_(
            "Apa yang terjadi, di mana, dan sejak kapan. Jangan menulis NIK atau nomor "
            "telepon di sini."
        ),
        max_length=LONGEST,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"min_length": _("Ceritakan sedikit lebih banyak.")},
    )
    category = forms.ModelChoiceField(
        label=_("Topik"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=_("Saya tidak tahu"),
    )
    place = forms.CharField(
        label=_("Di mana?"),
        help_text=_("Misalnya nama jalan atau tempat yang dikenal orang."),
        max_length=200,
        required=False,
    )
    latitude = forms.DecimalField(
        label=_("Lintang"), required=False, min_value=-90, max_value=90,
        help_text=_("Misalnya -7,56841"), localize=True,
    )  # fmt: skip
    longitude = forms.DecimalField(
        label=_("Bujur"), required=False, min_value=-180, max_value=180,
        help_text=_("Misalnya 110,82912"), localize=True,
    )  # fmt: skip
    photos = PicturesField(
        label=_("Foto"),
        help_text=_("Paling banyak tiga. Keterangan tersembunyi dalam foto dihapus."),
        required=False,
    )
    identity = forms.ChoiceField(
        label=_("Siapa yang boleh mengetahui nama Anda?"),
        help_text=_(
            "Pilih sekarang. Nama yang telanjur ditampilkan tidak dapat ditarik "
            "dari ingatan pembaca."
        ),
        choices=IDENTITIES,
        widget=forms.RadioSelect,
        initial=Identity.HIDDEN,
    )
    name = forms.CharField(label=_("Nama"), max_length=100, required=False)
    email = forms.EmailField(
        label=_("Alamat surel"),
        help_text=_("Untuk mengirim kode dan jawaban. Tidak pernah ditampilkan."),
        required=False,
    )
    phone = forms.CharField(
        label=_("Nomor telepon"),
        help_text=_("Hanya untuk petugas."),
        max_length=30,
        required=False,
    )
    website = forms.CharField(
        required=False, max_length=200, label=_("Kosongkan isian ini")
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = topics_of(desk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates or none, and for a name where it is to be shown."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            self.add_error("latitude", _("Isi lintang dan bujur, atau kosongkan keduanya."))
        if data.get("identity") == Identity.OPEN and not data.get("name"):
            self.add_error("name", _("Tulis nama yang akan ditampilkan."))
        return data

    @staticmethod
    def again(values: Mapping[str, str]) -> dict[str, object]:
        """What was kept of it, as the form shows it to be mended."""
        shown: dict[str, object] = {
            name: value for name, value in values.items() if name in SendForm.base_fields
        }
        for name in ("latitude", "longitude"):
            if name in values:
                shown[name] = Decimal(values[name])
        return shown

    def values(self) -> Mapping[str, str]:
        """What is kept of it until it is confirmed, as text."""
        data = self.cleaned_data
        kept = ("kind", "text", "place", "identity", "name", "email", "phone")
        values = {name: str(data.get(name) or "") for name in kept}
        for name in ("latitude", "longitude"):
            if data.get(name) is not None:
                values[name] = str(Decimal(data[name]).quantize(Decimal("0.00001")))
        if data.get("category"):
            values["category"] = str(data["category"].pk)
        if data.get("website"):
            values["held"] = "1"
        return values

    def uploads(self) -> Sequence[bytes]:
        """The pictures as they were uploaded."""
        return [file.read() for file in self.cleaned_data.get("photos") or []]


class CounterForm(SendForm):
    """What somebody of the desk types in for a person at the counter."""

    address = forms.CharField(label=_("Alamat"), max_length=200, required=False)
    website = None  # type: ignore[assignment]


class CodeForm(PlainForm):
    """The code of a report."""

    code = forms.CharField(
        label=_("Kode pelacakan"),
        help_text=_("16 huruf dan angka, misalnya K7QM-2XPA-9RTE-HW4C."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class WordsForm(PlainForm):
    """A few sentences."""

    text = forms.CharField(
        label=_("Keterangan"),
        min_length=10,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"min_length": _("Tulis sedikit lebih banyak.")},
    )


class RateForm(PlainForm):
    """A rating of an answer."""

    rating = forms.TypedChoiceField(
        label=_("Bagaimana persoalan Anda ditangani?"),
        coerce=int,
        choices=[
            (5, _("Sangat baik")), (4, _("Baik")), (3, _("Cukup")), (2, _("Kurang")),
            (1, _("Buruk")),
        ],
        widget=forms.RadioSelect,
    )  # fmt: skip
