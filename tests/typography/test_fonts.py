"""The bundled fonts are the ones we checked, and the table fits them."""

import hashlib
import json
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from siap.typography import FONT_DIR, missing_glyphs, text_width
from siap.typography.build import METRICS, metrics
from siap.typography.files import FACES, FALLBACKS

FILES = sorted(path for path in FONT_DIR.iterdir() if path.suffix in {".ttf", ".otf"})
SUMS = dict(
    line.split()[::-1] for line in (FONT_DIR / "SHA256SUMS").read_text().splitlines()
)


def test_every_font_file_is_listed_with_its_checksum():
    assert {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES
    } == SUMS


def test_the_fonts_weigh_at_most_six_megabytes():
    assert sum(path.stat().st_size for path in FILES) <= 6_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_font_is_under_an_open_font_licence(path):
    with TTFont(path, lazy=True) as font:
        names = font["name"]
    text = f"{names.getDebugName(0)} {names.getDebugName(13)}"

    assert "SIL Open Font License" in text or "GUST Font License" in text


def test_every_face_and_fallback_is_a_bundled_file():
    used = {file for pair in FACES.values() for file in pair} | set(FALLBACKS)

    assert used <= set(SUMS)


def test_the_generated_table_is_current():
    assert json.loads(METRICS.read_text()) == json.loads(json.dumps(metrics()))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("bold", [False, True])
def test_a_width_is_the_sum_of_the_advances_in_the_font(face, bold):
    text = "Perangkat Daerah ≥ 80 % – Kab. Ngawi"
    with TTFont(FONT_DIR / FACES[face][bold], lazy=True) as font:
        advance = sum(font["hmtx"][font.getBestCmap()[ord(char)]][0] for char in text)
        upem = font["head"].unitsPerEm

    width = text_width(text, 10, face, bold=bold)

    assert width == pytest.approx(advance * 10 / upem)


def test_text_of_other_scripts_is_measured_with_the_fallback_fonts():
    assert text_width("ا", 10) > 0
    assert text_width("😀", 10) > 10


@pytest.mark.parametrize(
    "text", ["Air minum ≥ 80 % → “cukup”", "ꦱꦸꦫꦧꦪ", "العربية", "😀👍🏽", "✓ ● ★"]
)
def test_characters_of_the_bundled_fonts_are_not_missing(text):
    assert missing_glyphs(text) == []


def test_each_missing_character_is_named_once_in_order():
    assert missing_glyphs("a漢b字漢") == ["漢", "字"]


def test_characters_of_private_use_are_missing_although_a_font_has_them():
    assert missing_glyphs("\ue000") == ["\ue000"]


def test_importing_reads_no_font():
    code = "import siap.typography, sys; print('fontTools' in sys.modules)"

    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert out.stdout.strip() == "False"
