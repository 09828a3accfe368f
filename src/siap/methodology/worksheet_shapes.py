"""Shapes of a worksheet: parts, columns, checks, computations, pictures."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from siap.methodology.guide_shapes import WorksheetNumber
from siap.methodology.shapes import Citation, ColumnKey, Key, Sentence, Shape

WorksheetId = Annotated[
    str, StringConstraints(pattern=r"^w(0[1-9]|[1-3][0-9]|40)-[a-z0-9]+(-[a-z0-9]+)*$")
]
# Where rows are: `part` of the same worksheet or `w09-issue-cards.clusters` of another.
PartPath = Annotated[
    str,
    StringConstraints(
        pattern=r"^(w(0[1-9]|[1-3][0-9]|40)-[a-z0-9-]+\.)?[a-z][a-z0-9]*(_[a-z0-9]+)*$"
    ),
]

CellType = Literal[
    "text",  # one line
    "long-text",  # several lines
    "integer",
    "decimal",
    "money",  # whole rupiah
    "percent",
    "date",
    "time",  # 09.30
    "yes-no",
    "choice",  # one of `options`
    "choices",  # several of `options`
    "reference",  # one row of `rows`
    "references",  # several rows of `rows`
    "yearly",  # a decimal per year
    "yearly-money",  # whole rupiah per year
]


class Option(Shape):
    """One value of a closed list."""

    key: Key
    title: Sentence | Annotated[str, StringConstraints(min_length=1)]
    title_en: Annotated[str, StringConstraints(min_length=1)]
    about: Sentence | None = None


class Column(Shape):
    """
    A typed column of a part.

    `required` columns must be filled before the sheet counts as complete. `personal`
    marks data about a person: left out of public pages, exports for others and
    replication packages. `years` of a yearly column: those before the plan's period, those
    of it, or both. `thread` marks a reference of the thread; it points from the later
    thing to the earlier, only a card points ahead to its cluster.
    """

    key: ColumnKey
    title: Sentence | Annotated[str, StringConstraints(min_length=2)]
    title_en: Annotated[str, StringConstraints(min_length=2)]
    type: CellType
    required: bool = False
    hint: Sentence | None = None
    example: Annotated[str, StringConstraints(min_length=1)] | None = None
    unit: Annotated[str, StringConstraints(min_length=1)] | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    max_length: Annotated[int, Field(ge=1, le=4000)] | None = None
    options: tuple[Option, ...] = ()
    rows: PartPath | None = None
    personal: bool = False
    thread: bool = False
    wide: bool = False
    total: bool = False
    years: Literal["past", "ahead", "all"] = "all"


class MatrixAxes(Shape):
    """
    Rows against columns; `pairs` keeps the upper triangle of rows against themselves.

    `cell` is the value; `details` say more about it (evidence, how often, votes) under
    their own keys beside `value`.
    """

    rows: PartPath
    columns: PartPath | None = None
    pairs: bool = False
    cell: Column
    details: tuple[Column, ...] = ()


class NodeType(Shape):
    """A type of node in a tree, and the types of node it may hang under (none: a root)."""

    key: Key
    title: Sentence
    title_en: Sentence
    under: tuple[Key, ...] = ()


class BoardZones(Shape):
    """Fixed zones of a board, or the rows of another part as clusters."""

    zones: tuple[Option, ...] = ()
    clusters: PartPath | None = None


# Cells that a row has because of its kind (`kind_columns.columns_of`).
# board: `zone`, a key of the zones; with `clusters`: the reference of the card
# tree:  `type`, a key of the node types; `parent`, a row of the same part or nothing
# flow:  `lane`, a row of `lanes`; `next`, a list of row ids, of a decision yes, then no;
#        `share`, percent of the first exit of a decision


class Part(Shape):
    """
    One part of a worksheet, of one of the six kinds.

    - form: one record; `columns` are its fields.
    - table: rows of `columns`.
    - matrix: `matrix` says rows, columns and the cell.
    - board: cards; `columns` of a card (the first is its text), `board` its zones.
    - tree: nodes; `columns` of a node (the first is its statement), `nodes` its types.
    - flow: steps; `columns` of a step; lanes are the rows of `lanes`.

    `store` names the table behind the part when its rows have a life of their own.
    `starts_with` proposes one row for each row of another part. `fixed_rows` are rows
    `{id, cells}` that are always there. Some cells come with the kind.
    """

    key: ColumnKey
    title: Sentence
    title_en: Sentence
    kind: Literal["form", "table", "matrix", "board", "tree", "flow"]
    hint: Sentence | None = None
    columns: tuple[Column, ...] = ()
    matrix: MatrixAxes | None = None
    board: BoardZones | None = None
    nodes: tuple[NodeType, ...] = ()
    lanes: PartPath | None = None
    store: Key | None = None
    min_rows: Annotated[int, Field(ge=0)] = 0
    max_rows: Annotated[int, Field(ge=1)] | None = None
    unique: tuple[ColumnKey, ...] = ()
    group_by: ColumnKey | None = None
    fixed_rows: tuple[dict[str, Any], ...] = ()
    starts_with: PartPath | None = None

    def __hash__(self) -> int:
        # The cells of fixed rows are mappings, which have no hash of their own.
        return hash((self.key, self.kind, self.title))


# How data are taken from rows. A string names a column, a cell of the kind or `id`;
# `reference.column` a column of the row referred to; `choice.title` the words chosen.
# {each, where, as}  a list, one item for each row of a part; `where` keeps rows by cell
#                    value, where "$id" means the id of the enclosing row
# {cells: part}      inside a row: {column row id: value} of a matrix part
# {pairs: part, as: name}  {a, b, name} of the upper triangle of a matrix part; of a choice
#                    among a, b and tie, `name` is the id that won, or nothing; with
#                    `numbered: true` {first, second, name} by place from 1, not by id
# {setting: part.column, otherwise}  the cell of a form part; `otherwise` while it is empty
# {yearly: column}  a list of {year, value}; {map: part, key, value}  {key cell: value cell}
# {choice: column, as: {key: word}}  the method's own word for the value chosen
# {span: [low, high]}  a number, or a list of both once the second cell is filled
# {difference: [later, earlier], otherwise: column}  the first number less the second, at
#                    least nought, once both are filled; until then the cell `otherwise`
# {exits: next, labels}  of a step {to, share}, share 0 to 1; with labels {to, label}
# {value: literal}   as it stands
# For pictures also:
# {result: computation.field, along, as, by_year}  a result; inside a row what it says of
#                    that row; `along` lists a mapping by id in the order of a part; `as` as
#                    in choice; `by_year` makes a list of {year, value} of numbers by year
# {place_of: reference}  place from 1, in its part, of the row referred to
# {tree: part, below, as}  nested items with `children`: the roots, or what is below a row
# {grid: part, row: name, column: name, as}  an item for each filled cell of a matrix part;
#                    its places from 1 stand under the two names
# {groups: part, by}  the words of a choice that are in use, in the order of its options
# {sums: part, column, by}  {year, amounts} of a yearly column, amounts in order of `groups`
# {all: [selector, ...]}  several lists as one
Selector = str | dict[str, Any]


class Shown(Shape):
    """
    A value of a result put where people look.

    `field` is a key of the method's output; `beside` the part whose rows it stands
    beside (a result by id), or nothing for a single value.
    """

    field: Annotated[str, StringConstraints(min_length=1)]
    title: Sentence | Annotated[str, StringConstraints(min_length=2)]
    title_en: Annotated[str, StringConstraints(min_length=2)]
    beside: PartPath | None = None
    format: Literal["number", "percent", "rupiah", "text", "rank", "row", "rows"] = "number"
    places: Annotated[int, Field(ge=0, le=6)] | None = None
    labels: dict[str, str] = {}


class Computation(Shape):
    """A method of `siap compute`, where its input comes from and what is shown of it."""

    key: ColumnKey
    method: Key
    title: Sentence
    title_en: Sentence
    inputs: dict[str, Selector]
    ruleset: Key | None = None
    shows: tuple[Shown, ...] = ()


class Picture(Shape):
    """
    A picture: kind of diagram, and where its data comes from.

    With `each` there is one picture for each row of a part that `where` keeps; its columns
    can be named at once, and its id is "$id".
    """

    key: ColumnKey
    kind: Key
    title: Sentence
    title_en: Sentence
    each: PartPath | None = None
    where: dict[ColumnKey, Any] = {}
    data: dict[str, Selector]


class Check(Shape):
    """
    A rule of the sheet as a whole; a closed list of rules, each with its own facts.

    - has-each: column `column` of `part` holds each of `values` at least once.
    - answered: each row of `part` is referred to by column `column` of the part `by`.
    - count: number of rows of `part` (where `column` is one of `values`, if given)
      between `min` and `max`.
    - sum: decimal column `column` of `part` (grouped by `group`) adds up to `total`
      ± `tolerance`.
    - at-most: value `field` of computation `computation` is at most `max` for each row.
    - starts-with: text column `column` of `part` starts with `values[0]`.
    - ends-with-date, smart-statement: rules of their own on `part.column`.
    - share: share of rows of `part` with `column` in `values` is at least `min` percent.
    - order: date `column` is not after date `by` in the same row.
    - no-cycle, all-pairs, years: a tree or reference column without circles; every pair
      compared; at least `min` years in yearly column `column` of each row.

    `where` keeps the rows of `part` whose cells hold one of the values. In `values` and
    `where` a yes-no cell reads `yes` or `no`.
    """

    key: Key
    rule: Literal[
        "has-each",
        "answered",
        "count",
        "sum",
        "at-most",
        "starts-with",
        "ends-with-date",
        "smart-statement",
        "share",
        "order",
        "no-cycle",
        "all-pairs",
        "years",
    ]
    level: Literal["error", "warning"] = "warning"
    part: PartPath
    column: ColumnKey | None = None
    by: str | None = None
    group: ColumnKey | None = None
    values: tuple[str, ...] = ()
    where: dict[ColumnKey, tuple[str, ...]] = {}
    computation: ColumnKey | None = None
    field: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    total: Decimal | None = None
    tolerance: Decimal | None = None
    message: Sentence
    message_en: Sentence


class Worksheet(Shape):
    """A worksheet of the edition."""

    id: WorksheetId
    number: WorksheetNumber
    title: Sentence
    title_en: Sentence
    purpose: Sentence
    purpose_en: Sentence
    how: tuple[Sentence, ...] = ()
    key_questions: tuple[Sentence, ...] = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    computes: tuple[Computation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    checks: tuple[Check, ...] = ()
    gives_to: tuple[WorksheetNumber, ...] = ()
    narrative: Sentence | None = None
    sources: tuple[Citation, ...] = ()
    landscape: bool = False
