"""Random inputs for every method, the same ones in every run."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Any, Final

from siap.methodology.rulesets import rulesets

NAMES: Final = ("loket", "Loket", "=1+1", "a*?~", "panjang sekali", "-3", "x\"y'z", "é")
"""Names that a careless formula would read as something else."""


def names(dice: Random, least: int = 1, most: int = 6) -> list[str]:
    return dice.sample(NAMES, dice.randint(least, most))


def score(dice: Random, low: int = 1, high: int = 5) -> Decimal:
    return Decimal(dice.randint(low * 4, high * 4)) / 4


def ratings(dice: Random) -> Any:
    many = dice.randint(1, 3)
    return score(dice) if many == 1 else [score(dice) for _ in range(many)]


def pairwise(dice: Random) -> dict[str, Any]:
    issues = names(dice, 2)
    comparisons = []
    for a, b in combinations(issues, 2):
        if dice.random() < 0.1:
            continue
        each: dict[str, Any] = {"a": a, "b": b}
        if dice.random() < 0.4:
            each["votes"] = {"a": dice.randint(0, 4), "b": dice.randint(1, 4)}
        else:
            each["winner"] = dice.choice([a, b, a, b, None])
        comparisons.append(each)
    rule = dice.choice(["half", "repeat"])
    return {"issues": issues, "comparisons": comparisons, "tie_rule": rule}


def mcua(dice: Random) -> dict[str, Any]:
    criteria = [
        {
            "id": name,
            "weight": dice.randint(1, 5),
            "better": dice.choice(["higher", "lower"]),
        }
        for name in names(dice, 1, 3)
    ]
    alternatives = []
    for name in names(dice):
        scores = {each["id"]: ratings(dice) for each in criteria}
        group = {"group": dice.choice(["g", "G"])} if dice.random() < 0.5 else {}
        alternatives.append({"id": name, "scores": scores, **group})
    return {"criteria": criteria, "alternatives": alternatives, "scale": [1, 5]}


def factors(*keys: str) -> Callable[[Random], dict[str, Any]]:
    def make(dice: Random) -> dict[str, Any]:
        alternatives = [
            {"id": name, "scores": {key: ratings(dice) for key in keys}}
            for name in names(dice)
        ]
        return {"alternatives": alternatives, "scale": [1, 5]}

    return make


def hanlon(dice: Random) -> dict[str, Any]:
    made = factors("size", "seriousness", "effectiveness")(dice)
    for each in made["alternatives"]:
        each["scores"]["pearl"] = {key: int(dice.random() < 0.8) for key in "pearl"}
    return {**made, "variant": dice.choice(["classic", "textbook"])}


def apkl(dice: Random) -> dict[str, Any]:
    keys = ("actual", "problematic", "public", "feasible")
    if dice.random() < 0.5:
        return {**factors(*keys)(dice), "mode": "score"}
    alternatives = [
        {"id": name, "scores": {key: dice.choice([0, 1, [1, 0], 1]) for key in keys}}
        for name in names(dice)
    ]
    return {"alternatives": alternatives, "mode": "screen"}


def force_field(dice: Random) -> dict[str, Any]:
    def forces() -> list[dict[str, Any]]:
        return [{"id": name, "strength": score(dice)} for name in names(dice)]

    return {
        "solutions": [
            {
                "id": name,
                "driving": forces(),
                "restraining": forces() if dice.random() < 0.7 else [],
            }
            for name in names(dice)
        ]
    }


def gap(dice: Random) -> dict[str, Any]:
    indicators = []
    for name in names(dice):
        direction = dice.choice(["higher", "lower", "range"])
        low = score(dice, 0, 20)
        target = [low, low + score(dice, 0, 5)] if direction == "range" else low
        each = {"id": name, "direction": direction, "target": target}
        each["actual"] = score(dice, 0, 25)
        if dice.random() < 0.5:
            each["baseline"] = score(dice, 0, 20)
            each["years_left"] = dice.randint(0, 5)
            years = dice.sample(range(2015, 2026), dice.randint(0, 4))
            each["series"] = [{"year": y, "value": score(dice, 0, 20)} for y in years]
        indicators.append(each)
    rules = dice.choice(["permendagri-86-2017", "permendagri-54-2010"])
    form = dice.choice(["mirror", "ratio"])
    return {"indicators": indicators, "lower_is_better": form, "ruleset": rules}


def stakeholders(dice: Random) -> dict[str, Any]:
    listed = [
        {"id": n, "interest": score(dice), "influence": score(dice)} for n in names(dice)
    ]
    return {"stakeholders": listed, "cut": score(dice)}


def swot(dice: Random) -> dict[str, Any]:
    convention = dice.choice(["rangkuti", "david", "four-lists", "signed"])

    def side(kinds: str, prefix: str) -> list[dict[str, Any]]:
        listed = [
            {"id": prefix + name, "kind": dice.choice(kinds), "weight": 0}
            for name in names(dice)
        ]
        for each in listed:
            bad = convention == "signed" and each["kind"] in "WT"
            each["rating"] = -score(dice, 1, 4) if bad else score(dice, 1, 4)
        whole = dice.choice([1, 100])
        lists = kinds if convention == "four-lists" else [kinds]
        for kind in lists:
            share_out([each for each in listed if each["kind"] in kind], whole)
        return listed

    def share_out(listed: list[dict[str, Any]], whole: int) -> None:
        left = Decimal(whole)
        for each in listed[:-1]:
            each["weight"] = (left / 2).quantize(Decimal("0.001"))
            left -= each["weight"]
        if listed:
            listed[-1]["weight"] = left

    return {
        "convention": convention,
        "internal": side("SW", "i"),
        "external": side("OT", "e"),
    }


def satisfaction(dice: Random) -> dict[str, Any]:
    rules = dice.choice(["kepmenpan-25-2004", "permenpanrb-14-2017", "permenpanrb-16-2014"])
    count = 14 if rules.startswith("kepmenpan") else 9
    base = {"ruleset": rules, "weight_mode": dice.choice(["exact", "regulation"])}
    if dice.random() < 0.3:
        return {**base, "element_means": [score(dice, 1, 4) for _ in range(count)]}
    people = dice.randint(1, 12)
    answers = [
        [dice.choice([1, 2, 3, 4, 4, None]) for _ in range(count)] for _ in range(people)
    ]
    return {**base, "responses": answers}


def sample_size(dice: Random) -> dict[str, Any]:
    strata = {name: dice.randint(1, 4) * 25 for name in names(dice)}
    data: dict[str, Any] = {"population": sum(strata.values()), "strata": strata}
    if dice.random() < 0.5:
        data |= {"confidence": Decimal("0.9"), "margin": Decimal("0.1")}
    return {**data, "ruleset": "krejcie-morgan-1970"}


def three_colour(dice: Random) -> dict[str, Any]:
    colours = ("red", "yellow", "green")
    counts = {n: {c: dice.choice([0, 1, 7, 40]) for c in colours} for n in names(dice)}
    return {"counts": counts, "enough_from": dice.randint(1, 60)}


def workload(dice: Random) -> dict[str, Any]:
    staff = {name: dice.randint(0, 3) for name in names(dice, 1, 4)}
    periods = ("day", "week", "month", "quarter", "year")
    tasks = [
        {
            "id": str(number),
            "position": dice.choice(list(staff)),
            "volume": score(dice, 0, 20),
            "period": dice.choice(periods),
            "minutes_each": score(dice, 0, 60),
        }
        for number in range(dice.randint(1, 8))
    ]
    return {
        "tasks": tasks,
        "effective_minutes_per_year": dice.choice([75000, 72000]),
        "staff": staff,
        "ruleset": "permenpanrb-1-2020",
    }


def competency(dice: Random) -> dict[str, Any]:
    needs = [
        {
            "id": name,
            "required": score(dice, 0, 4),
            "present": score(dice, 0, 4),
            "people": dice.randint(1, 9),
        }
        for name in names(dice)
    ]
    return {"needs": needs}


def indicators(topic: str) -> Callable[[Random], dict[str, Any]]:
    def make(dice: Random) -> dict[str, Any]:
        (rules,) = rulesets(topic).values()
        listed: Any = rules.values["indicators"]
        values = {each["id"]: given(each, dice) for each in listed}
        data: dict[str, Any] = {"values": values, "ruleset": rules.id}
        if dice.random() < 0.5:
            data["missing_score"] = dice.randint(1, 3)
        return data

    return make


def given(indicator: Mapping[str, Any], dice: Random) -> Any:
    if dice.random() < 0.1:
        return None
    if indicator.get("choices"):
        return dice.choice(list(indicator["choices"]))
    if indicator.get("denominator") and dice.random() < 0.6:
        return {"a": dice.randint(0, 20), "b": dice.choice([0, 20, 40, 24])}
    return Decimal(dice.randint(0, 2400)) / 100


def performance_sums(dice: Random) -> dict[str, Any]:
    if dice.random() < 0.5:
        return indicators("pdam-performance")(dice)
    sums = {"keuangan": dice.randint(0, 60), "operasional": dice.randint(0, 37)}
    data = {"sums": {**sums, "administrasi": dice.randint(0, 36)}}
    other = {"operational_divisor": 42} if dice.random() < 0.5 else {}
    return {**data, **other, "ruleset": "kepmendagri-47-1999"}


def nrw(dice: Random) -> dict[str, Any]:
    sold = dice.randint(0, 10**7)
    return {"distributed": sold + dice.randint(1, 10**6), "sold": sold}


def tariff(dice: Random) -> dict[str, Any]:
    data: dict[str, Any] = {
        key: dice.randint(0, 10**10)
        for key in ("operation", "depreciation", "interest", "other", "volume")
    }
    data |= {"base_year": 2024, "year": 2024 + dice.randint(0, 4)}
    data |= {"volume": data["volume"] + 1, "inflation_percent": score(dice, 0, 9)}
    data["standard_loss_percent"] = score(dice, 0, 40)
    if dice.random() < 0.6:
        data |= {"subsidy_percent": score(dice, 0, 90), "low_tariff_volume": 12345}
        data["average_tariff"] = dice.randint(0, 9000)
    return {**data, "ruleset": "permendagri-71-2016"}


def feasibility(dice: Random) -> dict[str, Any]:
    years = [2026, *dice.sample(range(2027, 2040), dice.randint(1, 7))]
    flows = [
        {
            "year": year,
            "cost": dice.randint(0, 9) * 10**7 + (5 * 10**8 if year == 2026 else 0),
            "benefit": 0 if year == 2026 else dice.randint(0, 40) * 10**7,
        }
        for year in years
    ]
    dice.shuffle(flows)
    return {"rate": Decimal(dice.randint(0, 30)) / 100, "flows": flows}


def flow_time(dice: Random) -> dict[str, Any]:
    keys = [f"{n} {place}" for place, n in enumerate(names(dice, 3, 6))]
    steps = []
    for place, key in enumerate(keys):
        onward = keys[place + 1 : place + 3]
        back = (
            dice.choice([*keys[:place], None]) if dice.random() < 0.4 and onward else None
        )
        targets = [*onward, *([back] if back else [])]
        shares = {1: ["1"], 2: ["0.25", "0.75"], 3: ["0.5", "0.3", "0.2"]}.get(
            len(targets), []
        )
        ways = [
            {"to": t, "share": Decimal(s)} for t, s in zip(targets, shares, strict=True)
        ]
        kind = "start" if not place else "step" if onward else "end"
        step = {"id": key, "actor": dice.choice("AB"), "kind": kind, "next": ways}
        steps.append(
            {**step, "minutes": score(dice, 0, 30), "cost": dice.randint(0, 9) * 500}
        )
    return {"steps": steps}


def ceilings(dice: Random) -> dict[str, Any]:
    keys = names(dice, 1, 3)
    weights = [Decimal(1)] if len(keys) == 1 else [Decimal("0.7"), Decimal("0.3")]
    weights = weights if len(keys) < 3 else [Decimal("0.5"), Decimal("0.2"), Decimal("0.3")]
    areas = [
        {"id": name, "values": {key: dice.randint(1, 9) for key in keys}}
        for name in names(dice)
    ]
    return {
        "pool": dice.randint(1, 10**9),
        "equal_share": Decimal(dice.randint(0, 10)) / 10,
        "factors": [{"id": k, "weight": w} for k, w in zip(keys, weights, strict=True)],
        "areas": areas,
    }


def deadline(dice: Random) -> dict[str, Any]:
    first = date(2026, 1, 1) + timedelta(days=dice.randint(0, 500))
    offs = {first + timedelta(days=dice.randint(0, 90)) for _ in range(dice.randint(0, 9))}
    kind, most = dice.choice(
        [("permintaan-informasi", 5), ("tidak-berkadar", 14), ("berkadar", 60)]
    )
    data: dict[str, Any] = {"received": first.isoformat(), "kind": kind}
    data["holidays"] = [day.isoformat() for day in sorted(offs)]
    if dice.random() < 0.4:
        data |= {"received": f"{first}T09:40", "hours": dice.randint(1, 100)}
    elif dice.random() < 0.5:
        data["days"] = dice.randint(1, most)
    return {**data, "ruleset": "permenpanrb-62-2018"}


def series(dice: Random, low: int = 0, high: int = 20) -> list[dict[str, Any]]:
    years = dice.sample(range(2018, 2026), dice.randint(1, 5))
    return [{"year": year, "value": score(dice, low, high)} for year in years]


def trend(dice: Random) -> dict[str, Any]:
    listed = []
    for name in names(dice):
        each: dict[str, Any] = {"id": name, "series": series(dice)}
        if dice.random() < 0.7:
            each["direction"] = dice.choice(["higher", "lower", "range"])
        listed.append({**each, "years_ahead": dice.randint(0, 3)})
    return {"indicators": listed}


def accounts(dice: Random) -> dict[str, Any]:
    kinds = ("revenue", "cost", "other-cost", "volume", "cash", "outflow")
    listed = []
    for name in names(dice):
        kind = dice.choice(kinds)
        low = -5 if kind == "cash" else 0
        listed.append({"id": name, "kind": kind, "series": series(dice, low)})
    return {"accounts": listed}


def voting(dice: Random) -> dict[str, Any]:
    keys = names(dice, 2)
    data: dict[str, Any] = {"budget": dice.randint(10, 90)}
    data["projects"] = [{"id": key, "cost": dice.randint(5, 50)} for key in keys]
    people = range(dice.randint(1, 7))
    if dice.random() < 0.5:
        votes = [dice.sample(keys, dice.randint(0, len(keys))) for _ in people]
        return {**data, "votes": votes}
    scores = [{key: score(dice) for key in keys if dice.random() < 0.6} for _ in people]
    return {**data, "scores": scores}


def equal_shares(dice: Random) -> dict[str, Any]:
    worth = dice.choice(["by-cost", "by-count", "by-score"])
    completion = dice.choice(["leave", "by-list", "raise-shares"])
    return {**voting(dice), "worth": worth, "completion": completion}


def greedy_list(dice: Random) -> dict[str, Any]:
    by = dice.choice(["support", "support-per-rupiah"])
    return {**voting(dice), "by": by, "too_dear": dice.choice(["skip", "stop"])}


def schedules(dice: Random) -> dict[str, Any]:
    years = [2027, 2028, 2030][: dice.randint(1, 3)]
    proposals = [
        {
            "id": name,
            "area": dice.choice("aA"),
            "agency": dice.choice(["x", "y"]),
            "cost": dice.randint(1, 50),
            "yearly_cost": dice.randint(0, 3),
            "score": score(dice),
            "people": dice.randint(0, 40),
        }
        for name in names(dice)
    ]
    return {
        "horizon": years,
        "ceilings": {"total": {str(year): dice.randint(20, 60) for year in years}},
        "proposals": proposals,
        "discount": Decimal(dice.randint(0, 3)) / 10,
        "time_limit_s": 5,
        "seed": 1,
    }


MAKERS: Final[Mapping[str, Callable[[Random], dict[str, Any]]]] = {
    "pairwise-ranking": pairwise,
    "mcua": mcua,
    "usg": factors("urgency", "seriousness", "growth"),
    "carl": factors("capability", "accessibility", "readiness", "leverage"),
    "reinke": factors("magnitude", "importance", "vulnerability", "cost"),
    "hanlon": hanlon,
    "apkl": apkl,
    "force-field": force_field,
    "gap": gap,
    "stakeholder-grid": stakeholders,
    "swot": swot,
    "satisfaction-index": satisfaction,
    "sample-size": sample_size,
    "three-colour": three_colour,
    "workload": workload,
    "competency-gap": competency,
    "pdam-health": indicators("pdam-health"),
    "pdam-performance": performance_sums,
    "nrw": nrw,
    "tariff": tariff,
    "feasibility": feasibility,
    "flow-time": flow_time,
    "ceiling-share": ceilings,
    "sla": deadline,
    "schedule": schedules,
    "greedy-list": greedy_list,
    "equal-shares": equal_shares,
    "trend": trend,
    "financial-ratios": accounts,
}
