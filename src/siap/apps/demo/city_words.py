"""Names and reasons of the fictional city; nothing here is a real place."""

from typing import Final

KECAMATAN: Final = (
    "Margasari",
    "Banyuasri",
    "Wanakerta",
    "Girimukti",
    "Sindangmulya",
    "Lembursawah",
)
FIRST_HALVES: Final = ("Suka", "Karang", "Tanjung", "Kebon", "Sumber", "Wana")
SECOND_HALVES: Final = ("maju", "asri", "sari", "jaya", "mekar", "rejo", "mulya", "tani")
LANES: Final = (
    "Gang Melati",
    "Gang Kenanga",
    "Jalan Mawar",
    "Jalan Cempaka",
    "Gang Flamboyan",
    "Jalan Anggrek",
    "Gang Kamboja",
    "Jalan Bougenvil",
    "Gang Dahlia",
    "Jalan Teratai",
    "Gang Seruni",
    "Jalan Kemuning",
)
AGENCIES: Final = (
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "DPUPR"),
    ("Dinas Perumahan dan Kawasan Permukiman", "Disperkim"),
    ("Dinas Perhubungan", "Dishub"),
    ("Dinas Kesehatan", "Dinkes"),
    ("Dinas Pendidikan", "Disdik"),
    ("Dinas Koperasi dan Usaha Kecil", "Dinkop"),
    ("Dinas Lingkungan Hidup", "DLH"),
    ("Dinas Sosial", "Dinsos"),
)
"""Name and short name; those that are there already are used as they are."""

REFUSED: Final = (
    "Lahan milik pihak lain dan belum ada izin tertulis.",
    "Bukan kewenangan kabupaten; pengusul diarahkan ke pemerintah provinsi.",
    "Lokasinya tidak dapat ditemukan saat ditinjau.",
    "Manfaatnya sudah tercakup dalam pekerjaan yang sedang berjalan.",
)
OWN: Final = "Cukup dengan kerja bakti; bahan dibeli dari kas RW."
OTHER: Final = "Dibiayai dari dana desa tahun berjalan."
FORWARDED: Final = (
    "Disepakati; masalahnya nyata dan lahannya siap.",
    "Diteruskan dengan penyesuaian volume menurut hasil tinjauan.",
    "Termasuk prioritas hasil penilaian bersama.",
)
WITHDRAWN: Final = "Sudah dikerjakan warga."
PEOPLE: Final = (
    ("warga", "Ratna Puspita"),
    ("sekretaris-desa", "Darmawan Saputra"),
    ("penilai", "Yuniarti Lestari"),
    ("verifikator", "Hendra Gunadi"),
    ("perencana", "Maya Anggraini"),
)
ATTENDING: Final = (
    ("Siti Rohmah", "female", "women"),
    ("Bambang Irawan", "male", "neighbourhood"),
    ("Nurhayati", "female", "neighbourhood"),
    ("Agus Salim", "male", "youth"),
    ("Kartika Dewi", "female", "youth"),
    ("Pak Darsono", "male", "elderly"),
    ("Ibu Sumiyati", "female", "poor"),
    ("Rahmat Hidayat", "male", "disabled"),
    ("Lilis Suryani", "female", "association"),
    ("Joko Purnomo", "male", "association"),
    ("Endang Wahyuni", "female", "business"),
    ("Dedi Kusnadi", "male", "official"),
)
