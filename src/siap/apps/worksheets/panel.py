"""What is computed from a worksheet: results, pictures, findings, completeness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.apps.worksheets.addresses import picture_address
from siap.apps.worksheets.beside import format_shown, stands_beside
from siap.apps.worksheets.missing import missing_titles
from siap.apps.worksheets.pictures import told_by
from siap.apps.worksheets.queries import Outcome, Sheets
from siap.diagrams import Diagram, Svg, draw
from siap.diagrams.layout.sheets import Width
from siap.diagrams.words import Language
from siap.kernel.digits import whole_number
from siap.kernel.errors import NotFound
from siap.methodology.binding import bind_picture
from siap.methodology.calculation import compute
from siap.methodology.completeness import Completeness
from siap.methodology.sheet_checks import Finding
from siap.methodology.worksheet_shapes import Picture, Shown, Worksheet
from siap.ui.formatting import titled

WIDTHS: Final[Mapping[str, Width]] = {
    "phone": "phone",
    "portrait": "portrait",
    "landscape": "landscape",
}
# The nodes of these pictures stand for rows.
GROWS: Final[Mapping[str, str]] = {
    "fishbone": "child",
    "organigram": "child",
    "problem-tree": "child",
    "swim-lanes": "step",
}


@dataclass(frozen=True)
class ResultTable:
    """Results that stand beside rows: a heading for each, a line for each row."""

    headings: Sequence[str]
    lines: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class SingleValue:
    """A single value of a result with its name."""

    title: str
    value: str


@dataclass(frozen=True)
class Computed:
    """One computation as people see it."""

    title: str
    method: str
    values: Sequence[SingleValue]
    tables: Sequence[ResultTable]
    problem: str
    warnings: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether everything that it gave stands beside the rows."""
        return not (self.values or self.tables or self.problem or self.warnings)


@dataclass(frozen=True)
class PictureView:
    """A picture: where to get it, and its description in words."""

    key: str
    title: str
    stamp: str
    desc: str
    problem: str = ""
    grows: str = ""
    """What its nodes offer: `child` or `step`; empty if they stand for no rows."""
    address: str = ""
    """With `{}` in place of its width; changes whenever it looks different."""

    @property
    def wide(self) -> str:
        """The address of the picture for wide screens."""
        return self.address.format("landscape")

    @property
    def narrow(self) -> str:
        """The address of the picture for phones."""
        return self.address.format("phone")


@dataclass(frozen=True)
class Panel:
    """All that is computed from a worksheet."""

    state: Completeness
    missing: Sequence[str]
    findings: Sequence[tuple[Finding, str]]
    computed: Sequence[Computed]
    pictures: Sequence[PictureView]


def panel_of(worksheet: Worksheet, sheets: Sheets, *, language: Language) -> Panel:
    """
    Work out all that a worksheet computes.

    Args:
        worksheet: The worksheet.
        sheets: Its rows and those that it takes from.
        language: `id` or `en`.
    """
    findings = sheets.findings(worksheet)
    state = sheets.completeness(worksheet)
    return Panel(
        state=state,
        missing=missing_titles(worksheet, state, sheets.titles),
        findings=[(f, f.message if language == "id" else f.message_en) for f in findings],
        computed=[
            computed
            for outcome in sheets.outcomes(worksheet)
            if not (computed := _computed(worksheet, outcome, sheets, language)).is_empty
        ],
        pictures=[
            view
            for picture in worksheet.pictures
            for view in _picture_views(worksheet, sheets, picture, language)
        ],
    )


def _computed(
    worksheet: Worksheet, outcome: Outcome, sheets: Sheets, language: str
) -> Computed:
    computation = outcome.computation
    if outcome.result is None:
        problem = outcome.problem.message(language) if outcome.problem else ""
        return Computed(titled(computation), computation.method, [], [], problem, [])
    singles, beside = [], dict[str, list[Shown]]()
    for shown in computation.shows:
        if any(stands_beside(shown, worksheet, part) for part in worksheet.parts):
            continue
        value = outcome.result.get(shown.field)
        if isinstance(value, Mapping):
            beside.setdefault(shown.beside or "", []).append(shown)
        elif value not in (None, []):
            title = shown.title if language == "id" else shown.title_en
            singles.append(SingleValue(title, format_shown(shown, value, sheets, language)))
    tables = [
        _table(columns, outcome.result, sheets, language) for columns in beside.values()
    ]
    return Computed(
        titled(computation),
        computation.method,
        singles,
        tables,
        "",
        _warnings(outcome, language),
    )


def _warnings(outcome: Outcome, language: str) -> list[str]:
    # Results are kept in Indonesian, so that versions do not depend on who reads them.
    result: Mapping[str, object] = outcome.result or {}
    if language != "id" and result.get("warnings"):
        result = compute(outcome.computation.method, outcome.inputs, language)
    found = result.get("warnings", [])
    assert isinstance(found, list)  # noqa: S101 - the contract says so
    return [str(warning["message"]) for warning in found]


def _table(
    columns: Sequence[Shown], result: Mapping[str, object], sheets: Sheets, language: str
) -> ResultTable:
    found = [result[column.field] for column in columns]
    ids: dict[str, None] = {}
    for values in found:
        assert isinstance(values, Mapping)  # noqa: S101 - chosen for that
        ids |= dict.fromkeys(values)
    lines = [
        (
            sheets.titles.get(row_id, row_id),
            [
                format_shown(column, values.get(row_id), sheets, language)
                for column, values in zip(columns, found, strict=True)
                if isinstance(values, Mapping)
            ],
        )
        for row_id in ids
    ]
    return ResultTable(
        [c.title if language == "id" else c.title_en for c in columns], lines
    )


def picture_of(
    worksheet: Worksheet, sheets: Sheets, key: str, width: str, *, language: Language
) -> Svg:
    """
    Draw a picture of a worksheet.

    Args:
        worksheet: The worksheet.
        sheets: Its rows.
        key: Key of the picture, with `-2` and so on for the further ones of a series.
        width: `phone`, `portrait` or `landscape`.
        language: `id` or `en`.

    Raises:
        NotFound: The worksheet has no such picture, or the width is unknown.
        InvalidInput: The rows do not make such a picture.
    """
    name, _, number = key.partition("-")
    for picture in worksheet.pictures:
        if picture.key == name and width in WIDTHS:
            diagrams = diagrams_of(worksheet, sheets, picture, language=language)
            place = (whole_number(number) or 1) - 1
            if place < len(diagrams):
                return draw(diagrams[place], width=WIDTHS[width])
    raise NotFound("not-found", where=f"picture {key}")


def diagrams_of(
    worksheet: Worksheet, sheets: Sheets, picture: Picture, *, language: Language
) -> list[Diagram]:
    """The specification of a picture, filled with the rows; several for a series."""
    filled = bind_picture(
        picture,
        sheets.content,
        worksheet=worksheet.id,
        results=sheets.results(worksheet),
        language=language,
    )
    title = picture.title_en if language == "en" else picture.title
    return [
        Diagram(kind=picture.kind, title=title, data=data, language=language)
        for data in filled
    ]


def _picture_views(
    worksheet: Worksheet, sheets: Sheets, picture: Picture, language: Language
) -> list[PictureView]:
    views = []
    address = picture_address(sheets.plan, worksheet)
    diagrams = diagrams_of(worksheet, sheets, picture, language=language)
    for number, diagram in enumerate(diagrams, 1):
        key = picture.key if number == 1 else f"{picture.key}-{number}"
        told = told_by(diagram)
        grows = GROWS.get(picture.kind, "")
        told_texts = told.stamp, told.desc, told.problem
        place = f"{address.format(key, '{}')}?{told.stamp}"
        views.append(PictureView(key, diagram.title, *told_texts, grows, place))
    return views
