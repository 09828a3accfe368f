"""Forms of surveys: to answer, to prepare, to type in."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.public_services.forms import date_field
from siap.apps.public_services.models import Service, ServiceUnit
from siap.apps.surveys.models import ExtraQuestion, QuestionKind, Survey, WeightMode
from siap.apps.surveys.questions import (
    PROFILE,
    SCALE,
    Question,
    elements_of,
    rulesets_for_new,
)
from siap.apps.surveys.services.keeping import NewQuestion, SurveyFacts
from siap.apps.surveys.services.storing import LONGEST_TEXT, Answers
from siap.apps.surveys.services.tokens import MOST_INVITATIONS
from siap.ui.forms import PlainForm

_MAX_FILE: Final = 10 * 1024 * 1024


class AnswerForm(PlainForm):
    """Every question of a survey; all may be left out, but not all of them together."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, survey: Survey, extras: Sequence[ExtraQuestion], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._questions = elements_of(survey, extras)
        self._extras = [each for each in extras if each.kind != QuestionKind.ELEMENT]
        for number, each in enumerate(self._questions, 1):
            self._choice(f"e-{each.key}", f"{number}. {each.text}", _scale(each))
        for question in self._extras:
            self.fields[f"x-{question.key}"] = _own_field(question)
        for field in PROFILE:
            self._choice(f"p-{field.key}", field.title, list(field.choices))

    def _choice(self, name: str, label: object, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,  # type: ignore[arg-type]
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
        )

    @staticmethod
    def first() -> dict[str, object]:
        """A form with a key of its own."""
        return {"key": uuid.uuid4()}

    def elements(self) -> Iterator[BoundField]:
        """The fields of the elements."""
        for each in self._questions:
            yield self[f"e-{each.key}"]

    def own(self) -> Iterator[BoundField]:
        """The fields of the survey's own questions."""
        for each in self._extras:
            yield self[f"x-{each.key}"]

    def profile(self) -> Iterator[BoundField]:
        """The fields about the respondent."""
        for field in PROFILE:
            yield self[f"p-{field.key}"]

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.get(f"e-{q.key}") for q in self._questions):
            raise forms.ValidationError(gettext("Jawab sedikitnya satu pertanyaan."))
        return data

    def answers(self) -> Answers:
        """What was answered."""
        data = self.cleaned_data
        return Answers(
            key=data["key"],
            elements={k: int(v) for k, v in _some(data, "e-").items()},
            profile=_some(data, "p-"),
            extra=_some(data, "x-"),
        )


def _scale(question: Question) -> list[tuple[str, str]]:
    return [
        (str(value), words if words == str(value) else f"{words}")
        for value, words in zip(SCALE, question.answers, strict=True)
    ]


def _own_field(question: ExtraQuestion) -> forms.Field:
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(
            label=question.text,
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Jangan tulis nama, nomor telepon, atau NIK."),
        )
    options = [str(value) for value in SCALE]
    if question.kind == QuestionKind.CHOICE:
        options = question.options
    return forms.ChoiceField(
        label=question.text,
        required=False,
        choices=[(option, option) for option in options],
        widget=forms.RadioSelect,
    )


def _some(data: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """The answers that were given, by their names without the prefix."""
    return {
        name.removeprefix(prefix): str(value)
        for name, value in data.items()
        if name.startswith(prefix) and value
    }


class PaperForm(AnswerForm):
    """A sheet of paper: the same questions and the day on it."""

    day = date_field(_("Tanggal pada lembar"), required=True)


class TokenForm(PlainForm):
    """The code of an invitation."""

    token = forms.CharField(label=_("Kode undangan"), max_length=60)


class SurveyForm(PlainForm):
    """What a survey is about and how it is counted."""

    title = forms.CharField(
        label=_("Judul survei"),
        max_length=200,
        help_text=_("Misalnya: Survei kepuasan Puskesmas Sukamaju semester I 2026."),
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=ServiceUnit.objects.none(), empty_label=_("Pilih unit")
    )
    service = forms.ModelChoiceField(
        label=_("Layanan"),
        queryset=Service.objects.none(),
        required=False,
        empty_label=_("semua layanan unit"),
    )
    ruleset = forms.ChoiceField(label=_("Aturan"), widget=forms.RadioSelect)
    weight_mode = forms.ChoiceField(
        label=_("Bobot unsur"), choices=WeightMode.choices, widget=forms.RadioSelect
    )
    starts_on = date_field(_("Mulai"), required=True)
    ends_on = date_field(_("Selesai"), required=True)
    population = forms.IntegerField(
        label=_("Jumlah pengguna setahun"),
        required=False,
        min_value=1,
        max_value=100_000_000,
        help_text=_("Dipakai untuk menghitung banyaknya responden yang diperlukan."),
    )
    by_invitation = forms.BooleanField(
        label=_("Hanya yang mendapat undangan yang boleh menjawab"), required=False
    )
    follow_up = forms.CharField(
        label=_("Rencana tindak lanjut"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Satu rencana setiap baris: kegiatan; waktu; penanggung jawab. Masuk ke "
            "laporan dan boleh diisi kemudian."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, region_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = ServiceUnit.objects.filter(agency__region_id=region_id)
        services = Service.objects.filter(unit__in=units).select_related("unit__agency")
        self._offer("unit", units.select_related("agency"))
        self._offer("service", services)
        ruleset = self.fields["ruleset"]
        assert isinstance(ruleset, forms.ChoiceField)  # noqa: S101 - declared above
        ruleset.choices = rulesets_for_new()

    def _offer(self, name: str, found: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = found

    @staticmethod
    def first(survey: Survey) -> dict[str, object]:
        """What stands in the form when it opens."""
        names = (
            "title", "ruleset", "weight_mode", "starts_on", "ends_on", "population",
            "by_invitation", "follow_up", "version",
        )  # fmt: skip
        kept = {name: getattr(survey, name) for name in names}
        return kept | {"unit": survey.unit_id, "service": survey.service_id}

    def facts(self) -> SurveyFacts:
        """What was typed."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name != "version"
        }
        return SurveyFacts(**data)


class QuestionForm(PlainForm):
    """A question of one's own."""

    text = forms.CharField(label=_("Pertanyaan"), max_length=300)
    kind = forms.ChoiceField(
        label=_("Jenis"), choices=QuestionKind.choices, widget=forms.RadioSelect
    )
    options = forms.CharField(
        label=_("Pilihan"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hanya untuk jenis pilihan; satu setiap baris."),
    )

    def new(self) -> NewQuestion:
        """What was typed."""
        data = self.cleaned_data
        return NewQuestion(
            kind=data["kind"], text=data["text"], options=data["options"].splitlines()
        )


class InviteForm(PlainForm):
    """How many invitations to make."""

    count = forms.IntegerField(
        label=_("Banyaknya undangan"), min_value=1, max_value=MOST_INVITATIONS, initial=50
    )


class FileForm(PlainForm):
    """A workbook with answers."""

    file = forms.FileField(
        label=_("Berkas jawaban (XLSX atau CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_(
            "Paling besar 10 MB. Pakai judul kolom dari berkas kosong di atas. Dengan "
            "nomor lembar, berkas yang bertambah dapat diunggah lagi tanpa terhitung "
            "dua kali."
        ),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > _MAX_FILE:
            raise forms.ValidationError(
                gettext("Berkas terlalu besar; paling banyak 10 MB.")
            )
        return file
