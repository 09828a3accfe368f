"""Forms of evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.evidence.sources import Measure
from siap.ui.forms import PlainForm


class FollowForm(PlainForm):
    """Which figure is followed, by which indicator."""

    figure = forms.ChoiceField(
        label=_("Angka"), help_text=_("Angka yang dapat diperiksa siapa pun.")
    )
    indicator = forms.ChoiceField(
        label=_("Indikator pada W08"),
        required=False,
        help_text=_("Pilih indikator yang sudah ada, atau biarkan dibuatkan yang baru."),
    )

    def __init__(
        self,
        *args: Any,
        measures: Sequence[tuple[str, str, Sequence[Measure]]],
        indicators: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        figure, indicator = self.fields["figure"], self.fields["indicator"]
        assert isinstance(figure, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(indicator, forms.ChoiceField)  # noqa: S101 - declared above
        groups = [
            (title, [(f"{key}:{each.key}", each.title) for each in found])
            for key, title, found in measures
            if found
        ]
        figure.choices = [("", _("Pilih angka")), *groups]
        indicator.choices = [("", _("indikator baru")), *indicators]

    def chosen(self) -> tuple[str, str]:
        """Keys of source and measure."""
        source, _sep, key = str(self.cleaned_data["figure"]).partition(":")
        return source, key
