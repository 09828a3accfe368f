"""Reading what pages send, where a form of Django's would be more than is needed."""

from django.http import QueryDict

from siap.apps.meetings.services.votes import Option


def whole(typed: str) -> int | None:
    """A whole number without a sign; None for anything else."""
    text = typed.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def signed(typed: str) -> int:
    """A whole number, perhaps with a minus; nought for anything else."""
    value = whole(typed.strip().removeprefix("-")) or 0
    return -value if typed.strip().startswith("-") else value


def points_given(typed: QueryDict) -> dict[str, int]:
    """Points by option, from fields like `points-<id>`; empty fields are left out."""
    found = {}
    for name, value in typed.items():
        number = whole(str(value))
        if name.startswith("points-") and number is not None:
            found[name.removeprefix("points-")] = number
    return found


def typed_options(text: str) -> list[Option]:
    """Options typed one a line, numbered from 1."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return [Option(id=str(n), title=line) for n, line in enumerate(lines, 1)]
