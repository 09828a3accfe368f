"""Forms whose messages say what is wrong, what is expected, and give an example."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

# The first matching sort of field wins, so the narrower ones come first.
_MESSAGES: Final[tuple[tuple[type[forms.Field], dict[str, StrPromise]], ...]] = (
    (forms.DateField, {"invalid": _("Tulis tanggal yang benar, misalnya 21/11/2026.")}),
    (forms.TimeField, {"invalid": _("Tulis jam yang benar, misalnya 09.30.")}),
    (
        forms.EmailField,
        {"invalid": _("Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id.")},
    ),
    (forms.DecimalField, {"invalid": _("Tulis angka, misalnya 20 atau 20,5.")}),
    (forms.IntegerField, {"invalid": _("Tulis bilangan bulat, misalnya 1250.")}),
    (
        forms.FileField,
        {
            "required": _("Pilih berkas yang akan diunggah."),
            "empty": _("Berkas ini kosong. Pilih berkas lain."),
        },
    ),
    (forms.BooleanField, {"required": _("Centang untuk melanjutkan.")}),
    (
        forms.ModelChoiceField,
        {"invalid_choice": _("Pilihan itu tidak ada lagi. Pilih dari daftar.")},
    ),
    (
        forms.ChoiceField,
        {"invalid_choice": _("Pilihan itu tidak ada. Pilih dari daftar.")},
    ),
)
_CHOSEN: Final = (forms.ChoiceField, forms.ModelChoiceField)


class PlainForm(forms.Form):
    """A form that speaks plainly and leaves the checking to the server."""

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        speak_plainly(self)


def speak_plainly(form: forms.BaseForm) -> None:
    """
    Replace Django's own messages where the form has not set its own.

    Args:
        form: Its fields are changed in place; messages given by the form's author stay.
    """
    for field in form.fields.values():
        defaults = _defaults(field)
        for code, text in _wanted(field).items():
            if field.error_messages.get(code) == defaults.get(code):
                field.error_messages[code] = text


def _wanted(field: forms.Field) -> dict[str, StrPromise]:
    required = _("Pilih salah satu.") if isinstance(field, _CHOSEN) else _("Wajib diisi.")
    own = next((texts for kind, texts in _MESSAGES if isinstance(field, kind)), {})
    return {"required": required, **own}


def _defaults(field: forms.Field) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        defaults |= getattr(kind, "default_error_messages", {})
    return defaults
