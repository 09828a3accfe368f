"""Forms whose messages say what is wrong, what is expected, and give an example."""

from collections.abc import Sequence
from functools import cache
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
        for code, default, text in _plainer(type(field)):  # type: ignore[arg-type]
            # Django's own are the very objects of the class; to compare their words
            # would look each up in both languages.
            if field.error_messages.get(code) is default:
                field.error_messages[code] = text


@cache
def _plainer(sort: type[forms.Field]) -> Sequence[tuple[str, object, StrPromise]]:
    """The messages of a sort of field to replace: code, Django's own, ours."""
    required = _("Pilih salah satu.") if issubclass(sort, _CHOSEN) else _("Wajib diisi.")
    own = next((texts for kind, texts in _MESSAGES if issubclass(sort, kind)), {})
    defaults: dict[str, object] = {}
    for kind in reversed(sort.__mro__):
        defaults |= getattr(kind, "default_error_messages", {})
    wanted = {"required": required, **own}
    return [(code, defaults.get(code), text) for code, text in wanted.items()]
