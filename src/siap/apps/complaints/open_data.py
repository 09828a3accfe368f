"""The open data: one row for each report that is not secret, and the links of a history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from siap.apps.complaints import clock
from siap.apps.complaints.models import Event, Publication, Report

COLUMNS: Final = (
    *("nomor", "jenis", "saluran", "topik", "perangkat_daerah", "keadaan", "terbit"),
    *("diterima", "janji_jam", "janji_batas", "hukum_aturan", "hukum_hari", "hukum_batas"),
    *("jeda", "dijeda", "diterima_perangkat", "dijawab", "jam_bersih", "jam_perangkat"),
    *("tepat_janji", "tepat_hukum", "dibuka_kembali", "nilai", "digabung_ke"),
    *("lintang", "bujur", "judul", "isi", "tempat", "kepala_rantai", "jeda_jam"),
)
"""Names of the columns, in Indonesian as the data is; they are never renamed."""

Value = str | int | bool | None


def row_of(report: Report) -> dict[str, Value]:
    """
    One report as open data.

    Args:
        report: Not secret; read with agency, category and the report it was merged into.

    Returns:
        Values by column. Words and place only where they are published; instants in ISO
        8601 with zone; None where there is nothing.
    """
    public = report.publication == Publication.PUBLISHED
    into = report.merged_into
    return {
        "nomor": report.label,
        "jenis": report.kind,
        "saluran": report.channel,
        "topik": report.category.code if report.category else None,
        "perangkat_daerah": report.agency.name if report.agency else None,
        "keadaan": report.state,
        "terbit": report.publication,
        "diterima": _instant(report.received_at),
        "janji_jam": report.pledge_hours,
        "janji_batas": _instant(report.pledge_due),
        "hukum_aturan": report.legal_rules or None,
        "hukum_hari": report.legal_days,
        "hukum_batas": report.legal_due.isoformat() if report.legal_due else None,
        "jeda": ";".join(f"{a}/{b or ''}" for a, b in report.pauses) or None,
        "dijeda": report.is_paused,
        "diterima_perangkat": _instant(report.agency_since),
        "dijawab": _instant(report.answered_at),
        "jam_bersih": report.net_hours,
        "jam_perangkat": report.agency_hours,
        "tepat_janji": report.in_pledge,
        "tepat_hukum": report.in_legal,
        "dibuka_kembali": report.reopened,
        "nilai": report.rating,
        "digabung_ke": into.label if into and into.identity != "secret" else None,
        "lintang": _degrees(report.latitude) if public else None,
        "bujur": _degrees(report.longitude) if public else None,
        "judul": report.public_subject if public else None,
        "isi": report.public_text if public else None,
        "tempat": (report.public_place or None) if public else None,
        "kepala_rantai": report.head,
        "jeda_jam": _paused_hours(report),
    }


def _paused_hours(report: Report) -> int:
    """Started hours of all ended pauses together."""
    ended = clock.pauses_until([one for one in report.pauses if one[1]], report.updated_at)
    return -(-clock.stood(ended) // timedelta(hours=1))


def as_text(value: Value) -> str:
    """
    A value in a table file.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value)
    risky = isinstance(value, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"}
    is_number = text.replace(".", "", 1).replace("-", "", 1).isdigit()
    return f"'{text}" if risky and not is_number else text


def table(reports: Iterable[Report]) -> Iterator[Sequence[str]]:
    """The lines of a table file, the heading first."""
    yield COLUMNS
    for report in reports:
        row = row_of(report)
        yield [as_text(row[name]) for name in COLUMNS]


def link_of(event: Event) -> Mapping[str, object]:
    """One link of a history as open data; text and salt only where the text is public."""
    shown = bool(event.text)
    return {
        "serial": event.serial,
        "at": event.at.isoformat(timespec="microseconds"),
        "kind": event.kind,
        "role": event.role,
        "agency": event.agency_name,
        "data": event.data,
        "digest": event.digest,
        "previous": event.previous,
        "hash": event.hash,
        "text": event.text if shown else None,
        "salt": event.salt if shown else None,
    }


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _degrees(value: object) -> str | None:
    return None if value is None else str(value)
