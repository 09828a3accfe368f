"""What a column of a file can become: a column of a part, one year of it, or the row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from siap.apps.imports.headings import Heading, plain
from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Column, Part

ROW_ID: Final = "@id"
VERSION: Final = "@version"
AXIS_ROW: Final = "@row"
AXIS_COLUMN: Final = "@column"

OWN_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    ROW_ID: ("ID baris", "Row ID"),
    VERSION: ("Versi baris", "Row version"),
    AXIS_ROW: ("Baris matriks", "Matrix row"),
    AXIS_COLUMN: ("Kolom matriks", "Matrix column"),
}
# Words that people use for the same thing; each line is one thing.
_SYNONYMS: Final = (
    {"satuan", "unit", "ukuran", "sat"},
    {"sumber", "sumber data", "source", "asal data"},
    {"keterangan", "catatan", "ket", "note", "notes", "remarks"},
    {"indikator", "nama indikator", "indicator", "uraian indikator", "judul indikator"},
    {"isu", "masalah", "permasalahan", "issue", "keluhan", "problem"},
    {"isi kartu", "kartu", "text", "pendapat", "usulan", "aduan"},
    {"kegiatan", "program", "program kegiatan", "aksi", "tindakan", "action"},
    {"penanggung jawab", "pic", "pj", "owner", "penanggungjawab"},
    {"tanggal", "tgl", "date"},
    {"mulai", "tanggal mulai", "start"},
    {"selesai", "batas waktu", "tenggat", "due", "target selesai"},
    {"nama", "nama lengkap", "name"},
    {"lembaga", "instansi", "institusi", "opd", "skpd", "organisasi", "institution"},
    {"jabatan", "posisi", "kedudukan", "position"},
    {"jumlah", "banyaknya", "amount", "total"},
    {"peran", "tugas", "role"},
    {"pengertian", "definisi", "definisi operasional", "definition", "rumus"},
    {"solusi", "pemecahan", "solution"},
    {"kriteria", "criterion", "ukuran penilaian"},
)
_FILLERS: Final = frozenset({"nilai", "tahun", "per", "value", "year", "capaian", "th"})


@dataclass(frozen=True)
class Target:
    """
    Something that a column of a file can fill.

    `key` is `@id`, `@version`, `@row`, `@column`, the key of a column, or `column.year`.
    """

    key: str
    column: Column | None
    title: str
    title_en: str
    year: str = ""

    def titled(self, language: str) -> str:
        """The title in the reader's language."""
        return self.title if language == "id" else self.title_en


def targets_of(part: Part, years: Iterable[int]) -> list[Target]:
    """
    List what a file can fill in a part.

    Args:
        part: Of any kind.
        years: Those offered for yearly columns.

    Returns:
        The axes of a matrix first, then the columns as people fill them (yearly ones once
        for each year), then the id and the version of the row.
    """
    before = [AXIS_ROW, AXIS_COLUMN] if part.kind == "matrix" else []
    after = [VERSION] if part.kind in {"matrix", "form"} else [ROW_ID, VERSION]
    wanted = sorted(set(years))
    own: list[Target] = []
    for column in columns_of(part):
        if column.type in YEARLY_TYPES:
            own += [_of_year(column, year) for year in wanted]
        else:
            own.append(Target(column.key, column, column.title, column.title_en))
    return [*map(_special, before), *own, *map(_special, after)]


def _special(key: str) -> Target:
    title, title_en = OWN_TITLES[key]
    return Target(key, None, title, title_en)


def _of_year(column: Column, year: int) -> Target:
    title = f"{column.title.removesuffix(' per tahun')} {year}"
    title_en = f"{column.title_en.removesuffix(' per year')} {year}"
    return Target(f"{column.key}.{year}", column, title, title_en, str(year))


def years_named(headings: Iterable[Heading]) -> set[int]:
    """The years that stand in titles of columns."""
    found = {_year_in(heading.title) for heading in headings}
    return {int(year) for year in found if year}


def _year_in(title: str) -> str:
    years = [
        word
        for word in plain(title).split()
        if len(word) == 4 and word.isdigit() and "1900" <= word <= "2200"
    ]
    return years[0] if len(years) == 1 else ""


def guess_mapping(headings: Sequence[Heading], targets: Sequence[Target]) -> dict[int, str]:
    """
    Guess what each column of a file becomes.

    Args:
        headings: The columns of the file.
        targets: What they can fill.

    Returns:
        Key of the target by index of the column: by title or key, by year, by words of
        the same meaning, last by a title with a slip of the pen. None is given twice.
    """
    found: dict[int, str] = {}
    for matches in (_by_name, _by_year, _by_synonym, _by_likeness):
        for heading in headings:
            taken = set(found.values())
            free = [target for target in targets if target.key not in taken]
            if heading.index not in found and (key := matches(heading, free)):
                found[heading.index] = key
    return found


def _names(target: Target) -> set[str]:
    return {plain(target.title), plain(target.title_en), plain(target.key)}


def _by_name(heading: Heading, targets: Sequence[Target]) -> str:
    wanted = plain(heading.title)
    return next((t.key for t in targets if wanted in _names(t)), "")


def _by_year(heading: Heading, targets: Sequence[Target]) -> str:
    year = _year_in(heading.title)
    if not year:
        return ""
    rest = set(plain(heading.title).split()) - {year} - _FILLERS
    of_year = [target for target in targets if target.year == year]
    if not rest:
        return of_year[0].key if of_year else ""
    for target in of_year:
        if rest <= set(plain(f"{target.title} {target.title_en}").split()):
            return target.key
    return ""


def _by_synonym(heading: Heading, targets: Sequence[Target]) -> str:
    wanted = plain(heading.title)
    same = set().union(*(words for words in _SYNONYMS if wanted in words))
    return next((t.key for t in targets if same & _names(t)), "")


def _by_likeness(heading: Heading, targets: Sequence[Target]) -> str:
    wanted = plain(heading.title)
    if len(wanted) < 5 or _year_in(heading.title):
        return ""
    names = {name: t.key for t in targets if not t.year for name in _names(t)}
    close = get_close_matches(wanted, [n for n in names if len(n) > 4], n=1, cutoff=0.86)
    return names[close[0]] if close else ""


def known_titles(targets: Sequence[Target]) -> frozenset[str]:
    """Every name of every target, for finding the row of titles."""
    names = frozenset(name for target in targets for name in _names(target))
    same = (words for words in _SYNONYMS if words & names)
    return names.union(*same)
