"""Dated rule sets: chosen by id and day, refused outside their dates, checked."""

from datetime import date
from pathlib import Path

import pytest

from siap.kernel.errors import InvalidInput, NotInForce, Unavailable
from siap.methodology.rulesets import choose, read_ruleset, regulations, rulesets
from siap.methods.method import MARKS

GOOD = """\
id: contoh
title: Contoh
legal_basis: {regulation: permendagri-86-2017, pinpoint: lampiran}
valid_from: 2017-01-01
verified: unverified
values:
  places: 0
  limit: 64.99
"""
TOPIC = "satisfaction-index"


def written(folder: Path, text: str, name: str = "contoh.yaml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_rule_set_is_chosen_by_id() -> None:
    assert choose(TOPIC, "kepmenpan-25-2004", None).id == "kepmenpan-25-2004"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2004, 1, 1), "kepmenpan-25-2004"),
        (date(2013, 12, 31), "kepmenpan-25-2004"),
        (date(2014, 1, 1), "permenpanrb-16-2014"),
        (date(2016, 12, 31), "permenpanrb-16-2014"),
        (date(2017, 1, 1), "permenpanrb-14-2017"),
    ],
)
def test_a_day_chooses_the_rule_set_in_force_on_it(day: date, found: str) -> None:
    assert choose(TOPIC, None, day).id == found


def test_the_day_before_the_first_rule_set_has_none() -> None:
    with pytest.raises(NotInForce) as caught:
        choose(TOPIC, None, date(2003, 12, 31))

    assert "kepmenpan-25-2004 2004-01-01" in caught.value.message()


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2014, 1, 1)])
def test_a_named_rule_set_is_refused_outside_its_dates(day: date) -> None:
    with pytest.raises(NotInForce):
        choose(TOPIC, "kepmenpan-25-2004", day)


def test_an_unknown_rule_set_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(InvalidInput) as caught:
        choose(TOPIC, "permenpanrb-99-2099", None)

    assert "permenpanrb-14-2017" in caught.value.message()


def test_a_file_is_read_with_exact_decimals(tmp_path: Path) -> None:
    rules = read_ruleset(written(tmp_path, GOOD), "gap")

    assert str(rules.values["limit"]) == "64.99"
    assert rules.valid_to is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Contoh", "judul: Contoh", "contoh.yaml:1: title: Field required"),
        ("title:", "warna: biru\ntitle:", "contoh.yaml:2: warna: Extra inputs"),
        ("places: 0", "places: 0\n  places: 1", "contoh.yaml:8: places: key written twice"),
        ("2017-01-01", "kemarin", "contoh.yaml:4: valid_from:"),
        ("unverified", "percaya", "contoh.yaml:5: verified:"),
        ("pinpoint: lampiran", "pinpoint: ''", "contoh.yaml:3: legal_basis.pinpoint:"),
        ("id: contoh", "id: lain", "contoh.yaml:1: id: must be contoh"),
        ("verified:", "valid_to: 2016-12-31\nverified:", "contoh.yaml:5: valid_to: ends"),
        ("values:", "marks: {batas: unverified}\nvalues:", "contoh.yaml:6: marks.batas:"),
        (
            "unverified\nvalues:",
            "public-text\nmarks: {limit: unverified}\nvalues:",
            "contoh.yaml:5: verified: better than",
        ),
        ("id: contoh", "- satu", "contoh.yaml:"),
    ],
)
def test_a_fault_is_told_with_file_line_path_and_reason(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in GOOD

    with pytest.raises(Unavailable) as caught:
        read_ruleset(written(tmp_path, GOOD.replace(old, new, 1)), "gap")

    assert told in caught.value.message("en")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        read_ruleset(written(tmp_path, ""), "gap")


def test_rule_sets_of_a_topic_come_oldest_first() -> None:
    starts = [rules.valid_from for rules in rulesets(TOPIC).values()]

    assert starts == sorted(starts)


def test_every_regulation_says_how_well_it_is_known() -> None:
    assert regulations()
    assert {each.verified for each in regulations().values()} <= set(MARKS)


def test_a_topic_without_rule_sets_has_none() -> None:
    assert rulesets("tidak-ada") == {}
