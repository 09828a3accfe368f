"""A training timetable proposed from a guide: days, sessions, breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final, Literal

from siap.kernel.errors import InvalidInput
from siap.methodology.guide_shapes import Topic
from siap.methodology.library import Guide
from siap.methodology.work_calendar import next_working_day

TAUGHT_STAGES: Final = 5
MOST_DAYS: Final = 14
OPENING_MINUTES: Final = 30
CLOSING_MINUTES: Final = 45
# Borders of topics lie on whole steps; a piece shorter than this is not worth a start.
STEP: Final = 5
SHORTEST: Final = 15
_FRIDAY: Final = 4

Kind = Literal["opening", "topic", "technical", "closing", "coffee", "lunch"]

# Minutes after midnight between which people work, and what follows each stretch.
_DAY: Final = ((480, 600), (615, 720), (780, 900), (915, 990))
_DAY_OF_PRAYER: Final = ((480, 600), (615, 690), (780, 900), (915, 990))
_PAUSES: Final[tuple[Kind, ...]] = ("coffee", "lunch", "coffee")


@dataclass(frozen=True)
class TrainingSession:
    """
    One line of a timetable.

    `topic`, with `part` of `parts`, only where a topic of the guide is taught; a topic
    goes on after a break as its next part.
    """

    kind: Kind
    starts: time
    ends: time
    topic: Topic | None = None
    part: int = 1
    parts: int = 1

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return _minutes(self.ends) - _minutes(self.starts)


@dataclass(frozen=True)
class TrainingDay:
    """One day of training, its number counted from one over the whole training."""

    number: int
    day: date
    technical: bool
    sessions: Sequence[TrainingSession] = field(default_factory=tuple)


@dataclass(frozen=True)
class _Stretch:
    day: int
    starts: int
    ends: int


@dataclass(frozen=True)
class _Piece:
    kind: Kind
    day: int
    starts: int
    ends: int
    topic: Topic | None = None


def taught_topics(guide: Guide) -> tuple[Topic, ...]:
    """The topics that a training teaches: those of stages one to five, in order."""
    stages = (stage for stage in guide.stages if stage.number <= TAUGHT_STAGES)
    return tuple(topic for stage in stages for topic in stage.topics)


def propose_training(
    guide: Guide, *, start: date, days: int, technical_days: int = 0
) -> list[TrainingDay]:
    """
    Lay stages one to five on days of training, then technical days.

    A day has seven hours in four stretches (08.00-10.00, 10.15-12.00, 13.00-15.00,
    15.15-16.30); on Fridays the second ends at 11.30 for the prayer. The first day opens
    with half an hour, the last taught one closes with three quarters. Each topic gets a
    share of what is left in proportion to its time in the guide, in steps of five
    minutes; a border closer than a quarter of an hour to a break moves to the break.

    Args:
        guide: The guide.
        start: First day that may be used.
        days: Days that teach the topics, 1 to 14.
        technical_days: Days of technical training after them, 0 to 14; the guide says
            how many, resource persons say what.

    Returns:
        The days in order, on working days (Monday to Friday, no day off); every topic
        of stages one to five at least once and in the order of the guide.

    Raises:
        InvalidInput: A number of days is out of its range, or so few days that topics
            would get less than five minutes.
        NotFound: The catalogue has no days off for a year that is reached.
    """
    if not 1 <= days <= MOST_DAYS or not 0 <= technical_days <= MOST_DAYS:
        raise InvalidInput("training-days", where="days", limit=MOST_DAYS)
    dates = _dates(start, days + technical_days)
    pieces = _pieces(taught_topics(guide), dates[:days])
    taught = [
        TrainingDay(number + 1, day, False, _lines(pieces, number, day))  # noqa: FBT003
        for number, day in enumerate(dates[:days])
    ]
    technical = [
        TrainingDay(days + number + 1, day, True, _technical(day))  # noqa: FBT003
        for number, day in enumerate(dates[days:])
    ]
    return [*taught, *technical]


def _dates(start: date, count: int) -> list[date]:
    found: list[date] = []
    day = start
    for _ in range(count):
        day = next_working_day(day)
        found.append(day)
        day += timedelta(days=1)
    return found


def _hours(day: date) -> tuple[tuple[int, int], ...]:
    return _DAY_OF_PRAYER if day.weekday() == _FRIDAY else _DAY


def _pieces(topics: Sequence[Topic], dates: Sequence[date]) -> list[_Piece]:
    """Everything that is not a break, in order."""
    stretches = [
        _Stretch(number, starts, ends)
        for number, day in enumerate(dates)
        for starts, ends in _hours(day)
    ]
    first, last = stretches[0], stretches[-1]
    opening = _Piece("opening", 0, first.starts, first.starts + OPENING_MINUTES)
    closing = _Piece("closing", last.day, last.ends - CLOSING_MINUTES, last.ends)
    stretches[0] = _Stretch(0, opening.ends, first.ends)
    stretches[-1] = _Stretch(last.day, stretches[-1].starts, closing.starts)
    return [opening, *_laid(topics, stretches), closing]


def _laid(topics: Sequence[Topic], stretches: Sequence[_Stretch]) -> Iterator[_Piece]:
    borders = _borders(topics, [s.ends - s.starts for s in stretches])
    begun = 0
    for stretch in stretches:
        ended = begun + stretch.ends - stretch.starts
        for topic, (start, end) in zip(topics, pairwise(borders), strict=True):
            low, high = max(start, begun), min(end, ended)
            if low < high:
                shift = stretch.starts - begun
                yield _Piece("topic", stretch.day, low + shift, high + shift, topic)
        begun = ended


def _borders(topics: Sequence[Topic], lengths: Sequence[int]) -> list[int]:
    """Minutes of teaching after which each topic ends, from 0 to the whole."""
    whole = sum(lengths)
    steps = whole // STEP
    if steps < len(topics):
        raise InvalidInput("training-days", where="days", limit=MOST_DAYS)
    weights = [topic.time.meetings * topic.time.hours for topic in topics]
    free, total = steps - len(topics), sum(weights)
    breaks = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    borders, reached = [0], weights[0] * 0
    for index, weight in enumerate(weights):
        reached += weight
        border = (index + 1 + int(free * reached / total)) * STEP
        near = min(breaks, key=lambda at: abs(at - border))
        moved = near if abs(near - border) < SHORTEST else border
        # A topic keeps at least a step, also of what the next ones need.
        most = whole - (len(topics) - index - 1) * STEP
        borders.append(moved if borders[-1] + STEP <= moved <= most else border)
    borders[-1] = whole
    return _rising(borders)


def _rising(borders: list[int]) -> list[int]:
    for index in range(1, len(borders)):
        borders[index] = max(borders[index], borders[index - 1] + STEP)
    return borders


def _lines(pieces: Sequence[_Piece], number: int, day: date) -> tuple[TrainingSession, ...]:
    parts: dict[str, list[_Piece]] = {}
    for piece in pieces:
        if piece.topic is not None:
            parts.setdefault(piece.topic.key, []).append(piece)
    lines = [*_breaks(day)]
    for piece in pieces:
        if piece.day == number:
            own = parts[piece.topic.key] if piece.topic else [piece]
            span = _clock(piece.starts), _clock(piece.ends)
            part = own.index(piece) + 1
            lines.append(TrainingSession(piece.kind, *span, piece.topic, part, len(own)))
    return tuple(sorted(lines, key=lambda line: line.starts))


def _technical(day: date) -> tuple[TrainingSession, ...]:
    blocks = [TrainingSession("technical", _clock(a), _clock(b)) for a, b in _hours(day)]
    return tuple(sorted([*blocks, *_breaks(day)], key=lambda line: line.starts))


def _breaks(day: date) -> Iterator[TrainingSession]:
    for kind, (before, after) in zip(_PAUSES, pairwise(_hours(day)), strict=True):
        yield TrainingSession(kind, _clock(before[1]), _clock(after[0]))


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
