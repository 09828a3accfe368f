"""Draws a page of a flow: activities at the left, a symbol in the lane of the actor."""

from dataclasses import dataclass

from siap.diagrams.layout.blocks import Block, height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.flow_steps import Flow, Jump, Step, jumps
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.symbols import arrow_head, pentagon, pentagon_width, symbol
from siap.diagrams.words import say
from siap.typography import text_width

_TRACK = 7.0
_TEXT_SHARE = {"phone": 0.4, "portrait": 0.33, "landscape": 0.32, "slide": 0.36}


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things lie on the page."""

    text: float  # width of the column of activities
    lanes: float  # left edge of the first lane
    lane: float  # width of a lane
    left: float  # where tracks at the left begin, going left
    right: float  # where tracks at the right begin, going right

    def middle(self, actor: int) -> float:
        return self.lanes + (actor + 0.5) * self.lane


def paint_rows(flow: Flow, canvas: Canvas) -> None:
    """Draw the steps of one page with all lines between them."""
    sides = jumps(flow)
    frame = _frame(flow, canvas, sides)
    top = _head(flow, canvas, frame)
    rows: dict[int, Box] = {}
    entered = flow.first and any(
        k.to == flow.first for k in flow.steps[flow.first - 1].links
    )
    if entered:
        pentagon(canvas, frame.middle(flow.steps[flow.first].actor), top, str(flow.first))
        top += pentagon_room(canvas)
    start = top
    for n in range(flow.first, flow.stop):
        blocks = _texts(flow, canvas, n, frame.text)
        tall = max(height(blocks) + 10, canvas.sheet.small * 3.4)
        if any(link.to == n + 1 and link.label for link in flow.steps[n].links):
            tall = max(tall, 28 + canvas.sheet.small * 3.2)
        rows[n] = Box(canvas.left, top, canvas.room, tall)
        y = top + (tall - height(blocks)) / 2
        with canvas.of_row(flow.steps[n].row):
            for part, ink in zip(blocks, ("ink", "muted"), strict=False):
                y = canvas.text(canvas.left, y, part, "start", ink)
        top += tall
    _lanes(flow, canvas, frame, Box(frame.lanes, start, 0, top - start))
    canvas.path(
        "".join(
            f"M{short(canvas.left)} {short(r.bottom)}H{short(canvas.right)}"
            for r in rows.values()
        ),
        "grid",
    )
    _steps(flow, canvas, frame, rows)
    for jump in sides:
        _jump(flow, canvas, frame, rows, jump)
    if entered:
        shape = _shape(frame, rows[flow.first], flow.steps[flow.first])
        canvas.line([(shape.mid_x, start - 6), (shape.mid_x, shape.y - 4)], "link")
        arrow_head(canvas, shape.mid_x, shape.y, "down")
    _leave(flow, canvas, frame, rows[flow.stop - 1])


def pentagon_room(canvas: Canvas) -> float:
    """Height that a pentagon above or below the rows takes."""
    return canvas.sheet.small * 1.6 + 12


def _frame(flow: Flow, canvas: Canvas, sides: list[Jump]) -> _Frame:
    room = {}
    for back in (False, True):
        own = [jump for jump in sides if jump.back is back]
        away = max([0.0, *(pentagon_width(canvas, j.away) + 5 for j in own if j.away)])
        label = max([0.0, *(_label_width(canvas, jump.label) for jump in own)])
        tracks = max([0, *(jump.track for jump in own)])
        room[back] = 8 + max(away, label) + tracks * _TRACK
    text = canvas.room * _TEXT_SHARE[canvas.sheet.name]
    lanes = canvas.left + text + room[False]
    lane = (canvas.right - room[True] - lanes) / len(flow.actors)
    far = {
        back: room[back] - max([0, *(j.track for j in sides if j.back is back)]) * _TRACK
        for back in room
    }
    return _Frame(
        text - 6,
        lanes,
        lane,
        lanes - far[False] + 4,
        canvas.right - room[True] + far[True] - 4,
    )


def _label_width(canvas: Canvas, label: str) -> float:
    """Width of a label beside a symbol; nothing if it is too long to stand there."""
    if canvas.sheet.narrow or not label:
        return 0.0
    block = canvas.block(label, 999, size=canvas.sheet.small)
    return block.width if block.width <= 48 and len(block.lines) == 1 else 0.0


def _head(flow: Flow, canvas: Canvas, frame: _Frame) -> float:
    """Write the actors above their lanes, or numbers and a key where lanes are narrow."""
    size, wide = canvas.sheet.small, frame.lane - 6
    top = canvas.bottom
    names = [
        canvas.block(name, max(wide, 1.0), size=size, bold=True) for name in flow.actors
    ]
    words = (word for name in flow.actors for word in name.split())
    widest = max(text_width(word, size, bold=True) for word in words)
    if wide < widest or max(len(name.lines) for name in names) > 6:
        entries = [Entry(str(n), "plate", name) for n, name in enumerate(flow.actors, 1)]
        top = legend(canvas, top, entries) + 4
        step = 1 if frame.lane >= size * 1.5 else 2
        shown = [n + 1 if n % step == 0 else None for n in range(len(flow.actors))]
        names = [canvas.block(str(n) if n else "", 99, size=size, bold=True) for n in shown]
    tall = max(name.height for name in names)
    for n, name in enumerate(names):
        canvas.text(frame.middle(n), top + tall - name.height, name, "middle")
    title = canvas.block(say("Kegiatan"), frame.text, size=size, bold=True)
    canvas.text(canvas.left, top + tall - title.height, title)
    return top + tall + 5


def _texts(flow: Flow, canvas: Canvas, n: int, wide: float) -> list[Block]:
    step = flow.steps[n]
    notes = [step.time] if step.time else []
    for link in step.links:
        if link.to != n + 1:
            label = f"{link.label}: " if link.label else ""
            notes.append(label + say("ke langkah {n}", n=link.to + 1))
        elif link.label and not _label_width(canvas, link.label):
            notes.append(say("{label}: lanjut", label=link.label))
    blocks = [canvas.block(f"{n + 1}. {step.text}", wide, size=canvas.sheet.small)]
    if notes:
        blocks.append(canvas.block("; ".join(notes), wide, size=canvas.sheet.small))
    return blocks


def _lanes(flow: Flow, canvas: Canvas, frame: _Frame, area: Box) -> None:
    for n in range(0, len(flow.actors), 2):
        x = frame.lanes + n * frame.lane
        canvas.rect(Box(x, area.y, frame.lane, area.h), "plain")
    edges = range(len(flow.actors) + 1)
    marks = (
        f"M{short(frame.lanes + n * frame.lane)} {short(area.y)}v{short(area.h)}"
        for n in edges
    )
    canvas.path("".join(marks), "grid")


def _shape(frame: _Frame, row: Box, step: Step) -> Box:
    wide, tall = min(max(frame.lane - 6, 7.0), 46.0), 24.0
    if step.kind == "decision":
        wide = min(wide, 34.0)
    return Box(frame.middle(step.actor) - wide / 2, row.mid_y - tall / 2, wide, tall)


def _steps(flow: Flow, canvas: Canvas, frame: _Frame, rows: dict[int, Box]) -> None:
    for n, row in rows.items():
        step = flow.steps[n]
        shape = _shape(frame, row, step)
        for link in step.links:
            if link.to == n + 1 and link.to in rows:
                after = _shape(frame, rows[link.to], flow.steps[link.to])
                points = [(shape.mid_x, shape.bottom), (shape.mid_x, row.bottom)]
                points += [(after.mid_x, row.bottom), (after.mid_x, after.y - 4)]
                canvas.line(points, "link")
                arrow_head(canvas, after.mid_x, after.y, "down")
            if link.to == n + 1 and _label_width(canvas, link.label):
                text = canvas.block(link.label, 60, size=canvas.sheet.small)
                last = frame.lanes + len(flow.actors) * frame.lane
                fits = shape.mid_x + 5 + text.width <= last
                x, align = (shape.mid_x + 5, "start") if fits else (shape.mid_x - 5, "end")
                canvas.text(x, shape.bottom + 1, text, align)
        symbol(canvas, shape, step.kind)


def _jump(
    flow: Flow, canvas: Canvas, frame: _Frame, rows: dict[int, Box], jump: Jump
) -> None:
    start = _shape(frame, rows[jump.start], flow.steps[jump.start])
    sign = 1 if jump.back else -1
    edge = start.right if jump.back else start.x
    y = start.mid_y - 4
    if _label_width(canvas, jump.label):
        text = canvas.block(jump.label, 60, size=canvas.sheet.small)
        canvas.text(edge + sign * 4, y - text.height, text, "start" if jump.back else "end")
    if jump.away:
        x = frame.lanes + len(flow.actors) * frame.lane if jump.back else frame.lanes
        x += sign * (pentagon_width(canvas, jump.away) / 2 + 3)
        canvas.line([(edge, y), (x, y), (x, y + 2)], "link")
        pentagon(canvas, x, y + 2, jump.away)
        return
    end = _shape(frame, rows[jump.end], flow.steps[jump.end])
    x = (frame.right if jump.back else frame.left) + sign * (jump.track - 1) * _TRACK
    target, into = (end.right if jump.back else end.x), end.mid_y + 4
    canvas.line([(edge, y), (x, y), (x, into), (target + sign * 5, into)], "link")
    arrow_head(canvas, target, into, "left" if jump.back else "right")


def _leave(flow: Flow, canvas: Canvas, frame: _Frame, row: Box) -> None:
    last = flow.steps[flow.stop - 1]
    if flow.stop < len(flow.steps) and any(k.to == flow.stop for k in last.links):
        shape = _shape(frame, row, last)
        canvas.line([(shape.mid_x, shape.bottom), (shape.mid_x, row.bottom + 4)], "link")
        pentagon(canvas, shape.mid_x, row.bottom + 4, str(flow.stop + 1))
