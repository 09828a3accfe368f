"""Second half of the workbook of `flow-time`: the shortest and the longest way."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Final

from siap.method_books.formulas import Formula, of
from siap.method_books.functions import add_all, greatest, smallest
from siap.method_books.making import Case
from siap.method_books.sheets import Block, Book
from siap.methods.flow_time import Steps, can_end, index_steps, reached_from

_FAR: Final = 10**15
"""Stands for “no way”: longer than any flow."""

Ways = Mapping[str, Sequence[str]]


def shortest(book: Book, case: Case, minutes: Mapping[str, Formula]) -> None:
    """
    Write the least time to an end, in as many rounds as there are steps.

    In each round a step takes its own minutes and the best of the steps after it.
    """
    if case.result["shortest"] is None:
        book.told["shortest"] = book.say("tidak ada jalan sampai akhir", "no way to an end")
        return
    steps = index_steps(case.question.steps)
    ways = _useful_ways(steps, case.result["start"])
    block = book.main.block(
        book.say(
            "Waktu tercepat sampai akhir, putaran demi putaran",
            "Least time to an end, by rounds",
        ),
        [book.say("Langkah", "Step"), *map(str, range(1, len(ways) + 1))],
    )
    rows = {key: block.row() for key in ways}
    for key, row in rows.items():
        row.label(key)
    best = {
        key: row.formula(of(_FAR) if ways[key] else minutes[key] + 0)
        for key, row in rows.items()
    }
    for _ in range(len(ways) - 1):
        after = {}
        for key, row in rows.items():
            onward = [best[to] for to in ways[key]]
            after[key] = row.formula(
                minutes[key] + smallest(onward) if onward else minutes[key] + 0
            )
        best = after
    label = book.say("Waktu tercepat (menit)", "Shortest minutes")
    book.outcome(("shortest",), label, best[case.result["start"]] + 0)


def longest(book: Book, case: Case, minutes: Mapping[str, Formula]) -> None:
    """
    Write the most time to an end if every loop is gone round once.

    Which ways lead back follows from the drawing of the flow and is worked out here;
    the times are formulas.
    """
    if case.result["longest"] is None:
        book.told["longest"] = book.say(
            "tidak ada jalan sampai akhir, atau ada putaran dengan dua jalan masuk",
            "no way to an end, or a loop that can be entered at two places",
        )
        return
    start = case.result["start"]
    ways = _useful_ways(index_steps(case.question.steps), start)
    back, forward = _back_and_forward(ways, start)
    block = book.main.block(
        book.say("Waktu terlama, tiap putaran sekali", "Most time, each loop once"),
        [
            book.say("Langkah", "Step"),
            book.say("Menit dengan putarannya", "Minutes with its loops"),
            book.say("Terlama sampai akhir", "Most to an end"),
        ],
    )
    weight: dict[str, Formula] = {}
    best: dict[str, Formula] = {}
    for key in _from_the_ends(forward):
        returning = [each for each, targets in back.items() if key in targets]
        rounds = _rounds(book, block, key, (forward, weight, minutes), returning)
        row = block.row()
        row.label(key)
        weight[key] = row.formula(add_all([minutes[key], *rounds]))
        onward = [best[to] for to in forward[key] if to in best]
        if onward:
            best[key] = row.formula(weight[key] + greatest(onward))
        elif not forward[key] and not back[key]:
            best[key] = row.formula(weight[key] + 0)
    label = book.say("Waktu terlama, tiap putaran sekali (menit)", "Longest minutes")
    book.outcome(("longest",), label, best[start] + 0)


def _useful_ways(steps: Steps, start: str) -> dict[str, list[str]]:
    useful = reached_from(steps, start) & can_end(steps)
    return {
        key: [way.to for way in step.next if way.to in useful and way.share != 0]
        for key, step in steps.items()
        if key in useful
    }


def _back_and_forward(
    ways: Ways, start: str
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Tell ways back, to a step that every case has passed before, from ways onward."""
    passed = {
        key: {
            gate for gate in ways if gate == key or key not in _without(ways, start, gate)
        }
        for key in ways
    }
    back = {key: [to for to in exits if to in passed[key]] for key, exits in ways.items()}
    onward = {
        key: [to for to in exits if to not in passed[key]] for key, exits in ways.items()
    }
    return back, onward


def _without(ways: Ways, start: str, gate: str) -> set[str]:
    """Collect what can be reached from the start if one step is shut."""
    found = {start} - {gate}
    waiting = list(found)
    while waiting:
        for to in ways[waiting.pop()]:
            if to != gate and to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _from_the_ends(forward: Ways) -> list[str]:
    try:
        return list(TopologicalSorter(forward).static_order())
    except CycleError:
        return []


def _rounds(
    book: Book,
    block: Block,
    head: str,
    known: tuple[Ways, Mapping[str, Formula], Mapping[str, Formula]],
    returning: Sequence[str],
) -> list[Formula]:
    """Write the longest time from the head of a loop to each of its ways back."""
    forward, weight, minutes = known
    if not returning:
        return []
    found = {head: minutes[head]}
    arriving: dict[str, list[Formula]] = {}
    for key in reversed(_from_the_ends(forward)):
        if key != head:
            if key not in arriving:
                continue
            row = block.row()
            row.label(book.say(f"dari {head} sampai {key}", f"from {head} to {key}"))
            found[key] = row.formula(weight[key] + greatest(arriving[key]))
        for to in forward[key]:
            if key in found:
                arriving.setdefault(to, []).append(found[key])
    return [found[key] for key in returning]
