"""The figures of Surabaya as anybody can recompute them: with the csv module alone."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
COMPLAINTS = DATA / "aduan" / "air_minum_surabaya_2022_2023.csv"
REGIONS = DATA / "wilayah" / "wilayah_kepmendagri_2025.csv"
LATE = "Lebih 7 Hari"


def complaints() -> Iterator[Mapping[str, str]]:
    with COMPLAINTS.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def reports_by_year(answered: str = "") -> dict[str, int]:
    """How many reports each year; of one class of answer time if it is named."""
    found: dict[str, int] = defaultdict(int)
    for row in complaints():
        if not answered or row["group_hari_respon_keluhan"] == answered:
            found[row["bulan"][:4]] += int(row["jumlah"])
    return dict(found)


def hours_by_year() -> dict[str, Decimal]:
    """The median of hours until an answer, each group as often as it has reports."""
    hours: dict[str, list[Decimal]] = defaultdict(list)
    for row in complaints():
        if row["median_jam_respon"]:
            year = row["bulan"][:4]
            hours[year] += [Decimal(row["median_jam_respon"])] * int(row["jumlah"])
    cent = Decimal("0.01")
    return {
        year: median(all_).quantize(cent, ROUND_HALF_UP) for year, all_ in hours.items()
    }


def missing_hours() -> dict[str, tuple[int, int]]:
    """Rows without hours and rows in all, by year."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in complaints():
        counted = found[row["bulan"][:4]]
        counted[0] += not row["median_jam_respon"]
        counted[1] += 1
    return {year: (missing, rows) for year, (missing, rows) in found.items()}


def reports_by_kecamatan() -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for row in complaints():
        found[row["kecamatan"]] += int(row["jumlah"])
    return dict(sorted(found.items()))
