"""`sla` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.source import Source
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, OrNull, Record, plain_object
from siap.methods.shapes import Day, Name, Shape, Whole, wrong_type
from siap.methods.sla import Deadline, due_day, due_moment


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message and its limit."""

    id: str
    title: str
    working_days: int


@dataclass(frozen=True, slots=True)
class SlaRules:
    """Working days of the week and limits by kind."""

    workweek: Sequence[int]
    kinds: Sequence[Kind]


RULES: Final[Record[SlaRules]] = Record(
    SlaRules,
    {
        "workweek": ListOf(Whole(1, 7), unique="self"),
        "kinds": ListOf(
            Record(Kind, {"id": Name(), "title": Name(), "working_days": Whole(1)}),
            unique="id",
        ),
    },
)


@dataclass(frozen=True)
class Moment(Shape[datetime | date]):
    """A date as `2026-08-18`, or a date and time as `2026-08-18T09:30`."""

    about: str = ""

    def _take(self, value: object) -> datetime | date:
        if isinstance(value, (datetime, date)):
            return value
        if not isinstance(value, str):
            raise wrong_type(value, "string")
        try:
            return datetime.fromisoformat(value) if "T" in value else Day().read(value)
        except (ValueError, InvalidInput):
            raise InvalidInput("not-a-moment", value=value[:40]) from None

    def _form(self) -> dict[str, object]:
        return {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"},
            ]
        }


@dataclass(frozen=True, slots=True)
class Question:
    """
    Receipt, kind, days off, and a local promise.

    Raises:
        InvalidInput: Hours and days are both given, or hours without a time of receipt.
    """

    received: datetime | date
    kind: str
    holidays: Sequence[date]
    hours: int | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        if self.hours is not None and self.days is not None:
            raise InvalidInput("hours-or-days", where="hours")
        if self.hours is not None and not isinstance(self.received, datetime):
            raise InvalidInput("hours-need-time", where="received")
        if not 1900 <= self.received.year <= 2200:
            facts = {"value": self.received.year, "range": "≥ 1900, ≤ 2200"}
            raise InvalidInput("out-of-range", where="received", **facts)

    @property
    def day(self) -> date:
        """Day of receipt."""
        received = self.received
        return received.date() if isinstance(received, datetime) else received


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    days: int
    national: Deadline
    promised: Deadline


def _find(question: Question, rules: RuleSet | None) -> _Found:
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    used = RULES.read(rules.values)
    kinds = {kind.id: kind for kind in used.kinds}
    if question.kind not in kinds:
        facts = {"value": question.kind[:40], "known": ", ".join(kinds)}
        raise InvalidInput("unknown-choice", where="kind", **facts)
    kind = kinds[question.kind]
    days = question.days or kind.working_days
    if days > kind.working_days:
        facts_of = {"days": days, "most": kind.working_days}
        raise InvalidInput("deadline-longer-than-rule", where="days", **facts_of)
    national = due_day(question.day, kind.working_days, used.workweek, question.holidays)
    promised = due_day(question.day, days, used.workweek, question.holidays)
    return _Found(kind, days, national, promised)


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give the deadline as the contract writes it."""
    found = _find(question, rules)
    due: date = found.promised.due
    if question.hours is not None and isinstance(question.received, datetime):
        due = due_moment(question.received, question.hours)
    output = {
        "due": due.isoformat(),
        "working_days": found.days,
        "hours": question.hours,
        "national_due": found.national.due.isoformat(),
        "skipped": [day.isoformat() for day in found.promised.skipped],
    }
    return Answer(output, _notices(question, found, due))


def _notices(question: Question, found: _Found, due: date) -> list[Notice]:
    notices = []
    if not question.holidays:
        notices.append(Notice("holidays-empty", "holidays"))
    else:
        covered = {day.year for day in question.holidays}
        years = range(question.day.year, found.national.due.year + 1)
        notices += [
            Notice("holidays-not-covering", "holidays", {"year": year})
            for year in years
            if year not in covered
        ]
    last = due.date() if isinstance(due, datetime) else due
    if last > found.national.due:
        facts = {"hours": question.hours, "due": found.national.due.isoformat()}
        notices.append(Notice("promise-later-than-rule", "hours", facts))
    return notices


def working(
    question: Question, result: Mapping[str, Any], rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the counting and what was skipped."""
    found = _find(question, rules)
    received = question.received.isoformat()
    if question.hours is not None:
        title = Text("Batas janji setempat", "Limit of the local promise")
        formula = Text("diterima + jam", "received + hours")
        put_in = f"{received} + {question.hours}"
        return [
            Step(
                title.in_language(language),
                formula.in_language(language),
                put_in,
                result["due"],
            )
        ]
    skipped = ", ".join(result["skipped"]) or "–"
    return [
        Step(
            Text("Batas waktu", "Limit").in_language(language),
            Text(
                "hari diterima = hari ke-0; akhir pekan dan hari libur dilewati",
                "day of receipt = day 0; weekends and days off are skipped",
            ).in_language(language),
            Text("{} + {} hari kerja; dilewati: {}", "{} + {} working days; skipped: {}")
            .in_language(language)
            .format(received, found.days, skipped),
            result["due"],
        )
    ]


METHOD: Final = Method(
    name="sla",
    title=Text("Batas waktu jawaban", "Deadline of an answer"),
    summary=Text(
        "Menghitung batas waktu jawaban menurut hari kerja atau janji dalam jam",
        "Work out when an answer is due, by working days or by a promise in hours",
    ),
    question=Record(
        Question,
        {
            "received": Moment("Day, or day and time, of receipt."),
            "kind": Name("Kind of message, as the rule set names it."),
            "holidays": ListOf(Day(), least=0, unique="self", about="Days off."),
        },
        {
            "hours": Whole(1, 87_600, about="Local promise in clock hours; 48 is 2 x 24."),
            "days": Whole(1, about="Local promise in working days, within the rule."),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "due": Name("Day; with a time where the promise is in hours."),
            "working_days": Whole(1, about="Working days allowed."),
            "hours": OrNull(Whole(1)),
            "national_due": Day(),
            "skipped": ListOf(Day(), least=0),
        }
    ),
    working=working,
    example={
        "received": "2026-08-14",
        "kind": "permintaan-informasi",
        "ruleset": "permenpanrb-62-2018",
        "holidays": ["2026-08-17", "2026-08-25"],
    },
    sources=(
        Source("permenpanrb-62-2018", "lampiran"),
        "Panduan penerapan STPP: jawaban dalam 2 x 24 jam",
    ),
    ruleset_topic="sla",
    ruleset_named=True,
    rule_values=RULES,
)
