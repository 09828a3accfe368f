"""Who may do what, as a table that an auditor reads and a reviewer agrees to."""

from pathlib import Path

from siap.apps.plans.permissions import ABILITIES

GOLDEN = Path(__file__).with_name("permissions.txt")


def table() -> str:
    """One line for each role, one column for each ability."""
    abilities = sorted(set().union(*ABILITIES.values()))
    width = max(map(len, ABILITIES))
    lines = [f"{'':{width}}  " + "  ".join(abilities)]
    for role, allowed in ABILITIES.items():
        marks = [("yes" if each in allowed else "-").ljust(len(each)) for each in abilities]
        lines.append(f"{role:{width}}  " + "  ".join(marks).rstrip())
    return "\n".join(lines) + "\n"


def test_the_permissions_are_those_that_were_agreed(*, update_golden: bool) -> None:
    if update_golden:
        GOLDEN.write_text(table(), encoding="utf-8")

    assert table() == GOLDEN.read_text(encoding="utf-8")
