"""Reading the list of an RW: a row for each proposal, every mistake named by its cell."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.imports.headings import plain
from siap.apps.imports.reading.file_rows import FileRow, column_letter, text_of
from siap.apps.imports.reading.source_files import SourceFile
from siap.apps.imports.table_files import OutColumn, OutTable
from siap.apps.musyawarah.forms.proposals import ProposalForm
from siap.apps.musyawarah.models import Field, ProposalKind, ProposerKind
from siap.apps.organisations.models import Region
from siap.kernel.errors import InvalidInput
from siap.ui.forms import PlainForm

MAX_ROWS: Final = 500
TITLES: Final = {
    "title": "Usulan",
    "kind": "Jenis",
    "field": "Bidang",
    "problem": "Masalah",
    "place": "RT/RW",
    "spot": "Letak",
    "benefits": "Siapa yang terbantu",
    "beneficiaries": "Berapa orang",
    "volume": "Banyaknya",
    "unit": "Satuan",
    "cost_idr": "Biaya",
    "indicator": "Tanda berhasil",
    "proposer_kind": "Diusulkan oleh",
}
"""Titles of the columns by field of the form; the file says them in Indonesian."""
_NEEDED: Final = frozenset(TITLES) - {"spot", "proposer_kind", "place"}


class ListForm(PlainForm):
    """A file with the proposals of an RW."""

    village = forms.ChoiceField(label=_("Desa atau kelurahan"))
    file = forms.FileField(
        label=_("Daftar usulan (XLSX atau CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, villages: Sequence[Region], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(str(each.pk), each.name) for each in villages]
        self.fields["village"].choices = names  # type: ignore[attr-defined]


@dataclass(frozen=True)
class CellFault:
    """A cell that cannot be taken: like `C7`, what stands there, and why."""

    cell: str
    column: str
    typed: str
    message: str


@dataclass
class ReadList:
    """What a file holds: values by key of each proposal, or what is wrong with it."""

    rows: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)


def sample_list(places: Sequence[Region]) -> OutTable:
    """An empty list to be filled in, with one example."""
    example = (
        "Perbaikan saluran air Gang Melati",
        "fisik",
        "drainase dan banjir",
        "Gang tergenang setiap hujan.",
        places[-1].name if places else "",
        "Gang Melati",
        "warga gang",
        "120",
        "80",
        "meter",
        "40.000.000",
        "Gang tidak tergenang",
        "RW",
    )
    columns = [OutColumn(title, wide=key == "problem") for key, title in TITLES.items()]
    return OutTable("Usulan", columns, [example])


def read_list(source: SourceFile, *, places: Sequence[Region], data: bytes) -> ReadList:
    """
    Check every row of a list with the form that people fill in.

    Args:
        source: The file; titles in its first row, their order does not matter.
        places: The village and the RW and RT in it.
        data: Its bytes: the same file again makes the same proposals.

    Returns:
        The proposals and the faults; nothing should be taken while there is a fault.

    Raises:
        InvalidInput: A column is missing, or nothing stands below the titles.
    """
    rows = source.rows()
    head = next(rows, None)
    columns = _columns(head)
    mark = hashlib.sha256(data).hexdigest()[:20]
    found = ReadList()
    for row in rows:
        form = _form(row, columns, places, key=f"{mark}-{row.number}")
        if form.is_valid():
            found.rows.append((form.cleaned_data["key"], form.values()))
        else:
            found.faults += _faults(form, row, columns)
    if not found.rows and not found.faults:
        raise InvalidInput("import-empty", where="file")
    return found


def _columns(head: FileRow | None) -> dict[str, int]:
    titles = [plain(text_of(cell)) for cell in head.cells] if head else []
    found = {
        key: titles.index(plain(title))
        for key, title in TITLES.items()
        if plain(title) in titles
    }
    missing = [TITLES[key] for key in TITLES if key in _NEEDED - found.keys()]
    if missing:
        raise InvalidInput("list-column-missing", where="file", columns=", ".join(missing))
    return found


def _form(
    row: FileRow, columns: Mapping[str, int], places: Sequence[Region], *, key: str
) -> ProposalForm:
    data = {name: text_of(row.cell(at)).strip() for name, at in columns.items()}
    codes: dict[str, dict[str, str]] = {
        "kind": {str(label): value for value, label in ProposalKind.choices},
        "field": {str(label): value for value, label in Field.choices},
        "proposer_kind": {str(label): value for value, label in ProposerKind.choices},
        "place": {each.name: str(each.pk) for each in places},
    }
    for name, known in codes.items():
        by_word = {plain(label): value for label, value in known.items()}
        typed = data.get(name, "")
        data[name] = by_word.get(plain(typed), typed)
    data["place"] = data["place"] or str(places[0].pk)
    data["proposer_kind"] = data["proposer_kind"] or ProposerKind.RW.value
    data["key"] = key
    return ProposalForm(data, places=places)


def _faults(
    form: ProposalForm, row: FileRow, columns: Mapping[str, int]
) -> list[CellFault]:
    faults = []
    for name, errors in form.errors.items():
        index = columns.get(name)
        cell = (
            f"{column_letter(index)}{row.number}" if index is not None else str(row.number)
        )
        typed = text_of(row.cell(index)) if index is not None else ""
        title = TITLES.get(name, gettext("baris ini"))
        faults += [CellFault(cell, title, typed[:80], str(error)) for error in errors]
    return faults
