"""Messages of reports of people and their answers."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "report-changed": {
        "id": (
            "Laporan {number} baru saja diubah orang lain. Muat ulang halaman, baca "
            "perubahannya, lalu ulangi bila masih perlu."
        ),
        "en": (
            "Report {number} was changed by somebody else just now. Reload the page, read "
            "what changed, and do it again if it is still needed."
        ),
    },
    "report-length": {
        "id": "Tulis isi laporan, paling banyak {most} huruf.",
        "en": "Write what you want to report, {most} letters at most.",
    },
    "too-few-words": {
        "id": "Tulis lebih jelas, paling sedikit {least} huruf. Tulisan ini dibaca umum.",
        "en": "Write more clearly, {least} letters at least. Everybody will read this.",
    },
    "key-only-hands-in": {
        "id": (
            "Kunci ini hanya untuk mengirim laporan. Untuk menjawab, mintalah kunci yang "
            "dibuat atas nama petugas perangkat daerah."
        ),
        "en": (
            "This key only hands reports in. To answer, ask for a key that is made for an "
            "officer of the agency."
        ),
    },
    "day-off-not-ahead": {
        "id": "Hari libur diumumkan sebelum harinya. Pilih tanggal sesudah hari ini.",
        "en": "A day off is announced before it comes. Choose a date after today.",
    },
    "day-off-known": {
        "id": "Hari libur pada tanggal itu sudah diumumkan.",
        "en": "A day off on that date has been announced already.",
    },
    "pauses-used-up": {
        "id": (
            "Hitungan waktu laporan ini sudah dijeda selama yang diperbolehkan, yaitu "
            "{days} hari. Jawab sekarang dengan yang sudah diketahui."
        ),
        "en": (
            "The clocks of this report have stood as long as is allowed, {days} days. "
            "Answer now with what is known."
        ),
    },
    "already-rated": {
        "id": (
            "Jawaban ini sudah Anda nilai. Nilai hanya dapat diperbaiki dalam satu jam; "
            "jawaban berikutnya dapat dinilai lagi."
        ),
        "en": (
            "You have rated this answer. A rating can be put right within an hour only; "
            "the next answer can be rated again."
        ),
    },
    "desk-closed": {
        "id": (
            "Layanan laporan daerah ini sedang ditutup. Hubungi kantor daerah secara "
            "langsung."
        ),
        "en": "The desk of this region takes no reports now. Contact its office directly.",
    },
    "draft-gone": {
        "id": "Konsep laporan ini sudah tidak tersimpan. Isi formulir sekali lagi.",
        "en": "This draft is no longer kept. Fill in the form once more.",
    },
    "unknown-follow-code": {
        "id": (
            "Kode itu tidak dikenal. Periksa kembali; kode terdiri atas 16 huruf dan angka."
        ),
        "en": "That code is unknown. Check it; a code has 16 letters and digits.",
    },
    "report-secret": {
        "id": "Laporan rahasia tidak pernah ditampilkan kepada umum.",
        "en": "A secret report is never shown to the public.",
    },
    "report-not-waiting": {
        "id": (
            "Langkah ini hanya dapat dilakukan pada laporan yang masih menunggu "
            "tindak lanjut."
        ),
        "en": "This can be done only with a report that still waits for something.",
    },
    "report-ended": {
        "id": "Laporan ini sudah berakhir. Buka kembali, atau kirim laporan baru.",
        "en": "This report has ended. Reopen it, or send a new one.",
    },
    "agency-not-fitting": {
        "id": "Pilih perangkat daerah lain yang berada di daerah ini.",
        "en": "Choose another agency of this region.",
    },
    "cannot-merge": {
        "id": (
            "Kedua laporan ini tidak dapat digabung. Pilih laporan lain dari layanan yang "
            "sama, yang tidak rahasia dan belum digabung."
        ),
        "en": (
            "These two reports cannot be merged. Choose another report of the same desk "
            "that is not secret and not merged itself."
        ),
    },
    "cannot-pause": {
        "id": (
            "Penghitungan waktu laporan ini tidak dapat dijeda atau dilanjutkan sekarang."
        ),
        "en": "The clocks of this report cannot be stopped or set going now.",
    },
    "cannot-reopen": {
        "id": (
            "Laporan ini tidak dapat dibuka kembali: belum dijawab, sudah terlalu lama, "
            "atau sudah lima kali dibuka kembali."
        ),
        "en": (
            "This report cannot be reopened: it has no answer, it is too old, or it was "
            "reopened five times."
        ),
    },
    "cannot-rate": {
        "id": "Jawaban dapat dinilai setelah ada, dan sebelum laporan dibuka kembali.",
        "en": "An answer can be rated once it is there and before the report is reopened.",
    },
    "desk-exists": {
        "id": "Daerah ini sudah mempunyai layanan laporan.",
        "en": "This region has a complaints desk already.",
    },
    "address-taken": {
        "id": "Nama dalam alamat “{value}” sudah dipakai. Pilih yang lain.",
        "en": "The name “{value}” in the address is taken. Choose another one.",
    },
    "topic-exists": {
        "id": "Topik “{name}” sudah ada, atau namanya tidak dapat dipakai.",
        "en": "There is a topic “{name}” already, or the name cannot be used.",
    },
    "text-exists": {
        "id": "Teks berjudul “{name}” sudah ada. Pilih judul lain.",
        "en": "There is a text called “{name}” already. Choose another title.",
    },
    "placeholder-unknown": {
        "id": (
            "“{found}” tidak dikenal, jadi tidak dapat diisi sendiri. "
            "Yang dikenal: {known}."
        ),
        "en": "“{found}” is not known and cannot be filled in. Known are: {known}.",
    },
    "placeholder-open": {
        "id": (
            "Ada kurung kurawal yang tidak berpasangan. "
            "Kurung kurawal hanya untuk: {known}."
        ),
        "en": "A curly bracket has no partner. Curly brackets are only for: {known}.",
    },
    "entry-changed": {
        "id": (
            "Ini diubah orang lain sejak Anda membukanya. Periksa isinya sekarang, lalu "
            "ulangi bila masih perlu."
        ),
        "en": (
            "Somebody changed this since you opened it. Look at it as it is now, then do "
            "it again if it is still needed."
        ),
    },
    "pledge-in-the-past": {
        "id": (
            "Janji berlaku paling cepat mulai hari ini. Yang sudah diterima tidak diubah."
        ),
        "en": (
            "A promise holds from today at the earliest. What was received stays as it is."
        ),
    },
    "report-not-published": {
        "id": (
            "Terbitkan dahulu: hanya tulisan yang sudah diperiksa yang boleh dibawa "
            "ke rapat."
        ),
        "en": "Publish it first: only words that were checked may go to a session.",
    },
    "figures-too-few": {
        "id": (
            "Belum ada tahun dengan sedikitnya {least} laporan terhitung pada "
            "perangkat ini."
        ),
        "en": "No year has at least {least} counted reports of this agency.",
    },
    "report-is-card": {
        "id": "Laporan ini sudah menjadi kartu pada rencana itu.",
        "en": "This report is a card of that plan already.",
    },
    "gateway-not-genuine": {
        "id": "Panggilan ini bukan dari gerbang yang terdaftar, atau sudah basi.",
        "en": "This call is not from a known gateway, or it is too old.",
    },
    "message-settled": {
        "id": "Pesan ini sudah diselesaikan orang lain.",
        "en": "Somebody else has settled this message.",
    },
    "only-covering": {
        "id": (
            "Tulisan orang hanya dapat ditutup sebagian, misalnya dengan [nama] atau "
            "[nomor telepon], tidak dapat diganti dengan kalimat lain."
        ),
        "en": (
            "In what people wrote, parts can be covered, with [nama] or "
            "[nomor telepon] for instance; they cannot be replaced by others."
        ),
    },
    "history-broken": {
        "id": (
            "Riwayat {count} laporan tidak sesuai dengan rantainya, antara lain {first}. "
            "Bandingkan dengan cadangan terakhir."
        ),
        "en": (
            "The history of {count} reports does not fit its chain, {first} among them. "
            "Compare it with the last backup."
        ),
    },
}
