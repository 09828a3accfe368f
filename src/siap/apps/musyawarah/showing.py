"""How the family and the history of a proposal are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Field
from django.utils.translation import gettext, gettext_lazy

from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import Link, Proposal
from siap.diagrams import Diagram
from siap.ui.formatting import reader_language, rupiah


def lineage_picture(proposal: Proposal, links: Sequence[Link]) -> Diagram | None:
    """
    Draw a family of proposals: a lane for each level, an arrow for each relation.

    Args:
        proposal: The one that is looked at.
        links: Every relation of its family.

    Returns:
        The picture; None where it stands alone.
    """
    members: dict[int, Proposal] = {}
    for link in links:
        members[link.start_id] = link.start
        members[link.end_id] = link.end
    if not members:
        return None
    lanes: list[str] = []
    steps = []
    for key, member in sorted(members.items()):
        lane = _lane(member)
        if lane not in lanes:
            lanes.append(lane)
        goes = [
            {"to": str(link.end_id), "label": link.get_kind_display()}
            for link in links
            if link.start_id == key
        ]
        steps.append(
            {
                "id": str(key),
                "text": f"{member.code} {member.title}"[:80],
                "actor": lanes.index(lane) + 1,
                "kind": "step" if goes else "end",
                "next": goes,
            }
        )
    return Diagram(
        "swim-lanes",
        gettext("Asal-usul usulan %(code)s") % {"code": proposal.code},
        {"actors": lanes, "steps": steps},
        alt=" ".join(
            f"{link.start.code} {link.get_kind_display()} {link.end.code}."
            for link in links
        ),
        language=reader_language(),
    )


def _lane(member: Proposal) -> str:
    return member.level.name if member.level else gettext("Belum masuk")


PRIVATE: Final = frozenset({"contact", "proposer_name"})
"""What a proposal holds for officials only; its history says that it changed, not how."""
_RECORDS: Final = frozenset({"region", "agency"})


@dataclass(frozen=True)
class Correction:
    """A corrected field as everybody may read it."""

    at: datetime
    label: str
    is_public: bool
    before: object = None
    after: object = None


def told_corrections(changes: Sequence[Change]) -> list[Correction]:
    """Write corrections in words, without what is for officials only."""
    told = []
    for change in changes:
        label = str(_column(change.field).verbose_name)
        if change.field in PRIVATE | _RECORDS:
            told.append(Correction(change.at, label, is_public=False))
            continue
        told.append(
            Correction(
                change.at,
                label,
                is_public=True,
                before=_choice(change.field, change.before),
                after=_choice(change.field, change.after),
            )
        )
    return told


def _choice(name: str, value: object) -> object:
    """A value as people read it: the label of a choice, money, yes and no."""
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if name.endswith("_idr") and isinstance(value, int):
        return rupiah(value)
    return dict(_column(name).flatchoices).get(value, value)


def _column(name: str) -> Field[object, object]:
    column = Proposal._meta.get_field(name)  # noqa: SLF001
    assert isinstance(column, Field)  # noqa: S101 - only columns are ever corrected
    return column


_STEPS: Final = {
    "suggest": gettext_lazy("Terkirim"),
    "correct": gettext_lazy("Diperbaiki pengirim"),
    "send-back": gettext_lazy("Dikembalikan dengan catatan"),
    "refuse": gettext_lazy("Tidak diterima"),
    "take-over": gettext_lazy("Diterima menjadi usulan"),
    "withdraw": gettext_lazy("Ditarik pengirim"),
}


@dataclass(frozen=True)
class ToldStep:
    """What happened to a suggestion, as its sender and the officials read it."""

    at: datetime
    label: str
    note: str = ""


def told_steps(changes: Sequence[Change]) -> list[ToldStep]:
    """Write the trail of a suggestion in words; nobody is named."""
    told = []
    for change in changes:
        note = change.note
        if change.kind == "take-over" and note:
            names = ", ".join(str(_column(name).verbose_name) for name in note.split(","))
            note = gettext("Dilengkapi atau diubah: %(fields)s.") % {"fields": names}
        label = str(_STEPS.get(change.kind, change.kind))
        told.append(ToldStep(change.at, label, note))
    return told
