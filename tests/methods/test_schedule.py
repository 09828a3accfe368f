"""`schedule` by the contract: refusals with their place, warnings, answers that add up."""

import os
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest

from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    changed,
    check_case,
    refusal,
    warned,
    without,
)
from siap.methodology.calculation import compute

PROPOSAL: dict[str, Any] = {"id": "a", "area": "w", "agency": "d", "cost": 5, "score": 2}
ENVIRONMENT = {**os.environ, "DJANGO_SETTINGS_MODULE": "siap.project.settings.test"}
INPUT: dict[str, Any] = {
    "horizon": [2027, 2028],
    "ceilings": {"total": {"2027": 10, "2028": 10}},
    "proposals": [PROPOSAL],
    "discount": Decimal("0.1"),
    "time_limit_s": 5,
    "seed": 1,
}
CASES = [case for case in cases_of("schedule") if "error" not in case.values[0]]


def with_proposal(**changes: object) -> dict[str, object]:
    return changed(INPUT, proposals=[{**PROPOSAL, **changes}])


@pytest.mark.parametrize("case", CASES)
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("schedule", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("schedule", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    found = refusal("schedule", with_proposal(score=bad))

    assert found == (code, "proposals[0].score")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"horizon": []}, "empty", "horizon"),
        ({"horizon": [2028, 2027]}, "schedule-horizon-order", "horizon[1]"),
        ({"horizon": [2027, 2027]}, "schedule-horizon-order", "horizon[1]"),
        ({"horizon": [27]}, "out-of-range", "horizon[0]"),
        ({"ceilings": {"total": {"2027": 1}}}, "missing", "ceilings.total.2028"),
        ({"ceilings": {"total": {"2027": -1}}}, "out-of-range", "ceilings.total.2027"),
        ({"ceilings": {"kota": {}}}, "unknown-key", "ceilings.kota"),
        (
            {"ceilings": {"area": {"w": {"2027": 1, "2028": 1, "2029": 1}}}},
            "unknown-key",
            "ceilings.area.w.2029",
        ),
        (
            {"ceilings": {"agency": {"d": {"dua": 1}}}},
            "not-a-year",
            "ceilings.agency.d.dua",
        ),
        ({"proposals": []}, "empty", "proposals"),
        ({"proposals": [PROPOSAL, PROPOSAL]}, "duplicate", "proposals[1].id"),
        ({"discount": 10}, "out-of-range", "discount"),
        ({"time_limit_s": 0}, "out-of-range", "time_limit_s"),
        ({"seed": Decimal("1.5")}, "not-whole", "seed"),
        ({"floor_share": Decimal("1.1")}, "out-of-range", "floor_share"),
        ({"ceilings": {}, "floor_share": 1}, "floor-without-ceiling", "floor_share"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("schedule", changed(INPUT, **changes)) == (code, where)


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"cost": -1}, "out-of-range", "cost"),
        ({"cost": Decimal("1.5")}, "not-whole", "cost"),
        ({"people": -1}, "out-of-range", "people"),
        ({"mandatory": "ya"}, "wrong-type", "mandatory"),
        ({"needs": ["x"]}, "unknown-id", "needs[0]"),
        ({"needs": ["a"]}, "needs-circle", "needs"),
        ({"not_before": 2028, "not_after": 2027}, "window-turned-round", "not_after"),
        ({"fixed_year": 2030}, "fixed-outside-horizon", "fixed_year"),
        ({"fixed_year": 2027, "not_before": 2028}, "fixed-outside-window", "fixed_year"),
        ({"colour": "red"}, "unknown-key", "colour"),
    ],
)
def test_a_wrong_proposal_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("schedule", with_proposal(**changes)) == (code, f"proposals[0].{where}")


def test_a_mandatory_proposal_without_a_year_is_refused() -> None:
    found = refusal("schedule", with_proposal(mandatory=True, not_before=2031))

    assert found == ("mandatory-without-year", "proposals[0]")


def test_a_proposal_beyond_the_horizon_waits_and_a_warning_says_so() -> None:
    data = with_proposal(not_before=2031)

    found: Any = compute("schedule", data)

    assert found["year"] == {"a": None}
    assert found["waiting"] == ["a"]
    assert warned("schedule", data) == {"window-outside-horizon"}


def test_money_spent_is_the_same_whichever_way_it_is_added_up() -> None:
    found: Any = compute("schedule", CASES[2].values[0]["input"])
    spent = found["spent"]

    for year, total in spent["total"].items():
        assert sum(by_year[year] for by_year in spent["area"].values()) == total
        assert sum(by_year[year] for by_year in spent["agency"].values()) == total


@pytest.mark.parametrize(
    "program",
    [
        "from siap.methods.registry import METHODS; METHODS['schedule']",
        "import django; django.setup(); import siap.project.urls",
        "import siap.scheduling.planning, siap.scheduling.sooner",
    ],
)
def test_the_solver_is_not_loaded_before_it_is_needed(program: str) -> None:
    program = f"import sys; {program}; print({{'highspy'}} & set(sys.modules))"

    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )

    assert ran.stdout.strip() == "set()"
