"""Every message of the layers below the web, in Indonesian and English, by code."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "missing": {
        "id": "Nilai di sini belum diisi. Lengkapi dahulu.",
        "en": "A value is missing here. Fill it in.",
    },
    "unknown-key": {
        "id": "“{key}” tidak dikenal. Yang dikenal: {known}.",
        "en": "“{key}” is not known. Known are: {known}.",
    },
    "not-a-number": {
        "id": "“{value}” bukan angka. Contoh yang benar: {example}.",
        "en": "“{value}” is not a number. A correct example: {example}.",
    },
    "forbidden": {
        "id": "Anda tidak berwenang melakukan ini. Hubungi administrator daerah.",
        "en": "You may not do this. Ask the administrator of the region.",
    },
    "not-found": {
        "id": "Yang dicari tidak ada, atau bukan untuk Anda.",
        "en": "What you look for is not there, or not for you.",
    },
    "holidays-missing": {
        "id": (
            "Daftar hari libur tahun {year} belum ada di katalog. Tambahkan berkasnya "
            "menurut keputusan bersama tiga menteri, lalu ulangi."
        ),
        "en": (
            "The catalogue has no list of days off for {year}. Add its file after the "
            "joint decree of three ministers, then try again."
        ),
    },
    "catalogue-file": {
        "id": "Berkas katalog {place}: {path}: {problem}.",
        "en": "Catalogue file {place}: {path}: {problem}.",
    },
    "wrong-type": {
        "id": "Jenis nilai di sini keliru: seharusnya {wanted}, yang diisi {found}.",
        "en": "This is the wrong kind of value: {wanted} is wanted, {found} was found.",
    },
    "number-as-text": {
        "id": "“{value}” ditulis sebagai teks. Tulis sebagai angka tanpa tanda kutip dan "
        "dengan titik desimal, misalnya 0.5.",
        "en": "“{value}” is written as text. Write it as a number, without quotes and with "
        "a decimal point, like 0.5.",
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
        "id": "Angka terlalu panjang: paling banyak {digits} digit di depan dan di "
        "belakang tanda desimal.",
        "en": "The number is too long: at most {digits} digits before and after the "
        "decimal point.",
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
        "id": "Jumlah isi daftar ini {found}; paling sedikit {least}, paling banyak "
        "{most}.",
        "en": "This list has {found} entries; at least {least} and at most {most} are "
        "wanted.",
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
    "unknown-method": {
        "id": "Tidak ada metode “{value}”. Lihat daftarnya: siap compute --list",
        "en": "There is no method “{value}”. See the list: siap compute --list",
    },
    "bad-arguments": {
        "id": "Perintah tidak dipahami: {detail}. Lihat: siap compute --help",
        "en": "The command is not understood: {detail}. See: siap compute --help",
    },
    "cannot-read-file": {
        "id": "Berkas “{path}” tidak dapat dibaca.",
        "en": "The file “{path}” cannot be read.",
    },
    "unknown-ruleset": {
        "id": "Tidak ada aturan “{value}” untuk metode ini. Yang ada: {known}.",
        "en": "There is no rule set “{value}” for this method. Known are: {known}.",
    },
    "ruleset-not-in-force": {
        "id": "Pada {day} aturan “{value}” tidak berlaku. Masa berlaku: {known}.",
        "en": "On {day} the rule set “{value}” is not in force. Periods: {known}.",
    },
    "ruleset-undecided": {
        "id": "Sebut aturan yang dipakai. Yang ada: {known}.",
        "en": "Name the rule set to use. Known are: {known}.",
    },
    "ruleset-assumed": {
        "id": "Aturan tidak disebut; dipakai “{id}”, satu-satunya yang masih berlaku.",
        "en": "No rule set was named; “{id}” was used, the only one still in force.",
    },
    "ruleset-unverified": {
        "id": "Nilai aturan “{id}” belum diperiksa dengan naskah peraturannya "
        "(tanda: {mark}).",
        "en": "The values of “{id}” have not been checked against the regulation itself "
        "(mark: {mark}).",
    },
    "bad-catalog-file": {
        "id": "Berkas katalog keliru: {detail}",
        "en": "A catalogue file is wrong: {detail}",
    },
    "not-by-year": {
        "id": "Isi nilai untuk setiap tahun, misalnya 2024: 87,5.",
        "en": "Give a value for each year, such as 2024: 87.5.",
    },
    "not-a-year": {
        "id": "“{value}” bukan tahun. Contoh: 2026.",
        "en": "“{value}” is not a year. Example: 2026.",
    },
    "too-long": {
        "id": "Teks {length} huruf terlalu panjang; paling banyak {limit} huruf.",
        "en": "The text has {length} characters; at most {limit} are allowed.",
    },
    "not-a-choice": {
        "id": "“{value}” tidak ada dalam pilihan. Pilih salah satu: {known}.",
        "en": "“{value}” is not one of the choices. Choose one of: {known}.",
    },
    "not-a-time": {
        "id": "“{value}” bukan jam. Contoh: 09.30.",
        "en": "“{value}” is not a time. Example: 09:30.",
    },
    "not-yes-no": {
        "id": "“{value}” bukan jawaban ya atau tidak.",
        "en": "“{value}” is neither yes nor no.",
    },
    "cell-out-of-range": {
        "id": "{value} di luar rentang. Isi angka dari {low} sampai {high}.",
        "en": "{value} is out of range. Give a number from {low} to {high}.",
    },
    "cell-not-whole": {
        "id": "“{value}” harus bilangan bulat. Contoh: 12.",
        "en": "“{value}” must be a whole number. Example: 12.",
    },
    "not-money": {
        "id": "“{value}” bukan jumlah uang. Contoh: 12.500.000 atau 12,5 juta.",
        "en": "“{value}” is not an amount of money. Example: 12,500,000.",
    },
    "not-whole-rupiah": {
        "id": "“{value}” harus rupiah bulat, tanpa sen.",
        "en": "“{value}” must be whole rupiah.",
    },
    "cell-not-a-date": {
        "id": "“{value}” bukan tanggal. Contoh: 21 November 2026 atau 21/11/2026.",
        "en": "“{value}” is not a date. Example: 21 November 2026 or 21/11/2026.",
    },
    "row-missing": {
        "id": "Baris yang dipilih tidak ada lagi. Pilih baris lain.",
        "en": "The row that was chosen is gone. Choose another.",
    },
    "row-in-use": {
        "id": "Baris ini masih dirujuk oleh {count} baris lain ({where_used}). Lepaskan rujukannya dahulu.",
        "en": "{count} other rows still refer to this row ({where_used}). Release them first.",
    },
    "too-many-rows": {
        "id": "Bagian ini paling banyak {limit} baris.",
        "en": "This part holds at most {limit} rows.",
    },
    "not-unique": {
        "id": "“{value}” sudah ada di baris lain.",
        "en": "“{value}” stands in another row already.",
    },
    "cell-changed": {
        "id": "{name} mengubah isian ini pada {time}. Bandingkan, lalu pilih.",
        "en": "{name} changed this cell at {time}. Compare, then choose.",
    },
    "undo-changed": {
        "id": "Tidak dapat dibatalkan karena isiannya sudah diubah lagi setelah itu.",
        "en": "It cannot be undone because the cell was changed again afterwards.",
    },
    "nothing-to-undo": {
        "id": "Tidak ada perubahan yang dapat dibatalkan.",
        "en": "There is nothing to undo.",
    },
    "typesetting-too-long": {
        "id": "Pencetakan dihentikan karena terlalu lama. Coba lagi nanti, atau cetak "
        "bagian yang lebih kecil.",
        "en": "Printing was stopped because it took too long. Try again later, or print a "
        "smaller part.",
    },
    "typesetting-too-large": {
        "id": "Dokumen ini terlalu besar untuk dicetak sekaligus. Cetak bagian yang lebih kecil.",
        "en": "This document is too large to be printed in one go. Print a smaller part.",
    },
    "typesetting-template": {
        "id": "Pola cetak dokumen ini rusak. Isinya aman. Hubungi administrator.",
        "en": "The print template of this document is broken. Its content is safe. Ask the "
        "administrator.",
    },
    "typesetting-failed": {
        "id": "Dokumen tidak berhasil dicetak. Isinya aman. Coba lagi; jika tetap gagal, "
        "hubungi administrator.",
        "en": "The document could not be printed. Its content is safe. Try again; if it "
        "still fails, ask the administrator.",
    },
    "disk-full": {
        "id": "Ruang penyimpanan penuh, berkas tidak tersimpan. Hubungi administrator.",
        "en": "The disk is full and the file was not stored. Ask the administrator.",
    },
    "not-stored": {
        "id": "Berkas tidak dapat disimpan. Hubungi administrator.",
        "en": "The file could not be stored. Ask the administrator.",
    },
    "bad-formula": {
        "id": "Rumus kolom hanya boleh berisi tambah, kurang, kali, bagi, kurung, dan nama "
        "kolom dalam kurung kurawal.",
        "en": "The formula of a column may hold only plus, minus, times, divided by, "
        "brackets, and names of columns in braces.",
    },
    "bad-columns": {
        "id": "Tabel harus punya paling sedikit satu kolom, dan nama kolom tidak boleh kembar.",
        "en": "A table needs at least one column, and no two columns of the same key.",
    },
    "duplicate-anchor": {
        "id": "Penanda “{anchor}” dipakai dua kali dalam dokumen.",
        "en": "The anchor “{anchor}” is used twice in the document.",
    },
    "unknown-anchor": {
        "id": "Tautan menuju penanda “{anchor}” yang tidak ada dalam dokumen.",
        "en": "A link leads to the anchor “{anchor}”, which is not in the document.",
    },
    "heading-level-skipped": {
        "id": "Judul “{text}” melompati satu tingkat.",
        "en": "The heading “{text}” skips a level.",
    },
    "bad-document": {
        "id": "Berkas dokumen tidak dapat dibaca: {reason}.",
        "en": "The stored document cannot be read: {reason}.",
    },
    "no-votes": {
        "id": "Belum ada suara untuk pasangan ini.",
        "en": "There are no votes for this pair.",
    },
    "same-pair": {
        "id": "“{value}” dibandingkan dengan dirinya sendiri.",
        "en": "“{value}” is compared with itself.",
    },
    "winner-not-in-pair": {
        "id": "Pemenang harus “{a}” atau “{b}”.",
        "en": "The winner must be “{a}” or “{b}”.",
    },
    "winner-against-votes": {
        "id": "Pemenang “{value}” tidak sesuai dengan jumlah suara.",
        "en": "The winner “{value}” does not agree with the votes.",
    },
    "duplicate-pair": {
        "id": "Pasangan “{a}” dan “{b}” dijawab lebih dari satu kali.",
        "en": "The pair “{a}” and “{b}” is answered more than once.",
    },
    "pair-needs-revote": {
        "id": "Pasangan ini seri dan harus dipilih ulang.",
        "en": "This pair is a draw and must be voted on again.",
    },
    "circle-needs-decision": {
        "id": "Jawaban melingkar: {issues}. Mengulang tidak mengubahnya; fasilitator "
        "perlu meminta keputusan peserta.",
        "en": "The answers go round in a circle: {issues}. Repeating will not change it; "
        "the facilitator must ask the meeting to decide.",
    },
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
            "The denominator is 0; the rule gives a score of {score} for this, as for"
            " a company without debt."
        ),
    },
    "no-total": {
        "id": (
            "Belum ada nilai akhir karena indikator ini tanpa skor: {ids}. Lengkapi, "
            "atau tentukan skor pengganti."
        ),
        "en": (
            "There is no total because these indicators have no score: {ids}. "
            "Complete them, or choose a score for them."
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
            "The divisor of the operational aspect was changed from {rule} to {used};"
            " the result is no longer that of the rule set."
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
        "en": (
            "Nobody holds this position: there is no index, and the need is rounded up."
        ),
    },
    "need-rounds-to-nothing": {
        "id": (
            "Kebutuhan {need} orang dibulatkan menjadi 0. Gabungkan tugasnya dengan "
            "jabatan lain."
        ),
        "en": (
            "A need of {need} people rounds to 0. Join the tasks with another position."
        ),
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
        "en": ("The level present ({present}) exceeds the level required ({required})."),
    },
    "year-before-base": {
        "id": "Tahun {year} mendahului tahun dasar {base}.",
        "en": "The year {year} lies before the base year {base}.",
    },
    "standard-loss-differs": {
        "id": (
            "Tingkat kehilangan air {used} persen berbeda dari himpunan aturan "
            "({rule} persen)."
        ),
        "en": (
            "The water loss of {used} percent differs from the rule set ({rule} percent)."
        ),
    },
    "average-below-cost": {
        "id": (
            "Tarif rata-rata {average} lebih rendah daripada biaya dasar {cost}; "
            "biaya tidak tertutup."
        ),
        "en": (
            "The average tariff of {average} is below the basic cost of {cost}; costs"
            " are not covered."
        ),
    },
    "given-together": {
        "id": "Isi keduanya atau kosongkan keduanya: {keys}.",
        "en": "Give both or neither: {keys}.",
    },
    "rate-looks-like-percent": {
        "id": (
            "Tingkat diskonto {rate} berarti {percent} persen setahun. Untuk 12 "
            "persen tulis 0.12."
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
            "Tingkat pengembalian internal tidak ada: tidak ada tingkat diskonto yang"
            " membuat nilai kini bersih nol."
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
    "no-start": {
        "id": "Langkah awal tidak jelas. Beri satu langkah jenis start.",
        "en": "The first step is not clear. Give one step the kind start.",
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
            "The shares of the exits of this step are not filled in; the expected "
            "time cannot be worked out."
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
            "Ada putaran dengan lebih dari satu pintu masuk; waktu terlama tidak "
            "dapat ditentukan."
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
            "The values of factor “{id}” add up to zero over all areas, so nothing "
            "can be shared by it."
        ),
    },
    "remainder-tied": {
        "id": (
            "Sisa pembulatan {units} rupiah diperebutkan wilayah bersisa sama: {ids}."
            " Didahulukan bagian terbesar, lalu urutan abjad."
        ),
        "en": (
            "A remainder of {units} rupiah is tied between areas: {ids}. The larger "
            "share goes first, then the alphabet."
        ),
    },
    "holidays-empty": {
        "id": "Daftar hari libur kosong; hanya akhir pekan yang dilewati.",
        "en": "The list of days off is empty; only weekends are skipped.",
    },
    "holidays-not-covering": {
        "id": (
            "Daftar hari libur tidak memuat satu pun hari tahun {year}, padahal "
            "hitungan sampai ke sana."
        ),
        "en": "The list of days off has no day of {year}, but the count reaches it.",
    },
    "deadline-longer-than-rule": {
        "id": (
            "Janji {days} hari kerja lebih lama daripada batas nasional {most} hari kerja."
        ),
        "en": (
            "A promise of {days} working days is longer than the national limit of {most}."
        ),
    },
    "promise-later-than-rule": {
        "id": "Janji {hours} jam jatuh sesudah batas nasional {due}.",
        "en": "The promise of {hours} hours falls after the national limit of {due}.",
    },
    "hours-need-time": {
        "id": (
            "Janji dalam jam memerlukan tanggal dan jam diterima, seperti 2026-08-18T09:30."
        ),
        "en": (
            "A promise in hours needs the day and time of receipt, like 2026-08-18T09:30."
        ),
    },
    "not-a-moment": {
        "id": (
            "“{value}” bukan tanggal atau waktu. Contoh yang benar: 2026-08-18 atau "
            "2026-08-18T09:30."
        ),
        "en": (
            "“{value}” is not a date or time. Correct examples: 2026-08-18 or "
            "2026-08-18T09:30."
        ),
    },
    "hours-or-days": {
        "id": (
            "Isi salah satu saja: janji dalam jam (hours) atau dalam hari kerja (days)."
        ),
        "en": "Give the promise either in hours or in working days (days), not both.",
    },
    "no-weight": {
        "id": "Semua bobot nol. Beri bobot pada sedikitnya satu kriteria.",
        "en": "Every weight is nought. Give at least one criterion a weight.",
    },
    "target-against-direction": {
        "id": "Arah “range” memerlukan target berpasangan [terendah, tertinggi]; arah lain "
        "memerlukan satu angka.",
        "en": "The direction “range” needs a pair [lowest, highest] as target; the others "
        "need one number.",
    },
    "range-upside-down": {
        "id": "Batas bawah rentang lebih besar daripada batas atasnya.",
        "en": "The lower end of the range is above its upper end.",
    },
    "no-achievement": {
        "id": "Persentase capaian “{id}” tidak bermakna karena target atau capaiannya nol "
        "atau negatif; indikator ini tidak ikut diurutkan.",
        "en": "A percentage of “{id}” has no meaning because its target or its value is "
        "nought or negative; it is left out of the order.",
    },
    "convention-assumed": {
        "id": "Cara menghitung capaian untuk indikator yang baik bila turun tidak disebut; "
        "dipakai “mirror”: (2T − R) ÷ T.",
        "en": "How to count achievement where lower is better was not declared; “mirror” "
        "was used: (2T − R) ÷ T.",
    },
    "diagram-not-a-mapping": {
        "id": "Data gambar di sini harus berupa pasangan nama dan nilai.",
        "en": "The data of the picture must be names with values here.",
    },
    "diagram-not-a-list": {
        "id": "Data gambar di sini harus berupa daftar.",
        "en": "The data of the picture must be a list here.",
    },
    "diagram-not-a-text": {
        "id": "Data gambar di sini harus berupa teks.",
        "en": "The data of the picture must be a text here.",
    },
    "diagram-not-a-flag": {
        "id": "Data gambar di sini harus ya atau tidak (true atau false).",
        "en": "The data of the picture must be true or false here.",
    },
    "diagram-not-a-date": {
        "id": "“{value}” bukan tanggal. Contoh yang benar: 2026-05-31.",
        "en": "“{value}” is not a date. A correct example: 2026-05-31.",
    },
    "diagram-out-of-range": {
        "id": "“{value}” di luar rentang {low} sampai {high}.",
        "en": "“{value}” is not within {low} to {high}.",
    },
    "diagram-wrong-scale": {
        "id": "Ujung bawah skala ({low}) harus lebih kecil daripada ujung atasnya ({high}).",
        "en": "The lower end of the scale ({low}) must be below the upper end ({high}).",
    },
    "diagram-wrong-count": {
        "id": "Di sini diperlukan {expected} nilai, tetapi ada {given}.",
        "en": "{expected} values are needed here, but there are {given}.",
    },
    "diagram-negative": {
        "id": "Nilai di sini tidak boleh negatif.",
        "en": "A value here must not be negative.",
    },
    "diagram-too-deep": {
        "id": "Susunan bertingkat ini terlalu dalam. Paling banyak {deepest} tingkat.",
        "en": "This is nested too deeply. At most {deepest} levels.",
    },
    "diagram-too-many": {
        "id": "Terlalu banyak isi untuk satu gambar: {given}. Paling banyak {most}.",
        "en": "Too much for one picture: {given}. At most {most}.",
    },
    "diagram-ends-before-start": {
        "id": "Tanggal selesai mendahului tanggal mulai.",
        "en": "The end is before the start.",
    },
    "diagram-unknown-reference": {
        "id": "“{value}” tidak ada dalam daftar yang dirujuk.",
        "en": "“{value}” is not in the list it refers to.",
    },
    "diagram-cycle": {
        "id": "“{value}” berada di bawah dirinya sendiri.",
        "en": "“{value}” is below itself.",
    },
    "diagram-same-item": {
        "id": "Satu hal tidak dapat dipasangkan dengan dirinya sendiri.",
        "en": "A thing cannot be paired with itself.",
    },
    "nought-decides": {
        "id": "Satu faktor “{id}” bernilai nol sehingga hasil kalinya nol.",
        "en": "One factor of “{id}” is nought, and so is its product.",
    },
    "cost-not-above-nought": {
        "id": "Nilai biaya harus di atas nol karena menjadi pembagi.",
        "en": "The score of cost must be above nought, for it divides.",
    },
    "not-yes-or-no": {
        "id": "Dalam penyaringan setiap kriteria diisi 1 (terpenuhi) atau 0 (tidak).",
        "en": "When screening, each criterion is 1 (met) or 0 (not met).",
    },
    "pearl-forbids": {
        "id": "Satu unsur PEARL “{id}” bernilai 0 sehingga masalah ini tidak dapat ditangani "
        "dan nilainya nol.",
        "en": "One part of PEARL is 0 for “{id}”, so it cannot be dealt with and counts "
        "nought.",
    },
    "weights-do-not-add-up": {
        "id": "Jumlah bobot {found}; seharusnya 1 (atau 100 bila dalam persen).",
        "en": "The weights add up to {found}; they should add up to 1 (or 100 in percent).",
    },
    "sign-against-kind": {
        "id": "Tanda nilai tidak sesuai dengan jenisnya: S dan O tidak negatif, W dan T "
        "tidak positif.",
        "en": "The sign does not agree with the kind: S and O are not negative, W and T "
        "not positive.",
    },
    "either-of-two": {
        "id": "Isi tepat satu: {known}.",
        "en": "Give exactly one of: {known}.",
    },
    "rows-of-different-length": {
        "id": "Baris ini berisi {found} jawaban; seharusnya {wanted}.",
        "en": "This row has {found} answers; {wanted} are wanted.",
    },
    "element-unanswered": {
        "id": "Unsur “{id}” tidak dijawab seorang pun; indeks tidak dapat dihitung.",
        "en": "Nobody answered element “{id}”; there is no index.",
    },
    "no-regulation-weight": {
        "id": "Aturan ini tidak menetapkan bobot untuk {count} unsur. Pakai weight_mode "
        "exact.",
        "en": "This rule set has no weight for {count} elements. Use weight_mode exact.",
    },
    "unusual-element-count": {
        "id": "Ada {count} unsur, sedangkan aturan menyebut {wanted}.",
        "en": "There are {count} elements; the rule set names {wanted}.",
    },
    "weight-decides-class": {
        "id": "Pembulatan bobot menentukan kelas: dengan bobot {mode} kelasnya {other}.",
        "en": "The rounding of the weight decides the class: with {mode} weights it is "
        "{other}.",
    },
    "strata-against-population": {
        "id": "Jumlah strata {found} tidak sama dengan populasi {wanted}.",
        "en": "The strata add up to {found}, not to the population of {wanted}.",
    },
    "stratum-without-sample": {
        "id": "Strata “{id}” tidak mendapat satu pun responden.",
        "en": "Stratum “{id}” gets no respondent.",
    },
    "unknown-confidence": {
        "id": "Tingkat kepercayaan {value} tidak ada dalam tabel. Pilihannya: {known}.",
        "en": "The confidence {value} is not in the table. Choose one of: {known}.",
    },
    "no-answers-yet": {
        "id": "“{id}” belum punya jawaban.",
        "en": "“{id}” has no answers yet.",
    },
    "end-with-exits": {
        "id": "Langkah jenis end tidak boleh punya langkah berikutnya.",
        "en": "A step of the kind end cannot have a next step.",
    },
    "no-working-day": {
        "id": "Daftar hari libur tidak menyisakan hari kerja. Periksa daftarnya.",
        "en": "The days off leave no working day. Check the list.",
    },
    "plan-period": {
        "id": "Tanggal selesai harus sesudah tanggal mulai, dan rencana paling lama enam tahun.",
        "en": "The end must come after the start, and a plan lasts six years at most.",
    },
    "team-role": {
        "id": "Peran “{value}” tidak dikenal.",
        "en": "The role “{value}” is not known.",
    },
    "last-facilitator": {
        "id": "Rencana harus mempunyai paling sedikit satu fasilitator. Tunjuk penggantinya dahulu.",
        "en": "A plan needs at least one facilitator. Name another one first.",
    },
    "topic-changed": {
        "id": "Catatan topik ini baru saja diubah orang lain. Bandingkan, lalu simpan lagi.",
        "en": "Somebody else has just changed the record of this topic. Compare, then save again.",
    },
    "unknown-topic": {
        "id": "Topik {topic} tidak ada dalam panduan rencana ini.",
        "en": "The guide of this plan has no topic {topic}.",
    },
    "calendar-rhythm": {
        "id": "Pilih paling sedikit satu hari dan jarak paling sedikit satu hari.",
        "en": "Choose at least one weekday and a distance of at least one day.",
    },
    "edition-released": {
        "id": (
            "Edisi {edition} sudah terbit sehingga isinya tidak boleh berubah. "
            "Kembalikan berkas ini, lalu buat edisi baru."
        ),
        "en": (
            "Edition {edition} is released, so its content must not change. "
            "Restore this file and make a new edition."
        ),
    },
    "too-many-visits": {
        "id": "Menurut bagiannya, satu langkah terulang lebih dari sejuta juta kali. "
        "Periksa bagian arah keluar putarannya.",
        "en": "By its shares a step is done more than a million million times. "
        "Check the shares of the exits of its loop.",
    },
    "username-taken": {
        "id": "Nama pengguna “{value}” sudah dipakai. Pilih yang lain.",
        "en": "The user name “{value}” is taken. Choose another.",
    },
    "weak-password": {
        "id": "Kata sandi terlalu lemah. {problems}",
        "en": "The password is too weak. {problems}",
    },
    "zero-may-mean-none": {
        "id": "Nilai 0 di sini dibaca sebagai 0, sehingga skornya rendah. Bila perusahaan "
        "tidak punya utang, isi pembilang dan penyebut 0.",
        "en": "A value of 0 is read as 0 here, which scores low. If the company has no "
        "debt, give the numerator and a denominator of 0.",
    },
    "data-folder": {
        "id": "Folder data tidak dapat ditulisi: {reason}. Periksa izinnya, atau pilih folder lain dengan SIAP_DATA.",
        "en": "The data folder cannot be written: {reason}. Check its permissions, or choose another with SIAP_DATA.",
    },
    "disk-full": {
        "id": "Ruang kosong tinggal {free_mb} MB. Kosongkan cakram sampai tersedia 100 MB, lalu coba lagi.",
        "en": "Only {free_mb} MB are free. Make room until there are 100 MB, then try again.",
    },
    "backup-failed": {
        "id": "Cadangan tidak dapat ditulis: {reason}. Tidak ada yang berubah.",
        "en": "The backup could not be written: {reason}. Nothing was changed.",
    },
    "backup-postgres": {
        "id": "Data berada di PostgreSQL. Gunakan pg_dump dan pg_restore untuk mencadangkannya.",
        "en": "The records are in PostgreSQL. Use pg_dump and pg_restore to back them up.",
    },
    "backup-damaged": {
        "id": "Berkas ini bukan cadangan SIAP, atau rusak. Tidak ada yang berubah.",
        "en": "This file is no backup of SIAP, or it is damaged. Nothing was changed.",
    },
    "database-damaged": {
        "id": "Basis data rusak: {reason}. Pulihkan dari cadangan dengan siap restore.",
        "en": "The database is damaged: {reason}. Restore a backup with siap restore.",
    },
    "port-taken": {
        "id": "Port {port} sedang dipakai program lain. Pilih yang lain dengan --port.",
        "en": "Port {port} is in use. Choose another with --port.",
    },
    "unknown-user": {
        "id": "Tidak ada akun “{value}”.",
        "en": "There is no account “{value}”.",
    },
    "unknown-region": {
        "id": "Tidak ada daerah berkode {value}. Impor daftar wilayah dengan siap import regions.",
        "en": "There is no region with the code {value}. Import the list with siap import regions.",
    },
    "unknown-role": {
        "id": "Peran “{value}” tidak dikenal. Pilih administrator, facilitator, atau reader.",
        "en": "The role “{value}” is not known. Choose administrator, facilitator or reader.",
    },
    "wrong-code": {
        "id": "Kode tidak cocok. Lihat kode yang tampil di terminal tempat SIAP dijalankan.",
        "en": "The code does not match. Look at the terminal in which SIAP was started.",
    },
    "import-not-a-table": {
        "id": "Berkas ini bukan tabel. Yang dapat dibaca: CSV dan XLSX.",
        "en": "This file is no table. CSV and XLSX can be read.",
    },
    "import-empty": {
        "id": "Berkas atau tempelan ini kosong. Pilih berkas lain, atau tempelkan tabelnya.",
        "en": "This file or paste is empty. Choose another file, or paste the table.",
    },
    "import-too-large": {
        "id": "Berkas terlalu besar; paling banyak {limit} MB. Bagi menjadi beberapa berkas.",
        "en": "The file is too large; at most {limit} MB. Split it into several files.",
    },
    "import-old-excel": {
        "id": "Berkas ini buku kerja Excel lama (.xls) atau berkata sandi. Buka dengan Excel "
        "atau LibreOffice, simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi.",
        "en": "This is an old Excel workbook (.xls) or one with a password. Open it in Excel "
        "or LibreOffice, save it as .xlsx without a password, then upload it again.",
    },
    "import-ods": {
        "id": "Berkas ini berformat OpenDocument (.ods). Simpan sebagai .xlsx, lalu unggah lagi.",
        "en": "This is an OpenDocument file (.ods). Save it as .xlsx, then upload it again.",
    },
    "import-html": {
        "id": "Isi berkas ini halaman web, bukan tabel, walaupun namanya mungkin .xls. Buka "
        "dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi.",
        "en": "This file holds a web page, no table, although it may be called .xls. Open it "
        "in Excel or LibreOffice, save it as .xlsx, then upload it again.",
    },
    "import-broken-xlsx": {
        "id": "Buku kerja ini rusak atau bukan .xlsx yang utuh. Buka dan simpan ulang dengan "
        "Excel atau LibreOffice, lalu unggah lagi.",
        "en": "This workbook is damaged or no complete .xlsx. Open it and save it again in "
        "Excel or LibreOffice, then upload it again.",
    },
    "import-zip-bomb": {
        "id": "Berkas ini mengembang menjadi {size} MB saat dibuka; paling banyak {limit} MB, "
        "dan tidak boleh dimampatkan berlebihan. Berkas tidak dibuka.",
        "en": "This file swells to {size} MB when opened; at most {limit} MB are taken, and no "
        "excessive compression. It was not opened.",
    },
    "import-encoding": {
        "id": "Huruf pada baris {line} tidak terbaca. Simpan berkas sebagai CSV UTF-8, lalu "
        "unggah lagi.",
        "en": "The characters in line {line} cannot be read. Save the file as CSV UTF-8, then "
        "upload it again.",
    },
    "import-bad-quotes": {
        "id": "Tanda kutip di sekitar baris {line} tidak ditutup atau keliru. Betulkan "
        "tanda kutipnya, atau simpan ulang sebagai CSV dengan Excel atau LibreOffice.",
        "en": "A quotation mark near line {line} is not closed or is misplaced. Put it right, "
        "or save the file as CSV again in Excel or LibreOffice.",
    },
    "import-too-wide": {
        "id": "Berkas mempunyai {count} kolom; paling banyak {limit}. Hapus kolom yang tidak "
        "diperlukan.",
        "en": "The file has {count} columns; at most {limit}. Delete those not needed.",
    },
    "import-cell-too-long": {
        "id": "Isi satu sel pada baris {line} lebih dari {limit} huruf. Mungkin ada tanda kutip "
        "yang tidak ditutup.",
        "en": "A cell in line {line} holds more than {limit} characters. A quotation mark may "
        "not be closed.",
    },
    "import-too-many-rows": {
        "id": "Berkas mempunyai lebih dari {limit} baris. Bagi menjadi beberapa berkas.",
        "en": "The file has more than {limit} rows. Split it into several files.",
    },
    "import-too-many-cells": {
        "id": "Lembar ini mempunyai lebih dari {limit} sel, kebanyakan mungkin kosong. Salin "
        "tabelnya saja ke buku kerja baru.",
        "en": "This sheet has more than {limit} cells, most of them perhaps empty. Copy the "
        "table alone into a new workbook.",
    },
    "import-too-many-to-store": {
        "id": "Paling banyak {limit} baris dapat disimpan sekali impor. Ringkas per tahun, atau "
        "bagi berkasnya.",
        "en": "At most {limit} rows can be stored in one import. Sum them up by year, or split "
        "the file.",
    },
    "import-no-rows": {
        "id": "Tidak ada baris data di bawah judul kolom. Periksa baris judulnya.",
        "en": "There are no rows of data below the titles. Check which row holds the titles.",
    },
    "import-no-sheet": {
        "id": "Buku kerja ini tidak mempunyai lembar “{name}”.",
        "en": "This workbook has no sheet “{name}”.",
    },
    "import-nothing-mapped": {
        "id": "Belum ada kolom berkas yang dipasangkan. Pasangkan paling sedikit satu kolom.",
        "en": "No column of the file is used yet. Choose a place for at least one.",
    },
    "import-target-twice": {
        "id": "Dua kolom berkas mengisi kolom yang sama. Pilih salah satu saja.",
        "en": "Two columns of the file fill the same column. Choose only one.",
    },
    "import-column-unknown": {
        "id": "Berkas tidak mempunyai kolom “{value}”. Yang ada: {known}.",
        "en": "The file has no column “{value}”. There are: {known}.",
    },
    "import-column-ambiguous": {
        "id": "Beberapa kolom berkas berjudul “{value}”. Sebut huruf kolomnya, misalnya #C.",
        "en": "Several columns of the file are titled “{value}”. Name one by its letter, "
        "such as #C.",
    },
    "import-target-unknown": {
        "id": "Bagian ini tidak mempunyai kolom “{value}”. Yang ada: {known}.",
        "en": "This part has no column “{value}”. There are: {known}.",
    },
    "import-formula-error": {
        "id": "Rumus di sel ini gagal dihitung ({value}). Betulkan di buku kerjanya.",
        "en": "The formula of this cell failed ({value}). Put it right in the workbook.",
    },
    "import-formula-unknown": {
        "id": "Rumus di sel ini belum pernah dihitung. Buka dan simpan buku kerjanya dengan "
        "Excel atau LibreOffice, lalu unggah lagi.",
        "en": "The formula of this cell was never worked out. Open and save the workbook in "
        "Excel or LibreOffice, then upload it again.",
    },
    "import-no-year": {
        "id": "Tahun tidak terbaca dari “{value}”. Contoh yang benar: 2023, 2023-04, atau "
        "21/04/2023.",
        "en": "No year can be read from “{value}”. Correct examples: 2023, 2023-04 or "
        "21/04/2023.",
    },
    "import-row-twice": {
        "id": "Baris yang sama sudah disebut di atas. Hapus salah satunya.",
        "en": "The same row stands further up already. Delete one of them.",
    },
    "import-one-row": {
        "id": "Bagian ini hanya memuat satu baris. Hapus baris selebihnya.",
        "en": "This part holds one row only. Delete the others.",
    },
    "import-pair-reversed": {
        "id": "Pasangan ini ditulis terbalik. Tukar kedua isinya, dan balik pula jawabannya.",
        "en": "This pair is the wrong way round. Swap the two, and turn the answer round too.",
    },
    "import-changed-meanwhile": {
        "id": "Sesudah tabel ini diunduh, {name} mengubah isian ini menjadi “{value}”. Unduh "
        "tabel yang baru, lalu putuskan isi yang benar.",
        "en": "After this table was downloaded, {name} changed this cell to “{value}”. "
        "Download the table again, then decide what is right.",
    },
    "import-changed-now": {
        "id": "Isi rencana berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu "
        "ambil lagi.",
        "en": "The plan has changed since the preview. Look at the new preview, then take the "
        "file again.",
    },
    "import-has-faults": {
        "id": "{count} baris belum dapat diambil. Betulkan berkasnya, atau ambil baris yang "
        "baik saja.",
        "en": "{count} rows cannot be taken yet. Put the file right, or take the good rows "
        "only.",
    },
    "import-nothing-new": {
        "id": "Tidak ada yang baru di berkas ini; tidak ada yang diubah.",
        "en": "There is nothing new in this file; nothing was changed.",
    },
    "import-expired": {
        "id": "Berkas ini sudah diambil, dibuang, atau lewat batas simpan tujuh hari. Unggah "
        "lagi.",
        "en": "This file was taken, thrown away, or kept for more than seven days. Upload it "
        "again.",
    },
    "import-region-header": {
        "id": "Kolom kode dan nama wilayah tidak ditemukan. Baris pertama harus memuat judul "
        "“kode” dan “nama”.",
        "en": "The columns with code and name of the region were not found. The first row must "
        "hold the titles “kode” and “nama”.",
    },
    "import-region-code": {
        "id": "“{value}” bukan kode wilayah. Contoh: 35, 35.78, 35.78.01, atau 35.78.01.1001.",
        "en": "“{value}” is no code of a region. Examples: 35, 35.78, 35.78.01 or "
        "35.78.01.1001.",
    },
    "import-region-parent": {
        "id": "Wilayah induk {value} tidak ada di berkas ini maupun di basis data.",
        "en": "The parent region {value} is neither in this file nor in the records.",
    },
    "import-region-twice": {
        "id": "Kode {value} sudah ada di baris {other}.",
        "en": "The code {value} stands in row {other} already.",
    },
    "reference-unknown": {
        "id": "“{value}” tidak ditemukan di lembar yang dirujuk. Tulis judulnya persis sama.",
        "en": "“{value}” was not found in the worksheet referred to. Write its title exactly "
        "the same.",
    },
    "reference-ambiguous": {
        "id": "Ada beberapa baris berjudul “{value}”. Pakai ID barisnya.",
        "en": "Several rows are titled “{value}”. Use the row ID.",
    },
    "reference-left-out": {
        "id": "Baris yang dirujuk ada di berkas ini, tetapi belum dapat diambil. Betulkan baris "
        "itu dahulu.",
        "en": "The row referred to is in this file but cannot be taken. Put that row right "
        "first.",
    },
    "own-role": {
        "id": "Peran administrator Anda sendiri tidak dapat dicabut. Mintalah administrator lain melakukannya.",
        "en": "You cannot take away your own role of administrator. Ask another administrator.",
    },
    "sheet-locked": {
        "id": "Lembar “{title}” terkunci pada versi {version} karena sedang atau sudah disepakati. Buka lagi dengan alasan pada halaman kesepakatan untuk mengubahnya.",
        "en": "The worksheet “{title}” is locked at version {version}: it is being agreed, or was agreed. Reopen it with a reason on its agreement page to change it.",
    },
    "agreement-running": {
        "id": "Lembar ini sudah diajukan untuk disepakati.",
        "en": "This worksheet has been put to agreement already.",
    },
    "agreement-incomplete": {
        "id": "Lembar ini belum lengkap: {missing} isian wajib kosong dan {errors} aturan belum terpenuhi. Lengkapi dahulu.",
        "en": "This worksheet is not complete: {missing} required cells are empty and {errors} rules do not hold. Complete it first.",
    },
    "agreement-closed": {
        "id": "Kesepakatan ini sudah ditutup.",
        "en": "This agreement is closed.",
    },
    "agreement-waiting": {
        "id": "Masih ada lembaga yang belum menanggapi: {offices}.",
        "en": "These offices have not answered yet: {offices}.",
    },
    "agreement-no-office": {
        "id": "Sebutkan paling sedikit satu lembaga yang dimintai tanggapan.",
        "en": "Name at least one office whose answer is asked for.",
    },
    "reason-missing": {
        "id": "Tuliskan alasannya.",
        "en": "Give the reason.",
    },
}
