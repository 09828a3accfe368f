"""Personal data is found by its form; dates, money and decrees are left alone."""

import random

import pytest

from siap.apps.complaints.covering import (
    covered,
    only_covers,
    personal_data,
    without_codes,
)

CHANCE = random.Random(7)  # noqa: S311 - the same every time


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NIK saya 3372015507850001.", "NIK saya [NIK]."),
        ("NIK 337201 550785 0001 ya", "NIK [NIK] ya"),
        ("NIK 3372 0155 0785 0001 ya", "NIK [NIK] ya"),
        ("hubungi 081234567890 segera", "hubungi [nomor telepon] segera"),
        ("hubungi +62 812-3456-7890", "hubungi [nomor telepon]"),
        ("WA 0812 3456 7890.", "WA [nomor telepon]."),
        ("telepon (0271) 712345", "telepon [nomor telepon]"),
        ("tulis ke budi.s@contoh.co.id ya", "tulis ke [surel] ya"),
        ("tulis ke budi (at) contoh.id ya", "tulis ke [surel] ya"),
        ("NPWP 01.234.567.8-901.000", "NPWP [NPWP]"),
        ("no rekening BRI 1234-5678-9012", "no rekening BRI [nomor rekening]"),
        ("mobil AD 1234 XY parkir", "mobil [nomor kendaraan] parkir"),
        ("alamat saya Jalan Melati No 5, RT 02", "alamat saya [alamat], RT 02"),
        ("di Jalan Kenanga No. 12 itu", "di [alamat] itu"),
    ],
)
def test_personal_data_is_covered(text: str, shown: str) -> None:
    assert covered(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Perda Nomor 12 Tahun 2019 dan UU 25/2009",
        "sejak 14-08-2026 sampai 17.08.2026",
        "biaya Rp1.250.000.000 per tahun",
        "anggaran 2.500.000.000 rupiah",
        "jalan sepanjang 1200 meter di Jalan Slamet Riyadi",
        "surat 005/1234/2026 tanggal 1 Mei",
        "nomor pelanggan 00123",
        "kode 1.03.02.2.01.0001 kegiatan",
        "jam 08.00-16.00 setiap hari",
    ],
)
def test_dates_money_and_decrees_are_left_alone(text: str) -> None:
    assert covered(text) == text


def test_what_the_sender_told_of_themselves_is_covered_in_any_spelling() -> None:
    text = "Saya SITI aminah, Siti Aminah, tinggal dekat pasar. Nomor 0271712345."

    assert covered(text, known=["Siti Aminah", "0271712345"]) == (
        "Saya [nama], [nama], tinggal dekat pasar. Nomor [nomor telepon]."
    )


def test_covering_twice_changes_nothing_more() -> None:
    text = "NIK 3372015507850001, 081234567890, a@b.id, Jalan Melati No 5"

    assert covered(covered(text)) == covered(text)


def _nik() -> str:
    day = CHANCE.randint(1, 28) + CHANCE.choice([0, 40])
    born = f"{day:02d}{CHANCE.randint(1, 12):02d}{CHANCE.randint(0, 99):02d}"
    place = f"{CHANCE.randint(11, 91)}{CHANCE.randint(0, 9999):04d}"
    return f"{place}{born}{CHANCE.randint(1, 9999):04d}"


def _phone() -> str:
    digits = "".join(str(CHANCE.randint(0, 9)) for _ in range(CHANCE.randint(8, 10)))
    prefix = CHANCE.choice(["08", "+628", "628", "+62 8"])
    split = CHANCE.randint(2, 4)
    return f"{prefix}{digits[:split]}{CHANCE.choice(['', '-', ' '])}{digits[split:]}"


def _mail() -> str:
    name = "".join(CHANCE.choice("abcdefghij._-") for _ in range(6)).strip("._-") or "a"
    return f"{name}@{CHANCE.choice(['contoh.id', 'mail.contoh.co.id', 'x-y.go.id'])}"


WORDS = ["Air mati sejak", "Tolong hubungi", "Data saya:", "Lihat", "Warga bilang", "(cek)"]


@pytest.mark.parametrize("make", [_nik, _phone, _mail], ids=["nik", "phone", "mail"])
def test_of_a_thousand_made_up_ones_at_most_one_in_a_hundred_is_missed(make) -> None:
    missed = []
    for _ in range(1000):
        value = make()
        text = f"{CHANCE.choice(WORDS)} {value}{CHANCE.choice(['.', ',', ' ya', ''])}"
        if value in covered(text):
            missed.append(text)

    assert len(missed) <= 10, missed[:5]


def test_of_a_thousand_decoys_at_most_one_in_twenty_is_covered() -> None:
    def decoy() -> str:
        kind = CHANCE.randint(0, 4)
        if kind == 0:
            return f"{CHANCE.randint(1, 28):02d}-{CHANCE.randint(1, 12):02d}-2026"
        if kind == 1:
            return f"Rp{CHANCE.randint(1, 999)}.{CHANCE.randint(100, 999)}.000"
        if kind == 2:
            return f"Nomor {CHANCE.randint(1, 99)} Tahun {CHANCE.randint(1990, 2026)}"
        if kind == 3:
            return f"{CHANCE.randint(100, 999)}/{CHANCE.randint(1000, 9999)}/2026"
        return f"{CHANCE.randint(1000, 99999)} meter"

    wrong = [text for text in (decoy() for _ in range(1000)) if personal_data(text)]

    assert len(wrong) <= 50, wrong[:5]


@pytest.mark.parametrize(
    "text",
    [
        "Kode saya K7QM-2XPA-9RTE-HW4C, tolong dicek.",
        "Kode saya K7QM 2XPA 9RTE HW4C, tolong dicek.",
        "Kode saya 26-000012.K7QM2XPA9RTEHW4C, tolong dicek.",
    ],
)
def test_a_code_that_opens_a_report_is_shown_to_nobody_else(text: str) -> None:
    shown = "Kode saya [kode], tolong dicek."

    assert covered(text) == without_codes(text) == shown
    assert only_covers(text, shown)
