"""The columns that a part has because of its kind, beside those that it declares."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from siap.methodology.worksheet_shapes import Column, Option, Part

PARENT = "parent"
TYPE = "type"
ZONE = "zone"
LANE = "lane"
NEXT = "next"
SHARE = "share"


@lru_cache(maxsize=1024)
def columns_of(part: Part) -> tuple[Column, ...]:
    """
    All columns of a part, in the order in which a person fills them.

    Args:
        part: Of any kind.

    Returns:
        A tree has `type` (where there are node types) and `parent` before its own
        columns; a board its `zone`, a flow its `lane` before and `next` and `share` after
        them; a matrix its cell and the details beside it.
    """
    match part.kind:
        case "tree":
            return (*_tree(part), *part.columns)
        case "board":
            return (*part.columns, *_board(part))
        case "flow":
            return (*_lane(part), *part.columns, *_exits(part))
        case "matrix":
            return (part.matrix.cell, *part.matrix.details) if part.matrix else ()
        case _:
            return part.columns


def _tree(part: Part) -> tuple[Column, ...]:
    declared = {column.key for column in part.columns}
    found = []
    if part.nodes and TYPE not in declared:
        options = tuple(
            Option(key=node.key, title=node.title, title_en=node.title_en)
            for node in part.nodes
        )
        found.append(
            Column(
                key=TYPE,
                title="Jenis",
                title_en="Kind",
                type="choice",
                required=True,
                options=options,
            )
        )
    if PARENT not in declared:
        found.append(
            Column(
                key=PARENT,
                title="Di bawah",
                title_en="Under",
                type="reference",
                rows=part.key,
            )
        )
    return tuple(found)


def _board(part: Part) -> tuple[Column, ...]:
    if part.board is None or not part.board.zones:
        return ()
    return (
        Column(
            key=ZONE,
            title="Tempat",
            title_en="Zone",
            type="choice",
            options=part.board.zones,
        ),
    )


def _lane(part: Part) -> tuple[Column, ...]:
    if part.lanes is None:
        return ()
    return (
        Column(
            key=LANE,
            title="Pelaksana",
            title_en="Actor",
            type="reference",
            required=True,
            rows=part.lanes,
        ),
    )


def _exits(part: Part) -> tuple[Column, ...]:
    return (
        Column(
            key=NEXT,
            title="Langkah berikutnya",
            title_en="Next steps",
            type="references",
            rows=part.key,
            hint="Untuk keputusan: jalur ya lebih dulu, lalu jalur tidak.",
        ),
        Column(
            key=SHARE,
            title="Bagian jalur pertama",
            title_en="Share of the first exit",
            type="percent",
            min=Decimal(0),
            max=Decimal(100),
            hint="Untuk keputusan: dari seratus kali, berapa kali jawabannya ya.",
        ),
    )


def column_of(part: Part, key: str) -> Column | None:
    """The column of a part with a key, its own or of its kind; None if there is none."""
    return _by_key(part).get(key)


@lru_cache(maxsize=1024)
def _by_key(part: Part) -> Mapping[str, Column]:
    return {column.key: column for column in reversed(columns_of(part))}
