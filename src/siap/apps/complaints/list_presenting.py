"""Topics and ready texts as their pages show them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.audit.models import Change
from siap.apps.complaints.models import CannedText
from siap.apps.complaints.queries.lists import Entry
from siap.ui.components import Column
from siap.ui.formatting import clock, day

COLUMNS: Final = (
    Column("at", _("Kapan")),
    Column("who", _("Oleh")),
    Column("what", _("Yang diubah")),
    Column("before", _("Sebelumnya")),
    Column("after", _("Sesudahnya")),
)
_NAMES: Final = {
    "name": _("Nama topik"),
    "group": _("Kelompok"),
    "keywords": _("Kata kunci"),
    "agency": _("Perangkat daerah"),
    "title": _("Judul"),
    "text": _("Isi"),
    "position": _("Urutan"),
    "is_active": _("Dipakai"),
}


@dataclass
class Group:
    """The entries of a region, or of an agency, that are put in order together."""

    title: str
    may: bool
    used: list[Entry] = field(default_factory=list)
    unused: list[Entry] = field(default_factory=list)


def groups_of(entries: Iterable[Entry], may: Callable[[Entry], bool]) -> list[Group]:
    """
    Put entries into groups: topics are one, texts those of the region and each agency's.

    Args:
        entries: In order.
        may: Whether the reader keeps an entry.

    Returns:
        Groups in the order of their first entry.
    """
    found: dict[int | None, Group] = {}
    for entry in entries:
        owner = entry.agency if isinstance(entry, CannedText) else None
        key = owner.pk if owner else None
        if key not in found:
            whole = gettext("Untuk semua perangkat daerah")
            title = owner.name if owner else whole
            is_topic = not isinstance(entry, CannedText)
            found[key] = Group("" if is_topic else title, may(entry))
        group = found[key]
        (group.used if entry.is_active else group.unused).append(entry)
    return list(found.values())


def changes_of(
    trail: Sequence[Change], agencies: Mapping[int, str]
) -> list[dict[str, str]]:
    """
    What was done to an entry, as rows of a table.

    Args:
        trail: Newest first.
        agencies: Names by id.
    """
    return [
        {
            "at": f"{day(row.at, short=True)} {clock(row.at)}",
            "who": row.by_name,
            "what": gettext("Ditambahkan") if row.kind == "add" else _name(row.field),
            "before": "" if row.kind == "add" else _said(row.field, row.before, agencies),
            "after": row.note if row.kind == "add" else
                     _said(row.field, row.after, agencies),
        }
        for row in trail
    ]  # fmt: skip


def _name(field_name: str) -> str:
    return str(_NAMES.get(field_name, field_name))


def _said(name: str, value: object, agencies: Mapping[int, str]) -> str:
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if name == "agency":
        return agencies.get(value, "–") if isinstance(value, int) else "–"
    return str(value) if value not in {None, ""} else "–"
