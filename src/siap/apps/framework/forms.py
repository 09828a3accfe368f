"""The form of a topic: what was prepared, held and concluded."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.plans.models import TopicRecord, TopicState
from siap.methodology.guide_shapes import Topic
from siap.ui.formatting import titled

PREPARE = ("place", "ready")
CONCLUDE = (
    "state",
    "held_on",
    "attendance_women",
    "attendance_men",
    "minutes",
    "decisions",
    "objections",
    "branch",
)


class TopicForm(forms.Form):
    """Preparation and conclusion of a topic in one form."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    ready = forms.MultipleChoiceField(
        label=_("Yang sudah siap"), required=False, widget=forms.CheckboxSelectMultiple
    )
    state = forms.ChoiceField(label=_("Keadaan topik"), choices=TopicState.choices)
    held_on = forms.DateField(
        label=_("Tanggal pelaksanaan"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    attendance_women = forms.IntegerField(
        label=_("Hadir, perempuan"), required=False, min_value=0, max_value=10000
    )
    attendance_men = forms.IntegerField(
        label=_("Hadir, laki-laki"), required=False, min_value=0, max_value=10000
    )
    minutes = forms.CharField(
        label=_("Notula"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Pokok pembicaraan, satu gagasan setiap alinea."),
    )
    decisions = forms.CharField(
        label=_("Keputusan"),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu keputusan setiap baris."),
    )
    objections = forms.CharField(
        label=_("Keberatan"),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Siapa berkeberatan, atas apa, dengan alasan apa."),
    )
    branch = forms.ChoiceField(label=_("Pilihan"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, record: TopicRecord, topic: Topic
    ) -> None:
        self.record = record
        initial = {name: getattr(record, name) for name in (*PREPARE, *CONCLUDE)}
        super().__init__(data, initial=initial | {"version": record.version})
        things = [*topic.tools, *topic.materials]
        ready = self.fields["ready"]
        assert isinstance(ready, forms.MultipleChoiceField)  # noqa: S101 - declared above
        ready.choices = [(thing, thing) for thing in dict.fromkeys(things)]
        if not things:
            del self.fields["ready"]
        branch = self.fields["branch"]
        assert isinstance(branch, forms.ChoiceField)  # noqa: S101 - declared above
        if topic.branch is None:
            del self.fields["branch"]
        else:
            branch.label = topic.branch.question
            options = [(option.key, titled(option)) for option in topic.branch.options]
            branch.choices = [("", "–"), *options]

    def changed_values(self) -> dict[str, object]:
        """What the person changed, by field."""
        names = (*PREPARE, *CONCLUDE)
        return {
            name: self.cleaned_data[name] for name in self.changed_data if name in names
        }

    def show_theirs(self, record: TopicRecord) -> list[tuple[str, object]]:
        """
        Keep what was typed, take over the newer version, and tell what now stands there.

        Returns:
            Label and stored value of each field that the person changed; saving again
            then replaces it, knowingly.
        """
        changed = [n for n in self.changed_data if n in self.fields and n != "version"]
        self.data = {**self.data, "version": str(record.version)}
        return [(str(self.fields[name].label), getattr(record, name)) for name in changed]
