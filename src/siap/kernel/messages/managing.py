"""Messages of the methods for staff, water companies, money and flows."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "bands-do-not-fit": {
        "id": (
            "Nilai {value} masuk {found} kelas, seharusnya tepat satu. Perbaiki "
            "himpunan aturannya."
        ),
        "en": (
            "The value {value} falls into {found} bands instead of one. Correct the "
            "rule set."
        ),
    },
    "weights-not-one": {
        "id": "Jumlah bobot {total}, seharusnya tepat 1. Perbaiki bobotnya.",
        "en": "The weights add up to {total} instead of exactly 1. Correct them.",
    },
    "no-denominator-scored": {
        "id": (
            "Penyebutnya 0; aturan memberi skor {score} untuk keadaan ini, misalnya "
            "perusahaan tanpa utang."
        ),
        "en": (
            "The denominator is 0; the rule gives a score of {score} for this, as for "
            "a company without debt."
        ),
    },
    "no-total": {
        "id": (
            "Belum ada nilai akhir karena indikator ini tanpa skor: {ids}. Lengkapi, "
            "atau tentukan skor pengganti."
        ),
        "en": (
            "There is no total because these indicators have no score: {ids}. Complete "
            "them, or choose a score for them."
        ),
    },
    "missing-scored": {
        "id": "Indikator tanpa nilai diberi skor {score} atas permintaan: {ids}.",
        "en": "Indicators without a value were scored {score} as asked: {ids}.",
    },
    "divisor-changed": {
        "id": (
            "Pembagi aspek operasional diganti dari {rule} menjadi {used}; hasilnya "
            "bukan lagi hasil himpunan aturan."
        ),
        "en": (
            "The divisor of the operational aspect was changed from {rule} to {used}; "
            "the result is no longer that of the rule set."
        ),
    },
    "values-or-sums": {
        "id": (
            "Isi salah satu saja: nilai per indikator (values) atau jumlah skor per "
            "aspek (sums)."
        ),
        "en": (
            "Give either values by indicator (values) or sums of scores by aspect "
            "(sums), not both and not neither."
        ),
    },
    "sold-above-distributed": {
        "id": (
            "Air terjual ({sold}) melebihi air yang didistribusikan ({distributed}). "
            "Periksa datanya."
        ),
        "en": (
            "More water was sold ({sold}) than distributed ({distributed}). Check the data."
        ),
    },
    "overload": {
        "id": (
            "Beban kerja melebihi waktu kerja yang ada (kelas {grade} berarti "
            "kelebihan beban): pegawai kurang."
        ),
        "en": (
            "The work exceeds the working time there is (class {grade} means "
            "overload): staff are short."
        ),
    },
    "no-holders": {
        "id": (
            "Jabatan tanpa pemegang: indeks tidak dapat dihitung dan kebutuhan "
            "dibulatkan ke atas."
        ),
        "en": "Nobody holds this position: there is no index, and the need is rounded up.",
    },
    "need-rounds-to-nothing": {
        "id": (
            "Kebutuhan {need} orang dibulatkan menjadi 0. Gabungkan tugasnya dengan "
            "jabatan lain."
        ),
        "en": "A need of {need} people rounds to 0. Join the tasks with another position.",
    },
    "effective-minutes-differ": {
        "id": (
            "Waktu kerja efektif {used} menit berbeda dari himpunan aturan ({rule} menit)."
        ),
        "en": (
            "The effective working time of {used} minutes differs from the rule set "
            "({rule} minutes)."
        ),
    },
    "surplus-level": {
        "id": "Kemampuan yang ada ({present}) melebihi yang dibutuhkan ({required}).",
        "en": "The level present ({present}) exceeds the level required ({required}).",
    },
    "year-before-base": {
        "id": "Tahun {year} mendahului tahun dasar {base}.",
        "en": "The year {year} lies before the base year {base}.",
    },
    "standard-loss-differs": {
        "id": (
            "Tingkat kehilangan air {used} persen berbeda dari himpunan aturan ({rule} "
            "persen)."
        ),
        "en": (
            "The water loss of {used} percent differs from the rule set ({rule} percent)."
        ),
    },
    "average-below-cost": {
        "id": (
            "Tarif rata-rata {average} lebih rendah daripada biaya dasar {cost}; biaya "
            "tidak tertutup."
        ),
        "en": (
            "The average tariff of {average} is below the basic cost of {cost}; costs "
            "are not covered."
        ),
    },
    "given-together": {
        "id": "Isi keduanya atau kosongkan keduanya: {keys}.",
        "en": "Give both or neither: {keys}.",
    },
    "rate-looks-like-percent": {
        "id": (
            "Tingkat diskonto {rate} berarti {percent} persen setahun. Untuk 12 persen "
            "tulis 0.12."
        ),
        "en": (
            "A rate of {rate} means {percent} percent a year. Write 0.12 for 12 percent."
        ),
    },
    "horizon-too-long": {
        "id": "Jangka waktunya {found} tahun; paling lama {most} tahun.",
        "en": "The horizon is {found} years; at most {most} are taken.",
    },
    "irr-none": {
        "id": (
            "Tingkat pengembalian internal tidak ada: tidak ada tingkat diskonto yang "
            "membuat nilai kini bersih nol."
        ),
        "en": (
            "There is no internal rate of return: no rate makes the net present value zero."
        ),
    },
    "irr-multiple": {
        "id": (
            "Ada {count} tingkat pengembalian internal; tidak satu pun dapat dipakai "
            "sendiri. Pakai nilai kini bersih."
        ),
        "en": (
            "There are {count} internal rates of return; none can be used alone. Use "
            "the net present value."
        ),
    },
    "irr-no-flows": {
        "id": (
            "Semua arus bersih nol, sehingga tingkat pengembalian internal tidak berarti."
        ),
        "en": "All net flows are zero, so an internal rate of return means nothing.",
    },
    "irr-out-of-reach": {
        "id": (
            "Tingkat pengembalian internal lebih rendah daripada -99,99 persen atau "
            "lebih tinggi daripada 1.000.000 persen."
        ),
        "en": (
            "The internal rate of return is below -99.99 percent or above 1,000,000 "
            "percent."
        ),
    },
    "payback-undone": {
        "id": (
            "Modal kembali sesudah {years} tahun, tetapi jumlah arus turun lagi di "
            "bawah nol sesudahnya."
        ),
        "en": (
            "The outlay is recovered after {years} years, but the running sum falls "
            "below zero again."
        ),
    },
    "several-starts": {
        "id": "Ada lebih dari satu langkah awal: {ids}. Sisakan satu.",
        "en": "There is more than one first step: {ids}. Leave one.",
    },
    "shares-not-one": {
        "id": "Jumlah bagian keluar dari langkah ini {total}, seharusnya tepat 1.",
        "en": (
            "The shares of the exits of this step add up to {total} instead of exactly 1."
        ),
    },
    "shares-partly": {
        "id": (
            "Sebagian arah keluar punya bagian, sebagian tidak. Isi semuanya atau "
            "kosongkan semuanya."
        ),
        "en": "Some exits have a share and some have not. Fill in all or none.",
    },
    "share-unknown": {
        "id": (
            "Bagian tiap arah keluar langkah ini belum diisi; waktu rata-rata tidak "
            "dapat dihitung."
        ),
        "en": (
            "The shares of the exits of this step are not filled in; the expected time "
            "cannot be worked out."
        ),
    },
    "no-way-to-end": {
        "id": (
            "Dari langkah awal, tidak semua jalan sampai ke akhir; waktu rata-rata "
            "tidak dapat dihitung."
        ),
        "en": (
            "From the first step not every way leads to an end; the expected time "
            "cannot be worked out."
        ),
    },
    "loops-tangled": {
        "id": (
            "Ada putaran dengan lebih dari satu pintu masuk; waktu terlama tidak dapat "
            "ditentukan."
        ),
        "en": (
            "There is a loop with more than one way in; the longest time cannot be "
            "determined."
        ),
    },
    "factor-without-values": {
        "id": (
            "Jumlah nilai faktor “{id}” di semua wilayah nol, sehingga tidak dapat dibagi."
        ),
        "en": (
            "The values of factor “{id}” add up to zero over all areas, so nothing can "
            "be shared by it."
        ),
    },
    "remainder-tied": {
        "id": (
            "Sisa pembulatan {units} rupiah diperebutkan wilayah bersisa sama: {ids}. "
            "Didahulukan bagian terbesar, lalu urutan abjad."
        ),
        "en": (
            "A remainder of {units} rupiah is tied between areas: {ids}. The larger "
            "share goes first, then the alphabet."
        ),
    },
    "end-with-exits": {
        "id": "Langkah jenis end tidak boleh punya langkah berikutnya.",
        "en": "A step of the kind end cannot have a next step.",
    },
    "too-many-visits": {
        "id": (
            "Menurut bagiannya, satu langkah terulang lebih dari sejuta juta kali. "
            "Periksa bagian arah keluar putarannya."
        ),
        "en": (
            "By its shares a step is done more than a million million times. Check the "
            "shares of the exits of its loop."
        ),
    },
    "zero-may-mean-none": {
        "id": (
            "Nilai 0 di sini dibaca sebagai 0, sehingga skornya rendah. Bila "
            "perusahaan tidak punya utang, isi pembilang dan penyebut 0."
        ),
        "en": (
            "A value of 0 is read as 0 here, which scores low. If the company has no "
            "debt, give the numerator and a denominator of 0."
        ),
    },
}
