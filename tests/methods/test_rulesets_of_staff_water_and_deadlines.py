"""Methods that follow a regulation do nothing without its rule set."""

import json
from datetime import date, datetime
from typing import Any

import pytest

from siap.kernel.errors import InvalidInput
from siap.methodology.rulesets import regulations, rulesets
from siap.methods import exchange
from siap.methods.registry import METHODS

NAMES = ["workload", "pdam-health", "pdam-performance", "tariff", "sla"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_worked_out_without_a_rule_set(name: str) -> None:
    method = METHODS[name]
    data = {key: value for key, value in method.example.items() if key != "ruleset"}
    question = method.question.read(data)

    with pytest.raises(InvalidInput) as caught:
        method.answer(question, None)

    assert (caught.value.code, caught.value.where) == ("missing", "ruleset")


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_set_has_the_form_that_its_method_reads(name: str) -> None:
    method = METHODS[name]
    assert method.ruleset_topic is not None
    assert method.rule_values is not None

    for rules in rulesets(method.ruleset_topic).values():
        assert method.rule_values.read(rules.values)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_set_rests_on_a_regulation_of_the_catalogue(name: str) -> None:
    topic = METHODS[name].ruleset_topic
    assert topic is not None

    for rules in rulesets(topic).values():
        assert rules.legal_basis.regulation in regulations()


@pytest.mark.parametrize("name", NAMES)
def test_a_result_names_its_rule_set_and_how_well_it_is_known(name: str) -> None:
    method = METHODS[name]
    assert method.ruleset_topic is not None
    rules = next(iter(rulesets(method.ruleset_topic).values()))

    found: Any = method.calculate(method.example, rules)

    assert found["ruleset"]["id"] == rules.id
    codes = [each["code"] for each in found["warnings"]]
    assert "ruleset-unverified" in codes


def test_dates_that_are_dates_already_are_taken_and_the_schema_says_both_forms() -> None:
    shape = METHODS["sla"].question

    taken = shape.read({"received": date(2026, 7, 3), "kind": "x", "holidays": []})
    timed = shape.read({"received": datetime(2026, 7, 3, 8), "kind": "x", "holidays": []})  # noqa: DTZ001 - a local time

    assert taken.day == timed.day == date(2026, 7, 3)
    schema = json.loads(exchange.write(METHODS["sla"].input_schema))
    assert len(schema["properties"]["received"]["anyOf"]) == 2
