"""Sums, heads and widths of tables, worked out once for every format."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.sample import plan
from rendering.small import BUDGET
from siap.kernel.errors import InvalidInput
from siap.rendering.columns import PADDING, measure
from siap.rendering.grids import grid
from siap.rendering.papers import sheet
from siap.rendering.tree import Column, Document, Row, Section, Table
from siap.typography import text_width

amounts = st.lists(st.one_of(st.none(), st.integers(-(10**12), 10**12)), max_size=30)


def measured(table, *, landscape=False):
    document = Document("J", date(2026, 1, 1), (Section((table,), landscape=landscape),))
    return measure(document).sections[0].blocks[0]


def text_table(*columns, rows=3):
    specs = tuple(Column(f"c{n}", "Kepala") for n in range(len(columns)))
    cells = {f"c{n}": text for n, text in enumerate(columns)}
    return Table("T", specs, (Row(cells),) * rows)


@given(amounts, amounts)
def test_a_total_adds_the_data_and_not_the_subtotals(first, second):
    column = (Column("t", "T"), Column("n", "N", fmt="rupiah"))
    rows = [Row({"t": "x", "n": each}) for each in first]
    rows.append(Row({"t": "jumlah"}, "subtotal"))
    rows += [Row({"t": "x", "n": each}) for each in second]
    rows.append(Row({"t": "jumlah"}, "subtotal"))

    lines = grid(Table("T", column, tuple(rows), ("n",)), "id").lines

    sums = [line.values[1] for line in lines if line.kind != "data"]
    one, two = (sum(each or 0 for each in part) for part in (first, second))
    assert sums == ([one, two, one + two] if first or second else [one, two])


def test_a_sum_of_cents_is_exact_before_it_is_rounded():
    rows = tuple(Row({"t": "x", "n": Decimal("0.1")}) for _ in range(10))
    table = Table("T", (Column("t", "T"), Column("n", "N", fmt="number")), rows, ("n",))

    assert grid(table, "id").lines[-1].values[1] == 1


def test_a_heading_row_reaches_over_the_table_and_a_sum_up_to_its_figure():
    lines = grid(BUDGET, "id").lines

    assert lines[0].span == len(BUDGET.columns)
    assert lines[3].span == 3
    assert lines[-1].cells[0] == (0, "Jumlah")


def test_grouped_columns_share_a_head():
    head = grid(BUDGET, "id").head

    assert [(cell.text, cell.columns, cell.rows) for cell in head[0][:3]] == [
        ("Uraian", 1, 2),
        ("Perhitungan", 2, 1),
        ("Jumlah", 1, 2),
    ]
    assert [cell.text for cell in head[1]] == ["Volume", "Harga satuan"]


@pytest.mark.parametrize(
    "table",
    [
        Table("T", (), ()),
        Table("T", (Column("a", "A"), Column("a", "B")), ()),
        Table("T", (Column("a", "A"),), (), totals=("b",)),
        Table("T", (Column("a", "A", formula="{b} * 2"),), ()),
    ],
)
def test_a_faulty_table_is_refused_by_its_caption(table):
    with pytest.raises(InvalidInput) as caught:
        grid(table, "id")

    assert caught.value.where == "T"


words = st.text(st.sampled_from("abcdefghijklm .-5W"), max_size=60)


@given(st.lists(words, min_size=1, max_size=8), st.booleans())
def test_columns_fill_the_page_and_no_more(texts, landscape):
    table = measured(text_table(*texts), landscape=landscape)

    room = sheet("A4", landscape=landscape).text_points
    assert sum(table.widths) == pytest.approx(room, abs=0.1)
    assert min(table.widths) > 0


def test_a_long_code_is_never_broken_while_there_is_room():
    code = "5.1.02.01.01.0000"
    table = measured(text_table(code, "Uraian yang panjang sekali " * 8, code))

    need = text_width(code, table.text_size, "sans") + 2 * PADDING
    assert table.widths[0] >= need
    assert table.widths[2] >= need


def test_figures_stand_on_one_line():
    row = Row({"t": "kata " * 80, "n": 123_456_789_012_345})
    table = measured(
        Table("T", (Column("t", "T"), Column("n", "N", fmt="rupiah")), (row,), ("n",))
    )

    need = text_width("Rp123.456.789.012.345", table.text_size, "sans", bold=True)
    assert table.widths[1] >= need + 2 * PADDING


def test_a_crowded_table_gets_smaller_letters_before_words_are_broken():
    table = measured(text_table(*["katakatakatakata"] * 7))

    assert 7.5 <= table.text_size < 9


def test_hints_decide_the_shares_but_not_over_the_longest_word():
    columns = (Column("a", "A", width=1), Column("b", "B", width=9))
    free = measured(Table("T", columns, (Row({"a": "x", "b": "y"}),)))
    tight = measured(Table("T", columns, (Row({"a": "x" * 30, "b": "y"}),)))

    assert free.widths[1] == pytest.approx(free.widths[0] * 9, rel=0.01)
    assert tight.widths[0] >= text_width("x" * 30, tight.text_size, "sans")


def test_every_table_of_the_sample_keeps_its_words_whole():
    for section in measure(plan()).sections:
        for block in section.blocks:
            if isinstance(block, Table):
                lines = grid(block, "id").lines
                for width, *texts in zip(
                    block.widths,
                    *(line.texts for line in lines if line.kind == "data"),
                    strict=True,
                ):
                    for word in " ".join(texts).split():
                        assert (
                            text_width(word, block.text_size, "sans") <= width - 2 * PADDING
                        )
