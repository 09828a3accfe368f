"""A form of a worksheet as an identity block under its title."""

from siap.apps.documents.builders.cells import written_value
from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import column_of, columns_of
from siap.methodology.outline_shapes import Show
from siap.methodology.worksheet_shapes import Part, Worksheet
from siap.rendering.tree import Block, KeyValues, Paragraph, Run


def caption_of(setting: Setting, part: Part, show: Show) -> str:
    """The caption: that of the outline, else the title of the part."""
    if show.caption is not None:
        return show.caption.in_language(setting.language)
    return setting.title(part)


def form_blocks(
    setting: Setting, worksheet: Worksheet, part: Part, row: ContentRow, show: Show
) -> list[Block]:
    """
    Print a form.

    Args:
        setting: The reader and the plan.
        worksheet: Where the form stands.
        part: The form.
        row: What is filled in.
        show: Which columns.

    Returns:
        The filled columns in order, under the title of the form where all parts of the
        worksheet are shown one after another.
    """
    wanted = show.columns or tuple(column.key for column in columns_of(part))
    pairs = []
    for key in wanted:
        column = column_of(part, key)
        if column is None or key in show.leave or row.cells.get(key) is None:
            continue
        text = written_value(setting, worksheet, column, row.cells[key])
        pairs.append((setting.title(column), text))
    title = caption_of(setting, part, show)
    return [*_named(setting, worksheet, title), KeyValues(tuple(pairs))]


def _named(setting: Setting, worksheet: Worksheet, title: str) -> list[Block]:
    alone = setting.worksheet is not None or setting.outline.every_column
    if not alone or title == setting.title(worksheet):
        return []
    return [Paragraph((Run(title, bold=True),))]
