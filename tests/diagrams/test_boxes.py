"""The checker of pictures finds what it is there to find."""

import pytest

from diagrams.boxes import faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-size="12">'
CARD = '<g class="d-box"><rect class="d-card" x="10" y="10" width="90" height="30"/>{}</g>'


def _faults(body):
    return faults(f"{HEAD}{body}</svg>", "phone")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<text x="150" y="20">melampaui tepi kanan</text>', "outside the picture"),
        ('<text x="5" y="20" text-anchor="end">di luar</text>', "outside the picture"),
        ('<rect x="10" y="90" width="20" height="20"/>', "outside the picture"),
        ('<path d="M10 10h20v95"/>', "outside the picture"),
        ('<text x="10" y="20" font-size="11">kecil</text>', "smaller than allowed"),
        ('<text x="10" y="20">satu</text><text x="12" y="25">dua</text>', "overlap"),
        (
            '<text x="10" y="20">satu<tspan x="10" y="26">baris dua</tspan></text>',
            "overlap",
        ),
        (CARD.format('<text x="20" y="30">jauh melampaui kotak</text>'), "outside its box"),
        (CARD.format("") + '<text x="20" y="30">menimpa</text>', "overlap"),
        (
            '<text x="10" y="50">dicoret</text><path class="d-link" d="M5 46H90"/>',
            "struck through",
        ),
        (
            '<path class="d-axis" d="M30 5V90"/><text x="10" y="50">dicoret</text>',
            "struck through",
        ),
    ],
)
def test_a_fault_is_found(body, fault):
    found = _faults(body)

    assert any(each.startswith(fault) for each in found), found


@pytest.mark.parametrize(
    "body",
    [
        '<text x="10" y="20">satu<tspan x="10" y="36">dua</tspan></text>',
        CARD.format('<text x="20" y="30">di dalam</text>'),
        '<path class="d-link" d="M5 28H90"/>'
        + CARD.format('<text x="20" y="30">di atas</text>'),
        '<text x="10" y="20">satu</text><text x="60" y="20">dua</text>',
    ],
)
def test_a_clean_picture_has_no_fault(body):
    assert _faults(body) == []
