"""
A fishbone: what should improve at the head, ideas on bones.

Data: `head`: text; `bones`: list of `name` and `ideas` (list of `text`, perhaps `priority`
and `solution`, true or false).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas, short
from siap.diagrams.reading import Fields

_NARROWEST = 150.0
_SLANT = 26.0
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Bone:
    """A heading and its ideas, marks included."""

    name: str
    ideas: Sequence[str]


@dataclass(frozen=True, slots=True)
class Fish:
    """Head and bones."""

    head: str
    bones: Sequence[Bone]


def read(fields: Fields) -> Fish:
    """Check the data."""
    bones = [
        Bone(row.text("name"), [_idea(idea) for idea in row.rows("ideas")])
        for row in fields.rows("bones")
    ]
    return Fish(fields.text("head", ""), bones)


def _idea(row: Fields) -> str:
    priority, solution = row.flag("priority"), row.flag("solution")
    return row.text("text") + (" (P)" if priority else "") + (" (S)" if solution else "")


def paint(fish: Fish, canvas: Canvas) -> list[str]:
    """Draw spines from left to right, or one from top to bottom on a narrow sheet."""
    if not fish.bones:
        return []
    if canvas.sheet.narrow:
        _upright(fish, canvas)
    else:
        _lying(fish, canvas)
    if any(idea.endswith((")", "(S)")) for bone in fish.bones for idea in bone.ideas):
        note = canvas.block(
            "(P) prioritas; (S) solusi strategis.", canvas.room, size=canvas.sheet.small
        )
        canvas.text(canvas.left, canvas.bottom + 6, note, "start", "muted")
    return _sentences(fish)


def _upright(fish: Fish, canvas: Canvas) -> None:
    head = canvas.block(
        fish.head or "Kepala belum ditulis", canvas.room - 4 * PAD, bold=True
    )
    box = Box(canvas.left, canvas.bottom, canvas.room, head.height + 2 * PAD)
    canvas.boxed(box, [head], "strong")
    spine, top = canvas.left + 8, box.bottom + 10
    for bone in fish.bones:
        name = canvas.block(bone.name, canvas.room - 24 - 2 * PAD, bold=True)
        place = Box(spine + 14, top, name.width + 2 * PAD, name.height + PAD)
        canvas.boxed(place, [name], "soft")
        canvas.line([(spine, place.mid_y), (place.x, place.mid_y)], "link")
        last, top = place.mid_y, place.bottom + 4
        for idea in bone.ideas:
            text = canvas.block(idea, canvas.right - spine - 34)
            line = text.height / len(text.lines)
            canvas.line(
                [(spine + 20, top + line / 2), (spine + 30, top + line / 2)], "grid"
            )
            top = canvas.text(spine + 34, top, text) + 3
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
    text = canvas.block(fish.head or "Kepala belum ditulis", join.w - 2 * PAD, bold=True)
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


def _lay(canvas: Canvas, bone: Bone, wide: float) -> tuple[Block, list[Block]]:
    room = wide - _SLANT - _GAP
    name = canvas.block(bone.name, room, bold=True)
    return name, [canvas.block(idea, room, size=canvas.sheet.small) for idea in bone.ideas]


def _tall(part: tuple[Block, list[Block]]) -> float:
    return part[0].height + PAD + 6 + sum(idea.height + 6 for idea in part[1]) + 4


def _bone(canvas: Canvas, part: tuple[Block, list[Block]], place: Box) -> None:
    """Draw a bone above (`place.h` < 0) or below the spine at `place.y`."""
    name, ideas = part
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
    for idea in ideas:
        base = y + idea.height + 1
        share = abs(place.y - base) / tall
        canvas.line([(place.x + 2, base), (foot - _SLANT * share, base)], "grid")
        canvas.text(place.x + 2, y, idea)
        y = base + 5
    canvas.boxed(label, [name], "soft")


def _sentences(fish: Fish) -> list[str]:
    listed = [
        f"{bone.name}: {'; '.join(bone.ideas) or 'belum ada gagasan'}."
        for bone in fish.bones
    ]
    return [f"Yang hendak diperbaiki: {fish.head or 'belum ditulis'}.", *listed]
