"""Fields of a draft: what is needed is said, but nothing is demanded before publishing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext_lazy as _

from siap.ui.forms import PlainForm

LONGEST_LINE = 500
LONGEST_TEXT = 3000
MOST_LINES = 40
_LINE = 60
_MOST_ROWS = 14


class _Lenient:
    """A field that a complete guide needs; a draft may leave it empty."""

    def validate(self, value: object) -> None:
        """Check what is there; an empty value waits for the check of the draft."""
        if value not in EMPTY_VALUES:
            super().validate(value)  # type: ignore[misc]


class TextField(_Lenient, forms.CharField):
    """One line or paragraph."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        options.setdefault("max_length", LONGEST_TEXT if rows else 200)
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(widget=widget, **options)

    def clean(self, value: Any) -> str:
        """Browsers send lines with two marks; one is kept."""
        return str(super().clean(value)).replace("\r\n", "\n")


class KeyField(forms.CharField):
    """What other places refer to; given once, never shown."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=60, widget=forms.HiddenInput())


class LinesField(_Lenient, forms.CharField):
    """Several short texts, one on each line."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("help_text", _("Satu per baris."))
        options["max_length"] = LONGEST_LINE * MOST_LINES
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def clean(self, value: Any) -> list[str]:
        """The lines, without empty ones."""
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > MOST_LINES:
            raise forms.ValidationError(_("Paling banyak 40 baris."))
        return kept


class WholeField(_Lenient, forms.IntegerField):
    """A whole number; the limits are those of the guide, checked with the draft."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(widget=widget, min_value=-9999, max_value=9999, **options)


class HoursField(_Lenient, forms.DecimalField):
    """Hours with a decimal comma or point."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(
            widget=widget, max_digits=5, decimal_places=2, min_value=-99, **options
        )

    def to_python(self, value: Any) -> Any:
        """Read `1,5` and `1.5` alike."""
        return super().to_python(str(value).replace(",", ".") if value else value)


class ChoiceField(_Lenient, forms.ChoiceField):
    """One of several."""


class ManyField(_Lenient, forms.MultipleChoiceField):
    """Any of several, kept in the order in which they stand."""

    widget = forms.CheckboxSelectMultiple


class PartForm(PlainForm):
    """A form that is always bound, so that it can show what a draft still lacks."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                self._make_room(name, field.widget)

    def _make_room(self, name: str, widget: forms.Textarea) -> None:
        """As many lines as the text needs, within reason."""
        text = str(self.data.get(self.add_prefix(name)) or "")
        needed = sum(1 + len(line) // _LINE for line in text.splitlines())
        rows = max(int(widget.attrs["rows"]), min(needed, _MOST_ROWS))
        widget.attrs = {**widget.attrs, "rows": rows}

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Set what a field may be chosen from."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - subclasses say so
        field.choices = choices
