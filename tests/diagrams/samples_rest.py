"""Random data for the kinds of pictures beyond the spine, from a seed."""

from datetime import date, timedelta
from decimal import Decimal

from diagrams.phrases import phrase, size


def _flag(rng, share=0.3):
    return rng.random() < share


def fishbone(rng):
    bones, ideas = size(rng, 8), size(rng, 8)
    return {
        "head": phrase(rng, 14),
        "bones": [
            {
                "name": phrase(rng, 3),
                "id": f"b{bone}",
                "ideas": [
                    {
                        "id": f"i{bone}.{n}",
                        # Some point at a later idea, some at themselves.
                        "under": f"i{bone}.{rng.randint(0, ideas)}" if _flag(rng) else None,
                        "text": phrase(rng, 10),
                        "priority": _flag(rng),
                        "solution": _flag(rng),
                    }
                    for n in range(rng.randint(0, ideas))
                ],
            }
            for bone in range(bones)
        ],
    }


def swim_lanes(rng):
    count, actors = size(rng, 25), rng.choice([1, 2, 4, 5, 8, 8, 12])
    steps = []
    for n in range(count):
        kind = rng.choice(["step", "step", "decision", "document"])
        step = {"id": f"s{n}", "text": phrase(rng, 16), "actor": rng.randint(1, actors)}
        step["kind"] = "start" if n == 0 else "end" if n == count - 1 else kind
        if kind == "decision" and n < count - 1:
            step["next"] = [
                {"to": f"s{n + 1}", "label": rng.choice(["Ya", phrase(rng, 4)])}
            ]
            for _ in range(rng.choice([1, 1, 3])):
                label = rng.choice(["Tidak", "Ragu", phrase(rng, 5)])
                step["next"].append({"to": f"s{rng.randrange(count)}", "label": label})
        if _flag(rng):
            step["minutes"] = rng.choice([5, 30, 1440, Decimal("7.5")])
        steps.append(step)
    return {"actors": [phrase(rng, 4) for _ in range(actors)], "steps": steps}


def organigram(rng):
    units = []
    for n in range(size(rng, 60)):
        unit = {"id": f"u{n}", "name": phrase(rng, 8)}
        if n and _flag(rng, 0.97):
            nearest = rng.choice([0, 0, max(0, n - 4), n // 3])
            unit["parent"] = f"u{nearest}"
        if _flag(rng):
            unit["note"] = phrase(rng, 4)
        units.append(unit)
    return {"units": _not_too_deep(units)}


def _not_too_deep(units):
    depth = {}
    for unit in units:
        above = depth.get(unit.get("parent"), 0)
        if above >= 8:
            unit["parent"] = units[0]["id"]
            above = 1
        depth[unit["id"]] = above + 1
    return units


def onion(rng):
    return {
        "rings": [
            {"name": phrase(rng, 5), "actions": [phrase(rng) for _ in range(size(rng, 13))]}
            for _ in range(rng.randint(0, 5))
        ]
    }


LEVELS = [
    "law", "government-regulation", "presidential-regulation", "ministerial-regulation",
    "provincial-regulation", "regional-regulation", "head-regulation", "decree",
    "corporate", "institution",
]  # fmt: skip
RELATIONS = ["implements", "amends", "repeals", "conflicts", "overlaps", "binds"]


def regulation_graph(rng):
    count = size(rng, 60)
    nodes = [
        {
            "id": f"r{n}",
            "title": phrase(rng, 12),
            "level": rng.choice(LEVELS),
            "repealed": _flag(rng, 0.1),
        }
        for n in range(count)
    ]
    edges = [
        {
            "from": f"r{rng.randrange(count)}",
            "to": f"r{rng.randrange(count)}",
            "relation": rng.choice(RELATIONS),
        }
        for _ in range(count or 0)
    ]
    return {"nodes": nodes, "edges": edges}


def heat_map(rng):
    rows, columns = size(rng, 10), rng.choice([0, 1, 3, 5, 5, 9])
    cells = [
        {
            "row": r,
            "column": c,
            "state": rng.choice(["met", "partly", "not", "none"]),
            "text": phrase(rng, 6) if _flag(rng) else "",
        }
        for r in range(1, rows + 1)
        for c in range(1, columns + 1)
        if _flag(rng, 0.9)
    ]
    return {
        "rows": [phrase(rng, 6) for _ in range(rows)],
        "columns": [phrase(rng, 3) for _ in range(columns)],
        "cells": cells,
    }


def matrix_graph(rng):
    count = size(rng, 18)
    layers = ["instruction", "coordination", "communication", "information"]
    links = [
        {
            "from": rng.randint(1, count),
            "to": rng.randint(1, count),
            "layers": rng.sample(layers, rng.randint(0, 4)),
            "note": phrase(rng, 4),
        }
        for _ in range(2 * count)
    ]
    return {"units": [phrase(rng, 6) for _ in range(count)], "links": links}


def swot(rng):
    keys = ["strengths", "weaknesses", "opportunities", "threats"]
    keys += ["so", "wo", "st", "wt"] if _flag(rng) else []
    return {key: [phrase(rng) for _ in range(size(rng, 9))] for key in keys}


def ifas_efas_quadrant(rng):
    data = {"label": phrase(rng), "strategy": phrase(rng, 30)}
    for key in ("x", "y"):
        if _flag(rng, 0.9):
            data[key] = Decimal(rng.randint(-400, 400)) / 100
    return data


def timeline_calendar(rng):
    def day(span):
        return date(2026, 1, 1) + timedelta(days=rng.randint(0, span))

    span = rng.choice([20, 90, 600])
    events = []
    for _ in range(size(rng, 40)):
        event = {"title": phrase(rng), "date": day(span).isoformat()}
        if _flag(rng):
            event["end"] = (
                date.fromisoformat(event["date"]) + timedelta(days=3)
            ).isoformat()
        if _flag(rng):
            event["place"] = phrase(rng, 4)
        events.append(event)
    holidays = [{"date": day(span).isoformat(), "name": phrase(rng, 4)} for _ in range(8)]
    return {"events": events, "holidays": holidays}


def cash_flow(rng):
    top = rng.choice([1, 10**6, 10**11])
    return {
        "opening": rng.choice([0, 10**9, -(10**9)]),
        "periods": [
            {
                "label": phrase(rng, 3),
                "inflow": rng.randint(0, top),
                "outflow": rng.randint(0, top),
            }
            for _ in range(size(rng, 20))
        ],
    }


def issue_board(rng):
    return {
        "clusters": [
            {
                "heading": phrase(rng, 6),
                "cards": [phrase(rng) for _ in range(size(rng, 10))],
            }
            for _ in range(size(rng, 12))
        ]
    }


TYPES = [
    "card", "issue", "gap", "cause", "solution", "action", "logframe", "budget",
    "measurement", "lesson",
]  # fmt: skip


def thread(rng):
    kinds = rng.sample(TYPES, rng.randint(1, len(TYPES)))
    count = size(rng, 40)
    nodes = [
        {
            "id": f"n{n}",
            "text": phrase(rng),
            "type": rng.choice(kinds),
            "loose": _flag(rng, 0.1),
        }
        for n in range(count)
    ]
    edges = [
        {"from": f"n{rng.randrange(count)}", "to": f"n{rng.randrange(count)}"}
        for _ in range(count)
    ]
    return {"nodes": nodes, "edges": edges}


def traffic_light(rng):
    return {
        "rows": [
            {
                "name": phrase(rng),
                "state": rng.choice(["green", "yellow", "red", "none"]),
                "value": phrase(rng, 2) if _flag(rng) else "54,3 %",
                "target": "80 %",
                "note": phrase(rng, 6) if _flag(rng) else "",
            }
            for _ in range(size(rng, 25))
        ]
    }


def three_colour(rng):
    top = rng.choice([0, 5, 200, 10**6])
    return {
        "units": [
            {
                "name": phrase(rng),
                "note": phrase(rng, 5) if _flag(rng) else "",
                **{key: rng.randint(0, top) for key in ("red", "yellow", "green")},
            }
            for _ in range(size(rng, 20))
        ]
    }


SAMPLES = {
    "fishbone": fishbone,
    "swim-lanes": swim_lanes,
    "organigram": organigram,
    "onion": onion,
    "regulation-graph": regulation_graph,
    "heat-map": heat_map,
    "matrix-graph": matrix_graph,
    "swot": swot,
    "ifas-efas-quadrant": ifas_efas_quadrant,
    "timeline-calendar": timeline_calendar,
    "cash-flow": cash_flow,
    "issue-board": issue_board,
    "thread": thread,
    "traffic-light": traffic_light,
    "three-colour": three_colour,
}
