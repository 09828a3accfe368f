"""Tables in HTML."""

from siap.rendering.grids import Grid, HeadCell, Line, grid
from siap.rendering.markup import Html, join, lines, tag, text
from siap.rendering.tree import Document, Table
from siap.rendering.words import WORDS


def table_html(table: Table, document: Document, anchor: str) -> Html:
    """
    Write a table.

    Args:
        table: The table, numbered.
        document: The paper it stands in.
        anchor: Its id, may be empty.

    Returns:
        A table in a frame that scrolls sideways, and its source.
    """
    cells = grid(table, document.language)
    label = "" if document.look == "letter" else table.label
    number = tag("span", text(f"{label} "), class_="paper-number") if label else Html("")
    caption = tag("caption", number, text(table.caption))
    head = tag(
        "thead", *(tag("tr", *(_head_cell(c, cells) for c in row)) for row in cells.head)
    )
    body = [_line(line, cells) for line in cells.lines]
    if not body:
        empty = tag(
            "td", text(WORDS[document.language]["empty"]), colspan=len(table.columns)
        )
        body = [tag("tr", empty)]
    frame = tag(
        "div",
        tag("table", caption, head, tag("tbody", *body)),
        class_="paper-table paper-by-hand" if table.by_hand else "paper-table",
        role="region",
        tabindex=0,
        aria_label=f"{label} {table.caption}".strip(),
        id=anchor,
    )
    return join(frame, source_html(table.source, document))


def _head_cell(cell: HeadCell, cells: Grid) -> Html:
    shared = cell.columns > 1 or (
        len(cells.head) > 1 and cell.rows == 1 and cell in cells.head[0]
    )
    numeric = "paper-figure" if cells.numeric[cell.column] and not shared else ""
    spans: dict[str, str | int] = {
        "scope": "colgroup" if shared else "col",
        "colspan": cell.columns if cell.columns > 1 else "",
        "rowspan": cell.rows if cell.rows > 1 else "",
        "class_": numeric,
    }
    return tag("th", lines(cell.text), **spans)


def _line(line: Line, cells: Grid) -> Html:
    written = [
        tag("td", lines(said), class_="paper-figure" if cells.numeric[column] else "")
        for column, said in line.cells
    ]
    if line.kind == "data":
        return tag("tr", *written)
    span: str | int = line.span if line.span > 1 else ""
    scope = "rowgroup" if line.kind == "heading" else "row"
    written[0] = tag("th", lines(line.texts[0]), scope=scope, colspan=span)
    return tag("tr", *written, class_=f"paper-row-{line.kind}")


def source_html(said: str, document: Document) -> Html:
    """
    Write where figures come from.

    Args:
        said: The source, may be empty.
        document: The paper it stands in.

    Returns:
        A paragraph, or nothing.
    """
    if not said:
        return Html("")
    word = WORDS[document.language]["source"]
    return tag("p", text(f"{word} {said}"), class_="paper-source")
