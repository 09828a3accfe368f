"""The tools of an agenda item: what people do on their phones, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Frame = Literal["board", "rounds"]


@dataclass(frozen=True)
class Zone:
    """A field of a board; `key` is also the zone of the worksheet."""

    key: str
    title: str | Promise


@dataclass(frozen=True)
class Activity:
    """
    A tool.

    Args:
        key: Stored with the item.
        title: What people call it.
        ask: What a participant is asked to do.
        frame: Whether people write cards or answer questions.
        zones: Fields of the board a card is put in; none for one common board.
        weighed: Whether a card gets a strength of 1 to 5.
        clusters: Whether cards are put together under headings.
    """

    key: str
    title: str | Promise
    ask: str | Promise
    frame: Frame
    zones: tuple[Zone, ...] = ()
    weighed: bool = False
    clusters: bool = False


_SWOT: Final = (
    Zone("strength", _("Kekuatan")),
    Zone("weakness", _("Kelemahan")),
    Zone("opportunity", _("Peluang")),
    Zone("threat", _("Ancaman")),
)
_REALITY: Final = (
    Zone("expectation", _("Harapan")),
    Zone("reality", _("Kenyataan")),
)
_FORCES: Final = (
    Zone("driving", _("Pendorong")),
    Zone("restraining", _("Penghambat")),
)

ACTIVITIES: Final[Mapping[str, Activity]] = {
    each.key: each
    for each in (
        Activity(
            "cards",
            _("Papan kartu"),
            _("Tulis satu pikiran pada satu kartu."),
            "board",
            clusters=True,
        ),
        Activity("open", _("Pertanyaan terbuka"), _("Tulis jawaban Anda."), "board"),
        Activity(
            "gallery",
            _("Kunjung karya"),
            _("Lihat hasil kelompok lain, lalu tempelkan catatan Anda."),
            "board",
        ),
        Activity(
            "swot",
            _("Analisis SWOT"),
            _("Pilih bidangnya, lalu tulis satu pikiran pada satu kartu."),
            "board",
            zones=_SWOT,
        ),
        Activity(
            "reality",
            _("Harapan dan kenyataan"),
            _("Pilih bidangnya, lalu tulis satu pikiran pada satu kartu."),
            "board",
            zones=_REALITY,
        ),
        Activity(
            "forces",
            _("Medan kekuatan"),
            _("Tulis satu kekuatan, lalu nilai kuatnya dari 1 sampai 5."),
            "board",
            zones=_FORCES,
            weighed=True,
        ),
        Activity(
            "pairs",
            _("Perbandingan berpasangan"),
            _("Pilih yang lebih patut didahulukan."),
            "rounds",
        ),
        Activity("agree", _("Kesepakatan"), _("Nyatakan pendapat Anda."), "rounds"),
        Activity("scores", _("Penilaian"), _("Beri nilai 1 sampai 5."), "rounds"),
        Activity("dots", _("Titik suara"), _("Bagikan titik Anda."), "rounds"),
    )
}

_BY_KIND: Final = {
    "ranking": "pairs",
    "scoring": "scores",
    "agreement": "agree",
    "gallery-walk": "gallery",
    "question-and-answer": "open",
}
_BY_SHEET: Final = {
    "W06": "swot",
    "W09": "cards",
    "W17": "reality",
    "W21": "swot",
    "W23": "forces",
}
_WRITING: Final = frozenset({"brainstorm", "group-work"})


def activity_for(kind: str, sheet: str | None) -> str:
    """
    The tool that fits an agenda item best.

    Args:
        kind: Kind of the agenda item in the guide.
        sheet: Number of its worksheet, if it fills one.

    Returns:
        Key of `ACTIVITIES`; empty where people listen.
    """
    if kind in _WRITING:
        return _BY_SHEET.get(sheet or "", "open")
    return _BY_KIND.get(kind, "")
