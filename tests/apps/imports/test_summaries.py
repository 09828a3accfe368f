"""Rows summed up by year: exact, with what is missing counted and never taken for zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.imports.handing import INDICATORS, at, csv_of, previewed, stored
from apps.imports.workbooks import a_workbook
from factories.plans import NOW, a_plan, facilitator_of
from siap.apps.imports.applying import apply_plan
from siap.apps.imports.choices import Measure, Summary
from siap.apps.imports.headings import Heading
from siap.apps.imports.reading.file_rows import FileRow
from siap.apps.imports.summarising import summarise, year_of

HEADINGS = [Heading(0, "bulan"), Heading(1, "jumlah"), Heading(2, "jam")]


def figure(how: str, rows: list[tuple[object, ...]], **more: object) -> dict[int, Decimal]:
    measure = Measure.model_validate(
        {"how": how, "title": "T", "unit": "u", "column": 2, **more}
    )
    given_rows = [FileRow(n, row) for n, row in enumerate(rows, start=2)]  # type: ignore[arg-type]
    summary = Summary(period=0, measures=(measure,))
    found = summarise(given_rows, summary, HEADINGS, numbers="en")
    assert found.faults == []
    return dict(found.figures[0].values)


def test_sums_counts_means_and_medians_are_exact() -> None:
    rows = [("2022-01", "1", "0.1"), ("2022-02", "1", "0.2"), ("2023-01", "1", "5")]

    assert figure("sum", rows) == {2022: Decimal("0.3"), 2023: Decimal(5)}
    assert figure("count", rows) == {2022: Decimal(2), 2023: Decimal(1)}
    assert figure("mean", rows) == {2022: Decimal("0.15"), 2023: Decimal("5.00")}
    assert figure("median", rows) == {2022: Decimal("0.15"), 2023: Decimal("5.00")}


def test_a_weight_counts_a_row_as_often_as_it_says() -> None:
    rows = [("2022", "3", "1"), ("2022", "1", "9"), ("2022", "1", "10")]

    assert figure("median", rows, weight=1) == {2022: Decimal("1.00")}
    assert figure("mean", rows, weight=1) == {2022: Decimal("4.40")}


def test_a_missing_value_is_counted_and_not_zero() -> None:
    rows = [
        FileRow(2, ("2022", "1", "4")),
        FileRow(3, ("2022", "1", "")),
        FileRow(4, ("2023", "1", None)),
    ]
    measure = Measure(how="mean", title="Jam", unit="jam", column=2)

    found = summarise(rows, Summary(period=0, measures=(measure,)), HEADINGS, numbers="en")

    assert found.figures[0].values == {2022: Decimal("4.00")}
    assert found.figures[0].missing == {2022: (1, 2), 2023: (1, 1)}


def test_what_is_no_number_and_what_has_no_year_are_faults() -> None:
    rows = [FileRow(2, ("2022", "1", "lama")), FileRow(3, ("", "1", "4"))]
    measure = Measure(how="sum", title="Jam", unit="jam", column=2)

    found = summarise(rows, Summary(period=0, measures=(measure,)), HEADINGS, numbers="en")

    assert [(f.number, f.column, f.code) for f in found.faults] == [
        (2, "jam", "not-a-number"),
        (3, "bulan", "import-no-year"),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022", 2022),
        ("2022-01", 2022),
        ("21/11/2023", 2023),
        ("November 2023", 2023),
        ("2023-11-21 08:30", 2023),
        ("2022/2023", None),
        ("11-23", None),
        ("120220", None),
        ("", None),
    ],
)
def test_a_year_is_read_from_the_ways_of_writing_a_time(
    text: str, year: int | None
) -> None:
    assert year_of(text) == year


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=30))
def test_the_median_lies_between_the_smallest_and_the_largest(values: list[int]) -> None:
    rows = [("2022", "1", str(value)) for value in values]

    (median,) = figure("median", rows).values()

    assert min(values) <= median <= max(values)
    assert sum(value < median for value in values) <= len(values) / 2
    assert sum(value > median for value in values) <= len(values) / 2


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 6)), min_size=1, max_size=12))
def test_a_weight_is_the_same_as_writing_the_row_several_times(
    pairs: list[tuple[int, int]],
) -> None:
    weighted = [("2022", str(weight), str(value)) for value, weight in pairs]
    repeated = [("2022", "1", str(value)) for value, weight in pairs for _ in range(weight)]

    assert figure("median", weighted, weight=1) == figure("median", repeated)
    assert figure("mean", weighted, weight=1) == figure("mean", repeated)


@pytest.mark.django_db
def test_a_figure_becomes_an_indicator_that_says_how_it_came_about() -> None:
    place = at(a_plan(), INDICATORS)
    rows = [["bulan", "jam"], ["2022-01", "4"], ["2022-02", ""], ["2023-01", "2"]]
    measure = {"how": "mean", "title": "Waktu respons", "unit": "jam", "column": 1}
    summary = {"period": 0, "measures": [measure]}

    preview = previewed(place, csv_of(rows), summary=summary)
    apply_plan(
        place=place,
        plan=preview.plan,
        good_only=False,
        by=facilitator_of(place.plan),
        now=NOW,
    )

    (indicator,) = stored(place)
    assert indicator["title"] == "Waktu respons"
    assert indicator["values"] == {"2022": "4", "2023": "2"}
    assert indicator["source"] == "berkas.csv"
    assert "2022: 1 dari 2 baris" in str(indicator["note"])


@pytest.mark.django_db
def test_a_later_summary_adds_its_years_to_the_indicator_of_the_same_title() -> None:
    place = at(a_plan(), INDICATORS)
    measure = {"how": "count", "title": "Aduan", "unit": "aduan"}
    summary = {"period": 0, "measures": [measure]}
    by = facilitator_of(place.plan)
    for year in (2022, 2023):
        preview = previewed(place, a_workbook([["bulan"], [f"{year}-05"]]), summary=summary)
        apply_plan(place=place, plan=preview.plan, good_only=False, by=by, now=NOW)

    assert [row["values"] for row in stored(place)] == [{"2022": "1", "2023": "1"}]
