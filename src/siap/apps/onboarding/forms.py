"""The form of the first start."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OnboardingForm(forms.Form):
    """The first administrator and the first region."""

    code = forms.CharField(
        label=_("Kode dari terminal"),
        max_length=20,
        help_text=_("Kode tampil di terminal tempat SIAP dijalankan."),
    )
    name = forms.CharField(label=_("Nama lengkap"), max_length=150)
    username = forms.CharField(
        label=_("Nama pengguna"), max_length=150, help_text=_("Dipakai untuk masuk.")
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Paling sedikit delapan huruf; hindari kata yang mudah ditebak."),
    )
    region_code = forms.RegexField(
        label=_("Kode daerah"),
        regex=r"^\d{2}(\.\d{2})?$",
        help_text=_("Kode resmi, misalnya 33.72 untuk Kota Surakarta."),
        error_messages={"invalid": _("Tulis dua angka, titik, dua angka. Contoh: 33.72.")},
    )
    region_name = forms.CharField(
        label=_("Nama daerah"), max_length=120, help_text=_("Misalnya: Kota Surakarta.")
    )
