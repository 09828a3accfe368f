"""Reading what pages send, where a form of Django's would be more than is needed."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form
from django.http import HttpRequest, QueryDict

from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.questions import Option
from siap.kernel.errors import InvalidInput

AnyForm = TypeVar("AnyForm", bound=Form)
Do = Callable[[Command, QueryDict], str | None]
"""What a button of the desk does; gives what is told to the one who pressed it."""


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which shows the answer itself."""
    return "application/json" in request.headers.get("Accept", "")


def checked_form(form: AnyForm) -> AnyForm:
    """
    A form that can be read.

    Raises:
        InvalidInput: Something in it is missing or wrong, with the first of what it says.
    """
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else ""
        why = f"{label}: {errors[0]}" if label else str(errors[0])
        raise InvalidInput("meeting-form", where=name, why=why)
    return form


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
