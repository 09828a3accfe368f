"""A guide while somebody adapts it: plain data that may be incomplete, and its faults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from siap.kernel.messages import MESSAGES
from siap.methodology.guide_crossing import Crossing, crossing_faults
from siap.methodology.guide_shapes import GuideHead, Stage
from siap.methodology.library import Edition, Guide
from siap.methodology.shapes import Shape

# What a draft holds: `head` without key and version, and `stages`, as JSON knows them.
Draft = dict[str, Any]
Path = tuple[str | int, ...]

_OWN_FIELDS = ("key", "version")


@dataclass(frozen=True)
class Fault:
    """
    Something to put right before a guide can be published.

    `path` leads from the top of the draft, like `("stages", 0, "topics", 1, "time")`.
    """

    path: Path
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str = "id") -> str:
        """Say what is wrong and what to do."""
        return MESSAGES[self.code][language].format(**self.facts)


class _Whole(Shape):
    head: GuideHead
    stages: tuple[Stage, ...]


def draft_of(guide: Guide) -> Draft:
    """
    Write a guide as a draft.

    Returns:
        Plain data; `guide_from` makes the same guide of it again.
    """
    head = guide.head.model_dump(mode="json", exclude=set(_OWN_FIELDS))
    return {"head": head, "stages": [s.model_dump(mode="json") for s in guide.stages]}


def guide_from(draft: Draft, *, key: str, version: int) -> Guide:
    """
    Make a guide of a draft without faults.

    Raises:
        ValueError: The draft has faults; a mistake of the caller, who checks before.
    """
    whole = _Whole.model_validate(_with_key(draft, key, version))
    return Guide(head=whole.head, stages=whole.stages)


def faults_of(draft: Draft, *, edition: Edition) -> tuple[Fault, ...]:
    """
    Check a draft as the catalogue's own guides are checked.

    Args:
        draft: May be incomplete; its outer form (head, stages, topics) may not.
        edition: Where worksheets, roles and other guides are.

    Returns:
        What is wrong, in the order of the draft; empty if it may be published. What
        refers to elsewhere is checked wherever the data have the form that they must.
    """
    shaped = _without_echoes(list(_shape_faults(draft)))
    broken = {fault.path[:4] for fault in shaped if fault.code not in _ONLY_INCOMPLETE}
    crossed = (Fault(*each) for each in _crossed(draft, edition, broken))
    return tuple(sorted([*shaped, *crossed], key=lambda fault: _order(fault.path)))


def topic_places(draft: Draft) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Every topic with the index of its stage and its own index there, in order."""
    for number, stage in enumerate(draft["stages"]):
        for index, topic in enumerate(stage["topics"]):
            yield number, index, topic


def _with_key(draft: Draft, key: str, version: int) -> Draft:
    head = {**draft["head"], "key": key, "version": version}
    return {"head": head, "stages": draft["stages"]}


def _crossed(draft: Draft, edition: Edition, broken: set[Path]) -> Iterator[Crossing]:
    if all(path[:1] != ("head",) for path in broken):
        yield from _days(draft["head"]["training"])
    yield from crossing_faults(draft["stages"], edition=edition, broken=broken)


def _days(training: Mapping[str, Any]) -> Iterator[Crossing]:
    for name in ("days", "technical_days"):
        days = training.get(name)
        if days and days[0] > days[1]:
            yield ("head", "training", name), "guide-days-order", {}


def _shape_faults(draft: Draft) -> Iterator[Fault]:
    try:
        _Whole.model_validate(_with_key(draft, "own-0", 1))
    except ValidationError as error:
        for found in error.errors(include_url=False):
            code, facts = _said(found)
            yield Fault(found["loc"], code, facts)


# The library's kinds of error and our messages; what the message tells is in its facts.
_CODES: Mapping[str, str] = {
    "missing": "guide-part-missing",
    "string_too_short": "guide-text-missing",
    "too_short": "guide-list-empty",
    "too_long": "guide-list-long",
    "string_pattern_mismatch": "guide-word-form",
    "literal_error": "guide-choice",
    "extra_forbidden": "guide-unknown-part",
    "greater_than_equal": "guide-number-low",
    "greater_than": "guide-number-above",
    "less_than_equal": "guide-number-high",
    "int_type": "guide-not-a-number",
    "int_parsing": "guide-not-a-number",
    "int_from_float": "guide-not-a-number",
    "decimal_type": "guide-not-a-number",
    "decimal_parsing": "guide-not-a-number",
}


# What a person has not filled in yet, in data that have the right form.
_ONLY_INCOMPLETE = frozenset({"guide-text-missing", "guide-list-empty"})
_NAMED_AFTER = {"title_en": "title", "summary_en": "summary", "key": "title"}


def _without_echoes(faults: list[Fault]) -> list[Fault]:
    """
    Leave out what comes right by itself.

    Names and translations are made from a title; a list whose entries are at fault is
    reported as too short as well.
    """
    paths = {fault.path for fault in faults}
    around = {path[:length] for path in paths for length in range(len(path))}
    return [
        fault
        for fault in faults
        if not _comes_from_another(fault.path, paths)
        and not (fault.code == "guide-list-empty" and fault.path in around)
    ]


def _comes_from_another(path: Path, faulty: set[Path]) -> bool:
    name = _NAMED_AFTER.get(str(path[-1]))
    return name is not None and (*path[:-1], name) in faulty


def _said(found: ErrorDetails) -> tuple[str, dict[str, object]]:
    code = _CODES.get(found["type"], "guide-wrong-form")
    context = found.get("ctx", {})
    limits = (context[name] for name in ("ge", "gt", "le", "max_length") if name in context)
    facts = {
        "name": str(found["loc"][-1]),
        "limit": next(limits, ""),
        "min": context.get("min_length", 1),
        "known": str(context.get("expected", "")).replace(" or ", ", "),
        "value": str(found["input"])[:40],
    }
    return code, facts


def _order(path: Path) -> list[tuple[int, int, str]]:
    """Indexes by number, names by alphabet, the head before the stages."""
    return [(0, s, "") if isinstance(s, int) else (1, 0, s) for s in path]
