"""The forms that make up the page of a topic."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from siap.apps.guides.forms.fields import (
    ChoiceField,
    HoursField,
    KeyField,
    LinesField,
    ManyField,
    PartForm,
    TextField,
    WholeField,
)

KINDS = [
    ("review", _("tinjauan hasil sebelumnya")),
    ("presentation", _("paparan")),
    ("question-and-answer", _("tanya jawab")),
    ("brainstorm", _("curah pendapat")),
    ("group-work", _("kerja kelompok")),
    ("gallery-walk", _("kunjungan galeri")),
    ("plenary", _("pleno")),
    ("ranking", _("pemeringkatan")),
    ("scoring", _("pemberian nilai")),
    ("agreement", _("kesepakatan")),
    ("follow-up", _("tindak lanjut")),
]
GROUPED_BY = [
    ("", _("tidak dibagi")),
    ("side", _("menurut pihak (penyelenggara dan pengguna)")),
    ("subject", _("menurut pokok bahasan")),
    ("role", _("menurut peran")),
    ("random", _("acak dan seimbang")),
]
_SAME_TITLE = _("Bila kosong, dipakai judul bahasa Indonesia.")


class TopicForm(PartForm):
    """What a topic is, for whom, with what, how long, and what it starts from."""

    title = TextField(label=_("Judul topik"))
    title_en = TextField(
        label=_("Judul dalam bahasa Inggris"), required=False, help_text=_SAME_TITLE
    )
    background = TextField(label=_("Latar belakang"), rows=3, required=False)
    purpose = LinesField(label=_("Tujuan"))
    key_questions = LinesField(label=_("Pertanyaan kunci"), required=False)
    meetings = WholeField(label=_("Jumlah pertemuan"))
    hours = HoursField(label=_("Lama tiap pertemuan (jam)"), help_text=_("Misalnya 1,5."))
    time_note = TextField(label=_("Catatan waktu"), required=False, max_length=500)
    participants = ManyField(label=_("Peserta"))
    facilitator = TextField(label=_("Fasilitator"), rows=2)
    methods = LinesField(label=_("Metode"))
    materials = LinesField(label=_("Bahan"), rows=4, required=False)
    tools = LinesField(label=_("Alat"), required=False)
    room = TextField(label=_("Tata ruang"), rows=2, required=False)
    worksheets = ManyField(label=_("Lembar kerja yang diisi"), required=False)
    starts_from = ManyField(label=_("Berangkat dari hasil topik"), required=False)
    note = TextField(label=_("Catatan"), rows=2, required=False)


class OutputForm(PartForm):
    """Something that the topic brings about."""

    key = KeyField()
    title = TextField(label=_("Keluaran"))
    title_en = TextField(
        label=_("Dalam bahasa Inggris"), required=False, help_text=_SAME_TITLE
    )
    worksheet = ChoiceField(label=_("Dicatat pada lembar kerja"), required=False)


class SessionForm(PartForm):
    """A part of the topic held in one go."""

    title = TextField(label=_("Judul sesi"))


class ItemForm(PartForm):
    """One step of a session."""

    title = TextField(label=_("Judul acara"))
    kind = ChoiceField(label=_("Bentuk acara"), choices=KINDS)
    minutes = WholeField(label=_("Menit"), required=False)
    what = TextField(label=_("Yang dilakukan"), rows=3, required=False)
    questions = LinesField(label=_("Pertanyaan"), required=False)
    worksheet = ChoiceField(label=_("Mengisi lembar kerja"), required=False)
    groups_by = ChoiceField(
        label=_("Pembagian kelompok"), choices=GROUPED_BY, required=False
    )
    groups_count = WholeField(label=_("Jumlah kelompok"), required=False)
    groups_subjects = LinesField(label=_("Pokok bahasan tiap kelompok"), required=False)


class RuleForm(PartForm):
    """A task that follows from the topic."""

    what = TextField(label=pgettext_lazy("satu", "Tindak lanjut"), rows=2)
    role = ChoiceField(label=_("Pelaksana"))
    days = WholeField(label=_("Paling lambat (hari sesudah pertemuan)"))


class BranchForm(PartForm):
    """A choice at the end of the topic."""

    question = TextField(label=_("Pertanyaan pilihan"), rows=2)


class OptionForm(PartForm):
    """One way on."""

    key = KeyField()
    title = TextField(label=_("Pilihan"))
    title_en = TextField(
        label=_("Dalam bahasa Inggris"), required=False, help_text=_SAME_TITLE
    )
    guide = ChoiceField(label=_("Pindah ke panduan"), required=False)
    skips = ManyField(label=_("Topik yang dilewati"), required=False)
    prepares = LinesField(label=_("Yang disiapkan"), required=False)
