"""What to do so that something can be drawn, for readers of English."""

from collections.abc import Mapping
from typing import Final

HINTS: Final[Mapping[str, str]] = {
    "Tambahkan pemangku kepentingan dengan kepentingan dan pengaruhnya.": (
        "Add stakeholders with their interest and influence."
    ),
    "Tambahkan isu yang akan dibandingkan sepasang demi sepasang.": (
        "Add the issues to be compared pair by pair."
    ),
    "Tambahkan indikator dengan target dan capaiannya.": (
        "Add indicators with their target and what was achieved."
    ),
    "Tuliskan masalah utama, lalu sebab dan akibatnya.": (
        "Write the core problem, then its causes and effects."
    ),
    "Tambahkan kekuatan pendorong dan penghambat.": "Add driving and restraining forces.",
    "Tetapkan kriteria dan bobotnya, lalu nilai tiap pilihan.": (
        "Set the criteria and their weights, then score each alternative."
    ),
    "Tambahkan kegiatan dengan tanggal mulai dan selesainya.": (
        "Add activities with the dates of their start and end."
    ),
    "Isi biaya kegiatan menurut tahun dan sumber dana.": (
        "Fill in the cost of activities by year and source of money."
    ),
    "Tuliskan hasil, lalu keluaran, kegiatan, dan masukannya.": (
        "Write the outcome, then its outputs, activities and inputs."
    ),
    "Tambahkan indikator dengan nilai sedikitnya tiga tahun.": (
        "Add indicators with values of at least three years."
    ),
    "Isi nilai tiap unsur pelayanan.": "Fill in the value of each element of the service.",
    "Tambahkan tulang, lalu gagasan pada tiap tulang.": (
        "Add bones, then ideas on each bone."
    ),
    "Tambahkan pelaksana dan langkah pelayanan.": "Add actors and steps of the service.",
    "Tambahkan unit dan unit induknya.": "Add units and the unit that each belongs to.",
    "Letakkan tindakan pada lingkaran.": "Place actions on the rings.",
    "Tambahkan peraturan dan hubungan di antaranya.": (
        "Add regulations and the relations between them."
    ),
    "Tetapkan baris dan kolom, lalu nilai tiap sel.": (
        "Set rows and columns, then the state of each cell."
    ),
    "Tambahkan unit, lalu hubungan di antara unit.": (
        "Add units, then relations between them."
    ),
    "Isi kekuatan, kelemahan, peluang, dan ancaman.": (
        "Fill in strengths, weaknesses, opportunities and threats."
    ),
    "Lengkapi bobot dan nilai faktor dalam dan faktor luar.": (
        "Complete weight and rating of the internal and external factors."
    ),
    "Tambahkan acara dengan tanggalnya.": "Add events with their dates.",
    "Isi uang masuk dan uang keluar tiap periode.": (
        "Fill in money in and money out for each period."
    ),
    "Kelompokkan kartu dan beri judul tiap kelompok.": (
        "Group the cards and give each group a heading."
    ),
    "Hubungkan kartu, isu, akar masalah, dan tindakan.": (
        "Link cards, issues, root causes and actions."
    ),
    "Tambahkan indikator dengan nilai dan targetnya.": (
        "Add indicators with their value and target."
    ),
    "Isi jumlah jawaban merah, kuning, dan hijau.": (
        "Fill in the number of red, yellow and green answers."
    ),
}
