"""The demonstration plans: whole, consistent all the way, and plainly invented."""

import re
from collections import Counter
from itertools import combinations

import pytest

from catalog.demo_reading import (
    Demo,
    all_rows,
    all_texts,
    amounts,
    findings_of,
    matrix_faults,
    people_of,
    read,
    reference_faults,
)
from siap.methodology.completeness import completeness
from siap.methodology.demo_files import DEMO_DIR

KEYS = sorted(folder.name for folder in DEMO_DIR.iterdir() if folder.is_dir())
every_plan = pytest.mark.parametrize("key", KEYS)

# What each plan deliberately leaves open, because it has not come that far.
UNFINISHED = {
    "blud-spam": {"w37-direct-action", "w38-monitoring", "w40-good-practice"},
    "pdam": set(),
    "umum": {"w31-action-scheme", "w32-logframe"},
}
NOT_COMPUTED = {"blud-spam": {"w38-monitoring.progress"}, "pdam": set(), "umum": set()}
# The company weighed forces to choose its strategic actions, which its guide leaves open.
BESIDES = {"pdam": {"w23-force-field"}}
# An office may promise or sign without naming who sits there.
NOT_PEOPLE = {"Redaksi siaran pagi"}
# A number of the service desk, not of a person.
PLACEHOLDERS = ("0811-0000-2026",)
# Its activities share one counter that starts at nought; three meters hang already.
OWN_COUNT = {"pdam": {"e-meterinduk"}}
# Waters, trees and hills, birds: nobody's register holds so many of these together.
GIVEN_NAMES = frozenset(
    re.findall(
        r"[A-Z]\w+",
        """
        Arus Bening Bukit Danau Deras Embun Gerimis Hujan Hulu Jernih Kolam Kuala Laut Mata
        Muara Pancur Riak Rinai Samudra Sendang Sumur Teduh Telaga Tetes

        Akasia Asoka Bambu Beringin Cemara Cendana Damar Flamboyan Gaharu Jati Kelapa Kemiri
        Mahoni Meranti Pandan Pinus Randu Rasamala Rimba Saga Sengon Trembesi Ulin Waru

        Bangau Camar Cendrawasih Elang Gelatik Jalak Kenari Kutilang Merpati Murai Perkutut
        Pipit Rajawali
        """,
    )
)
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # an address for mail
    r"|https?://|www\."  # a page
    r"|(?<![\d.])\d{15,18}(?![\d.])"  # numbers of citizens and of civil servants
    r"|(?<![\d.])(?:\+62|0(?!800)\d{2,3})[\s-]?\d{3,4}[\s-]?\d{3,4}"  # a telephone
)


@every_plan
def test_every_cell_is_what_its_column_takes(key: str) -> None:
    demo = read(key)  # parses every cell, and an unknown column is a KeyError

    assert sum(bool(row.cells) for _, row in all_rows(demo)) > 200


@every_plan
def test_every_row_has_an_id_of_its_own(key: str) -> None:
    for sheet in read(key).sheets:
        for rows in sheet.parts.values():
            counted = Counter(row.id for row in rows)
            assert max(counted.values(), default=1) == 1, counted.most_common(1)


@every_plan
def test_every_reference_and_every_cell_of_a_matrix_points_to_a_row(key: str) -> None:
    demo = read(key)

    assert list(reference_faults(demo)) == []
    assert list(matrix_faults(demo)) == []


@every_plan
def test_a_plan_uses_worksheets_of_its_guide_and_says_what_it_adds(key: str) -> None:
    demo = read(key)
    book = demo.content.edition
    numbers = book.guide(demo.head.plan.guide).worksheet_numbers

    taken = {book.by_number[number].id for number in numbers}
    assert demo.used - taken == BESIDES.get(key, set())


@pytest.mark.parametrize("key", ["pdam", "blud-spam"])
def test_a_complete_plan_uses_every_worksheet_of_its_guide(key: str) -> None:
    demo = read(key)
    book = demo.content.edition
    numbers = book.guide(demo.head.plan.guide).worksheet_numbers

    assert demo.used >= {book.by_number[number].id for number in numbers}


@every_plan
def test_no_rule_of_level_error_is_broken(key: str) -> None:
    demo = read(key)
    broken = [
        (sheet, finding.key, finding.rows)
        for sheet in demo.used
        for finding in findings_of(demo, sheet)
        if finding.level == "error"
    ]

    assert broken == []


@every_plan
def test_every_computation_runs_that_has_something_to_compute(key: str) -> None:
    assert read(key).failed == NOT_COMPUTED[key]


@every_plan
def test_only_what_the_plan_has_not_reached_is_incomplete(key: str) -> None:
    demo = read(key)
    open_sheets = set()
    for sheet in demo.used:
        worksheet = demo.content.edition.worksheet(sheet)
        if not completeness(worksheet, demo.content, findings_of(demo, sheet)).is_complete:
            open_sheets.add(sheet)

    assert open_sheets == UNFINISHED[key]


@every_plan
def test_the_main_issue_is_the_one_that_won(key: str) -> None:
    demo = read(key)
    decision = demo.content.form("w10-issue-ranking.decision")

    assert (
        demo.results["w10-issue-ranking"]["ranking"]["main_issue"]
        == (decision["main_issue"])
    )


@every_plan
def test_votes_say_who_won_and_every_pair_has_as_many_voters(key: str) -> None:
    voters = set()
    for pair, cells in read(key).rows("w10-issue-ranking.comparisons").items():
        first, second = int(str(cells["votes_a"])), int(str(cells["votes_b"]))
        assert cells["value"] == ("a" if first > second else "b"), pair
        voters.add(first + second)

    assert len(voters) == 1


@every_plan
def test_the_satisfaction_index_is_the_last_one_of_the_series(key: str) -> None:
    demo = read(key)
    score = demo.results["w08-service-profile"]["satisfaction"]["score"]
    series = demo.rows("w08-service-profile.indicators")["n-ikm"]["values"]
    assert isinstance(series, dict)

    assert f"{score:.2f}" == str(series[max(series)])


@every_plan
def test_a_logframe_starts_from_the_last_value_that_the_profile_knows(key: str) -> None:
    demo = read(key)
    indicators = demo.rows("w08-service-profile.indicators")
    astray = []
    for result, cells in demo.rows("w32-logframe.results").items():
        series = indicators[str(cells["indicator"])]["values"]
        assert isinstance(series, dict)
        if float(str(series[max(series)])) != float(str(cells["baseline"])):
            astray.append((result, series[max(series)], cells["baseline"]))

    assert {result for result, *_ in astray} == OWN_COUNT.get(key, set())


@pytest.mark.parametrize("key", ["pdam", "umum"])
def test_a_gap_is_measured_from_the_last_value_that_the_profile_knows(key: str) -> None:
    demo = read(key)
    indicators = demo.rows("w08-service-profile.indicators")
    astray = []
    for gap, cells in demo.rows("w11-quantitative-gap.gaps").items():
        series = indicators[str(cells["indicator"])]["values"]
        assert isinstance(series, dict)
        known = series[str(cells["achieved_year"])]
        if float(str(known)) != float(str(cells["achieved"])):
            astray.append((gap, known, cells["achieved"]))

    assert astray == []


@pytest.mark.parametrize("key", ["pdam", "blud-spam"])
def test_budget_lines_hold_exactly_what_the_actions_cost(key: str) -> None:
    demo = read(key)
    lines: Counter[tuple[str, str, str]] = Counter()
    for cells in demo.rows("w35-insertion.lines").values():
        place = (str(cells["action"]), str(cells["year"]), str(cells["funds"]))
        lines[place] += int(str(cells["ceiling"]))

    assert dict(lines) == dict(amounts(demo))


@pytest.mark.parametrize("key", ["blud-spam", "umum"])
def test_the_workload_counts_everybody_whom_the_profile_counts(key: str) -> None:
    demo = read(key)
    staff = sum(
        int(str(cells["staff"])) for cells in demo.rows("w15-workload.positions").values()
    )
    people = [
        int(str(cells["amount"]))
        for cells in demo.rows("w08-service-profile.conditions").values()
        if cells["kind"] == "people"
    ]

    assert people == [staff]


def test_the_flow_of_the_health_centre_takes_as_long_as_people_wait() -> None:
    demo = read("umum")
    waiting = demo.rows("w08-service-profile.indicators")["n-tunggu"]["values"]
    assert isinstance(waiting, dict)

    assert demo.results["w24-service-flow"]["time_now"]["expected"] == int(waiting["2025"])
    assert demo.results["w24-service-flow"]["time_new"]["expected"] < 15


def test_the_nine_systems_add_up_to_all_connections() -> None:
    demo = read("blud-spam")
    units = demo.rows("w25-organisation.units")
    served = [
        int(found[1].replace(".", ""))
        for cells in units.values()
        if (found := re.search(r"Jam aliran ([\d.]+) sambungan", str(cells)))
    ]
    series = demo.rows("w08-service-profile.indicators")["n-sambungan"]["values"]
    assert isinstance(series, dict)

    assert len(served) == 3
    assert sum(served) == int(series["2025"])


def test_the_nine_systems_choose_a_body_and_mend_while_they_form_it() -> None:
    topics = {topic.topic: topic.branch for topic in read("blud-spam").head.topics}
    choice = read("blud-spam").content.form("w12-organisation-needs.form")["choice"]

    assert (topics["3.1"], topics["4.2"], choice) == ("blud", "both", "blud")


@every_plan
def test_everybody_has_the_name_of_a_water_a_tree_or_a_bird(key: str) -> None:
    demo = read(key)

    assert {name for name in people_of(demo) if name.split()[0] not in GIVEN_NAMES} == set()
    assert demo.head.plan.region.fictional


@every_plan
def test_everybody_who_signs_or_answers_is_known_to_the_plan(key: str) -> None:
    demo = read(key)
    named = {
        str(cells[column])
        for path, column in (
            ("w04-commitments.commitments", "who"),
            ("w33-citizen-charter.signatories", "name"),
            ("w34-agreement.responses", "who"),
        )
        for cells in demo.rows(path).values()
    }

    assert named - people_of(demo) <= NOT_PEOPLE


@every_plan
def test_no_text_holds_an_address_or_a_number_of_a_person(key: str) -> None:
    found = [
        (where, text)
        for where, text in all_texts(read(key))
        if PERSONAL.search(text) and text not in PLACEHOLDERS
    ]

    assert found == []


def test_the_search_for_personal_data_finds_what_it_looks_for() -> None:
    real = [
        "surel warga@kota.go.id",
        "0812-3456-7890",
        "NIK 3275011201900001",
        "www.kota.id",
    ]
    harmless = [
        "Rp1.170.000.000",
        "1.03.03.2.01.0021",
        "188.45/063/KEP/2026",
        "0800-100-2026",
    ]

    assert all(PERSONAL.search(text) for text in real)
    assert not any(PERSONAL.search(text) for text in harmless)


def is_a_title(text: str) -> bool:
    """Whether it only names an office or an agency, which every region may have."""
    return all(word == "dan" or word[0].isupper() for word in text.split())


def sentences(demo: Demo) -> set[str]:
    """Texts of six words or more that are the plan's own."""
    # What an agenda says comes from the guide; what laws and units are called is given.
    given = ("agenda", "legal_basis", "regulations.name", "element", "source", "lines.name")
    return {
        text
        for where, text in all_texts(demo)
        if len(text.split()) >= 6 and not where.endswith(given) and not is_a_title(text)
    }


def test_no_two_plans_share_a_person_an_account_or_a_sentence() -> None:
    for one, other in combinations(KEYS, 2):
        first, second = read(one), read(other)
        accounts = [{person.key for person in demo.head.team} for demo in (first, second)]

        assert sentences(first) & sentences(second) == set(), (one, other)
        assert accounts[0] & accounts[1] == set(), (one, other)
        assert people_of(first) & people_of(second) == set(), (one, other)
