"""Messages of services, standards, ratings, surveys and charters."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "changed-meanwhile": {
        "id": (
            "Orang lain mengubah bagian ini sejak Anda membukanya. Muat ulang halamannya, "
            "lalu tulis perubahan Anda sekali lagi."
        ),
        "en": (
            "Somebody else changed this since you opened it. Load the page again, then "
            "make your change once more."
        ),
    },
    "service-name-taken": {
        "id": "Nama “{name}” sudah dipakai. Pilih nama lain, atau buka yang sudah ada.",
        "en": "The name “{name}” is taken. Choose another one, or open the one there is.",
    },
    "standard-published": {
        "id": "Standar ini sudah ditetapkan dan tidak dapat diubah. Buat rancangan baru.",
        "en": "This standard is published and cannot be changed. Start a new draft.",
    },
    "standard-incomplete": {
        "id": "Komponen ini belum diisi: {missing}. Lengkapi dulu, lalu tetapkan.",
        "en": "These components are still empty: {missing}. Fill them in, then publish.",
    },
    "standard-before-newest": {
        "id": (
            "Standar yang terakhir ditetapkan berlaku sejak {day}. Pilih tanggal itu atau "
            "sesudahnya."
        ),
        "en": (
            "The newest published standard is in force from {day}. Choose that day or a "
            "later one."
        ),
    },
    "standard-time-unit": {
        "id": "Pilih satuan untuk lama penyelesaian: menit, jam, hari kerja, atau hari.",
        "en": "Choose the unit of the time: minutes, hours, working days or days.",
    },
    "standard-many-steps": {
        "id": "Langkah terlalu banyak; paling banyak {limit}. Gabungkan beberapa langkah.",
        "en": "Too many steps; at most {limit}. Join some of them.",
    },
    "standard-no-plan": {
        "id": "Layanan ini belum dikaitkan dengan rencana. Kaitkan dulu di isian layanan.",
        "en": "This service is not tied to a plan yet. Tie it in the facts of the service.",
    },
    "standard-no-flow": {
        "id": "Alur baru pada rencana “{plan}” masih kosong. Isi lembar W24 lebih dulu.",
        "en": "The new flow of the plan “{plan}” is still empty. Fill in worksheet W24.",
    },
    "print-busy": {
        "id": "Banyak dokumen sedang dicetak. Coba lagi satu menit lagi.",
        "en": "Many documents are being printed. Try again in a minute.",
    },
    "voice-flood": {
        "id": (
            "Sangat banyak kiriman datang dari sambungan ini. Tunggu sepuluh menit, lalu "
            "kirim lagi."
        ),
        "en": (
            "A great many entries come from this connection. Wait ten minutes, then send "
            "again."
        ),
    },
    "voice-colour": {
        "id": "Pilih salah satu: baik, cukup, atau kurang.",
        "en": "Choose one: good, fair or poor.",
    },
    "voice-day-ahead": {
        "id": "Tanggal ini belum tiba. Pilih hari ini atau sebelumnya.",
        "en": "This day lies ahead. Choose today or an earlier day.",
    },
    "voice-broken-batch": {
        "id": "Kiriman tablet tidak dapat dibaca. Muat ulang halaman tablet.",
        "en": "What the tablet sent cannot be read. Load the page of the tablet again.",
    },
    "survey-days": {
        "id": "Hari terakhir survei tidak boleh mendahului hari pertamanya.",
        "en": "The last day of a survey must not lie before its first day.",
    },
    "survey-rule-fixed": {
        "id": (
            "Survei sudah dibuka; unit, aturan, dan bobotnya tidak dapat diganti. Buat "
            "survei baru."
        ),
        "en": (
            "The survey was opened; its unit, rule and weight cannot be changed. Make a "
            "new survey."
        ),
    },
    "survey-other-unit": {
        "id": "Layanan ini bukan milik unit yang dipilih. Pilih layanan unit itu.",
        "en": "This service is not one of the unit. Choose a service of that unit.",
    },
    "survey-options": {
        "id": "Tulis sedikitnya dua dan paling banyak {most} pilihan, satu setiap baris.",
        "en": "Write at least two and at most {most} choices, one a line.",
    },
    "survey-many-questions": {
        "id": "Pertanyaan tambahan paling banyak {limit}. Hapus salah satu lebih dulu.",
        "en": "There may be {limit} questions of one's own. Remove one first.",
    },
    "survey-running": {
        "id": "Survei sudah dibuka; pertanyaannya tidak dapat diubah lagi.",
        "en": "The survey was opened; its questions cannot be changed any more.",
    },
    "survey-state": {
        "id": "Langkah itu tidak dapat dilakukan pada keadaan survei sekarang.",
        "en": "That step is not possible in the present state of the survey.",
    },
    "survey-weight": {
        "id": (
            "Peraturan tidak mencetak bobot untuk unsur tambahan. Pilih bobot tepat (1 "
            "dibagi jumlah unsur)."
        ),
        "en": (
            "The regulation prints no weight for added elements. Choose the exact weight "
            "(1 divided by the number of elements)."
        ),
    },
    "survey-not-open": {
        "id": "Survei ini sedang tidak menerima jawaban.",
        "en": "This survey takes no answers at present.",
    },
    "survey-invitation": {
        "id": "Survei ini hanya untuk yang diundang. Buka tautan pada undangan Anda.",
        "en": "This survey is for those invited. Open the link of your invitation.",
    },
    "survey-token": {
        "id": "Kode undangan ini tidak dikenal. Periksa hurufnya satu per satu.",
        "en": "This invitation is not known. Check its letters one by one.",
    },
    "survey-token-used": {
        "id": "Undangan ini sudah dipakai; satu undangan berlaku untuk satu kali jawaban.",
        "en": "This invitation was used; each serves for one set of answers.",
    },
    "survey-empty": {
        "id": "Jawab sedikitnya satu pertanyaan.",
        "en": "Answer at least one question.",
    },
    "survey-choice": {
        "id": "Pilihan itu tidak ada. Pilih dari daftar.",
        "en": "There is no such choice. Choose from the list.",
    },
    "survey-columns": {
        "id": (
            "Kolom berjudul berikut tidak ditemukan: {missing}. Tulis judulnya persis "
            "seperti pada berkas kosong."
        ),
        "en": (
            "There is no column with this title: {missing}. Write the titles exactly as in "
            "the empty file."
        ),
    },
    "survey-no-titles": {
        "id": (
            "Tidak ada baris judul kolom di {rows} baris pertama. Unduh berkas kosong, "
            "lalu salin jawaban ke bawah judulnya."
        ),
        "en": (
            "There is no row of column titles among the first {rows} rows. Download the "
            "empty file and copy the answers below its titles."
        ),
    },
    "charter-newer-agreed": {
        "id": (
            "Pakta pelayanan (W33) versi {number} pada rencana layanan ini sudah "
            "disepakati. Ambil dulu isinya ke rancangan, lalu umumkan."
        ),
        "en": (
            "Version {number} of the charter (W33) in the plan of this service is agreed. "
            "Take its content into the draft first, then publish."
        ),
    },
    "charter-no-consent": {
        "id": (
            "Kesepakatan (W34) rencana ini belum memuat siapa yang menyetujui maklumat. "
            "Catat tanggapan para pihak pada W34 dan sepakati lembarnya, lalu umumkan."
        ),
        "en": (
            "The agreement (W34) of this plan does not say yet who agrees to the charter. "
            "Record the responses in W34 and have it agreed, then publish."
        ),
    },
    "charter-no-standard": {
        "id": "Standar layanan ini belum berlaku. Tetapkan standarnya lebih dulu.",
        "en": "No standard of this service is in force. Publish its standard first.",
    },
    "charter-nothing-agreed": {
        "id": (
            "Belum ada lembar W33 yang disepakati pada rencana layanan ini. Sepakati lebih "
            "dulu di halaman rencana."
        ),
        "en": (
            "No worksheet W33 has been agreed in the plan of this service. Agree on it in "
            "the plan first."
        ),
    },
    "charter-published": {
        "id": "Maklumat ini sudah diumumkan dan tidak dapat diubah. Buat rancangan baru.",
        "en": "This charter is published and cannot be changed. Start a new draft.",
    },
    "charter-too-much": {
        "id": "Paling banyak {pledges} janji dan {names} penanda tangan.",
        "en": "At most {pledges} promises and {names} signatures.",
    },
    "charter-target": {
        "id": "Tulis nilai paling sedikit untuk janji “{text}”.",
        "en": "Write the least value for the promise “{text}”.",
    },
    "charter-element": {
        "id": "Pilih unsur survei untuk janji “{text}”.",
        "en": "Choose the element of the survey for the promise “{text}”.",
    },
    "charter-no-promise": {
        "id": "Maklumat belum memuat janji. Tulis sedikitnya satu.",
        "en": "The charter makes no promise yet. Write at least one.",
    },
    "charter-nothing-measured": {
        "id": (
            "Janji “{text}” belum dapat diukur. Pilih ukurannya dan tulis batasnya, lalu "
            "simpan."
        ),
        "en": (
            "The promise “{text}” cannot be measured yet. Choose its measure, write its "
            "limit, then save."
        ),
    },
    "charter-unsigned": {
        "id": (
            "Maklumat harus ditandatangani penyelenggara dan pengguna. Isi tanggal tanda "
            "tangan kedua pihak."
        ),
        "en": (
            "A charter must be signed by provider and users. Fill in the days on which "
            "both signed."
        ),
    },
    "charter-over": {
        "id": "Maklumat ini sudah diganti. Buka maklumat yang berlaku.",
        "en": "This charter has been replaced. Open the one in force.",
    },
}
