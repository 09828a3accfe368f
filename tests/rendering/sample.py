"""A fictional plan of a water company: 60 pages, 30 tables, 12 figures."""

from datetime import date
from decimal import Decimal
from itertools import cycle, islice

from diagrams.examples import EXAMPLES
from siap.diagrams import Diagram
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Box,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)

DAY = date(2026, 11, 21)

SENTENCES = (
    (
        "Perumda Air Minum Tirta Contoh melayani 48.250 sambungan rumah tangga di "
        "sebelas kecamatan."
    ),
    (
        "Pada jam puncak, tekanan di ujung jaringan sering turun di bawah setengah "
        "bar sehingga air tidak sampai ke lantai dua."
    ),
    (
        "Warga di perbukitan menampung air pada malam hari karena pada siang hari "
        "keran tidak mengalir."
    ),
    (
        "Dari seluruh pengaduan selama dua tahun terakhir, enam dari sepuluh "
        "menyangkut aliran yang kecil atau mati."
    ),
    (
        "Kelompok kerja mendengarkan kepala instalasi, pembaca meter, petugas loket, "
        "dan wakil pelanggan dalam pertemuan yang terbuka."
    ),
    (
        "Angka kehilangan air dihitung dari selisih air yang didistribusikan dan air "
        "yang terekening selama dua belas bulan."
    ),
    (
        "Sebagian besar pipa di kota lama dipasang sebelum tahun 1985 dan belum "
        "pernah diganti."
    ),
    (
        "Meter pelanggan yang berumur lebih dari tujuh tahun cenderung mencatat lebih "
        "kecil dari yang sebenarnya mengalir."
    ),
    (
        "Perbaikan kebocoran rata-rata selesai dalam tiga hari, sedangkan janji "
        "layanan menyebut satu hari."
    ),
    (
        "Loket pembayaran di kecamatan hanya buka tiga hari dalam sepekan sehingga "
        "antrean panjang pada hari Senin."
    ),
    (
        "Tim memilih isu ini karena dampaknya luas, dapat ditangani dalam tiga tahun, "
        "dan datanya tersedia."
    ),
    (
        "Setiap usulan diuji dengan pertanyaan yang sama: siapa yang merasakan "
        "manfaatnya, berapa biayanya, dan siapa yang bertanggung jawab."
    ),
    "Hasil pembobotan dibacakan kembali kepada semua peserta sebelum disepakati.",
    (
        "Keputusan yang berbeda dari hasil hitungan dicatat bersama alasannya dalam "
        "risalah pertemuan."
    ),
    (
        "Biaya disusun per tahun anggaran agar dapat langsung dipindahkan ke dalam "
        "rencana kerja."
    ),
    (
        "Pendanaan diharapkan dari anggaran perusahaan, penyertaan modal daerah, dan "
        "hibah berbasis kinerja."
    ),
    (
        "Target dinaikkan bertahap karena penggantian pipa memerlukan izin galian dan "
        "pengaturan lalu lintas."
    ),
    (
        "Forum pelanggan akan menerima laporan kemajuan setiap tiga bulan dalam "
        "bahasa yang mudah dibaca."
    ),
)

ACTIONS = (
    "Mengganti pipa distribusi tua di kawasan kota lama",
    "Memasang meter induk pada setiap zona tekanan",
    "Membentuk regu tanggap kebocoran dua puluh empat jam",
    "Menera ulang meter pelanggan yang berumur lebih dari tujuh tahun",
    "Membuka loket keliling pada hari pasar di kecamatan jauh",
    "Menyusun maklumat pelayanan bersama forum pelanggan",
    "Melatih petugas loket menangani keluhan dengan santun",
    "Menyambungkan data pengaduan dengan peta jaringan",
    "Menambah pompa dorong di reservoir Bukit Sari",
    "Memberi keringanan pemasangan sambungan bagi keluarga miskin",
    "Mengumumkan jadwal pengaliran melalui radio dan pengeras suara desa",
    "Menugaskan satu pendamping pelanggan di setiap cabang",
)
UNITS = (
    "Bagian Distribusi",
    "Bagian Produksi",
    "Bagian Hubungan Langganan",
    "Bagian Keuangan",
    "Satuan Pengawasan Intern",
    "Cabang Kota",
    "Cabang Utara",
)
AREAS = (
    "Kecamatan Sumber",
    "Kecamatan Karangsari",
    "Kecamatan Bukit Sari",
    "Kecamatan Kota Lama",
    "Kecamatan Pesisir",
    "Kecamatan Tanjung",
    "Kecamatan Wonorejo",
    "Kecamatan Sukamaju",
    "Kecamatan Banjarsari",
    "Kecamatan Lembah",
    "Kecamatan Muara",
)

CHAPTERS = (
    (
        "Pendahuluan",
        ("Latar belakang", "Maksud dan tujuan", "Dasar hukum", "Cara penyusunan"),
    ),
    (
        "Gambaran pelayanan",
        ("Wilayah dan pelanggan", "Sumber air dan jaringan", "Pengaduan"),
    ),
    ("Pemangku kepentingan", ("Siapa yang terlibat", "Minat dan pengaruh", "Peran")),
    ("Isu pelayanan", ("Daftar isu", "Peringkat isu", "Isu yang dipilih")),
    ("Kesenjangan pelayanan", ("Standar", "Capaian", "Kesenjangan")),
    ("Sebab dan akar masalah", ("Sebab langsung", "Akar masalah", "Kekuatan yang bekerja")),
    ("Pilihan tindakan", ("Daftar pilihan", "Kriteria", "Hasil penilaian")),
    ("Rencana aksi", ("Kegiatan", "Jadwal", "Penanggung jawab")),
    ("Anggaran", ("Kebutuhan biaya", "Sumber dana", "Rincian menurut rekening")),
    ("Pemantauan dan evaluasi", ("Indikator", "Target tahunan", "Pelaporan")),
)
FIGURES = (
    (2, "interest-influence-grid", "Minat dan pengaruh pemangku kepentingan"),
    (3, "pairwise-matrix", "Perbandingan berpasangan antarisu"),
    (3, "profile-bars", "Nilai unsur pelayanan menurut pelanggan"),
    (4, "bullet-chart", "Capaian dibandingkan dengan standar"),
    (4, "small-multiples", "Perkembangan layanan enam tahun terakhir"),
    (5, "problem-tree", "Pohon masalah aliran yang tidak lancar"),
    (5, "force-field", "Kekuatan pendorong dan penghambat"),
    (6, "mcua-bars", "Nilai setiap pilihan tindakan"),
    (7, "gantt", "Jadwal pelaksanaan"),
    (8, "cost-by-year", "Kebutuhan biaya per tahun menurut sumber dana"),
    (9, "logframe", "Kerangka logis rencana aksi"),
    (9, "bullet-chart", "Sasaran akhir rencana"),
)


def prose(start, sentences):
    """Take sentences in turn, beginning somewhere in the middle."""
    return paragraph(" ".join(islice(cycle(SENTENCES), start, start + sentences)))


def stakeholders(rows):
    columns = (
        Column("no", "No", fmt="number"),
        Column("name", "Pemangku kepentingan"),
        Column("unit", "Bagian atau lembaga"),
        Column("interest", "Minat", fmt="number", group="Nilai 1–5"),
        Column("influence", "Pengaruh", fmt="number", group="Nilai 1–5"),
        Column("role", "Peran dalam rencana"),
    )
    body = tuple(
        Row(
            {
                "no": n + 1,
                "name": f"Wakil pelanggan {AREAS[n % len(AREAS)]}",
                "unit": UNITS[n % len(UNITS)],
                "interest": n % 5 + 1,
                "influence": (n * 3) % 5 + 1,
                "role": SENTENCES[n % len(SENTENCES)],
            }
        )
        for n in range(rows)
    )
    return columns, body, ()


def measures(rows):
    columns = (
        Column("area", "Wilayah"),
        Column("customers", "Pelanggan", fmt="number"),
        Column("hours", "Jam mengalir", fmt="number", places=1),
        Column("loss", "Kehilangan air", fmt="percent", places=1),
        Column("checked", "Tanggal periksa", fmt="date"),
        Column("met", "Sesuai standar", fmt="yes-no"),
    )
    body = tuple(
        Row(
            {
                "area": AREAS[n % len(AREAS)],
                "customers": 1250 + 731 * n,
                "hours": Decimal(n * 7 % 240) / 10,
                "loss": Decimal(215 + n * 13 % 200) / 1000,
                "checked": date(2026, n % 12 + 1, n % 27 + 1),
                "met": n % 3 == 0,
            }
        )
        for n in range(rows)
    )
    return columns, body, ("customers",)


def actions(rows):
    columns = (
        Column("no", "No", fmt="number"),
        Column("action", "Kegiatan"),
        Column("output", "Keluaran"),
        Column("unit", "Penanggung jawab"),
        Column("start", "Mulai", fmt="date"),
        Column("end", "Selesai", fmt="date"),
        Column("share", "Bobot", fmt="percent"),
    )
    body = tuple(
        Row(
            {
                "no": n + 1,
                "action": ACTIONS[n % len(ACTIONS)],
                "output": SENTENCES[(n + 5) % len(SENTENCES)],
                "unit": UNITS[n % len(UNITS)],
                "start": date(2027, n % 12 + 1, 4),
                "end": date(2028, n % 12 + 1, 28),
                "share": Decimal(1) / 20,
            }
        )
        for n in range(rows)
    )
    return columns, body, ("share",)


def budget(rows):
    columns = (
        Column("code", "Kode rekening"),
        Column("text", "Uraian"),
        Column("volume", "Volume", fmt="number", group="Perhitungan"),
        Column("unit", "Satuan", group="Perhitungan"),
        Column("price", "Harga satuan", fmt="rupiah", group="Perhitungan"),
        Column("sum", "Jumlah", fmt="rupiah", formula="{volume} * {price}"),
    )
    body = []
    for n in range(rows):
        if n % 5 == 0:
            body.append(Row({"code": ACTIONS[n // 5 % len(ACTIONS)]}, "heading"))
        body.append(
            Row(
                {
                    "code": f"5.1.02.0{n % 4 + 1}.01.{n:04}",
                    "text": f"Belanja untuk {ACTIONS[n % len(ACTIONS)].lower()}",
                    "volume": Decimal(5 + n * 3) / 2,
                    "unit": ("paket", "orang-hari", "meter", "buah")[n % 4],
                    "price": 175_000 + 12_500 * n,
                }
            )
        )
        if n % 5 == 4:
            body.append(Row({"code": "Jumlah kegiatan"}, "subtotal"))
    return columns, tuple(body), ("sum",)


def years(rows):
    columns = (
        Column("name", "Indikator"),
        Column("base", "2026", fmt="number", places=1, group="Data awal"),
        *(
            Column(f"y{year}", str(year), fmt="number", places=1, group="Target")
            for year in range(2027, 2033)
        ),
        Column("change", "Kenaikan", fmt="number", places=1, formula="{y2032} - {base}"),
        Column("source", "Sumber data"),
    )
    body = tuple(
        Row(
            {
                "name": f"{ACTIONS[n % len(ACTIONS)]}, dalam persen dari rencana",
                "base": Decimal(305 + n) / 10,
                "source": UNITS[n % len(UNITS)],
                **{f"y{2027 + k}": Decimal(400 + 80 * k + n) / 10 for k in range(6)},
            }
        )
        for n in range(rows)
    )
    return columns, body, ()


TABLES = (
    (0, "Anggota kelompok kerja", stakeholders, 8),
    (0, "Peserta pertemuan persiapan", stakeholders, 9),
    (1, "Pelanggan menurut kecamatan", measures, 11),
    (1, "Instalasi dan reservoir", measures, 14),
    (1, "Pengaduan menurut wilayah", measures, 24),
    (2, "Analisis pemangku kepentingan", stakeholders, 16),
    (2, "Cara melibatkan setiap pihak", actions, 8),
    (3, "Isu yang diusulkan", stakeholders, 14),
    (3, "Isu menurut wilayah", measures, 11),
    (3, "Isu yang dipilih dan alasannya", actions, 6),
    (4, "Standar dan capaian", measures, 18),
    (4, "Kesenjangan menurut kecamatan", measures, 11),
    (4, "Capaian enam tahun", years, 9),
    (5, "Sebab langsung", stakeholders, 10),
    (5, "Akar masalah yang disepakati", actions, 7),
    (6, "Pilihan tindakan", actions, 12),
    (6, "Nilai menurut kriteria", measures, 12),
    (6, "Tindakan yang dipilih", actions, 8),
    (7, "Kegiatan dan keluaran", actions, 20),
    (7, "Penanggung jawab", stakeholders, 12),
    (7, "Risiko dan pengendaliannya", actions, 8),
    (8, "Kebutuhan biaya menurut kegiatan", budget, 60),
    (8, "Rincian belanja tahun pertama", budget, 25),
    (8, "Rincian belanja tahun kedua", budget, 25),
    (9, "Indikator dan target", years, 12),
    (9, "Indikator menurut wilayah", measures, 11),
    (9, "Jadwal pelaporan", actions, 8),
    (10, "Daftar hadir lokakarya", stakeholders, 15),
    (10, "Hasil survei kepuasan pelanggan", measures, 22),
    (10, "Data pengaduan bulanan", measures, 24),
)


def _tables(chapter):
    for place, caption, make, rows in TABLES:
        if place == chapter:
            columns, body, totals = make(rows)
            yield Table(
                caption,
                columns,
                body,
                totals,
                anchor=caption.lower().replace(" ", "-"),
                source="Perumda Air Minum Tirta Contoh, 2026" if rows > 10 else "",
            )


def _figures(chapter):
    for place, kind, caption in FIGURES:
        if place == chapter:
            yield Figure(caption, Diagram(kind, caption, EXAMPLES[kind]), slide=True)


def _chapter(place):
    title, parts = CHAPTERS[place]
    tables, figures = list(_tables(place)), list(_figures(place))
    upright = [Heading(1, title), prose(place * 3, 4)]
    lying = []
    for n, part in enumerate(parts):
        upright += [Heading(2, part), prose(place + n, 5), prose(place * 2 + n + 5, 4)]
        if n == 0:
            upright.append(Box("Pokok bab ini", (prose(place + 9, 2),)))
            upright.append(bullets(*SENTENCES[place : place + 3]))
        if n == 1:
            upright += [Heading(3, "Catatan kelompok kerja"), prose(place + 4, 4)]
            upright.append(bullets(*ACTIONS[place % 5 : place % 5 + 4], ordered=True))
        for block in [*tables[n : n + 1], *figures[n : n + 1]]:
            wide = isinstance(block, Table) and len(block.columns) > 8
            (lying if wide else upright).append(block)
        if tables[n : n + 1]:
            link = Run("", link=f"#{tables[n].anchor}")
            upright.append(Paragraph((Run("Rinciannya dimuat dalam "), link, Run("."))))
    sections = [Section(tuple(upright))]
    if lying:
        sections.append(Section(tuple(lying), landscape=True))
    return sections


def _annex():
    hadir, survei, bulanan = _tables(10)
    return Section(
        (
            Heading(1, "Daftar hadir", numbering="annex"),
            prose(2, 3),
            hadir,
            Heading(1, "Hasil survei", numbering="annex"),
            survei,
            Heading(1, "Data pengaduan", numbering="annex"),
            bulanan,
            Heading(1, "Pengesahan", numbering="none"),
            prose(11, 3),
            Signature(
                "Kota Contoh",
                DAY,
                (
                    Signatory(
                        "Direktur Utama", "Ir. Ratna Wulandari, M.T.", "NPP 19750412 200103"
                    ),
                    Signatory("Ketua Kelompok Kerja", "Bambang Prasetyo, S.E."),
                ),
            ),
        )
    )


def plan(status="draft", paper="A4", language="id"):
    """Build the whole plan."""
    facts = KeyValues(
        (
            ("Nama perusahaan", "Perumda Air Minum Tirta Contoh"),
            ("Alamat", "Jalan Merdeka Nomor 12\nKota Contoh 45123"),
            ("Pelanggan", "48.250 sambungan"),
            ("Kelompok kerja", "Keputusan Direktur Utama Nomor 690/17/2026"),
        )
    )
    sections = [Section((Contents(),))]
    for place in range(len(CHAPTERS)):
        sections += _chapter(place)
    first = sections[1]
    opening = (*first.blocks[:2], facts, *first.blocks[2:])
    sections[1] = Section(opening)
    return Document(
        title="Rencana Aksi Peningkatan Pelayanan Air Minum",
        subtitle="Aliran yang lancar dan keluhan yang dijawab",
        date=DAY,
        sections=(*sections, _annex()),
        office="Perumda Air Minum Tirta Contoh",
        region="Kabupaten Contoh",
        year="2027–2029",
        status=status,
        paper=paper,
        language=language,
        facts=(("Pelayanan", "Air minum perpipaan"),),
    )
