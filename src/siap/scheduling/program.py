"""Rows of the linear program over some of the columns, the rest of the schedule kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from siap.scheduling.arrays import Arrays, Floats, Places
from siap.scheduling.model import Model


@dataclass
class Program:
    """
    A linear program: maximise `gain` with `low <= matrix <= high`.

    Rows: one for every proposal, then pots by year, floors, needs by year.

    Args:
        columns: Which columns of `Arrays` take part.
        gain: By column.
        low: By row.
        high: By row.
        start: Where each column's entries begin; one more entry at the end.
        rows: Row of each entry.
        values: Value of each entry.
        members: Proposals that have a row, in order.
        needs: Entries of `Arrays.needs` that have rows.
        slack: How many columns at the end say by how much a rule is broken.
    """

    columns: Places
    gain: Floats
    low: Floats
    high: Floats
    start: Places
    rows: Places
    values: Floats
    members: Places
    needs: Places
    slack: int = 0

    def with_slack(self, rows: Places, sign: float, price: float) -> "Program":
        """
        Let some rules be broken at a price.

        Args:
            rows: The rows concerned.
            sign: -1 for rules that bind from above, 1 from below.
            price: What a unit of breach costs.

        Returns:
            The program with a column more for each of these rows, at its end.
        """
        more = len(rows)
        ends = self.start[-1] + np.arange(1, more + 1)
        return replace(
            self,
            gain=np.concatenate([self.gain, np.full(more, -price)]),
            start=np.concatenate([self.start, ends]),
            rows=np.concatenate([self.rows, rows]),
            values=np.concatenate([self.values, np.full(more, sign)]),
            slack=self.slack + more,
        )


@dataclass
class _Entries:
    """Entries of the matrix while they are gathered."""

    columns: list[Places]
    rows: list[Places]
    values: list[Floats]

    def add(self, columns: Places, rows: Places, values: Floats) -> None:
        """Take entries over."""
        self.columns.append(columns)
        self.rows.append(rows)
        self.values.append(values)


def program_of(
    model: Model,
    arrays: Arrays,
    free: Sequence[int] | None = None,
    kept: Sequence[int | None] | None = None,
    columns: Places | None = None,
) -> Program:
    """
    Write the linear program of the whole or of a part.

    Args:
        model: The problem.
        arrays: Its columns.
        free: Places of the proposals to decide; None for all.
        kept: Years of all others, which stay as they are.
        columns: Columns to choose from; None for all of the free proposals.

    Returns:
        The program; needs between a free and a kept proposal have become allowed years.
    """
    inside = np.ones(len(model.proposals), dtype=bool)
    if free is not None:
        inside[:] = False
        inside[np.array(free, dtype=np.int64)] = True
    years = _kept_years(model, inside, kept)
    taken = np.nonzero(inside[arrays.proposal])[0] if columns is None else columns
    taken = taken[_allowed(arrays, inside, years)[taken]]
    members = np.nonzero(inside)[0]
    needs = np.array(
        [i for i, (p, other) in enumerate(arrays.needs) if inside[p] and inside[other]],
        dtype=np.int64,
    )
    found = _Entries([], [], [])
    own_row = np.cumsum(inside) - 1
    local = np.arange(len(taken), dtype=np.int64)
    found.add(local, own_row[arrays.proposal[taken]], np.ones(len(taken)))
    _pot_entries(model, arrays, taken, found, len(members))
    base = len(members) + arrays.limit.size
    _floor_entries(arrays, taken, found, base)
    base += len(arrays.floor)
    _needs_entries(model, arrays, taken, needs, (found, base))
    low, high = _sides(model, arrays, members, years, len(needs))
    columns_of = np.concatenate(found.columns)
    order = np.argsort(columns_of, kind="stable")
    counts = np.bincount(columns_of, minlength=len(taken))
    return Program(
        columns=taken,
        gain=arrays.gain[taken],
        low=low,
        high=high,
        start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        rows=np.concatenate(found.rows)[order],
        values=np.concatenate(found.values)[order],
        members=members,
        needs=needs,
    )


def _kept_years(
    model: Model, inside: np.ndarray, kept: Sequence[int | None] | None
) -> Places:
    """Years of the kept proposals; -1 for those that wait and for the free ones."""
    years = np.full(len(model.proposals), -1, dtype=np.int64)
    if kept is not None:
        given = [-1 if year is None else year for year in kept]
        years = np.where(inside, -1, np.array(given, dtype=np.int64))
    return years


def _allowed(arrays: Arrays, inside: np.ndarray, years: Places) -> np.ndarray:
    """Which columns do not contradict what kept proposals need or are needed for."""
    fine = np.ones(len(arrays.proposal), dtype=bool)
    for place, other in arrays.needs:
        if inside[place] and not inside[other]:
            span = slice(arrays.start[place], arrays.start[place + 1])
            if years[other] < 0:
                fine[span] = False
            else:
                fine[span] &= arrays.year[span] >= years[other]
        elif inside[other] and not inside[place] and years[place] >= 0:
            span = slice(arrays.start[other], arrays.start[other + 1])
            fine[span] &= arrays.year[span] <= years[place]
    return fine


def _pot_entries(
    model: Model, arrays: Arrays, taken: Places, found: _Entries, base: int
) -> None:
    slots, span = arrays.slots, len(model.years)
    owner, year = arrays.proposal[taken], arrays.year[taken]
    for slot in slots.T:
        pot = slot[owner]
        for ahead in range(span):
            values = (arrays.yearly if ahead else arrays.cost)[owner]
            here = np.nonzero((pot >= 0) & (year + ahead < span) & (values != 0))[0]
            rows = base + pot[here] * span + year[here] + ahead
            found.add(here, rows, values[here])


def _floor_entries(arrays: Arrays, taken: Places, found: _Entries, base: int) -> None:
    owner = arrays.proposal[taken]
    for number, (_, places, _) in enumerate(arrays.floor):
        here = np.nonzero(np.isin(owner, places))[0]
        rows = np.full(len(here), base + number, dtype=np.int64)
        found.add(here, rows, arrays.cost[owner[here]])


def _needs_entries(
    model: Model,
    arrays: Arrays,
    taken: Places,
    needs: Places,
    into: tuple[_Entries, int],
) -> None:
    """By the end of each year, who needs is not further than who is needed."""
    found, base = into
    span = len(model.years)
    owner, year = arrays.proposal[taken], arrays.year[taken]
    edges = np.searchsorted(owner, np.arange(len(model.proposals) + 1))
    for number, index in enumerate(needs):
        for who, sign in zip(arrays.needs[index], (1.0, -1.0), strict=True):
            mine = np.arange(edges[who], edges[who + 1])
            for until in range(span):
                here = mine[year[mine] <= until]
                rows = np.full(len(here), base + number * span + until, dtype=np.int64)
                found.add(here, rows, np.full(len(here), sign))


def _sides(
    model: Model, arrays: Arrays, members: Places, years: Places, needs: int
) -> tuple[Floats, Floats]:
    span = len(model.years)
    must = np.array(model.must, dtype=float)[members]
    limit = arrays.limit.copy()
    kept = np.nonzero(years >= 0)[0]
    for slot in arrays.slots.T:
        held = kept[slot[kept] >= 0]
        for ahead in range(span):
            here = held[years[held] + ahead < span]
            money = (arrays.yearly if ahead else arrays.cost)[here]
            np.subtract.at(limit, (slot[here], years[here] + ahead), money)
    floors = np.array(
        [
            least - arrays.cost[places[years[places] >= 0]].sum()
            for _, places, least in arrays.floor
        ]
    )
    none = np.full(limit.size, -np.inf)
    rows = needs * span
    low = np.concatenate([must, none, floors, np.full(rows, -np.inf)])
    high = np.concatenate(
        [
            np.ones(len(members)),
            np.maximum(limit, 0).ravel(),
            np.full(len(floors), np.inf),
            np.zeros(rows),
        ]
    )
    return low, high
