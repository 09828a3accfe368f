"""Kernel and neighbourhoods: whole answers for those whose year is not clear."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Final

import numpy as np

from siap.scheduling.arrays import Floats, Places
from siap.scheduling.outlook import Outlook
from siap.scheduling.searching import Search, fitted
from siap.scheduling.solver import Whole

KERNEL: Final = 700
"""Proposals in the kernel of a large problem."""
SMALL_KERNEL: Final = 300
"""Proposals in the kernel of a small one, where each is harder to decide."""
EVERYTHING: Final = 400
"""Up to so many proposals, the whole problem goes to the solver at once."""
SMALL: Final = 3000
"""Up to so many proposals, the kernel and the neighbourhoods are smaller."""

_KERNEL_WORK: Final = 60
_WORK_A_SECOND: Final = 100
_BEFORE: Final = 5
"""Seconds of the limit at least that are set aside for what comes before rounds."""
_BEFORE_EACH: Final = 600
"""Proposals for which a second more is set aside."""
_HAIR: Final = Fraction(1, 10**6)
"""The solver's tolerances, generously."""
_ROUND_WORK: Final = 60
_ROUND_NODES: Final = 30


def solve_kernel(search: Search, outlook: Outlook) -> None:
    """
    Fix what the relaxation is sure of and decide the rest with whole answers.

    Args:
        search: Has, as a rule, a first answer.
        outlook: What the relaxation says.
    """
    count = len(search.model.proposals)
    size = SMALL_KERNEL if count <= SMALL else KERNEL
    if count <= EVERYTHING:
        size = count
    order = np.argsort(outlook.margins, kind="stable").tolist()
    while not search.over:
        inside = set(order[:size])
        wanted = [None if p in inside else year for p, year in enumerate(outlook.sure)]
        kept = fitted(search.model, wanted).chosen
        inside |= {p for p, year in enumerate(wanted) if kept[p] != year}
        search.offer(fitted(search.model, kept))
        found = _decide(search, outlook, sorted(inside), kept)
        if found.status != "infeasible" or size >= count:
            return
        size = min(count, size * 2)


def _decide(
    search: Search, outlook: Outlook, free: list[int], kept: Sequence[int | None]
) -> Whole:
    if len(free) < len(search.model.proposals):
        near = _near(search, outlook, free, kept)
        return search.solve_part(free, kept, search.limits(_KERNEL_WORK), near)
    start = kept if search.best is None else search.best
    work = int(_WORK_A_SECOND * search.seconds)
    found = search.solve_part(free, start, search.limits(work))
    _take_bound(search, found)
    return found


def _take_bound(search: Search, found: Whole) -> None:
    """
    Take over what the solver proved about the whole problem.

    What fits for the solver may be a rupiah too much for the ledger; so even an optimal
    answer proves the best schedule only if that is worth as much.
    """
    if search.best is None or found.status == "infeasible":
        return
    value = Fraction(search.value)
    if not len(search.arrays.proposal):
        search.prove(value)
    elif np.isfinite(found.bound):
        exact = Fraction(found.bound) * Fraction(search.arrays.worth)
        proven = found.status == "optimal" and exact <= value * (1 + _HAIR)
        search.prove(value if proven else max(exact * (1 + _HAIR), value))


def _near(
    search: Search, outlook: Outlook, free: list[int], kept: Sequence[int | None]
) -> Places:
    """Give the columns of the free proposals that are near their best, or are theirs."""
    arrays = search.arrays
    margins = outlook.margins[free]
    edge = float(margins[np.isfinite(margins)].max(initial=0.0))
    inside = np.zeros(len(outlook.margins), dtype=bool)
    inside[free] = True
    now = np.array([-1 if year is None else year for year in kept], dtype=np.int64)
    near = (outlook.losses <= edge) | (now[arrays.proposal] == arrays.year)
    return np.nonzero(inside[arrays.proposal] & near)[0]


def improve(search: Search, outlook: Outlook) -> None:
    """Decide parts of the best schedule anew; how often hangs on the time limit alone."""
    dice = Random(search.seed)  # noqa: S311 - the same choices in every run
    count = len(search.model.proposals)
    spare = max(0.0, search.seconds - max(_BEFORE, count / _BEFORE_EACH))
    small = count <= SMALL
    sizes = ((100, 1.4), (200, 0.4)) if small else ((150, 2.0), (200, 0.7))
    phases = [(size, int(often * spare)) for size, often in sizes]
    rounds = [size for size, times in phases for _ in range(times)]
    groups = _groups(search)
    start = search.done
    for number, size in enumerate(rounds):
        if search.over or search.best is None:
            return
        free = _unclear(next(groups)(dice), outlook.margins, size, dice)
        near = _near(search, outlook, free, search.best)
        limits = search.limits(_ROUND_WORK, _ROUND_NODES)
        search.solve_part(free, search.best, limits, near)
        search.done = start + (1 - start) * (number + 1) / len(rounds)
        search.tell_sometimes()


class _Group:
    """Proposals that share money: those of a few areas, or of a few agencies."""

    def __init__(self, keys: Sequence[str], most: int) -> None:
        self.most = most
        self.places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            self.places.setdefault(key, []).append(place)
        self.keys = sorted(self.places)

    def __call__(self, dice: Random) -> list[int]:
        wanted = min(dice.randint(1, self.most), len(self.keys))
        return [p for key in dice.sample(self.keys, wanted) for p in self.places[key]]


def _groups(search: Search) -> Iterator[_Group]:
    """Give kinds of neighbourhoods in turn; areas more often, they pay better."""
    proposals = search.model.proposals
    areas = _Group([each.area for each in proposals], 2)
    agencies = _Group([each.agency for each in proposals], 1)
    while True:
        yield from (*[areas] * 9, agencies)


def _unclear(group: list[int], margins: Floats, size: int, dice: Random) -> list[int]:
    """Choose the proposals with small margins, with some luck for the others."""
    size = min(size, len(group))
    ordered = np.sort(margins[group])
    edge = float(ordered[:size][np.isfinite(ordered[:size])].max(initial=1e-9))
    luck = [dice.expovariate(1.0) * max(edge, 1e-9) for _ in group]
    scored = sorted((margins[p] + more, p) for p, more in zip(group, luck, strict=True))
    return sorted(p for _, p in scored[:size])
