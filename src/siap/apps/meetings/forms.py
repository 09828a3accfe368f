"""Forms of meetings: starting one, joining one, writing down what it came to."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from siap.apps.meetings.models import Meeting, Sex, Side
from siap.apps.meetings.services.concluding import Notes
from siap.apps.meetings.services.people import Newcomer
from siap.methodology.guide_shapes import Topic
from siap.ui.forms import PlainForm

_SEXES: Final = {"P": Sex.WOMAN.value, "L": Sex.MAN.value}


def whole_number(typed: str) -> bool:
    """Whether something is a short whole number."""
    return typed.isascii() and typed.isdigit() and len(typed) < 4


class NewMeetingForm(PlainForm):
    """What a meeting on a topic starts with."""

    session = forms.ChoiceField(label=_("Sesi"), widget=forms.RadioSelect)
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    training = forms.BooleanField(
        label=_("Rapat latihan"),
        required=False,
        help_text=_(
            "Untuk berlatih memandu dengan peserta tiruan. Hasilnya tidak masuk ke "
            "lembar kerja."
        ),
    )

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbered = [
            (str(n), f"{n + 1}. {session.title}")
            for n, session in enumerate(topic.sessions)
        ]
        field = self.fields["session"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        everything = ("", _("Semua sesi dalam satu pertemuan"))
        field.choices = [*numbered, everything] if len(numbered) > 1 else [everything]
        field.required = False
        field.initial = field.choices[0][0]

    def sessions(self) -> list[int]:
        """The session that was chosen, from 0; empty for all of them."""
        chosen = self.cleaned_data["session"]
        return [int(chosen)] if chosen else []


class CodeForm(PlainForm):
    """The code on the wall."""

    code = forms.CharField(label=_("Kode rapat"), max_length=20)


class JoinForm(PlainForm):
    """Who comes in: no account, no password."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    institution = forms.CharField(
        label=_("Lembaga atau asal"),
        max_length=160,
        help_text=_("Misalnya Dinas PUPR, PDAM, forum pelanggan, atau warga RW 3."),
    )
    side = forms.ChoiceField(
        label=_("Anda hadir sebagai"), choices=Side.choices, widget=forms.RadioSelect
    )
    sex = forms.ChoiceField(
        label=_("Jenis kelamin"),
        choices=[*Sex.choices, ("", _("Tidak disebutkan"))],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )

    def newcomer(self) -> Newcomer:
        """Who comes in."""
        return Newcomer(**{name: self.cleaned_data[name] for name in self.fields})


class PaperForm(PlainForm):
    """People without a phone, one a line: name; institution; side; sex."""

    people = forms.CharField(
        label=_("Peserta tanpa telepon"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu orang setiap baris: nama; lembaga; L atau P. Misalnya "
                    "Siti Aminah; Forum pelanggan; P. Bila ia menjawab untuk beberapa "
                    "orang, tambahkan jumlahnya: Siti Aminah; Forum pelanggan; P; 5"),
    )  # fmt: skip
    side = forms.ChoiceField(
        label=_("Mereka hadir sebagai"), choices=Side.choices, widget=forms.RadioSelect
    )

    def newcomers(self) -> list[Newcomer]:
        """The people, in the order of the lines."""
        found = []
        for line in self.cleaned_data["people"].splitlines():
            if not line.strip():
                continue
            name, institution, *rest = [*(p.strip() for p in line.split(";")), ""]
            coded = [_SEXES[each.upper()] for each in rest if each.upper() in _SEXES]
            numbers = [int(each) for each in rest if whole_number(each)]
            found.append(
                Newcomer(
                    name=name,
                    institution=institution,
                    side=self.cleaned_data["side"],
                    sex=next(iter(coded), ""),
                    people=next(iter(numbers), 1),
                )
            )
        return found


class NotesForm(PlainForm):
    """What the meeting came to, and when it meets next."""

    decisions = forms.CharField(
        label=_("Keputusan"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu keputusan setiap baris."),
    )
    objections = forms.CharField(
        label=_("Keberatan"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Siapa berkeberatan, atas apa, dengan alasan apa."),
    )
    next_on = forms.DateField(
        label=_("Tanggal pertemuan berikutnya"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    next_about = forms.CharField(
        label=_("Acara dan undangan pertemuan berikutnya"), required=False, max_length=300
    )

    @classmethod
    def of(cls, meeting: Meeting, data: Any = None) -> "NotesForm":
        """The form with what was written down so far."""
        names = ("decisions", "objections", "next_on", "next_about")
        return cls(data, initial={name: getattr(meeting, name) for name in names})

    def notes(self) -> Notes:
        """What was typed."""
        return Notes(**{name: self.cleaned_data[name] for name in self.fields})


class TaskForm(PlainForm):
    """A follow-up with who does it and until when."""

    what = forms.CharField(label=_("Tindak lanjut"), max_length=300)
    owner_name = forms.CharField(label=_("Penanggung jawab"), max_length=150)
    due = forms.DateField(
        label=_("Batas waktu"), widget=forms.DateInput(attrs={"type": "date"})
    )


class FileForm(PlainForm):
    """A meeting as a file."""

    file = forms.FileField(label=_("Berkas rapat"))
