"""The form of a new account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.organisations.services import NewPerson

ROLES = [
    ("", _("tanpa peran di daerah (hanya tim rencana)")),
    ("facilitator", _("fasilitator: boleh memulai rencana")),
    ("reader", _("pembaca: melihat semua rencana")),
    ("administrator", _("administrator: mengelola akun dan semua rencana")),
]


class PersonForm(forms.Form):
    """Somebody who shall be able to log in."""

    name = forms.CharField(label=_("Nama lengkap"), max_length=150)
    username = forms.RegexField(
        label=_("Nama pengguna"),
        regex=r"^[\w.@+-]+$",
        max_length=150,
        help_text=_("Dipakai untuk masuk; huruf, angka, titik, dan tanda hubung."),
    )
    email = forms.EmailField(label=_("Alamat surel"), required=False)
    role = forms.ChoiceField(label=_("Peran di daerah"), choices=ROLES, required=False)

    def person(self) -> NewPerson:
        """What was asked for."""
        data = self.cleaned_data
        return NewPerson(
            username=data["username"],
            name=data["name"],
            email=data["email"],
            role=data["role"],
        )
