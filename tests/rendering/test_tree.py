"""Numbers, anchors, JSON and the fingerprint of a tree."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.sample import plan
from rendering.small import every_block
from siap.kernel.errors import InvalidInput
from siap.rendering import html, stored
from siap.rendering.numbering import blocks_of, number
from siap.rendering.prepare import prepare
from siap.rendering.prose import paragraph
from siap.rendering.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

DAY = date(2026, 11, 21)

values = st.one_of(
    st.none(),
    st.booleans(),
    st.text(),
    st.integers(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
)


def paper(*blocks, **facts):
    return Document("Judul", DAY, (Section(tuple(blocks)),), **facts)


def labels(document):
    return [block.label for block in blocks_of(document) if hasattr(block, "label")]


@given(
    st.lists(st.fixed_dictionaries({"a": values, "b": values}), max_size=4),
    st.lists(st.text(), max_size=4),
)
def test_a_tree_comes_back_from_json_as_it_was(rows, texts):
    table = Table("T", (Column("a", "A"), Column("b", "B")), tuple(map(Row, rows)))
    document = paper(*(paragraph(text) for text in texts), table)

    assert stored.from_json(stored.to_json(document)) == document


def test_the_whole_sample_comes_back_from_json_and_prints_the_same():
    document = every_block()

    again = stored.from_json(stored.to_json(document))

    assert stored.to_json(again) == stored.to_json(document)
    assert html.render(again) == html.render(document)


def test_types_of_cells_survive_json():
    cells = {"a": 1, "b": Decimal("1.50"), "c": True, "d": DAY, "e": "1", "f": None}
    columns = tuple(Column(key, key) for key in cells)

    again = stored.from_json(stored.to_json(paper(Table("T", columns, (Row(cells),)))))

    read = again.sections[0].blocks[0].rows[0].cells
    assert [type(each) for each in read.values()] == [type(each) for each in cells.values()]
    assert str(read["b"]) == "1.50"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        '{"form":99,"document":{}}',
        '{"form":1,"document":{"is":"Orang"}}',
        '{"form":1,"document":{"is":"Document","baru":1}}',
        '{"form":1,"document":{"is":"Run","text":"x"}}',
        '{"form":1,"document":{"is":"decimal","value":"x"}}',
    ],
)
def test_json_that_is_no_tree_is_refused_with_one_message(text):
    with pytest.raises(InvalidInput) as caught:
        stored.from_json(text)

    assert caught.value.code == "bad-document"


def test_a_value_that_json_cannot_hold_is_refused():
    table = Table("T", (Column("a", "A"),), (Row({"a": object()}),))

    with pytest.raises(InvalidInput):
        stored.to_json(paper(table))


def test_a_fingerprint_follows_every_change_and_nothing_else():
    document = every_block()

    assert stored.fingerprint(document) == stored.fingerprint(every_block())
    assert stored.fingerprint(document) != stored.fingerprint(
        replace(document, year="2028")
    )
    assert len(stored.fingerprint(document)) == 64


def test_chapters_sections_and_annexes_are_numbered_in_reading_order():
    document = number(
        paper(
            Heading(1, "Satu"),
            Heading(2, "a"),
            Heading(3, "i"),
            Heading(2, "b"),
            Heading(1, "Tanpa nomor", numbering="none"),
            Heading(2, "c"),
            Heading(1, "Dua"),
            Heading(2, "d"),
            Heading(1, "Lampiran", numbering="annex"),
            Heading(2, "e"),
        )
    )

    assert labels(document) == [
        "Bab 1",
        "1.1",
        "1.1.1",
        "1.2",
        "",
        "",
        "Bab 2",
        "2.1",
        "Lampiran A",
        "A.1",
    ]


def test_labels_follow_the_language():
    document = number(
        paper(Heading(1, "One"), Table("T", (Column("a", "A"),), ()), language="en")
    )

    assert labels(document) == ["Chapter 1", "Table 1"]


def test_an_annex_after_z_goes_on_with_two_letters():
    headings = [Heading(1, str(n), numbering="annex") for n in range(28)]

    assert labels(number(paper(*headings)))[25:] == [
        "Lampiran Z",
        "Lampiran AA",
        "Lampiran AB",
    ]


def test_an_inner_link_without_text_reads_like_its_target():
    link = Paragraph((Run("", link="#t"), Run("di sini", link="#t")))
    document = number(paper(link, Table("T", (Column("a", "A"),), (), anchor="t")))

    assert [run.text for run in document.sections[0].blocks[0].runs] == [
        "Tabel 1",
        "di sini",
    ]


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ((Heading(1, "a"), Heading(3, "b")), "heading-level-skipped"),
        ((Heading(2, "a"),), "heading-level-skipped"),
        ((Heading(1, "a", anchor="x"), Heading(2, "b", anchor="x")), "duplicate-anchor"),
        ((Paragraph((Run("", link="#hilang"),)),), "unknown-anchor"),
    ],
)
def test_a_faulty_structure_is_refused(blocks, code):
    with pytest.raises(InvalidInput) as caught:
        number(paper(*blocks))

    assert caught.value.code == code
    assert caught.value.message("id") != caught.value.message("en")


def test_preparing_twice_changes_nothing():
    once = prepare(plan())

    assert prepare(once) == once


def test_every_text_is_cleaned_wherever_it_stands():
    dirty = "a\x00b\u202e\ud800c"
    document = prepare(
        Document(
            dirty,
            DAY,
            (
                Section(
                    (
                        Heading(1, dirty),
                        Table(dirty, (Column("a", dirty),), (Row({"a": dirty}),)),
                    )
                ),
            ),
            facts=((dirty, dirty),),
        )
    )

    said = stored.to_json(document)
    assert said.count("abc") == 7
    assert "\\u" not in said
