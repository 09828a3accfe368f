"""Kecamatan, villages, RW and RT of the fictional city, and its agencies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from siap.apps.demo.city_words import AGENCIES, FIRST_HALVES, KECAMATAN, SECOND_HALVES
from siap.apps.organisations.models import Agency, Region, RegionLevel

UNITS: Final = 4
HOMES: Final = 3
SOUTH: Final = Decimal("-7.20000")
WEST: Final = Decimal("109.00000")


@dataclass(frozen=True)
class Home:
    """An RT with what lies around it."""

    home: Region
    village: Region
    kecamatan: Region
    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True)
class City:
    """The places and agencies of the fictional city."""

    region: Region
    kecamatan: Sequence[Region]
    villages: Sequence[Region]
    homes: Sequence[Home]
    agencies: Mapping[str, Agency]


def add_places(region: Region) -> City:
    """
    Add six kecamatan of eight villages, each of four RW of three RT.

    Args:
        region: A fictional regency; its code begins with `00.`.
    """
    kecamatan = _below(
        [(region, f"{n:02d}", name) for n, name in enumerate(KECAMATAN, 1)],
        RegionLevel.KECAMATAN,
    )
    names = [first + second for first, second in product(FIRST_HALVES, SECOND_HALVES)]
    villages = _below(
        [
            (kecamatan[n // 8], f"{2001 + n % 8}", f"Desa {name}")
            for n, name in enumerate(names)
        ],
        RegionLevel.VILLAGE,
    )
    units = _below(
        [
            (village, f"{n:03d}", f"RW {n:02d}")
            for village, n in product(villages, range(1, UNITS + 1))
        ],
        RegionLevel.RW,
    )
    homes = _below(
        [
            (unit, f"{n:02d}", f"RT {n:02d}/{unit.name}")
            for unit, n in product(units, range(1, HOMES + 1))
        ],
        RegionLevel.RT,
    )
    each = UNITS * HOMES
    placed = [_home(home, villages[n // each], n // each) for n, home in enumerate(homes)]
    return City(region, kecamatan, villages, placed, _agencies(region))


def _below(wanted: Sequence[tuple[Region, str, str]], level: RegionLevel) -> list[Region]:
    return Region.objects.bulk_create(
        [
            Region(code=f"{parent.code}.{number}", name=name, level=level, parent=parent)
            for parent, number, name in wanted
        ],
        batch_size=400,
    )


def _home(home: Region, village: Region, number: int) -> Home:
    assert village.parent is not None  # noqa: S101 - made just above
    # Three kecamatan beside each other, two such rows; in each, four villages by two.
    block, inside = divmod(number, 8)
    row, column = block // 3 * 2 + inside // 4, block % 3 * 4 + inside % 4
    return Home(
        home,
        village,
        village.parent,
        SOUTH + Decimal(row * 15) / 1000,
        WEST + Decimal(column * 15) / 1000,
    )


def _agencies(region: Region) -> dict[str, Agency]:
    found = {}
    for name, short in AGENCIES:
        agency, _ = Agency.objects.get_or_create(
            region=region, name=name, defaults={"short_name": short}
        )
        found[short] = agency
    return found
