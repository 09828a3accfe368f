"""Regulations and dated rule sets: read, checked, chosen by id and day."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from siap.kernel.errors import InvalidInput, NotInForce, Unavailable
from siap.kernel.source import Source
from siap.methodology.located_yaml import Located, load_located
from siap.methods.method import MARKS, RuleSet

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Mark = Literal["verified", "public-text", "source-document", "code-only", "unverified"]
Filled = Annotated[str, Field(min_length=1)]

T = TypeVar("T", bound=BaseModel)

CATALOG: Final = Path(__file__).parents[1] / "catalog"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Regulation(_Strict):
    """One regulation or another document that numbers come from."""

    id: Slug
    kind: Filled
    number: str
    year: int = Field(ge=1900, le=2100)
    about: Filled
    status: Literal["in-force", "amended", "revoked", "unknown", "not-a-regulation"]
    amends: tuple[Slug, ...] = ()
    amended_by: tuple[Slug, ...] = ()
    replaces: tuple[Slug, ...] = ()
    replaced_by: tuple[Slug, ...] = ()
    published: date | None = None
    url: str | None = None
    verified: Mark


class _Basis(_Strict):
    regulation: Slug
    pinpoint: Filled


class _RuleSetFile(_Strict):
    id: Slug
    title: Filled
    legal_basis: _Basis
    valid_from: date
    valid_to: date | None = None
    verified: Mark
    marks: Mapping[str, Mark] = Field(default_factory=dict)
    notes: str = ""
    values: Mapping[str, object]


@lru_cache(maxsize=1)
def regulations() -> Mapping[str, Regulation]:
    """
    Read every regulation of the catalogue.

    Raises:
        Unavailable: A file is wrong; the message names file, line and path.
    """
    found = {}
    for path in _yaml_files(CATALOG / "regulations"):
        regulation = _checked(Regulation, load_located(path))
        _same_name(path, regulation.id)
        found[regulation.id] = regulation
    return found


@lru_cache(maxsize=64)
def rulesets(topic: str) -> Mapping[str, RuleSet]:
    """
    Read the rule sets of one topic, oldest first.

    Args:
        topic: Folder under `catalog/rulesets`.

    Raises:
        Unavailable: A file is wrong; the message names file, line and path.
    """
    found = [
        read_ruleset(path, topic) for path in _yaml_files(CATALOG / "rulesets" / topic)
    ]
    found.sort(key=lambda rules: (rules.valid_from, rules.id))
    return {rules.id: rules for rules in found}


def read_ruleset(path: Path, topic: str) -> RuleSet:
    """
    Read one rule set file.

    Raises:
        Unavailable: The file is wrong; the message names file, line and path.
    """
    located = load_located(path)
    shape = _checked(_RuleSetFile, located)
    _same_name(path, shape.id)
    if shape.valid_to is not None and shape.valid_to < shape.valid_from:
        raise located.fault(("valid_to",), "ends before it begins")
    for key in shape.marks:
        if key not in shape.values:
            raise located.fault(("marks", key), "no such key in values")
    if MARKS.index(shape.verified) < max(map(MARKS.index, shape.marks.values()), default=0):
        raise located.fault(("verified",), "better than the weakest of its marks")
    return RuleSet(
        id=shape.id,
        topic=topic,
        title=shape.title,
        legal_basis=Source(shape.legal_basis.regulation, shape.legal_basis.pinpoint),
        valid_from=shape.valid_from,
        valid_to=shape.valid_to,
        verified=shape.verified,
        values=shape.values,
        marks=shape.marks,
    )


def choose(topic: str, ruleset: str | None, on: date | None) -> RuleSet:
    """
    Choose a rule set by id, by day, or both.

    Args:
        topic: Folder under `catalog/rulesets`.
        ruleset: Id; None to go by the day, or by there being only one still in force.
        on: Day on which it must be in force; None if the day does not matter.

    Raises:
        NotInForce: The rule set does not hold on that day.
        InvalidInput: The id is unknown, or several could be meant.
    """
    known = rulesets(topic)
    if ruleset is not None and ruleset not in known:
        facts = {"value": ruleset[:60], "known": ", ".join(known)}
        raise InvalidInput("unknown-ruleset", where="ruleset", **facts)
    named = [known[ruleset]] if ruleset is not None else list(known.values())
    if on is not None:
        fitting = [rules for rules in named if _holds(rules, on)]
    else:
        fitting = [
            rules for rules in named if ruleset is not None or rules.valid_to is None
        ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and on is not None:
        periods = "; ".join(f"{rules.id} {_period(rules)}" for rules in named)
        facts = {"day": on.isoformat(), "value": ruleset or topic, "known": periods}
        raise NotInForce("ruleset-not-in-force", where="on", **facts)
    raise InvalidInput("ruleset-undecided", where="ruleset", known=", ".join(known))


def _holds(rules: RuleSet, day: date) -> bool:
    return rules.valid_from <= day and (rules.valid_to is None or day <= rules.valid_to)


def _period(rules: RuleSet) -> str:
    return f"{rules.valid_from} – {rules.valid_to or '…'}"


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _same_name(path: Path, name: str) -> None:
    if path.stem != name:
        detail = f"{path.name}:1: id: must be {path.stem}"
        raise Unavailable("bad-catalog-file", where=path.name, detail=detail)


def _checked(shape: type[T], located: Located) -> T:
    try:
        return shape.model_validate(located.value)
    except ValidationError as faults:
        first = faults.errors()[0]
        raise located.fault(first["loc"], first["msg"]) from None
