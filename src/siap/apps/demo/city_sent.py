"""What residents of the fictional city sent by the links, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Sent:
    """
    One suggestion: by which link, how long ago, of whom, and what was done with it.

    `deeds` are done in their order: sent back, corrected, taken, refused, withdrawn.
    `later` are the fields that a correction or the secretary fills in.
    """

    link: int
    days_ago: int
    values: Mapping[str, object]
    name: str = ""
    contact: str = ""
    deeds: Sequence[str] = ()
    note: str = ""
    later: Mapping[str, object] = field(default_factory=dict)


def _short(
    title: str, about: str, problem: str, benefits: str, people: int, **more: object
) -> dict[str, object]:
    """As a resident fills in the form: figures of cost are rare."""
    kind = "social" if about in {"health", "education", "economy", "social"} else "physical"
    return {
        "title": title,
        "kind": kind,
        "field": about,
        "problem": problem,
        "benefits": benefits,
        "beneficiaries": people,
        "cost_idr": 0,
    } | more


SENT: Final = (
    Sent(
        0,
        20,
        _short(
            "Lampu jalan Gang Melati",
            "lighting",
            "Gang gelap dari pos ronda sampai musala. Anak-anak pulang mengaji dengan "
            "senter.",
            "warga gang dan anak yang mengaji",
            140,
            spot="Gang Melati, dari pos ronda sampai musala",
        ),
        name="Bu Tuti",
        contact="0800-1111-0001",
        deeds=("take",),
        later={
            "volume": 5,
            "unit": "titik",
            "cost_idr": 32_500_000,
            "indicator": "Semua ruas gang terang sampai pagi",
        },
    ),
    Sent(
        2,
        19,
        _short(
            "Kelas baca untuk anak putus sekolah",
            "education",
            "Sekitar dua puluh anak berhenti sekolah dan belum lancar membaca.",
            "anak putus sekolah",
            20,
        ),
        name="Karang Taruna Tunas Muda",
        contact="0800-1111-0002",
        deeds=("send_back", "correct", "take"),
        note="Sebutkan tempat dan berapa kali seminggu, agar biayanya dapat dihitung.",
        later={
            "problem": "Sekitar dua puluh anak berhenti sekolah dan belum lancar membaca. "
            "Kelas dua kali seminggu di balai desa.",
            "volume": 20,
            "unit": "orang",
            "cost_idr": 14_000_000,
            "indicator": "Dua puluh anak lancar membaca dalam setahun",
        },
    ),
    Sent(
        1,
        16,
        _short(
            "Bantuan modal untuk usaha pribadi saya",
            "economy",
            "Saya butuh modal untuk menambah gerobak.",
            "keluarga saya",
            4,
        ),
        name="Pak Gito",
        contact="0800-1111-0003",
        deeds=("refuse",),
        note="Usulan harus membantu warga bersama. Untuk modal usaha, silakan hubungi "
        "koperasi desa.",
    ),
    Sent(
        0,
        12,
        _short(
            "Jalan rusak",
            "roads",
            "Jalannya rusak parah.",
            "warga",
            50,
        ),
        deeds=("send_back",),
        note="Jalan yang mana, dan kira-kira berapa meter? Tulis nama gang atau rumah di "
        "dekatnya.",
    ),
    Sent(
        1,
        9,
        _short(
            "Perbaikan saluran air di depan musala",
            "drainage",
            "Air meluap ke halaman musala setiap hujan deras.",
            "jamaah musala dan warga sekitar",
            180,
            spot="Depan musala Al-Ikhlas",
        ),
        name="Pak Wahyudi",
        contact="0800-1111-0004",
        deeds=("withdraw",),
    ),
    Sent(
        1,
        6,
        _short(
            "Pengerasan jalan menuju makam",
            "roads",
            "Jalan tanah becek, keranda sulit dibawa pada musim hujan.",
            "warga RW dan pelayat",
            300,
            spot="Dari Jalan Cempaka ke makam",
            contribution="Tenaga kerja bakti",
        ),
        name="Bu Nining",
        contact="0800-1111-0005",
        deeds=("send_back", "correct"),
        note="Kira-kira berapa meter panjang jalannya?",
        later={"volume": 120, "unit": "meter"},
    ),
    Sent(
        0,
        3,
        _short(
            "Bak sampah pilah di ujung gang",
            "sanitation",
            "Sampah menumpuk di ujung gang dan diacak-acak ayam.",
            "warga RT",
            110,
            spot="Ujung Gang Kenanga",
        ),
        name="Sri Mulyati",
        contact="0800-1111-0006",
    ),
    Sent(
        0,
        2,
        _short(
            "Pegangan tangan di tangga menuju posyandu",
            "safety",
            "Tangga curam dan licin; ibu hamil dan lansia takut naik.",
            "ibu hamil, balita, dan lansia",
            75,
            spot="Tangga di samping posyandu",
        ),
    ),
    Sent(
        2,
        1,
        _short(
            "Pemeriksaan kesehatan keliling untuk lansia",
            "health",
            "Lansia yang tinggal jauh dari puskesmas jarang memeriksakan diri.",
            "lansia di tiga RW",
            60,
        ),
        name="Kader posyandu",
        contact="0800-1111-0007",
    ),
)
TAKEN: Final = sum("take" in each.deeds for each in SENT)
