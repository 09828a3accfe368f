"""`trend`: question, answer and working; it extends the calculation contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.answers import (
    NUMBERS,
    NUMBERS_OR_NULL,
    number_or_null,
    numbers,
    rounded_or_null,
)
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Truth, Whole
from siap.methods.trend import FEWEST_YEARS, Course, Movement, follow, missing_years
from siap.methods.yearly import SeriesOf


@dataclass(frozen=True, slots=True)
class TrendQuestion:
    """Input of the contract."""

    indicators: list[Course]


QUESTION: Final = Record(
    TrendQuestion,
    {
        "indicators": ListOf(
            Record(
                Course,
                {"id": Name(), "series": SeriesOf(least=1)},
                {
                    "direction": Choice(("higher", "lower", "range")),
                    "years_ahead": Whole(0, 30, "Years to project after the last one."),
                },
            ),
            unique="id",
        )
    },
)

_BY_YEAR: Final = MapOf(MapOf(NUMBERS.shape, least=0), about="By indicator, then by year.")
OUTPUT: Final = plain_object(
    {
        "growth_percent": NUMBERS_OR_NULL,
        "growth_percent_rounded": NUMBERS_OR_NULL,
        "total_growth_percent": NUMBERS_OR_NULL,
        "total_growth_percent_rounded": NUMBERS_OR_NULL,
        "trend": NUMBERS_OR_NULL,
        "line": _BY_YEAR,
        "projected": _BY_YEAR,
        "projected_last": NUMBERS_OR_NULL,
        "good": MapOf(OrNull(Truth())),
    }
)


def answer(question: TrendQuestion, _rules: RuleSet | None) -> Answer:
    """Give the movements as the contract writes them; `*_rounded` has two places."""
    found = {course.id: follow(course) for course in question.indicators}
    yearly = {name: each.yearly_growth for name, each in found.items()}
    whole = {name: each.whole_growth for name, each in found.items()}
    return Answer(
        {
            "growth_percent": _each(yearly),
            "growth_percent_rounded": _each_rounded(yearly),
            "total_growth_percent": _each(whole),
            "total_growth_percent_rounded": _each_rounded(whole),
            "trend": _each({name: each.slope for name, each in found.items()}),
            "line": {name: _by_year(each.line) for name, each in found.items()},
            "projected": {name: _by_year(each.projected) for name, each in found.items()},
            "projected_last": _each({name: _last(each) for name, each in found.items()}),
            "good": {name: each.good for name, each in found.items()},
        },
        _notices(question, found),
    )


def _each(values: Mapping[str, Fraction | None]) -> dict[str, object]:
    return {name: number_or_null(value) for name, value in values.items()}


def _each_rounded(values: Mapping[str, Fraction | None]) -> dict[str, object]:
    return {name: rounded_or_null(value, 2) for name, value in values.items()}


def _by_year(values: Mapping[int, Fraction]) -> dict[str, object]:
    return dict(numbers({str(year): value for year, value in values.items()}))


def _last(movement: Movement) -> Fraction | None:
    return next(reversed(movement.projected.values()), None)


def _notices(question: TrendQuestion, found: Mapping[str, Movement]) -> list[Notice]:
    notices = []
    for index, course in enumerate(question.indicators):
        where = f"indicators[{index}].series"
        missing = missing_years(course.series)
        if len(course.series) < FEWEST_YEARS:
            facts = {"id": course.id, "count": len(course.series), "least": FEWEST_YEARS}
            notices.append(Notice("few-years", where, facts))
        if missing:
            years = ", ".join(map(str, missing))
            notices.append(
                Notice("years-missing", where, {"id": course.id, "years": years})
            )
        if len(course.series) > 1 and None in found[course.id][:2]:
            notices.append(Notice("no-growth", where, {"id": course.id}))
    return notices


_YEARLY: Final = Text("Pertumbuhan rata-rata {}", "Mean growth of {}")
_WHOLE: Final = Text("Pertumbuhan seluruhnya {}", "Whole growth of {}")
_SLOPE: Final = Text("Laju per tahun {}", "Change per year of {}")
_AHEAD: Final = Text("Perkiraan {} untuk {}", "Projection of {} for {}")
_MEAN_FORMULA: Final = Text(
    "rata-rata dari (nilai − nilai setahun sebelumnya) ÷ nilai setahun sebelumnya × 100",
    "mean of (value − value a year before) ÷ value a year before × 100",
)
_WHOLE_FORMULA: Final = Text(
    "(nilai akhir − nilai awal) ÷ nilai awal × 100",
    "(last value − first value) ÷ first value × 100",
)
_SLOPE_FORMULA: Final = Text(
    "(n × Σxy − Σx × Σy) ÷ (n × Σx² − (Σx)²), x = tahun − tahun pertama",
    "(n × Σxy − Σx × Σy) ÷ (n × Σx² − (Σx)²), x = year − first year",
)
_AHEAD_FORMULA: Final = Text(
    "rata-rata nilai + laju × (tahun − rata-rata tahun)",
    "mean of the values + change × (year − mean of the years)",
)
_NO_MEANING: Final = Text("tidak dapat dihitung", "has no meaning")


def working(
    question: TrendQuestion,
    result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show the growth, the line and the projection of each indicator."""
    steps = []
    for course in question.indicators:
        steps += _Shown(course, result, language).steps()
    return steps


class _Shown:
    """The working of one indicator in one language."""

    def __init__(self, course: Course, result: Mapping[str, Any], language: str) -> None:
        self.id = course.id
        self.series = sorted(course.series)
        self.result = result
        self.language = language

    def steps(self) -> list[Step]:
        """Growth first, then the line, then each year ahead."""
        return [
            self._step(_YEARLY, _MEAN_FORMULA, self._changes(), "growth_percent", " %"),
            self._step(
                _WHOLE, _WHOLE_FORMULA, self._change(), "total_growth_percent", " %"
            ),
            self._step(_SLOPE, _SLOPE_FORMULA, self._sums(), "trend", ""),
            *(self._ahead(year) for year in self.result["projected"][self.id]),
        ]

    def _step(self, title: Text, formula: Text, put_in: str, key: str, unit: str) -> Step:
        value = self.result[key][self.id]
        said = self._say(_NO_MEANING)
        if value is not None:
            said = f"{self._number(value, 2 if unit else 4)}{unit}"
        return Step(self._say(title).format(self.id), self._say(formula), put_in, said)

    def _changes(self) -> str:
        pairs = [
            f"({self._number(later.value)} − {self._number(earlier.value)}) ÷ "
            f"{self._number(earlier.value)} × 100"
            for earlier, later in zip(self.series, self.series[1:], strict=False)
            if later.year == earlier.year + 1
        ]
        return "; ".join(pairs) or "–"

    def _change(self) -> str:
        first, last = (
            self._number(each.value) for each in (self.series[0], self.series[-1])
        )
        return f"({last} − {first}) ÷ {first} × 100" if self.series[1:] else "–"

    def _sums(self) -> str:
        if not self.series[1:]:
            return "–"
        n, start = len(self.series), self.series[0].year
        points = [(each.year - start, each.value) for each in self.series]
        x, xx = sum(p for p, _ in points), sum(p * p for p, _ in points)
        y = self._number(sum((v for _, v in points), Fraction()))
        xy = self._number(sum((p * v for p, v in points), Fraction()))
        return f"({n} × {xy} − {x} × {y}) ÷ ({n} × {xx} − {x}²)"

    def _ahead(self, year: str) -> Step:
        n = len(self.series)
        mean = sum((each.value for each in self.series), Fraction()) / n
        middle = write_number(Fraction(sum(e.year for e in self.series), n), "en")
        middle = middle.replace(",", "")  # a year is written without a sign for thousands
        if self.language == "id":
            middle = middle.replace(".", ",")
        rise = self._number(self.result["trend"][self.id], 4)
        value = self.result["projected"][self.id][year]
        return Step(
            self._say(_AHEAD).format(self.id, year),
            self._say(_AHEAD_FORMULA),
            f"{self._number(mean)} + {rise} × ({year} − {middle})",
            self._number(value, 2),
        )

    def _say(self, text: Text) -> str:
        return text.in_language(self.language)

    def _number(self, value: Any, places: int | None = None) -> str:
        return write_number(value, self.language, places)


METHOD: Final = Method(
    name="trend",
    title=Text("Perkembangan indikator", "Trend of indicators"),
    summary=Text(
        "Menghitung pertumbuhan, laju per tahun, dan perkiraan beberapa tahun ke depan",
        "Work out growth, change per year and a projection for the years ahead",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "indicators": [
            {
                "id": "cakupan",
                "direction": "higher",
                "series": [
                    {"year": 2022, "value": 40},
                    {"year": 2023, "value": 44},
                    {"year": 2024, "value": 46},
                ],
                "years_ahead": 2,
            },
            {
                "id": "kehilangan-air",
                "direction": "lower",
                "series": [{"year": 2023, "value": 35}, {"year": 2024, "value": 33}],
            },
        ]
    },
    sources=(
        "Panduan penerapan STPP, tahap 2: profil pelayanan",
        "Kuadrat terkecil biasa; pertumbuhan dalam persen dari nilai sebelumnya",
    ),
)
