"""Symbols of flow charts and arrow heads, as paths."""

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short

_HEADS = {"down": "l-4 -6h8z", "left": "l6 -4v8z", "right": "l-6 -4v8z"}


def arrow_head(canvas: Canvas, x: float, y: float, towards: str) -> None:
    """Draw a small head with its tip at a point; towards `down`, `left` or `right`."""
    canvas.path(f"M{short(x)} {short(y)}{_HEADS[towards]}", "arrow")


def symbol(canvas: Canvas, box: Box, kind: str) -> None:
    """Draw the symbol of a step: capsule, box, diamond or document."""
    if kind in {"start", "end"}:
        canvas.rect(box, "soft", radius=min(box.w, box.h) / 2)
    elif kind == "decision":
        half, tall = short(box.w / 2), short(box.h / 2)
        start = f"M{short(box.mid_x)} {short(box.y)}"
        canvas.path(f"{start}l{half} {tall}l-{half} {tall}l-{half} -{tall}z", "plate")
    elif kind == "document":
        wave = short(box.w / 4)
        canvas.path(
            f"M{short(box.x)} {short(box.y)}h{short(box.w)}v{short(box.h - 3)}"
            f"q-{wave} -6 -{short(box.w / 2)} 0q-{wave} 6 -{short(box.w / 2)} 0z",
            "card",
        )
    else:
        canvas.rect(box, "card")


def pentagon_width(canvas: Canvas, label: str) -> float:
    """Tell how wide `pentagon` is."""
    text = canvas.block(label, 999, size=canvas.sheet.small, bold=True)
    return max(canvas.sheet.small * 1.9, text.width + 6)


def pentagon(canvas: Canvas, x: float, y: float, label: str) -> None:
    """Draw the sign for "goes on elsewhere" with a number in it, its top middle at x, y."""
    size = canvas.sheet.small
    text = canvas.block(label, 999, size=size, bold=True)
    wide, tall = pentagon_width(canvas, label), size * 1.3
    left = x - wide / 2
    steps = (
        f"M{short(left)} {short(y)}h{short(wide)}v{short(tall)}"
        f"l-{short(wide / 2)} 6l-{short(wide / 2)} -6z"
    )
    canvas.labelled(steps, Box(left, y, wide, tall), [text], "plate")
    canvas.bottom = max(canvas.bottom, y + tall + 6)
