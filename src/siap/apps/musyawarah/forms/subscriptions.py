"""The form of those who want news without an account."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.services.subscribing import Ways
from siap.ui.forms import PlainForm


class SubscribeForm(PlainForm):
    """Where the news go: by mail, or by SMS where the region has a gateway."""

    email = forms.EmailField(
        label=_("Alamat surel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Nomor ponsel"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("Misalnya 0812 3456 7890"),
    )

    def __init__(self, *args: Any, ways: Ways, **options: Any) -> None:
        super().__init__(*args, **options)
        if not ways.mail:
            del self.fields["email"]
        if not ways.sms:
            del self.fields["phone"]
        if len(self.fields) == 1:
            for field in self.fields.values():
                field.required = True

    def clean_phone(self) -> str:
        """A mobile number of Indonesia with its country: `+628...`."""
        typed = str(self.cleaned_data["phone"]).strip()
        if not typed:
            return ""
        digits = re.sub(r"[\s().-]", "", typed).removeprefix("+")
        digits = re.sub(r"^(?:62|0)", "", digits)
        if not re.fullmatch(r"8\d{7,11}", digits):
            raise forms.ValidationError(str(_("Tulis nomor ponsel Indonesia, diawali 08.")))
        return f"+62{digits}"

    def clean(self) -> dict[str, Any]:
        """One of the two is wanted."""
        data = self.cleaned_data
        if not self.errors and not (data.get("email") or data.get("phone")):
            first = next(iter(self.fields))
            self.add_error(first, str(_("Isi alamat surel atau nomor ponsel.")))
        return data
