"""Every method by its name, with the rule set that the input asks for."""

from collections.abc import Mapping
from typing import Any

from siap.kernel.errors import InvalidInput
from siap.methods.method import Method, RuleSet
from siap.methods.registry import METHODS
from siap.methods.shapes import Day, Name, Shape, inside


def compute(name: str, data: object, language: str = "id") -> dict[str, object]:
    """
    Calculate one case, choosing the rule set that the data name.

    Args:
        name: Method of the contract.
        data: JSON-like input; `ruleset` and `on` choose the rule set.
        language: Of the warnings, `id` or `en`.

    Raises:
        InvalidInput: The method is unknown or the data are wrong.
        NotInForce: The rule set does not hold on the day asked for.
    """
    method = method_named(name)
    return method.calculate(data, rules_for(method, data), language)


def method_named(name: str) -> Method[Any]:
    """
    Find a method by its name in the contract.

    Raises:
        InvalidInput: There is no such method.
    """
    if name not in METHODS:
        raise InvalidInput("unknown-method", value=name[:60])
    return METHODS[name]


def rules_for(method: Method[Any], data: object) -> RuleSet | None:
    """
    Choose the rule set that the data ask for.

    Returns:
        None if the method has no rule sets.

    Raises:
        InvalidInput: The input must name its rule set and does not, or names one
            that is not there.
        NotInForce: It does not hold on the day given as `on`.
    """
    if method.ruleset_topic is None:
        return None
    chosen = data if isinstance(data, Mapping) else {}
    ruleset = _read(Name(), chosen, "ruleset")
    if ruleset is None and method.ruleset_named:
        raise InvalidInput("missing", where="ruleset")
    from siap.methodology.rulesets import choose  # noqa: PLC0415 - pydantic starts slowly

    return choose(method.ruleset_topic, ruleset, _read(Day(), chosen, "on"))


def _read(shape: Shape[Any], data: Mapping[str, object], key: str) -> Any:
    if key not in data:
        return None
    try:
        return shape.read(data[key])
    except InvalidInput as fault:
        raise inside(key, fault) from None
