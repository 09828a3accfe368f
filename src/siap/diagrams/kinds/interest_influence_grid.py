"""
Stakeholders by interest (to the right) and influence (upwards), in four quadrants.

Data: `stakeholders`: list of `name`, `interest`, `influence` and perhaps `stance`
(`supports`, `neutral`, `opposes`); `low`, `high`: ends of the scale, 1 and 5 if not given;
`cut`: where high begins, the middle if not given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.boxes import Box, free
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

STANCES = {"supports": "mendukung", "neutral": "netral", "opposes": "menolak"}
_PAINTS = {"supports": "good", "neutral": "card", "opposes": "bad"}
_BESIDE = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_SHAPES = {"phone": 0.92, "portrait": 0.55, "landscape": 0.36, "slide": 0.45}
_UPWARDS = "Pengaruh: makin ke atas makin kuat"
_RIGHTWARDS = "Kepentingan: makin ke kanan makin besar"
_NAMES = {
    (False, True): "Jaga kepuasannya",
    (True, True): "Kelola dengan erat",
    (False, False): "Pantau",
    (True, False): "Beri informasi",
}


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One party and where it stands."""

    name: str
    interest: Decimal
    influence: Decimal
    stance: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All parties and the scale."""

    stakeholders: Sequence[Stakeholder]
    low: Decimal
    high: Decimal
    cut: Decimal

    def quadrant(self, party: Stakeholder) -> tuple[bool, bool]:
        """Whether interest and whether influence is high: above the cut."""
        return party.interest > self.cut, party.influence > self.cut


def read(fields: Fields) -> Grid:
    """Check the data."""
    low = fields.number_or_none("low") or Decimal(1)
    high = fields.number_or_none("high") or Decimal(5)
    cut = fields.number_or_none("cut") or (low + high) / 2
    if not low < cut < high:
        raise InvalidInput(
            "diagram-out-of-range", where="cut", low=low, high=high, value=cut
        )
    parties = []
    for row in fields.rows("stakeholders"):
        scores = {}
        for key in ("interest", "influence"):
            scores[key] = row.number(key)
            if not low <= scores[key] <= high:
                facts = {"low": low, "high": high, "value": scores[key]}
                raise InvalidInput(
                    "diagram-out-of-range", where=f"{row.where}.{key}", **facts
                )
        stance = row.choice("stance", STANCES, "")
        parties.append(Stakeholder(row.text("name"), stance=stance, **scores))
    return Grid(parties, low, high, cut)


def paint(grid: Grid, canvas: Canvas) -> list[str]:
    """Draw the grid, numbered dots and their key."""
    if not grid.stakeholders:
        return []
    plot = _plot(grid, canvas)
    heads = _frame(grid, canvas, plot)
    radius = _radius(canvas)
    lots = {quadrant: _Lot(grid, quadrant, plot, radius) for quadrant in _NAMES}
    for head in heads:
        for lot in lots.values():
            lot.take(head)
    for n, party in enumerate(grid.stakeholders, 1):
        place = _at(grid, plot, party.interest, party.influence)
        x, y = lots[grid.quadrant(party)].place(place)
        canvas.dot(x, y, radius, str(n), _PAINTS.get(party.stance, "card"))
    _key(grid, canvas)
    return _sentences(grid)


def _radius(canvas: Canvas) -> float:
    return canvas.sheet.small * 0.88


def _plot(grid: Grid, canvas: Canvas) -> Box:
    """Make the plot high enough that the fullest quadrant holds its dots."""
    left = canvas.left + 4
    wide = canvas.right - left
    counts = [
        sum(grid.quadrant(party) == quadrant for party in grid.stakeholders)
        for quadrant in _NAMES
    ]
    step = 2 * _radius(canvas) + 3
    share = min(
        float((grid.cut - grid.low) / (grid.high - grid.low)),
        float((grid.high - grid.cut) / (grid.high - grid.low)),
    )
    columns = max(1, int((wide * share - 4) // step))
    needed = (-(-max(counts) // columns) + 2) * step + 3 * canvas.sheet.body
    high = max(wide * _SHAPES[canvas.sheet.name], needed / share)
    top = canvas.bottom + canvas.sheet.body * 1.6
    return Box(left, top, wide, high)


def _frame(grid: Grid, canvas: Canvas, plot: Box) -> list[Box]:
    small = canvas.sheet.small
    axis = canvas.block(say(_UPWARDS), canvas.room, size=small)
    canvas.text(canvas.left, canvas.bottom, axis, "start", "muted")
    cut_x, cut_y = _at(grid, plot, grid.cut, grid.cut)
    heads = []
    for (keen, strong), name in _NAMES.items():
        box = Box(
            cut_x if keen else plot.x,
            plot.y if strong else cut_y,
            (plot.right - cut_x) if keen else (cut_x - plot.x),
            (cut_y - plot.y) if strong else (plot.bottom - cut_y),
        )
        canvas.rect(box, "band" if keen and strong else "plain")
        text = canvas.block(say(name), box.w - 12, bold=True)
        canvas.text(box.x + 6, box.y + 4, text)
        heads.append(Box(box.x, box.y, text.width + 10, text.height + 6))
    canvas.rect(plot, "axis")
    canvas.line([(cut_x, plot.y), (cut_x, plot.bottom)], "axis")
    canvas.line([(plot.x, cut_y), (plot.right, cut_y)], "axis")
    axis = canvas.block(say(_RIGHTWARDS), canvas.room, size=small)
    canvas.text(plot.right, plot.bottom + 3, axis, "end", "muted")
    return heads


def _at(
    grid: Grid, plot: Box, interest: Decimal, influence: Decimal
) -> tuple[float, float]:
    span, edge = grid.high - grid.low, Decimal("0.05")  # the ends of the scale lie inside
    return (
        plot.x + plot.w * float((interest - grid.low) / span * (1 - 2 * edge) + edge),
        plot.bottom - plot.h * float((influence - grid.low) / span * (1 - 2 * edge) + edge),
    )


class _Lot:
    """The places of a quadrant, given away one by one so that no two dots meet."""

    def __init__(
        self, grid: Grid, quadrant: tuple[bool, bool], plot: Box, radius: float
    ) -> None:
        keen, strong = quadrant
        cut_x, cut_y = _at(grid, plot, grid.cut, grid.cut)
        edge, step = radius + 1.5, 2 * radius + 2
        self._radius = radius
        self._x = (cut_x if keen else plot.x) + edge, (plot.right if keen else cut_x) - edge
        self._y = (
            (plot.y if strong else cut_y) + edge,
            (cut_y if strong else plot.bottom) - edge,
        )
        columns = int((self._x[1] - self._x[0]) / step) + 1
        rows = int((self._y[1] - self._y[0]) / step) + 1
        self._taken: list[Box] = []
        self._free = [
            (self._x[0] + step * column, self._y[1] - step * row)
            for row in range(rows)
            for column in range(columns)
        ]

    def take(self, box: Box) -> None:
        """Let no dot be placed here any more."""
        self._taken.append(box)
        low_x, high_x = box.x - self._radius - 1, box.right + self._radius + 1
        low_y, high_y = box.y - self._radius - 1, box.bottom + self._radius + 1
        self._free = [
            (x, y)
            for x, y in self._free
            if x <= low_x or x >= high_x or y <= low_y or y >= high_y
        ]

    def place(self, wanted: tuple[float, float]) -> tuple[float, float]:
        """Give the wanted place, or the nearest free one, as the middle of a dot."""
        x = min(max(wanted[0], self._x[0]), self._x[1])
        y = min(max(wanted[1], self._y[0]), self._y[1])
        step = 2 * self._radius + 1.5
        beside = ((x + step * dx, y + step * dy) for dx, dy in _BESIDE)
        near = next((spot for spot in beside if self._fits(spot)), None)
        spot = near or min(self._free, key=lambda at: (at[0] - x) ** 2 + (at[1] - y) ** 2)
        self.take(self._dot(spot))
        return spot

    def _dot(self, spot: tuple[float, float]) -> Box:
        size = 2 * self._radius
        return Box(spot[0] - self._radius, spot[1] - self._radius, size, size)

    def _fits(self, spot: tuple[float, float]) -> bool:
        inside = self._x[0] <= spot[0] <= self._x[1] and self._y[0] <= spot[1] <= self._y[1]
        return inside and free(self._dot(spot), self._taken, 1.0)


def _key(grid: Grid, canvas: Canvas) -> None:
    entries = [
        Entry(
            str(n),
            _PAINTS.get(party.stance, "card"),
            f"{party.name} ({number(party.interest)};\u00a0{number(party.influence)})"
            + (f", {say(STANCES[party.stance])}" if party.stance else ""),
            round=True,
        )
        for n, party in enumerate(grid.stakeholders, 1)
    ]
    top = canvas.bottom + 8
    text = say("Angka dalam kurung: kepentingan; pengaruh.")
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    top = canvas.text(canvas.left, top, note, "start", "muted") + 4
    legend(canvas, top, entries)


def _sentences(grid: Grid) -> list[str]:
    count = len(grid.stakeholders)
    sentences = [say("{count} pemangku kepentingan dalam empat bidang.", count=count)]
    for quadrant, name in _NAMES.items():
        inside = [p for p in grid.stakeholders if grid.quadrant(p) == quadrant]
        if inside:
            sentences.append(f"{say(name)}: {'; '.join(map(_told, inside))}.")
    return sentences


def _told(party: Stakeholder) -> str:
    stance = f", {say(STANCES[party.stance])}" if party.stance else ""
    scores = say(
        "kepentingan {interest}, pengaruh {influence}",
        interest=number(party.interest),
        influence=number(party.influence),
    )
    return f"{party.name} ({scores}{stance})"
