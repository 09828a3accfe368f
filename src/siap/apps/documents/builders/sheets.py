"""A worksheet inside a document: narrative, parts, results, pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from siap.apps.documents.builders.keeping import with_kept_rows
from siap.apps.documents.builders.parts import part_blocks
from siap.apps.documents.builders.pictures import figures_of
from siap.apps.documents.builders.results import result_blocks
from siap.apps.documents.builders.setting import Setting
from siap.methodology.outline_shapes import Show
from siap.methodology.worksheet_shapes import Worksheet
from siap.rendering.prose import paragraph
from siap.rendering.tree import Block, Paragraph, Section, Table


def sheet_sections(
    setting: Setting, worksheet: Worksheet, *, opening: Sequence[Block]
) -> list[Section]:
    """
    Print a worksheet in its chapter.

    Args:
        setting: The reader and the plan.
        worksheet: The worksheet.
        opening: What stands before it, such as its heading.

    Returns:
        Sections, a new one wherever the page turns. A worksheet without any row is one
        calm line.
    """
    if not is_filled(setting, worksheet):
        line = setting.say("sheet-empty", sheet=setting.title(worksheet))
        return [Section((*opening, paragraph(line)), _lies(setting, worksheet))]
    said = worksheet.narrative if setting.language == "id" else worksheet.purpose_en
    narrative = (paragraph(said),) if said else ()
    pieces = shown_pieces(setting, worksheet, shows_of(setting, worksheet))
    first = pieces[0][1] if pieces else False
    return joined([((*opening, *narrative), first), *pieces])


def is_filled(setting: Setting, worksheet: Worksheet) -> bool:
    """Whether anybody wrote into a worksheet."""
    sheets = setting.facts.sheets
    return any(sheets.rows_of(worksheet, part) for part in worksheet.parts)


def shows_of(setting: Setting, worksheet: Worksheet) -> Sequence[Show]:
    """What of a worksheet is printed in its chapter, by outline or else all of it."""
    placement = setting.outline.placement(worksheet.id)
    if placement is not None:
        return placement.show
    lies = _lies(setting, worksheet)
    return [
        *(Show(part=part.key, landscape=lies) for part in worksheet.parts),
        *(Show(result=each.key, landscape=lies) for each in worksheet.computes),
        *(Show(picture=each.key, landscape=lies) for each in worksheet.pictures),
    ]


def _lies(setting: Setting, worksheet: Worksheet) -> bool:
    """By itself a worksheet lies as it is best read; in a plan the paper is turned less."""
    return worksheet.landscape and setting.worksheet is not None


def shown_pieces(
    setting: Setting, worksheet: Worksheet, shows: Iterable[Show]
) -> list[tuple[Sequence[Block], bool]]:
    """The blocks of what is shown, each with whether its page lies on its long side."""
    return [(_blocks(setting, worksheet, show), show.landscape) for show in shows]


def _blocks(setting: Setting, worksheet: Worksheet, show: Show) -> Sequence[Block]:
    caption = show.caption.in_language(setting.language) if show.caption else ""
    if show.part is not None:
        part = next(each for each in worksheet.parts if each.key == show.part)
        blocks = part_blocks(setting, worksheet, part, show)
        return (
            blocks
            if show.where or show.most
            else _anchored(blocks, f"{worksheet.id}.{part.key}")
        )
    if show.result is not None:
        return result_blocks(setting, worksheet, show.result)
    picture = next(each for each in worksheet.pictures if each.key == show.picture)
    kept = with_kept_rows(setting, worksheet, show)
    return figures_of(kept, worksheet, picture, caption)


def _anchored(blocks: Sequence[Block], anchor: str) -> list[Block]:
    """Give the first table of a part a name, so that other chapters can point to it."""
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Table)), None)
    return [
        replace(block, anchor=anchor) if n == first and isinstance(block, Table) else block
        for n, block in enumerate(blocks)
    ]


def joined(pieces: Iterable[tuple[Sequence[Block], bool]]) -> list[Section]:
    """Join pieces of one orientation into sections; empty pieces vanish."""
    sections: list[Section] = []
    for blocks, landscape in pieces:
        if not blocks:
            continue
        goes_on = sections and sections[-1].landscape == landscape
        before = sections.pop().blocks if goes_on else ()
        sections.append(Section((*before, *blocks), landscape))
    return sections


def paragraphs(text: str) -> list[Paragraph]:
    """Make a paragraph of every line."""
    return [paragraph(line.strip()) for line in text.split("\n") if line.strip()]
