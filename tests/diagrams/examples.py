"""One realistic picture of each kind, from a fictional water company."""

from diagrams import examples_rest

EXAMPLES = {
    "interest-influence-grid": {
        "stakeholders": [
            {"name": "Bupati", "interest": 5, "influence": 5, "stance": "supports"},
            {"name": "DPRD Komisi B", "interest": 4, "influence": 5, "stance": "neutral"},
            {
                "name": "Direksi Perumda Air Minum Tirta Dharma",
                "interest": 5,
                "influence": 4,
                "stance": "supports",
            },
            {
                "name": "Badan Perencanaan Pembangunan Daerah",
                "interest": 4,
                "influence": 4,
                "stance": "supports",
            },
            {
                "name": "Forum Pelanggan Kecamatan Sumber",
                "interest": 5,
                "influence": 2,
                "stance": "supports",
            },
            {
                "name": "Warga Desa Karangsari yang belum tersambung",
                "interest": 5,
                "influence": 1,
            },
            {
                "name": "Asosiasi pedagang air keliling",
                "interest": 4,
                "influence": 2,
                "stance": "opposes",
            },
            {
                "name": "Radio Suara Contoh FM",
                "interest": 2,
                "influence": 4,
                "stance": "neutral",
            },
            {
                "name": "Dinas Kesehatan",
                "interest": 3,
                "influence": 3,
                "stance": "supports",
            },
            {
                "name": "Universitas Negeri Contoh",
                "interest": 3,
                "influence": 2,
                "stance": "supports",
            },
            {
                "name": "Balai Besar Wilayah Sungai",
                "interest": 2,
                "influence": 5,
                "stance": "neutral",
            },
            {
                "name": "Pengembang perumahan",
                "interest": 2,
                "influence": 2,
                "stance": "neutral",
            },
        ]
    },
    "pairwise-matrix": {
        "items": [
            {"name": "Air tidak mengalir pada jam puncak di Sumber dan Karangsari"},
            {"name": "Kehilangan air mencapai 38 %"},
            {"name": "Pengaduan tidak dijawab tepat waktu"},
            {"name": "Pembacaan meteran sering keliru"},
            {"name": "Sambungan baru menunggu lebih dari 60 hari"},
            {"name": "Tarif belum menutup biaya"},
        ],
        "pairs": [
            {"first": a, "second": b, "winner": w}
            for a, b, w in [
                (1, 2, 1),
                (1, 3, 1),
                (1, 4, 1),
                (1, 5, 1),
                (1, 6, 1),
                (2, 3, 2),
                (2, 4, 2),
                (2, 5, 2),
                (2, 6, None),
                (3, 4, 3),
                (3, 5, 5),
                (3, 6, 3),
                (4, 5, 5),
                (4, 6, 6),
                (5, 6, 5),
            ]
        ],
    },
    "bullet-chart": {
        "rows": [
            {
                "name": "Cakupan pelayanan air minum perpipaan",
                "unit": "%",
                "target": 80,
                "achieved": "54.3",
                "baseline": 48,
            },
            {
                "name": "Kehilangan air",
                "unit": "%",
                "target": 20,
                "achieved": "38.1",
                "baseline": 41,
                "direction": "lower",
            },
            {
                "name": "Jam aliran per hari",
                "unit": "jam/hari",
                "target": 24,
                "achieved": "16.5",
            },
            {
                "name": "Sisa klor di titik terjauh",
                "unit": "mg/L",
                "target": "0.2",
                "target_high": "0.5",
                "achieved": "0.12",
                "direction": "range",
            },
            {
                "name": "Pengaduan yang selesai dalam tiga hari kerja sejak diterima",
                "unit": "%",
                "target": 95,
                "achieved": 91,
            },
            {"name": "Pelanggan yang membayar tepat waktu", "unit": "%", "target": 90},
        ]
    },
    "problem-tree": {
        "core": "Air tidak mengalir pada jam puncak di Kecamatan Sumber dan Karangsari",
        "causes": [
            {
                "text": "Tekanan di pipa distribusi terlalu rendah",
                "note": "teknis",
                "children": [
                    {
                        "text": "Kebocoran pipa tua yang dipasang sebelum 1990",
                        "children": [
                            {
                                "text": "Tidak ada anggaran penggantian pipa berkala",
                                "note": "keuangan",
                            },
                            {"text": "Peta jaringan tidak mutakhir", "note": "prosedur"},
                        ],
                    },
                    {"text": "Sambungan liar tidak ditertibkan"},
                ],
            },
            {
                "text": "Kapasitas instalasi tidak sebanding dengan jumlah pelanggan",
                "note": "teknis",
                "children": [
                    {"text": "Rencana investasi tidak mengikuti pertumbuhan perumahan"}
                ],
            },
            {
                "text": "Petugas lapangan kurang",
                "note": "personel",
                "children": [
                    {"text": "Penggantian pegawai pensiun ditunda"},
                    {"text": "Pelatihan deteksi kebocoran belum pernah ada"},
                ],
            },
        ],
        "effects": [
            {
                "text": "Warga membeli air keliling dengan harga sepuluh kali lipat",
                "children": [{"text": "Pengeluaran rumah tangga miskin naik"}],
            },
            {
                "text": "Kepercayaan pelanggan turun",
                "children": [{"text": "Tunggakan rekening bertambah"}],
            },
        ],
    },
    "force-field": {
        "solution": "Penggantian pipa tua secara bertahap dengan peta jaringan digital",
        "driving": [
            {"text": "Dukungan Bupati dan DPRD", "strength": 5},
            {
                "text": "Peta jaringan mulai disusun bersama Universitas Negeri Contoh",
                "strength": 3,
                "controllable": True,
            },
            {"text": "Warga bersedia menyediakan lahan", "strength": 2},
        ],
        "restraining": [
            {"text": "Anggaran investasi terbatas", "strength": 4},
            {
                "text": "Petugas lapangan kurang dan belum terlatih",
                "strength": 3,
                "controllable": True,
            },
            {"text": "Izin galian jalan provinsi lama", "strength": 3},
            {"text": "Harga pipa naik", "strength": 1},
        ],
    },
    "mcua-bars": {
        "criteria": [
            {"name": "Dampak pada warga", "weight": 35},
            {"name": "Kelayakan teknis", "weight": 25},
            {"name": "Biaya", "weight": 20},
            {"name": "Kecepatan hasil", "weight": 12},
            {"name": "Dukungan pemangku kepentingan", "weight": 8},
        ],
        "alternatives": [
            {
                "name": "Penggantian pipa tua di tiga zona",
                "parts": ["140", "75", "40", "36", "32"],
                "group": "Teknis",
            },
            {
                "name": "Tim tanggap kebocoran 24 jam",
                "parts": ["105", "100", "80", "60", "32"],
                "group": "Manajemen",
            },
            {
                "name": "Subsidi sambungan rumah tangga miskin",
                "parts": ["140", "100", "40", "36", "40"],
                "group": "Keuangan",
            },
            {
                "name": "Pembacaan meteran dengan foto",
                "parts": ["70", "100", "80", "48", "24"],
                "group": "Manajemen",
            },
        ],
    },
    "gantt": {
        "today": "2026-05-20",
        "tasks": [
            {
                "name": "Membentuk tim pemetaan jaringan",
                "start": "2026-01-12",
                "end": "2026-02-13",
                "progress": 100,
                "owner": "Bagian Perencanaan Teknik",
                "group": "Persiapan",
            },
            {
                "name": "Peta jaringan zona I selesai",
                "start": "2026-04-30",
                "milestone": True,
                "group": "Persiapan",
            },
            {
                "name": "Penggantian pipa zona I, 4,2 km, termasuk pengembalian jalan",
                "start": "2026-04-01",
                "end": "2026-09-30",
                "progress": 35,
                "owner": "Bagian Distribusi",
                "group": "Pekerjaan",
            },
            {
                "name": "Pelatihan deteksi kebocoran",
                "start": "2026-06-01",
                "end": "2026-06-12",
                "group": "Pekerjaan",
            },
            {
                "name": "Penggantian pipa zona II",
                "start": "2026-09-01",
                "end": "2027-03-31",
                "group": "Pekerjaan",
            },
            {"name": "Evaluasi bersama forum pelanggan", "group": "Pekerjaan"},
        ],
    },
    "cost-by-year": {
        "sources": ["APBD Kabupaten", "Penyertaan modal", "Pendapatan perusahaan", "Hibah"],
        "years": [
            {"year": 2026, "amounts": [1_250_000_000, 2_000_000_000, 850_000_000, 0]},
            {
                "year": 2027,
                "amounts": [1_500_000_000, 1_000_000_000, 1_100_000_000, 400_000_000],
            },
            {"year": 2028, "amounts": [900_000_000, 0, 1_400_000_000, 400_000_000]},
        ],
    },
    "logframe": {
        "outcomes": [
            {
                "text": "Air mengalir 24 jam bagi seluruh pelanggan di tiga zona",
                "indicator": "Jam aliran per hari",
                "children": [
                    {
                        "text": "Kehilangan air di tiga zona turun",
                        "indicator": "Persentase kehilangan air",
                        "children": [
                            {
                                "text": "Mengganti 12 km pipa tua",
                                "children": [
                                    {"text": "Pipa PE 110 mm dan regu galian"},
                                    {"text": "Izin galian jalan"},
                                ],
                            },
                            {
                                "text": "Menertibkan sambungan liar",
                                "children": [{"text": "Tim gabungan dengan Satpol PP"}],
                            },
                        ],
                    },
                    {
                        "text": "Pengaduan selesai dalam tiga hari kerja",
                        "indicator": "Persentase pengaduan tepat waktu",
                        "children": [
                            {
                                "text": "Membentuk tim tanggap 24 jam",
                                "children": [{"text": "Delapan petugas dan dua mobil"}],
                            }
                        ],
                    },
                ],
            },
        ]
    },
    "small-multiples": {
        "series": [
            {
                "name": "Kehilangan air",
                "unit": "%",
                "points": [
                    {"year": y, "value": v}
                    for y, v in zip(
                        range(2020, 2026),
                        ["42.5", "41.8", "41", "39.9", "38.7", "38.1"],
                        strict=True,
                    )
                ],
                "projection": [{"year": 2028, "value": "35.2"}],
                "target": 20,
            },
            {
                "name": "Sambungan rumah",
                "unit": "unit",
                "points": [
                    {"year": y, "value": v}
                    for y, v in zip(
                        range(2020, 2026),
                        [21500, 22110, 22840, 23100, 24050, 24800],
                        strict=True,
                    )
                ],
                "projection": [{"year": 2028, "value": 26500}],
            },
            {
                "name": "Pendapatan air",
                "unit": "rupiah",
                "points": [
                    {"year": y, "value": v}
                    for y, v in zip(
                        range(2022, 2026),
                        [18_400_000_000, 19_100_000_000, None, 21_700_000_000],
                        strict=True,
                    )
                ],
            },
            {
                "name": "Jam aliran per hari",
                "unit": "jam",
                "points": [{"year": 2024, "value": 15}, {"year": 2025, "value": "16.5"}],
                "target": 24,
            },
        ]
    },
    "profile-bars": {
        "average": "3.06",
        "target": "3.53",
        "elements": [
            {"name": n, "value": v, "label": label}
            for n, v, label in [
                ("Persyaratan", "3.21", "baik"),
                ("Sistem, mekanisme, dan prosedur", "3.05", "kurang baik"),
                ("Waktu penyelesaian", "2.48", "tidak baik"),
                ("Biaya atau tarif", "3.1", "baik"),
                ("Produk spesifikasi jenis pelayanan", "3.02", "kurang baik"),
                ("Kompetensi pelaksana", "3.3", "baik"),
                ("Perilaku pelaksana", "3.55", "sangat baik"),
                ("Penanganan pengaduan, saran, dan masukan", "2.6", "kurang baik"),
                ("Sarana dan prasarana", None, ""),
            ]
        ],
    },
    **examples_rest.EXAMPLES,
}
