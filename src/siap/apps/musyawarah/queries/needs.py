"""What waits for what, seen through mergers and splits."""

from collections.abc import Iterable, Mapping

from siap.apps.musyawarah.models import Cycle, Link, LinkKind, Proposal

Needs = Mapping[int, set[int]]
"""By proposal, what must be built before it or in the same year; both as record numbers."""
Pair = tuple[int, int, str]
"""Start, end and kind of a link."""

_KINDS = (LinkKind.DEPENDS, LinkKind.MERGED_INTO, LinkKind.PART_OF)


def needs_of(cycle: Cycle, *, more: Iterable[Pair] = ()) -> Needs:
    """
    Say what every proposal of a cycle needs.

    What was merged stands for the proposal that took it in, what was split for all of its
    parts: they need what it needed, and whoever needed it needs them.

    Args:
        cycle: Which.
        more: Links to be looked at as if they had been made already.

    Returns:
        Only proposals that need something; nothing needs itself.
    """
    kept = Link.objects.filter(kind__in=_KINDS, start__cycle=cycle)
    pairs = [*kept.order_by("pk").values_list("start_id", "end_id", "kind"), *more]
    instead: dict[int, set[int]] = {}
    for start, end, kind in pairs:
        if kind == LinkKind.MERGED_INTO:
            instead.setdefault(start, set()).add(end)
        elif kind == LinkKind.PART_OF:
            instead.setdefault(end, set()).add(start)
    found: dict[int, set[int]] = {}
    for start, end, kind in pairs:
        if kind == LinkKind.DEPENDS:
            for waiting in _now(start, instead):
                found.setdefault(waiting, set()).update(_now(end, instead) - {waiting})
    return {key: needed for key, needed in found.items() if needed}


def _now(proposal: int, instead: Mapping[int, set[int]]) -> set[int]:
    """What stands for a proposal today: itself, or what it became."""
    reached, edge, last = {proposal}, [proposal], set()
    while edge:
        one = edge.pop()
        became = instead.get(one, set())
        if not became:
            last.add(one)
        edge += became - reached
        reached |= became
    return last


def ring_in(needs: Mapping[int, Iterable[int]]) -> list[int]:
    """
    Find a ring of proposals that wait for each other.

    Returns:
        The ring, its smallest number first, the same whatever the order of the links;
        empty if there is none.

    >>> ring_in({1: [2], 2: [3], 3: [1], 4: [1]})
    [1, 2, 3]
    """
    left = {key: set(needed) for key, needed in needs.items()}
    # What waits for nothing that waits itself is in no ring.
    while True:
        free = {key for key, needed in left.items() if not needed & left.keys()}
        if not free:
            break
        left = {key: needed for key, needed in left.items() if key not in free}
    if not left:
        return []
    way: list[int] = []
    step = min(left)
    while step not in way:
        way.append(step)
        step = min(left[step] & left.keys())
    ring = way[way.index(step) :]
    turn = ring.index(min(ring))
    return ring[turn:] + ring[:turn]


def told_ring(ring: list[int]) -> str:
    """A ring in numbers of proposals, closed: `27-A → 27-B → 27-A`; the first nine."""
    codes = dict(Proposal.objects.filter(pk__in=ring).values_list("pk", "code"))
    return " → ".join(codes[key] for key in [*ring[:9], ring[0]])


def continuing(start: Proposal, *, more: Pair) -> Mapping[int, list[int]]:
    """What continues what, as far as it can be reached from a proposal, in all cycles."""
    found: dict[int, list[int]] = {more[0]: [more[1]]}
    edge = {start.pk, more[1]}
    seen: set[int] = set()
    while edge:
        seen |= edge
        links = Link.objects.filter(kind=LinkKind.CONTINUES, start__in=edge).order_by("pk")
        pairs = list(links.values_list("start_id", "end_id"))
        for first, second in pairs:
            found.setdefault(first, []).append(second)
        edge = {second for _, second in pairs} - seen
    return found
