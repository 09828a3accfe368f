"""Messages of schedules over years and of rules that choose what is funded."""

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "schedule-horizon-order": {
        "id": "Tahun {year} tidak urut. Tulis tahun dari yang terawal, tanpa pengulangan.",
        "en": "The year {year} is out of order. Write the years ascending, each once.",
    },
    "floor-without-ceiling": {
        "id": (
            "Batas terendah tiap wilayah memerlukan pagu seluruhnya, atau pagu setiap "
            "wilayah."
        ),
        "en": "A floor for each area needs a total ceiling, or a ceiling of every area.",
    },
    "window-turned-round": {
        "id": (
            "Tahun terakhir {last} lebih awal daripada tahun pertama {first}. Perbaiki "
            "salah satunya."
        ),
        "en": "The last year {last} comes before the first year {first}. Correct one.",
    },
    "fixed-outside-horizon": {
        "id": (
            "Tahun yang dijanjikan, {year}, di luar rentang {first}–{last}. Perpanjang "
            "rentangnya, atau lepaskan janji itu."
        ),
        "en": (
            "The promised year {year} is outside {first}–{last}. Extend the horizon, or "
            "release the promise."
        ),
    },
    "fixed-outside-window": {
        "id": (
            "Tahun yang dijanjikan, {year}, bertentangan dengan tahun pertama atau "
            "terakhir usulan ini."
        ),
        "en": (
            "The promised year {year} contradicts the first or last year of this proposal."
        ),
    },
    "needs-circle": {
        "id": "Usulan saling menunggu: {ids}. Lepaskan salah satu ketergantungannya.",
        "en": "Proposals wait for each other: {ids}. Remove one of these needs.",
    },
    "mandatory-without-year": {
        "id": (
            "“{id}” wajib atau sudah dijanjikan, tetapi tidak ada tahun yang mungkin: "
            "periksa tahun pertama, tahun terakhir, dan usulan yang harus mendahuluinya."
        ),
        "en": (
            "“{id}” is mandatory or promised, but no year is possible: look at its first "
            "and last year and at what it needs."
        ),
    },
    "ceiling-too-low": {
        "id": (
            "Usulan wajib dan yang sudah dijanjikan tidak muat dalam pagu. Kekurangan "
            "paling sedikit: {short}. Naikkan pagunya, atau lepaskan sebagian."
        ),
        "en": (
            "Mandatory and promised proposals do not fit under the ceilings. At least "
            "this is short: {short}. Raise the ceilings, or release some of them."
        ),
    },
    "floor-unreachable": {
        "id": (
            "Batas terendah tiap wilayah tidak tercapai bersama pagu dan usulan wajib. "
            "Kekurangan paling sedikit: {short}. Turunkan batas itu, atau naikkan pagu."
        ),
        "en": (
            "The floors of the areas cannot be met together with the ceilings and what "
            "is mandatory. At least this is short: {short}. Lower the floor or raise "
            "the ceilings."
        ),
    },
    "no-schedule-found": {
        "id": (
            "Dalam waktu yang tersedia belum ditemukan jadwal yang memenuhi semua "
            "aturan. Beri waktu lebih lama, atau longgarkan pagu dan batas wilayah."
        ),
        "en": (
            "No schedule that keeps every rule was found in the time given. Give more "
            "time, or loosen ceilings and floors."
        ),
    },
    "window-outside-horizon": {
        "id": (
            "Tidak ada tahun dari rentang ini yang boleh dipakai oleh: {ids}. "
            "Semuanya masuk daftar tunggu."
        ),
        "en": (
            "No year of the horizon is allowed for: {ids}. They are on the waiting list."
        ),
    },
    "schedule-not-repeatable": {
        "id": (
            "Pencarian berhenti karena waktu habis, bukan karena pekerjaannya selesai; "
            "hitungan ulang dapat memberi jadwal lain dengan mutu serupa."
        ),
        "en": (
            "The search ended because time was up, not because its work was done; "
            "another run may give another schedule of similar quality."
        ),
    },
    "schedule-stopped": {
        "id": "Pencarian dihentikan; ini jadwal terbaik yang sudah ditemukan.",
        "en": "The search was stopped; this is the best schedule found so far.",
    },
    "search-too-long": {
        "id": (
            "Di halaman ini waktu mencari paling lama {most} detik. Untuk lebih lama, "
            "pakai siap compute schedule, atau Musyawarah bagian Jadwal."
        ),
        "en": (
            "On this page the search takes at most {most} seconds. For longer ones use "
            "siap compute schedule, or Musyawarah under Schedules."
        ),
    },
    "schedule-too-long": {
        "id": (
            "Halaman ini menghitung paling banyak {limit} baris. Untuk lebih banyak, pakai "
            "siap compute schedule, atau Musyawarah bagian Jadwal, yang menunjukkan "
            "kemajuannya dan dapat dihentikan."
        ),
        "en": (
            "This page works with at most {limit} rows. For more use siap compute "
            "schedule, or Musyawarah under Schedules, which shows how far it is and can "
            "be stopped."
        ),
    },
    "votes-or-scores": {
        "id": "Isi salah satu saja: pilihan (votes) atau nilai (scores).",
        "en": "Give one of the two only: votes or scores.",
    },
    "funding-tied": {
        "id": (
            "Beberapa proyek seimbang: {ids}. Yang didahulukan: pendukung lebih banyak, "
            "lalu biaya lebih rendah, lalu urutan abjad."
        ),
        "en": (
            "Some projects were level: {ids}. The one with more supporters goes first, "
            "then the cheaper, then the alphabet."
        ),
    },
    "nobody-supports": {
        "id": "Tidak seorang pun memilih: {ids}. Proyek itu tidak dapat didanai.",
        "en": "Nobody supports: {ids}. These projects cannot be funded.",
    },
    "election-not-pb": {
        "id": (
            "Berkas ini bukan berkas pemilihan .pb: baris pertama harus META, PROJECTS, "
            "atau VOTES."
        ),
        "en": (
            "This is no .pb file of an election: it must begin with META, PROJECTS or "
            "VOTES."
        ),
    },
    "election-section": {
        "id": "Bagian {section} tidak ada atau kosong.",
        "en": "The section {section} is missing or empty.",
    },
    "election-column": {
        "id": "Kolom {column} kosong di baris ini.",
        "en": "The column {column} is empty in this line.",
    },
    "election-amount": {
        "id": "“{value}” bukan jumlah bulat.",
        "en": "“{value}” is no whole amount.",
    },
    "election-vote-type": {
        "id": (
            "Jenis pilihan “{value}” belum dapat dibaca. Yang dapat: approval, choose-1, "
            "cumulative, scoring."
        ),
        "en": (
            "Ballots of the kind “{value}” cannot be read. Known are approval, choose-1, "
            "cumulative and scoring."
        ),
    },
    "election-points": {
        "id": "Banyaknya nilai tidak sama dengan banyaknya proyek yang dipilih.",
        "en": "There are not as many points as projects chosen.",
    },
}
