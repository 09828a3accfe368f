"""The pieces that pictures are laid out with."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.pages import Part, cut
from siap.diagrams.layout.paints import INK, INKS, PAINTS
from siap.diagrams.layout.paper import for_paper
from siap.diagrams.layout.sheets import SHEETS
from siap.diagrams.layout.ticks import amount, nice_ticks, number
from siap.diagrams.layout.timeline import calendar, day_text

NUMBERS = st.floats(min_value=-1e12, max_value=1e12)


@given(NUMBERS, NUMBERS, st.integers(min_value=1, max_value=8))
def test_ticks_are_equally_spaced_and_cover_the_range(one, other, count):
    low, high = sorted((one, other))

    ticks = nice_ticks(low, high, count)

    slack = (ticks[1] - ticks[0]) * 1e-6 + abs(high - low) * 1e-6
    steps = [b - a for a, b in pairwise(ticks)]
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert all(step == pytest.approx(steps[0], rel=1e-3) for step in steps)
    assert 2 <= len(ticks) <= 2 * count + 2


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (38, 43, [38, 39, 40, 41, 42, 43]),
        (-1, 1, [-1, -0.5, 0, 0.5, 1]),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert nice_ticks(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("value", "text"),
    [("12.50", "12,5"), ("1234567", "1.234.567"), ("0", "0"), ("-0.0004", "0")],
)
def test_numbers_have_a_decimal_comma_and_no_needless_zeros(value, text):
    assert number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"), [(950, "950"), (12_500, "12,5 ribu"), (3_250_000_000, "3,25 miliar")]
)
def test_large_amounts_are_written_in_words(value, text):
    assert amount(value) == text


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(min_value=0, max_value=9000),
    st.floats(min_value=100, max_value=900),
)
def test_a_time_axis_covers_its_days_and_its_ticks_rise(first, days, wide):
    last = date.fromordinal(first.toordinal() + days)

    axis = calendar(first, last, wide, 12)

    places = [place for place, _, _ in axis.ticks]
    assert axis.low <= first.toordinal() <= last.toordinal() < axis.high
    assert places == sorted(set(places))
    assert len(places) * 24 <= wide + 24


def test_dates_are_written_with_indonesian_months():
    assert day_text(date(2026, 8, 17)) == "17 Agustus 2026"


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=40))
def test_cutting_keeps_every_part_once_and_whole(spans):
    parts = [
        Part(f"<{n}>", top, top + tall, firm=True) for n, (top, tall) in enumerate(spans)
    ]

    pages = cut(parts, max([part.bottom for part in parts], default=0.0), 150.0)

    assert sorted(part.markup for page in pages for part in page.parts) == sorted(
        part.markup for part in parts
    )
    assert all(
        page.top <= part.top and part.bottom <= page.bottom
        for page in pages
        for part in page.parts
    )
    assert all(page.bottom - page.top <= 150 for page in pages)


def test_a_page_ends_in_a_gap_if_there_is_one():
    parts = [Part(str(top), top, top + 40, firm=True) for top in (0, 50, 100, 130)]

    first, second = cut(parts, 170.0, 150.0)

    assert [part.top for part in first.parts] == [0, 50]
    assert [part.top for part in second.parts] == [100, 130]


def test_touching_boxes_meet_only_with_a_gap_between_asked_for():
    left, right = Box(0, 0, 10, 10), Box(10, 0, 10, 10)

    assert not left.meets(right)
    assert left.meets(right, 1)


@given(st.text())
def test_text_for_paper_needs_no_second_treatment(text):
    assert for_paper(for_paper(text)) == for_paper(text)


@pytest.mark.parametrize(("name", "millimetres"), [("portrait", 170), ("landscape", 257)])
def test_the_smallest_text_is_at_least_seven_and_a_half_points_in_print(name, millimetres):
    sheet = SHEETS[name]

    assert sheet.small * (millimetres / 25.4 * 72) / sheet.width >= 7.5


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _colour(attributes, name):
    found = re.search(rf'{name}="(#\w{{6}})"', attributes)
    return found[1] if found else None


@pytest.mark.parametrize(
    "look", ["card", "soft", "plain", "band", "plate", "good", "middle", "bad", "veil"]
)
def test_text_on_a_ground_has_enough_contrast(look):
    assert _contrast(INK, _colour(PAINTS[look], "fill")) >= 7


@pytest.mark.parametrize("look", ["strong", "series-1"])
def test_light_text_on_a_dark_ground_has_enough_contrast(look):
    assert _contrast("#ffffff", _colour(PAINTS[look], "fill")) >= 4.5


@pytest.mark.parametrize("ink", ["muted", "alert"])
def test_coloured_text_on_white_and_on_grey_has_enough_contrast(ink):
    for ground in ("#ffffff", _colour(PAINTS["plain"], "fill")):
        assert _contrast(_colour(INKS[ink], "fill"), ground) >= 4.5


@pytest.mark.parametrize(
    "look", [name for name in PAINTS if name not in {"grid", "plain", "band", "veil"}]
)
def test_every_outline_and_line_that_means_something_has_enough_contrast(look):
    colour = _colour(PAINTS[look], "stroke") or _colour(PAINTS[look], "fill")

    assert _contrast(colour, "#ffffff") >= 3


def test_what_belongs_together_moves_to_the_next_page_as_one():
    parts = [Part(str(top), top, top + 40, firm=True) for top in (0, 50)]
    parts += [Part(str(top), top, top + 38, firm=True, group=1) for top in (100, 140)]

    first, second = cut(parts, 180.0, 150.0)

    assert [part.top for part in first.parts] == [0, 50]
    assert [part.top for part in second.parts] == [100, 140]


def test_on_pages_parts_lie_over_each_other_as_they_were_drawn():
    canvas = Canvas(SHEETS["portrait"], "p", paper=True)
    for top in (10.0, 900.0):
        canvas.rect(Box(0, top, 50, 20), "strong")
        canvas.line([(25, top - 2), (25, top + 22)], "target")

    pages = canvas.pages()

    assert len(pages) == 2
    assert all(
        page.markup.index('<rect x="0"') < page.markup.index("<path") for page in pages
    )
