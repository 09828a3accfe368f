"""Ready arrangements of levels: the national names, and those of Surakarta."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siap.apps.organisations.models import RegionLevel


@dataclass(frozen=True)
class PresetLevel:
    """A level of an arrangement; changed freely once the cycle is made."""

    name: str
    region_level: RegionLevel
    quorum: int
    takes_proposals: bool = True
    needs_verification: bool = False
    with_criteria: bool = True


@dataclass(frozen=True)
class PresetCriterion:
    """A criterion with what each score from 1 to 5 means."""

    title: str
    weight: int
    rubric: tuple[str, str, str, str, str]


NATIONAL: Final = "national"
SURAKARTA: Final = "surakarta"

PRESETS: Final[Mapping[str, tuple[PresetLevel, ...]]] = {
    NATIONAL: (
        PresetLevel("Rembuk RW", RegionLevel.RW, 10, with_criteria=False),
        PresetLevel("Musrenbang desa/kelurahan", RegionLevel.VILLAGE, 30),
        PresetLevel("Musrenbang kecamatan", RegionLevel.KECAMATAN, 40),
        PresetLevel(
            "Forum perangkat daerah",
            RegionLevel.REGENCY,
            20,
            takes_proposals=False,
            needs_verification=True,
            with_criteria=False,
        ),
        PresetLevel("Musrenbang kabupaten/kota", RegionLevel.REGENCY, 50),
    ),
    SURAKARTA: (
        PresetLevel("Musyawarah RT dan RW", RegionLevel.RW, 10, with_criteria=False),
        PresetLevel("Pra-Muskelbang I", RegionLevel.VILLAGE, 20, with_criteria=False),
        PresetLevel("Pra-Muskelbang II", RegionLevel.VILLAGE, 20, takes_proposals=False),
        PresetLevel("Muskelbang", RegionLevel.VILLAGE, 30, takes_proposals=False),
        PresetLevel("Muscambang", RegionLevel.KECAMATAN, 40),
        PresetLevel("Muskotbang", RegionLevel.REGENCY, 50, needs_verification=True),
    ),
}

CRITERIA: Final = (
    PresetCriterion(
        "Kemendesakan",
        30,
        (
            "Bisa ditunda lebih dari tiga tahun",
            "Sebaiknya dalam tiga tahun",
            "Sebaiknya dalam dua tahun",
            "Perlu tahun depan",
            "Berbahaya bila tidak segera dikerjakan",
        ),
    ),
    PresetCriterion(
        "Banyaknya warga yang terbantu",
        25,
        (
            "Kurang dari 25 orang",
            "25 sampai 99 orang",
            "100 sampai 299 orang",
            "300 sampai 999 orang",
            "1.000 orang atau lebih",
        ),
    ),
    PresetCriterion(
        "Keberpihakan kepada warga miskin dan rentan",
        25,
        (
            "Tidak ada yang terbantu secara khusus",
            "Sebagian kecil penerima manfaat",
            "Kira-kira sepertiga penerima manfaat",
            "Lebih dari separuh penerima manfaat",
            "Hampir semua penerima manfaat",
        ),
    ),
    PresetCriterion(
        "Kesiapan dan sumbangan warga",
        20,
        (
            "Lahan dan pengelola belum jelas",
            "Lahan jelas, pengelola belum ada",
            "Lahan dan pengelola jelas",
            "Ditambah sumbangan tenaga warga",
            "Ditambah sumbangan uang, bahan, atau lahan",
        ),
    ),
)
