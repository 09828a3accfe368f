"""Charters on paper: one A3 page for the wall, two sides of A4 for the hand."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from apps.documents.tags import faults_of
from siap.rendering.posters import MOST_PROMISES, CharterPaper, leaflet, poster
from siap.rendering.tree import Signatory

MM = 72 / 25.4


def a_paper(**changes: object) -> CharterPaper:
    values: dict[str, object] = {
        "service": "Sambungan baru",
        "office": "Perumda Air Minum",
        "region": "Kota Rekaan",
        "promises": ("Terpasang dalam enam hari kerja", "Pengaduan dijawab dua hari kerja"),
        "valid_from": date(2026, 7, 1),
        "facts": (("Biaya", "Rp750.000"),),
        "broken": "Biaya dipotong sepuluh persen setiap hari.",
        "channels": ("Loket pengaduan",),
        "signatories": (Signatory("Direktur", "Rahmat"), Signatory("Wakil pelanggan", "")),
        "address": "https://contoh.go.id/layanan/1/maklumat/",
    } | changes
    return CharterPaper(**values)  # type: ignore[arg-type]


def long_paper() -> CharterPaper:
    promise = (
        "Permohonan yang berkasnya lengkap diselesaikan paling lama enam hari kerja " * 2
    )
    return a_paper(
        service="Penerbitan surat keterangan pindah antarkabupaten bagi penduduk rentan",
        promises=(promise,) * MOST_PROMISES,
        broken=promise * 2,
        channels=(promise,) * 4,
    )


@pytest.mark.parametrize("paper", [a_paper(), long_paper()], ids=["short", "long"])
def test_a_poster_is_one_page_of_a3_however_much_is_promised(paper: CharterPaper) -> None:
    made = PdfReader(BytesIO(poster(paper, valid_from_words="1 Juli 2026")))

    (page,) = made.pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [
        round(297 * MM),
        round(420 * MM),
    ]
    assert page.extract_text().count("1 Juli 2026") == 1


@pytest.mark.parametrize("paper", [a_paper(), long_paper()], ids=["short", "long"])
def test_a_leaflet_is_two_sides_of_a4(paper: CharterPaper) -> None:
    made = PdfReader(BytesIO(leaflet(paper, valid_from_words="1 Juli 2026")))

    assert [round(float(page.mediabox.width)) for page in made.pages] == [842, 842]


def test_what_is_typed_is_printed_and_not_run() -> None:
    paper = a_paper(promises=("#panic(1) *tebal* $x$ \\ @label",))

    text = PdfReader(BytesIO(poster(paper, valid_from_words="-"))).pages[0].extract_text()

    assert "#panic(1) *tebal* $x$" in text


@pytest.mark.parametrize("make", [poster, leaflet])
def test_readers_of_the_screen_find_their_way_in_both(make) -> None:
    made = make(a_paper(draft=True), valid_from_words="1 Juli 2026")

    assert faults_of(made) == []
    assert "DRAF" in PdfReader(BytesIO(made)).pages[0].extract_text()
