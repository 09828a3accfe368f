"""The form of a proposed calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.methodology.work_calendar import Rhythm

WEEKDAYS = [
    ("0", _("Senin")),
    ("1", _("Selasa")),
    ("2", _("Rabu")),
    ("3", _("Kamis")),
    ("4", _("Jumat")),
    ("5", _("Sabtu")),
    ("6", _("Minggu")),
]


class RhythmForm(forms.Form):
    """When the group can meet."""

    start = forms.DateField(
        label=_("Pertemuan pertama paling cepat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Hari pertemuan"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        initial=["1", "3"],
    )
    starts_at = forms.TimeField(
        label=_("Mulai pukul"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        initial="09:00",
    )
    days_between = forms.IntegerField(
        label=_("Jarak antarpertemuan (hari)"), min_value=1, max_value=60, initial=7
    )

    def rhythm(self) -> Rhythm:
        """What was asked for."""
        data = self.cleaned_data
        return Rhythm(
            weekdays=tuple(int(day) for day in data["weekdays"]),
            starts_at=data["starts_at"],
            days_between=data["days_between"],
        )


class MoveForm(forms.Form):
    """Another date for a meeting."""

    day = forms.DateField(label=_("Tanggal baru"))
    shift = forms.BooleanField(label=_("Geser juga pertemuan sesudahnya"), required=False)
