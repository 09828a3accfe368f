"""What a method is: its name, its question, its answer, its working and its sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic, TypeVar

from siap.kernel.errors import InvalidInput
from siap.kernel.messages import MESSAGES
from siap.kernel.numbers import ENDLESS_PLACES, EXACT_PLACES
from siap.kernel.source import Source
from siap.methods.shape_groups import ListOf, OrNull, Record, plain_object
from siap.methods.shapes import Day, Name, Shape

Q = TypeVar("Q")

TRUSTED: Final = ("verified", "public-text", "source-document")
MARKS: Final = (*TRUSTED, "code-only", "unverified")
"""How well a value is known: from the regulation itself down to general knowledge."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Indonesian and English."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the words for `id` or `en`."""
        return self.en if language == "en" else self.id


@dataclass(frozen=True, slots=True)
class Step:
    """
    One step of the working, ready to be shown.

    Args:
        title: What is worked out.
        formula: The formula in words or symbols.
        substituted: The formula with the numbers put in.
        result: What comes out.
    """

    title: str
    formula: str
    substituted: str
    result: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: the calculation holds, but the reader must know something."""

    code: str
    where: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def shown(self, language: str) -> dict[str, object]:
        """Give code, message and place, as the contract writes warnings."""
        message = MESSAGES[self.code][language].format(**self.facts)
        return {"code": self.code, "message": message, "where": self.where}


@dataclass(frozen=True, slots=True)
class RuleSet:
    """
    Weights, bands and constants of one regulation, with their dates.

    Args:
        id: Equal to the file name in the catalogue.
        topic: Which methods use it, like `satisfaction-index`.
        title: Name shown to people.
        legal_basis: The regulation and where in it.
        valid_from: First day in force.
        valid_to: Last day in force; None while it still is.
        verified: The weakest of its marks, one of `MARKS`.
        marks: Mark by key of `values`, where they differ.
        values: What the method reads, by its own shape.
    """

    id: str
    topic: str
    title: str
    legal_basis: Source
    valid_from: date
    valid_to: date | None
    verified: str
    values: Mapping[str, object]
    marks: Mapping[str, str] = field(default_factory=dict)

    def stamp(self) -> dict[str, object]:
        """Give what a result repeats of its rule set."""
        return {
            "id": self.id,
            "title": self.title,
            "legal_basis": {
                "regulation": self.legal_basis.regulation,
                "pinpoint": self.legal_basis.pinpoint,
            },
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
            "verified": self.verified,
        }


class Answer(dict[str, object]):
    """JSON-like output of a method, with its warnings apart."""

    def __init__(
        self, output: Mapping[str, object], notices: Sequence[Notice] = ()
    ) -> None:
        super().__init__(output)
        self.notices = list(notices)


@dataclass(frozen=True)
class Method(Generic[Q]):
    """
    One calculation of the contract.

    Args:
        name: As in `siap compute NAME`.
        title: Name shown to people.
        summary: One line of what it is for.
        question: Form of the input; reads JSON-like data into a dataclass.
        answer: Works out the output from what `question` read.
        output: Form of the output without the keys that every method has.
        example: An input that works.
        sources: Where the method comes from.
        working: Steps of the working for a person to follow, or None.
        ruleset_topic: Folder of `catalog/rulesets` that it reads, or None.
        ruleset_named: True if the input must name its rule set.
        rule_values: Form of the values of its rule sets.
    """

    name: str
    title: Text
    summary: Text
    question: Shape[Q]
    answer: Callable[[Q, RuleSet | None], Answer]
    output: Record[Any]
    example: Mapping[str, object]
    sources: Sequence[Source | str]
    working: Callable[[Q, Mapping[str, Any], RuleSet | None, str], list[Step]] | None = None
    ruleset_topic: str | None = None
    ruleset_named: bool = False
    rule_values: Shape[Any] | None = None

    def calculate(
        self, data: object, rules: RuleSet | None = None, language: str = "id"
    ) -> dict[str, object]:
        """
        Answer a JSON-like question.

        Args:
            data: As the input schema says; numbers are int or Decimal. The keys
                `ruleset` and `on` belong to whoever chose `rules` and are left aside.
            rules: The rule set, where the method has a topic.
            language: Of the warnings, `id` or `en`.

        Returns:
            JSON-like output; numbers are int or Decimal.

        Raises:
            InvalidInput: The data are not as the input schema says.
        """
        answer = self.answer(self._read(data, rules), rules)
        notices = [*self._about_rules(data, rules), *answer.notices]
        stamp = {"ruleset": rules.stamp()} if rules else {}
        return {
            "method": self.name,
            **stamp,
            **answer,
            "warnings": [notice.shown(language) for notice in notices],
        }

    def explain(
        self,
        data: object,
        result: Mapping[str, Any],
        rules: RuleSet | None = None,
        language: str = "id",
    ) -> list[Step]:
        """
        Show the working step by step with the numbers put into the formula.

        Args:
            data: The input of `calculate`.
            result: What `calculate` gave for it.
            rules: The same rule set.
            language: `id` or `en`.

        Returns:
            Steps in the order in which a person would work; empty if the method
            has none.
        """
        if self.working is None:
            return []
        return self.working(self._read(data, rules), result, rules, language)

    def _read(self, data: object, rules: RuleSet | None) -> Q:
        if self.ruleset_topic and rules is None:
            raise InvalidInput("missing", where="ruleset")
        if self.ruleset_topic and isinstance(data, Mapping):
            data = {key: data[key] for key in data if key not in _CHOOSING}
        return self.question.read(data)

    def _about_rules(self, data: object, rules: RuleSet | None) -> list[Notice]:
        if rules is None:
            return []
        notices = []
        if isinstance(data, Mapping) and not _CHOOSING.keys() & data.keys():
            notices.append(Notice("ruleset-assumed", "ruleset", {"id": rules.id}))
        if rules.verified not in TRUSTED:
            facts = {"id": rules.id, "mark": rules.verified}
            notices.append(Notice("ruleset-unverified", "ruleset", facts))
        return notices

    @property
    def input_schema(self) -> dict[str, object]:
        """JSON Schema of the input."""
        schema = self.question.schema()
        properties = schema["properties"]
        if self.ruleset_topic and isinstance(properties, dict):
            for key, shape in _CHOOSING.items():
                properties[key] = shape.schema()
            if self.ruleset_named and isinstance(schema["required"], list):
                schema["required"].append("ruleset")
        return {"$schema": _DRAFT, "title": self.title.id, **schema}

    @property
    def output_shape(self) -> Record[Any]:
        """Form of the whole output, with the keys that every method has."""
        fields: dict[str, Shape[Any]] = {"method": Name()}
        if self.ruleset_topic:
            fields["ruleset"] = _STAMP
        fields |= {**self.output.fields, "warnings": _WARNINGS}
        return plain_object(fields, self.output.optional, _ROUNDING)

    @property
    def output_schema(self) -> dict[str, object]:
        """JSON Schema of the output."""
        return {"$schema": _DRAFT, "title": self.title.id, **self.output_shape.schema()}


_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_ROUNDING: Final = (
    f"Numbers are exact. A fraction that does not end within {EXACT_PLACES} decimal "
    f"places is given with {ENDLESS_PLACES}, half up; *_rounded says its places."
)
_CHOOSING: Final[Mapping[str, Shape[Any]]] = {
    "ruleset": Name("Id of the rule set to use."),
    "on": Day("Day on which the rule set must be in force."),
}
_WARNINGS: Final = ListOf(
    plain_object(
        {
            "code": Name(),
            "message": Name(longest=2000),
            "where": Name(may_be_blank=True),
        },
    ),
    least=0,
)
_STAMP: Final = plain_object(
    {
        "id": Name(),
        "title": Name(),
        "legal_basis": plain_object({"regulation": Name(), "pinpoint": Name()}),
        "valid_from": Day(),
        "valid_to": OrNull(Day()),
        "verified": Name(),
    },
)
