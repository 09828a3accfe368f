"""Messages about what is handed in to a calculation."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "unknown-key": {
        "id": "“{key}” tidak dikenal. Yang dikenal: {known}.",
        "en": "“{key}” is not known. Known are: {known}.",
    },
    "wrong-type": {
        "id": "Jenis nilai di sini keliru: seharusnya {wanted}, yang diisi {found}.",
        "en": "This is the wrong kind of value: {wanted} is wanted, {found} was found.",
    },
    "number-as-text": {
        "id": (
            "“{value}” ditulis sebagai teks. Tulis sebagai angka tanpa tanda kutip dan "
            "dengan titik desimal, misalnya 0.5."
        ),
        "en": (
            "“{value}” is written as text. Write it as a number, without quotes and "
            "with a decimal point, like 0.5."
        ),
    },
    "not-finite": {
        "id": "Angka harus terhingga; NaN dan tak hingga tidak dapat dihitung.",
        "en": "The number must be finite; NaN and infinity cannot be worked with.",
    },
    "binary-float": {
        "id": "{value} berupa bilangan biner yang tidak persis. Pakai Decimal.",
        "en": "{value} is a binary float and not exact. Use a Decimal.",
    },
    "number-too-long": {
        "id": (
            "Angka terlalu panjang: paling banyak {digits} digit di depan dan di "
            "belakang tanda desimal."
        ),
        "en": (
            "The number is too long: at most {digits} digits before and after the "
            "decimal point."
        ),
    },
    "out-of-range": {
        "id": "{value} di luar batas. Yang diterima: {range}.",
        "en": "{value} is out of range. Accepted is: {range}.",
    },
    "out-of-scale": {
        "id": "{value} di luar skala {least} sampai {most}.",
        "en": "{value} is outside the scale {least} to {most}.",
    },
    "not-whole": {
        "id": "{value} harus bilangan bulat.",
        "en": "{value} must be a whole number.",
    },
    "text-too-long": {
        "id": "Teks terlalu panjang: paling banyak {longest} huruf.",
        "en": "The text is too long: at most {longest} characters.",
    },
    "unknown-choice": {
        "id": "“{value}” tidak dikenal. Pilihannya: {known}.",
        "en": "“{value}” is not known. Choose one of: {known}.",
    },
    "unknown-id": {
        "id": "“{value}” tidak ada dalam daftar {list}.",
        "en": "“{value}” is not in the list {list}.",
    },
    "not-a-date": {
        "id": "“{value}” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-08-17.",
        "en": "“{value}” is not a date. Write year-month-day, like 2026-08-17.",
    },
    "empty": {
        "id": "Daftar di sini kosong. Isi paling sedikit satu.",
        "en": "This list is empty. Give at least one entry.",
    },
    "wrong-length": {
        "id": (
            "Jumlah isi daftar ini {found}; paling sedikit {least}, paling banyak {most}."
        ),
        "en": (
            "This list has {found} entries; at least {least} and at most {most} are wanted."
        ),
    },
    "duplicate": {
        "id": "“{value}” tertulis lebih dari satu kali. Setiap nama hanya boleh sekali.",
        "en": "“{value}” is there more than once. Each may stand only once.",
    },
    "duplicate-key": {
        "id": "Kunci “{key}” tertulis dua kali dalam satu objek.",
        "en": "The key “{key}” is written twice in one object.",
    },
    "not-json": {
        "id": "Ini bukan JSON yang benar. Periksa baris {line}, kolom {column}.",
        "en": "This is not valid JSON. Look at line {line}, column {column}.",
    },
    "not-utf8": {
        "id": "Teks tidak dalam pengodean UTF-8. Simpan ulang sebagai UTF-8.",
        "en": "The text is not in UTF-8. Save it again as UTF-8.",
    },
    "nested-too-deeply": {
        "id": "Data bersarang terlalu dalam.",
        "en": "The data are nested too deeply.",
    },
    "one-edge-only": {
        "id": "Sebuah kelas hanya boleh punya satu batas bawah: least atau above.",
        "en": "A class may have only one lower edge: least or above.",
    },
    "below-every-class": {
        "id": "{value} berada di bawah kelas terendah.",
        "en": "{value} lies below the lowest class.",
    },
    "bad-arguments": {
        "id": "Perintah tidak dipahami: {detail}. Lihat: siap compute --help",
        "en": "The command is not understood: {detail}. See: siap compute --help",
    },
    "cannot-read-file": {
        "id": "Berkas “{path}” tidak dapat dibaca.",
        "en": "The file “{path}” cannot be read.",
    },
    "ruleset-assumed": {
        "id": "Aturan tidak disebut; dipakai “{id}”, satu-satunya yang masih berlaku.",
        "en": "No rule set was named; “{id}” was used, the only one still in force.",
    },
    "ruleset-unverified": {
        "id": (
            "Nilai aturan “{id}” belum diperiksa dengan naskah peraturannya (tanda: "
            "{mark})."
        ),
        "en": (
            "The values of “{id}” have not been checked against the regulation itself "
            "(mark: {mark})."
        ),
    },
    "paste-headings": {
        "id": (
            "Judul kolom tidak dikenal. Baris pertama harus memuat judul, misalnya: "
            "{known}."
        ),
        "en": "No heading is known. The first line must hold headings, such as: {known}.",
    },
    "workbook-too-large": {
        "id": (
            "Lembar kerja berumus memuat paling banyak {limit} baris. Pakai siap "
            "compute untuk data yang lebih besar."
        ),
        "en": (
            "A workbook with formulas holds at most {limit} rows. Use siap compute for "
            "more data."
        ),
    },
    "unknown-method": {
        "id": "Tidak ada metode “{value}”. Lihat daftarnya: siap compute --list",
        "en": "There is no method “{value}”. See the list: siap compute --list",
    },
    "few-years": {
        "id": (
            "“{id}” baru punya {count} nilai. Kumpulkan sedikitnya {least} tahun agar "
            "kecenderungannya dapat dipercaya."
        ),
        "en": (
            "“{id}” has {count} values only. Collect at least {least} years before "
            "trusting its trend."
        ),
    },
    "years-missing": {
        "id": "“{id}” tidak punya nilai untuk tahun {years}. Tahun itu dilewati.",
        "en": "“{id}” has no value for {years}. These years are passed over.",
    },
    "no-growth": {
        "id": (
            "Pertumbuhan “{id}” tidak dapat dihitung seluruhnya: nilai pembandingnya nol "
            "atau negatif, atau tidak ada dua tahun yang berurutan."
        ),
        "en": (
            "The growth of “{id}” cannot be given in full: a value to compare with is "
            "nought or negative, or there are no two years in a row."
        ),
    },
    "no-cost-recovery": {
        "id": (
            "Pemulihan biaya tahun {years} tidak dapat dihitung: ada angka yang "
            "kosong, atau "
            "pembaginya nol."
        ),
        "en": (
            "Cost recovery of {years} cannot be given: a figure is missing, or the divisor "
            "is nought."
        ),
    },
    "no-cost-per-unit": {
        "id": (
            "Biaya per satuan tahun {years} tidak dapat dihitung: ada angka yang "
            "kosong, atau "
            "pembaginya nol."
        ),
        "en": (
            "The cost per unit of {years} cannot be given: a figure is missing, or "
            "the divisor "
            "is nought."
        ),
    },
    "no-operating-ratio": {
        "id": (
            "Rasio operasi tahun {years} tidak dapat dihitung: ada angka yang kosong, atau "
            "pembaginya nol."
        ),
        "en": (
            "The operating ratio of {years} cannot be given: a figure is missing, "
            "or the divisor "
            "is nought."
        ),
    },
    "no-cash-runway": {
        "id": (
            "Daya tahan kas tahun {years} tidak dapat dihitung: ada angka yang "
            "kosong, atau "
            "pembaginya nol."
        ),
        "en": (
            "The cash runway of {years} cannot be given: a figure is missing, or "
            "the divisor "
            "is nought."
        ),
    },
    "outflow-from-cost": {
        "id": (
            "Pengeluaran kas sebulan diperkirakan dari biaya setahun tanpa penyusutan, "
            "dibagi 12, untuk tahun {years}."
        ),
        "en": (
            "The outflow of a month is estimated as a twelfth of the yearly cost without "
            "depreciation, for {years}."
        ),
    },
    "depreciation-above-cost": {
        "id": "Penyusutan tahun {year} melebihi jumlah biaya tahun itu.",
        "en": "The depreciation of {year} is above all the cost of that year.",
    },
}
