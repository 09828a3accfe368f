"""One visit to a method: what was typed, what is wrong with it, what it comes to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from siap.apps.calculators.building import Read
from siap.apps.calculators.filling import fill
from siap.apps.calculators.layout import Layout
from siap.apps.calculators.reading import read
from siap.apps.calculators.typed import MOST_ROWS, Typed
from siap.kernel.errors import InvalidInput, NotInForce
from siap.method_books import BOOKS, make_workbook
from siap.methodology.calculation import rules_for
from siap.methods.exchange import parse, write
from siap.methods.method import Method, RuleSet, Step

_MOST_STEPS: Final = {"flow-time": 200, "schedule": 300}
"""Where the time grows faster than the input."""

_LONGEST_HORIZON: Final = 50
"""Years of `feasibility` on the web: longer ones take seconds of exact arithmetic."""

_LONGEST_SEARCH: Final = 5
"""Seconds of `schedule` on the web: whoever waits for the page keeps a worker busy."""

_MOST_IN_BOOK: Final = {"pairwise-ranking": 300, "flow-time": 40}
_USUAL_IN_BOOK: Final = 300


@dataclass(frozen=True)
class Outcome:
    """
    What a visit leads to.

    Args:
        typed: The form as it should be shown again.
        messages: What is wrong, by the name of the control.
        problem: What is wrong with no control of its own.
        data: Input of the contract, where it could be read.
        result: Answer of the method, if there is one.
        steps: Its working.
        rules: Rule set that was used.
        json: Text in the box for experts.
    """

    typed: Typed
    messages: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    result: Mapping[str, Any] | None = None
    steps: Sequence[Step] = ()
    rules: RuleSet | None = None
    json: str = ""


def work_out(method: Method[Any], layout: Layout, typed: Typed, language: str) -> Outcome:
    """
    Calculate what was typed.

    Args:
        method: The method.
        layout: Its form.
        typed: What was typed.
        language: Of numbers and messages, `id` or `en`.

    Returns:
        The answer with its working, or messages at their controls; never an exception
        for a mistake of the visitor.
    """
    found = read(layout, typed, language)
    if found.faults:
        messages = {name: fault.message(language) for name, fault in found.faults.items()}
        return Outcome(typed, messages, json=pretty(found.data))
    return _answered(method, typed, found, language)


def work_out_json(method: Method[Any], layout: Layout, text: str, language: str) -> Outcome:
    """
    Calculate an input of the contract written as JSON.

    Returns:
        As `work_out`; a mistake is told with its path and the text is kept.
    """
    empty = Typed({}, {}, {})
    try:
        data = _object(text)
        outcome = _calculated(method, data, language)
        typed = fill(layout, data, language)
    except (InvalidInput, NotInForce) as fault:
        where = f"{fault.where}: " if fault.where else ""
        message = {"json": f"{where}{fault.message(language)}"}
        return Outcome(empty, message, json=text)
    return Outcome(typed, {}, "", data, *outcome, json=text)


def _object(text: str) -> Mapping[str, Any]:
    data = parse(text)
    if not isinstance(data, Mapping):
        raise InvalidInput("wrong-type", wanted="object", found="?")
    return data


def _answered(method: Method[Any], typed: Typed, found: Read, language: str) -> Outcome:
    text = pretty(found.data)
    try:
        outcome = _calculated(method, found.data, language)
    except (InvalidInput, NotInForce) as fault:
        control, message = found.control_at(fault.where), fault.message(language)
        if control:
            return Outcome(typed, {control: message}, json=text)
        return Outcome(typed, problem=message, json=text)
    return Outcome(typed, {}, "", found.data, *outcome, json=text)


def _calculated(
    method: Method[Any], data: Mapping[str, Any], language: str
) -> tuple[dict[str, object], list[Step], RuleSet | None]:
    most = _MOST_STEPS.get(method.name, MOST_ROWS)
    if longest_list(data) > most:
        is_schedule = method.name == "schedule"
        code = "schedule-too-long" if is_schedule else "too-many-rows"
        raise InvalidInput(code, limit=most)
    _check_horizon(data.get("flows"))
    _check_search(data.get("time_limit_s"))
    rules = rules_for(method, data)
    result = method.calculate(data, rules, language)
    return result, method.explain(data, result, rules, language), rules


def _check_horizon(flows: object) -> None:
    """Refuse a span of years whose rates take too long to count."""
    if not isinstance(flows, list):
        return
    years = [flow.get("year") for flow in flows if isinstance(flow, Mapping)]
    known = [year for year in years if isinstance(year, int)]
    span = max(known, default=0) - min(known, default=0)
    if span > _LONGEST_HORIZON:
        raise InvalidInput(
            "horizon-too-long", where="flows", found=span, most=_LONGEST_HORIZON
        )


def _check_search(seconds: object) -> None:
    """Refuse a search that takes longer than a visitor of a page should wait."""
    if isinstance(seconds, (int, Decimal)) and seconds > _LONGEST_SEARCH:
        raise InvalidInput("search-too-long", where="time_limit_s", most=_LONGEST_SEARCH)


def longest_list(value: object) -> int:
    """Count the entries of the longest list or map in an input."""
    if isinstance(value, Mapping):
        return max([len(value), *map(longest_list, value.values())])
    if isinstance(value, list):
        return max([len(value), *map(longest_list, value)])
    return 0


def workbook(method: Method[Any], outcome: Outcome, language: str) -> bytes:
    """
    Make the workbook of an answered visit.

    Raises:
        InvalidInput: There is too much in it for a workbook.
    """
    most = _MOST_IN_BOOK.get(method.name, _USUAL_IN_BOOK)
    if longest_list(outcome.data) > most:
        raise InvalidInput("workbook-too-large", limit=most)
    return make_workbook(method, outcome.data, outcome.rules, BOOKS[method.name], language)


def pretty(data: Mapping[str, Any]) -> str:
    """Write an input as JSON over several lines, digit by digit."""
    lines = [f"  {json.dumps(key)}: {write(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else ""
