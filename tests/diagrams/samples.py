"""Random data for each kind of picture, from a seed."""

from datetime import date, timedelta
from decimal import Decimal

from diagrams import samples_rest
from diagrams.phrases import phrase, size


def _decimal(rng, low, high):
    value = Decimal(rng.randint(int(low * 100), int(high * 100))) / 100
    return value if rng.random() < 0.5 else Decimal(int(value))


def interest_influence_grid(rng):
    def one():
        row = {
            "name": phrase(rng, 8),
            "interest": min(Decimal(5), _decimal(rng, 1, 5)),
            "influence": min(Decimal(5), _decimal(rng, 1, 5)),
        }
        if rng.random() < 0.5:
            row["stance"] = rng.choice(["supports", "neutral", "opposes"])
        return row

    rows = [one() for _ in range(size(rng, 60))]
    if rng.random() < 0.15 and rows:
        rows = [{**row, "interest": 5, "influence": 5} for row in rows]
    return {"stakeholders": rows}


def pairwise_matrix(rng):
    count = size(rng, 24)
    pairs = []
    for first in range(1, count + 1):
        for second in range(first + 1, count + 1):
            if rng.random() < 0.9:
                winner = rng.choice([first, second, None])
                pairs.append({"first": first, "second": second, "winner": winner})
    return {"items": [{"name": phrase(rng)} for _ in range(count)], "pairs": pairs}


def _big(rng):
    return rng.choice(
        [
            _decimal(rng, 0, 100),
            Decimal(rng.randint(0, 10**12)),
            _decimal(rng, -5, 5),
            Decimal(0),
        ]
    )


def bullet_chart(rng):
    def one():
        row = {"name": phrase(rng), "target": _big(rng), "unit": phrase(rng, 3)}
        row["direction"] = rng.choice(["higher", "lower", "range"])
        if row["direction"] == "range":
            row["target_high"] = row["target"] + abs(_big(rng))
        if rng.random() < 0.9:
            row["achieved"] = _big(rng)
        if rng.random() < 0.5:
            row["baseline"] = _big(rng)
        return row

    return {"rows": [one() for _ in range(size(rng, 20))]}


def _tree(rng, levels, widest, note="note"):
    def one(level):
        node = {"text": phrase(rng, 10)}
        if rng.random() < 0.3:
            node[note] = phrase(rng, 3)
        if level < levels and rng.random() < 0.6:
            node["children"] = [one(level + 1) for _ in range(rng.randint(1, widest))]
        return node

    return one(1)


def problem_tree(rng):
    return {
        "core": phrase(rng, 20),
        "causes": [_tree(rng, rng.randint(1, 7), 2) for _ in range(size(rng, 9))],
        "effects": [_tree(rng, rng.randint(1, 5), 2) for _ in range(size(rng, 6))],
    }


def force_field(rng):
    def side():
        return [
            {
                "text": phrase(rng),
                "strength": rng.randint(1, 5),
                "controllable": rng.random() < 0.3,
            }
            for _ in range(size(rng, 12))
        ]

    return {"solution": phrase(rng, 20), "driving": side(), "restraining": side()}


def mcua_bars(rng):
    count = size(rng, 10)
    return {
        "criteria": [
            {"name": phrase(rng), "weight": rng.randint(1, 40)} for _ in range(count)
        ],
        "alternatives": [
            {
                "name": phrase(rng),
                "group": phrase(rng, 3),
                "parts": [_decimal(rng, 0, 100) for _ in range(count)],
            }
            for _ in range(size(rng, 20))
        ],
    }


def gantt(rng):
    names = [phrase(rng, 2) for _ in range(rng.randint(1, 8))] if rng.random() < 0.3 else []
    span = rng.choice([10, 60, 200, 700, 4000])

    def moment():
        if names:
            return rng.randint(1, len(names))
        return (date(2026, 1, 1) + timedelta(days=rng.randint(0, span))).isoformat()

    def one():
        row = {"name": phrase(rng), "group": phrase(rng, 3) if rng.random() < 0.2 else ""}
        if rng.random() < 0.9:
            row["start"], row["end"] = sorted([moment(), moment()])
        row["milestone"] = rng.random() < 0.2 and "start" in row
        row["progress"] = rng.choice([0, 30, 100])
        row["owner"] = phrase(rng, 4) if rng.random() < 0.3 else ""
        return row

    data = {"tasks": [one() for _ in range(size(rng, 40))], "periods": names}
    if rng.random() < 0.6:
        data["today"] = moment()
    return data


def cost_by_year(rng):
    count = size(rng, 9)
    return {
        "sources": [phrase(rng, 5) for _ in range(count)],
        "years": [
            {"year": 2026 + n, "amounts": [rng.randint(0, 10**11) for _ in range(count)]}
            for n in range(size(rng, 10))
        ],
    }


def logframe(rng):
    return {"outcomes": [_tree(rng, 4, 3, "indicator") for _ in range(size(rng, 5))]}


def small_multiples(rng):
    def one():
        years = sorted(rng.sample(range(2015, 2027), rng.randint(0, 8)))
        low = rng.choice([0, -50, 1000, 10**9])
        row = {
            "name": phrase(rng),
            "unit": phrase(rng, 3),
            "points": [
                {
                    "year": y,
                    "value": low + rng.randint(0, 100) if rng.random() < 0.9 else None,
                }
                for y in years
            ],
        }
        if rng.random() < 0.5:
            row["projection"] = [
                {"year": y, "value": low + rng.randint(0, 150)} for y in (2027, 2030)
            ]
        if rng.random() < 0.5:
            row["target"] = low + rng.randint(0, 200)
        return row

    return {"series": [one() for _ in range(size(rng, 12))]}


def profile_bars(rng):
    def one():
        value = min(Decimal(4), _decimal(rng, 1, 4)) if rng.random() < 0.9 else None
        return {
            "name": phrase(rng),
            "value": value,
            "label": rng.choice(["", "baik", "kurang baik"]),
        }

    data = {"elements": [one() for _ in range(size(rng, 14))]}
    if rng.random() < 0.5:
        data["average"] = Decimal("3.06")
    if rng.random() < 0.5:
        data["target"] = Decimal("3.5")
    return data


SAMPLES = {
    "interest-influence-grid": interest_influence_grid,
    "pairwise-matrix": pairwise_matrix,
    "bullet-chart": bullet_chart,
    "problem-tree": problem_tree,
    "force-field": force_field,
    "mcua-bars": mcua_bars,
    "gantt": gantt,
    "cost-by-year": cost_by_year,
    "logframe": logframe,
    "small-multiples": small_multiples,
    "profile-bars": profile_bars,
    **samples_rest.SAMPLES,
}
