"""Units, services and standards of the demonstration region, as plain data."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class DemoService:
    """A service: name, what people need, steps, time, cost, product."""

    name: str
    summary: str
    requirements: tuple[str, ...]
    steps: tuple[tuple[str, str, int], ...]
    time: tuple[int, str]
    cost_idr: int
    product: str


@dataclass(frozen=True)
class DemoUnit:
    """
    A unit below an agency.

    `mood` are the parts of green, yellow and red among a hundred votes, at the beginning
    and at the end of the year.
    """

    agency: str
    name: str
    address: str
    hours: str
    mood: tuple[tuple[int, int, int], tuple[int, int, int]]
    busy: int
    services: tuple[DemoService, ...]


WATER: Final = "Perumda Air Minum Tirta Marga"
HEALTH: Final = "Dinas Kesehatan"
CIVIL: Final = "Dinas Kependudukan dan Pencatatan Sipil"
_COUNTER: Final = ("Ambil nomor antrean", "Warga", 5)
_CHECK: Final = ("Periksa kelengkapan berkas", "Petugas loket", 10)

UNITS: Final = (
    DemoUnit(
        WATER,
        "Kantor Pelayanan Tirta Marga Margapura",
        "Jalan Veteran 12, Margapura",
        "Senin–Jumat 08.00–15.00",
        ((52, 28, 20), (71, 19, 10)),
        26,
        (
            DemoService(
                "Pemasangan sambungan baru",
                "Sambungan air minum untuk rumah yang belum terlayani.",
                ("Salinan KTP", "Salinan rekening listrik", "Denah lokasi rumah"),
                (
                    _COUNTER,
                    _CHECK,
                    ("Survei lokasi", "Petugas teknik", 120),
                    ("Pembayaran biaya pasang", "Warga", 10),
                    ("Pemasangan pipa dan meter", "Regu pasang", 240),
                ),
                (6, "working-days"),
                750_000,
                "Sambungan air yang mengalir dan nomor pelanggan",
            ),
            DemoService(
                "Penggantian meter air",
                "Meter rusak atau tidak terbaca diganti tanpa biaya.",
                ("Nomor pelanggan",),
                (
                    _COUNTER,
                    ("Catat laporan", "Petugas loket", 5),
                    ("Ganti meter", "Regu meter", 60),
                ),
                (3, "working-days"),
                0,
                "Meter air yang baru dan disegel",
            ),
            DemoService(
                "Keringanan tagihan",
                "Angsuran atau keringanan untuk rumah tangga tidak mampu.",
                ("Salinan KTP", "Surat keterangan tidak mampu", "Tagihan terakhir"),
                (_COUNTER, _CHECK, ("Putusan keringanan", "Kepala bagian langganan", 30)),
                (5, "working-days"),
                0,
                "Surat persetujuan angsuran atau keringanan",
            ),
        ),
    ),
    DemoUnit(
        HEALTH,
        "Puskesmas Margapura",
        "Jalan Melati 3, Margapura",
        "Senin–Sabtu 07.30–14.00",
        ((68, 22, 10), (76, 17, 7)),
        34,
        (
            DemoService(
                "Pemeriksaan umum",
                "Periksa kesehatan bagi segala umur.",
                ("KTP atau kartu keluarga", "Kartu BPJS bagi peserta"),
                (
                    _COUNTER,
                    ("Pendaftaran", "Petugas loket", 5),
                    ("Pemeriksaan", "Dokter", 15),
                ),
                (60, "minutes"),
                0,
                "Hasil periksa dan resep",
            ),
            DemoService(
                "Imunisasi anak",
                "Imunisasi dasar dan lanjutan menurut jadwal.",
                ("Buku kesehatan ibu dan anak",),
                (_COUNTER, ("Timbang dan ukur", "Kader", 5), ("Imunisasi", "Bidan", 10)),
                (45, "minutes"),
                0,
                "Imunisasi tercatat di buku KIA",
            ),
            DemoService(
                "Surat keterangan sehat",
                "Untuk sekolah, kerja, dan surat izin mengemudi.",
                ("KTP",),
                (_COUNTER, ("Pemeriksaan", "Dokter", 10), ("Pembayaran", "Kasir", 5)),
                (60, "minutes"),
                15_000,
                "Surat keterangan sehat",
            ),
        ),
    ),
    DemoUnit(
        HEALTH,
        "Puskesmas Marga Timur",
        "Jalan Raya Timur 41, Marga Timur",
        "Senin–Sabtu 07.30–14.00",
        ((60, 26, 14), (58, 27, 15)),
        18,
        (
            DemoService(
                "Pemeriksaan kehamilan",
                "Periksa ibu hamil dan rujukan bila perlu.",
                ("Buku kesehatan ibu dan anak", "KTP"),
                (_COUNTER, ("Pemeriksaan", "Bidan", 20)),
                (60, "minutes"),
                0,
                "Hasil periksa kehamilan",
            ),
            DemoService(
                "Rujukan ke rumah sakit",
                "Rujukan berjenjang bagi peserta BPJS.",
                ("Kartu BPJS", "Hasil pemeriksaan"),
                (
                    _COUNTER,
                    ("Pemeriksaan", "Dokter", 15),
                    ("Cetak rujukan", "Petugas loket", 5),
                ),
                (60, "minutes"),
                0,
                "Surat rujukan",
            ),
        ),
    ),
    DemoUnit(
        CIVIL,
        "Kantor Pelayanan Dukcapil Margapura",
        "Jalan Alun-alun Barat 1, Margapura",
        "Senin–Jumat 08.00–15.30",
        ((49, 27, 24), (66, 21, 13)),
        40,
        (
            DemoService(
                "KTP elektronik baru",
                "Untuk warga berumur 17 tahun atau sudah menikah.",
                ("Kartu keluarga",),
                (_COUNTER, _CHECK, ("Perekaman foto dan sidik jari", "Petugas rekam", 10)),
                (2, "working-days"),
                0,
                "KTP elektronik",
            ),
            DemoService(
                "Kartu keluarga",
                "Kartu baru atau perubahan anggota keluarga.",
                ("Kartu keluarga lama", "Bukti perubahan, misalnya akta lahir"),
                (_COUNTER, _CHECK, ("Cetak kartu", "Petugas cetak", 10)),
                (1, "working-days"),
                0,
                "Kartu keluarga",
            ),
            DemoService(
                "Akta kelahiran",
                "Pencatatan kelahiran anak.",
                ("Surat keterangan lahir", "Kartu keluarga", "KTP kedua orang tua"),
                (_COUNTER, _CHECK, ("Pencatatan", "Petugas akta", 20)),
                (3, "working-days"),
                0,
                "Kutipan akta kelahiran",
            ),
            DemoService(
                "Surat pindah",
                "Pindah ke kabupaten atau kota lain.",
                ("Kartu keluarga", "KTP"),
                (_COUNTER, _CHECK, ("Penerbitan surat", "Petugas pindah", 15)),
                (1, "working-days"),
                0,
                "Surat keterangan pindah",
            ),
        ),
    ),
)
"""Three agencies, four units, twelve services."""

COMPONENTS: Final = {
    "legal-basis": "Undang-Undang Nomor 25 Tahun 2009",
    "procedure": "Datang ke loket, serahkan berkas, dan simpan tanda terimanya.",
    "time": "Dihitung sejak berkas dinyatakan lengkap.",
    "cost": "Dibayar di kasir atau melalui bank, selalu dengan tanda bukti.",
    "facilities": "Ruang tunggu, kursi prioritas, jalur kursi roda, ruang laktasi.",
    "competence": "Memahami prosedur layanan, ramah, dan terlatih melayani lansia.",
    "supervision": "Kepala unit memeriksa waktu layanan setiap minggu.",
    "complaints": "Loket pengaduan unit\nHalaman Lapor Tirtamarga\nSMS pengaduan kabupaten",
    "staff": "Sekurang-kurangnya dua petugas loket pada jam pelayanan.",
    "guarantee": "Bila lewat waktu, petugas menghubungi warga dan memberi tahu sebabnya.",
    "safety": "Berkas disimpan terkunci; data pribadi hanya dibuka petugas yang berwenang.",
    "evaluation": "Survei kepuasan dua kali setahun; hasilnya ditempel di ruang tunggu.",
}
