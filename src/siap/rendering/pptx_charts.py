"""Plain bars as charts of the program itself, so that their figures can be edited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from siap.diagrams.kinds import cost_by_year, mcua_bars, profile_bars
from siap.diagrams.reading import Fields
from siap.diagrams.words import speaking
from siap.rendering.tree import Figure
from siap.typography import text_width

MOST_BARS: Final = 10
MOST_SERIES: Final = 6
LONGEST_NAME: Final = 330.0  # points at the size of labels
TEXT_SIZE: Final = 14

_COLOURS: Final = ("14506E", "C77700", "3F7D4A", "6C8FA3", "8A5A83", "A8B4BC")
# A chart reads this as the code of a character; a picture prints it as typed.
_ESCAPE: Final = re.compile("_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, slots=True)
class Bars:
    """
    The figures of a bar chart.

    Args:
        names: What each bar is called, the first at the top or on the left.
        series: Name and values of each part of the bars.
        money: Whether the values are rupiah; then the bars stand upright, by year.
        language: Of the words at the axis, `id` or `en`.
    """

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    money: bool = False
    language: str = "id"


def bars_of(figure: Figure) -> Bars | None:
    """
    Read the figures of a picture that is plain bars.

    Args:
        figure: The figure.

    Returns:
        None if the picture says more than bars can (lines across, groups), if it is empty
        or too large to be read as a chart, or if a chart would not print its text as typed.

    Raises:
        InvalidInput: The data does not fit the kind.
    """
    reader = _READERS.get(figure.diagram.kind)
    if reader is None:
        return None
    with speaking(figure.diagram.language):
        found: Bars | None = reader(Fields(figure.diagram.data))
    if found is None or not _is_chart(found):
        return None
    return replace(found, language=figure.diagram.language)


def _costs(fields: Fields) -> Bars:
    costs = cost_by_year.read(fields)
    series = tuple(
        (source, tuple(amounts[n] for _, amounts in costs.years))
        for n, source in enumerate(costs.sources)
    )
    years = tuple(year for year, _ in costs.years)
    return Bars(years, series, money=True)


def _scores(fields: Fields) -> Bars | None:
    scores = mcua_bars.read(fields)
    if any(each.group for each in scores.alternatives):
        return None
    series = tuple(
        (name, tuple(each.parts[n] for each in scores.alternatives))
        for n, name in enumerate(scores.criteria)
    )
    return Bars(tuple(each.name for each in scores.alternatives), series)


def _profile(fields: Fields) -> Bars | None:
    profile = profile_bars.read(fields)
    if profile.lines or any(label for _, _, label in profile.elements):
        return None
    names = tuple(name for name, _, _ in profile.elements)
    return Bars(names, (("", tuple(value for _, value, _ in profile.elements)),))


# The mark between thousands is written out: left to the program it would follow the
# machine on which the slides are shown, and read "Rp8,000 juta" on an English one.
_MILLIONS: Final = (
    '[>=1000000000000]"Rp"#"{mark}"000"{mark}"000,," {word}";'
    '[>=1000000000]"Rp"#"{mark}"000,," {word}";'
    '"Rp"0,," {word}"'
)
_WRITTEN: Final = {"id": (".", "juta"), "en": (",", "million")}

_READERS: Final[dict[str, Any]] = {
    "cost-by-year": _costs,
    "mcua-bars": _scores,
    "profile-bars": _profile,
}


def _is_chart(bars: Bars) -> bool:
    texts = [*bars.names, *(name for name, _ in bars.series)]
    widest = max((text_width(text, TEXT_SIZE, "sans") for text in texts), default=0)
    return (
        0 < len(bars.names) <= MOST_BARS
        and 0 < len(bars.series) <= MOST_SERIES
        and widest <= LONGEST_NAME
        and not any(_ESCAPE.search(text) or "\n" in text for text in texts)
    )


class _SafeData(CategoryChartData):
    """Figures with a workbook behind them in which every text stays text."""

    def __init__(self, bars: Bars, number_format: str) -> None:
        super().__init__(number_format=number_format)  # type: ignore[no-untyped-call]
        self.categories = list(bars.names)
        for name, values in bars.series:
            self.add_series(name, [None if v is None else float(v) for v in values])  # type: ignore[no-untyped-call]
        self._bars = bars

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that opens when the figures are edited."""
        made = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(made, options)
        page = book.add_worksheet()
        page.write_column(1, 0, self._bars.names)
        for column, (name, values) in enumerate(self._bars.series, 1):
            page.write_string(0, column, name)
            page.write_column(1, column, ["" if v is None else v for v in values])
        book.close()
        return made.getvalue()


def add_chart(slide: Any, bars: Bars, place: Sequence[int]) -> Any:
    """
    Put a chart on a slide.

    Args:
        slide: The slide.
        bars: Its figures.
        place: Left, top, width and height in English Metric Units.

    Returns:
        The shape.
    """
    kind = XL_CHART_TYPE.COLUMN_STACKED if bars.money else XL_CHART_TYPE.BAR_STACKED
    number_format = '"Rp"#,##0' if bars.money else "General"
    shape = slide.shapes.add_chart(kind, *place, _SafeData(bars, number_format))
    chart = shape.chart
    chart.font.size = Pt(TEXT_SIZE)
    chart.font.color.rgb = RGBColor.from_string("1B2730")
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.overlap = 100
    for series, colour in zip(plot.series, _COLOURS, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    _axes(chart, bars)
    return shape


def _axes(chart: Any, bars: Bars) -> None:
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("C9D2D9")
    chart.value_axis.format.line.fill.background()
    chart.category_axis.format.line.color.rgb = RGBColor.from_string("4A5A66")
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.reverse_order = not bars.money
    chart.value_axis.minimum_scale = 0
    labels = chart.value_axis.tick_labels
    labels.number_format_is_linked = False
    mark, word = _WRITTEN[bars.language]
    money = _MILLIONS.format(mark=mark, word=word)
    labels.number_format = money if bars.money else "General"
    if len(bars.series) == 1:
        chart.plots[0].has_data_labels = True
        chart.plots[0].data_labels.font.size = Pt(TEXT_SIZE)
