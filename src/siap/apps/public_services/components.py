"""The components that a standard must have, and how complete a version is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from siap.methodology.rulesets import choose

TOPIC: Final = "service-standard"


@dataclass(frozen=True)
class Component:
    """One component as the law lists it; `group` is `delivery` or `management`."""

    key: str
    title: str
    title_en: str
    group: str
    hint: str
    hint_en: str


def ruleset_on(day: date) -> str:
    """
    Say which list of components holds on a day.

    Raises:
        NotInForce: None does.
    """
    return choose(TOPIC, None, day).id


def components_of(ruleset: str) -> list[Component]:
    """
    List the components of a rule set in the order of the law.

    Raises:
        InvalidInput: The rule set is unknown.
    """
    rows = cast(
        "Sequence[Mapping[str, str]]", choose(TOPIC, ruleset, None).values["components"]
    )
    return [Component(**row) for row in rows]


@dataclass(frozen=True)
class Gap:
    """A component and what it still lacks: `missing`, or `short` of what can be checked."""

    component: Component
    kind: str


_MEASURED: Final = {"time": "duration", "cost": "cost_idr"}


def gaps(
    components: Sequence[Component], texts: Mapping[str, str], facts: Mapping[str, object]
) -> list[Gap]:
    """
    Find what a standard still lacks.

    Args:
        components: Those of its rule set.
        texts: The text of each, by key.
        facts: `duration`, `cost_idr` and `steps` (their number).

    Returns:
        A gap for each component without a text, and for time, cost and procedure one
        where only words stand that nobody can measure; in the order of the law.
    """
    found = []
    for each in components:
        if not texts.get(each.key, "").strip() and not _told_otherwise(each, facts):
            found.append(Gap(each, "missing"))
        elif each.key in _MEASURED and facts.get(_MEASURED[each.key]) is None:
            found.append(Gap(each, "unmeasured"))
    return found


def _told_otherwise(component: Component, facts: Mapping[str, object]) -> bool:
    """Steps tell the procedure, and a number tells time and cost, without a text."""
    if component.key == "procedure":
        return bool(facts.get("steps"))
    if component.key in _MEASURED:
        return facts.get(_MEASURED[component.key]) is not None
    return False
