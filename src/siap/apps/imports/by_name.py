"""What becomes of a file, said in words: for the command line and for programs."""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.apps.imports.choices import Choices, Measure, Summary, first_rows, targets_for
from siap.apps.imports.headings import Heading, headings_of, plain
from siap.apps.imports.reading.file_rows import column_letter
from siap.apps.imports.reading.source_files import SourceFile
from siap.apps.imports.targets import Target
from siap.apps.worksheets.places import Place
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True)
class Wanted:
    """
    Changes to what was guessed.

    `columns` are pairs of a column of the file (title, or `#C` for its letter) and what it
    fills (key, or title; empty to pass it over). `by_year` is the column with the time,
    `measures` are texts such as `sum:jumlah=Jumlah aduan|aduan` or, weighted,
    `median:jam:jumlah=Waktu respons|jam`.
    """

    columns: Sequence[tuple[str, str]] = ()
    match: str | None = None
    by_year: str = ""
    measures: Sequence[str] = ()


def choose(source: SourceFile, place: Place, guessed: Choices, wanted: Wanted) -> Choices:
    """
    Change a guess by names.

    Args:
        source: The file.
        place: Where to.
        guessed: What was guessed.
        wanted: What shall be otherwise.

    Returns:
        The choices.

    Raises:
        InvalidInput: A column is not there, or its title stands over several.
    """
    headings = headings_of(first_rows(source, guessed.sheet), guessed.header)
    targets = targets_for(place, headings)
    mapping = dict(guessed.mapping)
    for title, name in wanted.columns:
        index = _index(headings, title)
        mapping.pop(index, None)
        if name:
            key = _key(targets, name)
            mapping = {at: other for at, other in mapping.items() if other != key}
            mapping[index] = key
    match = guessed.match if wanted.match is None else wanted.match
    if match and match not in place.part.unique:
        known = ", ".join(place.part.unique) or "–"
        raise InvalidInput("import-target-unknown", where="match", value=match, known=known)
    return guessed.model_copy(
        update={
            "mapping": mapping,
            "match": match,
            "summary": _summary(headings, wanted) if wanted.by_year else None,
        }
    )


def _index(headings: Sequence[Heading], title: str) -> int:
    if title.startswith("#"):
        letter = title[1:].upper()
        found = [h.index for h in headings if column_letter(h.index) == letter]
    else:
        found = [h.index for h in headings if plain(h.title) == plain(title)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidInput("import-column-ambiguous", where=title, value=title)
    known = ", ".join(heading.title for heading in headings)
    raise InvalidInput("import-column-unknown", where=title, value=title, known=known)


def _key(targets: Sequence[Target], name: str) -> str:
    for target in targets:
        if name == target.key or plain(name) in {
            plain(target.title),
            plain(target.title_en),
        }:
            return target.key
    known = ", ".join(target.key for target in targets)
    raise InvalidInput("import-target-unknown", where=name, value=name, known=known)


def _summary(headings: Sequence[Heading], wanted: Wanted) -> Summary:
    measures = tuple(_measure(headings, text) for text in wanted.measures)
    if not measures:
        raise InvalidInput("missing", where="measure")
    return Summary(period=_index(headings, wanted.by_year), measures=measures)


def _measure(headings: Sequence[Heading], text: str) -> Measure:
    left, _, right = text.partition("=")
    how, *columns = [word.strip() for word in left.split(":")]
    title, _, unit = right.partition("|")
    if how not in {"sum", "count", "mean", "median"}:
        known = "sum, count, mean, median"
        raise InvalidInput("not-a-choice", where="measure", value=how, known=known)
    if not (title.strip() and unit.strip()) or (how != "count" and not any(columns)):
        raise InvalidInput("bad-arguments", detail=f"--measure {text}")
    indexes = [_index(headings, column) for column in columns if column]
    return Measure.model_validate(
        {
            "how": how,
            "title": title.strip(),
            "unit": unit.strip(),
            "column": indexes[0] if how != "count" else None,
            "weight": indexes[1] if len(indexes) > 1 else None,
        }
    )
