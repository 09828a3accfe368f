"""
Stakeholders by interest (to the right) and influence (upwards), in four quadrants.

Data: `stakeholders`: list of `name`, `interest`, `influence` and perhaps `stance`
(`supports`, `neutral`, `opposes`); `low`, `high`: ends of the scale, 1 and 5 if not given;
`cut`: where high begins, the middle if not given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.boxes import Box, free
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.kernel.errors import InvalidInput

STANCES = {"supports": "mendukung", "neutral": "netral", "opposes": "menolak"}
_PAINTS = {"supports": "good", "neutral": "card", "opposes": "bad"}
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
    taken = list(heads)
    for number_, party in enumerate(grid.stakeholders, 1):
        x, y = _place(grid, party, plot, taken, radius)
        taken.append(Box(x - radius, y - radius, 2 * radius, 2 * radius))
        canvas.dot(x, y, radius, str(number_), _PAINTS.get(party.stance, "card"))
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
    high = max(wide * (0.92 if canvas.sheet.narrow else 0.55), needed / share)
    top = canvas.bottom + canvas.sheet.body * 1.6
    return Box(left, top, wide, high)


def _frame(grid: Grid, canvas: Canvas, plot: Box) -> list[Box]:
    small = canvas.sheet.small
    axis = canvas.block("Pengaruh: makin ke atas makin kuat", canvas.room, size=small)
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
        text = canvas.block(name, box.w - 12, bold=True)
        canvas.text(box.x + 6, box.y + 4, text)
        heads.append(Box(box.x, box.y, text.width + 10, text.height + 6))
    canvas.rect(plot, "axis")
    canvas.line([(cut_x, plot.y), (cut_x, plot.bottom)], "axis")
    canvas.line([(plot.x, cut_y), (plot.right, cut_y)], "axis")
    axis = canvas.block("Kepentingan: makin ke kanan makin besar", canvas.room, size=small)
    canvas.text(plot.right, plot.bottom + 3, axis, "end", "muted")
    return heads


def _at(
    grid: Grid, plot: Box, interest: Decimal, influence: Decimal
) -> tuple[float, float]:
    span = grid.high - grid.low
    return (
        plot.x + plot.w * float((interest - grid.low) / span),
        plot.bottom - plot.h * float((influence - grid.low) / span),
    )


def _place(
    grid: Grid, party: Stakeholder, plot: Box, taken: list[Box], radius: float
) -> tuple[float, float]:
    """Find the free place nearest to the true one within the same quadrant."""
    keen, strong = grid.quadrant(party)
    cut_x, cut_y = _at(grid, plot, grid.cut, grid.cut)
    edge = radius + 1.5
    low_x, high_x = (
        (cut_x if keen else plot.x) + edge,
        (plot.right if keen else cut_x) - edge,
    )
    low_y = (plot.y if strong else cut_y) + edge
    high_y = (cut_y if strong else plot.bottom) - edge
    true_x, true_y = _at(grid, plot, party.interest, party.influence)
    true_x, true_y = min(max(true_x, low_x), high_x), min(max(true_y, low_y), high_y)
    for x, y in _around(true_x, true_y, 2 * radius + 2, (low_x, high_x, low_y, high_y)):
        if free(Box(x - radius, y - radius, 2 * radius, 2 * radius), taken, 1.0):
            return x, y
    return true_x, true_y


def _around(
    x: float, y: float, step: float, limits: tuple[float, float, float, float]
) -> Iterator[tuple[float, float]]:
    yield x, y
    low_x, high_x, low_y, high_y = limits
    columns = int((high_x - low_x) / step) + 1
    rows = int((high_y - low_y) / step) + 1
    lattice = [
        (low_x + step * column, high_y - step * row)
        for row in range(rows)
        for column in range(columns)
    ]
    near = [(x + step * dx, y + step * dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    inside = [p for p in near if low_x <= p[0] <= high_x and low_y <= p[1] <= high_y]
    yield from sorted(inside, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)
    yield from sorted(lattice, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)


def _key(grid: Grid, canvas: Canvas) -> None:
    entries = [
        Entry(
            str(n),
            _PAINTS.get(party.stance, "card"),
            f"{party.name} ({number(party.interest)}; {number(party.influence)})"
            + (f", {STANCES[party.stance]}" if party.stance else ""),
            round=True,
        )
        for n, party in enumerate(grid.stakeholders, 1)
    ]
    top = canvas.bottom + 8
    note = canvas.block(
        "Angka dalam kurung: kepentingan; pengaruh.", canvas.room, size=canvas.sheet.small
    )
    top = canvas.text(canvas.left, top, note, "start", "muted") + 4
    legend(canvas, top, entries)


def _sentences(grid: Grid) -> list[str]:
    sentences = [f"{len(grid.stakeholders)} pemangku kepentingan dalam empat bidang."]
    for quadrant, name in _NAMES.items():
        inside = [p for p in grid.stakeholders if grid.quadrant(p) == quadrant]
        if inside:
            listed = "; ".join(
                f"{p.name} (kepentingan {number(p.interest)}, pengaruh {number(p.influence)}"
                + (f", {STANCES[p.stance]})" if p.stance else ")")
                for p in inside
            )
            sentences.append(f"{name}: {listed}.")
    return sentences
