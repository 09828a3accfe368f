"""
The flow of a service: a row for each step, a lane for each actor.

Data: `actors`: list of texts; `steps`: list of `id`, `text`, `actor` (number from 1),
`kind` (`start`, `step`, `decision`, `document`, `end`), perhaps `minutes` and `next` (list
of `to`, an id, and perhaps `label`). A step without `next` leads to the one after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.flow_steps import Flow, Link, Step
from siap.diagrams.layout.flows import paint_rows
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

KINDS = {
    "start": "mulai",
    "step": "kegiatan",
    "decision": "keputusan",
    "document": "dokumen",
    "end": "selesai",
}
ANSWERS = ("ya", "tidak")
MOST_ACTORS = 16


def read(fields: Fields) -> Flow:
    """Check the data."""
    actors = fields.texts("actors")
    if len(actors) > MOST_ACTORS:
        facts = {"given": len(actors), "most": MOST_ACTORS}
        raise InvalidInput("diagram-too-many", where="actors", **facts)
    rows = fields.rows("steps")
    places = {row.text("id"): n for n, row in enumerate(rows)}
    steps = []
    for n, row in enumerate(rows):
        kind = row.choice("kind", KINDS, "step")
        links = _merged(_link(link, places) for link in row.rows("next"))
        if not links and kind != "end" and n + 1 < len(rows):
            links = [Link(n + 1, "")]
        actor = row.whole("actor", 1, len(actors)) - 1
        minutes = row.number_or_none("minutes")
        time, own = _time(minutes), row.text("id")
        steps.append(Step(row.text("text"), actor, kind, time, tuple(links), own))
    return Flow(tuple(actors), tuple(steps), 0, len(steps))


def _merged(links: Iterable[Link]) -> list[Link]:
    """Join ways out that lead to the same step."""
    labels: dict[int, list[str]] = {}
    for link in links:
        labels.setdefault(link.to, []).append(link.label)
    return [Link(to, " / ".join(filter(None, said))) for to, said in labels.items()]


def _time(minutes: Decimal | None) -> str:
    return "" if minutes is None else say("{minutes} menit", minutes=number(minutes))


def _link(row: Fields, places: dict[str, int]) -> Link:
    end = row.text("to")
    if end not in places:
        raise InvalidInput("diagram-unknown-reference", where=f"{row.where}.to", value=end)
    return Link(places[end], _answer(row.text("label", "")))


def _answer(label: str) -> str:
    """The two answers of a decision are words of the picture, other labels are data."""
    return say(label) if label in ANSWERS else label


def paint(flow: Flow, canvas: Canvas) -> list[str]:
    """Draw the lanes and the steps of one page."""
    if not flow.steps:
        return []
    paint_rows(flow, canvas)
    return _sentences(flow)


def _sentences(flow: Flow) -> list[str]:
    sentences = [say("Pelaksana: {names}.", names="; ".join(flow.actors))]
    for n in range(flow.first, flow.stop):
        step = flow.steps[n]
        goes = [
            (f"{link.label}: " if link.label else "") + say("ke langkah {n}", n=link.to + 1)
            for link in step.links
        ]
        time = f", {step.time}" if step.time else ""
        kind = say(KINDS[step.kind])
        text = f"{n + 1}. {step.text} ({kind}, {flow.actors[step.actor]}{time})"
        sentences.append(f"{text}{'; ' if goes else ''}{'; '.join(goes)}.")
    return sentences


def split(flow: Flow, canvas: Canvas) -> Sequence[Flow]:
    """Cut the steps into pages; lines that leave a page end in a numbered pentagon."""
    pages, first = [], 0
    while first < len(flow.steps):
        stop = first + 1
        while stop < len(flow.steps):
            trial = canvas.fresh()
            paint_rows(replace(flow, first=first, stop=stop + 1), trial)
            if trial.bottom > canvas.sheet.tall:
                break
            stop += 1
        pages.append(replace(flow, first=first, stop=stop))
        first = stop
    return pages or [flow]
