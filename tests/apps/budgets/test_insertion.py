"""The insertion sheet: codes against the list in force, levels, indicators, money."""

from datetime import date
from typing import Any

import pytest

from apps.budgets.lists import PLAIN, taken
from factories.plans import a_plan, a_region
from siap.apps.budgets.ceilings import BudgetLine, lowest
from siap.apps.budgets.sheet_checks import check_insertion
from siap.apps.organisations.models import RegionLevel
from siap.apps.plans.models import Plan
from siap.apps.worksheets.queries import read_sheets
from siap.methodology.content import Content, ContentRow
from siap.methodology.library import edition
from siap.methodology.sheet_checks import Finding

pytestmark = pytest.mark.django_db
SHEET = "w35-insertion"
GOOD = {
    "action": "a1",
    "level": "sub-activity",
    "code": "1.03.03.2.01.0021",
    "year": 2026,
    "ceiling": 100,
    "funds": "apbd",
    "result": "r1",
}


def line(**cells: Any) -> dict[str, Any]:
    return {key: value for key, value in {**GOOD, **cells}.items() if value is not None}


def content(
    *lines: dict[str, Any],
    ceilings: dict[int, int] | None = None,
    cost: dict[str, int] | None = None,
) -> Content:
    rows = {
        f"{SHEET}.lines": [ContentRow(f"l{n}", cells) for n, cells in enumerate(lines, 1)],
        f"{SHEET}.ceilings": [
            ContentRow(f"c{year}", {"year": year, "amount": amount})
            for year, amount in (ceilings or {}).items()
        ],
        "w31-action-scheme.actions": [ContentRow("a1", {"title": "A", "cost": cost})],
        "w32-logframe.results": [
            ContentRow("r1", {"statement": "R", "indicator": "Jumlah"}),
            ContentRow("r2", {"statement": "R"}),
        ],
    }
    return Content(edition(), rows)


def findings(
    *lines: dict[str, Any], plan: Plan | None = None, **more: Any
) -> list[Finding]:
    sheet = edition().worksheet(SHEET)
    return check_insertion(plan or a_plan(), sheet, content(*lines, **more))


def keys(found: list[Finding]) -> dict[str, tuple[str, ...]]:
    return {finding.key: finding.rows for finding in found}


def test_a_line_as_it_should_be_has_nothing_to_say() -> None:
    taken()

    assert findings(line()) == []


def test_without_lines_nothing_is_asked(django_assert_num_queries: Any) -> None:
    plan = a_plan()

    with django_assert_num_queries(0):
        assert findings(plan=plan) == []


def test_without_a_list_the_sheet_says_so_and_checks_no_code() -> None:
    found = findings(line(), line(code="9.99.99.9.99.9999"))

    assert keys(found) == {"codes-not-imported": ("l1", "l2")}
    assert "belum diimpor" in found[0].message
    assert found[0].level == "warning"


def test_a_list_of_another_year_or_another_government_does_not_count() -> None:
    taken(valid_from=date(2027, 1, 1))
    taken(key="lama", valid_from=date(2024, 1, 1), valid_to=date(2025, 12, 31))
    taken(key="provinsi", government="province")

    assert keys(findings(line())) == {"codes-not-imported": ("l1",)}
    assert findings(line(year=2027)) == []
    assert findings(line(year=2025)) == []


def test_the_list_that_came_into_force_last_counts() -> None:
    taken(key="lama", valid_from=date(2024, 1, 1))
    taken(
        PLAIN.replace("1.03.03.2.01.0021", "1.03.03.2.01.0031"), valid_from=date(2026, 1, 1)
    )

    assert keys(findings(line())) == {"code-unknown": ("l1",)}
    assert findings(line(year=2025)) == []


def test_a_code_that_is_not_in_the_list_is_named_by_its_row() -> None:
    taken()

    found = findings(line(), line(code="1.03.03.2.01.0999"))

    assert keys(found) == {"code-unknown": ("l2",)}


def test_a_code_that_all_fields_share_is_found_under_the_field_s_own_number() -> None:
    taken()

    assert findings(line(code="1.03.01.2.06.0009")) == []
    assert findings(line(code="4.01.01.2.06.9")) == []


def test_what_is_no_code_is_said_and_not_looked_up() -> None:
    taken()

    assert keys(findings(line(code="RKA 7"))) == {"code-shape": ("l1",)}


@pytest.mark.parametrize("level", ["programme", "activity"])
def test_a_level_that_does_not_fit_the_code_is_said(level: str) -> None:
    taken()

    assert keys(findings(line(level=level))) == {"code-level": ("l1",)}


def test_another_name_than_the_list_gives_is_said_but_not_another_way_to_write_it() -> None:
    taken()

    assert findings(line(name="PENINGKATAN  jaringan per-pipaan")) == []
    assert keys(findings(line(name="Jaringan"))) == {"code-name": ("l1",)}


@pytest.mark.parametrize("funds", ["own", "apbn", "business", "community", "donor"])
def test_money_that_follows_other_lists_is_not_checked(funds: str) -> None:
    taken()

    assert findings(line(code="RKAP 51.02", funds=funds)) == []


def test_a_line_without_source_follows_the_region_s_own_government() -> None:
    region = a_region("Provinsi Rekaan")
    region.level = RegionLevel.PROVINCE
    region.save()
    plan = a_plan(region=region)
    taken(government="province")

    assert findings(line(funds=None), plan=plan) == []
    assert keys(findings(line(funds="apbd"), plan=plan)) == {"codes-not-imported": ("l1",)}


@pytest.mark.parametrize("result", [None, "r2", "gone"])
def test_a_line_whose_logframe_line_has_no_indicator_is_said(result: str | None) -> None:
    taken()

    assert keys(findings(line(result=result))) == {"no-indicator": ("l1",)}


def test_lines_beyond_the_ceiling_of_their_year_are_an_error() -> None:
    taken()
    lines = [line(ceiling=60), line(ceiling=50), line(year=2027, ceiling=500)]

    found = findings(*lines, ceilings={2026: 100})

    assert keys(found) == {"ceiling-exceeded": ("l1", "l2")}
    assert found[0].level == "error"
    assert "Rp110 > Rp100" in found[0].message


def test_lines_just_at_the_ceiling_fit() -> None:
    taken()

    assert findings(line(ceiling=60), line(ceiling=40), ceilings={2026: 100}) == []


def test_a_programme_and_its_sub_activities_are_not_counted_twice() -> None:
    taken()
    programme = line(code="1.03.03", level="programme", ceiling=100)

    found = findings(programme, line(ceiling=100), ceilings={2026: 100})

    assert found == []


def test_parts_above_the_line_over_them_are_said() -> None:
    taken()
    programme = line(code="1.3.3", level="programme", ceiling=90)

    found = findings(programme, line(ceiling=100), ceilings={2026: 100})

    assert keys(found) == {"parts-above-line": ("l1", "l2")}


def test_lines_below_the_cost_of_their_action_are_said() -> None:
    taken()

    found = findings(line(ceiling=80), cost={"2026": 100, "2027": 900})

    assert keys(found) == {"ceiling-short": ("l1",)}
    assert findings(line(ceiling=60), line(ceiling=40), cost={"2026": 100}) == []


def test_only_the_lowest_lines_are_added_up() -> None:
    codes = ("1.03.03", "1.03.03.2.01", "1.03.03.2.01.0021", "1.03.04")
    lines = [BudgetLine(code, code, 2026, 1, "") for code in codes]

    assert [each.code for each in lowest(lines)] == ["1.03.03.2.01.0021", "1.03.04"]


def test_the_number_of_queries_stays_as_lines_grow(django_assert_num_queries: Any) -> None:
    taken()
    plan = Plan.objects.select_related("region").get(pk=a_plan().pk)
    many = [line(code=f"1.03.03.2.01.{n:04d}", year=2026 + n % 3) for n in range(60)]

    with django_assert_num_queries(2):
        findings(line(), plan=plan)
    with django_assert_num_queries(2):
        findings(*many, plan=plan)


def test_the_sheet_as_people_see_it_holds_these_checks_once(
    django_assert_num_queries: Any,
) -> None:
    sheets = read_sheets(a_plan(), [edition().worksheet(SHEET)])
    filled = type(sheets)(sheets.plan, content(line(code="RKA 7")), {})
    sheet = edition().worksheet(SHEET)

    found = filled.findings(sheet)

    assert "code-shape" in keys(found)
    with django_assert_num_queries(0):
        filled.completeness(sheet)
        assert filled.findings(sheet) == found
