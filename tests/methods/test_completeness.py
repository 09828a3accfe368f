"""Every method of the registry is whole: example, schema, working, cases, tests, docs."""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from siap.kernel.source import Source
from siap.methodology.calculation import compute, rules_for
from siap.methodology.located_yaml import load_located
from siap.methodology.rulesets import regulations, rulesets
from siap.methods.method import Method
from siap.methods.registry import METHODS

ROOT = Path(__file__).parents[2]
HEADINGS = (
    "## Tujuan",
    "## Kapan tidak dipakai",
    "## Masukan dan hasil",
    "## Rumus",
    "## Contoh hitung tangan",
    "## Kasus tepi",
    "## Sumber",
    "## Batas",
)
CONTRACT = {
    "pairwise-ranking", "mcua", "usg", "carl", "reinke", "hanlon", "apkl", "force-field",
    "stakeholder-grid", "swot", "gap", "workload", "competency-gap", "satisfaction-index",
    "sample-size", "three-colour", "pdam-health", "pdam-performance", "nrw", "tariff",
    "feasibility", "flow-time", "ceiling-share", "sla", "schedule", "equal-shares",
    "greedy-list",
}  # fmt: skip

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))


def test_the_registry_holds_every_method_that_the_contract_names() -> None:
    assert set(METHODS) >= CONTRACT


def test_a_method_is_registered_under_its_own_name() -> None:
    assert {name: method.name for name, method in METHODS.items()} == {
        name: name for name in METHODS
    }


@every_method
def test_the_example_computes_and_the_result_is_as_the_output_schema_says(
    method: Method[Any],
) -> None:
    result = compute(method.name, method.example)

    assert method.output_shape.read(result)
    assert result["method"] == method.name
    assert ("ruleset" in result) == (method.ruleset_topic is not None)


@every_method
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_working_of_the_example_is_shown_in_both_languages(
    method: Method[Any], language: str
) -> None:
    rules = rules_for(method, method.example)
    result = method.calculate(method.example, rules, language)

    steps = method.explain(method.example, result, rules, language)

    assert steps
    for step in steps:
        assert step.title.strip()
        assert step.formula.strip()
        assert step.substituted.strip()
        assert step.result.strip()


@every_method
def test_the_working_is_another_text_in_the_other_language(method: Method[Any]) -> None:
    rules = rules_for(method, method.example)
    result = method.calculate(method.example, rules)

    indonesian, english = (
        method.explain(method.example, result, rules, language) for language in ("id", "en")
    )

    assert len(indonesian) == len(english)
    assert indonesian != english


@every_method
def test_title_and_summary_are_there_in_both_languages(method: Method[Any]) -> None:
    assert all((method.title.id, method.title.en, method.summary.id, method.summary.en))
    assert "\n" not in method.summary.id + method.summary.en


@every_method
def test_the_schema_requires_and_forbids_what_the_reader_does(method: Method[Any]) -> None:
    schema: Mapping[str, Any] = method.input_schema

    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(method.example)
    assert set(method.example) <= set(schema["properties"])


@every_method
def test_worked_examples_tests_and_documentation_exist(method: Method[Any]) -> None:
    wanted = [
        f"tests/methods/cases/{method.name}.yaml",
        f"tests/methods/test_{method.name.replace('-', '_')}.py",
        f"docs/methods/{method.name}.md",
    ]

    assert [path for path in wanted if not (ROOT / path).is_file()] == []


@every_method
def test_there_are_at_least_three_worked_examples(method: Method[Any]) -> None:
    content: Any = load_located(ROOT / f"tests/methods/cases/{method.name}.yaml").value

    assert len(content["cases"]) >= 3


@every_method
def test_the_documentation_has_every_heading_in_order(method: Method[Any]) -> None:
    text = (ROOT / f"docs/methods/{method.name}.md").read_text(encoding="utf-8")

    places = [text.find(f"\n{heading}\n") for heading in HEADINGS]

    assert -1 not in places, HEADINGS[places.index(-1)]
    assert places == sorted(places)


def test_the_index_of_the_documentation_names_every_method() -> None:
    index = (ROOT / "docs/methods/README.md").read_text(encoding="utf-8")

    assert [name for name in METHODS if f"({name}.md)" not in index] == []


@every_method
def test_every_rule_set_of_a_topic_reads_and_names_a_known_regulation(
    method: Method[Any],
) -> None:
    if method.ruleset_topic is None:
        assert method.rule_values is None
        return

    found = rulesets(method.ruleset_topic)

    assert found
    assert method.rule_values is not None
    for rules in found.values():
        assert method.rule_values.read(rules.values)
        assert rules.legal_basis.regulation in regulations()


@every_method
def test_every_source_in_the_catalogue_exists(method: Method[Any]) -> None:
    named = [each.regulation for each in method.sources if isinstance(each, Source)]

    assert method.sources
    assert [name for name in named if name not in regulations()] == []


def test_every_topic_of_the_catalogue_is_read_by_a_method_or_an_app() -> None:
    package = Path(str(files("siap")))
    topics = {path.name for path in (package / "catalog/rulesets").iterdir()}
    apps = "".join(path.read_text() for path in (package / "apps").rglob("*.py"))
    of_apps = set(re.findall(r'^TOPIC: Final = "([a-z-]+)"$', apps, re.MULTILINE))

    assert topics == {each.ruleset_topic for each in METHODS.values()} - {None} | of_apps


def test_relations_between_regulations_point_to_known_ones_and_back() -> None:
    known = regulations()
    for name, regulation in known.items():
        for other in regulation.replaces:
            assert name in known[other].replaced_by
        for other in regulation.replaced_by:
            assert name in known[other].replaces
        for other in regulation.amends:
            assert name in known[other].amended_by
        for other in regulation.amended_by:
            assert name in known[other].amends
