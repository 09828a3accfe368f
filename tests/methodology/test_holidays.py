"""Days off: only what the joint decrees list, never a silent gap."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from siap.kernel.errors import NotFound, Unavailable
from siap.methodology.holidays import Holidays, days_off, read_holidays
from siap.methodology.rulesets import regulations

SHIPPED = [2024, 2025, 2026, 2027]


@pytest.mark.parametrize(
    ("year", "national", "joint"),
    [(2024, 19, 10), (2025, 17, 11), (2026, 17, 8), (2027, 18, 8)],
)
def test_each_year_has_as_many_days_as_were_announced(
    year: int, national: int, joint: int
) -> None:
    holidays = Holidays.for_year(year)

    kinds = [day.kind for day in holidays.days]

    assert kinds.count("libur-nasional") == national
    assert kinds.count("cuti-bersama") == joint


@pytest.mark.parametrize("year", SHIPPED)
def test_the_fixed_days_of_every_year_are_listed(year: int) -> None:
    dates = Holidays.for_year(year).dates(joint_leave=False)

    fixed = [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)]

    assert all(date(year, month, day) in dates for month, day in fixed)


@pytest.mark.parametrize("year", SHIPPED)
def test_joint_leave_never_falls_on_a_weekend(year: int) -> None:
    joint = [day.date for day in Holidays.for_year(year).days if day.kind == "cuti-bersama"]

    weekdays = {day.isoweekday() for day in joint}

    assert weekdays <= {1, 2, 3, 4, 5}


def test_joint_leave_counts_only_when_asked_for() -> None:
    holidays = Holidays.for_year(2026)
    leave = date(2026, 3, 18)

    assert leave in holidays.dates(joint_leave=True)
    assert leave not in holidays.dates(joint_leave=False)


@pytest.mark.parametrize("year", [2023, 2028, 0, -1])
def test_a_year_without_a_list_is_an_error_and_not_a_year_without_days_off(
    year: int,
) -> None:
    with pytest.raises(NotFound) as caught:
        Holidays.for_year(year)

    assert caught.value.code == "holidays-missing"
    assert str(year) in caught.value.message("id")
    assert str(year) in caught.value.message("en")


def test_one_missing_year_among_several_is_an_error() -> None:
    with pytest.raises(NotFound):
        days_off([2026, 2028], joint_leave=True)


def test_several_years_come_in_the_order_of_the_calendar_and_once() -> None:
    dates = days_off([2026, 2025, 2026], joint_leave=True)

    assert list(dates) == sorted(set(dates))
    assert len(dates) == 28 + 25


def test_a_list_known_only_from_a_program_says_that_it_is_not_verified() -> None:
    assert Holidays.for_year(2026).is_verified
    assert not Holidays.for_year(2027).is_verified


def test_a_polling_day_names_its_own_decision() -> None:
    polling = next(day for day in Holidays.for_year(2024).days if "umum" in day.name)

    assert polling.date == date(2024, 2, 14)
    assert polling.source is not None
    assert polling.source.regulation == "keppres-10-2024"


def _list(**changes: Any) -> dict[str, Any]:
    return {
        "year": 2030,
        "source": {"regulation": "skb-libur-2030", "pinpoint": "Lampiran"},
        "verification": "unverified",
        "note": "Contoh untuk uji.",
        "days": [{"date": "2030-01-01", "name": "Tahun Baru", "kind": "libur-nasional"}],
        **changes,
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"days": [{"date": "2031-01-01", "name": "Tahun Baru", "kind": "libur-nasional"}]},
        {"days": [{"date": "2030-01-01", "name": "Tahun Baru", "kind": "libur-lokal"}]},
        {"days": [{"date": "2030-13-01", "name": "Tahun Baru", "kind": "libur-nasional"}]},
        {
            "days": [
                {"date": "2030-05-01", "name": "Hari Buruh", "kind": "libur-nasional"},
                {"date": "2030-01-01", "name": "Tahun Baru", "kind": "libur-nasional"},
            ]
        },
        {
            "days": [
                {"date": "2030-01-01", "name": "Tahun Baru", "kind": "libur-nasional"},
                {"date": "2030-01-01", "name": "Tahun Baru", "kind": "cuti-bersama"},
            ]
        },
        {"verification": "certain"},
        {"remark": "unknown key"},
    ],
    ids=["other-year", "kind", "no-date", "order", "twice", "verification", "unknown-key"],
)
def test_a_list_with_a_mistake_does_not_load(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Holidays.model_validate(_list(**changes))


FILE = """\
year: 2030
source: {regulation: skb-libur-2030, pinpoint: Lampiran}
verification: unverified
note: Contoh untuk uji.
days:
  - {date: 2030-01-01, name: Tahun Baru, kind: libur-nasional}
"""


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "2030.yaml"
    path.write_text(FILE)

    assert read_holidays(path).days[0].date == date(2030, 1, 1)


def test_a_file_that_names_another_year_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "2031.yaml"
    path.write_text(FILE)

    with pytest.raises(Unavailable) as caught:
        read_holidays(path)

    assert "2031.yaml:1: year" in caught.value.message()


def test_a_file_with_a_mistake_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "2030.yaml"
    path.write_text(FILE.replace("libur-nasional", "libur-lokal"))

    with pytest.raises(Unavailable) as caught:
        read_holidays(path)

    assert "2030.yaml:6" in caught.value.message()


@pytest.mark.parametrize("year", SHIPPED)
def test_every_list_rests_on_a_decree_of_the_catalogue(year: int) -> None:
    holidays = Holidays.for_year(year)
    cited = {day.source.regulation for day in holidays.days if day.source}

    assert {holidays.source.regulation, *cited} <= set(regulations())
