"""Pictures of answers, where a kind of picture fits the method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from siap.diagrams import Diagram, Svg, draw
from siap.kernel.errors import InvalidInput
from siap.method_books.words import word
from siap.methods.method import Method
from siap.ui.formatting import reader_language

_MOST: Final = 40
"""Entries beyond which a picture says less than a table."""

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Picture:
    """One picture, laid out for a desk and for a phone."""

    wide: Svg
    narrow: Svg


def pictures_of(method: Method[Any], data: Given, result: Given) -> list[Picture]:
    """
    Draw an answer.

    Args:
        method: The method.
        data: Its input.
        result: Its answer.

    Returns:
        Pictures for a screen; none where no kind fits or there is too much to draw.
    """
    make = _MAKERS.get(method.name)
    if make is None:
        return []
    language = reader_language()
    title = method.title.in_language(language)
    drawn = []
    for number, (kind, content) in enumerate(make(data, result)):
        diagram = Diagram(kind=kind, title=title, data=content, language=language)
        try:
            wide = draw(diagram, width="portrait", prefix=f"g{number}-")
            narrow = draw(diagram, width="phone", prefix=f"p{number}-")
            drawn.append(Picture(wide, narrow))
        except InvalidInput:
            return []
    return drawn


Pictures = list[tuple[str, dict[str, Any]]]


def _pairwise(data: Given, result: Given) -> Pictures:
    issues = data["issues"]
    if len(issues) > _MOST:
        return []
    places = {issue: number for number, issue in enumerate(issues, 1)}
    items = [{"name": issue, "wins": result["wins"][issue]} for issue in issues]
    pairs = []
    for each in data["comparisons"]:
        pair = {"first": places[each["a"]], "second": places[each["b"]]}
        winner = _winner(each)
        pairs.append({**pair, "winner": places[winner]} if winner else pair)
    return [("pairwise-matrix", {"items": items, "pairs": pairs})]


def _winner(answer: Given) -> str | None:
    votes = answer.get("votes")
    if not votes:
        winner: str | None = answer.get("winner")
        return winner
    if votes["a"] == votes["b"]:
        return None
    found: str = answer["a"] if votes["a"] > votes["b"] else answer["b"]
    return found


def _mcua(data: Given, result: Given) -> Pictures:
    if len(data["alternatives"]) > _MOST:
        return []
    criteria = [{"name": c["id"], "weight": c["weight"]} for c in data["criteria"]]
    alternatives = [
        {"name": name, "parts": list(parts.values())}
        for name, parts in result["weighted"].items()
    ]
    return [("mcua-bars", {"criteria": criteria, "alternatives": alternatives})]


def _force_field(data: Given, _result: Given) -> Pictures:
    return [
        (
            "force-field",
            {
                "solution": solution["id"],
                **{
                    side: [
                        {"text": f["id"], "strength": f["strength"]} for f in solution[side]
                    ]
                    for side in ("driving", "restraining")
                },
            },
        )
        for solution in data["solutions"][:4]
    ]


def _gap(data: Given, result: Given) -> Pictures:
    if len(data["indicators"]) > _MOST:
        return []
    return [
        ("bullet-chart", {"rows": [_bullet(each, result) for each in data["indicators"]]})
    ]


def _bullet(each: Given, result: Given) -> dict[str, Any]:
    target = each["target"]
    ranged = isinstance(target, list)
    row = {
        "name": each["id"],
        "direction": each["direction"],
        "target": target[0] if ranged else target,
        "achieved": each["actual"],
    }
    percent = result["achievement_percent_rounded"][each["id"]]
    extra = {"target_high": target[1] if ranged else None, "percent": percent}
    extra["baseline"] = each.get("baseline")
    return {**row, **{key: value for key, value in extra.items() if value is not None}}


def _stakeholders(data: Given, _result: Given) -> Pictures:
    named = [
        {"name": s["id"], "interest": s["interest"], "influence": s["influence"]}
        for s in data["stakeholders"][:_MOST]
    ]
    content = {"stakeholders": named, "low": 1, "high": 5, "cut": data["cut"]}
    return [("interest-influence-grid", content)]


def _swot(_data: Given, result: Given) -> Pictures:
    content = {
        "x": result["x"],
        "y": result["y"],
        "label": word(result["quadrant"], reader_language()),
    }
    if result["strategy"]:
        content["strategy"] = result["strategy"]
    return [("ifas-efas-quadrant", content)]


def _satisfaction(_data: Given, result: Given) -> Pictures:
    pairs = zip(result["elements"], result["element_means_rounded"], strict=True)
    elements = [{"name": n, **({} if v is None else {"value": v})} for n, v in pairs]
    content: dict[str, Any] = {"elements": elements, "low": 1, "high": 4}
    if result["index_rounded"] is not None:
        content["average"] = result["index_rounded"]
    return [("profile-bars", content)]


def _three_colour(data: Given, _result: Given) -> Pictures:
    units = [{"name": name, **counts} for name, counts in data["counts"].items()]
    return [("three-colour", {"units": units[:_MOST]})]


def _flow(data: Given, _result: Given) -> Pictures:
    steps = data["steps"]
    if len(steps) > _MOST:
        return []
    actors = list(dict.fromkeys(step["actor"] for step in steps))
    rows = [
        {
            "id": step["id"],
            "text": step["id"],
            "actor": actors.index(step["actor"]) + 1,
            "kind": step["kind"],
            "minutes": step["minutes"],
            "next": [{"to": way["to"]} for way in step["next"]],
        }
        for step in steps
    ]
    return [("swim-lanes", {"actors": actors, "steps": rows})]


_MAKERS: Final[Mapping[str, Callable[[Given, Given], Pictures]]] = {
    "pairwise-ranking": _pairwise,
    "mcua": _mcua,
    "force-field": _force_field,
    "gap": _gap,
    "stakeholder-grid": _stakeholders,
    "swot": _swot,
    "satisfaction-index": _satisfaction,
    "three-colour": _three_colour,
    "flow-time": _flow,
}
