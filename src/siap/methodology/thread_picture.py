"""The thread as data for its picture: a row with all before it and all after it."""

from collections.abc import Mapping
from typing import Final

from siap.methodology.thread import Knot, Thread

# Which column of the picture a worksheet stands in.
TYPES: Final[Mapping[str, str]] = {
    "w08-service-profile": "gap",
    "w09-issue-cards": "issue",
    "w10-issue-ranking": "issue",
    "w11-quantitative-gap": "gap",
    "w13-policy-gap": "gap",
    "w18-diagnosis": "cause",
    "w19-integrated-solutions": "solution",
    "w20-programme-ideas": "solution",
    "w21-strategy": "solution",
    "w22-fishbone": "cause",
    "w23-force-field": "solution",
    "w28-policy-proposals": "action",
    "w29-financial-capacity": "budget",
    "w30-mcua": "action",
    "w31-action-scheme": "action",
    "w32-logframe": "logframe",
    "w33-citizen-charter": "action",
    "w35-insertion": "budget",
    "w37-direct-action": "action",
    "w38-monitoring": "measurement",
    "w40-good-practice": "lesson",
}
MOST_OF_A_TYPE: Final = 12


def thread_picture(thread: Thread, key: str) -> dict[str, object]:
    """
    Data for the picture `thread`, with one row in the middle.

    Args:
        thread: The thread of the plan.
        key: Key of the row.

    Returns:
        `nodes` and `edges`; of each type at most twelve rows, the nearest ones.
    """
    reached = [thread.knots[key]]
    for way in (thread.origins(key), thread.outcomes(key)):
        reached += [knot for knots in way.values() for knot in knots]
    kept: dict[str, Knot] = {}
    counts: dict[str, int] = {}
    for knot in reached:
        kind = _type(knot)
        if counts.get(kind, 0) < MOST_OF_A_TYPE:
            counts[kind] = counts.get(kind, 0) + 1
            kept[knot.key] = knot
    nodes = [{"id": k, "text": knot.title, "type": _type(knot)} for k, knot in kept.items()]
    edges = [
        {"from": earlier, "to": later}
        for later, earlier in thread.links()
        if earlier in kept and later in kept
    ]
    return {"nodes": nodes, "edges": edges}


def _type(knot: Knot) -> str:
    return "card" if knot.part == "cards" else TYPES.get(knot.worksheet, "action")
