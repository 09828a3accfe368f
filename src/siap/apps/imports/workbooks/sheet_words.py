"""What a workbook says to the person who fills it."""

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "guide": "Petunjuk",
        "title": "Buku kerja",
        "plan": "Rencana",
        "region": "Daerah",
        "made": "Diunduh",
        "how": "Cara mengisi",
        "how-1": (
            "Isi sel berbingkai. Judul, nama baris pada matriks, dan kolom tersembunyi "
            "dikunci supaya isian Anda dapat dikenali lagi."
        ),
        "how-2": (
            "Baris baru ditulis di bawah baris terakhir. Judul bertanda * wajib diisi "
            "supaya lembar terhitung lengkap."
        ),
        "how-3": (
            "Untuk menghapus satu baris, kosongkan semua selnya. Saat diunggah, Anda "
            "ditanya dahulu sebelum baris itu dihapus."
        ),
        "how-4": (
            "Sel dengan daftar pilihan menawarkan isinya. Rujukan ke baris yang baru "
            "ditulis di buku kerja ini diketik dengan judulnya, persis sama."
        ),
        "how-5": (
            "Beberapa pilihan dalam satu sel dipisahkan dengan titik koma, misalnya: "
            "Warga; Media."
        ),
        "how-6": (
            "Hasil hitungan tidak ada di sini; aplikasi menghitungnya kembali sesudah "
            "buku kerja diunggah."
        ),
        "how-7": (
            "Simpan sebagai .xlsx, lalu unggah di halaman Buku kerja. Semua perbedaan "
            "ditunjukkan dahulu; tidak ada yang berubah sebelum Anda menyetujuinya."
        ),
        "sheets": "Isi buku kerja",
        "part": "Bagian",
        "sheet": "Lembar",
        "rows": "Baris",
        "state": "Keadaan",
        "open": "dapat diisi",
        "closed": "terkunci: versi {version} diajukan atau disepakati",
        "back": "Kembali ke petunjuk",
        "id": "ID baris",
        "version": "Versi baris",
        "field": "Isian",
        "value": "Isi",
        "about": "Keterangan",
        "unit": "Satuan",
        "several": "Beberapa isian dipisahkan dengan titik koma.",
        "range": "Dari {low} sampai {high}.",
        "unknown-row": (
            "Isian ini tidak ada di daftar. Bila merujuk baris baru di buku kerja ini, "
            "ketik judulnya persis sama."
        ),
        "unknown-choice": "Pilih salah satu dari daftar.",
        "bad-number": "Isi di luar batas atau bukan angka atau tanggal. Tetap simpan?",
        "pairs": (
            "Isi separuh kanan atas: bandingkan yang di baris dengan yang di kolom. Sel "
            "abu-abu tidak diisi."
        ),
        "example": "Contoh: {text}",
        "page": "Halaman &P dari &N",
        "yes": "ya",
        "no": "tidak",
        "required": "{title} *",
    },
    "en": {
        "guide": "Instructions",
        "title": "Workbook",
        "plan": "Plan",
        "region": "Region",
        "made": "Downloaded",
        "how": "How to fill it in",
        "how-1": (
            "Fill in the framed cells. Titles, the names along a matrix and the hidden "
            "columns are locked, so that what you write can be told apart again."
        ),
        "how-2": (
            "Write new rows below the last one. Columns marked * must be filled for the "
            "worksheet to count as complete."
        ),
        "how-3": (
            "To remove a row, empty all its cells. When you upload the file you are "
            "asked before the row is removed."
        ),
        "how-4": (
            "Cells with a list offer what may stand there. Refer to a row that is new in "
            "this workbook by typing its title, exactly the same."
        ),
        "how-5": "Separate several choices in one cell by semicolons: Residents; Media.",
        "how-6": (
            "Results are not in here; the application works them out again after the "
            "workbook is uploaded."
        ),
        "how-7": (
            "Save it as .xlsx and upload it on the page Workbook. All differences are "
            "shown first; nothing changes before you agree."
        ),
        "sheets": "What is in this workbook",
        "part": "Part",
        "sheet": "Sheet",
        "rows": "Rows",
        "state": "State",
        "open": "can be filled in",
        "closed": "locked: version {version} was submitted or agreed",
        "back": "Back to the instructions",
        "id": "Row ID",
        "version": "Row version",
        "field": "Field",
        "value": "Value",
        "about": "Notes",
        "unit": "Unit",
        "several": "Separate several by semicolons.",
        "range": "From {low} to {high}.",
        "unknown-row": (
            "This is not in the list. To refer to a row that is new in this workbook, "
            "type its title exactly the same."
        ),
        "unknown-choice": "Choose one of the list.",
        "bad-number": "This is out of range, or no number or date. Keep it anyway?",
        "pairs": (
            "Fill the upper right half: compare what stands in the row with what stands "
            "in the column. Grey cells stay empty."
        ),
        "example": "Example: {text}",
        "page": "Page &P of &N",
        "yes": "yes",
        "no": "no",
        "required": "{title} *",
    },
}
