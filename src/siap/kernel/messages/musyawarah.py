"""Messages of proposals, their meetings and their years."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "cycle-not-running": {
        "id": (
            "Musyawarah ini sedang tidak menerima usulan. Lihat jadwalnya di halaman depan."
        ),
        "en": "This cycle takes no proposals now. See its dates on the front page.",
    },
    "cycle-year-taken": {
        "id": "Musyawarah daerah ini untuk tahun {year} sudah ada. Pakai yang itu.",
        "en": "This region already has a cycle for {year}. Use that one.",
    },
    "cycle-level-in-use": {
        "id": "Tingkat ini sudah dipakai usulan atau rapat, jadi tidak dapat dihapus.",
        "en": "Proposals or meetings use this level already, so it cannot be removed.",
    },
    "place-outside": {
        "id": "Tempat itu tidak termasuk daerah musyawarah ini. Pilih dari daftar.",
        "en": "That place is not in the region of this cycle. Choose from the list.",
    },
    "no-level-for-place": {
        "id": (
            "Belum ada tingkat musyawarah yang menerima usulan ini. Hubungi "
            "perencana daerah."
        ),
        "en": "No level takes this proposal yet. Ask the region's planner.",
    },
    "proposal-changed": {
        "id": (
            "{name} mengubah usulan ini sesudah Anda membukanya. Isian Anda belum "
            "disimpan; "
            "bandingkan dengan isi terbaru, lalu kirim lagi."
        ),
        "en": (
            "{name} changed this proposal after you opened it. Yours is not saved yet; "
            "compare it with what stands there now, then send it again."
        ),
    },
    "proposal-closed": {
        "id": "Usulan ini sudah {state}, jadi tidak dapat diubah dengan cara itu.",
        "en": "This proposal is past that step ({state}) and cannot be changed that way.",
    },
    "list-column-missing": {
        "id": (
            "Kolom berikut tidak ada dalam berkas: {columns}. Pakai judul kolom dari "
            "contoh."
        ),
        "en": "These columns are missing: {columns}. Use the titles of the sample list.",
    },
    "link-wrong": {
        "id": "Tulis nomor usulan lain yang sudah masuk.",
        "en": "Write the number of another proposal that has been handed in.",
    },
    "link-ring": {
        "id": (
            "Dengan hubungan ini, usulan akan saling menunggu tanpa ujung: {ring}. "
            "Hubungan tidak dicatat."
        ),
        "en": "With this, proposals would wait for each other without end: {ring}.",
    },
    "link-other-cycle": {
        "id": (
            "Usulan {number} dari musyawarah lain. Bila sudah dilanjutkan, pakai nomornya "
            "dalam musyawarah ini."
        ),
        "en": (
            "Proposal {number} is of another cycle. If it was carried over, use its number "
            "in this cycle."
        ),
    },
    "reason-wanted": {
        "id": "Tulis alasannya. Pengusul dan siapa pun dapat membacanya.",
        "en": "Write the reason. The proposer and everybody else can read it.",
    },
    "decision-level-passed": {
        "id": "Usulan ini sudah berpindah dari {level}. Muat ulang halaman.",
        "en": "This proposal has left {level} meanwhile. Load the page again.",
    },
    "verification-wanted": {
        "id": (
            "{level} baru dapat memutuskan sesudah perangkat daerah memverifikasi "
            "usulan ini."
        ),
        "en": "{level} can decide only after the agency has verified this proposal.",
    },
    "verification-answered": {
        "id": "Verifikasi ini sudah dijawab.",
        "en": "This verification has been answered already.",
    },
    "merge-target-wrong": {
        "id": (
            "Usulan hanya dapat digabung ke usulan lain yang sedang dibahas di "
            "rapat yang sama."
        ),
        "en": "It can only be merged into another open proposal before the same meeting.",
    },
    "merge-ring": {
        "id": (
            "Sesudah digabung, usulan akan saling menunggu tanpa ujung: {ring}. Pilih "
            "usulan lain."
        ),
        "en": (
            "Once merged, proposals would wait for each other without end: {ring}. Choose "
            "another one."
        ),
    },
    "split-two-parts": {
        "id": "Tulis sedikitnya dua pecahan, masing-masing dengan judul dan biaya.",
        "en": "Write at least two parts, each with a title and a cost.",
    },
    "meeting-closed": {
        "id": (
            "Rapat ini sudah ditutup. Daftar hadir dan catatannya tidak dapat diubah lagi."
        ),
        "en": "This meeting is closed. Its attendance and notes can no longer be changed.",
    },
    "quorum-missed": {
        "id": (
            "Yang hadir {present} orang, sedangkan kuorumnya {quorum}. Lengkapi "
            "daftar hadir, "
            "atau tuliskan dalam catatan rapat mengapa rapat tetap dilanjutkan."
        ),
        "en": (
            "{present} people came and the quorum is {quorum}. Complete the attendance, "
            "or write in the notes why the meeting went on."
        ),
    },
    "score-out-of-range": {
        "id": "Nilai harus 1 sampai 5.",
        "en": "A score must be from 1 to 5.",
    },
    "photo-too-many": {
        "id": "Satu usulan paling banyak {most} foto.",
        "en": "A proposal has at most {most} photos.",
    },
    "schedule-nothing": {
        "id": "Belum ada usulan yang diterima, jadi belum ada yang dapat dijadwalkan.",
        "en": "No proposal has been accepted yet, so there is nothing to schedule.",
    },
    "schedule-no-ceiling": {
        "id": "Isi dahulu pagu setiap tahun di pengaturan musyawarah.",
        "en": "Fill in the ceiling of every year in the settings of the cycle first.",
    },
    "schedule-running": {
        "id": (
            "Penghitungan lain untuk musyawarah ini sedang berjalan. Tunggu atau "
            "hentikan dahulu."
        ),
        "en": (
            "Another calculation for this cycle is running. Wait for it or stop it first."
        ),
    },
    "schedule-not-finished": {
        "id": "Penghitungan ini belum selesai, jadi belum dapat dipakai.",
        "en": "This calculation has not finished, so it cannot be used yet.",
    },
    "forced-unknown": {
        "id": "Usulan dengan nomor itu tidak ada di antara yang diterima.",
        "en": "No accepted proposal has this number.",
    },
    "forced-year": {
        "id": "Pilih tahun dari {first} sampai {last}.",
        "en": "Choose a year from {first} to {last}.",
    },
    "schedule-outdated": {
        "id": (
            "Usulan yang diterima sudah berubah sejak jadwal ini dihitung. Hitung lagi, "
            "lalu pakai hasilnya."
        ),
        "en": (
            "What is accepted has changed since this schedule was worked out. Work it "
            "out again and use that."
        ),
    },
    "subscription-no-way": {
        "id": (
            "Isi alamat surel atau nomor ponsel yang dapat dikirimi kabar oleh daerah ini."
        ),
        "en": "Give a mail address or phone number that this region can send news to.",
    },
    "carry-over-none": {
        "id": (
            "Musyawarah ini tidak menyebut musyawarah sebelumnya, jadi tidak ada yang "
            "dapat dilanjutkan."
        ),
        "en": "This cycle names no cycle before it, so there is nothing to carry over.",
    },
    "carry-over-exists": {
        "id": "Usulan tahun lalu sudah dilanjutkan ke musyawarah ini.",
        "en": "Last year's proposals have been carried into this cycle already.",
    },
}
