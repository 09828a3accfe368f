"""Indicators of a water company as cells: value, bands of the rule, score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from siap.method_books.formulas import Formula, Range, down, of
from siap.method_books.functions import (
    above,
    all_of,
    at_least,
    beside,
    either,
    first_that,
    is_blank,
    is_filled,
    no,
    rounded,
    same,
)
from siap.method_books.sheets import Book, Row
from siap.methods.pdam_indicators import Given, Indicator, Ratio


@dataclass(frozen=True)
class _Edges:
    """Cells of one band of scores."""

    score: Formula
    edges: Mapping[str, Formula]


@dataclass(frozen=True)
class RuleCells:
    """Cells of one indicator of the rule."""

    head: Sequence[Formula]
    bands: Sequence[_Edges]
    words: tuple[Range, Range] | None

    @property
    def weight(self) -> Formula:
        """Weight of the indicator in the total."""
        return self.head[2]

    @property
    def without(self) -> Formula:
        """Score if the denominator is nought; empty where the rule names none."""
        return self.head[3]


def _rule_cells(book: Book, indicators: Sequence[Indicator]) -> dict[str, RuleCells]:
    say = book.say
    block = book.rules.block(
        say("Indikator", "Indicators"),
        [
            say("Kode", "Code"),
            say("Dikali", "Times"),
            say("Dibagi", "Divided by"),
            say("Bobot", "Weight"),
            say("Skor bila penyebut 0", "Score if the denominator is 0"),
        ],
    )
    heads = {}
    for each in indicators:
        row = block.row()
        row.label(each.id)
        values = (each.factor, each.divisor, each.weight or None, each.without_denominator)
        heads[each.id] = [row.input(value) for value in values]
    return {
        each.id: RuleCells(heads[each.id], _band_cells(book, each), _word_cells(book, each))
        for each in indicators
    }


def _band_cells(book: Book, indicator: Indicator) -> list[_Edges]:
    if not indicator.bands:
        return []
    names = {"least": "≥", "above": ">", "most": "≤", "below": "<"}
    title = f"{indicator.id} – {indicator.name}"
    block = book.rules.block(title, [book.say("Skor", "Score"), *names.values()])
    found = []
    for band in indicator.bands:
        row = block.row()
        score = row.input(band.score)
        edges = {}
        for key in names:
            cell = row.input(getattr(band, key))
            if getattr(band, key) is not None:
                edges[key] = cell
        found.append(_Edges(score, edges))
    return found


def _word_cells(book: Book, indicator: Indicator) -> tuple[Range, Range] | None:
    if not indicator.choices:
        return None
    title = f"{indicator.id} – {indicator.name}"
    block = book.rules.block(title, [book.say("Isian", "Word"), book.say("Skor", "Score")])
    pairs = []
    for choice, score in indicator.choices.items():
        row = block.row()
        pairs.append((row.input(choice), row.input(score)))
    return down([a for a, _ in pairs]), down([b for _, b in pairs])


@dataclass(frozen=True)
class Scored:
    """Row and score cell of one indicator."""

    indicator: Indicator
    row: Row
    score: Formula
    rule: RuleCells


def score_indicators(
    book: Book,
    values: Mapping[str, Given],
    indicators: Sequence[Indicator],
    missing: Formula,
    *,
    two_places: bool,
) -> list[Scored]:
    """
    Write the rule of each indicator, then a row with what was given and its score.

    Args:
        book: The workbook.
        values: As given, by id; one that is left out is missing.
        indicators: In the order of the rule.
        missing: What an indicator without a value scores.
        two_places: Whether the answer of the method has values with two places.
    """
    say = book.say
    rules = _rule_cells(book, indicators)
    heads = [say("Dua desimal", "Two places")] if two_places else []
    weights = [say("Skor × bobot", "Score × weight")] if two_places else []
    block = book.main.block(
        say("Indikator", "Indicators"),
        [
            say("Kode", "Code"),
            say("Indikator", "Indicator"),
            say("Nilai atau isian", "Value or word"),
            say("Pembilang", "Numerator"),
            say("Penyebut", "Denominator"),
            say("Nilai terhitung", "Value"),
            *heads,
            say("Skor", "Score"),
            say("Belum ada", "Missing"),
            say("Tidak dapat dihitung", "Not computable"),
            *weights,
        ],
    )
    found = []
    for each in indicators:
        row = block.row()
        row.label(each.id)
        row.label(each.name)
        given = values.get(each.id)
        found.append(
            _indicator(
                book, each, given, (row, rules[each.id], missing), two_places=two_places
            )
        )
    return found


def _indicator(
    book: Book,
    each: Indicator,
    given: Given,
    place: tuple[Row, RuleCells, Formula],
    *,
    two_places: bool,
) -> Scored:
    row, rule, missing = place
    plain, a, b = (
        (None, given.a, given.b) if isinstance(given, Ratio) else (given, None, None)
    )
    direct, top, bottom = row.input(plain), row.input(a), row.input(b)
    quotient = top / bottom * rule.head[0] / rule.head[1]
    as_ratio = is_filled(bottom)
    value = first_that(
        [(as_ratio, either(above(bottom, 0), quotient, "")), (is_blank(direct), "")], direct
    )
    if rule.words:
        value = of("")
    cell = book.result(("values", each.id), row, value)
    none = is_blank(cell)
    if two_places:
        shown = either(none, "", rounded(cell, 2))
        book.result(("values_rounded", each.id), row, shown, 2)
    gone = all_of(is_blank(direct), is_blank(bottom))
    ruled = all_of(is_filled(bottom), same(bottom, 0), is_filled(rule.without))
    scored = _banded(cell, rule.bands)
    if rule.words:
        scored = either(
            is_blank(direct), missing, beside(rule.words[0], direct, rule.words[1])
        )
        score = scored
    else:
        score = first_that([(ruled, rule.without), (none, missing)], scored)
    found = book.result(("scores", each.id), row, score)
    book.is_member(("missing",), each.id, row, gone)
    failed = all_of(no(gone), none, no(ruled)) if not rule.words else _never()
    book.is_member(("not_computable",), each.id, row, failed)
    return Scored(each, row, found, rule)


def _never() -> Formula:
    return Formula("FALSE", lambda: False)


def _banded(value: Formula, bands: Sequence[_Edges]) -> Formula:
    tests: Mapping[str, Callable[[Formula], Formula]] = {
        "least": lambda edge: at_least(value, edge),
        "above": lambda edge: above(value, edge),
        "most": lambda edge: at_least(edge, value),
        "below": lambda edge: above(edge, value),
    }
    cases = [
        (all_of(*(tests[key](edge) for key, edge in band.edges.items())), band.score)
        for band in bands
    ]
    return first_that(cases, "")


def missing_cell(book: Book, score: int | None) -> Formula:
    """Write the score that the caller wants for what is missing; empty means none."""
    label = book.say(
        "Skor bagi yang belum ada (kosong: tidak ada)", "Score for what is missing"
    )
    given = book.main.line(label, score, "input")
    return either(is_blank(given), "", given)
