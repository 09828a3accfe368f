"""Plausible Indonesian phrases, short and very long, from a seed."""

_STEMS = """
air minum pelanggan sambungan rumah tangga pipa distribusi tekanan kebocoran tarif
meteran pengaduan loket antrean petugas pelatihan anggaran peraturan daerah bupati dinas
kesehatan puskesmas pencatatan sipil kependudukan kelurahan kecamatan desa musyawarah warga
perempuan disabilitas layanan standar waktu biaya syarat prosedur berkas verifikasi
pemeriksaan persetujuan rekomendasi laporan bulanan evaluasi pemantauan kinerja pegawai
sumber mata instalasi pengolahan kualitas kontinuitas kuantitas keterjangkauan"""
STEMS = _STEMS.split()
_LONG = """
mempertanggungjawabkan ketidakseimbangan pengadministrasian menyelenggarakannya
kesinambunganpelayananpublik pertanggungjawabannya ketidakterjangkauan 5.1.02.01.01.0000
https://siap.contoh.go.id/rencana/aksi/pelayanan-air-minum?tahun=2026&bagian=distribusi
PERUMDAAirMinumTirtaDharmaKabupatenContohSelatan
memperbaiki-memelihara-mengembangkan"""
LONG = _LONG.split()
NASTY = [
    "<script>alert('x')</script>",
    "A & B < C > \"D\" 'E'",
    "kutip \u201cganda\u201d \u2013 selesai\u2026",
    "emoji 😀👍🏽 👨‍👩‍👧",
    "العربية نص طويل جدا",
    "ꦱꦸꦫꦧꦪ",
    "=SUM(A1) {{ x }} #set $x$",
    "漢字 tidak ada",
    "kendali\x00\x0b\x1b dan\ttab",
    "baris\nbaru",
    "ẽ\u0301\u0302 é",
]


def phrase(rng, longest=14):
    """Make a phrase; now and then a single letter, a very long word or a nasty string."""
    dice = rng.random()
    if dice < 0.04:
        return rng.choice(NASTY)
    if dice < 0.08:
        return rng.choice("AIiw1")
    words = rng.choices(STEMS, k=rng.randint(1, longest))
    if dice < 0.3:
        words.insert(rng.randrange(len(words) + 1), rng.choice(LONG))
    return " ".join(words).capitalize()


def size(rng, most):
    """Choose how many: mostly few, sometimes the most."""
    return rng.choice([0, 1, 2, 3, most // 3, most // 2, most, rng.randint(0, most)])
