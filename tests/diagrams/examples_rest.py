"""One realistic picture of each kind beyond the spine."""

EXAMPLES = {
    "fishbone": {
        "head": "Pengaduan pelanggan selesai dalam tiga hari kerja",
        "bones": [
            {
                "name": name,
                "ideas": [
                    {"text": text, "priority": n == 0, "solution": n == 1}
                    for n, text in enumerate(ideas)
                ],
            }
            for name, ideas in {
                "Prosedur": [
                    "Satu nomor tiket untuk semua saluran",
                    "Batas waktu tiap langkah tertulis",
                    "Pelanggan diberi tahu kemajuannya",
                ],
                "Personel": [
                    "Tim tanggap 24 jam",
                    "Pelatihan melayani keluhan",
                    "Pembagian wilayah kerja yang jelas",
                    "Insentif berdasarkan mutu",
                ],
                "Kebijakan": [
                    "Peraturan direksi tentang standar pengaduan",
                    "Maklumat pelayanan ditandatangani bersama",
                ],
                "Organisasi": [
                    "Bagian pengaduan langsung di bawah direksi",
                    "Rapat mingguan lintas bagian",
                ],
                "Teknis": [
                    "Peta jaringan digital",
                    "Alat deteksi kebocoran",
                    "Kendaraan layanan untuk dua zona",
                ],
                "Keuangan": [
                    "Anggaran perbaikan darurat",
                    "Ganti rugi bila janji tidak ditepati",
                ],
            }.items()
        ],
    },
    "swim-lanes": {
        "actors": [
            "Pelanggan",
            "Petugas loket",
            "Verifikator",
            "Kepala Seksi Sambungan Baru",
            "Regu lapangan",
        ],
        "steps": [
            {
                "id": "a",
                "text": "Mengajukan permohonan sambungan baru beserta fotokopi KTP",
                "actor": 1,
                "kind": "start",
                "minutes": 10,
            },
            {
                "id": "b",
                "text": "Menerima dan mencatat berkas",
                "actor": 2,
                "minutes": 15,
                "kind": "document",
            },
            {
                "id": "c",
                "text": "Memeriksa kelengkapan berkas",
                "actor": 3,
                "kind": "decision",
                "minutes": 60,
                "next": [{"to": "d", "label": "Ya"}, {"to": "a", "label": "Tidak"}],
            },
            {
                "id": "d",
                "text": "Meninjau lokasi dan kapasitas jaringan",
                "actor": 5,
                "minutes": 480,
            },
            {
                "id": "e",
                "text": "Menyetujui permohonan",
                "actor": 4,
                "kind": "decision",
                "minutes": 30,
                "next": [{"to": "f", "label": "Ya"}, {"to": "h", "label": "Tidak"}],
            },
            {
                "id": "f",
                "text": "Menerbitkan surat perintah kerja",
                "actor": 4,
                "kind": "document",
                "minutes": 20,
            },
            {
                "id": "g",
                "text": "Memasang pipa dinas dan meteran",
                "actor": 5,
                "minutes": 960,
            },
            {
                "id": "h",
                "text": "Memberi tahu pelanggan tentang hasil permohonan",
                "actor": 2,
                "minutes": 10,
            },
            {
                "id": "i",
                "text": "Menerima air atau surat penolakan beserta alasannya",
                "actor": 1,
                "kind": "end",
            },
        ],
    },
    "organigram": {
        "units": [
            {"id": "1", "name": "Direktur", "note": "Ir. Sri Wahyuni"},
            {"id": "2", "name": "Bagian Teknik", "parent": "1"},
            {"id": "3", "name": "Bagian Keuangan", "parent": "1"},
            {"id": "4", "name": "Bagian Hubungan Pelanggan", "parent": "1"},
            {"id": "5", "name": "Satuan Pengawas Intern", "parent": "1"},
            {"id": "6", "name": "Seksi Produksi", "parent": "2"},
            {"id": "7", "name": "Seksi Distribusi", "parent": "2"},
            {"id": "8", "name": "Regu Zona I", "parent": "7"},
            {"id": "9", "name": "Regu Zona II", "parent": "7"},
            {"id": "10", "name": "Seksi Rekening dan Penagihan", "parent": "3"},
            {"id": "11", "name": "Seksi Pengaduan", "parent": "4", "note": "Budi Santoso"},
            {"id": "12", "name": "Seksi Sambungan Baru", "parent": "4"},
        ]
    },
    "onion": {
        "rings": [
            {
                "name": "pengaruh paling besar",
                "actions": ["Membentuk tim tanggap kebocoran 24 jam"],
            },
            {
                "name": "pengaruh besar",
                "actions": [
                    "Mengganti pipa tua di zona I",
                    "Menyusun peta jaringan digital",
                    "Menetapkan standar pengaduan",
                ],
            },
            {
                "name": "pengaruh sedang",
                "actions": [
                    "Pelatihan deteksi kebocoran",
                    "Menertibkan sambungan liar",
                    "Mengganti meteran tua",
                    "Rapat bulanan dengan forum pelanggan",
                    "Papan kinerja di loket",
                ],
            },
            {
                "name": "mendukung",
                "actions": [
                    "Siaran radio bulanan",
                    "Lomba hemat air di sekolah",
                    "Laporan tahunan ringkas",
                ],
            },
        ]
    },
    "regulation-graph": {
        "nodes": [
            {"id": "a", "title": "UU 17/2019 Sumber Daya Air", "level": "law"},
            {"id": "b", "title": "UU 23/2014 Pemerintahan Daerah", "level": "law"},
            {
                "id": "c",
                "title": "PP 122/2015 Sistem Penyediaan Air Minum",
                "level": "government-regulation",
            },
            {
                "id": "d",
                "title": "PP 54/2017 Badan Usaha Milik Daerah",
                "level": "government-regulation",
            },
            {
                "id": "e",
                "title": "Permendagri 21/2020 Perhitungan dan Penetapan Tarif Air Minum",
                "level": "ministerial-regulation",
            },
            {
                "id": "f",
                "title": "Permendagri 71/2016 tentang tarif air minum",
                "level": "ministerial-regulation",
            },
            {
                "id": "g",
                "title": "Perda tentang Perumda Air Minum Tirta Dharma",
                "level": "regional-regulation",
            },
            {
                "id": "h",
                "title": "Perbup tentang tarif air minum",
                "level": "head-regulation",
            },
            {
                "id": "i",
                "title": "Perbup lama tentang tarif air minum",
                "level": "head-regulation",
                "repealed": True,
            },
        ],
        "edges": [
            {"from": "c", "to": "a", "relation": "implements"},
            {"from": "d", "to": "b", "relation": "implements"},
            {"from": "e", "to": "f", "relation": "amends"},
            {"from": "g", "to": "d", "relation": "implements"},
            {"from": "h", "to": "f", "relation": "implements"},
            {"from": "h", "to": "i", "relation": "repeals"},
            {"from": "g", "to": "h", "relation": "overlaps"},
        ],
    },
    "heat-map": {
        "rows": [
            "Penetapan kelompok sasaran",
            "Perancangan paket layanan",
            "Mobilisasi dukungan",
            "Penyaluran",
            "Pusat pelayanan",
        ],
        "columns": ["Transparan", "Partisipatif", "Akuntabel", "Aksesibel", "Terjangkau"],
        "cells": [
            {
                "row": r,
                "column": c,
                "state": ("met", "partly", "not")[(r * 2 + c) % 3],
                "text": "daftar diumumkan di balai desa" if r == c else "",
            }
            for r in range(1, 6)
            for c in range(1, 6)
            if (r, c) != (4, 5)
        ],
    },
    "matrix-graph": {
        "units": [
            "Direksi",
            "Bagian Teknik",
            "Bagian Keuangan",
            "Bagian Hubungan Pelanggan",
            "Dinas Pekerjaan Umum",
            "Kecamatan",
        ],
        "links": [
            {
                "from": 1,
                "to": 2,
                "layers": ["instruction", "information"],
                "note": "surat perintah mingguan",
            },
            {"from": 1, "to": 3, "layers": ["instruction"]},
            {
                "from": 2,
                "to": 4,
                "layers": ["coordination", "communication", "information"],
            },
            {
                "from": 4,
                "to": 2,
                "layers": ["instruction", "coordination", "communication", "information"],
            },
            {"from": 5, "to": 2, "layers": ["coordination"]},
            {"from": 6, "to": 4, "layers": ["information"]},
        ],
    },
    "swot": {
        "strengths": [
            "Sumber mata air terlindung",
            "Pegawai teknik berpengalaman lebih dari sepuluh tahun",
        ],
        "weaknesses": [
            "Kehilangan air 38 %",
            "Peta jaringan tidak mutakhir",
            "Tarif belum menutup biaya",
        ],
        "opportunities": ["Dukungan Bupati dan DPRD", "Hibah air minum perdesaan"],
        "threats": [
            "Debit sungai turun pada musim kemarau",
            "Perumahan tumbuh lebih cepat daripada jaringan",
        ],
        "so": ["Memperluas sambungan dengan dana hibah"],
        "wo": ["Menurunkan kehilangan air dengan dukungan DPRD"],
        "st": ["Melindungi daerah tangkapan air bersama warga"],
        "wt": ["Menyesuaikan tarif bertahap"],
    },
    "ifas-efas-quadrant": {
        "x": "0.42",
        "y": "-0.65",
        "label": "Perumda Air Minum Tirta Dharma",
        "strategy": "memakai kekuatan untuk menghadapi ancaman",
    },
    "timeline-calendar": {
        "events": [
            {
                "title": "Lokakarya 1: pemangku kepentingan",
                "date": "2026-02-03",
                "end": "2026-02-05",
                "place": "Aula Bappeda",
            },
            {"title": "Pertemuan pokja: isu utama", "date": "2026-02-19"},
            {
                "title": "Lokakarya 2: kesenjangan",
                "date": "2026-03-10",
                "end": "2026-03-12",
            },
            {
                "title": "Uji publik janji pelayanan",
                "date": "2026-04-22",
                "place": "Balai Desa Karangsari",
            },
        ],
        "holidays": [
            {"date": "2026-02-17", "name": "Tahun Baru Imlek"},
            {"date": "2026-03-19", "name": "Hari Suci Nyepi"},
        ],
    },
    "cash-flow": {
        "opening": 500_000_000,
        "periods": [
            {"label": "2026", "inflow": 2_100_000_000, "outflow": 3_250_000_000},
            {"label": "2027", "inflow": 2_900_000_000, "outflow": 2_100_000_000},
            {"label": "2028", "inflow": 3_300_000_000, "outflow": 1_200_000_000},
        ],
    },
    "issue-board": {
        "clusters": [
            {
                "heading": "Aliran air",
                "cards": [
                    "Air mati setiap pagi",
                    "Tekanan kecil di lantai dua",
                    "Air keruh sesudah hujan",
                ],
            },
            {
                "heading": "Pengaduan",
                "cards": ["Telepon tidak diangkat", "Tidak ada kabar sesudah melapor"],
            },
            {
                "heading": "Tagihan",
                "cards": [
                    "Angka meteran tidak sesuai",
                    "Denda tidak dijelaskan",
                    "Loket hanya buka pagi",
                ],
            },
            {"heading": "Sambungan baru", "cards": ["Menunggu lebih dari dua bulan"]},
        ]
    },
    "thread": {
        "nodes": [
            {"id": "k1", "type": "card", "text": "Air mati setiap pagi"},
            {"id": "k2", "type": "card", "text": "Tekanan kecil di lantai dua"},
            {"id": "i1", "type": "issue", "text": "Air tidak mengalir pada jam puncak"},
            {"id": "g1", "type": "gap", "text": "Jam aliran 16,5 dari 24 jam"},
            {"id": "c1", "type": "cause", "text": "Kebocoran pipa tua"},
            {"id": "c2", "type": "cause", "text": "Petugas kurang", "loose": True},
            {"id": "s1", "type": "solution", "text": "Penggantian pipa bertahap"},
            {"id": "a1", "type": "action", "text": "Mengganti pipa zona I"},
            {
                "id": "b1",
                "type": "budget",
                "text": "5.2.04.01.01.0001 Belanja modal jaringan",
            },
        ],
        "edges": [
            {"from": "k1", "to": "i1"},
            {"from": "k2", "to": "i1"},
            {"from": "i1", "to": "g1"},
            {"from": "g1", "to": "c1"},
            {"from": "g1", "to": "c2"},
            {"from": "c1", "to": "s1"},
            {"from": "s1", "to": "a1"},
            {"from": "a1", "to": "b1"},
        ],
    },
    "traffic-light": {
        "rows": [
            {
                "name": "Cakupan pelayanan air minum",
                "state": "yellow",
                "value": "61,2 %",
                "target": "65 %",
                "note": "naik 6,9 poin",
            },
            {"name": "Kehilangan air", "state": "red", "value": "36,8 %", "target": "30 %"},
            {
                "name": "Pengaduan selesai tepat waktu",
                "state": "green",
                "value": "96 %",
                "target": "95 %",
            },
            {"name": "Kepuasan pelanggan perempuan", "state": "none"},
        ]
    },
    "three-colour": {
        "units": [
            {
                "name": "Loket pusat",
                "red": 12,
                "yellow": 40,
                "green": 148,
                "note": "rentang hijau 67,4–79,7 %",
            },
            {"name": "Loket Kecamatan Sumber", "red": 35, "yellow": 28, "green": 37},
            {
                "name": "Loket Karangsari",
                "red": 0,
                "yellow": 2,
                "green": 3,
                "note": "jawaban belum cukup",
            },
        ]
    },
}
