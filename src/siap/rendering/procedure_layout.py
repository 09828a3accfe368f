"""Where a procedure's columns and rows lie, and which rows go on which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.diagrams import Svg
from siap.diagrams.layout.flow_steps import Flow, Link, Step
from siap.diagrams.strips import LEAST, LEAST_AT_EDGE, Lanes, flow_strips, gutters
from siap.rendering.papers import POINTS_PER_MM, Sheet
from siap.rendering.procedures import Procedure, ProcedureStep
from siap.rendering.tree import Language
from siap.rendering.words import WORDS
from siap.typography import text_width, wrap

PAD: Final = 4.0
"""Left and right of the text of a cell, and above and below it."""
CAPTION_ROOM: Final = 26.0
"""Height of the line above the table on its first page."""

TEXT_SIZE: Final = 8.0

_NUMBER: Final = 26.0
_LEADING: Final = 1.27
_SHARES: Final = {
    "text": 40,
    "completeness": 20,
    "time": 8,
    "output": 20,
    "note": 12,
}
_LANE: Final = (46.0, 86.0)
_MOST_FOR_LANES: Final = 0.42
_TURNED: Final = range(50, 151, 5)  # heights of a head with turned names, in points
_SPARE: Final = 12.0  # at the foot of a page; less than any row, so that none slips in


@dataclass(frozen=True, slots=True)
class Laid:
    """
    A procedure ready to be printed.

    Args:
        lanes: Widths of the columns of the actors.
        widths: Of the other columns by name: `number`, `text`, `completeness`, `time`,
            `output`, `note`.
        heads: Heights of the two rows of heads.
        heights: Of every step's row.
        strips: Picture of every step's row.
        size: Of text, in points.
        turned: Whether the names of the actors stand upright, since they have no room.
    """

    lanes: tuple[float, ...]
    widths: Mapping[str, float]
    heads: tuple[float, float]
    heights: tuple[float, ...]
    strips: tuple[Svg, ...]
    size: float
    turned: bool

    @property
    def columns(self) -> list[float]:
        """Widths of all columns from left to right."""
        after = [self.widths[key] for key in ("completeness", "time", "output", "note")]
        return [self.widths["number"], self.widths["text"], *self.lanes, *after]


def laid_on_pages(spec: Procedure, page: Sheet, language: Language) -> Laid:
    """
    Lay a procedure out for paper.

    Args:
        spec: The procedure.
        page: The pages it goes on; it begins one.
        language: Of the words beside the symbols.

    Returns:
        Rows of every page but the last fill it, so that each engine breaks where the
        lines between the symbols end in a pentagon.
    """
    high = (page.height - page.top - page.bottom) * POINTS_PER_MM
    return _laid(spec, page.text_points, high, language)


def laid_in_one(spec: Procedure, room: float, language: Language) -> Laid:
    """
    Lay a procedure out in one piece.

    Args:
        spec: The procedure.
        room: Width in points.
        language: Of the words beside the symbols.

    Returns:
        As `laid_on_pages`, without pages.
    """
    return _laid(spec, room, None, language)


def _laid(spec: Procedure, room: float, high: float | None, language: Language) -> Laid:
    size = TEXT_SIZE
    flow = _flow(spec)
    one = [(0, len(spec.steps))]
    side = gutters(flow, _halves(len(spec.steps)) if high else one)
    lane = _lane(spec, room - sum(side))
    left = room - _NUMBER - lane * len(spec.actors) - sum(side)
    widths = _widths(left, WORDS[language])
    turned = lane < max(_word_room(name or "–") for name in spec.actors)
    heads = _heads(spec, lane, turned=turned)
    least = [_row_height(step, widths, size) for step in spec.steps]
    pages, heights = one, least
    if high is not None:
        pages, heights = _paged(flow, least, high - sum(heads))
    columns = [lane] * len(spec.actors)
    columns[0] += side[0]
    columns[-1] += side[1]
    edges = [sum(columns[:n]) for n in range(len(columns) + 1)]
    lanes = Lanes(tuple(edges), *side)
    strips: list[Svg] = []
    for first, stop in pages:
        page = Flow(flow.actors, flow.steps, first, stop)
        said = [_said(spec, n, language) for n in range(first, stop)]
        strips += flow_strips(page, lanes, heights[first:stop], said)
    drawn = tuple(strips)
    return Laid(tuple(columns), widths, heads, tuple(heights), drawn, size, turned)


def _flow(spec: Procedure) -> Flow:
    steps = [
        Step(
            each.text,
            each.actor,
            each.kind,
            "",
            tuple(Link(way.to, way.label) for way in each.ways),
        )
        for each in spec.steps
    ]
    return Flow(spec.actors, tuple(steps), 0, len(steps))


def _halves(count: int) -> list[tuple[int, int]]:
    """Pages as they may come, to know the room for lines before they are known."""
    cut = max(count // 2, 1)
    return [(0, count), (0, cut), (cut, count)]


def _lane(spec: Procedure, room: float) -> float:
    wanted = max(_word_room(name or "–") for name in spec.actors)
    least, most = _LANE
    return min(max(least, min(wanted, most)), room * _MOST_FOR_LANES / len(spec.actors))


def _widths(room: float, words: Mapping[str, str]) -> dict[str, float]:
    """Share the room out; no column is narrower than the word at its head."""
    heads = {key: _word_room(words[f"procedure-{key}"]) for key in _SHARES}
    spare = max(room - sum(heads.values()), 0.0)
    whole = sum(_SHARES.values())
    shared = {key: heads[key] + spare * share / whole for key, share in _SHARES.items()}
    return {"number": _NUMBER} | shared


def _word_room(text: str) -> float:
    words = text.split() or [""]
    widest = max(text_width(word, TEXT_SIZE, "sans", bold=True) for word in words)
    return widest + 2 * PAD + 3


def _lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    return len(wrap(text, (width - 2 * PAD) * 0.97, size, "sans", bold=bold))


def _heads(spec: Procedure, lane: float, *, turned: bool) -> tuple[float, float]:
    line = TEXT_SIZE * _LEADING
    upper = line + 2 * PAD
    if not turned:
        lines = max(_lines(name, lane, TEXT_SIZE, bold=True) for name in spec.actors)
        return upper, lines * line + 2 * PAD
    most = max(int(lane / line), 1)
    for high in _TURNED:
        if all(_lines(name, high, TEXT_SIZE, bold=True) <= most for name in spec.actors):
            break
    return upper, float(high)


def _row_height(step: ProcedureStep, widths: Mapping[str, float], size: float) -> float:
    lines = max(_lines(getattr(step, key), widths[key], size) for key in _SHARES)
    return max(LEAST, lines * size * _LEADING + 2 * PAD)


def _paged(
    flow: Flow, least: Sequence[float], high: float
) -> tuple[list[tuple[int, int]], list[float]]:
    """Put rows on pages and stretch those of every page but the last to fill it."""
    pages = _cut(flow, least, high)
    heights = [0.0] * len(least)
    for first, stop in pages:
        wanted = _wanted(flow, least, first, stop)
        room = high - (CAPTION_ROOM if first == 0 else 0.0) - _SPARE
        more = 0.0 if stop == len(least) else max(room - sum(wanted), 0.0)
        heights[first:stop] = [each + more / len(wanted) for each in wanted]
    return pages, heights


def _cut(flow: Flow, least: Sequence[float], high: float) -> list[tuple[int, int]]:
    pages: list[tuple[int, int]] = []
    first = 0
    while first < len(least):
        room = high - (CAPTION_ROOM if first == 0 else 0.0) - _SPARE
        stop = first + 1
        while stop < len(least) and sum(_wanted(flow, least, first, stop + 1)) <= room:
            stop += 1
        pages.append((first, stop))
        first = stop
    if len(pages) > 1 and pages[-1][1] - pages[-1][0] == 1 and pages[-2][1] > 2:
        # A last step on a page of its own would be without its neighbours.
        (before, cut), (_, stop) = pages[-2:]
        if cut - before > 2:
            pages[-2:] = [(before, cut - 1), (cut - 1, stop)]
    return pages


def _wanted(flow: Flow, least: Sequence[float], first: int, stop: int) -> list[float]:
    """Heights of the rows of a page; those at its edges have room for a pentagon."""
    found = list(least[first:stop])
    if first and any(link.to == first for link in flow.steps[first - 1].links):
        found[0] = max(found[0], LEAST_AT_EDGE)
    leads_on = any(link.to == stop for link in flow.steps[stop - 1].links)
    if stop < len(least) and leads_on:
        found[-1] = max(found[-1], LEAST_AT_EDGE)
    return found


def _said(spec: Procedure, n: int, language: Language) -> str:
    """What the symbol of a step shows, in words."""
    words, step = WORDS[language], spec.steps[n]
    by = words["symbol-by"].format(
        symbol=words[f"symbol-{step.kind}"], actor=_actor(spec, n)
    )
    ways = [
        f"{f'{way.label}: ' if way.label else ''}"
        f"{words['to-step'].format(number=way.to + 1)}"
        for way in step.ways
    ]
    return f"{by}{'; ' if ways else ''}{'; '.join(ways)}."


def _actor(spec: Procedure, n: int) -> str:
    return spec.actors[spec.steps[n].actor]
