"""Names and usual proposals of the fictional city; nothing here is a real place."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Usual:
    """A usual proposal: its price for one unit, how many are asked for, who does it."""

    title: str
    kind: str
    field: str
    unit: str
    price_idr: int
    least: int
    most: int
    agency: str
    problem: str
    indicator: str
    people: tuple[int, int]


USUAL: Final = (
    Usual(
        "Perbaikan saluran air",
        "physical",
        "drainage",
        "meter",
        650_000,
        40,
        300,
        "DPUPR",
        "Saluran dangkal dan retak sehingga air meluap ke jalan saat hujan.",
        "Jalan tidak tergenang lebih dari 30 menit setelah hujan",
        (60, 400),
    ),
    Usual(
        "Pengerasan jalan lingkungan",
        "physical",
        "roads",
        "meter",
        900_000,
        50,
        400,
        "DPUPR",
        "Jalan berlubang dan licin, sepeda motor sering tergelincir.",
        "Jalan rata dan dapat dilalui segala cuaca",
        (80, 600),
    ),
    Usual(
        "Talut jalan",
        "physical",
        "roads",
        "meter",
        1_400_000,
        20,
        120,
        "DPUPR",
        "Tebing di sisi jalan mulai longsor.",
        "Tidak ada longsoran selama musim hujan",
        (40, 250),
    ),
    Usual(
        "Lampu jalan lingkungan",
        "physical",
        "lighting",
        "titik",
        6_500_000,
        2,
        15,
        "Dishub",
        "Jalan gelap pada malam hari dan warga takut melintas.",
        "Semua ruas jalan terang sampai pagi",
        (50, 500),
    ),
    Usual(
        "Sumur bor komunal",
        "physical",
        "water",
        "unit",
        85_000_000,
        1,
        2,
        "Disperkim",
        "Sumur warga kering pada musim kemarau.",
        "Setiap rumah mendapat air sedikitnya 60 liter per orang sehari",
        (100, 350),
    ),
    Usual(
        "Sambungan pipa air minum",
        "physical",
        "water",
        "sambungan",
        3_000_000,
        10,
        60,
        "Disperkim",
        "Warga masih membeli air dari penjual keliling.",
        "Rumah sasaran tersambung dan mendapat air setiap hari",
        (40, 240),
    ),
    Usual(
        "Jamban sehat keluarga",
        "physical",
        "sanitation",
        "unit",
        7_500_000,
        4,
        25,
        "Disperkim",
        "Sebagian keluarga belum memiliki jamban.",
        "Tidak ada lagi warga yang buang air sembarangan",
        (16, 100),
    ),
    Usual(
        "Perbaikan rumah tidak layak huni",
        "physical",
        "housing",
        "rumah",
        25_000_000,
        2,
        10,
        "Disperkim",
        "Rumah keluarga miskin berlantai tanah dan atapnya bocor.",
        "Rumah sasaran berlantai kering dan beratap utuh",
        (8, 50),
    ),
    Usual(
        "Rehabilitasi posyandu",
        "physical",
        "health",
        "unit",
        60_000_000,
        1,
        1,
        "Dinkes",
        "Gedung posyandu sempit dan bocor.",
        "Kegiatan posyandu berlangsung setiap bulan di gedung sendiri",
        (80, 300),
    ),
    Usual(
        "Pelatihan kader kesehatan",
        "social",
        "health",
        "orang",
        900_000,
        15,
        40,
        "Dinkes",
        "Kader baru belum bisa mengukur dan mencatat gizi anak.",
        "Kader mengisi catatan gizi dengan benar setiap bulan",
        (150, 600),
    ),
    Usual(
        "Ruang belajar PAUD",
        "physical",
        "education",
        "ruang",
        120_000_000,
        1,
        2,
        "Disdik",
        "Anak usia dini belajar di teras balai warga.",
        "Anak belajar di ruang yang layak",
        (25, 70),
    ),
    Usual(
        "Pelatihan usaha rumahan",
        "social",
        "economy",
        "orang",
        1_500_000,
        15,
        40,
        "Dinkop",
        "Banyak ibu rumah tangga ingin berusaha tetapi belum punya keterampilan.",
        "Sedikitnya separuh peserta memulai usaha dalam enam bulan",
        (15, 40),
    ),
    Usual(
        "Bank sampah",
        "physical",
        "sanitation",
        "unit",
        35_000_000,
        1,
        1,
        "DLH",
        "Sampah dibakar di pekarangan.",
        "Sampah yang dibakar berkurang separuh",
        (100, 500),
    ),
    Usual(
        "Taman bermain anak",
        "physical",
        "environment",
        "unit",
        55_000_000,
        1,
        1,
        "DLH",
        "Anak bermain di badan jalan.",
        "Anak punya tempat bermain yang aman",
        (60, 300),
    ),
    Usual(
        "Pendampingan lansia",
        "social",
        "social",
        "orang",
        600_000,
        20,
        60,
        "Dinsos",
        "Lansia yang hidup sendiri jarang diperiksa kesehatannya.",
        "Setiap lansia dikunjungi sedikitnya dua kali sebulan",
        (20, 60),
    ),
    Usual(
        "Alat peringatan dini banjir",
        "physical",
        "safety",
        "unit",
        18_000_000,
        1,
        3,
        "DPUPR",
        "Warga terlambat tahu bila sungai naik.",
        "Warga mendapat peringatan 30 menit sebelum air naik",
        (200, 900),
    ),
)

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
