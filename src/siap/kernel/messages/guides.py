"""Messages of guides that a region adapts, and of their files."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "guide-part-missing": {
        "id": "Bagian “{name}” belum ada. Tambahkan.",
        "en": "The part “{name}” is missing. Add it.",
    },
    "guide-unknown-part": {
        "id": "Bagian “{name}” tidak dikenal. Hapus atau betulkan namanya.",
        "en": "The part “{name}” is not known. Remove it or correct its name.",
    },
    "guide-text-missing": {
        "id": "Bagian ini belum diisi. Tulis paling sedikit {min} huruf.",
        "en": "This is not filled in yet. Write at least {min} letters.",
    },
    "guide-list-empty": {
        "id": "Belum ada isinya. Tambahkan paling sedikit {min}.",
        "en": "There is nothing here yet. Add at least {min}.",
    },
    "guide-list-long": {
        "id": "Isinya terlalu banyak. Paling banyak {limit}.",
        "en": "There are too many here. At most {limit}.",
    },
    "guide-word-form": {
        "id": "Bentuk “{value}” tidak dikenal di sini.",
        "en": "The form of “{value}” is not known here.",
    },
    "guide-choice": {
        "id": "“{value}” tidak dikenal. Yang berlaku: {known}.",
        "en": "“{value}” is not known. What may stand here: {known}.",
    },
    "guide-wrong-form": {
        "id": (
            "Bentuk isian ini lain dari yang diharapkan. Bandingkan dengan berkas hasil "
            "ekspor."
        ),
        "en": (
            "This does not have the form that is expected. Compare it with an exported "
            "file."
        ),
    },
    "guide-not-a-number": {
        "id": "Tulis angka, misalnya 2 atau 1.5.",
        "en": "Write a number, such as 2 or 1.5.",
    },
    "guide-number-low": {
        "id": "Angkanya paling kecil {limit}.",
        "en": "The number must be at least {limit}.",
    },
    "guide-number-above": {
        "id": "Angkanya harus lebih dari {limit}.",
        "en": "The number must be above {limit}.",
    },
    "guide-number-high": {
        "id": "Angkanya paling besar {limit}.",
        "en": "The number must be at most {limit}.",
    },
    "guide-days-order": {
        "id": "Jumlah hari paling sedikit tidak boleh melebihi yang paling banyak.",
        "en": "The smallest number of days must not be above the largest.",
    },
    "guide-stages": {
        "id": "Panduan harus memuat tujuh tahap, bernomor 1 sampai 7 berurutan.",
        "en": "A guide must hold seven stages, numbered 1 to 7 in order.",
    },
    "guide-topic-twice": {
        "id": "Nomor topik {topic} dipakai dua kali.",
        "en": "The topic number {topic} is used twice.",
    },
    "guide-topic-stage": {
        "id": "Topik {topic} tidak cocok dengan nomor tahapnya.",
        "en": "Topic {topic} does not fit the number of its stage.",
    },
    "guide-start-unknown": {
        "id": "Topik {topic} tidak ada dalam panduan ini. Pilih topik lain.",
        "en": "This guide has no topic {topic}. Choose another one.",
    },
    "guide-start-later": {
        "id": (
            "Topik {topic} tidak mendahului topik ini. Pilih topik sebelumnya atau ubah "
            "urutan."
        ),
        "en": (
            "Topic {topic} does not come before this one. Choose an earlier topic or "
            "change the order."
        ),
    },
    "guide-worksheet-unknown": {
        "id": "Lembar kerja {number} tidak ada dalam edisi ini.",
        "en": "This edition has no worksheet {number}.",
    },
    "guide-worksheet-not-listed": {
        "id": (
            "{number} belum dicentang sebagai lembar kerja topik ini. Centang, atau pilih "
            "lembar lain."
        ),
        "en": (
            "{number} is not ticked as a worksheet of this topic. Tick it, or choose "
            "another."
        ),
    },
    "guide-role-unknown": {
        "id": "Peran “{role}” tidak ada dalam edisi ini.",
        "en": "This edition has no role “{role}”.",
    },
    "guide-minutes": {
        "id": "Menit acara berjumlah {sum}, sedangkan waktu topik {total} menit. Samakan.",
        "en": "The agenda takes {sum} minutes, the topic has {total}. Make them equal.",
    },
    "guide-branch-guide": {
        "id": "Panduan “{guide}” tidak ada dalam edisi ini.",
        "en": "This edition has no guide “{guide}”.",
    },
    "guide-key-twice": {
        "id": "“{key}” tertulis dua kali.",
        "en": "“{key}” is written twice.",
    },
    "guide-file-refused": {
        "id": "Berkas tidak diambil karena memuat {count} kesalahan.",
        "en": "The file was not taken: it has {count} mistakes.",
    },
    "guide-file-size": {
        "id": "Berkas terlalu besar. Paling besar {limit} kB.",
        "en": "The file is too large. At most {limit} kB.",
    },
    "guide-file-text": {
        "id": "Berkas ini bukan teks UTF-8. Simpan sebagai UTF-8, lalu coba lagi.",
        "en": "The file is not text in UTF-8. Save it as UTF-8 and try again.",
    },
    "guide-file-yaml": {
        "id": (
            "Baris ini tidak dapat dibaca sebagai YAML. Periksa jarak awal baris dan "
            "tanda baca."
        ),
        "en": "This line cannot be read as YAML. Check its indent and punctuation.",
    },
    "guide-file-deep": {
        "id": "Susunan berkas terlalu bertingkat.",
        "en": "The file is nested too deeply.",
    },
    "guide-file-anchor": {
        "id": "Jangkar, rujukan, dan tanda jenis YAML tidak dipakai di sini. Tulis isinya.",
        "en": "Anchors, references and tags of YAML are not used here. Write the content.",
    },
    "guide-file-kind": {
        "id": "Ini bukan berkas panduan SIAP. Pilih berkas hasil ekspor panduan.",
        "en": (
            "This is no guide file of SIAP. Choose a file that was exported from a guide."
        ),
    },
    "guide-file-format": {
        "id": (
            "Berkas ini berbentuk {theirs}, sedangkan SIAP ini membaca bentuk {ours}. "
            "Perbarui SIAP."
        ),
        "en": "The file has format {theirs}; this SIAP reads format {ours}. Update SIAP.",
    },
    "guide-file-edition": {
        "id": (
            "Berkas ini dari edisi {theirs}, sedangkan SIAP ini memakai edisi {ours}. "
            "Lembar kerjanya mungkin lain, jadi tidak diambil."
        ),
        "en": (
            "The file is of edition {theirs}; this SIAP uses edition {ours}. Its "
            "worksheets may differ, so it was not taken."
        ),
    },
    "guide-faulty": {
        "id": "Masih ada {count} hal yang perlu dibetulkan. Selesaikan dahulu.",
        "en": "There are still {count} things to put right. Do that first.",
    },
    "guide-unchanged": {
        "id": "Tidak ada yang berubah sejak versi {number}.",
        "en": "Nothing has changed since version {number}.",
    },
    "guide-changed": {
        "id": "Bagian ini juga diubah orang lain. Gabungkan seperlunya, lalu simpan lagi.",
        "en": "Somebody else changed this as well. Merge what is needed, then save again.",
    },
    "guide-undo-late": {
        "id": "Bagian itu sudah diubah lagi sesudahnya, jadi tidak dapat diurungkan.",
        "en": "That part was changed again since, so this cannot be undone.",
    },
    "guide-stage-full": {
        "id": "Tahap {stage} tidak dapat memuat topik lagi; nomornya habis terpakai.",
        "en": "Stage {stage} cannot take another topic; its numbers are used up.",
    },
    "guide-other-region": {
        "id": "Panduan itu milik daerah lain. Pilih panduan daerah rencana ini.",
        "en": "That guide belongs to another region. Choose one of the plan's own region.",
    },
    "guide-other-edition": {
        "id": "Panduan itu dari edisi lain. Rencana ini memakai edisi {edition}.",
        "en": "That guide is of another edition. This plan uses edition {edition}.",
    },
    "training-days": {
        "id": "Jumlah hari pelatihan tidak cukup, atau lebih dari {limit}.",
        "en": "There are too few days of training, or more than {limit}.",
    },
}
