"""
A fishbone: what should improve at the head, ideas on bones.

Data: `head`: text; `bones`: list of `name`, perhaps `id`, and `ideas`: list of `text`,
perhaps `id`, `under` (id of an idea of the same bone), and true or false `priority` and
`solution`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas, short
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

_NARROWEST = 150.0
_SLANT = 26.0
_GAP = 14.0
_INDENT = 12.0
_DEEPEST = 3  # deeper ideas are set in no further


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea with its marks; how far below another it hangs, 0 for on the bone itself."""

    text: str
    depth: int
    row: str


@dataclass(frozen=True, slots=True)
class Bone:
    """A heading and its ideas, each followed by those below it."""

    name: str
    ideas: Sequence[Idea]
    row: str


@dataclass(frozen=True, slots=True)
class Fish:
    """Head and bones."""

    head: str
    bones: Sequence[Bone]


def read(fields: Fields) -> Fish:
    """Check the data."""
    bones = [
        Bone(row.text("name"), _nested(row.rows("ideas")), row.text("id", ""))
        for row in fields.rows("bones")
    ]
    return Fish(fields.text("head", ""), bones)


def _nested(rows: Sequence[Fields]) -> list[Idea]:
    """The ideas of a bone in the order of their branches; a circle hangs on the bone."""
    own = {row.text("id", ""): row for row in rows}
    below: dict[str, list[Fields]] = {}
    for row in rows:
        under = row.text("under", "")
        below.setdefault(under if under in own else "", []).append(row)
    found: list[Idea] = []

    def add(row: Fields, depth: int) -> None:
        key = row.text("id", "")
        found.append(Idea(_said(row), min(depth, _DEEPEST), key))
        for child in below.pop(key, []) if key else []:
            add(child, depth + 1)

    for row in below.pop("", []):
        add(row, 0)
    while below:
        for row in below.pop(next(iter(below))):
            add(row, 0)
    return found


def _said(row: Fields) -> str:
    priority, solution = row.flag("priority"), row.flag("solution")
    return (
        row.text("text")
        + ("\u00a0(P)" if priority else "")
        + ("\u00a0(S)" if solution else "")
    )


def paint(fish: Fish, canvas: Canvas) -> list[str]:
    """Draw spines from left to right, or one from top to bottom on a narrow sheet."""
    if not fish.bones:
        return []
    if canvas.sheet.narrow:
        _upright(fish, canvas)
    else:
        _lying(fish, canvas)
    if any(
        idea.text.endswith(("(P)", "(S)")) for bone in fish.bones for idea in bone.ideas
    ):
        text = say("(P) prioritas; (S) solusi strategis.")
        note = canvas.block(text, canvas.room, size=canvas.sheet.small)
        canvas.text(canvas.left, canvas.bottom + 6, note, "start", "muted")
    return _sentences(fish)


def _upright(fish: Fish, canvas: Canvas) -> None:
    said = fish.head or say("Kepala belum ditulis")
    head = canvas.block(said, canvas.room - 4 * PAD, bold=True)
    box = Box(canvas.left, canvas.bottom, canvas.room, head.height + 2 * PAD)
    canvas.boxed(box, [head], "strong")
    spine, top = canvas.left + 8, box.bottom + 10
    for bone in fish.bones:
        name = canvas.block(bone.name, canvas.room - 24 - 2 * PAD, bold=True)
        place = Box(spine + 14, top, name.width + 2 * PAD, name.height + PAD)
        with canvas.of_row(bone.row):
            canvas.boxed(place, [name], "soft")
        canvas.line([(spine, place.mid_y), (place.x, place.mid_y)], "link")
        last, top = place.mid_y, place.bottom + 4
        for idea in bone.ideas:
            left = spine + 34 + idea.depth * _INDENT
            text = canvas.block(idea.text, canvas.right - left)
            line = text.height / len(text.lines)
            canvas.line([(left - 14, top + line / 2), (left - 4, top + line / 2)], "grid")
            with canvas.of_row(idea.row):
                top = canvas.text(left, top, text) + 3
        top += 8
    canvas.line([(spine, box.bottom), (spine, last)], "axis")


def _lying(fish: Fish, canvas: Canvas) -> None:
    head_wide = 108.0 if canvas.room < 800 else 170.0
    room = canvas.room - head_wide - 2 * _GAP
    pairs = -(-len(fish.bones) // 2)
    columns = max(1, min(pairs, int(room // _NARROWEST)))
    columns = -(-pairs // -(-pairs // columns))
    wide, top = room / columns, canvas.bottom
    join, spines = canvas.left + room + _GAP * 0.6, []
    for first in range(0, len(fish.bones), 2 * columns):
        row = fish.bones[first : first + 2 * columns]
        upper = [_lay(canvas, bone, wide) for bone in row[0::2]]
        lower = [_lay(canvas, bone, wide) for bone in row[1::2]]
        spine = top + max(_tall(part) for part in upper) + 8
        for n, part in enumerate(upper):
            _bone(canvas, part, Box(canvas.left + n * wide, spine, wide, -1))
        for n, part in enumerate(lower):
            _bone(canvas, part, Box(canvas.left + n * wide, spine, wide, 1))
        canvas.line([(canvas.left, spine), (join, spine)], "target")
        spines.append(spine)
        top = spine + max((_tall(part) for part in lower), default=0.0) + 26
    _head(
        fish, canvas, Box(join, spines[0], head_wide, spines[-1] - spines[0]), canvas.bottom
    )


def _head(fish: Fish, canvas: Canvas, join: Box, lowest: float) -> None:
    said = fish.head or say("Kepala belum ditulis")
    text = canvas.block(said, join.w - 2 * PAD, bold=True)
    tall = text.height + 4 * PAD
    middle = max(join.mid_y, canvas.left + tall / 2)
    box = Box(canvas.right - join.w, middle - tall / 2, join.w, tall)
    canvas.line(
        [(join.x, min(join.y, middle)), (join.x, max(join.bottom, middle))], "target"
    )
    canvas.line([(join.x, middle), (box.x - 8, middle)], "target")
    canvas.path(f"M{short(box.x)} {short(middle)}l-10 -6v12z", "mark")
    canvas.boxed(box, [text], "strong")
    canvas.bottom = max(canvas.bottom, lowest)


class _Laid(NamedTuple):
    bone: Bone
    name: Block
    ideas: list[tuple[Idea, Block]]


def _lay(canvas: Canvas, bone: Bone, wide: float) -> _Laid:
    room, size = wide - _SLANT - _GAP, canvas.sheet.small
    name = canvas.block(bone.name, room, bold=True)
    ideas = [
        (idea, canvas.block(idea.text, room - idea.depth * _INDENT, size=size))
        for idea in bone.ideas
    ]
    return _Laid(bone, name, ideas)


def _tall(part: _Laid) -> float:
    return part.name.height + PAD + 6 + sum(block.height + 6 for _, block in part.ideas) + 4


def _bone(canvas: Canvas, part: _Laid, place: Box) -> None:
    """Draw a bone above (`place.h` < 0) or below the spine at `place.y`."""
    name = part.name
    tall, up = _tall(part), place.h < 0
    far = place.y - tall if up else place.y + tall
    foot = place.right - 4
    canvas.line([(foot - _SLANT, far), (foot, place.y)], "link")
    label = Box(
        foot - _SLANT - name.width - 2 * PAD + 10,
        0,
        name.width + 2 * PAD,
        name.height + PAD,
    )
    label = label._replace(x=max(place.x, label.x), y=far if up else far - label.h)
    y = label.bottom + 5 if up else place.y + 8
    for idea, block in part.ideas:
        base, left = y + block.height + 1, place.x + 2 + idea.depth * _INDENT
        # What belongs to the idea above does not reach the bone.
        end = foot - _SLANT * abs(place.y - base) / tall
        end = left + block.width if idea.depth else end
        canvas.line([(left, base), (end, base)], "grid")
        if idea.depth:
            canvas.line([(left - 5, y), (left - 5, y + 5), (left - 1, y + 5)], "grid")
        with canvas.of_row(idea.row):
            canvas.text(left, y, block)
        y = base + 5
    with canvas.of_row(part.bone.row):
        canvas.boxed(label, [name], "soft")


def _sentences(fish: Fish) -> list[str]:
    listed = [
        f"{bone.name}: {_listed(bone.ideas) or say('belum ada gagasan')}."
        for bone in fish.bones
    ]
    head = fish.head or say("belum ditulis")
    return [say("Yang hendak diperbaiki: {head}.", head=head), *listed]


def _listed(ideas: Sequence[Idea]) -> str:
    """Ideas of a bone; a dash before one for each level that it hangs below another."""
    return "; ".join("– " * idea.depth + idea.text for idea in ideas)
