"""Figures of votes: shares with number and interval, and days that stand out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Final

from siap.kernel.numbers import round_half_up
from siap.methods.three_colour import USUALLY_ENOUGH, Counts, score, wilson

OUTLIER_TIMES: Final = 3
OUTLIER_LEAST: Final = 30
_DAYS_BEFORE: Final = 28
_DAYS_NEEDED: Final = 7


@dataclass(frozen=True)
class Figure:
    """
    What the votes of one unit, or of one month, say.

    Args:
        counts: Votes that count.
        aside: Votes that stand aside.
    """

    counts: Counts
    aside: int = 0

    @property
    def n(self) -> int:
        """Votes that count."""
        return self.counts.total

    @property
    def enough(self) -> bool:
        """Whether there are so many that a share says something."""
        return self.n >= USUALLY_ENOUGH

    @property
    def green(self) -> Decimal | None:
        """Share of green in percent, one place, halves up; None without votes."""
        return self._share(self.counts.green)

    @property
    def yellow(self) -> Decimal | None:
        """Share of yellow, as `green`."""
        return self._share(self.counts.yellow)

    @property
    def red(self) -> Decimal | None:
        """Share of red, as `green`."""
        return self._share(self.counts.red)

    @property
    def score(self) -> Decimal | None:
        """Mean where red is 0, yellow 50, green 100; one place."""
        found = score(self.counts)
        return None if found is None else round_half_up(found, 1)

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Ends of the Wilson interval of green in percent, one place."""
        if not self.n:
            return None
        low, high = wilson(self.counts.green, self.n)
        return round_half_up(low * 100, 1), round_half_up(high * 100, 1)

    def plus(self, other: "Figure") -> "Figure":
        """Both together."""
        counts = Counts(
            self.counts.red + other.counts.red,
            self.counts.yellow + other.counts.yellow,
            self.counts.green + other.counts.green,
        )
        return Figure(counts, self.aside + other.aside)

    def _share(self, count: int) -> Decimal | None:
        if not self.n:
            return None
        return round_half_up(Decimal(100 * count) / self.n, 1)


def figure_of(sums: Mapping[str, int | None]) -> Figure:
    """Make a figure of summed tallies; absent sums are zero."""
    counts = Counts(*(sums.get(name) or 0 for name in ("red", "yellow", "green")))
    aside = sum(sums.get(f"flagged_{name}") or 0 for name in ("red", "yellow", "green"))
    return Figure(counts, aside)


def outlier_days(by_day: Sequence[tuple[date, int]]) -> list[date]:
    """
    Find days with far more votes than the weeks before.

    Args:
        by_day: Days with their votes, oldest first; days without votes may be absent.

    Returns:
        Days with at least 30 votes and more than three times the median of the days with
        votes in the four weeks before; a day with fewer than seven such days is not
        judged. They are shown, not taken out.

    >>> from datetime import timedelta
    >>> days = [(date(2026, 1, 1) + timedelta(days=n), 20) for n in range(10)]
    >>> outlier_days([*days, (date(2026, 1, 11), 90)])
    [datetime.date(2026, 1, 11)]
    """
    found = []
    for place, (day, votes) in enumerate(by_day):
        before = [
            count
            for earlier, count in by_day[max(0, place - _DAYS_BEFORE) : place]
            if (day - earlier).days <= _DAYS_BEFORE
        ]
        if len(before) < _DAYS_NEEDED or votes < OUTLIER_LEAST:
            continue
        if votes > OUTLIER_TIMES * median(before):
            found.append(day)
    return found
