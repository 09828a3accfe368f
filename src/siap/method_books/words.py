"""Words for the codes that methods take and give, shared by workbooks and screens."""

from collections.abc import Iterable, Mapping
from typing import Final

from siap.methods.method import Text

WORDS: Final[Mapping[str, Text]] = {
    "decided": Text("isu utama sudah ditentukan", "the main issue is decided"),
    "repeat": Text("diulang antara yang nilainya sama", "voted on again among equals"),
    "cycle": Text("jawaban melingkar", "the answers go round in a circle"),
    "incomplete": Text("belum lengkap", "not complete"),
    "half": Text("seri: masing-masing setengah", "a draw gives half a win each"),
    "higher": Text("makin tinggi makin baik", "higher is better"),
    "lower": Text("makin rendah makin baik", "lower is better"),
    "range": Text("di dalam rentang", "within a range"),
    "mirror": Text("cermin: (2T − R) ÷ T", "mirror: (2T − R) ÷ T"),
    "ratio": Text("nisbah: T ÷ R", "ratio: T ÷ R"),
    "go": Text("lanjutkan", "go ahead"),
    "balanced": Text("seimbang", "balanced"),
    "strengthen": Text("perkuat dahulu", "strengthen first"),
    "manage-closely": Text("libatkan penuh", "manage closely"),
    "keep-satisfied": Text("jaga kepuasannya", "keep satisfied"),
    "keep-informed": Text("beri informasi dan berdayakan", "keep informed"),
    "monitor": Text("pantau", "monitor"),
    "interest": Text("kepentingan", "interest"),
    "influence": Text("pengaruh", "influence"),
    "screen": Text("saring (semua harus terpenuhi)", "screen (all must be met)"),
    "score": Text("beri nilai", "score"),
    "classic": Text("klasik: (A + B) × C ÷ 3 × D", "classic: (A + B) × C ÷ 3 × D"),
    "textbook": Text("buku ajar: (A + B) × C × D", "textbook: (A + B) × C × D"),
    "rangkuti": Text("Rangkuti", "Rangkuti"),
    "david": Text("David (IFE/EFE)", "David (IFE/EFE)"),
    "four-lists": Text("empat daftar", "four lists"),
    "signed": Text("bertanda (−4 sampai 4)", "signed (−4 to 4)"),
    "on-axis": Text("tepat di sumbu", "on an axis"),
    "S": Text("kekuatan (S)", "strength (S)"),
    "W": Text("kelemahan (W)", "weakness (W)"),
    "O": Text("peluang (O)", "opportunity (O)"),
    "T": Text("ancaman (T)", "threat (T)"),
    "exact": Text("persis 1/n", "exactly 1/n"),
    "regulation": Text("bobot tercetak dalam aturan", "weight printed in the rule"),
    "day": Text("hari", "day"),
    "week": Text("minggu", "week"),
    "month": Text("bulan", "month"),
    "quarter": Text("triwulan", "quarter"),
    "year": Text("tahun", "year"),
    "start": Text("mulai", "start"),
    "step": Text("langkah", "step"),
    "decision": Text("keputusan", "decision"),
    "document": Text("dokumen", "document"),
    "end": Text("selesai", "end"),
    "driving": Text("daya dorong", "driving"),
    "restraining": Text("daya hambat", "restraining"),
    "unreachable": Text("tidak tercapai dari langkah awal", "not reached from the start"),
    "no-end": Text("tidak berakhir", "has no end"),
    "one-exit-decision": Text(
        "keputusan dengan kurang dari dua jalan keluar",
        "decision with fewer than two ways out",
    ),
    "endless-loop": Text("putaran tanpa akhir", "endless loop"),
    "none": Text("tidak ada", "none"),
    "multiple": Text("lebih dari satu", "more than one"),
    "no-flows": Text("semua arus nol", "all flows are nought"),
    "out-of-reach": Text("di luar jangkauan", "out of reach"),
    "keuangan": Text("keuangan", "finance"),
    "pelayanan": Text("pelayanan", "service"),
    "operasional": Text("operasional", "operation"),
    "administrasi": Text("administrasi", "administration"),
    "sdm": Text("sumber daya manusia", "staff"),
    "red": Text("merah", "red"),
    "yellow": Text("kuning", "yellow"),
    "green": Text("hijau", "green"),
    "revenue": Text("pendapatan operasi", "operating revenue"),
    "cost": Text("biaya operasi", "operating cost"),
    "other-cost": Text("biaya lain", "other cost"),
    "depreciation": Text("penyusutan", "depreciation"),
    "volume": Text("volume terjual", "volume sold"),
    "cash": Text("kas akhir tahun", "cash at the end of the year"),
    "outflow": Text("pengeluaran kas sebulan", "outflow of a month"),
    "yes": Text("ya", "yes"),
    "no": Text("tidak", "no"),
    "actual": Text("aktual", "actual"),
    "problematic": Text("problematik", "problematic"),
    "public": Text("kekhalayakan", "public"),
    "feasible": Text("layak", "feasible"),
}


def in_words(codes: Iterable[str], language: str) -> dict[str, str]:
    """Give the words of some codes; a code without words stands for itself."""
    return {code: word(code, language) for code in codes}


def word(code: str, language: str) -> str:
    """Give the words of one code; a code without words stands for itself."""
    return WORDS[code].in_language(language) if code in WORDS else code
