"""The trail of a plan in words: worksheets, columns and rows by name, values as read."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from siap.apps.audit.models import Change
from siap.apps.audit.queries import changes_of_plan
from siap.apps.plans.models import Plan, PlanState, TeamRole, TopicState
from siap.kernel.errors import NotFound
from siap.methodology.cells import CellValue, display_cell
from siap.methodology.kind_columns import column_of, columns_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part, Worksheet
from siap.ui import formatting

KINDS: Final = {
    "create": gettext_lazy("baris baru"),
    "remove": gettext_lazy("baris dihapus"),
    "restore": gettext_lazy("baris dikembalikan"),
    "move": gettext_lazy("urutan diubah"),
}
SUBJECTS: Final = {
    "plan": pgettext_lazy("satu", "Rencana"),
    "team-member": gettext_lazy("Tim"),
    "agreement": gettext_lazy("Kesepakatan"),
    "response": gettext_lazy("Tanggapan"),
    "follow-up": pgettext_lazy("satu", "Tindak lanjut"),
    "topic": gettext_lazy("Topik"),
}
FIELDS: Final = {
    "what": gettext_lazy("isi"),
    "owner": gettext_lazy("penanggung jawab"),
    "owner_name": gettext_lazy("penanggung jawab"),
    "due": gettext_lazy("tenggat"),
    "done_at": gettext_lazy("selesai"),
    "note": gettext_lazy("catatan"),
    "state": gettext_lazy("keadaan"),
    "held_on": gettext_lazy("tanggal pelaksanaan"),
    "place": gettext_lazy("tempat"),
    "ready": gettext_lazy("yang sudah siap"),
    "invited": gettext_lazy("undangan"),
    "attendance_women": gettext_lazy("hadir, perempuan"),
    "attendance_men": gettext_lazy("hadir, laki-laki"),
    "minutes": gettext_lazy("notula"),
    "decisions": gettext_lazy("keputusan"),
    "objections": gettext_lazy("keberatan"),
    "branch": gettext_lazy("pilihan"),
    "role": gettext_lazy("peran"),
    "answer": gettext_lazy("tanggapan"),
    "title": gettext_lazy("judul"),
    "service": gettext_lazy("pelayanan"),
    "guide": gettext_lazy("panduan"),
    "edition": gettext_lazy("edisi panduan"),
    "period_start": gettext_lazy("mulai"),
    "period_end": pgettext_lazy("periode", "selesai"),
    "lead_partner": gettext_lazy("mitra utama"),
}
_WORDS: Final[Mapping[str, Mapping[str, object]]] = {
    "plan": dict(PlanState.choices),
    "topic": dict(TopicState.choices),
    "team-member": dict(TeamRole.choices),
    "agreement": {
        "open": gettext_lazy("menunggu tanggapan"),
        "agreed": gettext_lazy("disepakati"),
        "reopened": gettext_lazy("dibuka lagi"),
    },
    "response": {
        "agrees": gettext_lazy("setuju"),
        "notes": gettext_lazy("setuju dengan catatan"),
        "objects": pgettext_lazy("jawaban", "keberatan"),
    },
}


@dataclass(frozen=True)
class HistoryLine:
    """One change in words."""

    at: datetime
    by_name: str
    place: str
    row: str
    what: str
    before: str
    after: str
    batch: uuid.UUID
    can_be_undone: bool


def history_lines(
    plan: Plan, changes: Iterable[Change], *, language: str
) -> list[HistoryLine]:
    """
    Put changes of a plan into words.

    Args:
        plan: The plan.
        changes: Some of its changes.
        language: `id` or `en`.

    Returns:
        A line for each change, in the same order; two queries, however many there are.
    """
    found = list(changes)
    places = {change.subject: _place(plan, change.subject) for change in found}
    words = _Words(plan, language, places, _names(plan, found, places))
    return [words.line(change) for change in found]


Place = tuple[Worksheet, Part] | None


def _place(plan: Plan, subject: str) -> Place:
    if "." not in subject:
        return None
    try:
        return edition(plan.edition).part(subject)
    except NotFound:
        return None


def _names(
    plan: Plan, changes: Iterable[Change], places: Mapping[str, Place]
) -> dict[str, str]:
    """What rows are called: the newest value of the column that names them."""
    ids: set[str] = set()
    for change in changes:
        ids.add(change.subject_id)
        for value in (change.before, change.after):
            ids |= {str(one) for one in (value if isinstance(value, list) else [value])}
    rows = changes_of_plan(plan.pk).filter(subject_id__in=ids, field__gt="")
    names: dict[str, str] = {}
    for subject, row_id, key, after in rows.order_by("id").values_list(
        "subject", "subject_id", "field", "after"
    ):
        place = places.get(subject) or _place(plan, subject)
        if place and isinstance(after, str) and key == _naming(place[1]):
            names[row_id] = after
    return names


def _naming(part: Part) -> str:
    columns = columns_of(part)
    texts = (column.key for column in columns if column.type in {"text", "long-text"})
    return next(texts, "")


@dataclass(frozen=True)
class _Words:
    plan: Plan
    language: str
    places: Mapping[str, Place]
    names: Mapping[str, str]

    def line(self, change: Change) -> HistoryLine:
        place = self.places[change.subject]
        column = column_of(place[1], change.field.partition(".")[0]) if place else None
        return HistoryLine(
            at=change.at,
            by_name=change.by_name,
            place=self._place_name(change, place),
            row=self.names.get(change.subject_id, "") if place else change.note,
            what=self._what(change, column),
            before=self._value(change.before, column, change),
            after=self._value(change.after, column, change),
            batch=change.batch,
            can_be_undone=place is not None,
        )

    def _place_name(self, change: Change, place: Place) -> str:
        if place is None:
            name = str(SUBJECTS.get(change.subject, change.subject))
            return f"{name} {change.subject_id}" if change.subject == "topic" else name
        worksheet, part = place
        if len(worksheet.parts) == 1:
            return f"{worksheet.number} {self._title(worksheet)}"
        return f"{worksheet.number} {self._title(worksheet)}: {self._title(part)}"

    def _title(self, named: Worksheet | Part | Column) -> str:
        return named.title if self.language == "id" else named.title_en

    def _what(self, change: Change, column: Column | None) -> str:
        year = change.field.partition(".")[2]
        if column is not None:
            title = self._title(column)
            return f"{title} {year}" if year else title
        if change.field:
            return str(FIELDS.get(change.field, change.field))
        return str(KINDS.get(change.kind, change.kind))

    def _value(self, value: object, column: Column | None, change: Change) -> str:
        if value is None or value in ("", []):
            return "–"
        if column is not None and "." not in change.field:
            return self._cell(column, value) or "–"
        if isinstance(value, list):
            return "; ".join(self._value(one, None, change) for one in value)
        if isinstance(value, bool):
            return _("ya") if value else _("tidak")
        return self._word(str(value), change)

    def _cell(self, column: Column, value: CellValue | object) -> str:
        return display_cell(
            column,
            value,  # type: ignore[arg-type]
            language=self.language,
            names=self.names,
        )

    def _word(self, text: str, change: Change) -> str:
        if change.field.endswith("_at") and (moment := parse_datetime(text)):
            return formatting.day(moment.date())
        if len(text) == 10 and (day := parse_date(text)):
            return formatting.day(day)
        return str(_WORDS.get(change.subject, {}).get(text) or self.names.get(text) or text)
