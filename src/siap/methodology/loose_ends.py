"""Where the thread of a plan ends too early."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from siap.methodology.content import Content
from siap.methodology.thread import Knot, Thread


@dataclass(frozen=True)
class Rule:
    """
    Rows of a part that should have gone on to, or come from, one of some worksheets.

    `only` names a cell and the values that it may have; `leaves` keeps rows that no other
    row of the same part hangs under.
    """

    path: str
    way: Literal["on", "back"]
    worksheets: tuple[str, ...]
    title: str
    title_en: str
    only: tuple[object, ...] = ()
    leaves: bool = False


RULES: Final[Sequence[Rule]] = (
    Rule(
        "w09-issue-cards.cards",
        "on",
        ("w09-issue-cards",),
        "Kartu yang belum masuk kelompok",
        "Cards without a cluster",
    ),
    Rule(
        "w11-quantitative-gap.gaps",
        "on",
        ("w18-diagnosis", "w20-programme-ideas", "w32-logframe"),
        "Kesenjangan strategis yang belum ditindaklanjuti",
        "Strategic gaps that nothing came of",
        only=("strategic", True),
    ),
    Rule(
        "w18-diagnosis.causes",
        "on",
        ("w19-integrated-solutions", "w28-policy-proposals"),
        "Akar masalah tanpa solusi",
        "Causes without a solution",
        leaves=True,
    ),
    Rule(
        "w19-integrated-solutions.solutions",
        "on",
        ("w31-action-scheme", "w30-mcua", "w23-force-field"),
        "Solusi terpilih tanpa tindakan",
        "Chosen solutions without an action",
        only=("chosen", True),
    ),
    Rule(
        "w31-action-scheme.actions",
        "back",
        ("w11-quantitative-gap", "w10-issue-ranking"),
        "Tindakan yang tidak bermula dari kesenjangan atau isu utama",
        "Actions that come from no gap or main issue",
    ),
    Rule(
        "w31-action-scheme.actions",
        "on",
        ("w32-logframe",),
        "Tindakan yang belum masuk kerangka logis",
        "Actions that are not in the logframe",
    ),
    Rule(
        "w32-logframe.results",
        "on",
        ("w38-monitoring",),
        "Hasil dan keluaran yang indikatornya belum diukur",
        "Outcomes and outputs whose indicator was not measured",
        only=("type", "outcome", "output"),
    ),
)


@dataclass(frozen=True)
class LooseEnds:
    """The rows for which one rule does not hold."""

    rule: Rule
    knots: Sequence[Knot]


def loose_ends(content: Content, *, worksheets: Iterable[str]) -> list[LooseEnds]:
    """
    List where the thread ends too early.

    Args:
        content: All rows of the plan.
        worksheets: Ids of the worksheets that its guide knows; a rule about others, or one
            that only leads to others, does not apply.

    Returns:
        For each rule that finds something, the rows, in the order of the worksheet.
    """
    known = set(worksheets)
    thread = Thread(content)
    found = []
    for rule in RULES:
        targets = known.intersection(rule.worksheets)
        if rule.path.partition(".")[0] in known and targets:
            candidates = _candidates(rule, content, thread)
            knots = [knot for knot in candidates if _ends(thread, rule, knot, targets)]
            if knots:
                found.append(LooseEnds(rule, knots))
    return found


def _candidates(rule: Rule, content: Content, thread: Thread) -> list[Knot]:
    rows = content.of(rule.path)
    above = {row.cells.get("parent") for row in rows} if rule.leaves else set()
    kept = [
        row
        for row in rows
        if row.id not in above
        and (not rule.only or row.cells.get(str(rule.only[0])) in rule.only[1:])
    ]
    keys = (f"{rule.path}#{row.id}" for row in kept)
    return [thread.knots[key] for key in keys if key in thread.knots]


def _ends(thread: Thread, rule: Rule, knot: Knot, targets: set[str]) -> bool:
    reached = thread.outcomes(knot.key) if rule.way == "on" else thread.origins(knot.key)
    return not any(path.partition(".")[0] in targets for path in reached)
