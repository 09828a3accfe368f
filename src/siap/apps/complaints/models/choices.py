"""What a report can be, in words."""

from collections.abc import Mapping
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _


@lru_cache(maxsize=32)
def labels_of(
    choices: type[models.TextChoices],
    language: str | None,  # noqa: ARG001 - of the key
) -> Mapping[str, str]:
    """
    The labels of choices in the language of the reader, which must be the active one.

    A list of reports asks for dozens; Django would work each one out again.
    """
    return {value: str(label) for value, label in choices.choices}


class Kind(models.TextChoices):
    """What somebody wants."""

    COMPLAINT = "complaint", _("pengaduan")
    QUESTION = "question", _("pertanyaan")
    INFORMATION = "information", _("permintaan informasi")
    REQUEST = "request", _("permintaan pelayanan")
    SUGGESTION = "suggestion", _("saran")
    PRAISE = "praise", _("pujian")


class Channel(models.TextChoices):
    """The way a report came in."""

    WEB = "web", _("formulir web")
    MAIL = "mail", _("surel")
    SMS = "sms", _("SMS")
    COUNTER = "counter", _("loket")
    OPEN311 = "open311", _("aplikasi kota lain (Open311)")


class Identity(models.TextChoices):
    """Who may know who wrote."""

    OPEN = "open", _("nama ditampilkan")
    HIDDEN = "hidden", _("nama disembunyikan dari umum")
    SEALED = "sealed", _("nama disembunyikan juga dari perangkat daerah")
    SECRET = "secret", _("seluruh laporan rahasia")


class State(models.TextChoices):
    """How far a report is."""

    RECEIVED = "received", _("menunggu diteruskan")
    FORWARDED = "forwarded", _("ditangani perangkat daerah")
    REOPENED = "reopened", _("dibuka kembali")
    ANSWERED = "answered", _("dijawab")
    CLOSED = "closed", _("selesai")
    REFUSED = "refused", _("tidak dapat ditindaklanjuti")
    MERGED = "merged", _("digabung dengan laporan lain")


WAITING = (State.RECEIVED, State.FORWARDED, State.REOPENED)
"""States in which somebody owes the next step."""


class Publication(models.TextChoices):
    """Whether the public reads the words of a report."""

    WAITING = "waiting", _("menunggu diperiksa")
    PUBLISHED = "published", _("terbit")
    WITHHELD = "withheld", _("isi tidak ditampilkan")
    NEVER = "never", _("rahasia")


class Happening(models.TextChoices):
    """What happened to a report; each is a link of its history."""

    RECEIVED = "received", _("Laporan diterima")
    PUBLISHED = "published", _("Isi laporan terbit setelah diperiksa")
    WITHHELD = "withheld", _("Isi laporan tidak ditampilkan")
    COVERED = "covered", _("Data pribadi ditutup kemudian")
    FORWARDED = "forwarded", _("Diteruskan ke perangkat daerah")
    REROUTED = "rerouted", _("Dialihkan ke perangkat daerah lain")
    RETURNED = "returned", _("Dikembalikan perangkat daerah")
    CLASSIFIED = "classified", _("Golongan diubah")
    INTERIM = "interim", _("Tanggapan sementara")
    ANSWERED = "answered", _("Dijawab")
    PAUSED = "paused", _("Penghitungan waktu dijeda")
    RESUMED = "resumed", _("Penghitungan waktu dilanjutkan")
    ADDED = "added", _("Keterangan tambahan dari pelapor")
    REOPENED = "reopened", _("Dibuka kembali oleh pelapor")
    RATED = "rated", _("Jawaban dinilai pelapor")
    MERGED = "merged", _("Digabung dengan laporan lain")
    REFUSED = "refused", _("Tidak dapat ditindaklanjuti")
    CLOSED = "closed", _("Laporan selesai")
    REMINDED = "reminded", _("Pengingat dikirim")
    ESCALATED = "escalated", _("Diteruskan ke atasan karena lewat batas")
    NOTED = "noted", _("Catatan dalam")
    UNSEALED = "unsealed", _("Nama pelapor dibuka oleh administrator")
    CARDED = "carded", _("Dijadikan bahan rencana perbaikan")
