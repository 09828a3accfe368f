"""What components show: small frozen values that views hand to templates."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Status:
    """How far a topic or a task is: always a word and a picture, never colour alone."""

    code: str
    label: Text
    icon: str


STATUSES: Final = {
    status.code: status
    for status in (
        Status("not-started", _("Belum mulai"), "circle"),
        Status("planned", _("Direncanakan"), "calendar"),
        Status("held", _("Terlaksana"), "half"),
        Status("outputs-complete", _("Keluaran lengkap"), "list"),
        Status("agreed", _("Disepakati"), "check"),
        Status("overdue", _("Terlambat"), "clock"),
    )
}


def status(code: str) -> Status:
    """
    Look a status up by its code; underscores count as hyphens.

    Raises:
        KeyError: The code is not one of `STATUSES`.
    """
    return STATUSES[code.replace("_", "-")]


@dataclass(frozen=True)
class Stage:
    """One stage in the tracker."""

    number: int
    title: Text
    state: str = "todo"  # done | current | todo
    note: Text = ""
    url: str = ""
    alert: Text = ""

    @property
    def state_word(self) -> Text:
        """The state in words, for those who do not see the circle."""
        return {"done": _("selesai"), "current": _("sedang berjalan")}.get(
            self.state, _("belum mulai")
        )


@dataclass(frozen=True)
class Tile:
    """One figure with its name."""

    label: Text
    value: Text
    note: Text = ""
    alert: bool = False


@dataclass(frozen=True)
class Link:
    """One entry of a navigation, a breadcrumb or a row of tabs."""

    label: Text
    url: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Column:
    """One column of a read-only table; `key` names the entry of each row."""

    key: str
    label: Text
    numeric: bool = False
    header: bool = False


@dataclass(frozen=True)
class Fact:
    """One line of a summary list."""

    label: Text
    value: Text
    url: str = ""
    action: Text = ""
