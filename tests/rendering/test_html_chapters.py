"""A long document chapter by chapter: nothing lost, links lead across chapters."""

from datetime import date

from siap.rendering.html_chapters import chapters
from siap.rendering.tree import Document, Heading, Paragraph, Run, Section


def a_document() -> Document:
    link = Paragraph((Run("lihat biaya", link="#biaya"), Run("lihat isu", link="#isu")))
    return Document(
        title="Rencana",
        language="id",
        date=date(2026, 11, 21),
        cover=True,
        sections=(
            Section(
                (Paragraph((Run("Pengantar"),)), Heading(1, "Isu", anchor="isu"), link)
            ),
            Section((Paragraph((Run("Masih isu"),)),)),
            Section((Heading(1, "Biaya", anchor="biaya"), Heading(2, "Rincian"))),
        ),
    )


def test_a_chapter_begins_at_each_heading_of_level_one() -> None:
    parts = chapters(a_document(), "?page={number}")

    assert [part.title for part in parts] == ["Rencana", "Bab 1 Isu", "Bab 2 Biaya"]
    assert "Pengantar" in parts[0].html
    assert "Masih isu" in parts[1].html
    assert "Rincian" in parts[2].html


def test_only_the_first_part_has_the_cover() -> None:
    parts = chapters(a_document(), "?page={number}")

    assert ["paper-cover" in part.html for part in parts] == [True, False, False]


def test_a_link_to_another_chapter_leads_to_its_page_and_one_within_stays() -> None:
    text = chapters(a_document(), "?page={number}")[1].html

    assert 'href="?page=3#paper-biaya"' in text
    assert 'href="#paper-isu"' in text
