"""Forms of papers: letterhead, signatory, template, issue, check."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.models import Agency
from siap.apps.papers.models import DEFAULT_PATTERN, OfficeStyle, Signatory
from siap.apps.papers.queries import Choice, issued_formats
from siap.apps.papers.services import Issue, NewStyle
from siap.rendering.registry import RENDERERS
from siap.ui.formatting import reader_language
from siap.ui.forms import PlainForm


class StyleForm(PlainForm):
    """The head of an office's letters and the pattern of their numbers."""

    above = forms.CharField(
        label=_("Baris di atas nama"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya PEMERINTAH KABUPATEN CONTOH."),
    )
    name = forms.CharField(label=_("Nama perangkat daerah pada kop"), max_length=200)
    address = forms.CharField(
        label=_("Alamat"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Jalan, kota, kode pos, telepon, surel, laman."),
    )
    logo = forms.FileField(
        label=_("Lambang"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_(
            "Gambar PNG atau JPG, paling besar 2 MB. Kosongkan bila tidak diganti."
        ),
    )
    remove_logo = forms.BooleanField(label=_("Hapus lambang"), required=False)
    number_pattern = forms.CharField(
        label=_("Pola nomor surat"),
        max_length=80,
        initial=DEFAULT_PATTERN,
        help_text=_(
            "Bagian yang tersedia: {nomor}, {nomor3} (tiga angka), {kode}, {kantor}, "
            "{bulan} (angka Romawi), {tahun}. Nomor urut mulai dari 1 setiap tahun."
        ),
    )

    @classmethod
    def of(cls, agency: Agency, style: OfficeStyle | None, *data: Any) -> "StyleForm":
        """The form with what the office has now."""
        initial = {
            "above": style.above if style else "",
            "name": style.name if style else agency.name,
            "address": style.address if style else "",
            "number_pattern": style.number_pattern if style else DEFAULT_PATTERN,
        }
        return cls(*data, initial=initial)

    def new_style(self) -> NewStyle:
        """What was typed."""
        file = self.cleaned_data["logo"]
        logo = file.read() if file else None
        if self.cleaned_data["remove_logo"]:
            logo = b""
        texts = ("above", "name", "address", "number_pattern")
        return NewStyle(logo=logo, **{each: self.cleaned_data[each] for each in texts})


class SignatoryForm(PlainForm):
    """Somebody who signs for an office."""

    office = forms.CharField(label=_("Jabatan"), max_length=200)
    name = forms.CharField(label=_("Nama lengkap dengan gelar"), max_length=150)
    detail = forms.CharField(label=_("NIP atau pangkat"), max_length=80, required=False)


class TemplateForm(PlainForm):
    """A Word template."""

    file = forms.FileField(
        label=_("Berkas templat Word (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Paling besar 2 MB, tanpa makro."),
    )


class IssueForm(PlainForm):
    """Which document is issued, by whom and when."""

    document = forms.ChoiceField(label=_("Naskah"))
    agency = forms.ModelChoiceField(
        label=_("Diterbitkan oleh"), queryset=Agency.objects.none(), empty_label=None
    )
    date = forms.DateField(
        label=_("Tanggal naskah"), widget=forms.DateInput(attrs={"type": "date"})
    )
    code = forms.CharField(
        label=_("Kode klasifikasi"),
        max_length=30,
        required=False,
        help_text=_("Misalnya 600.1. Tercetak bila pola nomor memuat {kode}."),
    )
    formats = forms.MultipleChoiceField(
        label=_("Bentuk berkas"), widget=forms.CheckboxSelectMultiple, initial=["pdf"]
    )
    signatories = forms.ModelMultipleChoiceField(
        label=_("Penanda tangan tambahan"),
        queryset=Signatory.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Dicetak di bawah tanda tangan yang sudah ada dalam naskah."),
    )
    language = forms.ChoiceField(
        label=_("Bahasa judul dan uraian baku"),
        choices=[("id", _("Bahasa Indonesia")), ("en", _("Inggris"))],
        initial="id",
    )
    personal = forms.BooleanField(
        label=_("Sertakan nama orang"),
        required=False,
        help_text=_("Tanpa centang, nama anggota dan peserta tidak tercetak."),
    )

    def __init__(
        self,
        *data: Any,
        choices: Sequence[Choice],
        agencies: QuerySet[Agency],
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*data, **kwargs)
        self.fields["date"].initial = today.isoformat()
        document, formats = self.fields["document"], self.fields["formats"]
        assert isinstance(document, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(formats, forms.MultipleChoiceField)  # noqa: S101
        document.choices = [(each.key, each.label) for each in choices]
        every = dict.fromkeys(name for names in issued_formats().values() for name in names)
        language = reader_language()
        formats.choices = [(name, RENDERERS[name].labels[language]) for name in every]
        agency, signatories = self.fields["agency"], self.fields["signatories"]
        assert isinstance(agency, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(signatories, forms.ModelMultipleChoiceField)  # noqa: S101
        agency.queryset = agencies
        signatories.queryset = Signatory.objects.filter(agency__in=agencies, active=True)

    def issue(self) -> Issue:
        """What was chosen."""
        kind, _colon, subject = self.cleaned_data["document"].partition(":")
        agency = self.cleaned_data["agency"]
        signing = [
            s.pk for s in self.cleaned_data["signatories"] if s.agency_id == agency.pk
        ]
        known = issued_formats()[kind]
        return Issue(
            kind=kind,
            subject=subject,
            agency=agency,
            date=self.cleaned_data["date"],
            code=self.cleaned_data["code"],
            language=self.cleaned_data["language"],
            personal=self.cleaned_data["personal"],
            signatories=tuple(signing),
            formats=tuple(n for n in self.cleaned_data["formats"] if n in known),
        )


class VoidForm(PlainForm):
    """Why a paper is taken back."""

    reason = forms.CharField(label=_("Alasan pembatalan"), max_length=300)


class CodeForm(PlainForm):
    """The code printed on a paper."""

    code = forms.CharField(
        label=_("Kode keaslian"),
        max_length=40,
        help_text=_("Enam belas huruf dan angka di samping kode QR, misalnya "
                    "ABCD-EFGH-JKLM-NPQR."),
    )  # fmt: skip


class SameFileForm(PlainForm):
    """A file, or its fingerprint, to compare with what was issued."""

    file = forms.FileField(
        label=_("Berkas yang Anda terima"),
        required=False,
        help_text=_("Berkas hanya dibandingkan, tidak disimpan."),
    )
    fingerprint = forms.CharField(
        label=_("Atau sidik jari SHA-256 berkas itu"), max_length=80, required=False
    )
