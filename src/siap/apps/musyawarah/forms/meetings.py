"""Forms of meetings, decisions, scores and verification."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.musyawarah.forms.money import RupiahField, read_rupiah
from siap.apps.musyawarah.models import (
    Criterion,
    DecisionKind,
    Element,
    Gender,
    Meeting,
    Proposal,
    VerificationResult,
)
from siap.apps.musyawarah.services.joining import Part
from siap.apps.musyawarah.services.verification import QUESTIONS
from siap.ui.forms import PlainForm

_DATE: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TIME: Final = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class MeetingForm(PlainForm):
    """When and where a level meets."""

    held_on = forms.DateField(label=_("Tanggal"), widget=_DATE)
    starts_at = forms.TimeField(label=_("Pukul"), widget=_TIME, required=False)
    place = forms.CharField(label=_("Tempat"), max_length=200)
    chair = forms.CharField(label=_("Pimpinan"), max_length=150)
    secretary = forms.CharField(label=_("Notulis"), max_length=150, required=False)
    notes = forms.CharField(
        label=_("Jalannya pembahasan"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class PersonForm(PlainForm):
    """Somebody who came."""

    name = forms.CharField(label=_("Nama"), max_length=150)
    gender = forms.ChoiceField(
        label=_("Jenis kelamin"), choices=Gender.choices, widget=forms.RadioSelect
    )
    element = forms.ChoiceField(label=_("Unsur"), choices=Element.choices)
    represents = forms.CharField(label=_("Mewakili"), max_length=150, required=False)


class DelegateForm(PlainForm):
    """Who speaks for the meeting at the next level."""

    name = forms.CharField(label=_("Nama"), max_length=150)
    gender = forms.ChoiceField(
        label=_("Jenis kelamin"), choices=Gender.choices, widget=forms.RadioSelect
    )
    represents = forms.CharField(label=_("Mewakili"), max_length=150, required=False)


class ScoreForm(PlainForm):
    """A score from 1 to 5 on each criterion, with what each means."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        for each in criteria:
            meanings = [*each.rubric, *[""] * 5][:5]
            choices = [
                (str(score), f"{score}: {text}" if text else str(score))
                for score, text in enumerate(meanings, 1)
            ]
            self.fields[f"c{each.pk}"] = forms.ChoiceField(
                label=each.title, choices=choices, widget=forms.RadioSelect
            )

    def values(self) -> dict[int, int]:
        """Score by id of the criterion."""
        return {int(name[1:]): int(value) for name, value in self.cleaned_data.items()}


class DecisionForm(PlainForm):
    """What a level decides."""

    level = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Keputusan"), choices=DecisionKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Pengusul dan siapa pun dapat membacanya."),
    )
    volume = forms.DecimalField(
        label=_("Banyaknya menurut tingkat ini"),
        max_digits=14,
        decimal_places=2,
        min_value=0,
        localize=True,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    cost_idr = RupiahField(label=_("Biaya menurut tingkat ini (rupiah)"))
    meeting = forms.ChoiceField(label=_("Diputuskan dalam rapat"), required=False)
    target = forms.ChoiceField(label=_("Bila digabung: ke usulan mana"), required=False)
    parts = forms.CharField(
        label=_("Bila dipecah: pecahannya"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Satu baris setiap pecahan: judul, titik koma, biaya. Misalnya: "
            "Saluran sisi utara; 15.000.000"
        ),
    )

    def __init__(
        self,
        *args: Any,
        meetings: Sequence[Meeting],
        targets: Sequence[Proposal],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.meetings = {str(each.pk): each for each in meetings}
        self.targets = {str(each.pk): each for each in targets}
        held = [(key, str(each)) for key, each in self.meetings.items()]
        others = [
            (key, ", ".join(filter(None, [each.title, _village_of(each), each.code])))
            for key, each in self.targets.items()
        ]
        choices = {
            "meeting": [("", _("Tidak dicatat")), *held],
            "target": [("", "–"), *others],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean_parts(self) -> tuple[Part, ...]:
        """The parts, each with a title and a cost."""
        parts = []
        for line in self.cleaned_data["parts"].splitlines():
            if not line.strip():
                continue
            title, _sign, cost = line.rpartition(";")
            amount = read_rupiah(cost)
            if not title.strip() or not amount:
                text = _("Baris ini belum lengkap: %(line)s") % {"line": line.strip()[:80]}
                raise forms.ValidationError(str(text))
            parts.append(Part(title.strip(), amount))
        return tuple(parts)


def _village_of(proposal: Proposal) -> str:
    return proposal.village.name if proposal.village else ""


class VerificationForm(PlainForm):
    """What an agency says to a proposal."""

    checks = forms.MultipleChoiceField(
        label=_("Centang yang sudah terpenuhi"),
        choices=list(QUESTIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    result = forms.ChoiceField(
        label=_("Hasil verifikasi"),
        choices=VerificationResult.choices,
        widget=forms.RadioSelect,
    )
    cost_idr = RupiahField(
        label=_("Biaya menurut perangkat daerah (rupiah)"), required=False
    )
    note = forms.CharField(
        label=_("Catatan"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wajib bila hasilnya bukan layak. Siapa pun dapat membacanya."),
    )
