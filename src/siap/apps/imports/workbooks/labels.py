"""What rows are called in a workbook: one label each, that leads back to the row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from siap.apps.imports.names import row_title
from siap.apps.worksheets.queries import Sheets

LONGEST = 120


@dataclass
class ListOfRows:
    """The rows that a column may refer to: label and id, and the name of the list."""

    name: str
    labels: dict[str, str] = field(default_factory=dict)

    def ids(self) -> Sequence[tuple[str, str]]:
        """Label and id of each row, in order."""
        return [(label, row_id) for row_id, label in self.labels.items()]


class Labels:
    """
    Labels of rows by part, made once each.

    Args:
        sheets: All that may be referred to.
        language: Of the title of a form.
    """

    def __init__(self, sheets: Sheets, language: str) -> None:
        self._sheets = sheets
        self._language = language
        self.lists: dict[str, ListOfRows] = {}

    def of(self, path: str, *, within: str) -> ListOfRows:
        """The rows of a part, in order."""
        full = path if "." in path else f"{within}.{path}"
        if full not in self.lists:
            self.lists[full] = self._made(full)
        return self.lists[full]

    def _made(self, full: str) -> ListOfRows:
        _, part = self._sheets.content.edition.part(full)
        found = ListOfRows(f"daftar_{len(self.lists) + 1}")
        if part.kind == "form":
            title = part.title if self._language == "id" else part.title_en
            found.labels["form"] = _plain(title, 1)
            return found
        taken: set[str] = set()
        for number, row in enumerate(self._sheets.content.of(full), start=1):
            title = row_title(part, row, self._sheets.titles)
            label = _unlike(_plain(title, number), taken)
            taken.add(label.casefold())
            found.labels[row.id] = label
        return found


def _plain(title: str, number: int) -> str:
    """A title in one line, without the sign that stands between several."""
    text = " ".join(title.replace(";", ",").split())
    if not text or text == "–":
        return f"({number})"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _unlike(label: str, taken: set[str]) -> str:
    if label.casefold() not in taken:
        return label
    number = 2
    while f"{label} ({number})".casefold() in taken:
        number += 1
    return f"{label} ({number})"
